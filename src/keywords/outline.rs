//! All that the keyword files state, what is off too, with the file that each thing comes from.
//!
//! Matching needs only what is on; whoever shows or changes keywords needs the rest as well.

use std::path::Path;
use std::sync::Arc;

use crate::keywords::word::MOST;
use crate::keywords::{Color, Group, Word};
use crate::text::Clean;

/// All groups, in the order in which they win where they overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The groups, on or off.
    pub groups: Vec<OutlineGroup>,
}

/// A group, on or off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineGroup {
    /// Its name.
    pub name: Clean,
    /// Its colour; `None` takes the palette's.
    pub color: Option<Color>,
    /// Whether its words are matched.
    pub is_enabled: bool,
    /// Its place in [`Keywords::groups`](crate::keywords::Keywords::groups), if it is matched.
    pub place: Option<u16>,
    /// The files that state it, the first one first.
    pub files: Vec<Arc<Path>>,
    /// Its words, on or off.
    pub words: Vec<OutlineWord>,
}

/// A word, on or off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineWord {
    /// The word.
    pub word: Word,
    /// Whether it is matched while its group is.
    pub is_enabled: bool,
    /// Whether its group is on where it states this word.
    pub(crate) is_group_enabled: bool,
    /// Its place in its group among the words that are matched, if it is.
    pub place: Option<u16>,
    /// The file that states it.
    pub file: Arc<Path>,
}

impl Outline {
    /// The group of that name.
    pub fn group(&self, name: &str) -> Option<&OutlineGroup> {
        self.groups.iter().find(|group| *group.name == *name)
    }

    /// Gives what is on its place, and those things alone.
    pub(crate) fn settle(&mut self) -> Vec<Group> {
        let mut groups = Vec::new();
        for (number, group) in (0..).zip(&mut self.groups) {
            let mut words = Vec::new();
            for of in &mut group.words {
                if of.is_enabled && of.is_group_enabled && words.len() < MOST {
                    of.place = u16::try_from(words.len()).ok();
                    words.push(of.word.clone());
                }
            }
            if words.is_empty() {
                continue;
            }
            group.place = u16::try_from(groups.len()).ok();
            groups.push(Group {
                name: group.name.clone(),
                color: group.color,
                words,
                number,
            });
        }
        groups
    }
}
