//! What the list is grouped by.

/// What the articles of a group share. The groups stand in the order of what they share, and within
/// each the articles in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Group {
    /// No groups.
    #[default]
    None,
    /// The day of publication; of dates known less well, the month or the year.
    Day,
    /// The month of publication.
    Month,
    /// The source.
    Source,
    /// The first letter of the title.
    Title,
    /// How many keyword hits they have.
    Hits,
    /// How long they are.
    Words,
    /// The day, and within it the story that they tell.
    Story,
}

impl Group {
    /// Every grouping, as the menu lists them.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::Day,
        Self::Month,
        Self::Source,
        Self::Title,
        Self::Hits,
        Self::Words,
        Self::Story,
    ];

    /// The word used in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Day => "day",
            Self::Month => "month",
            Self::Source => "source",
            Self::Title => "title",
            Self::Hits => "hits",
            Self::Words => "words",
            Self::Story => "story",
        }
    }

    /// The grouping of that name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}
