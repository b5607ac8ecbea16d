//! Marks of the state as sets of rows: joined in memory, for a join of two files takes a second at
//! a million rows.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::article::Key;
use crate::cancel::Cancel;
use crate::library::catalog::lookup;
use crate::library::catalog::rows::key;
use crate::library::{CatalogError, missing};
use crate::text::Clean;
use crate::user::{Kept, Mark};

/// Up to this share of the articles, marks are looked up one by one; with more, every article is
/// looked at.
const LOOKED_UP: usize = 16;

/// Rows that are looked at between two looks at the cancel token.
const ROWS_AT_A_TIME: usize = 4_096;

/// The rows that bear marks.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub(crate) read: RoaringBitmap,
    pub(crate) bookmarked: RoaringBitmap,
    pub(crate) noted: RoaringBitmap,
    /// The notes, each with its row.
    pub(crate) notes: Vec<(u32, Clean)>,
    /// The tags that were given, each with a row that bears it.
    pub(crate) tags: Vec<(u32, Clean)>,
    /// Bookmarks, each with its rank.
    ranked: Vec<((i64, i64), u32)>,
    /// The bookmarks whose article is missing.
    pub(crate) missing: RoaringBitmap,
}

impl Marked {
    /// Those of `all`: copies bear the marks of their article.
    pub(crate) fn within(self, all: &RoaringBitmap) -> Self {
        Self {
            read: self.read & all,
            bookmarked: self.bookmarked & all,
            noted: self.noted & all,
            notes: only(self.notes, all),
            tags: only(self.tags, all),
            ranked: self.ranked,
            missing: self.missing,
        }
    }

    /// The rows whose note passes `test`.
    pub(crate) fn noted(&self, test: impl Fn(&str) -> bool) -> RoaringBitmap {
        let passing = self.notes.iter().filter(|(_, note)| test(note));
        passing.map(|(row, _)| *row).collect()
    }

    /// The rows with a tag that passes `test`.
    pub(crate) fn tagged(&self, test: impl Fn(&str) -> bool) -> RoaringBitmap {
        let passing = self.tags.iter().filter(|(_, tag)| test(tag));
        passing.map(|(row, _)| *row).collect()
    }

    /// Adds those of `marks` whose article is in no row of a catalogue of the folders `bases`.
    pub(crate) fn with_missing(mut self, marks: &[Kept], bases: &[PathBuf]) -> Self {
        let there: HashSet<i64> = self.ranked.iter().map(|((_, id), _)| *id).collect();
        for kept in marks.iter().filter(|kept| !there.contains(&kept.id)) {
            let rank = kept.rank().filter(|_| missing::is_of(kept, bases));
            if let Some((rank, row)) = rank.zip(missing::row_of(kept.id)) {
                self.ranked.push((rank, row));
                self.missing.insert(row);
            }
        }
        self
    }

    /// The bookmarks in the order in which they are read.
    pub(crate) fn reading_list(&self) -> Vec<u32> {
        let there = &self.bookmarked | &self.missing;
        let mut ranked: Vec<_> = self
            .ranked
            .iter()
            .filter(|(_, row)| there.contains(*row))
            .collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        let mut seen = RoaringBitmap::new();
        let rows = ranked.into_iter().map(|(_, row)| *row);
        rows.filter(|row| seen.insert(*row)).collect()
    }

    fn take(&mut self, row: u32, kept: &Kept) {
        self.add(row, kept.mark);
        self.ranked.extend(kept.rank().map(|rank| (rank, row)));
        let note = kept.added.note.as_ref();
        self.notes.extend(note.map(|note| (row, note.text.clone())));
        let tags = kept.added.tags.iter();
        self.tags.extend(tags.map(|tag| (row, tag.clone())));
    }

    fn add(&mut self, row: u32, mark: Mark) {
        if mark.has_note {
            self.noted.insert(row);
        }
        if mark.is_read {
            self.read.insert(row);
        }
        if mark.is_bookmarked {
            self.bookmarked.insert(row);
        }
    }
}

/// The rows that bear `marks`, of so many `articles`; `None` when it was cancelled.
pub(crate) fn marked(
    connection: &Connection,
    (marks, bases): (&[Kept], &[PathBuf]),
    articles: usize,
    cancel: &Cancel,
) -> Result<Option<Marked>, CatalogError> {
    if marks.is_empty() {
        return Ok(Some(Marked::default()));
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'article_content')";
    let has_indexes: bool = connection.query_row(sql, [], |row| row.get(0))?;
    let marked = if has_indexes && marks.len() < articles / LOOKED_UP {
        look_up(connection, marks, cancel)?
    } else {
        look_through(connection, marks, cancel)?
    };
    // During a first scan what is not there yet is not missing.
    Ok(marked.map(|marked| {
        if has_indexes {
            marked.with_missing(marks, bases)
        } else {
            marked
        }
    }))
}

/// Finds the rows of each mark.
fn look_up(
    connection: &Connection,
    marks: &[Kept],
    cancel: &Cancel,
) -> Result<Option<Marked>, CatalogError> {
    let mut marked = Marked::default();
    for kept in marks {
        if cancel.is_cancelled() {
            return Ok(None);
        }
        let mut rows = RoaringBitmap::new();
        for keys in kept.all_keys() {
            rows.extend(lookup::rows_of(connection, &keys)?);
        }
        rows.iter().for_each(|row| marked.take(row, kept));
    }
    Ok(Some(marked))
}

/// Finds the marks of each row.
fn look_through(
    connection: &Connection,
    marks: &[Kept],
    cancel: &Cancel,
) -> Result<Option<Marked>, CatalogError> {
    let mut by_key: HashMap<Key, Vec<&Kept>> = HashMap::with_capacity(2 * marks.len());
    for kept in marks {
        let keys = kept
            .all_keys()
            .flat_map(|keys| keys.url.into_iter().chain([keys.content]));
        let keys: HashSet<_> = keys.collect();
        for key in keys {
            by_key.entry(key).or_default().push(kept);
        }
    }
    let sql = "SELECT id, url_key, content_key FROM article";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut marked = Marked::default();
    let mut looked_at = 0_usize;
    while let Some(row) = rows.next()? {
        looked_at += 1;
        if looked_at.is_multiple_of(ROWS_AT_A_TIME) && cancel.is_cancelled() {
            return Ok(None);
        }
        let keys = [key(row.get_ref(1)?), key(row.get_ref(2)?)];
        let marks = keys.iter().flatten().filter_map(|key| by_key.get(key));
        let mut last = None;
        for kept in marks
            .flatten()
            .filter(|kept| last.replace(kept.id) != Some(kept.id))
        {
            marked.take(row.get(0)?, kept);
        }
    }
    Ok(Some(marked))
}

/// Those of `rows` that are among `all`.
fn only(mut rows: Vec<(u32, Clean)>, all: &RoaringBitmap) -> Vec<(u32, Clean)> {
    rows.retain(|(row, _)| all.contains(*row));
    rows
}
