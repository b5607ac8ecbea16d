//! Bylines: who wrote it, and often when, in one line of text or one field.

use crate::article::Date;
use crate::text::Clean;

/// What a byline says.
#[derive(Debug, Clone, PartialEq)]
pub struct Byline {
    /// The names, one each, without "By".
    pub authors: Vec<Clean>,
    /// The date at its end, where one stands there.
    pub date: Option<Date>,
}

/// Reads a line that says it is a byline: "By Nigar Bayramli February 10, 2023", "Von A und B".
/// `None` where it does not begin with a word for "by" in some language.
pub fn byline(line: &str, lang: Option<&str>) -> Option<Byline> {
    let _ = (line, lang);
    None
}

/// The names in a field that holds authors: "A, B and C", "By A", "A; B"; empty where it holds none
/// ("None", an address of a profile page).
pub fn authors(field: &str) -> Vec<Clean> {
    let _ = field;
    Vec::new()
}
