//! What only many articles of one house can tell: lines of furniture that each page bears, and the
//! order in which dates are written.
//!
//! A house is a source, or where none is known a folder. What is learned is a function of the articles
//! that are there and of nothing else, so a library that has grown file by file equals one that was
//! scanned at once. It is applied after an article has got its keys: what is learned never makes it
//! another article. Files that are read piece by piece neither teach nor are taught: they would have
//! to be read twice.
//!
//! - [`trace`]: what is kept of an article to learn from
//! - [`lesson`]: what is learned from traces, and how it changes an article
//! - [`early`]: what is guessed of it while a library is scanned for the first time

pub(crate) mod early;
pub(crate) mod lesson;
#[cfg(test)]
mod tests;
pub(crate) mod trace;

pub(crate) use early::{Early, Known};
pub(crate) use lesson::{Lesson, Lessons};
pub(crate) use trace::Trace;
