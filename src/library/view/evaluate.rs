//! A query to the rows it asks for: each condition is a set of rows, put together as the tree says.
//!
//! What the index does not hold yet is neither found nor excluded: of each condition it is known
//! which rows meet it and of which rows that is not known, and only the former are listed.

use std::cell::{Cell, OnceCell};

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::library::catalog::names::{self, Names};
use crate::library::index::pending;
use crate::library::view::ask::Ask;
use crate::library::view::marked::Marked;
use crate::library::view::{conditions, confirm, fields, keyword};
use crate::library::{Catalog, CatalogError};
use crate::query::ast::{Field, Has, Is, Node, Text};
use crate::search::literals::{self, Required};
use crate::search::marks::near_words;
use crate::search::{Marks, Place, SearchError, Searcher, Sought};
use crate::text::stem::Stems;

/// What is known of a condition.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Answer {
    /// The rows that meet it.
    pub(crate) rows: RoaringBitmap,
    /// The rows of which that is not known yet.
    pub(crate) unknown: RoaringBitmap,
}

impl Answer {
    /// Of all rows it is known.
    pub(crate) fn sure(rows: RoaringBitmap) -> Self {
        Self {
            rows,
            unknown: RoaringBitmap::new(),
        }
    }
}

/// What conditions are evaluated with.
pub(crate) struct Evaluator<'e> {
    pub(crate) catalog: &'e Catalog,
    pub(crate) connection: &'e Connection,
    pub(crate) ask: &'e Ask,
    pub(crate) all: &'e RoaringBitmap,
    pub(crate) marked: &'e Marked,
    pub(crate) cancel: &'e Cancel,
    /// The index, if there is one.
    pub(crate) searcher: Option<&'e Searcher>,
    pending: OnceCell<RoaringBitmap>,
    languages: OnceCell<Vec<Stems>>,
    /// Whether the index was asked.
    has_searched: Cell<bool>,
}

impl<'e> Evaluator<'e> {
    /// One that has evaluated nothing.
    pub(crate) fn new(
        (catalog, connection): (&'e Catalog, &'e Connection),
        ask: &'e Ask,
        (all, marked): (&'e RoaringBitmap, &'e Marked),
        searcher: Option<&'e Searcher>,
        cancel: &'e Cancel,
    ) -> Self {
        Self {
            catalog,
            connection,
            ask,
            all,
            marked,
            cancel,
            searcher,
            pending: OnceCell::new(),
            languages: OnceCell::new(),
            has_searched: Cell::new(false),
        }
    }

    /// The rows that the query asks for.
    pub(crate) fn rows(&self) -> Result<RoaringBitmap, CatalogError> {
        Ok(self.within(&self.ask.query.tree, self.all)?.rows)
    }

    /// How many rows were not searched that had to be.
    pub(crate) fn not_searched(&self) -> Result<u64, CatalogError> {
        if !self.has_searched.get() {
            return Ok(0);
        }
        Ok((self.all & self.pending()?).len())
    }

    /// The languages whose inflections count: those of the library.
    pub(crate) fn languages(&self) -> Result<&[Stems], CatalogError> {
        if let Some(languages) = self.languages.get() {
            return Ok(languages);
        }
        let tags = names::all(self.connection, Names::Language)?.into_iter();
        let mut languages: Vec<_> = tags.map(|(_, tag)| Stems::of(Some(&tag))).collect();
        languages.push(Stems::default());
        languages.sort_unstable_by_key(|stems| stems.place());
        languages.dedup();
        Ok(self.languages.get_or_init(|| languages))
    }

    /// What the query looks for, ready to be marked in texts.
    pub(crate) fn marks(&self) -> Result<Marks, CatalogError> {
        if self.ask.query.is_all() {
            return Ok(Marks::default());
        }
        let tree = &self.ask.query.tree;
        Ok(Marks::of(tree, self.languages()?).with_keywords(tree, &self.ask.matcher))
    }

    /// The rows that the index does not hold as they are; without an index, all.
    pub(crate) fn pending(&self) -> Result<&RoaringBitmap, CatalogError> {
        if let Some(pending) = self.pending.get() {
            return Ok(pending);
        }
        let pending = match self.searcher {
            Some(_) => pending::rows(self.connection)?,
            None => self.all.clone(),
        };
        Ok(self.pending.get_or_init(|| pending))
    }

