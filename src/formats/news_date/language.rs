//! The language of a page, as far as it bears on dates.

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
