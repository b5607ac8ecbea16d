//! What is looked for to the rows that have it.
//!
//! Each condition on text becomes a set of rows; whoever asked puts sets together with those of
//! other conditions. Where a search ends is decided between two terms or blocks of documents, so
//! that a newer one never waits for an older one.

use roaring::RoaringBitmap;
use tantivy::SegmentReader;
use tantivy::index::InvertedIndexReader;
use tantivy::schema::Field;

use crate::cancel::Cancel;
use crate::search::bits::Bits;
use crate::search::guard::guarded;
use crate::search::index::{SearchError, TextIndex};
use crate::search::schema::Fields;
use crate::search::sought::{Meaning, Sought};
use crate::search::standing;

/// Where a text is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In title, authors, caption and body.
    Anywhere,
    /// In the headline and the line under it.
    Title,
    /// In the authors.
    Author,
    /// In title, caption and body: where keywords are counted.
    Text,
}

impl Place {
    /// The fields of the index that it means.
    pub(crate) fn fields(self, fields: Fields) -> Vec<Field> {
        match self {
            Self::Anywhere => vec![fields.title, fields.author, fields.body],
            Self::Title => vec![fields.title],
            Self::Author => vec![fields.author],
            Self::Text => vec![fields.title, fields.body],
        }
    }
}

/// A look at the index as it was when it was made.
pub struct Searcher {
    pub(crate) engine: tantivy::Searcher,
    pub(crate) fields: Fields,
}

impl Searcher {
    /// A look at `index`.
    pub fn new(index: &TextIndex) -> Self {
        Self {
            engine: index.searcher(),
            fields: index.fields,
        }
    }

    /// The rows that hold `sought` in `place`.
    pub fn rows(
        &self,
        sought: &Sought,
        place: Place,
        cancel: &Cancel,
    ) -> Result<RoaringBitmap, SearchError> {
        self.rows_where(
            place,
            cancel,
            &|inverted, bound| match sought.slots.as_slice() {
                [only] => standing::documents(inverted, bound, &only.meaning, cancel),
                slots => standing::in_sequence(inverted, bound, slots, cancel),
            },
        )
    }

    /// The rows in which all of `words` stand within `distance` words of each other.
    pub fn near(
        &self,
        distance: u32,
        words: &[Sought],
        cancel: &Cancel,
    ) -> Result<RoaringBitmap, SearchError> {
        let slots = words.iter().flat_map(|word| &word.slots);
        let meanings: Vec<&Meaning> = slots.map(|slot| &slot.meaning).collect();
        self.rows_where(Place::Text, cancel, &|inverted, bound| {
            standing::near(inverted, bound, &meanings, distance, cancel)
        })
    }

    /// How many documents are in the index.
    pub fn documents(&self) -> u64 {
        self.engine.num_docs()
    }

    /// Every row that is in the index.
    pub fn all_rows(&self) -> Result<RoaringBitmap, SearchError> {
        let mut rows = RoaringBitmap::new();
        for segment in self.engine.segment_readers() {
            guarded(|| {
                let mut all = Bits::new(segment.max_doc());
                (0..segment.max_doc()).for_each(|document| all.insert(document));
                add_rows(segment, &all, &mut rows)
            })??;
        }
        Ok(rows)
    }

    /// The rows of the documents that `find` finds in each field of `place` of each segment.
    fn rows_where(
        &self,
        place: Place,
        cancel: &Cancel,
        find: &dyn Fn(&InvertedIndexReader, u32) -> Result<Bits, SearchError>,
    ) -> Result<RoaringBitmap, SearchError> {
        let mut rows = RoaringBitmap::new();
        for segment in self.engine.segment_readers() {
            if cancel.is_cancelled() {
                return Err(SearchError::Stopped);
            }
            guarded(|| {
                let mut documents = Bits::new(segment.max_doc());
                for field in place.fields(self.fields) {
                    let inverted = segment.inverted_index(field)?;
                    documents.extend(&find(&inverted, segment.max_doc())?);
                }
                add_rows(segment, &documents, &mut rows)
            })??;
        }
        Ok(rows)
    }
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").finish_non_exhaustive()
    }
}

/// Adds the rows of the `documents` of a segment that were not removed.
fn add_rows(
    segment: &SegmentReader,
    documents: &Bits,
    rows: &mut RoaringBitmap,
) -> Result<(), SearchError> {
    let column = segment.fast_fields().u64("row")?;
    let alive = segment.alive_bitset();
    let documents = documents
        .iter()
        .filter(|document| alive.is_none_or(|alive| alive.is_alive(*document)));
    let of_segment = documents.filter_map(|document| u32::try_from(column.first(document)?).ok());
    let mut of_segment: Vec<u32> = of_segment.collect();
    of_segment.sort_unstable();
    of_segment.dedup();
    *rows |= RoaringBitmap::from_sorted_iter(of_segment).or(Err(SearchError::Damaged))?;
    Ok(())
}
