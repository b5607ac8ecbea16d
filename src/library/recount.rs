//! Hits counted again where keywords have changed, and nowhere else.
//!
//! The search index says which articles may have a word that is new or gone; only these are read. What
//! comes of it is written at once, so that the catalogue never holds the hits of two sets of keywords:
//! stopped before, it is as it was.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringBitmap;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::article::Article;
use crate::cancel::Cancel;
use crate::keywords::difference::Difference;
use crate::keywords::{Matcher, Word, counts};
use crate::library::catalog::hits;
use crate::library::catalog::meta::Meta;
use crate::library::catalog::{file, verify};
use crate::library::index::{pending, reading};
use crate::library::view::evaluate::Evaluator;
use crate::library::view::marked::Marked;
use crate::library::view::{confirm, keyword, sightings};
use crate::library::{Ask, Catalog, CatalogError, Progress};
use crate::search::SearchError;

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recounted {
    /// The hits in the catalogue are those of the keywords; so many articles were read for it.
    Done(usize),
    /// It was stopped.
    Stopped,
    /// What the hits in the catalogue are of is not known, or too different: all must be counted.
    Unknown,
}

/// Words that only the texts tell of are looked for beforehand where they are no more than these: many words
/// are in most articles, which are counted anyway.
const FEW: usize = 8;

/// Words with the rows in which they are seen.
type Known = HashMap<Word, Arc<RoaringBitmap>>;

/// Hits of an article by the places of their groups, and their number.
type Hits = Vec<(u16, u32)>;

/// The row of an article, and what was counted; `None` where it cannot be read any more.
type Counted = (u32, Option<Hits>);

