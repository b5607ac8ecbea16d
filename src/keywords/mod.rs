//! Keywords: words and phrases to highlight, in groups that share a colour.
//!
//! - [`group`]: groups, words and rules, as `keywords.toml` states them
//! - `color`: colours by name, number and `#rrggbb`
//! - `read`: the text of one file to groups, and what is wrong in it
//! - `piece`: a piece of that text, parsed by itself
//! - `word`: the words of a group as stated
//! - [`load`]: the file, its includes, and what is wrong in them
//! - [`outline`]: all that they state, what is off too
//! - [`change`]: what may be changed in them
//! - `document`: a change made in the text of one file, every comment kept
//! - `array`: a word put into a list of words, or taken out of it
//! - [`save`](mod@save): changes written into the files
//! - [`matcher`]: text to hits
//! - `automaton`: all keywords for one language in one pass
//! - `phrase`: one keyword, compared with a text
//! - `sample`: the text, its words stemmed where a keyword may stand
//! - `pattern`: keywords that are patterns
//! - `overlap`: which hits are kept, to whole characters
//! - [`counts`]: hits of an article, group by group
//! - [`difference`]: what makes hits of some keywords others than those of others

mod array;
mod automaton;
pub mod change;
pub(crate) mod color;
pub mod counts;
pub mod difference;
mod document;
pub mod group;
pub mod load;
pub mod matcher;
pub mod outline;
pub(crate) mod overlap;
mod pattern;
mod phrase;
mod piece;
mod read;
mod sample;
pub mod save;
#[cfg(test)]
mod tests;
mod word;

pub use change::Change;
pub use group::{Color, Group, Keywords, Match, Word};
pub use matcher::{Hit, Matcher};
pub use outline::Outline;
