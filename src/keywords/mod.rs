//! Keywords: words and phrases to highlight, in groups that share a colour.
//!
//! - [`group`]: groups, words and rules, as `keywords.toml` states them
//! - `color`: colours by name, number and `#rrggbb`
//! - `read`: the text of one file to groups, and what is wrong in it
//! - `piece`: a piece of that text, parsed by itself
//! - `word`: the words of a group as stated
//! - [`load`]: the file, its includes, and what is wrong in them
//! - [`matcher`]: text to hits
//! - `automaton`: all keywords for one language in one pass
//! - `phrase`: one keyword, compared with a text
//! - `sample`: the text, its words stemmed where a keyword may stand
//! - `pattern`: keywords that are patterns
//! - `overlap`: which hits are kept, to whole characters
//! - [`counts`]: hits of an article, group by group

mod automaton;
mod color;
pub mod counts;
pub mod group;
pub mod load;
pub mod matcher;
pub(crate) mod overlap;
mod pattern;
mod phrase;
mod piece;
mod read;
mod sample;
mod word;

pub use group::{Color, Group, Keywords, Match, Word};
pub use matcher::{Hit, Matcher};
