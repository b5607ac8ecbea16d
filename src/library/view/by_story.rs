//! Days, and in each the stories that are told on it: first what stands by itself, then each story.

use std::collections::HashMap;

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::library::stories::threads;
use crate::library::view::grouping::{date_keys, day_of, numbered};
use crate::library::view::groups::Grouping;
use crate::library::view::heading::Heading;
use crate::query::Group;
use crate::text::Clean;

/// A day, and a story of it.
type Told = (i64, u32);

/// The number of its group for each row; `None` when it was cancelled.
pub(crate) fn by_story(
    connection: &Connection,
    cancel: &Cancel,
) -> Result<Option<Grouping>, CatalogError> {
    let Some(days) = date_keys(connection, Group::Day, cancel)? else {
        return Ok(None);
    };
    let all: RoaringBitmap = days.iter().map(|(row, _)| *row).collect();
    let stories = threads::stories(connection, &all)?;
    let mut told: HashMap<Told, Vec<u32>> = HashMap::new();
    for (row, day) in &days {
        if let Some(story) = stories.get(row) {
            told.entry((*day, *story)).or_default().push(*row);
        }
    }
    // What is told once on a day stands by itself there.
    told.retain(|_, rows| rows.len() > 1);
    let titles = titles(connection, &told)?;
    let rows = days.into_iter().map(|(row, day)| {
        let story = stories.get(&row).map(|story| (day, *story));
        let story = story.filter(|story| told.contains_key(story));
        // The most told of a day comes first; the day itself before all.
        let key = story.map(|story| {
            let size = told.get(&story).map_or(0, Vec::len);
            (std::cmp::Reverse(size), story.1)
        });
        (row, (day, key))
    });
    let heading = |(day, key): (i64, Option<(std::cmp::Reverse<usize>, u32)>)| match key {
        None => Heading::Date(day_of(day)),
        Some((_, number)) => Heading::Story {
            day: day_of(day),
            number,
            title: titles.get(&(day, number)).cloned().unwrap_or_default(),
        },
    };
    Ok(Some(numbered(rows.collect(), heading)))
}

/// The headline of each story of a day: that of the longest of its articles.
fn titles(
    connection: &Connection,
    told: &HashMap<Told, Vec<u32>>,
) -> Result<HashMap<Told, Clean>, CatalogError> {
    let mut statement =
        connection.prepare_cached("SELECT words, title FROM article WHERE id = ?1")?;
    let mut titles = HashMap::new();
    for (story, rows) in told {
        let mut best: Option<(i64, String)> = None;
        for row in rows {
            let found: (i64, String) =
                statement.query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
            if best.as_ref().is_none_or(|best| found.0 > best.0) {
                best = Some(found);
            }
        }
        titles.extend(best.map(|(_, title)| (*story, Clean::line(&title))));
    }
    Ok(titles)
}
