//! The course of a keyword: the articles it is in, in parts of the time from the first to the last.

use crate::cancel::Cancel;
use crate::keywords::Word;
use crate::library::view::coverage::{Known, dated};
use crate::library::view::sightings;
use crate::library::{Catalog, CatalogError};
use crate::search::SearchError;

/// Parts of the time.
pub const PARTS: usize = 24;

/// Articles of each part of the time, the oldest first.
pub type Bars = [u32; PARTS];

/// The course of a word of the group at that place, as the articles that have it are dated; `None` when it
/// was cancelled.
pub fn bars(
    catalog: &Catalog,
    keyword: (u16, &Word),
    cancel: &Cancel,
) -> Result<Option<Bars>, CatalogError> {
    let Some(rows) = sightings::rows_of_word(catalog, keyword, cancel)? else {
        return Ok(None);
    };
    let dated = catalog.read(|connection| dated(connection, cancel));
    let dated = match dated {
        Err(CatalogError::Search(SearchError::Stopped)) => None,
        dated => dated?,
    };
    Ok(dated.map(|dated| {
        let days = dated
            .into_iter()
            .filter(|(row, _)| rows.contains(*row))
            .filter_map(|(_, date)| date.filter(|(_, known)| *known > Known::Year));
        course(&days.map(|(day, _)| day).collect::<Vec<_>>())
    }))
}

/// How many of `days` lie in each part of the time from the first to the last.
fn course(days: &[i32]) -> Bars {
    let mut bars = [0; PARTS];
    let ends = days.iter().min().zip(days.iter().max());
    let Some((first, last)) = ends.map(|(first, last)| (i64::from(*first), i64::from(*last)))
    else {
        return bars;
    };
    let span = last - first + 1;
    let parts = i64::try_from(PARTS).unwrap_or(1);
    for day in days {
        let part = (i64::from(*day) - first) * parts / span;
        if let Some(bar) = usize::try_from(part)
            .ok()
            .and_then(|part| bars.get_mut(part))
        {
            *bar += 1;
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::Match;
    use crate::library::sample::{Library, keywords};

    #[test]
    fn every_day_is_counted_in_one_part() {
        for days in [vec![], vec![7], vec![-3, 0, 20], (0..1000).collect()] {
            let bars = course(&days);
            assert_eq!(bars.iter().sum::<u32>() as usize, days.len());
            assert_eq!(bars.first().copied().unwrap() > 0, !days.is_empty());
            assert_eq!(bars.last().copied().unwrap() > 0, days.len() > 1);
        }
    }

    #[test]
    fn a_course_counts_the_articles_with_the_word_whose_month_is_known() {
        let library = Library::new();
        library.article("a.json", "A drone", "2023-02-01");
        library.article("b.json", "Drone news", "2023-03");
        library.article("c.json", "An old drone", "2023");
        library.article("d.json", "A ferry", "2023-02-01");
        library.refresh_with(&keywords(&["drone"]));
        let word = Word {
            text: "drone".to_owned(),
            rule: Match::Part,
        };
        let counted = |cancel: &Cancel| bars(&library.catalog(), (0, &word), cancel).unwrap();
        let counted_all = counted(&Cancel::default()).unwrap();
        let shown: Vec<u32> = counted_all.into_iter().filter(|bar| *bar > 0).collect();
        assert_eq!(shown, [1, 1]);
        let stopped = Cancel::default();
        stopped.cancel();
        assert_eq!(counted(&stopped), None);
    }
}
