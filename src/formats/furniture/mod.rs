//! Lines that belong to the page and not to the story: logos, share bars, cookie notes, `None`.
//!
//! A reader's own words must never be lost to a rule, so every rule is about a whole line, most
//! name the line word for word, and the others say how long it may be. Lines that are furniture only
//! above the title or below the story have functions of their own.
//!
//! - [`lines`]: the questions asked of a line, wherever it stands or in its zone
//! - [`absent`]: values that say that there is none
//! - [`anywhere`], [`zones`]: the lines themselves, language by language
//! - [`calls`]: lines that ask the reader for something
//! - [`links`]: lines over links to other stories
//! - [`logo`]: the text that stands for a logo
//! - [`tables`]: those, taken apart once
//! - [`times`]: how long ago something was

mod absent;
mod anywhere;
mod calls;
mod lines;
mod links;
mod logo;
mod opening;
mod tables;
mod times;
mod zones;

pub use absent::is_absent;
pub use calls::names_letter;
pub use lines::{
    LONGEST_CALL, ends_story, heads_comments, heads_links, heads_tags, is_above_title,
    is_below_story, is_call, is_furniture, is_reading_time, tags,
};
pub use times::is_relative_time;
