//! Rows by how well they match: a word in the headline counts more than one in the text.
//!
//! The first screen of a common word must not wait until a million articles have been weighed, so
//! there are two ways: the best few, which passes over whole blocks that cannot be among them, and
//! the weight of all.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use tantivy::collector::{Collector, SegmentCollector, TopDocs};
use tantivy::query::{
    BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery,
};
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
    /// Rows that hold all of `sought`, at most `count` of them, best first.
    pub fn best(
        &self,
        sought: &[Weighed],
        count: usize,
        cancel: &Cancel,
    ) -> Result<Vec<u32>, SearchError> {
        let Some(query) = self.query(sought, Occur::Must, cancel)? else {
            return Ok(Vec::new());
        };
        let collector = TopDocs::with_limit(count.max(1)).order_by_score();
        let found = guarded(|| self.engine.search(query.as_ref(), &collector))??;
        let row = |(_, at): (f32, tantivy::DocAddress)| -> tantivy::Result<Option<u32>> {
            let segment = self.engine.segment_reader(at.segment_ord);
            let row = segment.fast_fields().u64("row")?.first(at.doc_id);
            Ok(row.and_then(|row| u32::try_from(row).ok()))
        };
        let rows: tantivy::Result<Vec<_>> = guarded(|| found.into_iter().map(row).collect())?;
        Ok(rows?.into_iter().flatten().collect())
    }

    /// The weight of every row that holds any of `sought`.
    pub fn weights(
        &self,
        sought: &[Weighed],
        cancel: &Cancel,
    ) -> Result<Vec<(u32, f32)>, SearchError> {
        let Some(query) = self.query(sought, Occur::Should, cancel)? else {
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

    /// All of `sought` as a query of the engine, or any of them, as `occur` says.
    fn query(
        &self,
        sought: &[Weighed],
        occur: Occur,
        cancel: &Cancel,
    ) -> Result<Option<Box<dyn Query>>, SearchError> {
        let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(sought.len());
        for (sought, place) in sought {
            let mut fields: Vec<Box<dyn Query>> = Vec::new();
            for field in place.fields(self.fields) {
                let in_field = guarded(|| self.query_in(sought, field, cancel))??;
                let boost = self.boost(field);
                fields
                    .extend(in_field.map(|query| -> Box<dyn Query> {
                        Box::new(BoostQuery::new(query, boost))
                    }));
            }
            parts.push((occur, Box::new(BooleanQuery::union(fields))));
        }
        Ok((!parts.is_empty()).then(|| -> Box<dyn Query> { Box::new(BooleanQuery::new(parts)) }))
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

    /// A text in one field. Words that follow each other and are not exact are weighed as if they
    /// stood anywhere: who asks has the rows where they follow.
    fn query_in(
        &self,
        sought: &Sought,
        field: Field,
        cancel: &Cancel,
    ) -> Result<Option<Box<dyn Query>>, SearchError> {
        if let Some(phrase) = phrase(sought, field) {
            return Ok(Some(phrase));
        }
        let mut words = Vec::with_capacity(sought.slots.len());
        for slot in &sought.slots {
            match self.any_term(&slot.meaning, field, cancel)? {
                Some(word) => words.push(word),
                None => return Ok(None),
            }
        }
        Ok(if words.len() == 1 {
            words.pop()
        } else {
            Some(Box::new(BooleanQuery::intersection(words)))
        })
    }

    /// Any term that `meaning` stands for.
    fn any_term(
        &self,
        meaning: &Meaning,
        field: Field,
        cancel: &Cancel,
    ) -> Result<Option<Box<dyn Query>>, SearchError> {
        let mut meant = BTreeSet::new();
        for segment in self.engine.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            terms::each(&inverted, meaning, cancel, &mut |term, _| {
                meant.insert(Term::from_field_text(field, term));
                let is_enough = meant.len() >= MOST_TERMS;
                Ok(if is_enough {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                })
            })?;
        }
        let weighed = |term: Term| -> Box<dyn Query> {
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
        };
        Ok(match meant.len() {
            0 => None,
            1 => meant.into_iter().map(weighed).next(),
            2..=WEIGHED_TERMS => {
                let each = meant.into_iter().map(weighed);
                Some(Box::new(BooleanQuery::union(each.collect())))
            }
            _ => Some(Box::new(TermSetQuery::new(meant))),
        })
    }
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