/// Counts the hits of `matcher` where they may be others than those that the catalogue holds, which are
/// of one of `known`.
pub fn recount(
    catalog: &Catalog,
    known: &[Arc<Matcher>],
    matcher: &Matcher,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Recounted, CatalogError> {
    let Some(_lead) = file::lead(&catalog.folder, cancel)? else {
        return Ok(Recounted::Stopped);
    };
    let meta = catalog.read(Meta::load)?;
    let before = known
        .iter()
        .find(|known| known.keywords().stamp == meta.keywords);
    let difference =
        before.and_then(|before| Difference::between(before.keywords(), matcher.keywords()));
    let Some(difference) = difference.filter(|_| meta.is_filled) else {
        return Ok(Recounted::Unknown);
    };
    let on_progress = RefCell::new(on_progress);
    let Some(known) = look_for(catalog, &difference, cancel, &on_progress)? else {
        return Ok(Recounted::Stopped);
    };
    let counted = catalog.read(|connection| {
        let library = (catalog, connection);
        let report = &mut **on_progress.borrow_mut();
        count(library, (&difference, &known), matcher, cancel, report)
    });
    let counted = match counted {
        Err(CatalogError::Search(SearchError::Stopped)) => None,
        counted => counted?,
    };
    let Some(counted) = counted else {
        return Ok(Recounted::Stopped);
    };
    let connection = &*catalog.connection();
    if !write(connection, &meta, (&difference, &counted), matcher)? {
        return Ok(Recounted::Unknown);
    }
    verify::leave(connection, &catalog.folder);
    Ok(Recounted::Done(counted.len()))
}

/// Looks where those of a few words are seen that only the texts tell of: whoever counts them for the panel
/// waits for it, or has done so. `None` when it was cancelled.
fn look_for(
    catalog: &Catalog,
    difference: &Difference,
    cancel: &Cancel,
    on_progress: &RefCell<&mut dyn FnMut(Progress)>,
) -> Result<Option<Known>, CatalogError> {
    let words = difference.words.iter();
    let words: Vec<Word> = words
        .filter(|word| !keyword::is_of_index(word))
        .cloned()
        .collect();
    if words.len() > FEW {
        return Ok(Some(Known::new()));
    }
    let mut on_read = |read, to_read| {
        (on_progress.borrow_mut())(Progress {
            to_read,
            read,
            ..Progress::default()
        });
    };
    let rows = sightings::rows_of_words(catalog, &words, cancel, &mut on_read)?;
    Ok(rows.map(|rows| words.into_iter().zip(rows).collect()))
}

/// The hits of every article that may have others; `None` when it was cancelled.
fn count(
    (catalog, connection): (&Catalog, &Connection),
    (difference, known): (&Difference, &Known),
    matcher: &Matcher,
    cancel: &Cancel,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Option<Vec<Counted>>, CatalogError> {
    let rows = affected((catalog, connection), (difference, known), cancel)?;
    let mut progress = Progress {
        to_read: usize::try_from(rows.len()).unwrap_or(usize::MAX),
        ..Progress::default()
    };
    on_progress(progress);
    let files = confirm::files(catalog, connection, &rows)?;
    let make =
        |_: &_, article: Option<&Article>| article.map(|article| counts::count(article, matcher));
    let mut counted = Vec::new();
    let mut take = |row, hits| {
        counted.push((row, hits));
        progress.read += 1;
        on_progress(progress);
        Ok(())
    };
    let is_end = reading::read_all(catalog, files, &make, cancel, &mut take)?;
    Ok(is_end.then_some(counted))
}

/// The rows, those of copies among them, that may have a word that makes a difference.
fn affected(
    library: (&Catalog, &Connection),
    (difference, known): (&Difference, &Known),
    cancel: &Cancel,
) -> Result<RoaringBitmap, CatalogError> {
    let (catalog, connection) = library;
    let all = pending::articles(connection)?;
    let searcher = catalog.searcher(Meta::load(connection)?.generation);
    let (ask, marked) = (Ask::default(), Marked::default());
    let evaluator = Evaluator::new(library, &ask, (&all, &marked), searcher.as_ref(), cancel);
    let mut rows = RoaringBitmap::new();
    for word in &difference.words {
        match known.get(word) {
            Some(known) => rows |= &**known,
            None => rows |= keyword::possible(&evaluator, word, &all)?,
        }
    }
    Ok(rows)
}

/// Writes what was counted; says whether the catalogue was still the one that it was counted for.
fn write(
    connection: &Connection,
    meta: &Meta,
    (difference, counted): (&Difference, &[Counted]),
    matcher: &Matcher,
) -> Result<bool, CatalogError> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let mut now = Meta::load(&transaction)?;
    if now != *meta {
        return Ok(false);
    }
    if !difference.keeps_places() {
        move_groups(&transaction, &difference.places)?;
    }
    for (row, counts) in counted {
        // Of an article that cannot be read any more the next look at the folders makes an end.
        if let Some(counts) = counts {
            hits::replace(&transaction, *row, counts)?;
        }
    }
    now.keywords = matcher.keywords().stamp;
    now.save(&transaction)?;
    transaction.commit()?;
    Ok(true)
}

/// Writes the hits of groups under the places where these are now.
fn move_groups(connection: &Connection, places: &[Option<u16>]) -> Result<(), CatalogError> {
    let mut statement = connection.prepare_cached("SELECT article, counts FROM hits")?;
    let mut rows = statement.query([])?;
    let mut moved: Vec<(u32, Hits)> = Vec::new();
    while let Some(row) = rows.next()? {
        let hits = hits::from_bytes(row.get_ref(1)?.as_blob()?)?;
        let place = |group: u16| places.get(usize::from(group)).copied().flatten();
        let hits = hits
            .into_iter()
            .filter_map(|(group, count)| Some((place(group)?, count)));
        moved.push((row.get(0)?, hits.collect()));
    }
    moved
        .iter()
        .try_for_each(|(row, counts)| hits::replace(connection, *row, counts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::{Group, Keywords, Match};
    use crate::library::Texts;
    use crate::library::index::{self, Turn};
    use crate::library::sample::Library;
    use crate::text::Clean;

    /// The name of a group, and its words.
    type Stated<'s> = (&'s str, &'s [(&'s str, Match)]);

    /// A matcher of groups.
    fn matcher(groups: &[Stated]) -> Arc<Matcher> {
        let word = |(text, rule): &(&str, Match)| Word {
            text: (*text).to_owned(),
            rule: *rule,
        };
        let group = |(name, words): &Stated| Group {
            name: Clean::line(name),
            words: words.iter().map(word).collect(),
            ..Group::default()
        };
        let stamp = *blake3::hash(format!("{groups:?}").as_bytes()).as_bytes();
        Arc::new(Matcher::new(Keywords {
            groups: groups.iter().map(group).collect(),
            stamp: *stamp.first_chunk().unwrap(),
        }))
    }

    /// The hits of every article.
    fn hits(library: &Library) -> Vec<(String, Hits)> {
        let rows = library.rows().into_iter();
        let mut hits: Vec<_> = rows.map(|row| (row.title.to_string(), row.hits)).collect();
        hits.sort();
        hits
    }

    /// A library of articles with several words each, and copies.
    fn library(matcher: &Matcher) -> Library {
        let library = Library::new();
        let words = [
            "drone",
            "Drones",
            "iran drone",
            "ferry",
            "東京都",
            "tram",
            "quiet",
        ];
        for number in 0..21_usize {
            let title = format!("{} {}", words[number % 7], words[(number * 3) % 7]);
            library.article(&format!("{number}.json"), &title, "2023-02-01");
        }
        library.refresh_with(matcher);
        library
    }

    fn fill(library: &Library) {
        let (catalog, mut texts) = (library.catalog(), Texts::default());
        let never = Cancel::default();
        index::fill(&catalog, &mut texts, Turn::Wait, &never, &mut |_| ()).unwrap();
    }

    #[test]
    fn what_is_counted_where_keywords_changed_is_what_a_count_of_all_gives() {
        use Match::{Exact, Part, Plain, Regex};
        let steps: &[&[Stated]] = &[
            &[("war", &[("drone", Plain)]), ("sea", &[("ferry", Plain)])],
            &[
                ("war", &[("drone", Plain), ("iran drone", Plain)]),
                ("sea", &[("ferry", Plain)]),
            ],
            &[
                ("war", &[("iran drone", Plain)]),
                ("sea", &[("ferry", Plain), ("東京", Part)]),
            ],
            &[
                ("air", &[("Drone", Exact)]),
                ("war", &[("iran drone", Plain)]),
                ("sea", &[("erry", Part)]),
            ],
            &[("air", &[("[Dd]rone", Regex)]), ("sea", &[("erry", Part)])],
            &[("sea", &[("erry", Part)])],
            &[],
            &[("rail", &[("tram", Plain), ("ro", Part)])],
        ];
        let steps: Vec<Arc<Matcher>> = steps.iter().map(|groups| matcher(groups)).collect();
        for is_indexed in [false, true] {
            let library = library(steps.first().unwrap());
            if is_indexed {
                fill(&library);
            }
            for step in &steps {
                let (catalog, never) = (library.catalog(), Cancel::default());
                let done = recount(&catalog, &steps, step, &never, &mut |_| ()).unwrap();
                assert!(matches!(done, Recounted::Done(_)), "{done:?}");
                let counted = hits(&library);
                let whole = self::library(step);
                assert_eq!(counted, hits(&whole), "{:?}", step.keywords());
                let again = library.refresh_with(step);
                assert!(!again.is_any());
                assert_eq!(hits(&library), counted);
            }
        }
    }

    #[test]
    fn only_articles_with_the_word_are_read_and_what_is_stopped_leaves_all_as_it_was() {
        let before = matcher(&[("war", &[("drone", Match::Plain)])]);
        let now = matcher(&[("war", &[("drone", Match::Plain), ("tram", Match::Plain)])]);
        let library = library(&before);
        fill(&library);
        let (catalog, stopped) = (library.catalog(), Cancel::default());
        let known = [Arc::clone(&before)];
        stopped.cancel();
        let as_it_was = hits(&library);
        let done = recount(&catalog, &known, &now, &stopped, &mut |_| ()).unwrap();
        assert_eq!(
            (done, hits(&library)),
            (Recounted::Stopped, as_it_was.clone())
        );
        let never = Cancel::default();
        let mut told = Progress::default();
        let done = recount(&catalog, &known, &now, &never, &mut |progress| {
            told = progress;
        });
        assert_eq!(done.unwrap(), Recounted::Done(told.to_read));
        assert!(told.read == told.to_read && told.to_read < as_it_was.len());
        let done = recount(&catalog, &known, &before, &never, &mut |_| ()).unwrap();
        assert_eq!(done, Recounted::Unknown, "it is not told what was counted");
    }
}
