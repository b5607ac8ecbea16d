//! Saved web pages: the main content and what the page says of itself.
//!
//! - [`recognise`]: whether a file is a web page
//! - [`page`]: a saved page, read as an article
//! - [`fragment`]: all of a piece of HTML, for bodies inside other formats
//! - [`strip`]: the pass before the parser, which bounds what a page may cost
//! - [`dom`], [`links`]: reading the tree
//! - [`facts`]: what a page says of itself
//! - [`content`]: which part of a page is the article
//! - [`trim`]: lines of the page taken from the start and the end of the article
//! - [`blocks`]: from the tree to the blocks of an article

mod blocks;
mod content;
mod dom;
mod facts;
mod fragment;
mod links;
mod page;
mod recognise;
mod strip;
mod trim;

#[cfg(test)]
mod tests;

pub use fragment::{fragment, inline_text};
pub use page::read;
pub use recognise::recognises;
