//! Dates as newsrooms write them, in a field or in a line of a page.
//!
//! What is read is never more than was written: a day without a time stays a day, a time without a
//! zone stays local, and where day and month could be told either way only the year is taken.
//!
//! - [`stamp`]: lines and fields that are nothing but dates and their labels
//! - [`votes`]: the order of day and month that other dates of the same house tell
//! - [`inside`]: dates inside and at the end of other text
//! - `beside`: what stands before a date inside a line and says that it is another day
//! - `moment`: a point in time with its precision, and the values that only look like one
//! - `standard`: ISO 8601, RFC 2822 and seconds since 1970
//! - `piece`, `numeral`: a line cut into numbers, words and marks
//! - `lexicon`, `meaning`, `months`, `words`: what the words mean
//! - `scan`, `number_step`, `triple_step`, `word_step`: the walk over the pieces that finds a date
//! - `draft`, `clock`, `order`, `calendar`, `zone`, `language`: the parts of a date, and what they say

mod beside;
mod calendar;
mod clock;
#[cfg(test)]
mod corpus;
mod draft;
#[cfg(test)]
mod examples;
pub mod inside;
mod language;
mod lexicon;
mod meaning;
mod moment;
mod months;
mod number_step;
mod numeral;
mod order;
mod piece;
mod scan;
pub mod stamp;
mod standard;
mod triple_step;
pub mod votes;
mod word_step;
mod words;
mod zone;

pub use inside::{at_end, find, stamp_at_end};
pub use stamp::{Kind, Stamp, begins_with_weekday, is_label, label, parse, stamps};
