//! Coverage over time: how many articles of each date a query lists, and of each keyword group.
//!
//! Everything is read from the catalogue in one pass over its index of dates and one over its hits,
//! so that days, weeks and months are made of the same numbers without asking again. A date that is
//! only known to the month belongs to no day: it is counted where it can be, and apart where not.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::library::catalog::hits;
use crate::library::view::ask::Ask;
use crate::library::view::count::rows_asked;
use crate::library::view::order::each;
use crate::library::{Catalog, CatalogError};
use crate::search::SearchError;
use crate::user::Store;

/// Seconds of a day.
const DAY_SECS: i64 = 86_400;

/// Articles that have something in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are in the library.
    pub all: u32,
    /// How many the query lists.
    pub listed: u32,
    /// How many of these have a hit of a keyword group: place of the group, and count.
    pub groups: BTreeMap<u16, u32>,
}

impl Tally {
    /// Adds the articles of `other`.
    pub fn add(&mut self, other: &Self) {
        self.all += other.all;
        self.listed += other.listed;
        for (group, count) in &other.groups {
            *self.groups.entry(*group).or_default() += count;
        }
    }

    /// How many of those listed have a hit of `group`.
    pub fn of_group(&self, group: u16) -> u32 {
        self.groups.get(&group).copied().unwrap_or_default()
    }
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// The year alone.
    Year,
    /// The month.
    Month,
    /// The day, at least.
    Day,
}

/// The articles of every date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// By the day, counted from 1 January 1970, and by how much of the date is known: one of a month
    /// stands at its first day.
    pub dates: BTreeMap<(i32, Known), Tally>,
    /// Those without a date.
    pub undated: Tally,
}

/// Counts the articles of every date that `ask` asks for; `None` when it was cancelled.
pub fn coverage(
    catalog: &Catalog,
    store: &Store,
    ask: &Ask,
    cancel: &Cancel,
) -> Result<Option<Coverage>, CatalogError> {
    match catalog.read(|connection| coverage_of((catalog, connection), store, ask, cancel)) {
        Err(CatalogError::Search(SearchError::Stopped)) => Ok(None),
        counted => counted,
    }
}

fn coverage_of(
    (catalog, connection): (&Catalog, &Connection),
    store: &Store,
    ask: &Ask,
    cancel: &Cancel,
) -> Result<Option<Coverage>, CatalogError> {
    let Some(listed) = rows_asked((catalog, connection), store, ask, cancel)? else {
        return Ok(None);
    };
    let Some(dated) = dated(connection, cancel)? else {
        return Ok(None);
    };
    let mut coverage = Coverage::default();
    let last = dated.iter().map(|(row, _)| *row).max().unwrap_or_default();
    let mut places: Vec<Option<(i32, Known)>> = vec![None; last as usize + 1];
    for (row, date) in dated {
        let tally = match date {
            Some(date) => coverage.dates.entry(date).or_default(),
            None => &mut coverage.undated,
        };
        tally.all += 1;
        tally.listed += u32::from(listed.contains(row));
        if let Some(place) = places.get_mut(row as usize) {
            *place = date;
        }
    }
    let mut statement = connection.prepare_cached("SELECT article, counts FROM hits")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let article: u32 = row.get(0)?;
        if !listed.contains(article) {
            continue;
        }
        let date = places.get(article as usize).copied().flatten();
        let tally = match date {
            Some(date) => coverage.dates.entry(date).or_default(),
            None => &mut coverage.undated,
        };
        for (group, _) in hits::from_bytes(row.get_ref(1)?.as_blob()?)? {
            *tally.groups.entry(group).or_default() += 1;
        }
    }
    Ok(Some(coverage))
}

/// A row, and its date if it has one.
pub(crate) type Dated = (u32, Option<(i32, Known)>);

/// Every row that is listed anywhere, with its day and how much of it is known.
pub(crate) fn dated(
    connection: &Connection,
    cancel: &Cancel,
) -> Result<Option<Vec<Dated>>, CatalogError> {
    let sql = "SELECT id, length(dated) FROM article WHERE length(dated) < 10";
    let vague = each(connection, sql, cancel, |row| {
        let length: i64 = row.get(1)?;
        let known = if length < 7 {
            Known::Year
        } else {
            Known::Month
        };
        Ok((row.get::<_, u32>(0)?, known))
    })?;
    let vague: std::collections::HashMap<u32, Known> =
        vague.unwrap_or_default().into_iter().collect();
    let sql = "SELECT id, date FROM article WHERE copy_of IS NULL ORDER BY date DESC, place, nth";
    each(connection, sql, cancel, |row| {
        let id: u32 = row.get(0)?;
        let secs: Option<i64> = row.get(1)?;
        let day = secs.and_then(|secs| i32::try_from(secs.div_euclid(DAY_SECS)).ok());
        let known = vague.get(&id).copied().unwrap_or(Known::Day);
        Ok((id, day.map(|day| (day, known))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::{Library, keywords};
    use crate::query::{Sort, parse};
    use std::sync::Arc;

    /// What a look at every row counts.
    fn naive(library: &Library, query: &str) -> Coverage {
        let listed = library.view(parse(query).unwrap(), Sort::Newest).order;
        let mut coverage = Coverage::default();
        for row in library.rows() {
            let date = row.date.as_ref().map(|value| {
                let known = match value.len() {
                    ..7 => Known::Year,
                    7 => Known::Month,
                    _ => Known::Day,
                };
                let whole = format!("{value}-01-01");
                let day: jiff::civil::Date = whole.get(..10).unwrap().parse().unwrap();
                let first = jiff::civil::date(1970, 1, 1);
                ((day - first).get_days(), known)
            });
            let tally = match date {
                Some(date) => coverage.dates.entry(date).or_default(),
                None => &mut coverage.undated,
            };
            tally.all += 1;
            if listed.contains(&row.row.0) {
                tally.listed += 1;
                for (group, _) in &row.hits {
                    *tally.groups.entry(*group).or_default() += 1;
                }
            }
        }
        coverage
    }

    #[test]
    fn dates_are_counted_as_a_look_at_every_row_counts_them() {
        let library = Library::new();
        let days = [
            "2023-02-10",
            "2023-02-10",
            "2023-02",
            "2023",
            "2023-03-01T10:00",
            "",
        ];
        for (number, day) in days.iter().cycle().take(24).enumerate() {
            let title = ["A drone", "A ferry", "A drone and a ferry", "東京"][number % 4];
            let value = serde_json::json!({
                "title": format!("{title} {number}"), "date": day, "text": title,
            });
            library.write(&format!("{number}.json"), value.to_string());
        }
        let matcher = Arc::new(keywords(&["drone"]));
        library.refresh_with(&matcher);
        for query in ["", "ferry", "is:read", "date:2023-02", "title:東京"] {
            let ask = Ask {
                query: parse(query).unwrap(),
                matcher: Arc::clone(&matcher),
                ..Ask::default()
            };
            let (catalog, store) = (library.catalog(), library.store());
            let counted = coverage(&catalog, &store, &ask, &Cancel::default()).unwrap();
            assert_eq!(counted, Some(naive(&library, query)), "{query}");
        }
    }

    #[test]
    fn counting_that_is_cancelled_gives_nothing() {
        let library = Library::new();
        library.article("a.json", "One", "2023-02-10");
        library.refresh();
        let cancel = Cancel::default();
        cancel.cancel();
        let (catalog, store) = (library.catalog(), library.store());
        let counted = coverage(&catalog, &store, &Ask::default(), &cancel).unwrap();
        assert_eq!(counted, None);
    }
}
