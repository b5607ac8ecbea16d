//! Markdown: clippings, posts of site generators, notes, and bodies inside other formats.
//!
//! - [`recognise`]: whether a file is Markdown
//! - [`read`]: the format itself
//! - [`head`]: facts that a text states in its first lines
//! - [`blocks`]: from the parser's events to blocks
//! - [`tags`]: HTML between the words
//! - [`prepare`]: what other programs write into Markdown, made Markdown or taken out

pub mod blocks;
pub mod head;
pub mod prepare;
pub mod read;
pub mod recognise;
pub mod tags;

pub use blocks::blocks;
pub use read::read;
pub use recognise::recognises;
