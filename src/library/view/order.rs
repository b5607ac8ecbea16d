//! The ids of all rows, in each order.
//!
//! One index holds what every order but that of titles needs, newest first. The other orders are
//! stable sorts of it in memory, so that equals stand newest first in all of them.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::{Connection, Row};

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::library::catalog::record::sort_form;
use crate::query::Sort;

/// Rows that are read between two looks at the cancel token.
const ROWS_AT_A_TIME: usize = 4_096;

/// The ids of all rows in the order of `sort`; `None` when it was cancelled.
pub(crate) fn order(
    connection: &Connection,
    sort: Sort,
    cancel: &Cancel,
) -> Result<Option<Vec<u32>>, CatalogError> {
    match sort {
        // Without words to match, all match alike.
        Sort::Newest | Sort::Rank => newest(connection, "id", cancel, |row| Ok(row.get(0)?)),
        Sort::Oldest => {
            let dated = newest(connection, "id, date", cancel, |row| {
                Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?))
            })?;
            Ok(dated.map(|rows| sorted_by(rows, |date| (date.is_none(), *date))))
        }
        Sort::Words => {
            let long = newest(connection, "id, words", cancel, |row| {
                Ok((row.get(0)?, row.get::<_, i64>(1)?))
            })?;
            Ok(long.map(|rows| sorted_by(rows, |words| Reverse(*words))))
        }
        Sort::Source => {
            let ranks = source_ranks(connection)?;
            let of_source = newest(connection, "id, source", cancel, |row| {
                let source: Option<i64> = row.get(1)?;
                let rank = source.and_then(|source| ranks.get(&source).copied());
                Ok((row.get(0)?, rank.unwrap_or(u32::MAX)))
            })?;
            Ok(of_source.map(|rows| sorted_by(rows, |rank| *rank)))
        }
        Sort::Hits => {
            let totals = hit_totals(connection)?;
            let hit = newest(connection, "id", cancel, |row| {
                let id: u32 = row.get(0)?;
                Ok((id, totals.get(&id).copied().unwrap_or_default()))
            })?;
            Ok(hit.map(|rows| sorted_by(rows, |total| Reverse(*total))))
        }
        Sort::Title => by_title(connection, cancel),
    }
}

/// `columns` of every row, newest first; of one date in the order of their files.
fn newest<T>(
    connection: &Connection,
    columns: &str,
    cancel: &Cancel,
    take: impl Fn(&Row) -> Result<T, CatalogError>,
) -> Result<Option<Vec<T>>, CatalogError> {
    let sql = format!(
        "SELECT {columns} FROM article WHERE copy_of IS NULL ORDER BY date DESC, place, nth"
    );
    each(connection, &sql, cancel, take)
}

/// What `take` makes of every row that `sql` gives; `None` when it was cancelled.
pub(crate) fn each<T>(
    connection: &Connection,
    sql: &str,
    cancel: &Cancel,
    take: impl Fn(&Row) -> Result<T, CatalogError>,
) -> Result<Option<Vec<T>>, CatalogError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut taken = Vec::new();
    while let Some(row) = rows.next()? {
        if taken.len().is_multiple_of(ROWS_AT_A_TIME) && cancel.is_cancelled() {
            return Ok(None);
        }
        taken.push(take(row)?);
    }
    Ok(Some(taken))
}

/// The ids of `rows`, sorted by what stands beside them; equals stay as they stand.
fn sorted_by<T, K: Ord>(mut rows: Vec<(u32, T)>, key: impl Fn(&T) -> K) -> Vec<u32> {
    rows.sort_by_key(|(_, value)| key(value));
    rows.into_iter().map(|(id, _)| id).collect()
}

/// The place of each source among all, by name.
fn source_ranks(connection: &Connection) -> Result<HashMap<i64, u32>, CatalogError> {
    let sources = sources(connection)?.into_iter();
    Ok(sources.map(|(_, id)| id).zip(0..).collect())
}

/// The sources in the order of their names, each with its number.
pub(crate) fn sources(connection: &Connection) -> Result<Vec<(String, i64)>, CatalogError> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM source")?;
    let mut rows = statement.query([])?;
    let mut sources = Vec::new();
    while let Some(row) = rows.next()? {
        let name = row.get_ref(1)?.as_str()?;
        sources.push((sort_form(name), name.to_owned(), row.get(0)?));
    }
    sources.sort_unstable();
    let named = sources.into_iter().map(|(_, name, id)| (name, id));
    Ok(named.collect())
}

/// How many hits each row has that has any.
pub(crate) fn hit_totals(connection: &Connection) -> Result<HashMap<u32, i64>, CatalogError> {
    let mut statement = connection.prepare_cached("SELECT article, total FROM hits")?;
    let totals = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(totals.collect::<Result<_, _>>()?)
}

/// The ids in the order of their titles.
///
/// Titles have no index: it would be the largest of all. They are gathered in one long text, in the
/// order in which they lie in the file.
fn by_title(connection: &Connection, cancel: &Cancel) -> Result<Option<Vec<u32>>, CatalogError> {
    let Some(newest) = order(connection, Sort::Newest, cancel)? else {
        return Ok(None);
    };
    let ranks: HashMap<u32, u32> = newest.iter().copied().zip(0..).collect();
    let text = std::cell::RefCell::new(String::new());
    let sql = "SELECT id, fold FROM article WHERE copy_of IS NULL";
    let rows = each(connection, sql, cancel, |row| {
        let id: u32 = row.get(0)?;
        let mut text = text.borrow_mut();
        let start = text.len();
        text.push_str(row.get_ref(1)?.as_str()?);
        Ok((start..text.len(), ranks.get(&id).copied(), id))
    })?;
    let text = text.into_inner();
    Ok(rows.map(|mut rows| {
        rows.sort_unstable_by(|(one, rank, _), (other, other_rank, _)| {
            let titles = text.get(one.clone()).cmp(&text.get(other.clone()));
            titles.then(rank.cmp(other_rank))
        });
        rows.into_iter().map(|(_, _, id)| id).collect()
    }))
}
