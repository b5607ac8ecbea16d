//! Search: any word of any article, by an inverted index that lies in the cache.
//!
//! - [`schema`]: the fields of the index
//! - `tokenizer`: the project's tokens, as tantivy wants them
//! - [`index`]: the index on disk, made again where it is damaged or of another version
//! - `backlog`: texts on their way into it
//! - [`entry`]: what the index holds of an article
//! - `guard`: panics of the engine are damage of the index
//! - [`indexer`]: adds and removes articles
//! - [`sought`]: a text that is looked for, cut into words, and which terms each means
//! - `terms`: a word to the terms of the dictionary
//! - `bits`: sets of documents while they are gathered
//! - `standing`: words that stand together
//! - [`searcher`]: what is looked for to the rows that have it
//! - [`ranker`]: rows by how well they match
//! - [`literals`]: words that a pattern cannot match without
//! - [`marks`]: where in a text stands what a query looks for
//! - [`named`]: the keywords that a query names
//! - [`snippet`](mod@snippet): the passage of an article that shows it best

mod backlog;
mod bits;
pub mod entry;
mod guard;
pub mod index;
pub mod indexer;
pub mod literals;
pub mod marks;
pub mod named;
pub mod ranker;
pub mod schema;
pub mod searcher;
pub mod snippet;
pub mod sought;
mod standing;
mod terms;
mod tokenizer;

#[cfg(test)]
mod tests;

pub use entry::Entry;
pub use index::{SearchError, TextIndex};
pub use indexer::Indexer;
pub use marks::Marks;
pub use searcher::{Place, Searcher};
pub use snippet::{Snippet, snippet};
pub use sought::Sought;
