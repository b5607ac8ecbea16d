//! Which part of a page is the article.
//!
//! - [`choose`]: by scores, or where those find little by the page's own elements
//! - [`ready`]: what is done to a page before, in order
//! - [`figures`]: pictures with the words under them
//! - [`boxes`]: boxes within a story that lead elsewhere
//! - [`spaces`]: spaces between words that only a style keeps apart
//! - [`asides`]: boxes with facts of the story
//! - [`notes`]: the numbers of notes
//! - [`others`]: other articles on the page
//! - [`opening`]: what stands between the headline and the text
//! - [`chunks`]: bodies that a page keeps in pieces
//! - [`prune`]: what is taken out of a page before its own elements are read
//! - [`wrappers`]: boxes that hold nothing but another box
//! - [`measure`]: what is asked of an element

mod asides;
mod boxes;
mod choose;
mod chunks;
mod figures;
mod measure;
mod notes;
mod opening;
mod others;
mod prune;
mod ready;
mod spaces;
mod wrappers;

pub(super) use choose::{Said, find};
