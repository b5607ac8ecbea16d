//! Marks that are set with `m` and a letter: an article, and a place in it. Each library has its own.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use crate::article::Keys;
use crate::text::Clean;
use crate::user::checksum::Checksum;
use crate::user::progress::{keys, with_keys};
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
            let sql = "SELECT letter, content_key, url_key, story_key, state, checksum
                       FROM waypoint WHERE library = ?1 ORDER BY letter";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([library])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let (letter, state): (String, String) = (row.get(0)?, row.get(4)?);
                let sum: i64 = row.get(5)?;
                let keys = keys(row, 1);
                let sound = keys.filter(|keys| checksum(library, &letter, keys, &state) == sum);
                let waypoint = sound.and_then(|keys| read(keys, &state));
                all.extend(letter.chars().next().zip(waypoint));
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
        let letter = letter.to_string();
        self.write(|connection| {
            let sql = "DELETE FROM waypoint WHERE library = ?1 AND letter = ?2";
            connection
                .prepare_cached(sql)?
                .execute(params![library, letter])?;
            let Some(waypoint) = waypoint else {
                return Ok(());
            };
            let state = State {
                title: waypoint.title.to_string(),
                spot: waypoint.spot.clone(),
            };
            let state = serde_json::json!(state).to_string();
            let sql = "INSERT INTO waypoint
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
        })
    }
}

fn read(keys: Keys, state: &str) -> Option<Waypoint> {
    let state: State = serde_json::from_str(state).ok()?;
    Some(Waypoint {
        keys,
        title: Clean::line(&state.title),
        spot: state.spot,
    })
}

fn checksum(library: &str, letter: &str, keys: &Keys, state: &str) -> i64 {
    let sum = Checksum::of("waypoint")
        .text(Some(library))
        .text(Some(letter));
    with_keys(sum, keys).text(Some(state)).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Key;

    fn waypoint(title: &str) -> Waypoint {
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
