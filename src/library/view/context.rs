//! Words in context as the screen shows them: lines, windows of them, and their orders.

use crate::text::Clean;

pub use crate::library::view::passages::Passage;

/// What the places are put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// The date of the article, the newest first.
    #[default]
    Date,
    /// Who published it, then the date.
    Source,
    /// The words after the place.
    Right,
}

impl By {
    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Date => Self::Source,
            Self::Source => Self::Right,
            Self::Right => Self::Date,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Source => "source",
            Self::Right => "words after",
        }
    }
}

/// A place as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The row of its article.
    pub row: u32,
    /// When that was published, as in [`crate::article::Summary`].
    pub published: Option<Clean>,
    /// Who published it, or the folder where that is not known.
    pub source: Clean,
    /// The place.
    pub passage: Passage,
}

/// Some of the lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Window {
    /// The number of the first.
    pub first: usize,
    /// They; `None` where an article is gone by now.
    pub lines: Vec<Option<Line>>,
    /// Where the place that was held is now.
    pub held: Option<usize>,
}

/// How many places are known by now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Places.
    pub places: usize,
    /// Articles that were read.
    pub read: usize,
    /// Articles that may have some.
    pub of: usize,
}
