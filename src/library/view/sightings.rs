//! In how many articles a keyword group or a keyword is seen: of the library, and of the list.
//!
//! Groups are counted by the hits that the catalogue keeps. A keyword may be newer than those: one
//! word is looked up in the index, whatever else there is in the texts of the articles that may have
//! it.

use roaring::RoaringBitmap;

use crate::cancel::Cancel;
use crate::keywords::{Keywords, Word};
use crate::library::catalog::hits;
use crate::library::catalog::meta::Meta;
use crate::library::view::ask::Ask;
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

/// In how many articles `word` is seen; `None` when it was cancelled.
pub fn of_word(
    catalog: &Catalog,
    word: &Word,
    listed: &[u32],
    cancel: &Cancel,
) -> Result<Option<Sightings>, CatalogError> {
    let listed: RoaringBitmap = listed.iter().copied().collect();
    let seen = sighted(catalog, (word, None), cancel)?;
    Ok(seen.map(|Answer { rows, unknown }| Sightings::of(&rows, &listed, !unknown.is_empty())))
}

/// The rows in which `word` of the group at `group` is seen, looked for where the group was hit; `None`
/// when it was cancelled.
pub(crate) fn rows_of_word(
    catalog: &Catalog,
    (group, word): (u16, &Word),
    cancel: &Cancel,
) -> Result<Option<RoaringBitmap>, CatalogError> {
    let seen = sighted(catalog, (word, Some(group)), cancel)?;
    Ok(seen.map(|answer| answer.rows))
}

/// What is known of the rows in which a word is seen, of those that its group was hit in where that is
/// named.
fn sighted(
    catalog: &Catalog,
    (word, group): (&Word, Option<u16>),
    cancel: &Cancel,
) -> Result<Option<Answer>, CatalogError> {
    let seen = catalog.read(|connection| {
        let meta = Meta::load(connection)?;
        let kept = &mut *catalog.kept.borrow_mut();
        kept.follow(connection, &meta)?;
        let (all, _) = kept.all(connection)?;
        let searcher = catalog.searcher(meta.generation);
        let (ask, marked) = (Ask::default(), Marked::default());
        let library = (catalog, connection);
        let evaluator = Evaluator::new(library, &ask, (&all, &marked), searcher.as_ref(), cancel);
        let within = match group {
            Some(group) => conditions::hit_by(connection, &[group])? & &*all,
            None => RoaringBitmap::clone(&all),
        };
        keyword::sighted(&evaluator, word, &within)
    });
    match seen {
        Err(CatalogError::Search(SearchError::Stopped)) => Ok(None),
        seen => seen.map(Some),
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
            let seen = of_word(&catalog, &word, &listed, &never).unwrap().unwrap();
            assert_eq!((seen.library, seen.listed), expected, "{text}");
        }
        let all = library.view(Query::default(), Sort::Newest).order;
        let word = Word {
            text: "drone".to_owned(),
            rule: Match::Plain,
        };
        let seen = of_word(&catalog, &word, &all, &never).unwrap().unwrap();
        assert!(seen.is_partial, "there is no index yet");
        let stopped = Cancel::default();
        stopped.cancel();
        let part = Word {
            text: "ron".to_owned(),
            rule: Match::Part,
        };
        assert_eq!(of_word(&catalog, &part, &all, &stopped).unwrap(), None);
    }
}
