//! Dates in fields: texts, numbers of seconds, objects; and the zone that stands beside them.

use serde_json::Value;

use crate::article::{Date, Precision};
use crate::formats::fields::{Fact, Record, people, value};
use crate::formats::news_date;

/// The three dates of an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dates {
    /// When it was published.
    pub published: Option<Date>,
    /// When its publisher changed it last.
    pub updated: Option<Date>,
    /// When someone saved it.
    pub saved: Option<Date>,
}

/// The dates that `record` states; `from` says what kind of fields these are.
pub fn dates(record: &Record, lang: Option<&str>, from: &'static str) -> Dates {
    let first = |fact| {
        let mut read = record
            .values(fact)
            .filter_map(|value| of_value(value, lang, from));
        read.next()
    };
    let mut dates = Dates {
        published: first(Fact::Published),
        updated: first(Fact::Updated),
        saved: first(Fact::Saved),
    };
    // A linked-data description dates the article, not the copy of it.
    if dates.published.is_none() && record.has_key("@type") {
        let created = record.get("dateCreated");
        dates.published = created.and_then(|value| of_value(value, lang, from));
        dates.saved = None;
    }
    // What a reading list or a feed fetcher calls updated is its own entry, not the article; of a
    // bookmark nothing is known but when it was kept.
    if is_list_entry(record) {
        let touched = dates.updated.take();
        dates.saved = dates.saved.or(touched);
    }
    if record.has_key("toread") {
        let kept = dates.published.take();
        dates.saved = dates.saved.or(kept);
    }
    if dates.published.is_none() {
        let apart = || of_numbers(record, from);
        dates.published = people::byline_date(record, lang).or_else(apart);
    }
    if let Some(zone) = record.values(Fact::Zone).find_map(value::words) {
        let found = [&mut dates.published, &mut dates.updated, &mut dates.saved];
        for date in found.into_iter().flatten() {
            set_zone(date, &zone);
        }
    }
    let found = [&mut dates.published, &mut dates.updated, &mut dates.saved];
    found.into_iter().flatten().for_each(without_padding);
    // A scraper that finds no update writes when it came.
    let is_same =
        |one: &Date, other: &Date| one.local == other.local && one.precision >= Precision::Minute;
    let (updated, saved) = (dates.updated.as_ref(), dates.saved.as_ref());
    if updated
        .zip(saved)
        .is_some_and(|(one, other)| is_same(one, other))
    {
        dates.updated = None;
    }
    dates
}

/// Makes a day of a midnight that a program wrote behind it: `2022-07-04T00:00:00`. With a zone it is a
/// time that was meant, and people do not write its seconds.
fn without_padding(date: &mut Date) {
    let Some((_, time)) = date.raw.trim().split_once(['T', ' ']) else {
        return;
    };
    let is_midnight = time == "00:00:00" || time.starts_with("00:00:00.0");
    if date.offset_minutes.is_none() && is_midnight {
        date.precision = Precision::Date;
    }
}

/// The date that stands in columns of its own: a year, a month, a day, each perhaps as a fraction, as
/// tables of numbers are written.
fn of_numbers(record: &Record, from: &'static str) -> Option<Date> {
    let number = |name: &str| {
        let value = record.get(name)?;
        let words = value::words(value)?;
        words
            .strip_suffix(".0")
            .unwrap_or(&words)
            .parse::<u16>()
            .ok()
    };
    let year = number("year").filter(|year| (1500..2200).contains(year))?;
    let mut written = format!("{year:04}");
    for name in ["month", "day"] {
        let Some(number) = number(name) else { break };
        written = format!("{written}-{number:02}");
    }
    of_text(&written, None, from)
}

/// Whether the record is an entry that a service keeps about an article: wallabag, Omnivore,
/// bulletty, the bookmarks of Firefox.
fn is_list_entry(record: &Record) -> bool {
    let keys = [
        "is_archived",
        "is_starred",
        "readingProgress",
        "savedAt",
        "dateAdded",
        "seen",
    ];
    keys.iter().any(|key| record.has_key(key))
}

