//! The passages that are kept at hand: those of the articles read last, so that windows near each other
//! read none twice.

use std::collections::HashMap;
use std::sync::Arc;

use crate::cancel::Cancel;
use crate::library::index::reading;
use crate::library::view::confirm;
use crate::library::view::passages::{self, Passage};
use crate::library::{Catalog, CatalogError};
use crate::search::Marks;

/// Passages that are kept, at most.
const MOST: usize = 20_000;

/// Passages by the places of their articles.
pub(crate) type Passages = HashMap<u32, Arc<Vec<Passage>>>;

/// The passages that are kept.
#[derive(Debug, Default)]
pub(crate) struct AtHand {
    passages: Passages,
    kept: usize,
}

impl AtHand {
    /// The passages of `articles`, each of which is at `row`; those that are not kept are read from
    /// their files.
    pub(crate) fn read(
        &mut self,
        catalog: &Catalog,
        (articles, row): (&[u32], &dyn Fn(u32) -> Option<u32>),
        marks: &Marks,
        cancel: &Cancel,
    ) -> Result<Passages, CatalogError> {
        let missing = articles
            .iter()
            .filter(|article| !self.passages.contains_key(article));
        let of_row: HashMap<u32, u32> = missing
            .filter_map(|article| Some((row(*article)?, *article)))
            .collect();
        let read = read(catalog, &of_row, marks, cancel)?;
        if self.kept > MOST {
            self.passages
                .retain(|article, _| articles.contains(article));
            self.kept = self.passages.values().map(|passages| passages.len()).sum();
        }
        self.kept += read.values().map(|passages| passages.len()).sum::<usize>();
        self.passages.extend(read);
        let known = articles
            .iter()
            .filter_map(|article| Some((*article, Arc::clone(self.passages.get(article)?))));
        Ok(known.collect())
    }
}

/// The passages of some rows, by the places of their articles.
fn read(
    catalog: &Catalog,
    of_row: &HashMap<u32, u32>,
    marks: &Marks,
    cancel: &Cancel,
) -> Result<Passages, CatalogError> {
    if of_row.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = of_row.keys().copied().collect();
    let read = std::cell::RefCell::new(HashMap::new());
    catalog.read(|connection| {
        let files = confirm::files(catalog, connection, &rows)?;
        let make = |_: &_, article: Option<&crate::article::Article>| {
            article
                .map(|article| passages::passages(article, marks))
                .unwrap_or_default()
        };
        let mut take = |row, passages| {
            if let Some(article) = of_row.get(&row) {
                read.borrow_mut().insert(*article, Arc::new(passages));
            }
            Ok(())
        };
        reading::read_all(catalog, files, &make, cancel, &mut take)
    })?;
    Ok(read.into_inner())
}
