//! Captions: what a picture shows, and who took it.
//!
//! - [`part`]: telling a credit from what a picture shows
//! - [`words`]: the words that introduce them, and the names of agencies

mod part;
mod words;

pub use part::{is_agency, is_caption, is_labelled, part};