    /// What is known of `node` of the rows `within`.
    fn within(&self, node: &Node, within: &RoaringBitmap) -> Result<Answer, CatalogError> {
        if self.cancel.is_cancelled() {
            return Err(SearchError::Stopped.into());
        }
        if says_nothing(node) {
            return Ok(Answer::sure(within.clone()));
        }
        match node {
            Node::And(nodes) => self.all_of(nodes, within),
            Node::Or(nodes) => self.any_of(nodes, within),
            Node::Not(inner) => {
                let Answer { rows, unknown } = self.within(inner, within)?;
                let rows = within - rows - &unknown;
                Ok(Answer { rows, unknown })
            }
            node => {
                let Answer { rows, unknown } = self.condition(node, within)?;
                let (rows, unknown) = (rows & within, unknown & within);
                Ok(Answer { rows, unknown })
            }
        }
    }

    /// All of several conditions: what is cheap narrows what is not.
    fn all_of(&self, nodes: &[Node], within: &RoaringBitmap) -> Result<Answer, CatalogError> {
        let (mut rows, mut possible) = (within.clone(), within.clone());
        for node in cheapest_first(nodes) {
            let answer = self.within(node, &possible)?;
            rows &= &answer.rows;
            possible &= answer.rows | answer.unknown;
            if possible.is_empty() {
                break;
            }
        }
        let unknown = possible - &rows;
        Ok(Answer { rows, unknown })
    }

    /// Any of several conditions: what meets one need not meet the others.
    fn any_of(&self, nodes: &[Node], within: &RoaringBitmap) -> Result<Answer, CatalogError> {
        let mut all = Answer::default();
        for node in cheapest_first(nodes).filter(|node| !says_nothing(node)) {
            let answer = self.within(node, &(within - &all.rows))?;
            all.rows |= answer.rows;
            all.unknown |= answer.unknown;
        }
        all.unknown -= &all.rows;
        Ok(all)
    }

    /// One condition.
    fn condition(&self, node: &Node, within: &RoaringBitmap) -> Result<Answer, CatalogError> {
        let connection = self.connection;
        let rows = match node {
            Node::Text(text) => return self.text(text, Place::Anywhere, within),
            Node::Field(Field::Title, text) => return self.text(text, Place::Title, within),
            Node::Field(Field::Author, text) if !matches!(text, Text::Regex(_)) => {
                return self.text(text, Place::Author, within);
            }
            Node::Near(distance, words) => return self.near(*distance, words, within),
            Node::Keyword(name) => return keyword::rows(self, name, within),
            Node::Field(Field::Note, text) => {
                self.marked.noted(fields::standing(text, self.languages()?))
            }
            Node::Field(Field::Tag, text) => {
                let languages = self.languages()?;
                let of_article = fields::rows_of(connection, Field::Tag, text, languages)?;
                of_article | self.marked.tagged(fields::standing(text, languages))
            }
            Node::Field(field, text) => {
                fields::rows_of(connection, *field, text, self.languages()?)?
            }
            Node::Date(field, span) => conditions::dated(connection, *field, span)?,
            Node::Age(age) => conditions::aged(connection, age, self.ask.now)?,
            Node::Words(words) => conditions::long(connection, words)?,
            Node::Hits(hits) => conditions::hit(connection, hits, self.all)?,
            Node::Is(Is::Read) => self.marked.read.clone(),
            Node::Is(Is::Unread) => within - &self.marked.read,
            Node::Is(Is::Bookmarked) => self.marked.bookmarked.clone(),
            Node::Is(Is::Duplicate) => conditions::copied(connection)?,
            // What is missing is no row of the catalogue.
            Node::Is(Is::Missing) => RoaringBitmap::new(),
            Node::Has(Has::Image) => {
                let sql = "SELECT article FROM detail WHERE has_image = 1";
                conditions::rows(connection, sql, [])?
            }
            Node::Has(Has::Problem) => {
                let sql = "SELECT a.id FROM file f JOIN article a ON a.file = f.id
                           WHERE f.problems > 0";
                conditions::rows(connection, sql, [])?
            }
            Node::Has(Has::Note) => self.marked.noted.clone(),
            Node::All | Node::Not(_) | Node::And(_) | Node::Or(_) => within.clone(),
        };
        Ok(Answer::sure(rows))
    }

    /// A text, by the index; a pattern by the texts themselves, which the index narrows.
    fn text(
        &self,
        text: &Text,
        place: Place,
        within: &RoaringBitmap,
    ) -> Result<Answer, CatalogError> {
        if let Text::Regex(pattern) = text {
            let required = literals::required(pattern);
            let candidates = self.candidates(&required, place, within)?;
            return self.confirmed(&candidates, &confirm::matches(text, place));
        }
        match Sought::of(text, self.languages()?) {
            Some(sought) => self.found(within, &|searcher| {
                searcher.rows(&sought, place, self.cancel)
            }),
            None => Ok(Answer::sure(within.clone())),
        }
    }

