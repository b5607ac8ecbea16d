//! The lines that were typed, kept so that they can be typed again.
//!
//! Like a session they are a comfort: one that is damaged is left out.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};

use crate::user::checksum::Checksum;
use crate::user::{Store, StoreError};

/// The most lines that are kept of each kind.
pub const MOST_LINES: usize = 500;

impl Store {
    /// The lines with their kinds, the newest last.
    pub fn history(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT kind, line, checksum FROM history ORDER BY id";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            let mut lines = Vec::new();
            while let Some(row) = rows.next()? {
                lines.extend(carved(|nth| row.get_ref(nth).ok()));
            }
            Ok(lines)
        })
    }

    /// Keeps a line as the newest of its kind; the oldest is dropped where there are too many.
    pub fn keep_line(&mut self, kind: &str, line: &str) -> Result<(), StoreError> {
        self.write(|connection| {
            save(connection, kind, line)?;
            let sql = "DELETE FROM history WHERE kind = ?1 AND id NOT IN
                       (SELECT id FROM history WHERE kind = ?1 ORDER BY id DESC LIMIT ?2)";
            let most = i64::try_from(MOST_LINES).unwrap_or(i64::MAX);
            connection
                .prepare_cached(sql)?
                .execute(params![kind, most])?;
            Ok(())
        })
    }
}

/// Writes a line as the newest.
pub(crate) fn save(connection: &Connection, kind: &str, line: &str) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO history (kind, line, checksum) VALUES (?1, ?2, ?3)";
    let sum = checksum(kind, line);
    connection
        .prepare_cached(sql)?
        .execute(params![kind, line, sum])?;
    Ok(())
}

/// The line with its kind whose columns `column` gives; `None` where they are not what was written.
pub(crate) fn carved<'a>(
    column: impl Fn(usize) -> Option<ValueRef<'a>>,
) -> Option<(String, String)> {
    let (kind, line) = (column(0)?.as_str().ok()?, column(1)?.as_str().ok()?);
    let is_sound = column(2)?.as_i64().ok()? == checksum(kind, line);
    is_sound.then(|| (kind.to_owned(), line.to_owned()))
}

fn checksum(kind: &str, line: &str) -> i64 {
    Checksum::of("history")
        .text(Some(kind))
        .text(Some(line))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_typed_again_is_the_newest_and_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        for (kind, line) in [
            ("search", "tide"),
            ("search", "ferry"),
            ("query", "tide"),
            ("search", "tide"),
        ] {
            store.keep_line(kind, line).unwrap();
        }
        let pair = |kind: &str, line: &str| (kind.to_owned(), line.to_owned());
        let expected = [
            pair("search", "ferry"),
            pair("query", "tide"),
            pair("search", "tide"),
        ];
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.history().unwrap(), expected);
    }

    #[test]
    fn the_oldest_lines_of_a_kind_are_dropped_and_damaged_ones_left_out() {
        let mut store = Store::in_memory().unwrap();
        store.keep_line("query", "old").unwrap();
        for number in 0..=MOST_LINES {
            store
                .keep_line("search", &format!("tide {number}"))
                .unwrap();
        }
        let lines = store.history().unwrap();
        assert_eq!(lines.len(), MOST_LINES + 1);
        assert_eq!(lines.get(1).unwrap().1, "tide 1");
        let damage = "UPDATE history SET line = 'olt' WHERE line = 'old'";
        store
            .write(|connection| Ok(connection.execute(damage, [])?))
            .unwrap();
        assert_eq!(store.history().unwrap().len(), MOST_LINES);
    }
}
