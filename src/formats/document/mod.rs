//! Documents of XML that hold articles: what trafilatura writes, TEI, and any list of records.
//!
//! - [`recognise`]: whether a file is such a document
//! - [`trafilatura`]: `<doc>`, facts in attributes and the text in `<main>`
//! - [`tei`]: `<TEI>`, facts in a header
//! - [`body`]: the text of both, as HTML
//! - [`records`]: records one after another, as wallabag and databases export them

mod body;
mod recognise;
mod records;
mod tei;
mod trafilatura;

#[cfg(test)]
mod tests;

pub use recognise::{is_document, read, recognises};
