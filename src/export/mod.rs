//! Articles for other programs: the JSON that every command writes.
//!
//! - [`json`]: an article, a file and a problem as one line of JSON each
//! - [`body`]: the body of an article, as text and as blocks

pub mod body;
pub mod json;
