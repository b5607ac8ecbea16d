//! Feeds saved to disk: RSS 0.9x and 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed.
//!
//! Feeds are written by hand-made programs and are seldom what they should be, so every dialect is
//! read by one lenient walk: an item's elements become the named values that [`super::fields`] knows.
//!
//! - [`recognise`]: whether a file is a feed
//! - [`read`](mod@read): the items of a feed of XML
//! - [`item`]: one item to named values
//! - [`body`]: which of its texts is the body, which the summary
//! - [`media`]: its picture, with caption and credit
//! - [`people`]: who wrote it
//! - [`links`]: its address, and relative ones made whole
//! - [`json`]: JSON Feed

mod body;
mod item;
mod json;
mod links;
mod media;
mod people;
mod read;
mod recognise;

#[cfg(test)]
mod tests;

pub use read::read;
pub use recognise::recognises;
