//! How a library was left: what was listed, where the reader was, what was on screen.
//!
//! It is kept per library, so that the next start shows at once what the last one showed. It is a
//! comfort and not precious: one that cannot be read is as good as none.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::user::checksum::Checksum;
use crate::user::{Store, StoreError};

/// How a library was left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The query, as it could be typed.
    pub query: String,
    /// The query as it was typed, where it was.
    pub typed: Option<String>,
    /// The name of the order.
    pub sort: String,
    /// The name of the grouping.
    pub group: String,
    /// Whether all groups were folded but `folds`; if not, none was but those.
    pub all_folded: bool,
    /// The groups that were otherwise.
    pub folds: Vec<String>,
    /// Whether the article had the keys.
    pub is_in_article: bool,
    /// Whether it stood alone.
    pub is_zen: bool,
    /// The text's width in cells, where it was chosen by key.
    pub text_cells: Option<u16>,
    /// The list's share of the width in percent, where it was chosen by key.
    pub list_percent: Option<u16>,
    /// The identity of the article under the cursor, in hexadecimal: its content, and its URL.
    pub article: Option<(String, Option<String>)>,
    /// The block and the byte of it that stood at the top of the article.
    pub place: (u32, u32),
    /// What was on screen of the list.
    pub window: Window,
}

/// The rows that were on screen, and around it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Window {
    /// The number of the catalogue that the rows are of.
    pub catalogue: i64,
    /// How many articles the list had.
    pub listed: usize,
    /// The place of the first row in the list.
    pub first: usize,
    /// The rows in their order; of a folded group the first.
    pub rows: Vec<u32>,
    /// Which of them was under the cursor.
    pub cursor: usize,
    /// How far below the first line on screen it stood.
    pub below_top: usize,
    /// Whether passages stood under the rows.
    pub has_passages: bool,
    /// Where groups begin among the rows, how many articles each has, and its heading.
    pub groups: Vec<(u32, u32, String)>,
}

/// The name under which it is kept which hints were given: that of no library, which is a hash.
const HINTS: &str = "hints";

impl Store {
    /// How `library` was left, if that is known.
    pub fn session(&self, library: &str) -> Result<Option<Session>, StoreError> {
        let state = self.state_of(library)?;
        Ok(state.and_then(|state| serde_json::from_str(&state).ok()))
    }

    /// The names of the hints that were given.
    pub fn hints(&self) -> Result<Vec<String>, StoreError> {
        let state = self.state_of(HINTS)?;
        let given = state.and_then(|state| serde_json::from_str(&state).ok());
        Ok(given.unwrap_or_default())
    }

    /// Keeps which hints were given.
    pub fn keep_hints(&mut self, given: &[String]) -> Result<(), StoreError> {
        let state = serde_json::json!(given).to_string();
        self.write(|connection| save(connection, HINTS, &state))
    }

    /// What is kept under `name`, if it is sound.
    fn state_of(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT library, state, checksum FROM session WHERE library = ?1";
            let mut statement = connection.prepare_cached(sql)?;
            let read = |row: &rusqlite::Row| Ok(carved(|nth| row.get_ref(nth).ok()));
            let sound = statement.query_row([name], read).optional()?.flatten();
            Ok(sound.map(|(_, state)| state))
        })
    }

    /// Keeps how `library` was left. What is kept already is not written again: each write is told to
    /// every instance.
    pub fn keep_session(&mut self, library: &str, session: &Session) -> Result<(), StoreError> {
        if self.session(library)?.as_ref() == Some(session) {
            return Ok(());
        }
        let state = serde_json::json!(session).to_string();
        self.write(|connection| save(connection, library, &state))
    }
}

/// Writes how `library` was left.
pub(crate) fn save(connection: &Connection, library: &str, state: &str) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO session (library, state, checksum) VALUES (?1, ?2, ?3)";
    let sum = checksum(library, state);
    connection
        .prepare_cached(sql)?
        .execute(params![library, state, sum])?;
    Ok(())
}

/// The library and its state whose columns `column` gives; `None` where they are not what was
/// written.
pub(crate) fn carved<'a>(
    column: impl Fn(usize) -> Option<ValueRef<'a>>,
) -> Option<(String, String)> {
    let (library, state) = (column(0)?.as_str().ok()?, column(1)?.as_str().ok()?);
    let is_sound = column(2)?.as_i64().ok()? == checksum(library, state);
    is_sound.then(|| (library.to_owned(), state.to_owned()))
}

fn checksum(library: &str, state: &str) -> i64 {
    Checksum::of("session")
        .text(Some(library))
        .text(Some(state))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(query: &str) -> Session {
        Session {
            query: query.to_owned(),
            article: Some(("00".to_owned(), None)),
            window: Window {
                rows: vec![7, 8],
                groups: vec![(0, 9, "2026-11-24".to_owned())],
                ..Window::default()
            },
            ..Session::default()
        }
    }

    #[test]
    fn each_library_comes_back_as_it_was_left() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        assert_eq!(store.session("a").unwrap(), None);
        for query in ["drone", "tide"] {
            store.keep_session("a", &session(query)).unwrap();
        }
        store.keep_session("b", &session("ferry")).unwrap();
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.session("a").unwrap(), Some(session("tide")));
        assert_eq!(store.session("b").unwrap(), Some(session("ferry")));
    }

    #[test]
    fn what_is_kept_already_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.keep_session("a", &session("tide")).unwrap();
        let onlooker = Store::open(folder.path()).unwrap();
        let before = onlooker.written().unwrap();
        store.keep_session("a", &session("tide")).unwrap();
        assert_eq!(onlooker.written().unwrap(), before);
        store.keep_session("a", &session("ferry")).unwrap();
        assert_ne!(onlooker.written().unwrap(), before);
    }

    #[test]
    fn marks_that_were_read_hold_when_a_session_is_kept() {
        let mut store = Store::in_memory().unwrap();
        let before = store.version().unwrap();
        store.keep_session("a", &session("tide")).unwrap();
        assert_eq!(store.version().unwrap(), before);
    }

    #[test]
    fn a_session_that_was_damaged_or_is_of_another_version_is_none_or_in_part() {
        let mut store = Store::in_memory().unwrap();
        store.keep_session("a", &session("tide")).unwrap();
        let damage = "UPDATE session SET state = replace(state, 'tide', 'tint')";
        store
            .write(|connection| Ok(connection.execute(damage, [])?))
            .unwrap();
        assert_eq!(store.session("a").unwrap(), None);
        let older: Session = serde_json::from_str(r#"{"query":"x","unknown":1}"#).unwrap();
        assert_eq!(older.query, "x");
    }
}
