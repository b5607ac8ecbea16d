//! The orders of the list.

/// What the list is sorted by. Articles that lack the fact stand last in every order; equals stand
/// newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// By date, newest first.
    #[default]
    Newest,
    /// By date, oldest first.
    Oldest,
    /// By title, as folded.
    Title,
    /// By source, newest first within one.
    Source,
    /// By keyword hits, most first.
    Hits,
    /// By length, longest first.
    Words,
    /// By how well they match the words that were asked for, best first; without any, newest first.
    Rank,
}

impl Sort {
    /// Every order, as the menu lists them.
    pub const ALL: [Self; 7] = [
        Self::Newest,
        Self::Oldest,
        Self::Title,
        Self::Source,
        Self::Hits,
        Self::Words,
        Self::Rank,
    ];

    /// The word used in queries and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "date",
            Self::Oldest => "-date",
            Self::Title => "title",
            Self::Source => "source",
            Self::Hits => "hits",
            Self::Words => "words",
            Self::Rank => "rank",
        }
    }

    /// The order of that name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}
