//! What holds of every line, and of every day in every language.

use jiff::civil::Date;
use proptest::prelude::*;

use crate::formats::news_date::months::{GREGORIAN, WEEKDAYS};
use crate::formats::news_date::{at_end, find, label, parse, stamps};

/// What dates are made of, and what stands about them.
const FRAGMENTS: &[&str] = &[
    "10",
    "2",
    "2023",
    "31",
    "02",
    "14",
    "05",
    "’23",
    "20230210",
    "1676037933",
    "99999999999999999999",
    "٠٩",
    "۱۴۰۱",
    "二",
    "Feb",
    "février",
    "mar",
    "maj",
    "listopada",
    "بهمن",
    "เม.ย.",
    "Fri",
    "Sa",
    "月",
    "日",
    "年",
    "令和",
    "พ.ศ.",
    "AM",
    "p.m.",
    "م",
    "下午",
    "ET",
    "GMT",
    "+0100",
    "(Paris)",
    "Uhr",
    "h",
    "klo",
    "Updated",
    "Stand",
    "更新",
    "ago",
    "min read",
    ".",
    "/",
    "-",
    ":",
    ",",
    " ",
    " ",
    " ",
    "T",
    "Z",
    "(",
    ")",
    "'",
    "By",
    "Ann Lee",
    "\u{200f}",
    "ß",
    "م",
    "�",
];

proptest! {
    #[test]
    fn any_line_is_read_and_every_range_is_of_the_line(
        arbitrary in "\\PC{0,60}",
        fragments in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..16),
        lang in prop::sample::select(&[None, Some("en"), Some("en-US"), Some("de"), Some("fa"), Some("zh"), Some("vi")][..]),
    ) {
        for line in [fragments.concat(), arbitrary.clone(), fragments.concat() + &arbitrary] {
            let _kind = label(&line);
            let whole = parse(&line, lang, "test");
            let stamps = stamps(&line, lang, "test");
            prop_assert_eq!(whole.is_some(), !stamps.is_empty());
            for (range, date) in [find(&line, lang, "test"), at_end(&line, lang, "test")].into_iter().flatten() {
                prop_assert!(line.get(range).is_some());
                prop_assert!(!date.raw.is_empty());
            }
        }
    }

    #[test]
    fn a_time_as_iso_8601_writes_it_is_read_back(seconds in 0_i64..7_000_000_000) {
        let time = jiff::Timestamp::from_second(seconds).unwrap();
        let date = parse(&time.to_string(), None, "test");
        let day = time.to_string();
        let is_absent = day.starts_with("1970-01-01");
        prop_assert_eq!(date.map(|date| date.value()), (!is_absent).then_some(day));
    }
}

#[test]
fn every_name_of_a_month_is_read_with_its_day() {
    let day = Date::constant(2023, 1, 28);
    for row in GREGORIAN.lines().filter(|row| !row.is_empty()) {
        let mut cells = row.split('|').map(str::trim);
        let lang = cells.next().unwrap();
        for (month, names) in (1..).zip(cells) {
            let expected = day.with().month(month).build().unwrap().to_string();
            for name in names.split(' ') {
                let name = name.replace('_', " ");
                for line in [
                    format!("28 {name} 2023"),
                    format!("28. {} 2023", name.to_uppercase()),
                    format!("{name} 28, 2023"),
                    format!("28-{name}-2023"),
                ] {
                    let date = parse(&line, Some(lang), "test").map(|date| date.value());
                    assert_eq!(date.as_ref(), Some(&expected), "{lang}: {line}");
                }
            }
        }
    }
}

#[test]
fn every_name_of_a_day_may_stand_before_its_date() {
    let monday = Date::constant(2023, 2, 6);
    for row in WEEKDAYS.lines().filter(|row| !row.is_empty()) {
        let mut cells = row.split('|').map(str::trim);
        let lang = cells.next().unwrap();
        for (day, names) in (0..).zip(cells) {
            let day = monday.with().day(6 + day).build().unwrap();
            for name in names.split(' ').filter(|name| name.chars().count() > 1) {
                let line = format!(
                    "{}, {}.{}.2023",
                    name.replace('_', " "),
                    day.day(),
                    day.month()
                );
                let date = parse(&line, Some(lang), "test").map(|date| date.value());
                assert_eq!(date, Some(day.to_string()), "{lang}: {line}");
            }
        }
    }
}
