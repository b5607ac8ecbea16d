//! In how many articles a keyword group or a keyword is seen: of the library, and of the list.
//!
//! Groups are counted by the hits that the catalogue keeps. A keyword may be newer than those: one
//! word is looked up in the index, whatever else there is in the texts of the articles that may have
//! it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::cancel::Cancel;
use crate::keywords::{Keywords, Word};
use crate::library::catalog::hits;
use crate::library::catalog::meta::Meta;
use crate::library::index::pending;
use crate::library::view::ask::Ask;
use crate::library::view::confirm::{self, Test};
use crate::library::view::evaluate::{Answer, Evaluator};
use crate::library::view::marked::Marked;
use crate::library::view::{conditions, keyword};
use crate::library::{Catalog, CatalogError};
use crate::search::SearchError;

/// In how many articles something is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sightings {
    /// Articles of the library.
    pub library: usize,
    /// Articles of the list.
    pub listed: usize,
    /// Whether some articles were not looked at: they are not in the index yet.
    pub is_partial: bool,
}

impl Sightings {
    fn of(rows: &RoaringBitmap, listed: &RoaringBitmap, is_partial: bool) -> Self {
        let number = |rows: u64| usize::try_from(rows).unwrap_or(usize::MAX);
        Self {
            library: number(rows.len()),
            listed: number(rows.intersection_len(listed)),
            is_partial,
        }
    }
}

/// In how many articles each group of `keywords` is seen, by its place; `None` while hits of other
/// keywords stand in the catalogue.
pub fn of_groups(
    catalog: &Catalog,
    keywords: &Keywords,
    listed: &[u32],
) -> Result<Option<Vec<Sightings>>, CatalogError> {
    let listed: RoaringBitmap = listed.iter().copied().collect();
    catalog.read(|connection| {
        if Meta::load(connection)?.keywords != keywords.stamp {
            return Ok(None);
        }
        let mut seen = vec![Sightings::default(); keywords.groups.len()];
        let sql = "SELECT h.article, h.counts FROM hits h JOIN article a ON a.id = h.article
                   WHERE a.copy_of IS NULL";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let is_listed = listed.contains(row.get(0)?);
            for (group, _) in hits::from_bytes(row.get_ref(1)?.as_blob()?)? {
                if let Some(seen) = seen.get_mut(usize::from(group)) {
                    seen.library += 1;
                    seen.listed += usize::from(is_listed);
                }
            }
        }
        Ok(Some(seen))
    })
}

/// What becomes known while keywords are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// In how many articles a keyword is seen.
    Word(Word, Sightings),
    /// So many articles were read, of so many.
    Read(usize, usize),
}

/// In how many articles each of `words` is seen: first of those that the index tells of, then of those
/// whose articles must be read, all at once. Of none any more when it is cancelled.
pub fn of_words(
    catalog: &Catalog,
    words: &[Word],
    listed: &[u32],
    cancel: &Cancel,
    tell: &mut dyn FnMut(Told),
) -> Result<(), CatalogError> {
    let listed: RoaringBitmap = listed.iter().copied().collect();
    let (quick, slow): (Vec<_>, Vec<_>) = words.iter().cloned().partition(keyword::is_of_index);
    for word in quick {
        let found = evaluated(catalog, cancel, |evaluator, all| {
            keyword::in_index(evaluator, &word, all)
        })?;
        let Some(Answer { rows, unknown }) = found else {
            return Ok(());
        };
        let seen = Sightings::of(&rows, &listed, !unknown.is_empty());
        tell(Told::Word(word, seen));
    }
    let meta = catalog.read(Meta::load)?;
    let is_known = |word: &Word| catalog.seen.rows(&meta, word).is_some();
    let (known, read): (Vec<_>, Vec<_>) = slow.into_iter().partition(is_known);
    for words in [known, read] {
        let on_read = &mut |read, all| tell(Told::Read(read, all));
        let Some(rows) = rows_of_words(catalog, &words, cancel, on_read)? else {
            return Ok(());
        };
        let all = evaluated(catalog, cancel, |_, all| Ok(RoaringBitmap::clone(all)))?;
        for (word, rows) in words.into_iter().zip(rows) {
            let rows = all
                .as_ref()
                .map_or_else(RoaringBitmap::new, |all| all & &*rows);
            tell(Told::Word(word, Sightings::of(&rows, &listed, false)));
        }
    }
    Ok(())
}

