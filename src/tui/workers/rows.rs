//! Reads the rows of the screen, from the catalogue; those of bookmarks whose article is missing, and
//! what was added to any, from the state.

use std::collections::HashMap;

use crate::app::Rows;
use crate::app::rows::added_words;
use crate::library::{Catalog, CatalogError, missing};
use crate::user::Store;

/// The rows `ids`; with what was added to them, if there is a `store`.
pub fn read(
    catalog: &Catalog,
    store: Option<&Store>,
    first: usize,
    ids: &[u32],
) -> Result<Rows, CatalogError> {
    let mut rows = Rows {
        summaries: catalog.rows(ids)?,
        ..empty(first, ids)
    };
    let Some(store) = store else { return Ok(rows) };
    missing::fill(store, ids, &mut rows.summaries)?;
    for summary in rows.summaries.iter().flatten() {
        let words = added_words(&store.added(&summary.keys)?);
        rows.added.insert(summary.row.0, words);
    }
    Ok(rows)
}

/// Rows of which nothing could be read.
pub fn empty(first: usize, ids: &[u32]) -> Rows {
    Rows {
        first,
        summaries: vec![None; ids.len()],
        added: HashMap::new(),
    }
}
