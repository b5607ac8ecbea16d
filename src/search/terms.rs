//! A word to the terms of the dictionary that it stands for.
//!
//! The index holds words as they are, without stems, so that phrases stay exact and languages do
//! not mix. The dictionary is sorted: what a word shares with its inflections is a stretch of it.

use std::ops::ControlFlow;

use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;

use crate::cancel::Cancel;
use crate::search::index::SearchError;
use crate::search::sought::{Meaning, Stretch};

/// Terms that are looked at between two looks at the cancel token.
const TERMS_AT_A_TIME: usize = 1_024;

/// Takes a term and where its documents are, and says whether it has seen enough.
pub(crate) type Visit<'v> = dyn FnMut(&str, &TermInfo) -> Result<ControlFlow<()>, SearchError> + 'v;

/// Calls `visit` with each term that `meaning` stands for, until it has seen enough.
pub(crate) fn each(
    inverted: &InvertedIndexReader,
    meaning: &Meaning,
    cancel: &Cancel,
    visit: &mut Visit,
) -> Result<(), SearchError> {
    if let Meaning::Exactly(word) = meaning {
        if let Some(info) = inverted.terms().get(word)? {
            let _ = visit(word, &info)?;
        }
        return Ok(());
    }
    for stretch in meaning.stretches() {
        let mut looked_at = 0_usize;
        let mut visit = |term: &str, info: &TermInfo| {
            looked_at += 1;
            if looked_at.is_multiple_of(TERMS_AT_A_TIME) && cancel.is_cancelled() {
                return Err(SearchError::Stopped);
            }
            if meaning.is(term) {
                return visit(term, info);
            }
            Ok(ControlFlow::Continue(()))
        };
        if walk(inverted, &stretch, &mut visit)?.is_break() {
            break;
        }
    }
    Ok(())
}

/// Calls `visit` with each term of `stretch`.
fn walk(
    inverted: &InvertedIndexReader,
    stretch: &Stretch,
    visit: &mut Visit,
) -> Result<ControlFlow<()>, SearchError> {
    let range = inverted.terms().range();
    let mut terms = match stretch {
        Stretch::Beginning(start) => range.ge(start).into_stream()?,
        Stretch::Between(from, to) => range.ge(from).lt(to).into_stream()?,
        Stretch::All => range.into_stream()?,
    };
    while let Some((term, info)) = terms.next() {
        let Ok(term) = std::str::from_utf8(term) else {
            continue;
        };
        let is_past = matches!(stretch, Stretch::Beginning(start) if !term.starts_with(start));
        if is_past {
            break;
        }
        if visit(term, info)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}
