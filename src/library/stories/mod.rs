//! Stories: articles that tell the same news, and wire copies of one article.
//!
//! What is compared is a sketch of each article, made while its words go into the search index and
//! kept in the catalogue: two hundred bytes that tell how much two texts share. Articles of a few
//! days that may be alike are found by bands of their sketches, so that no article is compared with
//! all others, and what is alike is kept as pairs.
//!
//! - [`sketch`](mod@sketch): what is kept of a text to compare it by
//! - [`alike`]: whether two articles tell the same, and how much they share
//! - [`keep`]: sketches and pairs in the catalogue
//! - [`candidates`]: which articles of a few days may be alike
//! - [`compare`](mod@compare): compares what is new with what is near it in time
//! - [`siblings`](mod@siblings): the copies of an article and the others that tell its story
//! - [`threads`]: which articles make a story
//! - [`differences`](mod@differences): what differs between two texts, word by word

pub(crate) mod alike;
pub(crate) mod candidates;
pub(crate) mod compare;
pub mod differences;
pub(crate) mod keep;
#[cfg(test)]
mod measure;
pub mod siblings;
pub(crate) mod sketch;
#[cfg(test)]
mod tests;
pub(crate) mod threads;

pub use differences::{Change, Difference, differences};
pub use siblings::{Sibling, siblings};
