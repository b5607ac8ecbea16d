//! Collections whose tables have no header: known by the shape of their rows.

use csv::StringRecord;

/// A table without a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Headless {
    /// A table of articles, with names for its columns.
    Known(&'static [&'static str]),
    /// A table that holds no articles, and what it holds.
    Other(&'static str),
}

/// The columns of the AG News corpus: the number of a section, a title, a description.
pub(super) const AG_NEWS: &[&str] = &["ag_news_class", "title", "text"];

/// The columns that trafilatura writes with `--csv`.
pub(super) const TRAFILATURA: &[&str] = &[
    "url",
    "trafilatura_id",
    "fingerprint",
    "hostname",
    "title",
    "image",
    "date",
    "text",
    "comments",
    "license",
    "pagetype",
];

/// What a table is whose first rows are `rows`, where its shape tells.
pub(super) fn known(rows: &[StringRecord]) -> Option<Headless> {
    let all = |is: &dyn Fn(&StringRecord) -> bool| !rows.is_empty() && rows.iter().all(is);
    let cell = |row: &StringRecord, place: usize| row.get(place).unwrap_or_default().to_owned();
    if all(&|row| row.len() == 3 && matches!(row.get(0), Some("1" | "2" | "3" | "4"))) {
        return Some(Headless::Known(AG_NEWS));
    }
    if all(&|row| row.len() == TRAFILATURA.len() && is_address_or_null(&cell(row, 0))) {
        return Some(Headless::Known(TRAFILATURA));
    }
    let is_stamp = |text: &str| text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_gdelt = |row: &StringRecord| match row.len() {
        // The knowledge graph, events and mentions.
        27 => row.get(1).is_some_and(is_stamp),
        57..=61 => row.get(0).is_some_and(is_number) && row.get(1).is_some_and(is_number),
        16 => row.get(1).is_some_and(is_stamp) && row.get(2).is_some_and(is_stamp),
        _ => false,
    };
    all(&is_gdelt).then_some(Headless::Other(
        "a GDELT table holds events and links, not articles",
    ))
}

fn is_address_or_null(cell: &str) -> bool {
    cell.starts_with("http://") || cell.starts_with("https://") || cell == "null"
}
