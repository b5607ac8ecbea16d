//! JSON: one article, a list of them, or a list somewhere within an export; broken or whole.
//!
//! A file may be 60 MB and its last record cut off. So the text is only scanned for where records
//! begin and end; each is parsed alone, and a bad one costs itself.
//!
//! - [`scan`]: where values end, without parsing them
//! - [`parse`]: one record to named values, mended where it can be
//! - [`mend`]: what scrapers write that is nearly JSON
//! - [`records`]: what became of each record: an article or a problem
//! - [`wrappers`]: which objects wrap records, and where the next record begins
//! - [`walk`]: from the top of a file to its records
//! - [`read`](mod@read): the format itself

pub mod mend;
pub mod parse;
pub mod read;
pub mod records;
pub mod scan;
pub mod walk;
pub mod wrappers;

#[cfg(test)]
mod tests;

pub use read::{read, recognises};
