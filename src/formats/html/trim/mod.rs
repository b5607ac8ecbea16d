//! Lines of the page taken from the start and the end of an article, and the lead picture from its body.
//!
//! The part of a page that holds the article holds more: the headline once more, who wrote it and when,
//! a picture with its caption above, other stories and requests below.
//!
//! - [`trim`]: all of it, in order
//! - [`lines`]: what is asked of a block: its line, its length, how much of it is a link
//! - [`picture`]: the lead picture
//! - [`head`]: lines above the story
//! - [`between`]: lines between its paragraphs
//! - [`tail`]: lines below the story

mod between;
mod head;
pub(super) mod lines;
mod picture;
mod tail;
mod trim;

pub(super) use trim::trim;
