//! Text: the one door for untrusted text, its width, its folding, its words.
//!
//! - [`clean`]: [`Clean`], the only text that a screen or an output takes
//! - `sanitise`: what the door does
//! - [`width`]: how many cells a text takes, and cutting it to fit
//! - [`mod@arguments`]: a command as it is written, cut into words
//! - [`case`]: which letters are capitals, where all else is folded away
//! - [`fold`]: case, accents and width taken away, with the way back to the text
//! - `folded`: the same without the way back
//! - [`fuzzy`]: a few letters in their order, if not side by side
//! - [`gist`]: which letters a text holds, in a few bytes
//! - [`letters`]: which characters make words
//! - `nearest`: the name that was meant where another was written
//! - [`stem`]: what the inflections of a word have in common
//! - [`tokens`]: what the full-text index holds, and what queries are cut into
//! - [`words`]: words counted

pub mod arguments;
pub mod case;
pub mod clean;
pub mod fold;
mod folded;
pub mod fuzzy;
pub mod gist;
pub mod letters;
pub(crate) mod nearest;
mod sanitise;
pub mod stem;
pub mod tokens;
pub mod width;
pub mod words;

pub use clean::Clean;
