//! Marks of the state as sets of rows: joined in memory, for a join of two files takes a second at
//! a million rows.

use std::collections::HashMap;

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::article::{Key, Keys};
use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::library::catalog::lookup;
use crate::library::catalog::rows::key;
use crate::user::Mark;

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
}

impl Marked {
    /// Those of `all`: copies bear the marks of their article.
    pub(crate) fn within(self, all: &RoaringBitmap) -> Self {
        Self {
            read: self.read & all,
            bookmarked: self.bookmarked & all,
        }
    }

    fn add(&mut self, row: u32, mark: Mark) {
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
    marks: &[(Keys, Mark)],
    articles: usize,
    cancel: &Cancel,
) -> Result<Option<Marked>, CatalogError> {
    if marks.is_empty() {
        return Ok(Some(Marked::default()));
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'article_content')";
    let has_indexes: bool = connection.query_row(sql, [], |row| row.get(0))?;
    if has_indexes && marks.len() < articles / LOOKED_UP {
        look_up(connection, marks, cancel)
    } else {
        look_through(connection, marks, cancel)
    }
}

/// Finds the rows of each mark.
fn look_up(
    connection: &Connection,
    marks: &[(Keys, Mark)],
    cancel: &Cancel,
) -> Result<Option<Marked>, CatalogError> {
    let mut marked = Marked::default();
    for (keys, mark) in marks {
        if cancel.is_cancelled() {
            return Ok(None);
        }
        for row in lookup::rows_of(connection, keys)? {
            marked.add(row, *mark);
        }
    }
    Ok(Some(marked))
}

/// Finds the marks of each row.
fn look_through(
    connection: &Connection,
    marks: &[(Keys, Mark)],
    cancel: &Cancel,
) -> Result<Option<Marked>, CatalogError> {
    let mut by_key: HashMap<Key, Mark> = HashMap::with_capacity(2 * marks.len());
    for (keys, mark) in marks {
        for key in keys.url.into_iter().chain([keys.content]) {
            let all = by_key.entry(key).or_default();
            *all = all.and(*mark);
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
        for mark in keys.iter().flatten().filter_map(|key| by_key.get(key)) {
            marked.add(row.get(0)?, *mark);
        }
    }
    Ok(Some(marked))
}
