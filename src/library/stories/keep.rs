//! Sketches and pairs in the catalogue.
//!
//! A sketch follows the words of its article: it is written and taken away with them when the
//! search index is told of them, so that a kill leaves both or neither. What was not compared as it is
//! now is named, and its name goes when its pairs are written.

use rusqlite::{Connection, Params, params};

use crate::library::CatalogError;
use crate::library::catalog::lookup;
use crate::library::catalog::record::bound;
use crate::library::stories::alike::Alike;
use crate::library::stories::sketch::Sketch;
use crate::user::checksum::Checksum;

/// The tables.
pub(crate) const TABLES: &str = "
    CREATE TABLE sketch (
        article INTEGER PRIMARY KEY,
        sketch BLOB NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE uncompared (
        article INTEGER PRIMARY KEY
    ) STRICT;
    CREATE TABLE alike (
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        percent INTEGER NOT NULL,
        is_copy INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID;
";

/// Keeps the sketch of `row`, which was not compared yet.
pub(crate) fn save(connection: &Connection, row: u32, sketch: &Sketch) -> Result<(), CatalogError> {
    let bytes = sketch.to_bytes();
    let sql = "INSERT OR REPLACE INTO sketch (article, sketch, checksum) VALUES (?1, ?2, ?3)";
    let sum = bound(sketch_sum(&bytes), i64::from(row));
    connection
        .prepare_cached(sql)?
        .execute(params![row, bytes, sum])?;
    name(connection, row)
}

/// Forgets what is kept of `row`, which is gone.
pub(crate) fn forget(connection: &Connection, row: u32) -> Result<(), CatalogError> {
    for sql in [
        "DELETE FROM sketch WHERE article = ?1",
        "DELETE FROM uncompared WHERE article = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([row])?;
    }
    forget_pairs(connection, row)
}

/// Forgets what `row` is alike with.
pub(crate) fn forget_pairs(connection: &Connection, row: u32) -> Result<(), CatalogError> {
    let others = lookup::ids(connection, "SELECT other FROM alike WHERE one = ?1", [row])?;
    for (one, other) in others
        .iter()
        .flat_map(|other| [(row, *other), (*other, row)])
    {
        let sql = "DELETE FROM alike WHERE one = ?1 AND other = ?2";
        connection.prepare_cached(sql)?.execute([one, other])?;
    }
    Ok(())
}

/// Names `row` as not compared: something that pairs go by has changed.
pub(crate) fn name(connection: &Connection, row: u32) -> Result<(), CatalogError> {
    let sql = "INSERT OR IGNORE INTO uncompared (article) VALUES (?1)";
    connection.prepare_cached(sql)?.execute([row])?;
    Ok(())
}

/// Keeps that two articles are alike, both ways.
pub(crate) fn save_pair(
    connection: &Connection,
    pair: (u32, u32),
    alike: Alike,
) -> Result<(), CatalogError> {
    let sql = "INSERT OR REPLACE INTO alike (one, other, percent, is_copy, checksum)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    for (one, other) in [pair, (pair.1, pair.0)] {
        let sum = pair_sum(one, other, alike);
        connection.prepare_cached(sql)?.execute(params![
            one,
            other,
            alike.percent,
            i64::from(alike.is_copy),
            sum
        ])?;
    }
    Ok(())
}

/// Pairs as they are read: each of `sql` with both its rows.
pub(crate) fn pairs(
    connection: &Connection,
    which: &str,
    params: impl Params,
) -> Result<Vec<(u32, u32, Alike)>, CatalogError> {
    let sql = format!("SELECT one, other, percent, is_copy, checksum FROM alike {which}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(params)?;
    let mut pairs = Vec::new();
    while let Some(row) = found.next()? {
        let (one, other) = (row.get(0)?, row.get(1)?);
        let alike = Alike {
            percent: row.get(2)?,
            is_copy: row.get::<_, i64>(3)? != 0,
        };
        if row.get::<_, i64>(4)? != pair_sum(one, other, alike) {
            return Err(CatalogError::Damaged("a pair is not as it was written"));
        }
        pairs.push((one, other, alike));
    }
    Ok(pairs)
}

/// Asks for the sketches of texts as they are now: with other words in the file, the old one stands until
/// the search index is told.
pub(crate) const IS_CURRENT: &str = "WHERE article NOT IN (SELECT article FROM unindexed)";

/// The sketch of `row`; `None` where its words are not in the search index yet.
pub(crate) fn sketch_of(connection: &Connection, row: u32) -> Result<Option<Sketch>, CatalogError> {
    let mut found = None;
    let which = format!("{IS_CURRENT} AND article = ?1");
    each(connection, &which, [row], |_, sketch| found = Some(sketch))?;
    Ok(found)
}

/// Hands on the sketches that `which` asks for, with their rows.
pub(crate) fn each(
    connection: &Connection,
    which: &str,
    params: impl Params,
    mut take: impl FnMut(u32, Sketch),
) -> Result<(), CatalogError> {
    let sql = format!("SELECT article, sketch, checksum FROM sketch {which}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        let number = row.get(0)?;
        take(
            number,
            read(number, row.get_ref(1)?.as_blob()?, row.get(2)?)?,
        );
    }
    Ok(())
}

/// The sketch that was stored for `row`.
pub(crate) fn read(row: u32, bytes: &[u8], checksum: i64) -> Result<Sketch, CatalogError> {
    let sketch =
        Sketch::from_bytes(bytes).filter(|_| checksum == bound(sketch_sum(bytes), i64::from(row)));
    sketch.ok_or(CatalogError::Damaged("a sketch is not as it was written"))
}

/// Checks every sketch and every pair.
pub(crate) fn check(connection: &Connection) -> Result<(), CatalogError> {
    each(connection, "", [], |_, _| ())?;
    pairs(connection, "", []).map(drop)
}

fn sketch_sum(bytes: &[u8]) -> i64 {
    Checksum::of("sketch").bytes(Some(bytes)).finish()
}

fn pair_sum(one: u32, other: u32, alike: Alike) -> i64 {
    Checksum::of("alike")
        .int(i64::from(one))
        .int(i64::from(other))
        .int(i64::from(alike.percent))
        .int(i64::from(alike.is_copy))
        .finish()
}
