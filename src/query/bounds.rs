//! Numbers and spans of time that a query compares with: `words>800`, `date:2023-01..2023-03`.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// Which side of a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounds<T> {
    /// `<`
    Below(T),
    /// `<=`
    AtMost(T),
    /// `:` or `=`
    Exactly(T),
    /// `>=`
    AtLeast(T),
    /// `>`
    Above(T),
    /// `:1..9`, both ends included.
    Between(T, T),
}

impl<T: PartialOrd + Copy> Bounds<T> {
    /// Whether `value` lies within.
    pub fn hold(&self, value: T) -> bool {
        match *self {
            Self::Below(bound) => value < bound,
            Self::AtMost(bound) => value <= bound,
            Self::Exactly(bound) => value == bound,
            Self::AtLeast(bound) => value >= bound,
            Self::Above(bound) => value > bound,
            Self::Between(first, last) => first <= value && value <= last,
        }
    }
}

impl<T> Bounds<T> {
    /// The same bounds over values made of these.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Bounds<U> {
        match self {
            Self::Below(bound) => Bounds::Below(change(bound)),
            Self::AtMost(bound) => Bounds::AtMost(change(bound)),
            Self::Exactly(bound) => Bounds::Exactly(change(bound)),
            Self::AtLeast(bound) => Bounds::AtLeast(change(bound)),
            Self::Above(bound) => Bounds::Above(change(bound)),
            Self::Between(first, last) => Bounds::Between(change(first), change(last)),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Bounds<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Below(bound) => write!(f, "<{bound}"),
            Self::AtMost(bound) => write!(f, "<={bound}"),
            Self::Exactly(bound) => write!(f, ":{bound}"),
            Self::AtLeast(bound) => write!(f, ">={bound}"),
            Self::Above(bound) => write!(f, ">{bound}"),
            Self::Between(first, last) => write!(f, ":{first}..{last}"),
        }
    }
}

/// A year, a month or a day, as written in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The year, 0 to 9999.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
}

/// A span of time: both ends open or closed as the bounds say.
pub type Span = Bounds<Day>;

impl Day {
    /// Reads `2023`, `2023-02` or `2023-02-08`; `None` where that is no date.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let number = |part: &str, digits: usize| -> Option<i16> {
            let is_number = part.len() <= digits && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse().ok()).flatten()
        };
        let year = parts.next().filter(|year| year.len() == 4)?;
        let year = number(year, 4)?;
        let mut further = || -> Option<Option<i8>> {
            match parts.next() {
                None => Some(None),
                Some(part) => Some(Some(i8::try_from(number(part, 2)?).ok()?)),
            }
        };
        let (month, day) = (further()?, further()?);
        let is_whole = parts.next().is_none();
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        is_whole.then_some(Self { year, month, day })
    }

    /// Its first moment.
    pub fn start(self) -> DateTime {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        Date::new(self.year, month, day)
            .unwrap_or(Date::ZERO)
            .at(0, 0, 0, 0)
    }

    /// The first moment after it.
    pub fn end(self) -> DateTime {
        let length = match (self.month, self.day) {
            (_, Some(_)) => 1.day(),
            (Some(_), None) => 1.month(),
            (None, None) => 1.year(),
        };
        self.start().checked_add(length).unwrap_or(DateTime::MAX)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        let further = [self.month, self.day];
        further
            .iter()
            .flatten()
            .try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl Span {
    /// The first moment that lies within, and the first after it; `None` is without end.
    pub fn moments(&self) -> (Option<DateTime>, Option<DateTime>) {
        match *self {
            Self::Below(day) => (None, Some(day.start())),
            Self::AtMost(day) => (None, Some(day.end())),
            Self::Exactly(day) => (Some(day.start()), Some(day.end())),
            Self::AtLeast(day) => (Some(day.start()), None),
            Self::Above(day) => (Some(day.end()), None),
            Self::Between(first, last) => (Some(first.start()), Some(last.end())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_precisely_as_they_are_written() {
        for (text, expected) in [
            ("2023", Some((2023, None, None))),
            ("2023-02", Some((2023, Some(2), None))),
            ("2023-2-8", Some((2023, Some(2), Some(8)))),
            ("2023-02-30", None),
            ("2023-13", None),
            ("23-02-08", None),
            ("2023-02-08-01", None),
            ("2023-", None),
            ("+2023", None),
            ("", None),
        ] {
            let read = Day::parse(text).map(|day| (day.year, day.month, day.day));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn spans_hold_whole_days_months_and_years() {
        let day = |text| Day::parse(text).unwrap();
        for (span, first, after) in [
            (
                Span::Exactly(day("2023-02")),
                "2023-02-01T00:00:00",
                "2023-03-01T00:00:00",
            ),
            (
                Span::Between(day("2023-12-31"), day("2024")),
                "2023-12-31T00:00:00",
                "2025-01-01T00:00:00",
            ),
            (Span::Above(day("2023")), "2024-01-01T00:00:00", "-"),
            (
                Span::AtMost(day("9999")),
                "-",
                "9999-12-31T23:59:59.999999999",
            ),
        ] {
            let shown = |moment: Option<DateTime>| {
                moment.map_or_else(|| "-".to_owned(), |moment| moment.to_string())
            };
            let (start, end) = span.moments();
            assert_eq!(
                (shown(start).as_str(), shown(end).as_str()),
                (first, after),
                "{span}"
            );
        }
    }
}
