//! The tables of `catalog.db`. There are no migrations: a catalogue of another version is made anew.
//!
//! `place` grows with root and path, so the order of the list among articles of one date is that
//! of their files, on every run and however the catalogue came to be. The index of the list holds
//! all that the common orders need, so that a million ids are read without touching a row. What
//! only queries ask for lies in rows of its own, so that asking reads no more than that.
//!
//! A row whose article is a copy of another names the one that is shown, and stands outside the index
//! of the list: windows and orders never meet it.

use rusqlite::Connection;

use crate::library::stories::keep;

/// The version of the tables, and of what is written into them.
pub(crate) const VERSION: i64 = 8;

/// The program that writes it: another one may read the same files otherwise.
pub(crate) const MADE_BY: &str = env!("CARGO_PKG_VERSION");

const TABLES: &str = "
    CREATE TABLE library (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        made_by TEXT NOT NULL,
        is_filled INTEGER NOT NULL,
        articles INTEGER NOT NULL,
        copies INTEGER NOT NULL,
        problems INTEGER NOT NULL,
        next_row INTEGER NOT NULL,
        keywords BLOB NOT NULL,
        epoch INTEGER NOT NULL,
        writings INTEGER NOT NULL,
        generation INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE root (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL
    ) STRICT;
    CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE section (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE tag (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE language (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        place INTEGER NOT NULL,
        root INTEGER NOT NULL,
        path BLOB NOT NULL,
        mtime_ns INTEGER NOT NULL,
        size INTEGER NOT NULL,
        device INTEGER NOT NULL,
        inode INTEGER NOT NULL,
        digest BLOB NOT NULL,
        format TEXT,
        skipped TEXT,
        articles INTEGER NOT NULL,
        problems INTEGER NOT NULL,
        counted INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        UNIQUE (root, path)
    ) STRICT;
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL,
        copy_of INTEGER,
        place INTEGER NOT NULL,
        nth INTEGER NOT NULL,
        part INTEGER,
        url_key BLOB,
        content_key BLOB NOT NULL,
        story_key BLOB,
        date INTEGER,
        dated TEXT,
        dated_by INTEGER NOT NULL,
        source INTEGER,
        title TEXT NOT NULL,
        fold TEXT NOT NULL,
        authors TEXT NOT NULL,
        lang TEXT,
        words INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX article_list ON article (date DESC, place, nth, source, words, copy_of)
        WHERE copy_of IS NULL;
    CREATE INDEX article_vague ON article (date, dated) WHERE length(dated) < 10;
    CREATE TABLE detail (
        article INTEGER PRIMARY KEY,
        url TEXT,
        section INTEGER,
        updated INTEGER,
        updated_end INTEGER,
        saved INTEGER,
        saved_end INTEGER,
        has_image INTEGER NOT NULL,
        words_sum INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE tagged (
        article INTEGER NOT NULL,
        tag INTEGER NOT NULL,
        PRIMARY KEY (article, tag)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE unindexed (
        article INTEGER PRIMARY KEY
    ) STRICT;
    CREATE TABLE facts (
        article INTEGER PRIMARY KEY,
        facts TEXT NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE extent (
        article INTEGER PRIMARY KEY,
        start INTEGER NOT NULL,
        skip INTEGER NOT NULL,
        length INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE hits (
        article INTEGER PRIMARY KEY,
        total INTEGER NOT NULL,
        counts BLOB NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE trace (
        article INTEGER PRIMARY KEY,
        house INTEGER NOT NULL,
        pick INTEGER NOT NULL,
        marks BLOB NOT NULL,
        dates INTEGER NOT NULL,
        applied INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE lesson (
        house INTEGER PRIMARY KEY,
        lines BLOB NOT NULL,
        day_month INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE due (
        house INTEGER PRIMARY KEY
    ) STRICT;
    CREATE TABLE problem (
        file INTEGER NOT NULL,
        nth INTEGER NOT NULL,
        part INTEGER,
        line INTEGER,
        what TEXT NOT NULL,
        hint TEXT,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (file, nth)
    ) STRICT, WITHOUT ROWID;
";

/// Indexes that only finding needs. They are made when the first scan is done: keys have no order,
/// and putting a million of them in one by one takes longer than sorting them once.
const LATE_INDEXES: &str = "
    CREATE INDEX IF NOT EXISTS article_file ON article (file);
    CREATE INDEX IF NOT EXISTS article_url ON article (url_key) WHERE url_key IS NOT NULL;
    CREATE INDEX IF NOT EXISTS article_content ON article (content_key);
    CREATE INDEX IF NOT EXISTS trace_house ON trace (house, pick);
    CREATE INDEX IF NOT EXISTS article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;
    CREATE INDEX IF NOT EXISTS article_story ON article (story_key) WHERE story_key IS NOT NULL;
    CREATE INDEX IF NOT EXISTS detail_updated
        ON detail (updated, updated_end) WHERE updated IS NOT NULL;
    CREATE INDEX IF NOT EXISTS detail_saved ON detail (saved, saved_end) WHERE saved IS NOT NULL;
    CREATE INDEX IF NOT EXISTS article_lang ON article (lang) WHERE lang IS NOT NULL;
";

/// Makes the tables.
pub(crate) fn make(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(TABLES)?;
    connection.execute_batch(keep::TABLES)
}

/// Makes the indexes that are missing.
pub(crate) fn make_late_indexes(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(LATE_INDEXES)
}

/// Every table, for a check of everything.
pub(crate) const NAMES: [&str; 21] = [
    "library",
    "root",
    "source",
    "section",
    "tag",
    "language",
    "file",
    "article",
    "detail",
    "tagged",
    "unindexed",
    "sketch",
    "uncompared",
    "alike",
    "facts",
    "extent",
    "hits",
    "trace",
    "lesson",
    "due",
    "problem",
];
