//! What is to be done to articles, and what was done.

use crate::article::Keys;
use crate::text::Clean;
use crate::user::{Change, Log, Mark, Side, Subject};

/// What is to be done to articles, and kept.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Do something to an article.
    Save {
        /// The row it is for.
        row: u32,
        /// The article it is for.
        subject: Subject,
        /// The change.
        change: Change,
        /// Whether it can be undone.
        log: Log,
    },
    /// Do the same to many articles, at once.
    SaveAll {
        /// The number of the catalogue that the rows are of.
        catalogue: i64,
        /// Their rows.
        rows: Vec<u32>,
        /// The change.
        change: Change,
    },
    /// Put a bookmark beside another in the list.
    Move {
        /// The bookmark.
        moved: Subject,
        /// On which side of the other.
        side: Side,
        /// What the other is known by.
        beside: Keys,
    },
    /// Stop what is being done to many articles: then nothing is done to any.
    StopSaving,
    /// Try at once to keep what could not be kept, and say how much is left.
    KeepNow,
    /// Undo the last thing done to articles.
    Undo,
    /// Do it again.
    Redo,
    /// Say when so many seconds are over.
    Wait {
        /// Which wait this is.
        number: u64,
        /// How long.
        secs: u64,
    },
}

/// What was done to articles and is on disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// It in words.
    pub words: Clean,
    /// What undoing would do, in words: how to undo is said then.
    pub undoing: Option<&'static str>,
    /// The rows that bear other marks now, and which: none where there are too many to be named.
    pub saved: Vec<(Vec<u32>, Mark)>,
    /// Whether the cursor goes to the first of them: it was done before, and perhaps elsewhere.
    pub goes_there: bool,
    /// How many changes wait that could not be kept.
    pub unsaved: usize,
}
