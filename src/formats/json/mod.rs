//! JSON: one article, a list of them, or a list somewhere within an export; broken or whole.
//!
//! A file may be 60 MB and its last record cut off. So the text is only scanned for where records
//! begin and end; each is parsed alone, and a bad one costs itself.
//!
//! - [`scan`]: where values end, without parsing them
//! - [`parse`]: one record to named values, mended where it can be
//! - [`mend`]: what scrapers write that is nearly JSON
//! - [`take`]: one record, read or said to be wrong
//! - [`wrappers`]: which objects wrap records, and where the next record begins
//! - [`walk`]: from the top of a file to its records
//! - `items`: records of a list too large to be held
//! - [`read`](mod@read): the format itself

pub(super) mod items;
pub mod mend;
pub mod parse;
pub mod read;
pub mod scan;
pub mod take;
pub mod walk;
pub mod wrappers;

#[cfg(test)]
mod tests;

pub(super) use read::read_items;
pub use read::{read, recognises};
