//! Search: any word of any article, by an inverted index that lies in the cache.
//!
//! - [`schema`]: the fields of the index
//! - [`tokenizer`]: the project's tokens, as tantivy wants them
//! - [`index`]: the index on disk, made again where it is damaged or of another version
//! - [`indexer`]: adds and removes articles
//! - [`terms`]: a word to the terms it stands for: its inflections, or all that begin so
//! - [`searcher`]: what is looked for to the rows that have it
//! - `near`: words near each other
//! - [`ranker`]: rows by how well they match

pub mod index;
pub mod indexer;
mod near;
pub mod ranker;
pub mod schema;
pub mod searcher;
pub mod terms;
pub mod tokenizer;

#[cfg(test)]
mod tests;

pub use index::{SearchError, TextIndex};
pub use indexer::{Entry, Indexer};
pub use searcher::Searcher;
