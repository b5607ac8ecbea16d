//! Reads the rows of the screen, from the catalogue; those of marks whose article is missing, and
//! what was added to any, from the state.

use crate::app::rows::added_words;
use crate::app::{App, Rows};
use crate::article::{Record, Summary};
use crate::library::{Catalog, CatalogError, missing};
use crate::user::Store;

/// The rows `ids` as the list of `app` shows them: of its bookmarks with what was added to them, and with
/// their records where a column shows those.
pub fn read(
    app: &App,
    (catalog, store): (&Catalog, Option<&Store>),
    first: usize,
    ids: &[u32],
) -> Result<Rows, CatalogError> {
    let mut rows = Rows {
        summaries: catalog.rows(ids)?,
        ..empty(first, ids)
    };
    if let Some(store) = store {
        missing::fill(store, ids, &mut rows.summaries)?;
    }
    if let Some(store) = store.filter(|_| app.list.is_reading_list()) {
        for summary in rows.summaries.iter().flatten() {
            let words = added_words(&store.added(&summary.keys)?);
            rows.added.insert(summary.row.0, words);
        }
    }
    let columns = app.settings.list_columns();
    if columns.iter().any(|column| column.shows.is_of_record()) {
        for summary in rows.summaries.iter().flatten() {
            if let Some(record) = record(catalog, store, summary)? {
                rows.records.insert(summary.row.0, record);
            }
        }
    }
    Ok(rows)
}

/// What the row `summary` does not hold, with the tags of its reader if there is a `store`; `None` where the
/// article is gone.
pub fn record(
    catalog: &Catalog,
    store: Option<&Store>,
    summary: &Summary,
) -> Result<Option<Record>, CatalogError> {
    let record = match catalog.facts(summary.row)? {
        Some(found) => Record::of(&found.facts),
        None if missing::is_missing(summary.row.0) => Record::default(),
        None => return Ok(None),
    };
    let own = match store {
        Some(store) => store.added(&summary.keys)?.tags,
        None => Vec::new(),
    };
    Ok(Some(record.with_own(&own)))
}

/// Rows of which nothing could be read.
pub fn empty(first: usize, ids: &[u32]) -> Rows {
    Rows {
        first,
        summaries: vec![None; ids.len()],
        ..Rows::default()
    }
}
