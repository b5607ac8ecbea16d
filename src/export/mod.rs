//! Articles for other programs: the JSON that every command writes, and citations.
//!
//! - [`json`]: an article, a file and a problem as one line of JSON each
//! - [`body`]: the body of an article, as text and as blocks
//! - [`markdown`]: an article as Markdown, `escape`: its text; [`csv`]: facts as a table
//! - [`mod@saved`]: an article as a file of its own
//! - [`bookmarks`]: bookmarks as a table and as lists of addresses
//! - [`file`](mod@file): a file that is written for its reader
//! - [`citation`]: an article as it is cited; `person`: names taken apart for it

pub mod body;
pub mod bookmarks;
pub mod citation;
pub mod csv;
mod escape;
pub mod file;
pub mod json;
pub mod markdown;
mod person;
pub mod saved;
