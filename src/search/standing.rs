//! Words that stand together: one after the other, or near each other. Their positions are read
//! only in the documents that hold all of them.

use tantivy::index::InvertedIndexReader;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use std::ops::ControlFlow;

use crate::cancel::Cancel;
use crate::search::bits::Bits;
use crate::search::index::SearchError;
use crate::search::sought::{Meaning, Slot};
use crate::search::terms;

/// Documents that are looked at between two looks at the cancel token.
const DOCUMENTS_AT_A_TIME: usize = 1_024;

/// Up to so many terms of one word are read side by side; the positions of more are gathered first.
const TERMS_SIDE_BY_SIDE: usize = 64;

/// The documents that hold a term that `meaning` stands for.
pub(crate) fn documents(
    inverted: &InvertedIndexReader,
    bound: u32,
    meaning: &Meaning,
    cancel: &Cancel,
) -> Result<Bits, SearchError> {
    let mut documents = Bits::new(bound);
    terms::each(inverted, meaning, cancel, &mut |_, info| {
        let mut blocks =
            inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while !blocks.docs().is_empty() {
            blocks.docs().iter().for_each(|doc| documents.insert(*doc));
            blocks.advance();
        }
        if cancel.is_cancelled() {
            return Err(SearchError::Stopped);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(documents)
}

/// The documents in which the words stand one after the other, as they are placed.
pub(crate) fn in_sequence(
    inverted: &InvertedIndexReader,
    bound: u32,
    slots: &[Slot],
    cancel: &Cancel,
) -> Result<Bits, SearchError> {
    let meanings: Vec<_> = slots.iter().map(|slot| &slot.meaning).collect();
    together(inverted, bound, &meanings, cancel, |places| {
        let Some((first, rest)) = places.split_first() else {
            return false;
        };
        first.iter().any(|start| {
            let mut rest = rest.iter().zip(slots.iter().skip(1));
            rest.all(|(places, slot)| places.binary_search(&(start + slot.offset)).is_ok())
        })
    })
}

/// The documents in which one of each word stands within `distance` words of the others.
pub(crate) fn near(
    inverted: &InvertedIndexReader,
    bound: u32,
    meanings: &[&Meaning],
    distance: u32,
    cancel: &Cancel,
) -> Result<Bits, SearchError> {
    together(inverted, bound, meanings, cancel, |places| {
        shortest_span(places).is_some_and(|span| span <= distance)
    })
}

/// The documents that hold all the words, at places that `holds`.
fn together(
    inverted: &InvertedIndexReader,
    bound: u32,
    meanings: &[&Meaning],
    cancel: &Cancel,
    holds: impl Fn(&[Vec<u32>]) -> bool,
) -> Result<Bits, SearchError> {
    let mut common: Option<Bits> = None;
    for meaning in meanings {
        let of_word = documents(inverted, bound, meaning, cancel)?;
        match &mut common {
            Some(common) => common.retain(&of_word),
            None => common = Some(of_word),
        }
    }
    let common = common.unwrap_or_default();
    let mut words = Vec::with_capacity(meanings.len());
    for meaning in meanings {
        words.push(Occurrences::new(inverted, meaning, &common, cancel)?);
    }
    let mut found = Bits::new(bound);
    let mut places = vec![Vec::new(); words.len()];
    for (number, document) in common.iter().enumerate() {
        if number.is_multiple_of(DOCUMENTS_AT_A_TIME) && cancel.is_cancelled() {
            return Err(SearchError::Stopped);
        }
        for (word, places) in words.iter_mut().zip(&mut places) {
            word.at(document, places);
        }
        if holds(&places) {
            found.insert(document);
        }
    }
    Ok(found)
}

/// Where a word stands, document by document in ascending order.
enum Occurrences {
    /// Its terms, read side by side.
    Terms(Vec<SegmentPostings>, Vec<u32>),
    /// Documents and positions of all its terms, sorted, and how many are behind.
    Gathered(Vec<(u32, u32)>, usize),
}

impl Occurrences {
    /// Those of `meaning` in the documents `within`.
    fn new(
        inverted: &InvertedIndexReader,
        meaning: &Meaning,
        within: &Bits,
        cancel: &Cancel,
    ) -> Result<Self, SearchError> {
        let mut infos: Vec<TermInfo> = Vec::new();
        terms::each(inverted, meaning, cancel, &mut |_, info| {
            infos.push(info.clone());
            Ok(ControlFlow::Continue(()))
        })?;
        let read = |info: &TermInfo| {
            let with_positions = IndexRecordOption::WithFreqsAndPositions;
            inverted.read_postings_from_terminfo(info, with_positions)
        };
        if infos.len() <= TERMS_SIDE_BY_SIDE {
            let postings: Result<Vec<_>, _> = infos.iter().map(read).collect();
            return Ok(Self::Terms(postings?, Vec::new()));
        }
        let mut gathered = Vec::new();
        let mut positions = Vec::new();
        for info in &infos {
            if cancel.is_cancelled() {
                return Err(SearchError::Stopped);
            }
            let mut postings = read(info)?;
            for document in within.iter() {
                if postings.doc() < document {
                    postings.seek(document);
                }
                if postings.doc() == document {
                    postings.positions(&mut positions);
                    gathered.extend(positions.iter().map(|position| (document, *position)));
                } else if postings.doc() == TERMINATED {
                    break;
                }
            }
        }
        gathered.sort_unstable();
        Ok(Self::Gathered(gathered, 0))
    }

    /// Puts the places in `document` into `places`, in ascending order.
    fn at(&mut self, document: u32, places: &mut Vec<u32>) {
        places.clear();
        match self {
            Self::Terms(terms, positions) => {
                for postings in terms.iter_mut() {
                    if postings.doc() < document {
                        postings.seek(document);
                    }
                    if postings.doc() == document {
                        postings.positions(positions);
                        places.extend_from_slice(positions);
                    }
                }
                places.sort_unstable();
            }
            Self::Gathered(all, behind) => {
                let rest = all.get(*behind..).unwrap_or_default();
                *behind += rest.partition_point(|(of, _)| *of < document);
                let rest = all.get(*behind..).unwrap_or_default();
                let here = rest.iter().take_while(|(of, _)| *of == document);
                places.extend(here.map(|(_, position)| *position));
            }
        }
    }
}

/// The shortest span that holds a place of each word, if each has one.
pub(crate) fn shortest_span(words: &[Vec<u32>]) -> Option<u32> {
    let mut all: Vec<(u32, usize)> = Vec::new();
    for (word, places) in words.iter().enumerate() {
        all.extend(places.iter().map(|place| (*place, word)));
    }
    all.sort_unstable();
    let mut last_seen: Vec<Option<u32>> = vec![None; words.len()];
    let mut shortest = None;
    for (place, word) in all {
        if let Some(seen) = last_seen.get_mut(word) {
            *seen = Some(place);
        }
        let seen: Option<Vec<u32>> = last_seen.iter().copied().collect();
        let first = seen.and_then(|seen| seen.into_iter().min());
        let span = first.map(|first| place - first);
        shortest = [shortest, span].into_iter().flatten().min();
    }
    shortest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_span_holds_every_word() {
        for (words, expected) in [
            (vec![vec![0, 9], vec![3, 10]], Some(1)),
            (vec![vec![0], vec![5], vec![6]], Some(6)),
            (vec![vec![0, 5], vec![]], None),
            (vec![vec![4], vec![4]], Some(0)),
        ] {
            assert_eq!(shortest_span(&words), expected, "{words:?}");
        }
    }
}
