//! Dates as newsrooms write them, found in a line of text or a field.

use std::ops::Range;

use crate::article::Date;

/// Reads `raw` as a date if all of it is one (a label such as "Last update:" and a weekday may
/// stand before it). `lang` (BCP 47) helps with the order of day and month.
pub fn parse(raw: &str, lang: Option<&str>, from: &'static str) -> Option<Date> {
    let _ = (raw, lang, from);
    None
}

/// The longest end of `line` that is a date, and where it starts: for "By Nigar Bayramli February
/// 10, 2023".
pub fn at_end(line: &str, lang: Option<&str>, from: &'static str) -> Option<(Range<usize>, Date)> {
    let _ = (line, lang, from);
    None
}