/// The date that one value states.
pub fn of_value(stated: &Value, lang: Option<&str>, from: &'static str) -> Option<Date> {
    if let Value::Object(map) = stated
        && let Some(date) = map.get("date")
    {
        // PHP prints a date so: {"date": …, "timezone_type": 3, "timezone": "UTC"}.
        let mut date = of_value(date, lang, from)?;
        let zone = map.get("timezone").and_then(Value::as_str);
        if let Some(zone) = zone {
            set_zone(&mut date, zone);
        }
        return Some(date);
    }
    if let Value::Number(number) = stated {
        return of_text(&whole(number), lang, from);
    }
    of_text(&value::words(stated)?, lang, from)
}

/// A number of seconds without its fraction, written out.
fn whole(number: &serde_json::Number) -> String {
    match (number.as_i64(), number.as_f64()) {
        (Some(whole), _) => whole.to_string(),
        (None, Some(float)) => format!("{:.0}", float.trunc()),
        (None, None) => number.to_string(),
    }
}

/// The date that a text states; `None` where it is the one that programs write for "never".
pub fn of_text(raw: &str, lang: Option<&str>, from: &'static str) -> Option<Date> {
    // A field that states a date states it among other words too: "Berlin, 28.10.2021".
    let date = news_date::parse(raw, lang, from)
        .or_else(|| news_date::find(raw, lang, from).map(|(_, date)| date))?;
    let day = date.local.date();
    let is_never = day.year() <= 1 || (day.year() == 1970 && day.month() == 1 && day.day() == 1);
    (!is_never).then_some(date)
}

/// Gives `date` the zone that stands beside it, if it has a time and no zone of its own.
fn set_zone(date: &mut Date, zone: &str) {
    if date.offset_minutes.is_none() && date.precision >= Precision::Minute {
        date.offset_minutes = offset_minutes(zone);
    }
}

