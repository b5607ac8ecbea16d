//! Hits of every keyword: of how many articles, and how many.
//!
//! The catalogue keeps the hits of each group. Which word of it was hit only the texts tell, so the
//! articles that have hits are read.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use crate::article::Article;
use crate::cancel::Cancel;
use crate::keywords::{Matcher, counts};
use crate::library::catalog::meta::Meta;
use crate::library::index::reading;
use crate::library::view::{conditions, confirm};
use crate::library::{Catalog, CatalogError};

/// How often something was hit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Articles with a hit.
    pub articles: usize,
    /// Hits in all of them.
    pub hits: u64,
}

impl Tally {
    fn add(&mut self, hits: u32) {
        self.articles += 1;
        self.hits += u64::from(hits);
    }
}

/// The hits of groups and of their words, by their places; what has none is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallies {
    /// By the place of the group.
    pub groups: BTreeMap<u16, Tally>,
    /// By the places of group and word.
    pub words: BTreeMap<(u16, u16), Tally>,
}

impl Tallies {
    /// Adds the hits of an article, sorted by their places.
    fn add(&mut self, hits: &[((u16, u16), u32)]) {
        for of_group in hits.chunk_by(|((one, _), _), ((other, _), _)| one == other) {
            let mut all = 0_u32;
            for (place, hits) in of_group {
                self.words.entry(*place).or_default().add(*hits);
                all = all.saturating_add(*hits);
            }
            if let Some(((group, _), _)) = of_group.first() {
                self.groups.entry(*group).or_default().add(all);
            }
        }
    }
}

/// The hits of the keywords of `matcher` in the articles of `rows`; `None` when it was cancelled.
pub fn tallies(
    catalog: &Catalog,
    rows: &[u32],
    matcher: &Matcher,
    cancel: &Cancel,
) -> Result<Option<Tallies>, CatalogError> {
    catalog.read(|connection| {
        let mut rows: RoaringBitmap = rows.iter().copied().collect();
        if Meta::load(connection)?.keywords == matcher.keywords().stamp {
            rows &= conditions::rows(connection, "SELECT article FROM hits", [])?;
        }
        let files = confirm::files(catalog, connection, &rows)?;
        let make = |_: &_, article: Option<&Article>| {
            article.map_or_else(Vec::new, |article| counts::count_words(article, matcher))
        };
        let mut tallies = Tallies::default();
        let mut take = |_, hits: Vec<_>| {
            tallies.add(&hits);
            Ok(())
        };
        let is_end = reading::read_all(catalog, files, &make, cancel, &mut take)?;
        Ok(is_end.then_some(tallies))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::{Library, keywords};
    use crate::query::{Query, Sort};

    #[test]
    fn words_are_counted_where_they_are_marked_and_groups_as_the_catalogue_has_them() {
        let library = Library::new();
        library.article("a.json", "Drone over Iran", "2023-02-01");
        library.article("b.json", "A drone", "2023-02-02");
        library.article("c.json", "Quiet", "2023-02-03");
        let matcher = keywords(&["drone", "iran", "nothing"]);
        let count = || {
            let rows = library.view(Query::default(), Sort::Newest).order;
            let tallies = tallies(&library.catalog(), &rows, &matcher, &Cancel::default());
            tallies.unwrap().unwrap()
        };
        library.refresh();
        let before = count();
        library.refresh_with(&matcher);
        let tallies = count();
        assert_eq!(before, tallies, "without hits in the catalogue, or by them");
        let pair = |tally: &Tally| (tally.articles, tally.hits);
        let groups: Vec<_> = tallies.groups.values().map(pair).collect();
        let words: Vec<_> = tallies.words.values().map(pair).collect();
        assert_eq!((groups, words), (vec![(2, 9)], vec![(2, 6), (1, 3)]));
    }
}
