//! How the rows of a table are to be read: what parts their cells, and what its columns are called.

use csv::StringRecord;

use crate::formats::csv::columns::Export;
use crate::formats::csv::headless::{self, Headless};
use crate::formats::csv::sniff;
use crate::formats::fields::Fact;

/// How the rows of a table are to be read.
#[derive(Debug, Clone)]
pub(in crate::formats) struct Layout {
    /// What parts the cells.
    pub(in crate::formats) delimiter: u8,
    pub(super) names: Vec<String>,
    pub(super) export: Export,
    /// Whether every row is an article.
    pub(super) is_of_articles: bool,
    /// Whether the first row names the columns.
    pub(in crate::formats) skips_first: bool,
}

impl Layout {
    /// That of the table that begins with `text`; `None` where it is empty, and where it holds no
    /// articles why that is so.
    pub(in crate::formats) fn of(text: &str) -> Result<Option<Self>, String> {
        let Some(shape) = sniff::shape(text) else {
            return Err("a table of one column holds no articles".to_owned());
        };
        let Some(first) = shape.rows.first() else {
            return Ok(None);
        };
        let is_header = sniff::is_header(first);
        let names: Vec<String> = match headless::known(&shape.rows) {
            _ if is_header => first.iter().map(|name| name.trim().to_owned()).collect(),
            Some(Headless::Known(names)) => names.iter().map(ToString::to_string).collect(),
            Some(Headless::Other(what)) => return Err(what.to_owned()),
            None => return Err(without_header(first)),
        };
        let facts = sniff::facts(&StringRecord::from(names.clone()));
        let others = [Fact::Body, Fact::Url, Fact::Summary, Fact::Published];
        Ok(Some(Self {
            delimiter: shape.delimiter,
            export: Export::of(&names),
            is_of_articles: facts.contains(&Fact::Title)
                && others.iter().any(|fact| facts.contains(fact)),
            skips_first: is_header,
            names,
        }))
    }
}

/// Says why a table cannot be read whose columns have no names.
fn without_header(first: &StringRecord) -> String {
    let cells = first.iter().filter(|cell| !cell.trim().is_empty()).take(4);
    let shown = cells.map(|cell| {
        let start: String = cell.trim().chars().take(20).collect();
        format!("{start:?}")
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    format!(
        "a table without a column for a title, a text or an address: its first line holds {shown}"
    )
}
