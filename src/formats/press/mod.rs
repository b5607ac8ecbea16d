//! What press databases write as plain text: Nexis, ProQuest and Factiva, many documents a file.
//!
//! Each database has a format of its own, for each names its fields in its own way; how documents are
//! told apart, gathered and made articles of is the same for all.
//!
//! - [`boundary`]: where documents begin and end
//! - [`document`]: the documents of a text, one after another
//! - [`recognise`]: which database a text is of
//! - [`read`]: a file, document by document
//! - [`sheet`]: what a document states, and the article that it makes
//! - [`label`]: a name and a value on a line
//! - [`nexis`], [`nexis_label`]: LexisNexis in both of its shapes
//! - [`nexis_head`], [`nexis_body`], [`nexis_tail`]: the parts of its documents
//! - [`proquest`], [`factiva`]: those of the other two
//! - [`code`]: the codes of Factiva's fields

mod boundary;
mod code;
mod document;
mod factiva;
mod label;
mod nexis;
mod nexis_body;
mod nexis_head;
mod nexis_label;
mod nexis_tail;
mod proquest;
mod read;
mod recognise;
mod sheet;

#[cfg(test)]
mod tests;

pub(super) use boundary::{Database, Step, Walk, first_line, next_document};
pub use read::{read_factiva, read_nexis, read_proquest};
pub use recognise::{is_factiva, is_nexis, is_proquest};
