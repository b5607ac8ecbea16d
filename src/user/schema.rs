//! The tables of `state.db`, and the steps from one version of them to the next.
//!
//! A mark is one row, and every key that it was ever known by is an alias of it: notes, tags and
//! the undo log hang on the number of the row, so an edit of the article moves none of them. Rows
//! are ordinary rows with a checksum and never larger than a page, so that each can be taken out
//! of a damaged file by itself.

use std::collections::HashSet;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::user::StoreError;

/// What makes version n of version n - 1; the number of steps is the newest version.
const STEPS: &[&str] = &[
    "
    CREATE TABLE mark (
        id INTEGER PRIMARY KEY,
        url_key BLOB,
        content_key BLOB NOT NULL,
        story_key BLOB,
        title TEXT NOT NULL,
        path_hint TEXT NOT NULL,
        bookmarked_at INTEGER,
        read_at INTEGER,
        changed_at INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE alias (
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL UNIQUE,
        is_url INTEGER NOT NULL,
        mark INTEGER NOT NULL REFERENCES mark (id),
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX alias_mark ON alias (mark);
    CREATE TABLE revision (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        last INTEGER NOT NULL
    ) STRICT;
    INSERT INTO revision VALUES (1, 0);
",
    "
    CREATE TABLE session (
        library TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
",
    "
    CREATE TABLE history (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        line TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        UNIQUE (kind, line)
    ) STRICT;
",
    // What is added to a mark, and the steps that can be undone: long texts lie in pieces.
    "
    CREATE TABLE addition (
        id INTEGER PRIMARY KEY,
        mark INTEGER NOT NULL REFERENCES mark (id),
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        piece INTEGER NOT NULL,
        value TEXT,
        changed_at INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        UNIQUE (mark, kind, name, piece)
    ) STRICT;
    CREATE TABLE step (
        id INTEGER PRIMARY KEY,
        made_at INTEGER NOT NULL,
        is_undone INTEGER NOT NULL,
        deed TEXT NOT NULL,
        pieces INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE step_piece (
        id INTEGER PRIMARY KEY,
        step INTEGER NOT NULL,
        piece INTEGER NOT NULL,
        text TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        UNIQUE (step, piece)
    ) STRICT;
",
    "
    CREATE TABLE progress (
        id INTEGER PRIMARY KEY,
        content_key BLOB NOT NULL UNIQUE,
        url_key BLOB,
        story_key BLOB,
        state TEXT NOT NULL,
        read_at INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX progress_url ON progress (url_key);
    CREATE TABLE waypoint (
        library TEXT NOT NULL,
        letter TEXT NOT NULL,
        content_key BLOB NOT NULL,
        url_key BLOB,
        story_key BLOB,
        state TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (library, letter)
    ) STRICT;
",
    // What was changed since it was read is found without reading all.
    "
    CREATE INDEX mark_rev ON mark (rev);
",
];

/// The newest version that this program knows.
pub(crate) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The version that the file states; 0 for an empty one.
pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the file at `path` to the newest version. A newer one is refused and left as it is.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    migrate_by(connection, path, STEPS)
}

/// Gives a file of version `found` that can only be read the tables it lacks, empty and in memory. It
/// does without indexes.
pub(crate) fn stand_in(connection: &Connection, found: i64) -> Result<(), StoreError> {
    let done = usize::try_from(found).unwrap_or(STEPS.len());
    let statements = STEPS.iter().skip(done).flat_map(|step| step.split(';'));
    for statement in statements.filter(|statement| !statement.contains("CREATE INDEX")) {
        connection.execute_batch(&statement.replace("CREATE TABLE", "CREATE TEMP TABLE"))?;
    }
    Ok(())
}

/// Looks whether every table and index is there as the steps make it: a name in one that is not as it
/// was would only be noticed once it is asked for.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL";
    let mut statement = connection.prepare(sql)?;
    let made = statement.query_map([], |row| row.get(0))?;
    let made: HashSet<String> = made.collect::<Result<_, _>>()?;
    let statements = STEPS.iter().flat_map(|step| step.split(';')).map(str::trim);
    let mut expected = statements.filter(|statement| statement.starts_with("CREATE "));
    if expected.all(|statement| made.contains(statement)) {
        return Ok(());
    }
    Err(StoreError::Damaged("its tables are not as they were made"))
}

/// Brings the file to the version that `steps` lead to, all in one transaction.
fn migrate_by(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if version(connection)? == known {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found > known {
        let path = path.to_owned();
        return Err(StoreError::Newer { path, found, known });
    }
    let done = usize::try_from(found)
        .ok()
        .ok_or(StoreError::Damaged("its version is below zero"))?;
    for step in steps.iter().skip(done) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Key;
    use crate::user::addition::{Addition, Kind};
    use crate::user::step::{Deed, Step};
    use crate::user::{progress, waypoints};

    #[test]
    fn a_file_of_an_older_version_keeps_its_rows() {
        let mut connection = Connection::open_in_memory().unwrap();
        let path = Path::new("state.db");
        let first = "CREATE TABLE pet (name TEXT); INSERT INTO pet VALUES ('Minou')";
        let second = "ALTER TABLE pet ADD COLUMN note TEXT";
        migrate_by(&mut connection, path, &[first]).unwrap();
        migrate_by(&mut connection, path, &[first, second]).unwrap();
        migrate_by(&mut connection, path, &[first, second]).unwrap();
        let pets: i64 = connection
            .query_row("SELECT count(*) FROM pet WHERE note IS NULL", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!((pets, version(&connection).unwrap()), (1, 2));
    }

    #[test]
    fn a_newer_version_is_refused_and_left_as_it_is() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let refused = migrate(&mut connection, Path::new("/home/x/state.db")).unwrap_err();
        let words = refused.to_string();
        assert!(
            words.starts_with("/home/x/state.db: written by a newer"),
            "{words}"
        );
        assert_eq!(version(&connection).unwrap(), 99);
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_version_whole() {
        let mut connection = Connection::open_in_memory().unwrap();
        let path = Path::new("state.db");
        let first = "CREATE TABLE pet (name TEXT)";
        migrate_by(&mut connection, path, &[first]).unwrap();
        let broken = "CREATE TABLE toy (name TEXT); nonsense";
        assert!(migrate_by(&mut connection, path, &[first, broken]).is_err());
        let tables: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!((tables, version(&connection).unwrap()), (1, 1));
    }

    /// Puts a mark, a library that was left and a line that was typed into a file of `version`.
    fn filled(connection: &mut Connection, version: usize) {
        migrate_by(connection, Path::new("state.db"), &STEPS[..version]).unwrap();
        let mut row = crate::user::row::Row::bare(1, None, Key::of(&["one"]));
        row.bookmarked_at = Some(5);
        row.rev = 1;
        row.save(connection).unwrap();
        for alias in crate::user::recover::aliases_of(&row.keys, 1) {
            alias.save(connection).unwrap();
        }
        if version >= 2 {
            crate::user::session::save(connection, "news", "{}").unwrap();
        }
        if version >= 3 {
            crate::user::history::save(connection, "search", "tide").unwrap();
        }
        if version >= 4 {
            let addition = Addition {
                of: (1, Kind::Tag, "sea".to_owned()),
                value: Some("Sea".to_owned()),
                changed_at: 5,
                rev: 1,
            };
            addition.save(connection).unwrap();
            Step::add(connection, &Deed::default(), &[], (5, 1)).unwrap();
        }
        if version >= 5 {
            let waypoint = waypoints::sample("One");
            waypoints::save(connection, ("news", 'a'), &waypoint).unwrap();
            let read = progress::sample("", "one", 5);
            progress::save(connection, &read).unwrap();
        }
    }

    #[test]
    fn a_file_of_every_earlier_version_is_brought_here_with_what_it_holds() {
        for version in 1..STEPS.len() {
            let mut connection = Connection::open_in_memory().unwrap();
            filled(&mut connection, version);
            migrate(&mut connection, Path::new("state.db")).unwrap();
            assert_eq!(super::version(&connection).unwrap(), newest());
            check(&connection).unwrap();
            let kept = crate::user::marks::kept(&connection).unwrap();
            assert_eq!(kept.len(), 1, "from version {version}");
            assert_eq!(kept[0].bookmarked_at, Some(5));
            let count = |table: &str| -> i64 {
                let sql = format!("SELECT count(*) FROM {table}");
                connection.query_row(&sql, [], |row| row.get(0)).unwrap()
            };
            assert_eq!(count("session"), i64::from(version >= 2));
            assert_eq!(count("history"), i64::from(version >= 3));
            for table in ["addition", "step", "step_piece"] {
                assert_eq!(count(table), i64::from(version >= 4), "{table}");
            }
            for table in ["waypoint", "progress"] {
                assert_eq!(count(table), i64::from(version >= 5), "{table}");
            }
            assert_eq!(kept[0].added.tags.len(), usize::from(version >= 4));
            crate::user::recover::check(&connection).unwrap();
        }
    }

    #[test]
    fn a_file_of_an_earlier_version_that_can_only_be_read_is_read() {
        for version in 1..STEPS.len() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("state.db");
            filled(&mut Connection::open(&path).unwrap(), version);
            let opened = crate::user::file::open_to_read(&path).unwrap();
            assert_eq!(
                crate::user::marks::kept(&opened.connection).unwrap().len(),
                1
            );
        }
    }
}
