//! Words in context: every place in the library where something stands that is looked for, in an
//! order, behind windows.
//!
//! Which articles have such places the index says at once; the places themselves only their texts
//! do. These are read in the order of the list, a few at first and more at a time later, so that the
//! first screen is there when a few articles are read. Of each place only what puts it in order is
//! kept; the words of a window are read again from its articles where they are not at hand any more.

use std::collections::HashMap;
use std::ops::Range;

use crate::cancel::Cancel;
use crate::library::view::ask::Ask;
use crate::library::view::at_hand::{AtHand, Passages};
use crate::library::view::context::{By, Known, Line, Window};
use crate::library::view::passages::widened;
use crate::library::view::{Searched, build};
use crate::library::{Catalog, CatalogError};
use crate::query::{Group, Sort};
use crate::search::Marks;
use crate::text::Clean;
use crate::user::Store;

/// Articles that are read at first, and at most at a time.
const FIRST_ARTICLES: usize = 32;
const MOST_ARTICLES: usize = 256;

/// A place that was found: what puts it in order.
#[derive(Debug)]
struct Found {
    /// The place of its article among all, by date.
    article: u32,
    /// Its number in the article.
    nth: u32,
    at: usize,
    key: Box<str>,
}

/// The places found so far, and what is left to be read.
#[derive(Debug)]
pub struct Gathering {
    marks: Marks,
    /// What the index was asked.
    ask: Ask,
    by: By,
    /// How much of the library the index knows, where not all of it.
    searched: Option<Searched>,
    /// The rows that may have places, the newest first.
    articles: Vec<u32>,
    /// For each of them its place among all by source, once that order was asked for.
    by_source: Option<Vec<u32>>,
    /// Places in `articles` that are still to be read, the last first.
    left: Vec<u32>,
    found: Vec<Found>,
    at_once: usize,
    at_hand: AtHand,
}

impl Gathering {
    /// Asks the index which articles may have places; `None` when it was cancelled.
    pub fn start(
        catalog: &Catalog,
        store: &Store,
        ask: &Ask,
        by: By,
        cancel: &Cancel,
    ) -> Result<Option<Self>, CatalogError> {
        let mut wider = Ask {
            group: Group::None,
            keep: None,
            ..ask.clone()
        };
        wider.query.tree = widened(&ask.query.tree, ask.matcher.keywords());
        (wider.sort, wider.query.sort) = (Sort::Newest, Some(Sort::Newest));
        let Some(newest) = build(catalog, store, &wider, cancel)? else {
            return Ok(None);
        };
        // Of the groups that it was widened to only the keywords that were asked for.
        let marks = Marks::clone(&newest.marks);
        let mut gathering = Self {
            marks: marks.with_keywords(&ask.query.tree, &ask.matcher),
            ask: wider,
            by: By::Date,
            searched: newest.searched,
            by_source: None,
            left: (0..).take(newest.order.len()).collect(),
            articles: newest.order.to_vec(),
            found: Vec::new(),
            at_once: FIRST_ARTICLES,
            at_hand: AtHand::default(),
        };
        let is_sorted = gathering.sort_by((catalog, store), by, cancel)?;
        Ok(is_sorted.then_some(gathering))
    }

    /// How many places are known.
    pub fn known(&self) -> Known {
        Known {
            places: self.found.len(),
            read: self.articles.len() - self.left.len(),
            of: self.articles.len(),
        }
    }

    /// Whether all articles were read.
    pub fn is_whole(&self) -> bool {
        self.left.is_empty()
    }

    /// How much of the library was searched, where not all of it is in the index.
    pub fn searched(&self) -> Option<Searched> {
        self.searched
    }

    /// Puts the places in another order; says whether it did, or was cancelled before.
    pub fn sort_by(
        &mut self,
        (catalog, store): (&Catalog, &Store),
        by: By,
        cancel: &Cancel,
    ) -> Result<bool, CatalogError> {
        if by == By::Source && self.by_source.is_none() {
            let ask = &mut self.ask;
            (ask.sort, ask.query.sort) = (Sort::Source, Some(Sort::Source));
            let Some(sources) = build(catalog, store, ask, cancel)? else {
                return Ok(false);
            };
            let places: HashMap<u32, u32> = sources.order.iter().copied().zip(0..).collect();
            let place = |row: &u32| places.get(row).copied().unwrap_or(u32::MAX);
            self.by_source = Some(self.articles.iter().map(place).collect());
        }
        self.by = by;
        let mut left = std::mem::take(&mut self.left);
        left.sort_by_key(|article| std::cmp::Reverse(self.rank(*article)));
        self.left = left;
        self.arrange();
        Ok(true)
    }

