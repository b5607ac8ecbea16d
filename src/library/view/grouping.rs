//! What every row shares with others, read from the catalogue.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::library::view::by_story::by_story;
use crate::library::view::groups::Grouping;
use crate::library::view::heading::{HITS, Heading, WORDS, band};
use crate::library::view::order::{each, hit_totals, sources};
use crate::query::{Day, Group};
use crate::text::Clean;

/// Seconds of a day.
const DAY_SECS: i64 = 24 * 60 * 60;

/// The key of rows that lack what is grouped by: it comes after every other.
const LACKING: i64 = i64::MAX;

/// The number of its group for each row; `None` when it was cancelled.
pub(crate) fn grouping(
    connection: &Connection,
    group: Group,
    cancel: &Cancel,
) -> Result<Option<Grouping>, CatalogError> {
    match group {
        Group::None => Ok(Some(Grouping::default())),
        Group::Day | Group::Month => by_date(connection, group, cancel),
        Group::Story => by_story(connection, cancel),
        Group::Source => by_source(connection, cancel),
        Group::Title => {
            let sql = "SELECT id, fold FROM article WHERE copy_of IS NULL";
            let keys = each(connection, sql, cancel, |row| {
                Ok((row.get(0)?, letter(row.get_ref(1)?.as_str()?)))
            })?;
            let heading = |key| Heading::Letter(u32::try_from(key).ok().and_then(char::from_u32));
            Ok(keys.map(|keys| numbered(keys, heading)))
        }
        Group::Hits => {
            let totals = hit_totals(connection)?;
            let keys = each(connection, ROWS, cancel, |row| {
                let id: u32 = row.get(0)?;
                Ok((id, most_first(&HITS, totals.get(&id).copied().unwrap_or(0))))
            })?;
            Ok(keys.map(|keys| numbered(keys, |key| Heading::Hits(least(key)))))
        }
        Group::Words => {
            let sql = "SELECT id, words FROM article WHERE copy_of IS NULL ORDER BY date DESC, place, nth";
            let keys = each(connection, sql, cancel, |row| {
                Ok((row.get(0)?, most_first(&WORDS, row.get(1)?)))
            })?;
            Ok(keys.map(|keys| numbered(keys, |key| Heading::Words(least(key)))))
        }
    }
}

/// Every row; the index of the list holds them together.
const ROWS: &str = "SELECT id FROM article WHERE copy_of IS NULL ORDER BY date DESC, place, nth";

/// The key of the band that `number` is in.
fn most_first(bands: &[u32], number: i64) -> i64 {
    let number = u32::try_from(number.max(0)).unwrap_or(u32::MAX);
    -i64::from(band(bands, number))
}

/// The lower end of the band of that key.
fn least(key: i64) -> u32 {
    u32::try_from(-key).unwrap_or(0)
}

/// The key of the first letter of a title as it is sorted.
fn letter(fold: &str) -> i64 {
    match fold.chars().next() {
        Some(digit) if digit.is_numeric() => i64::from(u32::from('0')),
        Some(letter) if letter.is_alphabetic() => i64::from(u32::from(letter)),
        _ => LACKING,
    }
}

/// By day or by month.
fn by_date(
    connection: &Connection,
    group: Group,
    cancel: &Cancel,
) -> Result<Option<Grouping>, CatalogError> {
    let keys = date_keys(connection, group, cancel)?;
    Ok(keys.map(|keys| numbered(keys, |key| Heading::Date(day_of(key)))))
}

