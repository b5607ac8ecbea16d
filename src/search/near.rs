//! Words that stand near each other: their positions, read only where all of them occur.

use roaring::RoaringBitmap;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};

use crate::cancel::Cancel;
use crate::search::index::{SearchError, guarded};
use crate::search::searcher::Searcher;
use crate::search::terms;

impl Searcher {
    /// The rows in which all of `words`, in any inflection, stand within `distance` words of each
    /// other, in the headline or in the text.
    pub fn near(
        &self,
        distance: u32,
        words: &[String],
        cancel: &Cancel,
    ) -> Result<RoaringBitmap, SearchError> {
        let mut rows = RoaringBitmap::new();
        for field in [self.index.fields.title, self.index.fields.body] {
            let meant = self.meant(words, field)?;
            for segment in self.engine.segment_readers() {
                if cancel.is_cancelled() {
                    return Err(SearchError::Stopped);
                }
                guarded(|| near_in(segment, field, &meant, distance, &mut rows))??;
            }
        }
        Ok(rows)
    }

    /// The terms that each word stands for; a word of several tokens is several words.
    fn meant(&self, words: &[String], field: Field) -> Result<Vec<Vec<Term>>, SearchError> {
        let mut meant = Vec::with_capacity(words.len());
        for word in words {
            let sought = terms::sought_tokens(word);
            let inflected =
                guarded(|| terms::inflections(&self.engine, field, word, &self.languages))??;
            let term = |text: &String| Term::from_field_text(field, text);
            match sought.as_slice() {
                [_] => meant.push(inflected.iter().map(term).collect()),
                several => meant.extend(several.iter().map(|(_, token)| vec![term(token)])),
            }
        }
        Ok(meant)
    }
}

/// Adds the rows of one segment in which one term of each word stands near the others.
fn near_in(
    segment: &SegmentReader,
    field: Field,
    meant: &[Vec<Term>],
    distance: u32,
    rows: &mut RoaringBitmap,
) -> tantivy::Result<()> {
    let inverted = segment.inverted_index(field)?;
    let mut common: Option<RoaringBitmap> = None;
    let mut postings: Vec<Vec<SegmentPostings>> = Vec::with_capacity(meant.len());
    for terms in meant {
        let mut documents = RoaringBitmap::new();
        let mut of_word = Vec::with_capacity(terms.len());
        for term in terms {
            let Some(info) = inverted.get_term_info(term)? else {
                continue;
            };
            let mut plain =
                inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            while plain.doc() != TERMINATED {
                documents.insert(plain.doc());
                plain.advance();
            }
            let with_positions = IndexRecordOption::WithFreqsAndPositions;
            of_word.push(inverted.read_postings_from_terminfo(&info, with_positions)?);
        }
        postings.push(of_word);
        common = Some(match common {
            Some(common) => common & documents,
            None => documents,
        });
    }
    let column = segment.fast_fields().u64("row")?;
    for document in common.unwrap_or_default() {
        let is_alive = segment
            .alive_bitset()
            .is_none_or(|alive| alive.is_alive(document));
        if is_alive && are_near(document, &mut postings, distance) {
            let row = column
                .first(document)
                .and_then(|row| u32::try_from(row).ok());
            rows.extend(row);
        }
    }
    Ok(())
}

/// Whether one position of each word lies within `distance` of the others, in `document`.
fn are_near(document: u32, postings: &mut [Vec<SegmentPostings>], distance: u32) -> bool {
    let mut places: Vec<(u32, usize)> = Vec::new();
    let mut positions = Vec::new();
    for (word, of_word) in postings.iter_mut().enumerate() {
        for posting in of_word {
            let at = if posting.doc() < document {
                posting.seek(document)
            } else {
                posting.doc()
            };
            if at == document {
                posting.positions(&mut positions);
                places.extend(positions.iter().map(|position| (*position, word)));
            }
        }
    }
    places.sort_unstable();
    closest_of_all(&places, postings.len()).is_some_and(|span| span <= distance)
}

/// The shortest span of `places` that holds each of `words` words, if there is one.
fn closest_of_all(places: &[(u32, usize)], words: usize) -> Option<u32> {
    let mut last_seen: Vec<Option<u32>> = vec![None; words];
    let mut shortest = None;
    for (position, word) in places.iter().copied() {
        if let Some(seen) = last_seen.get_mut(word) {
            *seen = Some(position);
        }
        let first: Option<Vec<u32>> = last_seen.iter().copied().collect();
        let span = first
            .and_then(|all| all.into_iter().min())
            .map(|first| position - first);
        shortest = [shortest, span].into_iter().flatten().min();
    }
    shortest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_span_holds_every_word() {
        for (places, words, expected) in [
            (vec![(0, 0), (3, 1), (9, 0), (10, 1)], 2, Some(1)),
            (vec![(0, 0), (5, 1), (6, 2)], 3, Some(6)),
            (vec![(0, 0), (5, 0)], 2, None),
            (vec![(4, 0), (4, 1)], 2, Some(0)),
        ] {
            assert_eq!(closest_of_all(&places, words), expected);
        }
    }
}
