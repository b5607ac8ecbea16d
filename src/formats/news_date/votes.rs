//! What a date tells of the order in which its house writes day and month, and a date that could be
//! told either way read in such an order.

use super::{find, parse};
use crate::article::{Date, Precision};

/// Which of day and month comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `31/12/2023`.
    DayFirst,
    /// `12/31/2023`.
    MonthFirst,
}

impl Order {
    /// The order in which `date` was written, where it was written in numbers and is certain.
    pub fn of(date: &Date) -> Option<Self> {
        let (first, second) = numbers(&date.raw).filter(|(first, second)| first != second)?;
        if date.precision < Precision::Date {
            return None;
        }
        let read = (date.local.day(), date.local.month());
        if read == (first, second) {
            return Some(Self::DayFirst);
        }
        (read == (second, first)).then_some(Self::MonthFirst)
    }

    /// Whether only the order is lacking to read the day of `date`.
    pub fn is_open(date: &Date) -> bool {
        let is_month = |number: &i8| (1..=12).contains(number);
        date.precision == Precision::Year
            && numbers(&date.raw).is_some_and(|(first, second)| {
                first != second && is_month(&first) && is_month(&second)
            })
    }

    /// Reads `date` in this order, where only the order is lacking.
    pub fn read(self, date: &Date) -> Option<Date> {
        let lang = match self {
            Self::DayFirst => "en-GB",
            Self::MonthFirst => "en-US",
        };
        read_in(lang, date)
    }
}

/// Reads `date` as it is written in a language, where only the order of day and month is lacking.
pub fn read_in(lang: &str, date: &Date) -> Option<Date> {
    if !Order::is_open(date) {
        return None;
    }
    let whole = || parse(&date.raw, Some(lang), date.from);
    let read = whole().or_else(|| find(&date.raw, Some(lang), date.from).map(|(_, date)| date));
    read.filter(|read| read.precision >= Precision::Date)
}

/// The first two of three numbers that stand for a day, the year last.
fn numbers(raw: &str) -> Option<(i8, i8)> {
    let is_part = |c: char| c.is_ascii_digit() || c == '/' || c == '-';
    raw.split(|c| !is_part(c)).find_map(|word| {
        let separator = if word.contains('/') { '/' } else { '-' };
        let mut parts = word.split(separator);
        let [first, second, year] = [parts.next()?, parts.next()?, parts.next()?];
        let has_year = year.len() == 4 || (year.len() == 2 && separator == '/');
        let is_date = parts.next().is_none() && first.len() <= 2 && second.len() <= 2 && has_year;
        is_date.then_some((first.parse().ok()?, second.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_dates_tell_the_order_and_open_ones_are_read_in_it() {
        use Order::{DayFirst, MonthFirst};
        // A date as written, what it tells, and how it reads in either order where it is open.
        let table = [
            ("31/12/2023", Some(DayFirst), None),
            ("12/31/2023 10:30", Some(MonthFirst), None),
            ("04/04/2023", None, None),
            ("Monday, 03/04/2023", Some(DayFirst), None),
            ("2023-04-03", None, None),
            ("April 3, 2023", None, None),
            ("03/04/2023", None, Some(["2023-04-03", "2023-03-04"])),
            (
                "03/04/2023 10:30",
                None,
                Some(["2023-04-03T10:30", "2023-03-04T10:30"]),
            ),
        ];
        for (raw, order, read) in table {
            let date = parse(raw, None, "text").unwrap();
            assert_eq!(Order::of(&date), order, "{raw}");
            assert_eq!(Order::is_open(&date), read.is_some(), "{raw}");
            if let Some(expected) = read {
                let read = [DayFirst, MonthFirst].map(|order| order.read(&date).unwrap().value());
                assert_eq!(read, expected);
                let read = ["de", "en"].map(|lang| read_in(lang, &date).map(|date| date.value()));
                assert_eq!(read, [expected.first().map(ToString::to_string), None]);
            }
        }
    }
}
