//! Tables: CSV, TSV and their like, a record a row.
//!
//! - [`sniff`]: what parts the cells, and what the columns are called
//! - [`headless`]: collections whose tables have no header, known by their shape
//! - [`columns`]: what some exports mean by a column
//! - [`read`](mod@read): the rows
//!
//! What a column means is [`super::fields`]' knowledge, as for any other record.

mod columns;
mod headless;
mod read;
mod sniff;

#[cfg(test)]
mod tests;

pub use read::read;
pub use sniff::recognises;
