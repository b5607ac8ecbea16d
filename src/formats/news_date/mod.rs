//! Dates as newsrooms write them, in a field or in a line of a page.
//!
//! What is read is never more than was written: a day without a time stays a day, a time without a
//! zone stays local, and where day and month could be told either way only the year is taken.
//!
//! - [`stamp`]: the questions other formats ask: is this a date, does it end in one, what does it label
//! - `moment`: a point in time with its precision, and the values that only look like one
//! - `standard`: ISO 8601, RFC 2822 and seconds since 1970

mod moment;
pub mod stamp;
mod standard;

pub use stamp::{Kind, Stamp, at_end, find, label, parse, stamps};