/// The rows, those of copies among them, in which each of `words` is seen, by their texts, which are read
/// once for all threads; `None` when it was cancelled. `on_read` is told how many articles were read, of
/// how many.
pub(crate) fn rows_of_words(
    catalog: &Catalog,
    words: &[Word],
    cancel: &Cancel,
    on_read: &mut dyn FnMut(usize, usize),
) -> Result<Option<Vec<Arc<RoaringBitmap>>>, CatalogError> {
    let meta = catalog.read(Meta::load)?;
    let seen = Arc::clone(&catalog.seen);
    let mut found: HashMap<Word, Arc<RoaringBitmap>> = HashMap::new();
    let taken = seen.take(&meta, words);
    if !taken.words.is_empty() {
        taken.note(0, 1);
        let on_read = &mut |read, all| {
            taken.note(read, all);
            on_read(read, all);
        };
        let Some(rows) = look_for(catalog, &taken.words, cancel, on_read)? else {
            return Ok(None);
        };
        let rows: Vec<_> = rows.into_iter().map(Arc::new).collect();
        taken.put(&rows);
        found.extend(taken.words.iter().cloned().zip(rows));
    }
    // Others wait for these, and we may wait for others.
    drop(taken);
    for word in words {
        if found.contains_key(word) {
            continue;
        }
        seen.wait(word, cancel, on_read);
        let rows = match seen.rows(&meta, word) {
            Some(rows) => rows,
            // Whoever looked for it was stopped, or the catalogue has changed.
            None => match look_for(catalog, std::slice::from_ref(word), cancel, on_read)? {
                Some(rows) => Arc::new(rows.into_iter().next().unwrap_or_default()),
                None => return Ok(None),
            },
        };
        found.insert(word.clone(), rows);
    }
    let rows = words.iter().map(|word| found.get(word).cloned());
    Ok(rows.collect())
}

/// Reads for `words` what may hold them.
fn look_for(
    catalog: &Catalog,
    words: &[Word],
    cancel: &Cancel,
    on_read: &mut dyn FnMut(usize, usize),
) -> Result<Option<Vec<RoaringBitmap>>, CatalogError> {
    let on_read = RefCell::new(on_read);
    let found = evaluated(catalog, cancel, |evaluator, _| {
        let all = pending::articles(evaluator.connection)?;
        let possible = words
            .iter()
            .map(|word| keyword::possible(evaluator, word, &all));
        let possible = possible.collect::<Result<Vec<_>, _>>()?;
        let tests: Vec<_> = words.iter().map(keyword::has).collect();
        let tests = tests.iter().map(|test| test as &Test);
        let tests: Vec<_> = possible.iter().zip(tests).collect();
        let library = (catalog, evaluator.connection);
        confirm::confirm_each(library, &tests, cancel, &mut **on_read.borrow_mut())
    })?;
    Ok(found.flatten())
}

/// The rows in which `word` of the group at `group` is seen, looked for where the group was hit; `None`
/// when it was cancelled.
pub(crate) fn rows_of_word(
    catalog: &Catalog,
    (group, word): (u16, &Word),
    cancel: &Cancel,
) -> Result<Option<RoaringBitmap>, CatalogError> {
    let known = catalog.seen.rows(&catalog.read(Meta::load)?, word);
    evaluated(catalog, cancel, |evaluator, all| {
        let within = conditions::hit_by(evaluator.connection, &[group])? & all;
        if let Some(known) = &known {
            return Ok(&**known & within);
        }
        let found = if keyword::is_of_index(word) {
            keyword::in_index(evaluator, word, &within)?
        } else {
            keyword::of_word(evaluator, word, &within)?
        };
        Ok(found.rows)
    })
}

