//! Keywords: words and phrases to highlight, in groups that share a colour.
//!
//! - [`group`]: groups, words and rules, as `keywords.toml` states them
//! - [`load`]: the file, its includes, and what is wrong in them
//! - [`matcher`]: text to hits
//! - [`counts`]: hits of an article, group by group

pub mod counts;
pub mod group;
pub mod load;
pub mod matcher;

pub use group::{Color, Group, Keywords, Match, Word};
pub use matcher::{Hit, Matcher};
