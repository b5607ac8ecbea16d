//! Markdown: clippings, posts of site generators, notes, and bodies inside other formats.
//!
//! - [`recognise`]: whether a file is Markdown
//! - [`read`](mod@read): the format itself
//! - [`head`]: facts that a text states in its first lines
//! - `crumbs`: the way to the page, above the text
//! - [`blocks`](mod@blocks): from the parser's events to blocks
//! - `setter`, `pictures`: the place in a text while its blocks are set
//! - [`tags`]: what a tag of HTML between words means
//! - [`prepare`]: what other programs write into Markdown, made Markdown or taken out

pub mod blocks;
mod crumbs;
pub mod head;
mod pictures;
pub mod prepare;
pub mod read;
pub mod recognise;
mod setter;
pub mod tags;

#[cfg(test)]
mod tests;

pub use blocks::blocks;
pub use read::read;
pub use recognise::recognises;