/// What `evaluate` makes of the articles of the library, without their copies; `None` when it was
/// cancelled.
fn evaluated<T>(
    catalog: &Catalog,
    cancel: &Cancel,
    evaluate: impl Fn(&Evaluator, &RoaringBitmap) -> Result<T, CatalogError>,
) -> Result<Option<T>, CatalogError> {
    let made = catalog.read(|connection| {
        let meta = Meta::load(connection)?;
        let all = {
            let kept = &mut *catalog.kept.borrow_mut();
            kept.follow(connection, &meta)?;
            kept.all(connection)?.0
        };
        let searcher = catalog.searcher(meta.generation);
        let (ask, marked) = (Ask::default(), Marked::default());
        let library = (catalog, connection);
        let evaluator = Evaluator::new(library, &ask, (&all, &marked), searcher.as_ref(), cancel);
        evaluate(&evaluator, &all)
    });
    match made {
        Err(CatalogError::Search(SearchError::Stopped)) => Ok(None),
        made => made.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::Match;
    use crate::library::sample::{Library, keywords};
    use crate::query::{Query, Sort, parse};

    #[test]
    fn words_are_seen_in_library_and_list_under_every_rule() {
        let library = Library::new();
        library.article("a.json", "Drones over Iran", "2023-02-01");
        library.article("b.json", "A drone", "2023-02-02");
        library.article("c.json", "無人機 در ایران", "2023-02-03");
        let matcher = keywords(&["drone", "iran"]);
        library.refresh();
        let catalog = library.catalog();
        let listed = library
            .view(parse("date:2023-02-02..").unwrap(), Sort::Newest)
            .order;
        let never = Cancel::default();
        let none = of_groups(&catalog, matcher.keywords(), &listed).unwrap();
        assert_eq!(none, None, "hits are of other keywords");
        library.refresh_with(&matcher);
        let groups = of_groups(&catalog, matcher.keywords(), &listed)
            .unwrap()
            .unwrap();
        let pairs: Vec<_> = groups
            .iter()
            .map(|seen| (seen.library, seen.listed))
            .collect();
        assert_eq!(pairs, [(2, 1)]);
        for (text, rule, expected) in [
            ("ron", Match::Part, (2, 1)),
            ("over iran", Match::Plain, (1, 0)),
            ("A", Match::Exact, (1, 1)),
            ("drones?", Match::Regex, (1, 1)),
            ("無人機", Match::Part, (1, 1)),
        ] {
            let word = Word {
                text: text.to_owned(),
                rule,
            };
            let seen = of_word(&catalog, &word, &listed, &never).unwrap();
            assert_eq!((seen.library, seen.listed), expected, "{text}");
        }
        let all = library.view(Query::default(), Sort::Newest).order;
        let word = Word {
            text: "drone".to_owned(),
            rule: Match::Plain,
        };
        let seen = of_word(&catalog, &word, &all, &never).unwrap();
        assert!(seen.is_partial, "there is no index yet");
        let stopped = Cancel::default();
        stopped.cancel();
        let part = Word {
            text: "ron".to_owned(),
            rule: Match::Part,
        };
        assert_eq!(of_word(&library.catalog(), &part, &all, &stopped), None);
    }

    #[test]
    fn texts_are_read_once_for_all_threads_until_the_library_changes() {
        let library = Library::new();
        library.article("a.json", "Drones over Iran", "2023-02-01");
        library.article("b.json", "A drone", "2023-02-02");
        library.refresh();
        let seen = Arc::default();
        let count = |text: &str| {
            let word = Word {
                text: text.to_owned(),
                rule: Match::Regex,
            };
            let (catalog, mut read) = (library.catalog().sharing(&seen), 0);
            let words = std::slice::from_ref(&word);
            let on_read = &mut |so_many, _| read = so_many;
            let rows = rows_of_words(&catalog, words, &Cancel::default(), on_read);
            (rows.unwrap().unwrap()[0].len(), read)
        };
        assert_eq!(count("[Dd]rones?"), (2, 2));
        assert_eq!(count("[Dd]rones?"), (2, 0));
        assert_eq!(count("[Dd]rones"), (1, 2));
        library.article("c.json", "Three drones", "2023-02-03");
        library.refresh();
        assert_eq!(count("[Dd]rones?"), (3, 3));
    }

    /// In how many articles `word` is seen.
    fn of_word(
        catalog: &Catalog,
        word: &Word,
        listed: &[u32],
        cancel: &Cancel,
    ) -> Option<Sightings> {
        let mut seen = None;
        let tell = &mut |told| {
            if let Told::Word(_, sightings) = told {
                seen = Some(sightings);
            }
        };
        of_words(catalog, std::slice::from_ref(word), listed, cancel, tell).unwrap();
        seen
    }
}