    /// Where an article stands in the order that was asked for.
    fn rank(&self, article: u32) -> u32 {
        let ranks = self.by_source.as_deref().unwrap_or_default();
        match self.by {
            By::Source => ranks.get(article as usize).copied().unwrap_or_default(),
            By::Date | By::Right => article,
        }
    }

    /// Puts the places in the order that was asked for.
    fn arrange(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        match self.by {
            By::Right => found.sort_by(|one, other| {
                let places = |found: &Found| (found.article, found.nth);
                one.key
                    .cmp(&other.key)
                    .then_with(|| places(one).cmp(&places(other)))
            }),
            By::Date | By::Source => {
                found.sort_by_key(|found| (self.rank(found.article), found.nth));
            }
        }
        self.found = found;
    }

    /// Reads some more articles; the next time more of them.
    pub fn read_on(&mut self, catalog: &Catalog, cancel: &Cancel) -> Result<(), CatalogError> {
        let next = self
            .left
            .split_off(self.left.len().saturating_sub(self.at_once));
        self.at_once = (self.at_once * 2).min(MOST_ARTICLES);
        let passages = self.passages(catalog, &next, cancel)?;
        for article in next.into_iter().rev() {
            let Some(passages) = passages.get(&article) else {
                continue;
            };
            for (passage, nth) in passages.iter().zip(0..) {
                self.found.push(Found {
                    article,
                    nth,
                    at: passage.at,
                    key: passage.key(),
                });
            }
        }
        self.arrange();
        Ok(())
    }

    /// The lines of `range` as far as they are known, and where the place `held` is among all.
    pub fn window(
        &mut self,
        catalog: &Catalog,
        range: Range<usize>,
        held: Option<(u32, usize)>,
        cancel: &Cancel,
    ) -> Result<Window, CatalogError> {
        let end = range.end.min(self.found.len());
        let first = range.start.min(end);
        let wanted: Vec<(u32, u32)> = self
            .found
            .get(first..end)
            .unwrap_or_default()
            .iter()
            .map(|found| (found.article, found.nth))
            .collect();
        let mut articles: Vec<u32> = wanted.iter().map(|(article, _)| *article).collect();
        articles.sort_unstable();
        articles.dedup();
        let passages = self.passages(catalog, &articles, cancel)?;
        let rows: Vec<u32> = articles
            .iter()
            .filter_map(|article| self.row(*article))
            .collect();
        let summaries = catalog.rows(&rows)?;
        let summaries: HashMap<u32, _> = rows.into_iter().zip(summaries).collect();
        let line = |(article, nth): &(u32, u32)| {
            let row = self.row(*article)?;
            let summary = summaries.get(&row)?.as_ref();
            let passage = passages.get(article)?.get(*nth as usize)?.clone();
            Some(Line {
                row,
                published: summary.and_then(|summary| summary.date.clone()),
                source: summary.map_or_else(Clean::default, |summary| {
                    summary.source.as_ref().unwrap_or(&summary.folder).clone()
                }),
                passage,
            })
        };
        let is_held = |(row, at): (u32, usize)| {
            let mut found = self.found.iter();
            found.position(|found| found.at == at && self.row(found.article) == Some(row))
        };
        Ok(Window {
            first,
            lines: wanted.iter().map(line).collect(),
            held: held.and_then(is_held),
        })
    }

    /// The passages of `articles`.
    fn passages(
        &mut self,
        catalog: &Catalog,
        articles: &[u32],
        cancel: &Cancel,
    ) -> Result<Passages, CatalogError> {
        let rows = &self.articles;
        let row = |article: u32| rows.get(article as usize).copied();
        self.at_hand
            .read(catalog, (articles, &row), &self.marks, cancel)
    }

