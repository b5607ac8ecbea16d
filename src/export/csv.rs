//! The facts of articles as a table: one row an article, for spreadsheets.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula; articles come from
//! anyone, so such a cell gets an apostrophe before it, which says that it is a text.

use crate::article::{Article, Date};
use crate::text::Clean;
use crate::user::{Added, Mark};

/// The names of the columns.
pub const COLUMNS: [&str; 14] = [
    "id",
    "path",
    "part",
    "title",
    "authors",
    "source",
    "section",
    "lang",
    "published",
    "updated",
    "url",
    "words",
    "bookmarked",
    "tags",
];

/// The row of the column names.
pub fn header() -> String {
    row(&COLUMNS.map(str::to_owned))
}

/// The row of an article with its id and its file.
pub fn article(article: &Article, (id, path): (&str, &str), mark: Mark, added: &Added) -> String {
    let text = |value: Option<&Clean>| value.map(ToString::to_string).unwrap_or_default();
    let tags: Vec<_> = article
        .tags
        .iter()
        .chain(&added.tags)
        .map(Clean::as_str)
        .collect();
    let authors: Vec<_> = article.authors.iter().map(Clean::as_str).collect();
    let date = |date: Option<&Date>| date.map(Date::value).unwrap_or_default();
    row(&[
        id.to_owned(),
        path.to_owned(),
        article
            .part
            .map(|part| part.to_string())
            .unwrap_or_default(),
        article.title.to_string(),
        authors.join("; "),
        text(article.source.as_ref()),
        text(article.section.as_ref()),
        text(article.lang.as_ref()),
        date(article.published.as_ref()),
        date(article.updated.as_ref()),
        text(article.url.as_ref()),
        article.words().to_string(),
        mark.is_bookmarked.to_string(),
        tags.join("; "),
    ])
}

/// A row, without its line end.
pub(crate) fn row(fields: &[String]) -> String {
    let fields: Vec<_> = fields.iter().map(|field| cell(field)).collect();
    fields.join(",")
}

/// With what a spreadsheet takes a cell for a formula.
const FORMULA: [char; 5] = ['=', '+', '-', '@', '\t'];

/// The text of a cell as it was before it was kept from being a formula.
pub(crate) fn plain(cell: &str) -> &str {
    let bare = cell.strip_prefix('\'');
    bare.filter(|bare| bare.starts_with(FORMULA))
        .unwrap_or(cell)
}

/// A cell, in quotes where it must be.
fn cell(field: &str) -> String {
    let is_formula = field.starts_with(FORMULA);
    let field = if is_formula {
        format!("'{field}")
    } else {
        field.to_owned()
    };
    if field.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", field.replace('"', "\"\""));
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_every_column_and_no_formula() {
        let written = Article {
            title: Clean::line("=1+\"a\", b"),
            authors: ["Ann Lee", "Bo"].map(Clean::line).to_vec(),
            ..Article::default()
        };
        let line = article(
            &written,
            ("7f", "a,b.txt"),
            Mark::default(),
            &Added::default(),
        );
        assert_eq!(
            line,
            "7f,\"a,b.txt\",,\"'=1+\"\"a\"\", b\",Ann Lee; Bo,,,,,,,0,false,"
        );
        let table = format!("{}\n{line}\n", header());
        let mut reader = ::csv::Reader::from_reader(table.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!((record.len(), &record[3]), (COLUMNS.len(), "'=1+\"a\", b"));
    }
}
