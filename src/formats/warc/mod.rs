//! Archives of the web: what a crawler has fetched, page after page.
//!
//! - [`recognise`]: whether a file is one
//! - [`record`]: its records, one after another, whatever stands between them
//! - [`arc`]: the records of the format that came before
//! - [`http`]: what a server answered, its codings undone
//! - [`read`](mod@read): records to articles

mod arc;
mod http;
mod read;
pub(super) mod recognise;
pub(super) mod record;

#[cfg(test)]
mod tests;

pub use read::read;
pub(super) use read::read_from;
pub use recognise::recognises;
