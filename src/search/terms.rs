//! A word to the terms it stands for: its inflections, or all that begin so.
//!
//! The index holds words as they are, without stems, so that phrases stay exact and languages do
//! not mix. The dictionary of terms is sorted: what a word shares with its inflections is a range
//! of it, and of that range the terms with the same stem are meant.

use std::collections::BTreeSet;

use tantivy::Searcher;
use tantivy::schema::Field;
use tantivy::termdict::TermDictionary;

use crate::search::index::SearchError;
use crate::text::stem::{Core, Stems, inflects};
use crate::text::{fold, tokens};

/// The most terms that one prefix stands for.
pub(crate) const MOST_TERMS: usize = 50_000;

/// The tokens of a text that is looked for: each with its place, and without what the token before
/// it says already.
pub(crate) fn sought_tokens(text: &str) -> Vec<(usize, String)> {
    let folded = fold::folded(text);
    let tokens: Vec<_> = tokens::tokens(&folded).collect();
    let is_alone = tokens.len() == 1;
    let kept = tokens.iter().enumerate().filter(|(number, token)| {
        let follows_pair = number
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_some_and(|before| before.range.end == token.range.end);
        is_alone || !token.is_run_end || !follows_pair
    });
    let spelled = kept.filter_map(|(_, token)| {
        let text = folded.get(token.range.clone())?;
        Some((token.position, text.to_owned()))
    });
    spelled.collect()
}

/// Whether `text` is one character of a script without spaces: the beginning of a pair.
pub(crate) fn is_half_pair(text: &str) -> bool {
    let folded = fold::folded(text);
    let mut tokens = tokens::tokens(&folded);
    tokens.next().is_some_and(|token| token.is_run_end) && tokens.next().is_none()
}

/// The terms of `field` that are inflections of `word`, in any of the languages; the word itself
/// is one of them, whether or not it is in the dictionary.
pub(crate) fn inflections(
    searcher: &Searcher,
    field: Field,
    word: &str,
    languages: &[Stems],
) -> Result<BTreeSet<String>, SearchError> {
    let own = fold::folded(word);
    let mut found = BTreeSet::from([own]);
    if !inflects(word) {
        return Ok(found);
    }
    for stems in languages {
        let stem = stems.stem(word);
        let is_meant = |term: &str| stems.stem(term) == stem;
        match stems.core(word) {
            Core::Start(start) => {
                for_each_term(searcher, field, &start, |term| {
                    if inflects(term) && is_meant(term) {
                        found.insert(term.to_owned());
                    }
                    true
                })?;
            }
            Core::Within(part) => {
                for_each_term(searcher, field, "", |term| {
                    if term.contains(&part) && is_meant(term) {
                        found.insert(term.to_owned());
                    }
                    true
                })?;
            }
        }
    }
    Ok(found)
}

/// The terms of `field` that begin with `start`, at most [`MOST_TERMS`] of them.
pub(crate) fn beginning_with(
    searcher: &Searcher,
    field: Field,
    start: &str,
) -> Result<BTreeSet<String>, SearchError> {
    let mut found = BTreeSet::new();
    for_each_term(searcher, field, start, |term| {
        found.insert(term.to_owned());
        found.len() < MOST_TERMS
    })?;
    Ok(found)
}

/// Calls `visit` with each term of `field` that begins with `start`, segment by segment, until it
/// has seen enough.
fn for_each_term(
    searcher: &Searcher,
    field: Field,
    start: &str,
    mut visit: impl FnMut(&str) -> bool,
) -> Result<(), SearchError> {
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        visit_range(inverted.terms(), start, &mut visit).map_err(tantivy::TantivyError::from)?;
    }
    Ok(())
}

/// The same for one dictionary.
fn visit_range(
    terms: &TermDictionary,
    start: &str,
    visit: &mut impl FnMut(&str) -> bool,
) -> std::io::Result<()> {
    let mut stream = terms.range().ge(start).into_stream()?;
    while stream.advance() {
        let Ok(term) = std::str::from_utf8(stream.key()) else {
            continue;
        };
        if !term.starts_with(start) || !visit(term) {
            break;
        }
    }
    Ok(())
}