    /// The row of an article.
    fn row(&self, article: u32) -> Option<u32> {
        self.articles.get(article as usize).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::Summary;
    use crate::library::Texts;
    use crate::library::index::{self, Turn};
    use crate::library::sample::{Library, keywords};
    use crate::query::parse;

    /// A library of 90 articles, of several sources and dates, with places of a word.
    fn library(matcher: &crate::keywords::Matcher) -> Library {
        let library = Library::new();
        for number in 0..90_usize {
            let rest = ["zebra", "apple", "東京", "عاصفة"][number % 4];
            let source = ["Gull", "auk", "Tern"][number % 3];
            let value = serde_json::json!({
                "title": format!("Number {number}"),
                "source": source,
                "date": format!("2023-02-{:02}", number % 20 + 1),
                "text": format!("{} The ferry {rest}. Ferries {number}.", "Long ago. ".repeat(number)),
            });
            library.write(&format!("{number}.json"), value.to_string());
        }
        library.refresh_with(matcher);
        let (catalog, mut texts) = (library.catalog(), Texts::default());
        index::fill(
            &catalog,
            &mut texts,
            Turn::Wait,
            &Cancel::default(),
            &mut |_| (),
        )
        .unwrap();
        library
    }

    /// All lines, asked for in windows of `size`.
    fn lines(library: &Library, ask: &Ask, by: By, size: usize) -> Vec<Line> {
        let (catalog, store, never) = (library.catalog(), library.store(), Cancel::default());
        let mut gathering = Gathering::start(&catalog, &store, ask, By::Date, &never)
            .unwrap()
            .unwrap();
        gathering.read_on(&catalog, &never).unwrap();
        let library = (&catalog, &store);
        assert!(gathering.sort_by(library, by, &never).unwrap());
        while !gathering.is_whole() {
            gathering.read_on(&catalog, &never).unwrap();
        }
        let Known { places, read, of } = gathering.known();
        assert_eq!(read, of);
        let mut lines = Vec::new();
        while lines.len() < places {
            let range = lines.len()..lines.len() + size;
            let window = gathering.window(&catalog, range, None, &never).unwrap();
            assert_eq!(window.first, lines.len());
            lines.extend(window.lines.into_iter().flatten());
        }
        lines
    }

    #[test]
    fn windows_are_slices_of_all_places_in_each_order() {
        let matcher = Arc::new(keywords(&["ferry"]));
        let library = library(&matcher);
        for query in ["ferry", "keyword:ferry", "/[Ff]err(y|ies)/"] {
            let ask = Ask {
                query: parse(query).unwrap(),
                matcher: Arc::clone(&matcher),
                ..Ask::default()
            };
            for by in [By::Date, By::Source, By::Right] {
                let whole = lines(&library, &ask, by, 1_000);
                let counted = library.rows().iter().map(Summary::hit_count).sum::<u32>();
                let expected = if query.starts_with("keyword:") {
                    counted as usize
                } else {
                    180
                };
                assert_eq!(whole.len(), expected, "{query} {by:?}");
                assert_eq!(lines(&library, &ask, by, 7), whole, "{query} {by:?}");
                let date = |line: &Line| line.published.as_ref().map(ToString::to_string);
                let is_sorted = match by {
                    By::Date => whole.is_sorted_by(|a, b| date(a) >= date(b)),
                    By::Source => whole.is_sorted_by_key(|line| line.source.to_lowercase()),
                    By::Right => whole.is_sorted_by_key(|line| line.passage.key()),
                };
                assert!(is_sorted, "{query} {by:?}");
            }
        }
    }

    #[test]
    fn a_place_that_is_held_is_found_in_another_order() {
        let library = library(&keywords(&[]));
        let ask = Ask {
            query: parse("ferry").unwrap(),
            ..Ask::default()
        };
        let (catalog, store, never) = (library.catalog(), library.store(), Cancel::default());
        let mut gathering = Gathering::start(&catalog, &store, &ask, By::Date, &never)
            .unwrap()
            .unwrap();
        gathering.read_on(&catalog, &never).unwrap();
        let window = gathering.window(&catalog, 5..6, None, &never).unwrap();
        let line = window.lines.first().unwrap().as_ref();
        let held = line.map(|line| (line.row, line.passage.at));
        let both = (&catalog, &store);
        assert!(gathering.sort_by(both, By::Right, &never).unwrap());
        let place = gathering
            .window(&catalog, 0..0, held, &never)
            .unwrap()
            .held
            .unwrap();
        let again = gathering
            .window(&catalog, place..place + 1, None, &never)
            .unwrap();
        assert_eq!(again.lines, window.lines);
    }
}
