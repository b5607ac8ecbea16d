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

    /// What it does, in a few words.
    pub fn words(&self) -> String {
        match self {
            Self::AddGroup { group } => format!("added the group {group}"),
            Self::RemoveGroup { group } => format!("deleted the group {group}"),
            Self::RenameGroup { group, to } => format!("renamed {group} to {to}"),
            Self::Recolor { group, .. } => format!("{group} has another colour"),
            Self::EnableGroup { group, is_enabled } => format!("{group} is {}", on(*is_enabled)),
            Self::RaiseGroup { group } => format!("{group} wins over one more"),
            Self::LowerGroup { group } => format!("{group} wins over one less"),
            Self::AddWord { group, word } => format!("added {} to {group}", word.text),
            Self::RemoveWord { group, word } => format!("deleted {} from {group}", word.text),
            Self::ReplaceWord { word, to, .. } if word.text == to.text => {
                format!("{} matches by the rule {}", to.text, to.rule.name())
            }
            Self::ReplaceWord { word, to, .. } => format!("{} is {} now", word.text, to.text),
            Self::EnableWord {
                word, is_enabled, ..
            } => format!("{} is {}", word.text, on(*is_enabled)),
            Self::MoveWord { word, to, .. } => format!("moved {} to {to}", word.text),
        }
    }
}

fn on(is_enabled: bool) -> &'static str {
    if is_enabled { "on" } else { "off" }
}
