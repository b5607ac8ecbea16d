//! How far each article was read: the text that stood at the top, and the text that it ended with.
//!
//! Like a session it is a comfort and not precious: what is damaged is left out. Only the newest are
//! kept, so that it never grows without end.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::article::{Key, Keys};
use crate::text::Clean;
use crate::user::checksum::Checksum;
use crate::user::{Spot, Store, StoreError};

/// The most articles whose progress is kept.
pub const MOST_KEPT: usize = 10_000;

/// The longest title that is kept, in bytes.
const TITLE_BYTES: usize = 512;

/// How far an article was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What the article is known by.
    pub keys: Keys,
    /// Its title.
    pub title: Clean,
    /// What stood at the top of the screen.
    pub spot: Spot,
    /// How much of the article was above the end of the screen.
    pub percent: u8,
    /// What the article ended with.
    pub end: Spot,
    /// When it was last read, in seconds since 1970.
    pub read_at: i64,
}

/// What is kept of it beside its keys and its time.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct State {
    title: String,
    spot: Spot,
    percent: u8,
    end: Spot,
}

impl Store {
    /// How far articles were read, the one read last first.
    pub fn progress(&self) -> Result<Vec<Progress>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT content_key, url_key, story_key, state, read_at, checksum
                       FROM progress ORDER BY read_at DESC";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.extend(carved(|nth| row.get_ref(nth).ok()));
            }
            Ok(all)
        })
    }

    /// Keeps how far articles were read. What was kept of the same article is replaced.
    pub fn keep_progress(&mut self, all: &[Progress]) -> Result<(), StoreError> {
        if all.is_empty() {
            return Ok(());
        }
        self.write(|connection| {
            for progress in all {
                save(connection, progress)?;
            }
            let sql = "DELETE FROM progress WHERE id NOT IN
                       (SELECT id FROM progress ORDER BY read_at DESC, id DESC LIMIT ?1)";
            let most = i64::try_from(MOST_KEPT).unwrap_or(i64::MAX);
            connection.prepare_cached(sql)?.execute([most])?;
            Ok(())
        })
    }
}

/// Writes how far one article was read, over what there is of it.
pub(crate) fn save(connection: &Connection, progress: &Progress) -> Result<(), StoreError> {
    let Keys { url, content, .. } = progress.keys;
    let sql = "DELETE FROM progress WHERE content_key = ?1 OR url_key = ?2";
    let url = url.map(|key| key.0);
    connection
        .prepare_cached(sql)?
        .execute(params![content.0, url])?;
    let state = state(progress);
    let sql = "INSERT INTO progress
               (content_key, url_key, story_key, state, read_at, checksum)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    connection.prepare_cached(sql)?.execute(params![
        content.0,
        url,
        progress.keys.story.map(|key| key.0),
        state,
        progress.read_at,
        checksum(&progress.keys, &state, progress.read_at),
    ])?;
    Ok(())
}

fn state(progress: &Progress) -> String {
    let state = State {
        title: cut(&progress.title),
        spot: progress.spot.clone(),
        percent: progress.percent,
        end: progress.end.clone(),
    };
    serde_json::json!(state).to_string()
}

/// The beginning of a title: with it a row still fits a page.
pub(crate) fn cut(title: &str) -> String {
    let end = title.floor_char_boundary(TITLE_BYTES);
    title.get(..end).unwrap_or_default().to_owned()
}

/// What the columns are that `column` gives; `None` where they are not what was written.
pub(crate) fn carved<'a>(column: impl Fn(usize) -> Option<ValueRef<'a>>) -> Option<Progress> {
    let keys = keys(&column, 0)?;
    let state = column(3)?.as_str().ok()?;
    let read_at = column(4)?.as_i64().ok()?;
    if checksum(&keys, state, read_at) != column(5)?.as_i64().ok()? {
        return None;
    }
    let state: State = serde_json::from_str(state).ok()?;
    Some(Progress {
        keys,
        title: Clean::line(&state.title),
        spot: state.spot,
        percent: state.percent.min(100),
        end: state.end,
        read_at,
    })
}

/// The keys that stand in three columns from `first` on: content, URL, story.
pub(crate) fn keys<'a>(
    column: &impl Fn(usize) -> Option<ValueRef<'a>>,
    first: usize,
) -> Option<Keys> {
    let key = |nth: usize| match column(first + nth)? {
        ValueRef::Null => Some(None),
        value => Some(Some(Key(value.as_blob().ok()?.try_into().ok()?))),
    };
    Some(Keys {
        content: key(0)??,
        url: key(1)?,
        story: key(2)?,
    })
}

/// The checksum of keys goes on with them.
pub(crate) fn with_keys(sum: Checksum, keys: &Keys) -> Checksum {
    let key = |key: Option<&Key>| key.map(|key| key.0);
    sum.bytes(Some(&keys.content.0))
        .bytes(key(keys.url.as_ref()).as_ref().map(<[u8; 16]>::as_slice))
        .bytes(key(keys.story.as_ref()).as_ref().map(<[u8; 16]>::as_slice))
}

fn checksum(keys: &Keys, state: &str, read_at: i64) -> i64 {
    with_keys(Checksum::of("progress"), keys)
        .text(Some(state))
        .int(read_at)
        .finish()
}

/// How far an article was read.
#[cfg(test)]
pub(crate) fn sample(url: &str, content: &str, read_at: i64) -> Progress {
    Progress {
        keys: Keys {
            url: (!url.is_empty()).then(|| Key::of(&[url])),
            content: Key::of(&[content]),
            story: None,
        },
        title: Clean::line(content),
        spot: Spot {
            block: 3,
            offset: 17,
            words: "the tide was high".to_owned(),
        },
        percent: 38,
        end: Spot::default(),
        read_at,
    }
}

#[cfg(test)]
mod tests {
    use super::sample as progress;
    use super::*;

    #[test]
    fn what_was_read_last_comes_first_and_an_edited_article_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let old = [progress("u", "one", 1), progress("", "two", 2)];
        store.keep_progress(&old).unwrap();
        let new = progress("u", "one, edited", 3);
        store.keep_progress(std::slice::from_ref(&new)).unwrap();
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.progress().unwrap(), [new, progress("", "two", 2)]);
    }

    #[test]
    fn the_oldest_are_dropped_and_damaged_ones_left_out() {
        let mut store = Store::in_memory().unwrap();
        let all: Vec<_> = (0..MOST_KEPT + 5)
            .zip(0_i64..)
            .map(|(number, at)| progress("", &number.to_string(), at))
            .collect();
        store.keep_progress(&all).unwrap();
        assert_eq!(store.progress().unwrap().len(), MOST_KEPT);
        let damage =
            "UPDATE progress SET state = replace(state, 'tide', 'tint') WHERE read_at = 77";
        store
            .write(|connection| Ok(connection.execute(damage, [])?))
            .unwrap();
        assert_eq!(store.progress().unwrap().len(), MOST_KEPT - 1);
    }
}
