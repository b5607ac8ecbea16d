//! What parts the cells of a table, and what its columns are called.

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::formats::fields::{Fact, names};
use crate::formats::registry::{Input, extension};

/// What may part cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How much of a file is looked at, in bytes and in rows.
const LOOKED_AT_BYTES: usize = 64 << 10;
const LOOKED_AT_ROWS: usize = 30;

/// The longest name of a column, in characters.
const NAME_CHARS: usize = 60;

/// How a table is written.
#[derive(Debug)]
pub(super) struct Shape {
    /// What parts the cells.
    pub(super) delimiter: u8,
    /// Its first rows.
    pub(super) rows: Vec<StringRecord>,
}

/// Whether a file without a telling name is a table of articles: its first line names a title and one
/// more column of an article, and the next line has as many cells.
pub fn recognises(input: &Input) -> bool {
    let is_plain = ["", "txt", "text"].contains(&extension(input.path).as_str());
    if !is_plain || input.text.trim_start().starts_with(['<', '{', '[']) {
        return false;
    }
    // Most texts are not even looked at closely: their first line names no title among others.
    let first = input.text.lines().next().unwrap_or_default();
    let names_a_title = |delimiter: &u8| {
        let cells = first.split(char::from(*delimiter));
        let mut names = cells.map(|cell| names::plain(cell.trim().trim_matches('"')));
        let is_title = |name: String| {
            let facts = names::facts_of(&name);
            facts.iter().any(|(fact, _)| *fact == Fact::Title)
        };
        first.contains(char::from(*delimiter)) && names.any(is_title)
    };
    if !DELIMITERS.iter().any(names_a_title) {
        return false;
    }
    let Some(shape) = shape(input.text) else {
        return false;
    };
    let [header, row, ..] = shape.rows.as_slice() else {
        return false;
    };
    is_header(header) && row.len() == header.len() && {
        let facts = facts(header);
        let others = [Fact::Body, Fact::Url, Fact::Published];
        facts.contains(&Fact::Title) && others.iter().any(|fact| facts.contains(fact))
    }
}

/// How the table in `text` is written: with the delimiter that parts most rows into as many cells.
pub(super) fn shape(text: &str) -> Option<Shape> {
    let near = text
        .get(..text.floor_char_boundary(LOOKED_AT_BYTES))
        .unwrap_or(text);
    let is_whole = near.len() == text.len();
    let shapes = DELIMITERS.iter().filter_map(|delimiter| {
        let mut rows: Vec<StringRecord> = reader(near, *delimiter)
            .into_records()
            .take(LOOKED_AT_ROWS)
            .filter_map(Result::ok)
            .collect();
        if !is_whole && rows.len() > 1 && rows.len() < LOOKED_AT_ROWS {
            rows.pop();
        }
        let columns = rows.first()?.len();
        let alike = rows.iter().filter(|row| row.len() == columns).count();
        let share = alike * 100 / rows.len();
        let delimiter = *delimiter;
        (columns > 1).then_some((share, columns, Shape { delimiter, rows }))
    });
    // Of equals the first, which is the likeliest.
    let best = shapes.reduce(|best, other| {
        if (other.0, other.1) > (best.0, best.1) {
            other
        } else {
            best
        }
    });
    best.map(|(_, _, shape)| shape)
}

/// A reader of the table in `text`: rows may be of any length.
pub(super) fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Whether a row names columns, one of them of a title, a text or an address.
pub(super) fn is_header(row: &StringRecord) -> bool {
    let is_name = |cell: &str| cell.chars().nth(NAME_CHARS).is_none() && !cell.contains("://");
    let facts = facts(row);
    let known = [Fact::Title, Fact::Body, Fact::Url];
    row.iter().all(is_name) && known.iter().any(|fact| facts.contains(fact))
}

/// The facts that the columns of a header may state.
pub(super) fn facts(header: &StringRecord) -> Vec<Fact> {
    let found = header
        .iter()
        .flat_map(|name| names::facts_of(&names::plain(name.trim())));
    found.map(|(fact, _)| *fact).collect()
}
