//! What may be changed in the keyword files.
//!
//! Groups and words are named, not numbered: a change holds for the files as they are when it is
//! made, and not as they were when someone asked for it.

use crate::keywords::{Color, Word};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A group more, after the others of the first file.
    AddGroup {
        /// Its name.
        group: String,
    },
    /// Takes a group away, with its words.
    RemoveGroup {
        /// Its name.
        group: String,
    },
    /// Gives a group another name.
    RenameGroup {
        /// The name it has.
        group: String,
        /// The name it gets.
        to: String,
    },
    /// Gives a group a colour.
    Recolor {
        /// Its name.
        group: String,
        /// The colour; `None` for that of the palette.
        color: Option<Color>,
    },
    /// Turns a group on or off.
    EnableGroup {
        /// Its name.
        group: String,
        /// Whether it is on.
        is_enabled: bool,
    },
    /// Puts a group before the one that wins over it.
    RaiseGroup {
        /// Its name.
        group: String,
    },
    /// Puts a group behind the next.
    LowerGroup {
        /// Its name.
        group: String,
    },
    /// A word more, at the end of its group.
    AddWord {
        /// The name of the group.
        group: String,
        /// The word.
        word: Word,
    },
    /// Takes a word away.
    RemoveWord {
        /// The name of the group.
        group: String,
        /// The word.
        word: Word,
    },
    /// Puts a word in the place of another: another text, or another rule.
    ReplaceWord {
        /// The name of the group.
        group: String,
        /// The word that is there.
        word: Word,
        /// The word that comes there.
        to: Word,
    },
    /// Turns a word on or off.
    EnableWord {
        /// The name of the group.
        group: String,
        /// The word.
        word: Word,
        /// Whether it is on.
        is_enabled: bool,
    },
    /// Puts a word at the end of another group.
    MoveWord {
        /// The name of its group.
        group: String,
        /// The word.
        word: Word,
        /// The name of the other group.
        to: String,
    },
}

impl Change {
    /// The group that it is about.
    pub fn group(&self) -> &str {
        match self {
            Self::AddGroup { group }
            | Self::RemoveGroup { group }
            | Self::RenameGroup { group, .. }
            | Self::Recolor { group, .. }
            | Self::EnableGroup { group, .. }
            | Self::RaiseGroup { group }
            | Self::LowerGroup { group }
            | Self::AddWord { group, .. }
            | Self::RemoveWord { group, .. }
            | Self::ReplaceWord { group, .. }
            | Self::EnableWord { group, .. }
            | Self::MoveWord { group, .. } => group,
        }
    }
}
