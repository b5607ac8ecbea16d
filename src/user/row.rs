//! A mark as it is stored, and each key it is known by.
//!
//! Rows are read column by column through a function, so that a row out of a live file and a row
//! carved out of a damaged one are read, and proved by their checksum, by the same code.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Params, params};

use crate::article::{Key, Keys};
use crate::user::checksum::Checksum;
use crate::user::{Mark, StoreError};

/// Longest title and path kept, in bytes: with them a row still fits a page.
const TITLE_BYTES: usize = 512;
const PATH_BYTES: usize = 1024;

/// The columns of a mark after its id, in the order in which they are read.
const COLUMNS: &str = "url_key, content_key, story_key, title, path_hint, \
                       bookmarked_at, read_at, changed_at, rev, checksum";

/// One row of the table `mark`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) id: i64,
    /// The newest keys it is known by; older ones are aliases.
    pub(crate) keys: Keys,
    pub(crate) title: String,
    pub(crate) path_hint: String,
    /// Seconds since 1970, where it is bookmarked.
    pub(crate) bookmarked_at: Option<i64>,
    /// Seconds since 1970, where it is read.
    pub(crate) read_at: Option<i64>,
    pub(crate) changed_at: i64,
    /// Grows with every change of any mark.
    pub(crate) rev: i64,
}

impl Row {
    /// A row of which nothing is known but its keys.
    pub(crate) fn bare(id: i64, url: Option<Key>, content: Key) -> Self {
        Self {
            id,
            keys: Keys {
                url,
                content,
                story: None,
            },
            title: String::new(),
            path_hint: String::new(),
            bookmarked_at: None,
            read_at: None,
            changed_at: 0,
            rev: 0,
        }
    }

    /// The marks that lie in the row itself.
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            is_bookmarked: self.bookmarked_at.is_some(),
            is_read: self.read_at.is_some(),
            has_note: false,
        }
    }

    /// The row `id` whose columns `column` gives; `None` where they are not what was written.
    pub(crate) fn read<'a>(
        id: i64,
        column: impl Fn(usize) -> Option<ValueRef<'a>>,
    ) -> Option<Self> {
        let row = Self {
            id,
            keys: Keys {
                url: key(column(0)?),
                content: key(column(1)?)?,
                story: key(column(2)?),
            },
            title: column(3)?.as_str().ok()?.to_owned(),
            path_hint: column(4)?.as_str().ok()?.to_owned(),
            bookmarked_at: column(5)?.as_i64_or_null().ok()?,
            read_at: column(6)?.as_i64_or_null().ok()?,
            changed_at: column(7)?.as_i64().ok()?,
            rev: column(8)?.as_i64().ok()?,
        };
        // A key that is none was read as absent: then the checksum does not hold.
        (column(9)?.as_i64().ok()? == row.checksum()).then_some(row)
    }

    /// The row of that id, if there is one.
    pub(crate) fn load(connection: &Connection, id: i64) -> Result<Option<Self>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM mark WHERE id = ?1");
        let mut statement = connection.prepare_cached(&sql)?;
        let row = statement.query_row([id], |row| Ok(Self::read(id, |nth| row.get_ref(nth).ok())));
        match row.optional()? {
            Some(row) => Ok(Some(row.ok_or(DAMAGED_ROW)?)),
            None => Ok(None),
        }
    }

    /// Every row, by id.
    pub(crate) fn load_all(connection: &Connection) -> Result<Vec<Self>, StoreError> {
        Self::select(connection, "ORDER BY id", [])
    }

    /// The first `most` rows whose ids are above `after`, by id.
    pub(crate) fn load_next(
        connection: &Connection,
        after: i64,
        most: usize,
    ) -> Result<Vec<Self>, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        Self::select(
            connection,
            "WHERE id > ?1 ORDER BY id LIMIT ?2",
            [after, most],
        )
    }

    /// The rows that were changed after the revision `since`.
    pub(crate) fn load_since(connection: &Connection, since: i64) -> Result<Vec<Self>, StoreError> {
        Self::select(connection, "WHERE rev > ?1", [since])
    }

    fn select(
        connection: &Connection,
        which: &str,
        params: impl Params,
    ) -> Result<Vec<Self>, StoreError> {
        let sql = format!("SELECT id, {COLUMNS} FROM mark {which}");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let read = Self::read(row.get(0)?, |nth| row.get_ref(nth + 1).ok());
            all.push(read.ok_or(DAMAGED_ROW)?);
        }
        Ok(all)
    }

    /// Cuts its texts to what is kept of them.
    pub(crate) fn fit(&mut self) {
        cut(&mut self.title, TITLE_BYTES);
        cut(&mut self.path_hint, PATH_BYTES);
    }

    /// Writes it, over the row of that id if there is one.
    pub(crate) fn save(&mut self, connection: &Connection) -> Result<(), StoreError> {
        self.fit();
        let sql = format!(
            "INSERT INTO mark (id, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (id) DO UPDATE SET
                 url_key = ?2, content_key = ?3, story_key = ?4, title = ?5, path_hint = ?6,
                 bookmarked_at = ?7, read_at = ?8, changed_at = ?9, rev = ?10, checksum = ?11"
        );
        connection.prepare_cached(&sql)?.execute(params![
            self.id,
            self.keys.url.map(|key| key.0),
            self.keys.content.0,
            self.keys.story.map(|key| key.0),
            self.title,
            self.path_hint,
            self.bookmarked_at,
            self.read_at,
            self.changed_at,
            self.rev,
            self.checksum(),
        ])?;
        Ok(())
    }

    fn checksum(&self) -> i64 {
        Checksum::of("mark")
            .int(self.id)
            .bytes(self.keys.url.as_ref().map(|key| key.0.as_slice()))
            .bytes(Some(&self.keys.content.0))
            .bytes(self.keys.story.as_ref().map(|key| key.0.as_slice()))
            .text(Some(&self.title))
            .text(Some(&self.path_hint))
            .int(self.bookmarked_at)
            .int(self.read_at)
            .int(self.changed_at)
            .int(self.rev)
            .finish()
    }
}

