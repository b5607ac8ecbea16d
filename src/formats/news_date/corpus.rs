//! Dates of real pages, where the collection is at hand: it is not part of the project.

use std::path::{Path, PathBuf};

use super::{at_end, find, parse};
use crate::article::Date;

/// The share of real dates that must be read to the precision they were written in.
const SHARE: f64 = 0.97;

/// The collection, beside the project or where the environment says.
fn collection() -> Option<PathBuf> {
    let named =
        std::env::var_os("NEWSPRINT_CORPUS").map(|folder| PathBuf::from(folder).join("dates.tsv"));
    let beside = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/corpus/dates.tsv"));
    named.into_iter().chain(beside).find(|file| file.is_file())
}

/// The date of a line by the first question that has an answer.
fn date(raw: &str, lang: &str) -> Option<Date> {
    let lang = Some(lang);
    parse(raw, lang, "test")
        .or_else(|| at_end(raw, lang, "test").map(|(_, date)| date))
        .or_else(|| find(raw, lang, "test").map(|(_, date)| date))
}

/// What the collection expects, as a [`Date`] writes it: a zone of zero is `Z`, a second has no
/// fraction.
fn expected(value: &str) -> String {
    let value = value.replace("+00:00", "Z");
    match value.split_once('.') {
        Some((before, after)) => {
            let zone = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}{zone}")
        }
        None => value,
    }
}

#[test]
fn dates_of_real_pages_are_read_and_no_wrong_day_is_certain() {
    let Some(file) = collection() else {
        println!("skipped: the collection of real dates is not here");
        return;
    };
    let rows = std::fs::read_to_string(file).unwrap();
    let (mut right, mut all, mut wrong_days) = (0, 0, 0);
    for row in rows.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [raw, value, _, lang, ..] = cells.as_slice() else {
            continue;
        };
        let raw = raw.trim_matches('"').replace("\"\"", "\"");
        let found = date(&raw, lang).map_or_else(String::new, |date| date.value());
        let expected = expected(value);
        all += 1;
        if found == expected {
            right += 1;
        } else {
            println!("{raw}: {found:?} is not {expected:?}");
            wrong_days += i32::from(found.len() >= 10 && found.get(..10) != expected.get(..10));
        }
    }
    println!("{right} of {all} right");
    assert_eq!(wrong_days, 0);
    assert!(
        f64::from(right) >= SHARE * f64::from(all),
        "{right} of {all}"
    );
}
