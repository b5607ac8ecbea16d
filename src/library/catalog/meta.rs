//! What is true of the whole library: counts, keywords, whether a scan has come to its end.
//!
//! Counting a million rows takes a tenth of a second, so the counts are kept, and change in the
//! same transaction as the rows.

use std::hash::{BuildHasher, RandomState};

use rusqlite::{Connection, params};

use crate::library::catalog::{CatalogError, schema};
use crate::user::checksum::Checksum;

/// The one row of the table `library`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meta {
    /// Whether a scan has ever come to its end.
    pub(crate) is_filled: bool,
    /// Articles, without their copies.
    pub(crate) articles: i64,
    /// Rows that are copies of an article.
    pub(crate) copies: i64,
    pub(crate) problems: i64,
    /// The number of the next new row: numbers are never used again, for a list may still hold them.
    pub(crate) next_row: u32,
    /// The stamp of the keywords whose hits are in the table `hits`.
    pub(crate) keywords: [u8; 16],
    /// How often the keywords have changed; a file bears the number it was counted at.
    pub(crate) epoch: i64,
    /// How often what was read of the folders was written.
    pub(crate) writings: i64,
    /// A number that no other catalogue bears: it names the search index that belongs to this one.
    pub(crate) generation: i64,
}

impl Meta {
    /// That of a new catalogue.
    pub(crate) fn new() -> Self {
        Self {
            generation: new_generation(),
            ..Self::default()
        }
    }

    /// Rows of articles and of copies.
    pub(crate) fn rows(&self) -> i64 {
        self.articles + self.copies
    }

    /// Reads it. A catalogue that another version has made is as good as damaged.
    pub(crate) fn load(connection: &Connection) -> Result<Self, CatalogError> {
        let sql =
            "SELECT is_filled, articles, copies, problems, next_row, keywords, epoch, writings,
                          generation, made_by, checksum
                   FROM library WHERE id = 1";
        let mut statement = connection.prepare_cached(sql)?;
        let (meta, made_by, checksum) = statement.query_row([], |row| {
            let meta = Self {
                is_filled: row.get::<_, i64>(0)? != 0,
                articles: row.get(1)?,
                copies: row.get(2)?,
                problems: row.get(3)?,
                next_row: row.get(4)?,
                keywords: row.get(5)?,
                epoch: row.get(6)?,
                writings: row.get(7)?,
                generation: row.get(8)?,
            };
            Ok((meta, row.get::<_, String>(9)?, row.get::<_, i64>(10)?))
        })?;
        if made_by != schema::MADE_BY {
            return Err(CatalogError::Damaged("another version has made it"));
        }
        if checksum != meta.checksum() {
            return Err(CatalogError::Damaged(
                "its counts are not as they were written",
            ));
        }
        Ok(meta)
    }

    /// Writes it.
    pub(crate) fn save(&self, connection: &Connection) -> Result<(), CatalogError> {
        let sql = "INSERT OR REPLACE INTO library
                   (id, made_by, is_filled, articles, copies, problems, next_row, keywords, epoch,
                    writings, generation, checksum)
                   VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        connection.prepare_cached(sql)?.execute(params![
            schema::MADE_BY,
            i64::from(self.is_filled),
            self.articles,
            self.copies,
            self.problems,
            self.next_row,
            self.keywords,
            self.epoch,
            self.writings,
            self.generation,
            self.checksum(),
        ])?;
        Ok(())
    }

    fn checksum(&self) -> i64 {
        Checksum::of("library")
            .text(Some(schema::MADE_BY))
            .int(i64::from(self.is_filled))
            .int(self.articles)
            .int(self.copies)
            .int(self.problems)
            .int(i64::from(self.next_row))
            .bytes(Some(&self.keywords))
            .int(self.epoch)
            .int(self.writings)
            .int(self.generation)
            .finish()
    }
}

/// A number that was never given before.
pub(crate) fn new_generation() -> i64 {
    // Each state is seeded by the system.
    RandomState::new()
        .hash_one(std::process::id())
        .cast_signed()
}
