//! A check of everything: every page, every index, every checksum.
//!
//! It takes seconds for a million articles, so it is only made, in the background, when the file is
//! not the one that was left behind by the last refresh that came to its end: after a crash, or
//! when something else has written into it. What the file was then lies in a small file beside it.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::library::catalog::meta::Meta;
use crate::library::catalog::record::{bound, facts_sum};
use crate::library::catalog::{
    CatalogError, detail, extent, file, files, lesson, lookup, rows, schema,
};
use crate::library::stories::keep;
use crate::user::file::with_ending;

/// Rows that are proved between two looks at the cancel token.
const ROWS_AT_A_TIME: usize = 1_000;

/// Whether the catalogue in `folder` is the one that the last refresh left behind.
pub(crate) fn is_as_left(folder: &Path) -> bool {
    let path = file::path_in(folder);
    let left = fs::read_to_string(with_ending(&path, ".sound"));
    left.is_ok_and(|left| state(&path).is_some_and(|now| now == left))
}

/// Takes the note away: the next refresh checks everything.
pub(crate) fn distrust(folder: &Path) {
    // Where it cannot be taken away the file system is at fault, which the next write will say.
    drop(fs::remove_file(with_ending(
        &file::path_in(folder),
        ".sound",
    )));
}

/// Moves the log into the file, and notes what the file is now.
pub(crate) fn leave(connection: &Connection, folder: &Path) {
    let path = file::path_in(folder);
    let moved = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
        row.get::<_, i64>(0)
    });
    // Where a reader was in the way the next start checks everything; nothing else is lost.
    if moved == Ok(0)
        && let Some(state) = state(&path)
    {
        drop(fs::write(with_ending(&path, ".sound"), state));
    }
}

/// Size and time of the file; `None` while there is a log that is not in it.
fn state(path: &Path) -> Option<String> {
    let log = fs::metadata(with_ending(path, "-wal")).map_or(0, |log| log.len());
    let file = fs::metadata(path).ok().filter(|_| log == 0)?;
    Some(format!(
        "{} {} {}\n",
        file.len(),
        file.mtime(),
        file.mtime_nsec()
    ))
}

/// Checks everything; says whether it came to the end, or was cancelled before.
pub(crate) fn check_all(
    connection: &Connection,
    bases: &[std::path::PathBuf],
    cancel: &Cancel,
) -> Result<bool, CatalogError> {
    for table in schema::NAMES {
        if cancel.is_cancelled() {
            return Ok(false);
        }
        let sql = format!("PRAGMA integrity_check({table})");
        let found: String = connection.query_row(&sql, [], |row| row.get(0))?;
        if found != "ok" {
            return Err(CatalogError::Damaged("its pages do not hold together"));
        }
    }
    check_counts(connection)?;
    check_facts(connection)?;
    detail::check(connection)?;
    extent::check(connection)?;
    lesson::check(connection)?;
    keep::check(connection)?;
    files::each(connection, "ORDER BY id", [], |stored| {
        stored.into_row(connection, bases).map(drop)
    })?;
    let all = lookup::ids(connection, "SELECT id FROM article ORDER BY id", [])?;
    for ids in all.chunks(ROWS_AT_A_TIME) {
        if cancel.is_cancelled() {
            return Ok(false);
        }
        if rows::rows(connection, ids, bases)?.contains(&None) {
            return Err(CatalogError::Damaged("an article has lost its file"));
        }
    }
    Ok(true)
}

/// Whether there are as many rows as the library counts, and none that belongs to nothing.
fn check_counts(connection: &Connection) -> Result<(), CatalogError> {
    let meta = Meta::load(connection)?;
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let expected = [
        ("SELECT count(*) FROM article", meta.rows()),
        ("SELECT count(*) FROM facts", meta.rows()),
        ("SELECT count(*) FROM detail", meta.rows()),
        (
            "SELECT count(*) FROM article WHERE copy_of IS NOT NULL",
            meta.copies,
        ),
        (
            "SELECT count(*) FROM article c LEFT JOIN article a ON a.id = c.copy_of
             WHERE c.copy_of IS NOT NULL AND (a.id IS NULL OR a.copy_of IS NOT NULL)",
            0,
        ),
        ("SELECT count(*) FROM problem", meta.problems),
        ("SELECT coalesce(sum(problems), 0) FROM file", meta.problems),
        (
            "SELECT count(*) FROM hits WHERE article NOT IN (SELECT id FROM article)",
            0,
        ),
        (
            "SELECT count(*) FROM trace WHERE article NOT IN (SELECT id FROM article)",
            0,
        ),
        (
            "SELECT count(*) FROM tagged WHERE article NOT IN (SELECT id FROM article)",
            0,
        ),
        (
            "SELECT count(*) FROM article a JOIN file f ON f.id = a.file WHERE a.place <> f.place",
            0,
        ),
    ];
    for (sql, number) in expected {
        if count(sql)? != number {
            return Err(CatalogError::Damaged("rows are missing"));
        }
    }
    Ok(())
}

fn check_facts(connection: &Connection) -> Result<(), CatalogError> {
    let mut statement = connection.prepare("SELECT article, facts, checksum FROM facts")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let sum = facts_sum(row.get_ref(1)?.as_str()?);
        if row.get::<_, i64>(2)? != bound(sum, row.get(0)?) {
            return Err(CatalogError::Damaged("facts are not as they were written"));
        }
    }
    Ok(())
}
