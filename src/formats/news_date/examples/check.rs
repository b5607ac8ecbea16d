//! Reading rows of examples.

use crate::formats::news_date::parse;

/// Asserts that each row, `language: text => value`, is read as it says; the language `-` is none,
/// the value `-` is no date.
pub(super) fn check(rows: &str) {
    let wrong: Vec<String> = rows
        .lines()
        .filter(|row| !row.is_empty())
        .filter_map(wrong)
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is wrong with a row.
fn wrong(row: &str) -> Option<String> {
    let (lang, example) = row.split_once(": ").unwrap();
    let (raw, expected) = example.split_once(" => ").unwrap();
    let date = parse(raw, Some(lang).filter(|lang| *lang != "-"), "test");
    let found = date.map_or_else(|| "-".to_owned(), |date| date.value());
    (found != expected).then(|| format!("{row}, not {found}"))
}