/// Minutes east of UTC of `zone`, where it names them: `UTC`, `+01:00`, `GMT-5`.
fn offset_minutes(zone: &str) -> Option<i16> {
    let zone = zone.trim();
    let rest = zone
        .strip_prefix("UTC")
        .or_else(|| zone.strip_prefix("GMT"));
    let rest = rest.unwrap_or(zone).trim();
    if rest.is_empty() || rest == "Z" {
        return (!zone.is_empty()).then_some(0);
    }
    let sign = match rest.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return None,
    };
    let digits: String = rest.chars().skip(1).filter(|c| *c != ':').collect();
    let number: i16 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() > 2 {
        (number / 100, number % 100)
    } else {
        (number, 0)
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// The day in an address or a path such as `/2023/02/10/slug` or `2023/02/10/slug`.
pub fn in_path(path: &str, from: &'static str) -> Option<Date> {
    let is_number = |part: &str, digits: usize| {
        part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<_> = path.split(['/', '?', '#']).take(40).collect();
    parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else {
            return None;
        };
        let is_day = is_number(year, 4) && is_number(month, 2) && is_number(day, 2);
        let is_day = is_day && ("1900".."2200").contains(year);
        is_day.then(|| of_text(&format!("{year}-{month}-{day}"), None, from))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> [Option<String>; 3] {
        let map = serde_json::from_str(json).unwrap();
        let dates = dates(&Record::of(&map), None, "json");
        [dates.published, dates.updated, dates.saved].map(|date| Some(date?.value()))
    }

    #[test]
    fn published_updated_and_saved_are_kept_apart() {
        for (json, expected) in [
            (
                r#"{"date": "2023-02-10"}"#,
                [Some("2023-02-10"), None, None],
            ),
            (
                r#"{"date_publish": "2015-01-21 00:00:00", "date_modify": "None", "date_download": "None"}"#,
                [Some("2015-01-21"), None, None],
            ),
            (
                r#"{"publish_date": "2022-07-04T00:00:00"}"#,
                [Some("2022-07-04"), None, None],
            ),
            (
                r#"{"date": "2022-07-04 00:00:00.000000"}"#,
                [Some("2022-07-04"), None, None],
            ),
            (
                r#"{"date": "2022-07-04T00:00:00Z"}"#,
                [Some("2022-07-04T00:00:00Z"), None, None],
            ),
            (
                r#"{"date": {"date": "2022-07-04 00:00:00", "timezone": "UTC"}}"#,
                [Some("2022-07-04T00:00:00Z"), None, None],
            ),
            (
                r#"{"date_publish": "2023-09-02 18:00:00", "date_modify": "2023-09-03 11:20:45", "date_download": "2023-09-03 11:20:45"}"#,
                [
                    Some("2023-09-02T18:00:00"),
                    None,
                    Some("2023-09-03T11:20:45"),
                ],
            ),
            (
                r#"{"updated": "2023-09-03", "created": "2023-09-03"}"#,
                [None, Some("2023-09-03"), Some("2023-09-03")],
            ),
            (
                r#"{"published": 1675987200, "updated_at": "1675987200000"}"#,
                [
                    Some("2023-02-10T00:00:00Z"),
                    Some("2023-02-10T00:00:00Z"),
                    None,
                ],
            ),
            (
                r#"{"created": "2026-11-24T03:30:00 (UTC +01:00)"}"#,
                [None, None, Some("2026-11-24T03:30:00+01:00")],
            ),
            (
                r#"{"published": "2023-02-10 08:30:00", "timezone": "+05:30"}"#,
                [Some("2023-02-10T08:30:00+05:30"), None, None],
            ),
            (
                r#"{"published": "2023-02-10", "timezone": "+05:30"}"#,
                [Some("2023-02-10"), None, None],
            ),
            (
                r#"{"date": "1970-01-01", "lastmod": "0001-01-01T00:00:00Z", "time": 0}"#,
                [None, None, None],
            ),
            (
                r#"{"date": {"date": "2014-01-01 10:00:00", "timezone": "UTC"}}"#,
                [Some("2014-01-01T10:00:00Z"), None, None],
            ),
            (
                r#"{"date": {"$date": "2014-01-01T10:00:00Z"}}"#,
                [Some("2014-01-01T10:00:00Z"), None, None],
            ),
            (
                r#"{"created_at": "2016-09-08T11:55:58+0200", "updated_at": "2016-09-08T11:57:16+0200", "is_archived": false}"#,
                [None, None, Some("2016-09-08T11:55:58+02:00")],
            ),
            (
                r#"{"time": "2016-10-31T15:57:56Z", "toread": "no"}"#,
                [None, None, Some("2016-10-31T15:57:56Z")],
            ),
            (
                r#"{"@type": "NewsArticle", "dateCreated": "2014-01-01"}"#,
                [Some("2014-01-01"), None, None],
            ),
            (
                r#"{"byline": "By 18F 21.01.2015 00:00", "publishedTime": null}"#,
                [Some("2015-01-21T00:00"), None, None],
            ),
        ] {
            assert_eq!(
                read(json),
                expected.map(|date| date.map(str::to_owned)),
                "{json}"
            );
        }
    }

    #[test]
    fn a_day_is_found_in_an_address() {
        for (path, expected) in [
            (
                "https://example.org/news/2015/01/21/join-us/",
                Some("2015-01-21"),
            ),
            ("2025/08/05/x", Some("2025-08-05")),
            ("https://example.org/2015/01/", None),
            ("https://example.org/1234/56/78/x", None),
            ("https://example.org/2015/13/45/x", None),
        ] {
            let date = in_path(path, "url").map(|date| date.value());
            assert_eq!(date.as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn zones_are_read_where_they_name_minutes() {
        for (zone, expected) in [
            ("UTC", Some(0)),
            ("Z", Some(0)),
            ("+01:00", Some(60)),
            ("GMT-5", Some(-300)),
            ("-0330", Some(-210)),
            ("Europe/Paris", None),
            ("", None),
            ("+99", None),
            ("+é", None),
        ] {
            assert_eq!(offset_minutes(zone), expected, "{zone}");
        }
    }
}
