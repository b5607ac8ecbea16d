//! Bylines: who wrote it, and often when, in one line of text or one field.
//!
//! - [`line`](mod@line): a line of a page that says it is a byline
//! - [`names`]: the names in a field that holds authors
//! - `part`: one name, cleaned of what stands about it
//! - `han`: bylines in Chinese, Japanese and Korean, which have words for "reporter" instead of "by"
//! - `words`: words for "by", roles, endings of names

mod han;
pub mod line;
pub mod names;
mod part;
mod words;

pub use han::in_dateline;
pub use line::{Byline, byline};
pub use names::{authors, is_and, is_place, is_role};
pub use part::is_house;
