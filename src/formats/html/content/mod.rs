//! Which part of a page is the article.
//!
//! - [`choose`]: by scores, or where those find little by the page's own elements
//! - [`chunks`]: bodies that a page keeps in pieces
//! - [`prune`]: what is taken out of a page before its own elements are read

mod choose;
mod chunks;
mod prune;

pub(super) use choose::find;