/// The key of the day or the month of each row, newest first. Dates known less well have groups of their own, each after those of the
/// days or months that it may be.
pub(crate) fn date_keys(
    connection: &Connection,
    group: Group,
    cancel: &Cancel,
) -> Result<Option<Vec<(u32, i64)>>, CatalogError> {
    let sql = "SELECT id FROM article WHERE length(dated) < 10 AND length(dated) > ?1";
    let vague = |longer: i64| -> Result<HashSet<u32>, CatalogError> {
        let mut statement = connection.prepare_cached(sql)?;
        let ids = statement.query_map([longer], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    };
    let (years_and_months, months) = (vague(0)?, vague(4)?);
    let sql = "SELECT id, date FROM article WHERE copy_of IS NULL ORDER BY date DESC, place, nth";
    each(connection, sql, cancel, |row| {
        let id: u32 = row.get(0)?;
        let Some(secs) = row.get::<_, Option<i64>>(1)? else {
            return Ok((id, LACKING));
        };
        let precision = match (years_and_months.contains(&id), months.contains(&id)) {
            (false, _) => i64::from(group == Group::Month),
            (true, true) => 1,
            (true, false) => 2,
        };
        Ok((id, date_key(secs.div_euclid(DAY_SECS), precision)))
    })
}

/// The key of a date: newest first, those known less well after those of the same first day.
/// `precision` is 0 for a day, 1 for a month, 2 for a year.
fn date_key(days: i64, precision: i64) -> i64 {
    let days = match precision {
        0 => days,
        _ => day_number(days).map_or(days, |date| days - i64::from(date.day()) + 1),
    };
    -days * 3 + precision
}

/// The date that is `days` days after 1970 began.
fn day_number(days: i64) -> Option<Date> {
    let span = i32::try_from(days).ok()?.days();
    Date::constant(1970, 1, 1).checked_add(span).ok()
}

/// The date that a key is made of; none where it says that there is none.
pub(crate) fn day_of(key: i64) -> Option<Day> {
    if key == LACKING {
        return None;
    }
    let precision = key.rem_euclid(3);
    let date = day_number(-(key - precision) / 3)?;
    Some(Day {
        year: date.year(),
        month: (precision < 2).then(|| date.month()),
        day: (precision < 1).then(|| date.day()),
    })
}

/// By source, in the order of their names.
fn by_source(connection: &Connection, cancel: &Cancel) -> Result<Option<Grouping>, CatalogError> {
    let sources = sources(connection)?;
    let ranks: HashMap<i64, i64> = sources.iter().map(|(_, id)| *id).zip(0..).collect();
    let sql = "SELECT id, source FROM article WHERE copy_of IS NULL ORDER BY date DESC, place, nth";
    let keys = each(connection, sql, cancel, |row| {
        let source: Option<i64> = row.get(1)?;
        let rank = source.and_then(|source| ranks.get(&source).copied());
        Ok((row.get(0)?, rank.unwrap_or(LACKING)))
    })?;
    let heading = |key| {
        let place = usize::try_from(key).ok();
        let name = place.and_then(|place| sources.get(place));
        Heading::Source(name.map(|(name, _)| Clean::line(name)))
    };
    Ok(keys.map(|keys| numbered(keys, heading)))
}

/// The groups in the order of their keys.
pub(crate) fn numbered<K: Ord + Copy>(
    rows: Vec<(u32, K)>,
    heading: impl Fn(K) -> Heading,
) -> Grouping {
    // Rows come in the order of their dates, so that one is mostly in the group of the one before.
    let mut keys: Vec<K> = rows.iter().map(|(_, key)| *key).collect();
    keys.dedup();
    keys.sort_unstable();
    keys.dedup();
    let last = rows.iter().map(|(row, _)| *row).max();
    let mut of_row = vec![u32::MAX; last.map_or(0, |last| last as usize + 1)];
    let mut known = (None, u32::MAX);
    for (row, key) in rows {
        if known.0 != Some(key) {
            let number = keys.binary_search(&key).unwrap_or(usize::MAX);
            known = (Some(key), u32::try_from(number).unwrap_or(u32::MAX));
        }
        if let Some(group) = of_row.get_mut(row as usize) {
            *group = known.1;
        }
    }
    Grouping {
        of_row,
        headings: keys.into_iter().map(heading).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_back_from_their_keys_the_newest_first() {
        let days = |text: &str| {
            let date: Date = text.parse().unwrap();
            let since = date.since(Date::constant(1970, 1, 1)).unwrap();
            i64::from(since.get_days())
        };
        let table = [
            ("2026-11-24", 0, "2026-11-24"),
            ("2026-11-01", 0, "2026-11-01"),
            ("2026-11-24", 1, "2026-11"),
            ("2026-01-01", 2, "2026"),
            ("1969-12-31", 0, "1969-12-31"),
            ("0001-01-01", 2, "0001"),
        ];
        let keys = table.map(|(date, precision, _)| date_key(days(date), precision));
        assert!(keys.is_sorted(), "{keys:?}");
        for (key, (_, _, shown)) in keys.into_iter().zip(table) {
            assert_eq!(day_of(key).unwrap().to_string(), shown);
        }
    }

    #[test]
    fn titles_that_begin_alike_share_a_letter() {
        assert_eq!(letter("elan"), letter("ethos"));
        assert_eq!(letter("1914"), letter("42"));
        assert_eq!(letter("?!"), LACKING);
        assert_eq!(letter(""), LACKING);
    }
}
