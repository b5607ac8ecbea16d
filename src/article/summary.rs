//! What the list shows of an article: a row, without its body.

use std::path::PathBuf;

use crate::article::{DatedBy, Keys};
use crate::text::Clean;

/// The number of an article's row in the catalogue; it holds as long as the catalogue does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub u32);

/// One row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Its row in the catalogue.
    pub row: RowId,
    /// What it is known by.
    pub keys: Keys,
    /// The headline.
    pub title: Clean,
    /// Who wrote it.
    pub authors: Vec<Clean>,
    /// Who published it.
    pub source: Option<Clean>,
    /// Its language as a BCP 47 tag, where it is known: keywords match in its inflections.
    pub lang: Option<Clean>,
    /// Name of the folder its file lies in; shown, dimmed, where no source is known.
    pub folder: Clean,
    /// The date that it is listed by, as ISO 8601 no more precise than known (`2023`, `2023-02-10T03:44`).
    pub date: Option<Clean>,
    /// Which of its dates that is.
    pub dated_by: DatedBy,
    /// Its file, relative to the root it was found in.
    pub path: PathBuf,
    /// Which article of its file, from 1.
    pub part: Option<u32>,
    /// Words in its body.
    pub words: u32,
    /// Hits of each keyword group that has any: place of the group in `keywords.toml` order, and count.
    pub hits: Vec<(u16, u32)>,
}

impl Summary {
    /// Hits of all groups together.
    pub fn hit_count(&self) -> u32 {
        self.hits.iter().map(|(_, count)| count).sum()
    }

    /// The group with the most hits; of equals the one that stands first in `keywords.toml`.
    pub fn strongest_group(&self) -> Option<u16> {
        let strongest = self
            .hits
            .iter()
            .max_by_key(|(group, count)| (*count, std::cmp::Reverse(*group)));
        strongest.map(|(group, _)| *group)
    }
}
