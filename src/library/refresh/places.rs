//! Numbers that grow with the paths of files: the order of the list among articles of one date.
//!
//! They are dealt out with gaps, so that a new file finds one between its neighbours. New files
//! tend to follow the last new one, so the gap is not halved but taken from its lower end. When a
//! gap is used up, all numbers are dealt out anew.

use rusqlite::Connection;

use crate::library::catalog::CatalogError;

/// The gap between files of a first scan: there is room for eight million of them, and more when
/// the numbers are dealt out anew.
pub(crate) const STEP: i64 = 1 << 40;

/// The share of a gap that a new file takes, at most.
const SHARE: i64 = 32;

/// Places for `count` files between the places `after` and `before`; `None` where they do not fit.
pub(crate) fn between(after: i64, before: i64, count: usize) -> Option<Vec<i64>> {
    let count = i64::try_from(count).ok()?;
    let gap = before.checked_sub(after)?;
    let step = (gap / (count + 1).max(SHARE)).min(STEP);
    // A gap of a few numbers has room for a few files all the same.
    let step = if step == 0 && count < gap { 1 } else { step };
    (step > 0).then(|| (1..=count).map(|nth| after + nth * step).collect())
}

/// Deals out all places anew, evenly.
pub(crate) fn deal_anew(connection: &Connection) -> Result<(), CatalogError> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let files: i64 = connection.query_row("SELECT count(*) FROM file", [], |row| row.get(0))?;
    let step = (i64::MAX / (files + 2)).min(STEP);
    let dealt = connection.execute(
        "WITH sorted AS (
             SELECT id, row_number() OVER (ORDER BY root, path) AS nth FROM file
         )
         UPDATE file SET place = ?1 * nth FROM sorted WHERE sorted.id = file.id",
        [step],
    );
    let sql = "UPDATE article SET place = file.place FROM file WHERE file.id = article.file";
    match dealt.and_then(|_| connection.execute(sql, [])) {
        Ok(_) => Ok(connection.execute_batch("COMMIT")?),
        Err(error) => {
            drop(connection.execute_batch("ROLLBACK"));
            Err(error.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_between_their_neighbours_in_order() {
        let table: &[(i64, i64, usize, Option<&[i64]>)] = &[
            (0, i64::MAX, 2, Some(&[STEP, 2 * STEP])),
            (0, 320, 1, Some(&[10])),
            (100, 104, 3, Some(&[101, 102, 103])),
            (100, 104, 4, None),
            (100, 101, 1, None),
            (100, 101, 0, Some(&[])),
            (i64::MAX - 1, i64::MAX, 1, None),
        ];
        for (after, before, count, expected) in table {
            let places = between(*after, *before, *count);
            assert_eq!(places.as_deref(), *expected, "{after} {before} {count}");
        }
    }

    #[test]
    fn a_file_a_day_finds_a_place_for_years() {
        let (mut last, next) = (STEP, 2 * STEP);
        for day in 0..800 {
            let place = between(last, next, 1).and_then(|places| places.first().copied());
            last = place.unwrap_or_else(|| panic!("none on day {day}"));
        }
    }
}
