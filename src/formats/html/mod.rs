//! Saved web pages: the main content and what the page says of itself.
//!
//! - [`recognise`]: whether a file is a web page
//! - [`page`]: a saved page, read as an article
//! - [`fragment`]: all of a piece of HTML, for bodies inside other formats
//! - [`strip`]: the pass before the parser, which bounds what a page may cost
//! - [`dom`], [`links`]: reading the tree
//! - [`blocks`]: from the tree to the blocks of an article

mod blocks;
mod dom;
mod fragment;
mod links;
mod page;
mod recognise;
mod strip;

pub use fragment::{fragment, inline_text};
pub use page::read;
pub use recognise::recognises;
