//! `catalog.db`: one row a file and one an article. A cache: any damage or deletion rebuilds it.
//!
//! - [`catalog`]: the open catalogue; every use of it goes through here
//! - [`error`]: what can go wrong with it
//! - [`schema`]: its tables
//! - [`file`]: opening it, throwing it away, and the lock of who writes
//! - [`record`]: what is kept of a file and of an article
//! - [`rows`]: rows for the screen, by their ids
//! - [`facts`]: everything that is known of one article
//! - [`found`]: of how many articles which facts were found
//! - [`hits`]: how often keywords stand in an article
//! - [`detail`]: what only queries ask for of an article
//! - [`extent`]: where the pieces of large files lie
//! - [`lesson`]: what was learned of the articles of one house
//! - [`names`]: names that many articles share
//! - [`files`]: files and their problems
//! - [`lookup`]: rows by what their article is known by
//! - [`meta`]: what is true of the whole library: counts, keywords, completeness
//! - [`writer`]: writing what was read, in batches
//! - [`write_file`]: one file and its articles
//! - [`copies`]: which rows are copies of one article, and which of them is shown
//! - [`copy`]: the copies of an article, as they are named beside it
//! - [`renumber`]: a row that takes the number of another
//! - [`write_parts`]: one large file, piece by piece
//! - [`matching`]: which row an article keeps when its file is read again
//! - [`verify`]: a check of everything, after a crash or a change from outside

pub mod catalog;
pub(crate) mod copies;
pub mod copy;
pub(crate) mod detail;
pub mod error;
pub(crate) mod extent;
pub mod facts;
pub(crate) mod file;
pub mod files;
pub mod found;
pub(crate) mod hits;
pub(crate) mod lesson;
pub mod lookup;
pub(crate) mod matching;
pub(crate) mod meta;
pub mod names;
pub(crate) mod record;
pub(crate) mod renumber;
pub mod rows;
pub(crate) mod schema;
#[cfg(test)]
mod tests;
pub(crate) mod verify;
pub(crate) mod write_file;
pub(crate) mod write_parts;
pub(crate) mod writer;

pub use catalog::Catalog;
pub use copy::CopyRow;
pub use error::CatalogError;
pub use facts::RowFacts;
pub use files::FileRow;
pub use names::Names;
