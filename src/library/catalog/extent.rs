//! Where the pieces lie in which the articles of large files are, in rows of their own: most files
//! are read as a whole, and have none.

use rusqlite::{Connection, params};

use crate::formats::stream::Extent;
use crate::library::catalog::CatalogError;
use crate::library::catalog::record::bound;
use crate::user::checksum::Checksum;

/// Notes that the article of `row` lies in a piece, or that its file is read as a whole.
pub(super) fn save(
    connection: &Connection,
    row: u32,
    extent: Option<Extent>,
) -> Result<(), CatalogError> {
    let Some(extent) = extent else {
        return remove(connection, row);
    };
    let [start, skip, length] = numbers(extent);
    let sql = "INSERT OR REPLACE INTO extent (article, start, skip, length, checksum)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let checksum = bound(sum(start, skip, length), i64::from(row));
    let mut statement = connection.prepare_cached(sql)?;
    statement.execute(params![row, start, skip, length, checksum])?;
    Ok(())
}

/// Forgets the piece of `row`.
pub(super) fn remove(connection: &Connection, row: u32) -> Result<(), CatalogError> {
    let sql = "DELETE FROM extent WHERE article = ?1";
    connection.prepare_cached(sql)?.execute([row])?;
    Ok(())
}

/// The piece in which the article of `row` lies; `None` where its file is read as a whole.
pub(super) fn of(connection: &Connection, row: u32) -> Result<Option<Extent>, CatalogError> {
    let sql = "SELECT article, start, skip, length, checksum FROM extent WHERE article = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([row])?;
    rows.next()?.map(read).transpose()
}

/// Checks every piece.
pub(super) fn check(connection: &Connection) -> Result<(), CatalogError> {
    let sql = "SELECT article, start, skip, length, checksum FROM extent";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        read(row)?;
    }
    Ok(())
}

fn read(row: &rusqlite::Row) -> Result<Extent, CatalogError> {
    let [start, skip, length] = [row.get(1)?, row.get(2)?, row.get(3)?];
    if row.get::<_, i64>(4)? != bound(sum(start, skip, length), row.get(0)?) {
        return Err(CatalogError::Damaged("a piece is not as it was written"));
    }
    Ok(Extent {
        start: start.max(0).unsigned_abs(),
        skip: skip.max(0).unsigned_abs(),
        length: length.max(0).unsigned_abs(),
    })
}

fn numbers(extent: Extent) -> [i64; 3] {
    [extent.start, extent.skip, extent.length]
        .map(|number| i64::try_from(number).unwrap_or(i64::MAX))
}

fn sum(start: i64, skip: i64, length: i64) -> i64 {
    let sum = Checksum::of("extent").int(start);
    sum.int(skip).int(length).finish()
}
