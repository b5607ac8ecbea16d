//! Articles for other programs: the JSON that every command writes.
//!
//! - [`json`]: an article, a file and a problem as one line of JSON each

pub mod json;
