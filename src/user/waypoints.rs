//! Marks that are set with `m` and a letter: an article, and a place in it. Each library has its own.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::article::Keys;
use crate::text::Clean;
use crate::user::checksum::Checksum;
use crate::user::progress::{cut, keys, with_keys};
use crate::user::{Spot, Store, StoreError};

/// An article, and a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waypoint {
    /// What the article is known by.
    pub keys: Keys,
    /// Its title.
    pub title: Clean,
    /// The place.
    pub spot: Spot,
}

/// What is kept of it beside its keys.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct State {
    title: String,
    spot: Spot,
}

impl Store {
    /// The marks of `library`, by their letters. One that is damaged is left out.
    pub fn waypoints(&self, library: &str) -> Result<Vec<(char, Waypoint)>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT library, letter, content_key, url_key, story_key, state, checksum
                       FROM waypoint WHERE library = ?1 ORDER BY letter";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([library])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let found = carved(|nth| row.get_ref(nth).ok());
                all.extend(found.map(|(_, letter, waypoint)| (letter, waypoint)));
            }
            Ok(all)
        })
    }

    /// Keeps a mark of `library`, or takes it away.
    pub fn keep_waypoint(
        &mut self,
        library: &str,
        letter: char,
        waypoint: Option<&Waypoint>,
    ) -> Result<(), StoreError> {
        self.write(|connection| {
            if let Some(waypoint) = waypoint {
                return save(connection, (library, letter), waypoint);
            }
            let sql = "DELETE FROM waypoint WHERE library = ?1 AND letter = ?2";
            let mut statement = connection.prepare_cached(sql)?;
            statement.execute(params![library, letter.to_string()])?;
            Ok(())
        })
    }
}

/// Writes the mark of that letter in a library, over the one there is.
pub(crate) fn save(
    connection: &Connection,
    (library, letter): (&str, char),
    waypoint: &Waypoint,
) -> Result<(), StoreError> {
    let letter = letter.to_string();
    let state = State {
        title: cut(&waypoint.title),
        spot: waypoint.spot.clone(),
    };
    let state = serde_json::json!(state).to_string();
    let sql = "INSERT OR REPLACE INTO waypoint
               (library, letter, content_key, url_key, story_key, state, checksum)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    connection.prepare_cached(sql)?.execute(params![
        library,
        letter,
        waypoint.keys.content.0,
        waypoint.keys.url.map(|key| key.0),
        waypoint.keys.story.map(|key| key.0),
        state,
        checksum(library, &letter, &waypoint.keys, &state),
    ])?;
    Ok(())
}

/// The library, the letter and the mark whose columns `column` gives; `None` where they are not what
/// was written.
pub(crate) fn carved<'a>(
    column: impl Fn(usize) -> Option<ValueRef<'a>>,
) -> Option<(String, char, Waypoint)> {
    let (library, letter) = (column(0)?.as_str().ok()?, column(1)?.as_str().ok()?);
    let keys = keys(&column, 2)?;
    let state = column(5)?.as_str().ok()?;
    if checksum(library, letter, &keys, state) != column(6)?.as_i64().ok()? {
        return None;
    }
    let state: State = serde_json::from_str(state).ok()?;
    let waypoint = Waypoint {
        keys,
        title: Clean::line(&state.title),
        spot: state.spot,
    };
    Some((library.to_owned(), letter.chars().next()?, waypoint))
}

fn checksum(library: &str, letter: &str, keys: &Keys, state: &str) -> i64 {
    let sum = Checksum::of("waypoint")
        .text(Some(library))
        .text(Some(letter));
    with_keys(sum, keys).text(Some(state)).finish()
}

/// A place in an article of that title.
#[cfg(test)]
pub(crate) fn sample(title: &str) -> Waypoint {
    use crate::article::Key;
    Waypoint {
        keys: Keys {
            url: None,
            content: Key::of(&[title]),
            story: Some(Key::of(&["story"])),
        },
        title: Clean::line(title),
        spot: Spot {
            block: 2,
            ..Spot::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::sample as waypoint;
    use super::*;

    #[test]
    fn a_letter_stands_for_one_place_in_each_library() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        for (library, letter, title) in [("x", 'b', "One"), ("x", 'a', "Two"), ("y", 'a', "Three")]
        {
            let waypoint = waypoint(title);
            store
                .keep_waypoint(library, letter, Some(&waypoint))
                .unwrap();
        }
        store
            .keep_waypoint("x", 'a', Some(&waypoint("Four")))
            .unwrap();
        store.keep_waypoint("y", 'a', None).unwrap();
        let store = Store::open(folder.path()).unwrap();
        let expected = [('a', waypoint("Four")), ('b', waypoint("One"))];
        assert_eq!(store.waypoints("x").unwrap(), expected);
        assert_eq!(store.waypoints("y").unwrap(), []);
    }
}
