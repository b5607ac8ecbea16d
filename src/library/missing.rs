//! Bookmarks whose article is in no file any more: they are listed all the same, by what the state
//! knows of them.
//!
//! In a list they have numbers of their own, beyond those of all rows of the catalogue.

use std::path::PathBuf;

use crate::article::{RowId, Summary};
use crate::text::Clean;
use crate::user::{Kept, Store, StoreError};

/// The number of the first.
const FIRST: u32 = 1 << 31;

/// The number in a list of the mark `id`.
pub(crate) fn row_of(id: i64) -> Option<u32> {
    let id = u32::try_from(id).ok()?;
    (id < FIRST).then_some(FIRST | id)
}

/// Whether a number in a list is that of a bookmark whose article is missing.
pub fn is_missing(row: u32) -> bool {
    row >= FIRST
}

/// Whether `kept` was made in one of the folders `bases`: elsewhere it is not missed.
pub(crate) fn is_of(kept: &Kept, bases: &[PathBuf]) -> bool {
    let root = kept.added.facts.root.as_deref();
    let is_root = |root: &str| bases.iter().any(|base| base.to_string_lossy() == root);
    root.is_some_and(is_root)
}

/// Puts what is known of those of `ids` that are missing in its place among `summaries`.
pub fn fill(
    store: &Store,
    ids: &[u32],
    summaries: &mut [Option<Summary>],
) -> Result<(), StoreError> {
    for (id, summary) in ids.iter().zip(summaries) {
        if is_missing(*id) {
            *summary = kept(store, *id)?.map(|kept| summary_of(*id, &kept));
        }
    }
    Ok(())
}

/// Where the article of `row` was, in words.
pub fn where_it_was(store: &Store, row: u32) -> Result<Clean, StoreError> {
    let Some(kept) = kept(store, row)? else {
        return Ok(Clean::line("nothing is known of it any more"));
    };
    let facts = &kept.added.facts;
    let root = facts.root.as_deref().unwrap_or_default();
    let place = format!("its file is gone; it was {root}/{}", kept.subject.path_hint);
    Ok(Clean::line(&match &facts.url {
        Some(url) => format!("{place}; it stands at {url}"),
        None => place,
    }))
}

fn kept(store: &Store, row: u32) -> Result<Option<Kept>, StoreError> {
    let id = i64::from(row - FIRST.min(row));
    Ok(store.kept_of(&[id])?.into_iter().next())
}

fn summary_of(row: u32, kept: &Kept) -> Summary {
    let facts = &kept.added.facts;
    let line = |text: &Option<String>| text.as_deref().map(Clean::line);
    Summary {
        row: RowId(row),
        keys: kept.subject.keys,
        title: kept.subject.title.clone(),
        authors: Vec::new(),
        source: line(&facts.source),
        lang: None,
        folder: Clean::line("missing"),
        date: line(&facts.published),
        dated_by: crate::article::DatedBy::Published,
        path: kept.subject.path_hint.as_str().into(),
        part: None,
        words: 0,
        hits: Vec::new(),
    }
}
