//! Which articles make a story: those that pairs lead to from one another.

use std::collections::HashMap;

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::library::CatalogError;
use crate::library::stories::keep;

/// The story of each row that has one: the number of the first of its rows.
pub(crate) fn stories(
    connection: &Connection,
    all: &RoaringBitmap,
) -> Result<HashMap<u32, u32>, CatalogError> {
    let pairs = keep::pairs(connection, "WHERE one < other", [])?;
    let mut leads: HashMap<u32, u32> = HashMap::new();
    for (one, other, _) in pairs {
        if all.contains(one) && all.contains(other) {
            let (one, other) = (lead(&mut leads, one), lead(&mut leads, other));
            leads.insert(one.max(other), one.min(other));
        }
    }
    let rows: Vec<u32> = leads.keys().copied().collect();
    Ok(rows
        .into_iter()
        .map(|row| (row, lead(&mut leads, row)))
        .collect())
}

/// The first row that `row` leads to; what was gone through leads there at once from then on.
fn lead(leads: &mut HashMap<u32, u32>, row: u32) -> u32 {
    let (mut at, mut gone_through) = (row, Vec::new());
    loop {
        let next = *leads.entry(at).or_insert(at);
        if next == at {
            break;
        }
        gone_through.push(at);
        at = next;
    }
    for row in gone_through {
        leads.insert(row, at);
    }
    at
}

/// The rows that are probably wire copies of one another.
pub(crate) fn wire_copies(connection: &Connection) -> Result<RoaringBitmap, CatalogError> {
    let pairs = keep::pairs(connection, "WHERE is_copy = 1", [])?;
    Ok(pairs.into_iter().map(|(one, ..)| one).collect())
}
