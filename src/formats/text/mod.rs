//! The format `text`: raw scrapes and bare text.
//!
//! Nothing marks the parts of such a file but their order and their words, so the reading goes in
//! steps, each of which takes what it is sure of and leaves the rest to the next.
//!
//! - [`read`]: a file, or a body inside another format
//! - [`lines`]: the lines that hold something
//! - [`wrapping`]: lines broken to a width, put together again
//! - [`labels`]: labels on lines of their own
//! - [`paragraph`]: a line and those that go on with it
//! - [`head`]: title, byline, stamps and caption above the story
//! - [`facts`]: what its lines state
//! - [`head_line`]: what one line of the head is
//! - [`section`]: names of sections, and the way to them
//! - [`paper`]: names of papers
//! - [`shelf`]: the section that its folder names
//! - [`title`]: what words above a story can be
//! - [`tail`]: what stands below the story
//! - [`body`]: paragraphs to blocks
//! - [`group`]: tables, verses and columns
//! - [`markers`]: the signs that lines begin with
//! - [`links`], [`references`]: addresses written out, and listed below

mod body;
#[cfg(test)]
mod examples;
mod facts;
mod group;
mod head;
mod head_line;
mod labels;
mod lines;
mod links;
mod markers;
mod paper;
mod paragraph;
mod read;
mod references;
mod section;
mod shelf;
mod tail;
mod title;
mod wrapping;

#[cfg(test)]
pub(super) use examples::told;
pub use read::{blocks, read, recognises};
