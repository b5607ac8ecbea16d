//! Compares what is new with what is near it in time, and keeps what is alike.
//!
//! The days that hold something new, and those within reach of them, are gone through once, the
//! oldest first; no more than three days are in memory. A first index goes through all days, a
//! changed file through five.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::library::catalog::lookup;
use crate::library::stories::alike::{Alike, STORY_DAYS, Told};
use crate::library::stories::candidates::{MOST_A_DAY, Near};
use crate::library::stories::keep;

/// Seconds of a day.
const DAY_SECS: i64 = 24 * 60 * 60;

/// Pairs and rows that are written together, so that no other writer waits long.
const BATCH: usize = 1_000;

/// Compares every article that is named as not compared; says whether it came to the end.
pub(crate) fn compare(connection: &Connection, cancel: &Cancel) -> Result<bool, CatalogError> {
    let new = lookup::ids(connection, NEW, [])?;
    if new.is_empty() {
        return Ok(true);
    }
    for rows in new.chunks(BATCH) {
        if cancel.is_cancelled() {
            return Ok(false);
        }
        let transaction = begin(connection)?;
        for row in rows {
            keep::forget_pairs(&transaction, *row)?;
        }
        transaction.commit()?;
    }
    let set: BTreeSet<u32> = new.iter().copied().collect();
    let mut pairs = Vec::new();
    let mut near = Near::default();
    for day in days(connection)? {
        if cancel.is_cancelled() {
            return Ok(false);
        }
        let told = told(connection, day, &set)?;
        near.take(day, told, &mut |one, other, alike| {
            pairs.push((one, other, alike));
        });
        if pairs.len() >= BATCH {
            save(connection, &mut pairs)?;
        }
    }
    save(connection, &mut pairs)?;
    for rows in new.chunks(BATCH) {
        let transaction = begin(connection)?;
        for row in rows {
            let sql = "DELETE FROM uncompared WHERE article = ?1";
            transaction.prepare_cached(sql)?.execute([row])?;
        }
        transaction.commit()?;
    }
    Ok(true)
}

/// The rows that are to be compared: those with a sketch.
const NEW: &str = "SELECT u.article FROM uncompared u JOIN sketch s ON s.article = u.article";

fn begin(connection: &Connection) -> Result<Transaction<'_>, CatalogError> {
    Ok(Transaction::new_unchecked(
        connection,
        TransactionBehavior::Immediate,
    )?)
}

/// The days that hold something new or are within reach of one that does, the oldest first; `None`
/// stands for articles without a date.
fn days(connection: &Connection) -> Result<BTreeSet<Option<i64>>, CatalogError> {
    let sql = format!("SELECT DISTINCT date FROM article WHERE copy_of IS NULL AND id IN ({NEW})");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut days = BTreeSet::new();
    while let Some(row) = rows.next()? {
        match row.get::<_, Option<i64>>(0)? {
            None => drop(days.insert(None)),
            Some(secs) => {
                let day = secs.div_euclid(DAY_SECS);
                days.extend((day - STORY_DAYS..=day + STORY_DAYS).map(Some));
            }
        }
    }
    Ok(days)
}

/// The articles of a day that have a sketch.
fn told(
    connection: &Connection,
    day: Option<i64>,
    new: &BTreeSet<u32>,
) -> Result<Vec<Told>, CatalogError> {
    let which = match day {
        Some(_) => "a.date >= ?1 AND a.date < ?2",
        None => "a.date IS ?1 AND ?2 IS NULL",
    };
    // A date known to the month or the year alone is no day that an article was told on.
    let sql = format!(
        "SELECT a.id, a.source, a.fold, s.sketch, s.checksum FROM article a
         JOIN sketch s ON s.article = a.id
         WHERE a.copy_of IS NULL AND {which} AND (a.dated IS NULL OR length(a.dated) >= 10)
         ORDER BY a.place, a.nth LIMIT ?3"
    );
    let start = day.map(|day| day * DAY_SECS);
    let end = start.map(|start| start + DAY_SECS);
    let most = i64::try_from(MOST_A_DAY).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![start, end, most])?;
    let mut told = Vec::new();
    while let Some(row) = rows.next()? {
        let id: u32 = row.get(0)?;
        told.push(Told {
            row: id,
            day,
            source: row.get(1)?,
            title: row.get(2)?,
            sketch: keep::read(id, row.get_ref(3)?.as_blob()?, row.get(4)?)?,
            is_new: new.contains(&id),
        });
    }
    Ok(told)
}

/// Keeps pairs whose articles are still there.
fn save(connection: &Connection, pairs: &mut Vec<(u32, u32, Alike)>) -> Result<(), CatalogError> {
    let transaction = begin(connection)?;
    for (one, other, alike) in pairs.drain(..) {
        let sql = "SELECT 1 FROM sketch WHERE article = ?1";
        let is_there = |row: u32| -> Result<bool, CatalogError> {
            let mut statement = transaction.prepare_cached(sql)?;
            let found = statement.query_row([row], |_| Ok(())).optional()?;
            Ok(found.is_some())
        };
        if is_there(one)? && is_there(other)? {
            keep::save_pair(&transaction, (one, other), alike)?;
        }
    }
    Ok(transaction.commit()?)
}
