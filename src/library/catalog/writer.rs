//! Writes what was read, in batches: other connections see the rows as they come, and the log
//! stays small.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::library::catalog::CatalogError;
use crate::library::catalog::copies::Touched;
use crate::library::catalog::files::Stored;
use crate::library::catalog::matching::Old;
use crate::library::catalog::meta::Meta;
use crate::library::catalog::names::Names;
use crate::library::catalog::record::copy_mark;
use crate::library::catalog::rows::key;
use crate::library::catalog::write_parts::Parts;
use crate::library::index::Texts;

/// Articles of one batch, at most.
pub(super) const BATCH: usize = 2_000;

/// The longest time between two commits: rows appear on screen as they come.
const BETWEEN_COMMITS: Duration = Duration::from_millis(100);

/// A batch stays open so long at least: the first rows of a first scan are waited for, and the first
/// of them should fill a screen.
const OPEN: Duration = Duration::from_millis(10);

/// Writes into a catalogue. What was not committed when it is dropped is taken back.
#[derive(Debug)]
pub(crate) struct Writer<'c> {
    pub(super) connection: &'c Connection,
    pub(super) meta: Meta,
    /// The number of the next new file.
    next_file: i64,
    /// Numbers of the names that are known so far.
    pub(super) names: HashMap<Names, HashMap<String, i64>>,
    /// Words of what was written, for the search index.
    pub(super) texts: &'c mut Texts,
    /// What has changed of the copies of articles since the last commit.
    pub(super) touched: Touched,
    /// Rows whose numbers someone holds who may write them yet: they keep them.
    pub(super) held: HashSet<u32>,
    /// Houses whose articles have changed since the last commit, and those that are noted so.
    pub(super) due: HashSet<i64>,
    pub(super) noted: HashSet<i64>,
    /// Rows and files written since the last commit.
    pending: usize,
    /// When the next commit is due.
    next_commit: Instant,
    is_open: bool,
    /// Files whose articles are written piece by piece, by their places.
    pub(super) parts: HashMap<i64, Parts>,
}

impl<'c> Writer<'c> {
    /// A writer that has not written anything yet, and keeps words in `texts`.
    pub(crate) fn new(
        connection: &'c Connection,
        texts: &'c mut Texts,
    ) -> Result<Self, CatalogError> {
        let sql = "SELECT coalesce(max(id), 0) + 1 FROM file";
        Ok(Self {
            connection,
            next_file: connection.query_row(sql, [], |row| row.get(0))?,
            meta: Meta::load(connection)?,
            names: HashMap::new(),
            texts,
            touched: Touched::default(),
            held: HashSet::new(),
            due: HashSet::new(),
            noted: HashSet::new(),
            pending: 0,
            next_commit: Instant::now(),
            is_open: false,
            parts: HashMap::new(),
        })
    }

    /// What is true of the library, what is not committed included.
    pub(crate) fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Changes what is true of the library.
    pub(crate) fn set_meta(&mut self, change: impl FnOnce(&mut Meta)) -> Result<(), CatalogError> {
        self.begin()?;
        change(&mut self.meta);
        Ok(())
    }

    /// Forgets all hits, which are of other keywords, and takes the stamp of the new ones.
    pub(crate) fn forget_hits(&mut self, stamp: [u8; 16]) -> Result<(), CatalogError> {
        self.begin()?;
        self.connection.execute("DELETE FROM hits", [])?;
        self.set_meta(|meta| {
            meta.keywords = stamp;
            meta.epoch += 1;
        })
    }

    /// The time until a commit is due; `None` where there is nothing to commit.
    pub(crate) fn time_to_commit(&self) -> Option<Duration> {
        let is_full = self.pending >= BATCH;
        let left = self.next_commit.saturating_duration_since(Instant::now());
        self.is_open
            .then_some(if is_full { Duration::ZERO } else { left })
    }

    /// Commits, if it is time; says whether it did.
    pub(crate) fn commit_if_due(&mut self) -> Result<bool, CatalogError> {
        match self.time_to_commit() {
            Some(Duration::ZERO) => self.commit().map(|()| true),
            _ => Ok(false),
        }
    }

