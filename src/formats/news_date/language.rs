//! The language of a page, as far as it bears on dates.
//!
//! Where none is stated the line itself may tell it: by its script, or by words that are not English.

use super::piece::{Body, Piece};
use super::words::ENGLISH;

/// A BCP 47 tag, or none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Language<'a>(Option<&'a str>);

/// Which of day and month comes first in `03/04/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayMonth {
    DayFirst,
    MonthFirst,
    /// English and Spanish without a country where it matters, and no language at all.
    Unknown,
}

impl<'a> Language<'a> {
    pub(super) fn of(tag: Option<&'a str>) -> Self {
        Self(tag.filter(|tag| !tag.is_empty()))
    }

    /// The language stated, else what the line tells: the language of its script where that is one,
    /// or that it is none of English.
    pub(super) fn of_line(tag: Option<&'a str>, line: &str, pieces: &[Piece]) -> Self {
        let stated = Self::of(tag);
        if stated.is_stated() {
            return stated;
        }
        let script = line.chars().filter_map(language_of_script).min();
        let is_foreign = || pieces.iter().any(is_foreign);
        Self(script.or_else(|| is_foreign().then_some(NOT_ENGLISH)))
    }

    /// The tag.
    pub(super) fn tag(self) -> Option<&'a str> {
        self.0
    }

    /// Whether a language is stated.
    pub(super) fn is_stated(self) -> bool {
        self.0.is_some()
    }

    /// Whether one of `names` is the language, script or country of the tag.
    pub(super) fn is_any(self, names: &[&str]) -> bool {
        let parts = self.0.unwrap_or_default().split(['-', '_']);
        parts
            .into_iter()
            .any(|part| names.iter().any(|name| part.eq_ignore_ascii_case(name)))
    }

    /// Which of day and month comes first.
    pub(super) fn day_month(self) -> DayMonth {
        let is_english = self.is_any(&["en"]);
        if self.is_any(&["US", "PH", "fil", "tl"]) {
            DayMonth::MonthFirst
        } else if !self.is_stated()
            || (is_english && !self.has_country())
            || self.is_any(&["CA"]) && is_english
        {
            DayMonth::Unknown
        } else {
            DayMonth::DayFirst
        }
    }

    /// Whether `23/02/10` starts with the year.
    pub(super) fn has_year_first(self) -> bool {
        self.is_any(&["zh", "ja", "ko", "hu", "lt", "mn", "eu"])
    }

    /// Whether the tag names a country.
    fn has_country(self) -> bool {
        self.0
            .unwrap_or_default()
            .split(['-', '_'])
            .skip(1)
            .any(|part| part.len() == 2)
    }
}

/// The tag of an undetermined language.
const NOT_ENGLISH: &str = "und";

/// The language that `character` is written in; of several in a line the first in order counts, so
/// that kana outweigh the Chinese characters among them.
fn language_of_script(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{3041}'..='\u{30ff}' => "ja",
        '\u{4e00}'..='\u{9fff}' => "zh",
        '\u{ac00}'..='\u{d7a3}' => "ko",
        '\u{e01}'..='\u{e4e}' => "th",
        '\u{370}'..='\u{6ff}' | '\u{900}'..='\u{dff}' => NOT_ENGLISH,
        _ => return None,
    })
}

/// Whether `piece` is a word known near dates that is not English.
fn is_foreign(piece: &Piece) -> bool {
    let Body::Word { key, entries, .. } = &piece.body else {
        return false;
    };
    let is_english = entries.iter().any(|entry| entry.lang == "en")
        || ENGLISH.split_whitespace().any(|word| word == key);
    !entries.is_empty() && !is_english
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_says_which_of_day_and_month_comes_first() {
        for (tag, expected) in [
            (Some("en-US"), DayMonth::MonthFirst),
            (Some("en_us"), DayMonth::MonthFirst),
            (Some("en-GB"), DayMonth::DayFirst),
            (Some("en"), DayMonth::Unknown),
            (Some("en-CA"), DayMonth::Unknown),
            (Some("fr-CA"), DayMonth::DayFirst),
            (Some("de"), DayMonth::DayFirst),
            (Some(""), DayMonth::Unknown),
            (None, DayMonth::Unknown),
        ] {
            assert_eq!(Language::of(tag).day_month(), expected, "{tag:?}");
        }
    }
}
