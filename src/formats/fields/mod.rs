//! The many names of one fact, for front matter and JSON alike.
//!
//! A scraper says `publish_date`, another `datePublished`, a clipper `published`; `source` is an
//! address here and a newspaper there. This is the one place that knows: it takes a tree of named
//! values, whatever file it came from, and gives the facts of an article.
//!
//! - [`names`]: which names mean which fact, in order of trust
//! - [`record`]: the values of one record, by fact
//! - [`value`]: the words in a value, and the values that say nothing
//! - [`people`], [`dates`], [`places`], [`labels`], [`images`]: one kind of fact each
//! - [`body`]: which of a record's texts is the body, and its blocks
//! - [`site`]: the name of the site at the end of a title
//! - [`shape`], [`markup`]: bodies that are HTML, Markdown or plain text
//! - [`paragraphs`]: bodies that are a list
//! - [`lead`]: what a body repeats of the head, taken out of it
//! - [`fill`]: all of them together: a record to an article

pub mod body;
pub mod dates;
pub mod fill;
pub mod images;
pub mod labels;
pub mod lead;
pub mod markup;
pub mod names;
pub mod paragraphs;
pub mod people;
pub mod places;
pub mod record;
pub mod shape;
pub mod site;
pub mod value;

#[cfg(test)]
mod tests;

pub use fill::{Origin, Outcome, article, facts, item};
pub use names::Fact;
pub use record::Record;
