//! What was flagged or read in newsboat: read from its cache, a database of its own, which is never written to.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Row};

use crate::text::Clean;
use crate::user::file::alone;

/// How the file of any database begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// How long another who writes it is waited for.
const BUSY_WAIT: Duration = Duration::from_secs(5);

/// An item that was flagged or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: Clean,
    /// The title of its feed.
    pub feed: Clean,
    /// When it was published, in seconds since 1970.
    pub published: Option<i64>,
    /// Its flags, a letter each; none where it was only read.
    pub flags: Clean,
    /// Whether it was read.
    pub is_read: bool,
}

/// Whether a file that begins with `head` is a database.
pub fn is_database(head: &[u8]) -> bool {
    head.starts_with(MAGIC)
}

/// The items that were flagged or read, in the cache at `path`; else why they cannot be read.
pub fn items(path: &Path) -> Result<Vec<Item>, String> {
    let how = alone(OpenFlags::SQLITE_OPEN_READ_ONLY);
    let found = Connection::open_with_flags(path, how).and_then(|connection| {
        connection.busy_timeout(BUSY_WAIT)?;
        let sql = "SELECT i.url, i.title, f.title, i.pubDate, i.flags, i.unread
                   FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl
                   WHERE coalesce(i.flags, '') <> '' OR i.unread = 0 ORDER BY i.pubDate, i.id";
        let mut statement = connection.prepare(sql)?;
        let items = statement.query_map([], |row| Ok(read(row)))?;
        items.collect::<Result<Vec<_>, _>>()
    });
    let found = found.map_err(|error| format!("it cannot be read as newsboat's cache: {error}"))?;
    Ok(found.into_iter().flatten().collect())
}

/// An item; `None` where it has no address.
fn read(row: &Row) -> Option<Item> {
    let text = |nth: usize| row.get::<_, Option<String>>(nth).ok().flatten();
    let number = |nth: usize| row.get::<_, Option<i64>>(nth).ok().flatten();
    Some(Item {
        url: text(0).filter(|url| !url.is_empty())?,
        title: Clean::line(&text(1).unwrap_or_default()),
        feed: Clean::line(&text(2).unwrap_or_default()),
        published: number(3).filter(|published| *published > 0),
        flags: Clean::line(&text(4).unwrap_or_default()),
        is_read: number(5) == Some(0),
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The tables of newsboat's cache as far as they are asked for, with four items.
    pub(crate) const CACHE: &str = "
        CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
            title VARCHAR(1024) NOT NULL);
        CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
            title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
            feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
            unread INTEGER(1) NOT NULL, flags VARCHAR(52));
        INSERT INTO rss_feed VALUES ('https://a.example/feed', 'https://a.example', 'Harbour Post');
        INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags) VALUES
            ('1', 'Eels', '', 'https://a.example/eels', 'https://a.example/feed', 1686813518, '', 0, 'sx'),
            ('2', 'Ferry', '', 'https://a.example/ferry', 'https://a.example/feed', 1686813519, '', 1, ''),
            ('4', 'Gulls', '', 'https://a.example/gulls', 'https://a.example/feed', 1686813520, '', 0, ''),
            ('3', 'Fog', '', 'https://a.example/fog', 'https://b.example/feed', 0, '', 1, 's');";

    /// Makes a database of `sql` at `path`.
    pub(crate) fn write(path: &Path, sql: &str) {
        Connection::open(path).unwrap().execute_batch(sql).unwrap();
    }

    #[test]
    fn what_was_flagged_or_read_is_found_and_the_cache_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache.db");
        Connection::open(&path)
            .unwrap()
            .execute_batch(CACHE)
            .unwrap();
        let before = std::fs::read(&path).unwrap();
        assert!(is_database(&before));
        let found = items(&path).unwrap();
        let shown: Vec<_> = found
            .iter()
            .map(|item| {
                (
                    item.title.as_str(),
                    item.flags.as_str(),
                    item.feed.as_str(),
                    item.is_read,
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("Fog", "s", "", false),
                ("Eels", "sx", "Harbour Post", true),
                ("Gulls", "", "Harbour Post", true)
            ]
        );
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn another_database_is_none_of_newsboats() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.db");
        Connection::open(&path)
            .unwrap()
            .execute_batch("CREATE TABLE pet (name TEXT)")
            .unwrap();
        let said = items(&path).unwrap_err();
        assert!(said.contains("newsboat's cache"), "{said}");
    }
}
