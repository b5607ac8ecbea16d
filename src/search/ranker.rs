//! Rows by how well they match: a word in the headline counts more than one in the text.
//!
//! Every row that was found is weighed. The engine can pass over blocks of documents that cannot be
//! among the best few, but what it finds so is not the beginning of the order of all: of rows that
//! weigh the same it takes any, and conditions on other things than words are not its to know.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{BooleanQuery, BoostQuery, PhraseQuery, Query, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use crate::cancel::Cancel;
use crate::search::guard::guarded;
use crate::search::index::SearchError;
use crate::search::searcher::{Place, Searcher};
use crate::search::sought::{Meaning, Sought};
use crate::search::terms;

/// How much more a match in the headline counts than one in the text.
const TITLE_BOOST: f32 = 3.0;

/// The same for the authors.
const AUTHOR_BOOST: f32 = 2.0;

/// Most terms of one word that are weighed one by one; of more it only counts that one is there.
const WEIGHED_TERMS: usize = 64;

/// Most terms of one word that count at all. Rows that hold only others are found and come last.
const MOST_TERMS: usize = 50_000;

/// What is weighed: a text, and where it is looked for.
pub type Weighed = (Sought, Place);

impl Searcher {
    /// The weight of every row that holds any of `sought`.
    pub fn weights(
        &self,
        sought: &[Weighed],
        cancel: &Cancel,
    ) -> Result<Vec<(u32, f32)>, SearchError> {
        let Some(query) = self.query(sought, cancel)? else {
            return Ok(Vec::new());
        };
        let collector = Weights {
            cancel: cancel.clone(),
        };
        let weights = guarded(|| self.engine.search(query.as_ref(), &collector))??;
        if cancel.is_cancelled() {
            return Err(SearchError::Stopped);
        }
        Ok(weights)
    }

    /// Any of `sought` as a query of the engine.
    fn query(
        &self,
        sought: &[Weighed],
        cancel: &Cancel,
    ) -> Result<Option<Box<dyn Query>>, SearchError> {
        let mut parts: Vec<Box<dyn Query>> = Vec::with_capacity(sought.len());
        for (sought, place) in sought {
            for field in place.fields(self.fields) {
                let in_field = guarded(|| self.query_in(sought, (field, *place), cancel))??;
                let boost = self.boost(field);
                parts
                    .extend(in_field.map(|query| -> Box<dyn Query> {
                        Box::new(BoostQuery::new(query, boost))
                    }));
            }
        }
        Ok((!parts.is_empty()).then(|| -> Box<dyn Query> { Box::new(BooleanQuery::union(parts)) }))
    }

    /// How much a match in `field` counts.
    fn boost(&self, field: Field) -> f32 {
        if field == self.fields.title {
            TITLE_BOOST
        } else if field == self.fields.author {
            AUTHOR_BOOST
        } else {
            1.0
        }
    }

    /// A text in one field of `place`. Words that follow each other and are not exact are weighed as
    /// if they stood anywhere: who asks has the rows where they follow.
    fn query_in(
        &self,
        sought: &Sought,
        (field, place): (Field, Place),
        cancel: &Cancel,
    ) -> Result<Option<Box<dyn Query>>, SearchError> {
        if let Some(phrase) = phrase(sought, field) {
            return Ok(Some(phrase));
        }
        // A row that holds one of a great many words holds it in the body: that weighs nothing.
        let most = if field == self.fields.body && place != Place::Text {
            WEIGHED_TERMS
        } else {
            MOST_TERMS
        };
        let mut words = Vec::with_capacity(sought.slots.len());
        for slot in &sought.slots {
            let terms = self.terms(&slot.meaning, field, most, cancel)?;
            match terms.len() {
                0 => return Ok(None),
                found if found > most => {}
                _ => words.push(any_of(terms)),
            }
        }
        Ok(if words.len() > 1 {
            Some(Box::new(BooleanQuery::intersection(words)))
        } else {
            words.pop()
        })
    }

    /// The terms that `meaning` stands for: all, or one more than `most`.
    fn terms(
        &self,
        meaning: &Meaning,
        field: Field,
        most: usize,
        cancel: &Cancel,
    ) -> Result<BTreeSet<Term>, SearchError> {
        let mut meant = BTreeSet::new();
        for segment in self.engine.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            terms::each(&inverted, meaning, cancel, &mut |term, _| {
                meant.insert(Term::from_field_text(field, term));
                Ok(if meant.len() > most {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                })
            })?;
        }
        Ok(meant)
    }
}

/// Any of some terms: a few are weighed one by one, of many it only counts that one is there.
fn any_of(terms: BTreeSet<Term>) -> Box<dyn Query> {
    if terms.len() > WEIGHED_TERMS {
        return Box::new(TermSetQuery::new(terms));
    }
    let weighed = |term: Term| -> Box<dyn Query> {
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    };
    Box::new(BooleanQuery::union(
        terms.into_iter().map(weighed).collect(),
    ))
}

/// Several exact words that follow each other.
fn phrase(sought: &Sought, field: Field) -> Option<Box<dyn Query>> {
    let term = |meaning: &Meaning| match meaning {
        Meaning::Exactly(word) => Some(Term::from_field_text(field, word)),
        _ => None,
    };
    let terms = sought.slots.iter().map(|slot| {
        let term = term(&slot.meaning)?;
        Some((slot.offset as usize, term))
    });
    let terms = terms.collect::<Option<Vec<_>>>()?;
    (terms.len() > 1).then(|| -> Box<dyn Query> { Box::new(PhraseQuery::new_with_offset(terms)) })
}

/// Collects rows with their weights.
struct Weights {
    cancel: Cancel,
}

/// The same in one segment.
struct SegmentWeights {
    weighed: Vec<(u32, f32)>,
    column: tantivy::columnar::Column<u64>,
    cancel: Cancel,
}

impl Collector for Weights {
    type Fruit = Vec<(u32, f32)>;
    type Child = SegmentWeights;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<SegmentWeights> {
        Ok(SegmentWeights {
            weighed: Vec::new(),
            column: segment.fast_fields().u64("row")?,
            cancel: self.cancel.clone(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits.concat())
    }
}

impl SegmentCollector for SegmentWeights {
    type Fruit = Vec<(u32, f32)>;

    fn collect(&mut self, document: DocId, weight: f32) {
        if self.weighed.len().is_multiple_of(1_024) && self.cancel.is_cancelled() {
            return;
        }
        let row = self.column.first(document).map(u32::try_from);
        if let Some(Ok(row)) = row {
            self.weighed.push((row, weight));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.weighed
    }
}
