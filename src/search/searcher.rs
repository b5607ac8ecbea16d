//! What is looked for to the rows that have it.
//!
//! Each condition on text becomes a set of rows; whoever asked puts sets together with those of
//! other conditions. Where the search ends is decided between two blocks of documents, so that a
//! newer one never waits for an older one.

use std::collections::BTreeSet;

use roaring::RoaringBitmap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use crate::cancel::Cancel;
use crate::query::ast::Text;
use crate::search::index::{SearchError, TextIndex, guarded};
use crate::search::terms;
use crate::text::stem::Stems;

/// Most terms that are looked for one by one; more are looked for as a set, without ranks.
const RANKED_TERMS: usize = 64;

/// Where a text is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In title, authors, caption and body.
    Anywhere,
    /// In the headline and the line under it.
    Title,
    /// In the authors.
    Author,
}

/// A look at the index as it was when it was made.
pub struct Searcher {
    pub(crate) engine: tantivy::Searcher,
    pub(crate) index: TextIndex,
    /// The languages whose inflections count.
    pub(crate) languages: Vec<Stems>,
}

impl Searcher {
    /// A look at `index`; words match in the inflections of `languages`.
    pub fn new(index: &TextIndex, languages: Vec<Stems>) -> Self {
        Self {
            engine: index.searcher(),
            index: index.clone(),
            languages,
        }
    }

    /// The rows that hold `text` in `place`. Patterns are not for the index: none is found.
    pub fn rows(
        &self,
        text: &Text,
        place: Place,
        cancel: &Cancel,
    ) -> Result<RoaringBitmap, SearchError> {
        let Some(query) = self.query(text, place)? else {
            return Ok(RoaringBitmap::new());
        };
        self.rows_of(query.as_ref(), cancel)
    }

    /// The rows that a query of the engine finds.
    pub(crate) fn rows_of(
        &self,
        query: &dyn Query,
        cancel: &Cancel,
    ) -> Result<RoaringBitmap, SearchError> {
        let collector = Rows {
            cancel: cancel.clone(),
        };
        let rows = guarded(|| self.engine.search(query, &collector))??;
        if cancel.is_cancelled() {
            return Err(SearchError::Stopped);
        }
        Ok(rows)
    }

    /// What the engine is to look for; `None` where the text holds nothing that could be found.
    pub(crate) fn query(
        &self,
        text: &Text,
        place: Place,
    ) -> Result<Option<Box<dyn Query>>, SearchError> {
        let fields = self.index.fields;
        let fields: &[Field] = match place {
            Place::Anywhere => &[fields.title, fields.author, fields.body],
            Place::Title => &[fields.title],
            Place::Author => &[fields.author],
        };
        let mut parts: Vec<Box<dyn Query>> = Vec::with_capacity(fields.len());
        for field in fields {
            let part = guarded(|| self.query_in(text, *field))??;
            parts.extend(part);
        }
        Ok(match parts.len() {
            0 => None,
            1 => parts.pop(),
            _ => Some(Box::new(BooleanQuery::union(parts))),
        })
    }

    /// The same in one field.
    fn query_in(&self, text: &Text, field: Field) -> Result<Option<Box<dyn Query>>, SearchError> {
        match text {
            Text::Word(word) => self.word(word, field),
            Text::Phrase(phrase) => {
                if terms::is_half_pair(phrase) {
                    return self.prefix(phrase, field);
                }
                Ok(phrase_of(&terms::sought_tokens(phrase), field))
            }
            Text::Prefix(start) => self.prefix(start, field),
            Text::Regex(_) => Ok(None),
        }
    }

    /// A word in its inflections, or what is written together as a phrase.
    fn word(&self, word: &str, field: Field) -> Result<Option<Box<dyn Query>>, SearchError> {
        if terms::is_half_pair(word) {
            return self.prefix(word, field);
        }
        let sought = terms::sought_tokens(word);
        let [(_, token)] = sought.as_slice() else {
            return Ok(phrase_of(&sought, field));
        };
        // A stemmer wants the word as written, without the signs around it.
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let meant = terms::inflections(&self.engine, field, bare, &self.languages)?;
        let meant = meant.into_iter().chain([token.clone()]).collect();
        Ok(any_of(&meant, field))
    }

    /// Words that begin with the last token of `start`, after those before it.
    fn prefix(&self, start: &str, field: Field) -> Result<Option<Box<dyn Query>>, SearchError> {
        let mut sought = terms::sought_tokens(start);
        let Some((_, last)) = sought.pop() else {
            return Ok(None);
        };
        let meant = terms::beginning_with(&self.engine, field, &last)?;
        let last = any_of(&meant, field);
        let before = phrase_of(&sought, field);
        Ok(match (before, last) {
            (None, last) => last,
            (Some(_), None) => None,
            (Some(before), Some(last)) => {
                Some(Box::new(BooleanQuery::intersection(vec![before, last])))
            }
        })
    }
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").finish_non_exhaustive()
    }
}

/// Tokens that follow each other as they are placed.
fn phrase_of(tokens: &[(usize, String)], field: Field) -> Option<Box<dyn Query>> {
    let term = |token: &str| Term::from_field_text(field, token);
    match tokens {
        [] => None,
        [(_, token)] => Some(ranked(term(token))),
        several => {
            let terms = several.iter().map(|(place, token)| (*place, term(token)));
            Some(Box::new(PhraseQuery::new_with_offset(terms.collect())))
        }
    }
}

/// Any of several terms.
fn any_of(meant: &BTreeSet<String>, field: Field) -> Option<Box<dyn Query>> {
    let terms = meant.iter().map(|text| Term::from_field_text(field, text));
    match meant.len() {
        0 => None,
        1 => terms.map(ranked).next(),
        2..=RANKED_TERMS => {
            let each = terms.map(|term| (Occur::Should, ranked(term)));
            Some(Box::new(BooleanQuery::new(each.collect())))
        }
        _ => Some(Box::new(TermSetQuery::new(terms))),
    }
}

/// One term, ranked by how often it stands there.
fn ranked(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

/// Collects the rows of documents.
struct Rows {
    cancel: Cancel,
}

/// The same in one segment.
struct SegmentRows {
    rows: RoaringBitmap,
    column: tantivy::columnar::Column<u64>,
    cancel: Cancel,
}

impl Collector for Rows {
    type Fruit = RoaringBitmap;
    type Child = SegmentRows;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<SegmentRows> {
        Ok(SegmentRows {
            rows: RoaringBitmap::new(),
            column: segment.fast_fields().u64("row")?,
            cancel: self.cancel.clone(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<RoaringBitmap>) -> tantivy::Result<RoaringBitmap> {
        Ok(fruits
            .into_iter()
            .fold(RoaringBitmap::new(), |all, rows| all | rows))
    }
}

impl SegmentCollector for SegmentRows {
    type Fruit = RoaringBitmap;

    fn collect(&mut self, document: DocId, _: f32) {
        let row = self
            .column
            .first(document)
            .and_then(|row| u32::try_from(row).ok());
        self.rows.extend(row);
    }

    fn collect_block(&mut self, documents: &[DocId]) {
        if self.cancel.is_cancelled() {
            return;
        }
        for document in documents {
            self.collect(*document, 0.0);
        }
    }

    fn harvest(self) -> RoaringBitmap {
        self.rows
    }
}
