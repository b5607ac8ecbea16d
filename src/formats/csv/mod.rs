//! Tables: CSV, TSV and their like, a record a row.
//!
//! - [`sniff`]: what parts the cells, and what the columns are called
//! - [`headless`]: collections whose tables have no header, known by their shape
//! - `layout`: how the rows of a table are to be read
//! - [`columns`]: what some exports mean by a column
//! - `rows`: where a row ends
//! - [`read`](mod@read): the rows
//!
//! What a column means is [`super::fields`]' knowledge, as for any other record.

mod columns;
mod headless;
mod layout;
mod read;
mod rows;
mod sniff;

#[cfg(test)]
mod tests;

pub(super) use layout::Layout;
pub use read::read;
pub(super) use read::read_rows;
pub(super) use rows::{RowEnd, row_end};
pub use sniff::recognises;
