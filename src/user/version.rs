//! How often a database was changed: while it stays the same, what was read of it still holds.

use rusqlite::{Connection, OptionalExtension};

use crate::user::file::Identity;

/// Which database it is, and how often it was changed, by others and by the connection itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    file: Option<Identity>,
    others: i64,
    own: u64,
}

impl Version {
    /// Whether another connection has changed it since it was `before`.
    pub fn is_of_others(self, before: Self) -> bool {
        (self.file, self.others) != (before.file, before.others)
    }

    /// The revision of `before`, where it is of an earlier state of the same file.
    pub(crate) fn revision_before(self, before: Self) -> Option<i64> {
        (self.file == before.file && before.others <= self.others).then_some(before.others)
    }

    /// That of the marks in `file`: each change of a mark has a revision of its own, and what else
    /// is kept beside them does not count.
    pub(crate) fn of_marks(
        connection: &Connection,
        file: Option<Identity>,
    ) -> rusqlite::Result<Self> {
        let sql = "SELECT last FROM revision WHERE id = 1";
        let last = connection.query_row(sql, [], |row| row.get(0)).optional()?;
        Ok(Self {
            file,
            others: last.unwrap_or(0),
            own: 0,
        })
    }

    /// That of `file`, as `connection` sees it now.
    pub(crate) fn of(connection: &Connection, file: Option<Identity>) -> rusqlite::Result<Self> {
        Ok(Self {
            file,
            others: connection.pragma_query_value(None, "data_version", |row| row.get(0))?,
            own: connection.total_changes(),
        })
    }
}