    /// Words near each other, by the index.
    fn near(
        &self,
        distance: u32,
        words: &[String],
        within: &RoaringBitmap,
    ) -> Result<Answer, CatalogError> {
        let words = near_words(words, self.languages()?);
        self.found(within, &|searcher| {
            searcher.near(distance, &words, self.cancel)
        })
    }

    /// What `find` finds in the index; of the rows that it does not hold as they are nothing is
    /// known.
    pub(crate) fn found(
        &self,
        within: &RoaringBitmap,
        find: &dyn Fn(&Searcher) -> Result<RoaringBitmap, SearchError>,
    ) -> Result<Answer, CatalogError> {
        self.has_searched.set(true);
        let unknown = self.pending()? & within;
        let rows = match self.searcher {
            Some(searcher) => find(searcher)? & (within - &unknown),
            None => RoaringBitmap::new(),
        };
        Ok(Answer { rows, unknown })
    }

    /// The rows of `within` that hold what is required, or of which that is not known.
    pub(crate) fn candidates(
        &self,
        required: &Required,
        place: Place,
        within: &RoaringBitmap,
    ) -> Result<RoaringBitmap, CatalogError> {
        let Some(searcher) = self.searcher else {
            return Ok(within.clone());
        };
        let Some(rows) = self.holding(searcher, required, place)? else {
            return Ok(within.clone());
        };
        Ok((rows | self.pending()?) & within)
    }

    /// The rows that hold what is required, as far as they are in the index; `None` where that is nothing.
    fn holding(
        &self,
        searcher: &Searcher,
        required: &Required,
        place: Place,
    ) -> Result<Option<RoaringBitmap>, CatalogError> {
        let each = |parts: &[Required]| {
            let parts = parts.iter().map(|part| self.holding(searcher, part, place));
            parts.collect::<Result<Vec<_>, _>>()
        };
        Ok(match required {
            Required::Nothing => None,
            Required::Word(sought) => Some(searcher.rows(sought, place, self.cancel)?),
            Required::Every(parts) => each(parts)?
                .into_iter()
                .flatten()
                .reduce(|rows, other| rows & other),
            Required::Any(parts) => each(parts)?
                .into_iter()
                .reduce(|rows, other| Some(rows? | other?))
                .flatten(),
        })
    }

    /// The candidates whose article passes `test`.
    pub(crate) fn confirmed(
        &self,
        candidates: &RoaringBitmap,
        test: &confirm::Test,
    ) -> Result<Answer, CatalogError> {
        let library = (self.catalog, self.connection);
        let rows = confirm::confirm(library, candidates, test, self.cancel)?;
        Ok(Answer::sure(rows.ok_or(SearchError::Stopped)?))
    }
}

/// Whether a condition looks for nothing: signs alone are no words, and exclude nothing either, no
/// more than a group that is still empty.
fn says_nothing(node: &Node) -> bool {
    match node {
        Node::All => true,
        Node::Text(text)
        | Node::Field(
            Field::Title | Field::Author | Field::Source | Field::Section | Field::Tag,
            text,
        ) => !matches!(text, Text::Regex(_)) && Sought::of(text, &[]).is_none(),
        Node::Near(_, words) => near_words(words, &[]).is_empty(),
        Node::Not(inner) => says_nothing(inner),
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().all(says_nothing),
        _ => false,
    }
}

/// Conditions in the order of what they cost.
fn cheapest_first(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    let mut nodes: Vec<_> = nodes.iter().collect();
    nodes.sort_by_key(|node| cost(node));
    nodes.into_iter()
}

/// What a condition costs, roughly: sets that are there, indexes, the search index, rows that are
/// looked through, files that are read.
fn cost(node: &Node) -> u32 {
    match node {
        Node::All
        | Node::Is(Is::Read | Is::Unread | Is::Bookmarked | Is::Missing)
        | Node::Has(Has::Note) => 0,
        Node::Date(..) | Node::Age(_) | Node::Hits(_) => 1,
        Node::Text(Text::Regex(_)) | Node::Field(Field::Title, Text::Regex(_)) => 100,
        Node::Text(_) | Node::Near(..) | Node::Field(Field::Title | Field::Author, _) => 3,
        Node::Keyword(_) => 50,
        Node::Not(inner) => cost(inner),
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().map(cost).max().unwrap_or(0),
        Node::Field(..) | Node::Words(_) | Node::Is(Is::Duplicate) | Node::Has(_) => 10,
    }
}
