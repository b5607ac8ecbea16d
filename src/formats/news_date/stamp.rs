//! The questions that other formats ask of a line or a field.

use std::ops::Range;

use super::standard;
use crate::article::Date;

/// What a stamp on a page says happened then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The article came out.
    Published,
    /// It was changed.
    Updated,
    /// Someone kept a copy.
    Saved,
}

/// A date with what its label says.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// What the label says; nothing where no label stands before the date.
    pub kind: Option<Kind>,
    /// The date.
    pub date: Date,
}

/// Reads `raw` as a date if all of it is one (a label such as "Last update:" and a weekday may
/// stand before it). `lang` (BCP 47) helps with the order of day and month.
pub fn parse(raw: &str, lang: Option<&str>, from: &'static str) -> Option<Date> {
    let stamps = stamps(raw, lang, from);
    let published = stamps
        .iter()
        .position(|stamp| !matches!(stamp.kind, Some(Kind::Updated | Kind::Saved)));
    stamps
        .into_iter()
        .nth(published.unwrap_or_default())
        .map(|stamp| stamp.date)
}

/// The dates of a line that holds nothing but dates and their labels: "Published 10 Feb 2023,
/// updated 11 Feb 2023". Empty for any other line.
pub fn stamps(line: &str, lang: Option<&str>, from: &'static str) -> Vec<Stamp> {
    let _ = lang;
    let line = line.trim();
    let date = standard::read(line).and_then(|moment| moment.into_date(line, from));
    date.map(|date| Stamp { kind: None, date })
        .into_iter()
        .collect()
}

/// What a line that is nothing but a labelled stamp says happened: "Last update: October 13, 2024
/// 03:44" says [`Kind::Updated`]. Nothing for a date without a label and for any other line.
pub fn label(line: &str) -> Option<Kind> {
    stamps(line, None, "text")
        .into_iter()
        .find_map(|stamp| stamp.kind)
}

/// The longest end of `line` that is a date, and where it starts: for "By Nigar Bayramli February
/// 10, 2023".
pub fn at_end(line: &str, lang: Option<&str>, from: &'static str) -> Option<(Range<usize>, Date)> {
    let _ = (line, lang, from);
    None
}

/// The first date inside `line`, and where it stands: for "Berlin, 28.10.2021, 058/21" and for the
/// day in an address.
pub fn find(line: &str, lang: Option<&str>, from: &'static str) -> Option<(Range<usize>, Date)> {
    let _ = (line, lang, from);
    None
}
