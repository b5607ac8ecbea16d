//! Rows by how well they match: a word in the headline counts more than one in the text.
//!
//! The first screen of a common word must not wait until a million articles have been weighed, so
//! there are two ways: the best few, which passes over whole blocks that cannot be among them, and
//! the order of all.

use std::sync::Arc;

use roaring::RoaringBitmap;
use tantivy::collector::{Collector, SegmentCollector, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query};
use tantivy::{DocId, SegmentReader};

use crate::cancel::Cancel;
use crate::query::ast::Text;
use crate::search::index::{SearchError, guarded};
use crate::search::searcher::{Place, Searcher};

/// How much more a match in the headline counts than one in the text.
const TITLE_BOOST: f32 = 3.0;

/// The same for the authors.
const AUTHOR_BOOST: f32 = 2.0;

impl Searcher {
    /// The rows that hold any of `sought`, at most `count` of them, best first.
    pub fn best(&self, sought: &[(Text, Place)], count: usize) -> Result<Vec<u32>, SearchError> {
        let Some(query) = self.weighed(sought)? else {
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

    /// The rows of `among`, best match for `sought` first; those that hold none of it come last.
    pub fn ranked(
        &self,
        sought: &[(Text, Place)],
        among: &RoaringBitmap,
        cancel: &Cancel,
    ) -> Result<Vec<u32>, SearchError> {
        let mut scored = Vec::new();
        if let Some(query) = self.weighed(sought)? {
            let collector = Scores {
                among: Arc::new(among.clone()),
                cancel: cancel.clone(),
            };
            scored = guarded(|| self.engine.search(query.as_ref(), &collector))??;
        }
        if cancel.is_cancelled() {
            return Err(SearchError::Stopped);
        }
        scored.sort_unstable_by(|(one, row), (other, other_row)| {
            other.total_cmp(one).then(other_row.cmp(row))
        });
        let seen: RoaringBitmap = scored.iter().map(|(_, row)| *row).collect();
        let unranked = among - seen;
        Ok(scored
            .into_iter()
            .map(|(_, row)| row)
            .chain(unranked)
            .collect())
    }

    /// Any of `sought`, weighed by where it stands.
    fn weighed(&self, sought: &[(Text, Place)]) -> Result<Option<Box<dyn Query>>, SearchError> {
        let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (text, place) in sought {
            let everywhere = [(Place::Title, TITLE_BOOST), (Place::Author, AUTHOR_BOOST)];
            let boosts = everywhere
                .into_iter()
                .filter(|(boosted, _)| *place == Place::Anywhere || place == boosted);
            for (boosted, boost) in boosts {
                if let Some(query) = self.query(text, boosted)? {
                    parts.push((Occur::Should, Box::new(BoostQuery::new(query, boost - 1.0))));
                }
            }
            if let Some(query) = self.query(text, *place)? {
                parts.push((Occur::Should, query));
            }
        }
        Ok((!parts.is_empty()).then(|| -> Box<dyn Query> { Box::new(BooleanQuery::new(parts)) }))
    }
}

/// Collects rows with their scores.
struct Scores {
    among: Arc<RoaringBitmap>,
    cancel: Cancel,
}

/// The same in one segment.
struct SegmentScores {
    scored: Vec<(f32, u32)>,
    column: tantivy::columnar::Column<u64>,
    among: Arc<RoaringBitmap>,
    cancel: Cancel,
}

impl Collector for Scores {
    type Fruit = Vec<(f32, u32)>;
    type Child = SegmentScores;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<SegmentScores> {
        Ok(SegmentScores {
            scored: Vec::new(),
            column: segment.fast_fields().u64("row")?,
            among: Arc::clone(&self.among),
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

impl SegmentCollector for SegmentScores {
    type Fruit = Vec<(f32, u32)>;

    fn collect(&mut self, document: DocId, score: f32) {
        if document.is_multiple_of(1024) && self.cancel.is_cancelled() {
            return;
        }
        let row = self
            .column
            .first(document)
            .and_then(|row| u32::try_from(row).ok());
        let row = row.filter(|row| self.among.contains(*row));
        self.scored.extend(row.map(|row| (score, row)));
    }

    fn harvest(self) -> Self::Fruit {
        self.scored
    }
}
