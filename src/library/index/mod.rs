//! The search index that belongs to a catalogue, and how it is kept up to date with it.
//!
//! - [`folder`]: where it lies, who may write it, whether it is as it was left
//! - [`texts`]: words kept from a scan, so that files need not be read again
//! - [`pending`]: which articles the index does not hold as they are
//! - [`reading`]: articles, read again from their files by many threads
//! - [`fill`](mod@fill): the whole of it, in order
//! - [`open`]: the index as a catalogue's reader sees it

pub mod fill;
pub(crate) mod folder;
pub(crate) mod open;
pub(crate) mod pending;
pub(crate) mod reading;
#[cfg(test)]
mod tests;
pub mod texts;

pub use fill::{Agreed, Filled, Turn, fill, fill_again};
pub use texts::Texts;
