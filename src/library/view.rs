//! A filter and an order over the catalogue: the ids of its rows.
//!
//! A view never changes. Sorting a million rows takes seconds, so the view worker builds a new
//! view and the list swaps it in; drawing asks only for the rows on screen.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::article::Summary;
use crate::cancel::Cancel;
use crate::library::{Catalog, CatalogError};
use crate::query::{Filter, Sort};
use crate::user::Store;

/// The order of a list, and which of its rows bear which mark.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Row ids in the order of the list.
    pub order: Arc<Vec<u32>>,
    /// Rows of the whole library that are read.
    pub read: RoaringBitmap,
    /// Rows of the whole library that are bookmarked.
    pub bookmarked: RoaringBitmap,
    /// Rows of the whole library with a keyword hit.
    pub hit: RoaringBitmap,
    /// How many there are of what.
    pub counts: Counts,
}

/// What the title of the list counts, over the whole library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Articles not read.
    pub unread: usize,
    /// Articles with a bookmark.
    pub bookmarked: usize,
    /// Problems.
    pub problems: usize,
}

/// The first `limit` rows of all articles in `sort`, without building a view: the first frame.
pub fn first_rows(
    catalog: &Catalog,
    sort: Sort,
    limit: usize,
) -> Result<Vec<Summary>, CatalogError> {
    let _ = (catalog, sort, limit);
    Ok(Vec::new())
}

/// Builds a view; `None` when it was cancelled.
pub fn build(
    catalog: &Catalog,
    store: &Store,
    filter: Filter,
    sort: Sort,
    cancel: &Cancel,
) -> Result<Option<View>, CatalogError> {
    let _ = (catalog, store, filter, sort, cancel);
    Ok(Some(View::default()))
}
