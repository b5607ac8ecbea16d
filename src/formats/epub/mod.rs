//! Books, and issues of newspapers that calibre makes as books.
//!
//! - [`book`]: its pages in their order, each an article
//! - [`bar`]: the bars with which calibre frames an article
//! - [`guard`]: a look at the archive before it is opened as a book

mod bar;
mod book;
mod guard;

#[cfg(test)]
mod tests;

pub use book::{read, recognises};
