//! The day in the address of a page: `/2023/02/10/`, `/2023-02-10-`, `/20230210/`.

use jiff::civil;

use crate::article::{Date, Precision};
use crate::formats::html::links;
use crate::text::Clean;

/// The years that a number in an address may stand for.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;

/// The day or month of publishing that an address states.
pub(super) fn date(address: &str) -> Option<Date> {
    let url = links::web_address(address)?;
    let path = url.path();
    let numbers: Vec<&str> = path
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let whole = numbers.iter().find_map(|number| compact(number));
    let parted = || numbers.windows(3).find_map(|parts| day(parts, path));
    let month = || numbers.windows(2).find_map(|parts| month(parts, path));
    whole.or_else(parted).or_else(month)
}

/// `20230210`, alone.
fn compact(number: &str) -> Option<Date> {
    if number.len() != 8 {
        return None;
    }
    let part = |range| number.get(range);
    build(number, part(0..4)?, part(4..6)?, Some(part(6..8)?))
}

/// A year, a month and a day that stand beside each other in the path.
fn day(parts: &[&str], path: &str) -> Option<Date> {
    let [year, month, day] = parts else {
        return None;
    };
    let raw = ["/", "-", "_", "."]
        .iter()
        .map(|mark| format!("{year}{mark}{month}{mark}{day}"));
    let raw = raw.into_iter().find(|raw| path.contains(raw.as_str()))?;
    build(&raw, year, month, Some(day))
}

/// A year and a month that are steps of the path.
fn month(parts: &[&str], path: &str) -> Option<Date> {
    let [year, month] = parts else { return None };
    let raw = format!("{year}/{month}");
    let is_step = path.contains(&format!("/{raw}/")) && month.len() == 2;
    is_step.then(|| build(&raw, year, month, None))?
}

fn build(raw: &str, year: &str, month: &str, day: Option<&str>) -> Option<Date> {
    let number = |text: &str| text.parse::<i8>().ok();
    let year = year
        .parse::<i16>()
        .ok()
        .filter(|number| year.len() == 4 && YEARS.contains(number))?;
    let written = day.map_or(Some(1), number)?;
    let date = civil::Date::new(year, number(month)?, written).ok()?;
    Some(Date {
        raw: Clean::line(raw),
        local: date.to_datetime(civil::Time::midnight()),
        precision: if day.is_some() {
            Precision::Date
        } else {
            Precision::Month
        },
        offset_minutes: None,
        from: "url",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_state_a_day_a_month_or_nothing() {
        let cases = [
            (
                "https://a.example/news/2023/02/10/title-42/",
                Some("2023-02-10"),
            ),
            ("https://a.example/2023/2/9/x", Some("2023-02-09")),
            ("https://a.example/2023-02-10-title", Some("2023-02-10")),
            ("https://a.example/title-20230210.html", Some("2023-02-10")),
            ("https://a.example/2023/02/title", Some("2023-02")),
            ("https://a.example/2023/2/title", None),
            ("https://a.example/2023/13/40/title", None),
            ("https://a.example/1823/02/10/title", None),
            ("https://a.example/19999999/title", None),
            ("https://a.example/12023/02/10", None),
            ("https://2023.example/", None),
            ("file:///2023/02/10/", None),
        ];
        for (address, expected) in cases {
            let value = date(address).map(|date| date.value());
            assert_eq!(value.as_deref(), expected, "{address}");
        }
    }
}
