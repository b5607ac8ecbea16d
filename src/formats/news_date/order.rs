//! Three numbers that make a day: which is the day, which the month, which the year.
//!
//! A number that can only be one thing decides; then the separator (`.` is day first), the day of
//! the week if one stands there, and the language. Where all that leaves two readings, only the
//! year is certain.

use jiff::civil::Date;

use super::calendar::{self, WrittenYear};
use super::language::{DayMonth, Language};
use super::piece::Number;

/// Three numbers and what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Triple {
    pub(super) numbers: [Number; 3],
    /// `.`, `/` or `-`.
    pub(super) separator: char,
    /// What an era named before it adds to the year.
    pub(super) era: Option<i16>,
}

/// What else tells the order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hints<'a> {
    pub(super) lang: Language<'a>,
    /// The days of the week that stand beside it, a bit each.
    pub(super) weekdays: u8,
    /// Whether a time zone of America stands beside it.
    pub(super) is_american: bool,
}

/// What the numbers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// One day.
    Day(Date),
    /// One of two days of a year, in that order: the day first, the month first.
    Either(Date, Date),
}

impl Triple {
    /// Whether any order makes a day of it.
    pub(super) fn is_date(&self, lang: Language) -> bool {
        let hints = Hints {
            lang,
            weekdays: 0,
            is_american: false,
        };
        self.read(hints).is_some()
    }

    /// Whether the year stands first.
    pub(super) fn has_year_first(&self) -> bool {
        self.numbers.first().is_some_and(|first| first.digits >= 3)
    }

    /// Reads it; nothing where it is no day, or where even the year is not certain.
    pub(super) fn read(&self, hints: Hints) -> Option<Reading> {
        let [first, second, third] = self.numbers;
        if second.digits > 2 {
            return None;
        }
        match (first.digits, third.digits) {
            (3 | 4, 1 | 2) => self.day(first, second, third, hints).map(Reading::Day),
            (1 | 2, 4) => self.by_day_month(hints),
            (1 | 2, 2) => self.short(hints),
            (1, 1) if self.era.is_some() => self.day(first, second, third, hints).map(Reading::Day),
            _ => None,
        }
    }

    /// Numbers of at most two digits each.
    fn short(&self, hints: Hints) -> Option<Reading> {
        let [first, second, third] = self.numbers;
        let year_first = || {
            (first.digits == 2)
                .then(|| self.day(first, second, third, hints))
                .flatten()
        };
        if self.era.is_some() || hints.lang.has_year_first() {
            return year_first().map(Reading::Day);
        }
        let year_last = self.by_day_month(hints);
        // `26-09-20` is a day of 2026 or of 2020: nothing is certain without a language.
        if self.separator != '-' || hints.lang.is_stated() {
            return year_last;
        }
        match (year_first(), year_last) {
            (Some(day), None) => Some(Reading::Day(day)),
            (None, year_last) => year_last,
            (Some(_), Some(_)) => None,
        }
    }

    /// The year last.
    fn by_day_month(&self, hints: Hints) -> Option<Reading> {
        let [first, second, year] = self.numbers;
        let day_first = self.day(year, second, first, hints);
        let month_first = self.day(year, first, second, hints);
        let (day_first, month_first) = match (day_first, month_first) {
            (Some(day), Some(other)) if day != other => (day, other),
            (day, other) => return day.or(other).map(Reading::Day),
        };
        let is_named = |date: Date| {
            let bit = 1 << date.weekday().to_monday_zero_offset();
            hints.weekdays & bit != 0
        };
        let order = match (is_named(day_first), is_named(month_first)) {
            (true, false) => DayMonth::DayFirst,
            (false, true) => DayMonth::MonthFirst,
            _ if self.separator == '.' => DayMonth::DayFirst,
            _ => match hints.lang.day_month() {
                DayMonth::Unknown if hints.is_american => DayMonth::MonthFirst,
                order => order,
            },
        };
        Some(match order {
            DayMonth::DayFirst => Reading::Day(day_first),
            DayMonth::MonthFirst => Reading::Day(month_first),
            DayMonth::Unknown => Reading::Either(day_first, month_first),
        })
    }

    /// The day of numbers whose order is settled.
    fn day(&self, year: Number, month: Number, day: Number, hints: Hints) -> Option<Date> {
        let written = WrittenYear {
            value: year.value,
            digits: year.digits,
            script: year.script,
            era: self.era,
        };
        calendar::day(written.read(hints.lang)?, month.value, day.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::news_date::piece::{Piece, pieces};

    #[test]
    fn the_order_is_told_by_numbers_separator_weekday_zone_and_language() {
        const FRIDAY: u8 = 1 << 4;
        for (numbers, lang, weekdays, is_american, expected) in [
            ("10.02.2023", None, 0, false, "2023-02-10"),
            ("01.21.2020", Some("de"), 0, false, "2020-01-21"),
            ("12/30/2019", Some("de"), 0, false, "2019-12-30"),
            ("30/12/2019", Some("en-US"), 0, false, "2019-12-30"),
            ("03/04/2020", Some("en-US"), 0, false, "2020-03-04"),
            ("03/04/2020", Some("fr"), 0, false, "2020-04-03"),
            (
                "03/04/2020",
                Some("en"),
                0,
                false,
                "2020-04-03 or 2020-03-04",
            ),
            ("03/04/2020", None, 0, false, "2020-04-03 or 2020-03-04"),
            ("03/04/2020", None, FRIDAY, false, "2020-04-03"),
            ("03/04/2020", Some("en-US"), FRIDAY, false, "2020-04-03"),
            ("03/04/2020", Some("en"), 0, true, "2020-03-04"),
            ("04/04/2020", None, 0, false, "2020-04-04"),
            ("31/02/2020", None, 0, false, "no day"),
            ("2023/02/10", Some("en-US"), 0, false, "2023-02-10"),
            ("2023/13/10", Some("en-US"), 0, false, "no day"),
            ("26-09-20", Some("nl"), 0, false, "2020-09-26"),
            ("26-09-20", None, 0, false, "no day"),
            ("26-09-31", None, 0, false, "2031-09-26"),
            ("23.02.10", Some("ko"), 0, false, "2023-02-10"),
            ("02.12.19", None, 0, false, "2019-12-02"),
            ("1401/11/21", Some("fa"), 0, false, "2023-02-10"),
            ("10/02/2566", Some("th"), 0, false, "2023-02-10"),
            ("1444/07/19", Some("ar"), 0, false, "no day"),
        ] {
            let pieces = pieces(numbers);
            let mut found = pieces.iter().filter_map(Piece::number);
            let triple = Triple {
                numbers: [(); 3].map(|()| found.next().unwrap()),
                separator: numbers.chars().find(|c| !c.is_ascii_digit()).unwrap(),
                era: None,
            };
            let hints = Hints {
                lang: Language::of(lang),
                weekdays,
                is_american,
            };
            let reading = match triple.read(hints) {
                Some(Reading::Day(day)) => day.to_string(),
                Some(Reading::Either(day, other)) => format!("{day} or {other}"),
                None => "no day".to_owned(),
            };
            assert_eq!(reading, expected, "{numbers} {lang:?}");
        }
    }
}