/// One row of the table `alias`: a key, and the mark that is known by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Alias {
    pub(crate) key: Key,
    /// Whether it is the key of a URL, else of content.
    pub(crate) is_url: bool,
    /// The id of the mark.
    pub(crate) mark: i64,
}

impl Alias {
    /// The alias whose columns `column` gives; `None` where they are not what was written.
    pub(crate) fn read<'a>(column: impl Fn(usize) -> Option<ValueRef<'a>>) -> Option<Self> {
        let alias = Self {
            key: key(column(0)?)?,
            is_url: column(1)?.as_i64().ok()? != 0,
            mark: column(2)?.as_i64().ok()?,
        };
        (column(3)?.as_i64().ok()? == alias.checksum()).then_some(alias)
    }

    /// The alias of `key`, if a mark is known by it.
    pub(crate) fn load(connection: &Connection, key: Key) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT key, is_url, mark, checksum FROM alias WHERE key = ?1";
        let mut statement = connection.prepare_cached(sql)?;
        let alias = statement.query_row([key.0], |row| Ok(Self::read(|nth| row.get_ref(nth).ok())));
        match alias.optional()? {
            Some(alias) => Ok(Some(alias.ok_or(DAMAGED_ROW)?)),
            None => Ok(None),
        }
    }

    /// Every alias.
    pub(crate) fn load_all(connection: &Connection) -> Result<Vec<Self>, StoreError> {
        Self::select(connection, "ORDER BY id", [])
    }

    /// The aliases of the marks with ids above `after`, up to `last`.
    pub(crate) fn of_marks(
        connection: &Connection,
        (after, last): (i64, i64),
    ) -> Result<Vec<Self>, StoreError> {
        let which = "WHERE mark > ?1 AND mark <= ?2 ORDER BY id";
        Self::select(connection, which, [after, last])
    }

    /// The aliases of a mark.
    pub(crate) fn of_mark(connection: &Connection, mark: i64) -> Result<Vec<Self>, StoreError> {
        Self::select(connection, "WHERE mark = ?1 ORDER BY id", [mark])
    }

    fn select(
        connection: &Connection,
        which: &str,
        params: impl Params,
    ) -> Result<Vec<Self>, StoreError> {
        let sql = format!("SELECT key, is_url, mark, checksum FROM alias {which}");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(Self::read(|nth| row.get_ref(nth).ok()).ok_or(DAMAGED_ROW)?);
        }
        Ok(all)
    }

    /// Writes it; if the key was another mark's, it is this one's now.
    pub(crate) fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        let sql = "INSERT INTO alias (key, is_url, mark, checksum) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (key) DO UPDATE SET is_url = ?2, mark = ?3, checksum = ?4";
        connection.prepare_cached(sql)?.execute(params![
            self.key.0,
            i64::from(self.is_url),
            self.mark,
            self.checksum()
        ])?;
        Ok(())
    }

    fn checksum(&self) -> i64 {
        Checksum::of("alias")
            .bytes(Some(&self.key.0))
            .int(i64::from(self.is_url))
            .int(self.mark)
            .finish()
    }
}

/// What is said of a row whose checksum does not hold.
const DAMAGED_ROW: StoreError = StoreError::Damaged("a row is not as it was written");

/// The key that `value` is, if it is one.
fn key(value: ValueRef) -> Option<Key> {
    Some(Key(value.as_blob().ok()?.try_into().ok()?))
}

/// Cuts `text` to at most `bytes` bytes, on a character.
fn cut(text: &mut String, bytes: usize) {
    text.truncate(text.floor_char_boundary(bytes));
}