    /// Commits what was written.
    pub(crate) fn commit(&mut self) -> Result<(), CatalogError> {
        if self.is_open {
            self.group_touched()?;
            self.note_due()?;
            self.meta.writings += 1;
            self.meta.save(self.connection)?;
            self.connection.execute_batch("COMMIT")?;
            self.is_open = false;
        }
        // What is no row does not put off the rows that come next.
        if std::mem::take(&mut self.pending) > 0 {
            self.next_commit = Instant::now() + BETWEEN_COMMITS;
        }
        Ok(())
    }

    /// Begins a transaction, unless one is open.
    pub(super) fn begin(&mut self) -> Result<(), CatalogError> {
        if !self.is_open {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            self.is_open = true;
            self.next_commit = self.next_commit.max(Instant::now() + OPEN);
        }
        Ok(())
    }

    /// Takes the number of a new file.
    pub(super) fn next_file(&mut self) -> i64 {
        self.next_file += 1;
        self.next_file - 1
    }

    /// Takes the number of a new row.
    pub(super) fn next_row(&mut self) -> Result<u32, CatalogError> {
        self.pending += 1;
        let row = self.meta.next_row;
        let next = row.checked_add(1);
        self.meta.next_row = next.ok_or(CatalogError::Damaged("no row number is left"))?;
        self.meta.articles += 1;
        Ok(row)
    }

    /// The rows of a file.
    pub(crate) fn rows_of_file(&self, file: i64) -> Result<Vec<Old>, CatalogError> {
        let sql = "SELECT a.id, a.url_key, a.content_key, a.story_key, a.checksum, x.checksum,
                          d.words_sum, a.copy_of
                   FROM article a JOIN facts x ON x.article = a.id
                   JOIN detail d ON d.article = a.id WHERE a.file = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([file])?;
        let mut old = Vec::new();
        while let Some(row) = rows.next()? {
            old.push(Old {
                row: row.get(0)?,
                keys: crate::article::Keys {
                    url: key(row.get_ref(1)?),
                    content: key(row.get_ref(2)?).ok_or(CatalogError::Damaged("a key is none"))?,
                    story: key(row.get_ref(3)?),
                },
                checksum: row.get::<_, i64>(4)? ^ copy_mark(row.get(7)?),
                facts_checksum: row.get(5)?,
                words_sum: row.get(6)?,
            });
        }
        Ok(old)
    }

    /// Takes a file out, with what is left of its articles; gives their number.
    pub(crate) fn remove_file(&mut self, file: &Stored) -> Result<usize, CatalogError> {
        self.begin()?;
        let rows = self.rows_of_file(file.id)?;
        for old in &rows {
            self.remove_row(old)?;
        }
        self.remove_problems(file)?;
        let sql = "DELETE FROM file WHERE id = ?1";
        self.connection.prepare_cached(sql)?.execute([file.id])?;
        self.pending += 1;
        Ok(rows.len())
    }

    /// Takes an article out.
    pub(super) fn remove_row(&mut self, old: &Old) -> Result<(), CatalogError> {
        let row = old.row;
        self.show(row)?;
        self.meta.articles -= 1;
        for sql in [
            "DELETE FROM article WHERE id = ?1",
            "DELETE FROM facts WHERE article = ?1",
            "DELETE FROM detail WHERE article = ?1",
            "DELETE FROM tagged WHERE article = ?1",
            "DELETE FROM hits WHERE article = ?1",
            "DELETE FROM extent WHERE article = ?1",
        ] {
            self.connection.prepare_cached(sql)?.execute([row])?;
        }
        self.remove_trace(row)?;
        self.unindex(row)?;
        self.touched.add(&old.keys);
        self.pending += 1;
        Ok(())
    }

    /// Takes the problems of a file out.
    pub(super) fn remove_problems(&mut self, file: &Stored) -> Result<(), CatalogError> {
        if file.problems > 0 {
            let sql = "DELETE FROM problem WHERE file = ?1";
            self.connection.prepare_cached(sql)?.execute([file.id])?;
            self.meta.problems -= file.problems;
        }
        Ok(())
    }

    /// Counts a row that was written over.
    pub(super) fn count_change(&mut self) {
        self.pending += 1;
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        if self.is_open {
            // Where even this fails the transaction goes with the connection.
            drop(self.connection.execute_batch("ROLLBACK"));
        }
    }
}
