//! Reading rows of examples.

use serde_json::Value;

use crate::article::Date;
use crate::formats::fields::dates::of_value;
use crate::formats::news_date::parse;

/// Asserts that each row, `language: text => value`, is read as it says; the language `-` is none,
/// the value `-` is no date.
pub(super) fn check(rows: &str) {
    check_as(rows, &|raw, lang| parse(raw, lang, "test"));
}

/// The same of fields, which may hold other words too.
pub(super) fn check_field(rows: &str) {
    check_as(rows, &|raw, lang| of_value(&Value::from(raw), lang, "test"));
}

/// Reads a text in a language.
type Read = dyn Fn(&str, Option<&str>) -> Option<Date>;

fn check_as(rows: &str, read: &Read) {
    let rows = rows.lines().filter(|row| !row.is_empty());
    let wrong: Vec<String> = rows.filter_map(|row| wrong(row, read)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is wrong with a row.
fn wrong(row: &str, read: &Read) -> Option<String> {
    let (lang, example) = row.split_once(": ").unwrap();
    let (raw, expected) = example.split_once(" => ").unwrap();
    let date = read(raw, Some(lang).filter(|lang| *lang != "-"));
    let found = date.map_or_else(|| "-".to_owned(), |date| date.value());
    (found != expected).then(|| format!("{row}, not {found}"))
}
