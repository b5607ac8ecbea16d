//! Which articles the index does not hold as they are, kept in the catalogue.
//!
//! The order makes it safe against a kill at any time: the catalogue names a row as not indexed in
//! the transaction that writes it, the index is committed, and only then the name is taken away. A
//! kill in between repeats work and loses nothing.

use roaring::RoaringBitmap;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::library::CatalogError;
use crate::library::catalog::lookup;
use crate::library::stories::keep;
use crate::library::stories::sketch::Sketch;

/// A row that the index does not hold as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pending {
    pub(crate) row: u32,
    /// Its file; `None` where the article is gone.
    pub(crate) file: Option<i64>,
    /// The checksum of its words.
    pub(crate) words_sum: Option<i64>,
}

/// Every such row, those of one file together.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Pending>, CatalogError> {
    let sql = "SELECT u.article, a.file, d.words_sum FROM unindexed u
               LEFT JOIN article a ON a.id = u.article
               LEFT JOIN detail d ON d.article = u.article";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Pending {
            row: row.get(0)?,
            file: row.get(1)?,
            words_sum: row.get(2)?,
        })
    })?;
    let mut pending = rows.collect::<Result<Vec<_>, _>>()?;
    pending.sort_unstable_by_key(|pending| (pending.file, pending.row));
    Ok(pending)
}

/// The same as a set.
pub(crate) fn rows(connection: &Connection) -> Result<RoaringBitmap, CatalogError> {
    let sql = "SELECT article FROM unindexed ORDER BY article";
    set(lookup::ids(connection, sql, [])?)
}

/// Every article of the catalogue.
pub(crate) fn articles(connection: &Connection) -> Result<RoaringBitmap, CatalogError> {
    set(lookup::ids(
        connection,
        "SELECT id FROM article ORDER BY id",
        [],
    )?)
}

/// A set of rows that come in order.
fn set(rows: Vec<u32>) -> Result<RoaringBitmap, CatalogError> {
    RoaringBitmap::from_sorted_iter(rows).or(Err(CatalogError::Damaged("rows are out of order")))
}

/// Names every article as not indexed: there is no index.
pub(crate) fn name_all(connection: &Connection) -> Result<(), CatalogError> {
    let sql = "INSERT OR IGNORE INTO unindexed (article) SELECT id FROM article";
    connection.execute(sql, [])?;
    Ok(())
}

/// Names some.
pub(crate) fn name(connection: &Connection, rows: &RoaringBitmap) -> Result<(), CatalogError> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    for row in rows {
        let sql = "INSERT OR IGNORE INTO unindexed (article) VALUES (?1)";
        transaction.prepare_cached(sql)?.execute([row])?;
    }
    Ok(transaction.commit()?)
}

/// Takes away the names of rows that are indexed now, unless their words have changed since, and keeps
/// the sketches of their words.
pub(crate) fn take_away(
    connection: &Connection,
    indexed: &[(Pending, Option<Sketch>)],
) -> Result<(), CatalogError> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let sql = "DELETE FROM unindexed WHERE article = ?1
               AND (SELECT words_sum FROM detail WHERE article = ?1) IS ?2";
    for (one, sketch) in indexed {
        let mut statement = transaction.prepare_cached(sql)?;
        let is_as_read = statement.execute(params![one.row, one.words_sum])? > 0;
        match sketch {
            Some(sketch) if is_as_read => keep::save(&transaction, one.row, sketch)?,
            None if is_as_read => keep::forget(&transaction, one.row)?,
            _ => {}
        }
    }
    Ok(transaction.commit()?)
}
