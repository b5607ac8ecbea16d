//! The keyword hits of an article, as the catalogue keeps them: one row, with a checksum of its own.

use rusqlite::{Connection, params};

use crate::library::catalog::CatalogError;
use crate::library::catalog::record::bound;
use crate::user::checksum::Checksum;

/// Writes the hits of an article that has none so far: of each keyword group its place, and how many.
pub(crate) fn save(
    connection: &Connection,
    row: u32,
    hits: &[(u16, u32)],
) -> Result<(), CatalogError> {
    if hits.is_empty() {
        return Ok(());
    }
    let total = hits.iter().map(|(_, count)| i64::from(*count)).sum();
    let counts = to_bytes(hits);
    let checksum = bound(sum(total, &counts), i64::from(row));
    let sql = "INSERT INTO hits (article, total, counts, checksum) VALUES (?1, ?2, ?3, ?4)";
    connection
        .prepare_cached(sql)?
        .execute(params![row, total, counts, checksum])?;
    Ok(())
}

/// The same in the place of those that it had.
pub(crate) fn replace(
    connection: &Connection,
    row: u32,
    hits: &[(u16, u32)],
) -> Result<(), CatalogError> {
    let sql = "DELETE FROM hits WHERE article = ?1";
    connection.prepare_cached(sql)?.execute([row])?;
    save(connection, row, hits)
}

/// Hits as they are stored: for each group its place in two bytes and its count in four.
fn to_bytes(hits: &[(u16, u32)]) -> Vec<u8> {
    let pair = |(group, count): &(u16, u32)| {
        let (group, count) = (group.to_le_bytes(), count.to_le_bytes());
        group.into_iter().chain(count)
    };
    hits.iter().flat_map(pair).collect()
}

/// Hits as they were stored.
pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Vec<(u16, u32)>, CatalogError> {
    let (pairs, []) = bytes.as_chunks::<6>() else {
        return Err(CatalogError::Damaged("hits are not as they were written"));
    };
    let pair = |[g, h, a, b, c, d]: &[u8; 6]| {
        (
            u16::from_le_bytes([*g, *h]),
            u32::from_le_bytes([*a, *b, *c, *d]),
        )
    };
    Ok(pairs.iter().map(pair).collect())
}

/// The checksum of hits, not yet bound to a row.
pub(crate) fn sum(total: i64, counts: &[u8]) -> i64 {
    Checksum::of("hits").int(total).bytes(Some(counts)).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_come_back_as_they_were_stored() {
        for hits in [
            vec![],
            vec![(0, 1)],
            vec![(3, 70_000), (u16::MAX, u32::MAX)],
        ] {
            assert_eq!(from_bytes(&to_bytes(&hits)).unwrap(), hits);
        }
        assert!(from_bytes(&[0; 7]).is_err());
    }
}
