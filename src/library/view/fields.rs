//! Conditions on fields that the catalogue holds as names: source, section, tag, language, format,
//! path and address.
//!
//! Sources, sections and tags are few, so the text is compared with each name once, as it would be
//! with an article, and the rows that bear a name are read by its number. Paths and addresses may
//! hold the text anywhere, for no one types them whole.

use std::collections::HashSet;

use roaring::RoaringBitmap;
use rusqlite::{Connection, Row};

use crate::article::Zone;
use crate::library::CatalogError;
use crate::library::catalog::names::{self, Names};
use crate::library::view::conditions::rows;
use crate::query::ast::{Field, Node, Text};
use crate::search::{Marks, marks};
use crate::text::fold::folded;
use crate::text::stem::Stems;

/// The rows in which `text` stands in `field`, one of those that the catalogue holds.
pub(crate) fn rows_of(
    connection: &Connection,
    field: Field,
    text: &Text,
    languages: &[Stems],
) -> Result<RoaringBitmap, CatalogError> {
    match field {
        Field::Source => {
            let ids = named(connection, Names::Source, text, languages)?;
            with_number(
                connection,
                "SELECT id, source FROM article WHERE copy_of IS NULL",
                &ids,
            )
        }
        Field::Section => {
            let ids = named(connection, Names::Section, text, languages)?;
            with_number(connection, "SELECT article, section FROM detail", &ids)
        }
        Field::Tag => {
            let ids = named(connection, Names::Tag, text, languages)?;
            with_number(connection, "SELECT article, tag FROM tagged", &ids)
        }
        Field::Lang => in_language(connection, text),
        Field::Format => {
            let sql = "SELECT id, format FROM file WHERE format IS NOT NULL";
            of_files(connection, sql, &|name| is_name(text, name))
        }
        Field::Path => {
            let holds = holding(text, Start::OfName);
            of_files(connection, "SELECT id, path FROM file", &holds)
        }
        Field::Url => {
            let sql = "SELECT article, url FROM detail WHERE url IS NOT NULL";
            matching(connection, sql, &holding(text, Start::OfAddress))
        }
        Field::Author => {
            let holds = standing(text, languages);
            let any = |authors: &str| authors.split('\n').any(&holds);
            matching(connection, "SELECT id, authors FROM article", &any)
        }
        // Notes are a matter of the state, and titles of the index.
        Field::Note | Field::Title => Ok(RoaringBitmap::new()),
    }
}

/// Whether `text` stands in a name, as it would in an article.
pub(crate) fn standing<'t>(text: &Text, languages: &[Stems]) -> impl Fn(&str) -> bool + 't {
    let marks = Marks::of(&Node::Text(text.clone()), languages);
    move |name: &str| !marks.hits(name, Zone::Body, None).is_empty()
}

/// The numbers of the names in which `text` stands.
fn named(
    connection: &Connection,
    of: Names,
    text: &Text,
    languages: &[Stems],
) -> Result<HashSet<i64>, CatalogError> {
    let stands = standing(text, languages);
    let all = names::all(connection, of)?.into_iter();
    Ok(all
        .filter(|(_, name)| stands(name))
        .map(|(id, _)| id)
        .collect())
}

/// The rows whose number, in the second column of `sql`, is one of `ids`.
fn with_number(
    connection: &Connection,
    sql: &str,
    ids: &HashSet<i64>,
) -> Result<RoaringBitmap, CatalogError> {
    if ids.is_empty() {
        return Ok(RoaringBitmap::new());
    }
    select(connection, sql, |row| {
        let number: Option<i64> = row.get(1)?;
        Ok(number.is_some_and(|number| ids.contains(&number)))
    })
}

/// The rows whose text, in the second column of `sql`, passes `test`.
fn matching(
    connection: &Connection,
    sql: &str,
    test: &dyn Fn(&str) -> bool,
) -> Result<RoaringBitmap, CatalogError> {
    select(connection, sql, |row| Ok(test(row.get_ref(1)?.as_str()?)))
}

/// The rows of `sql` that pass `test`.
fn select(
    connection: &Connection,
    sql: &str,
    test: impl Fn(&Row) -> Result<bool, CatalogError>,
) -> Result<RoaringBitmap, CatalogError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([])?;
    let mut rows = RoaringBitmap::new();
    while let Some(row) = found.next()? {
        if test(row)? {
            rows.insert(row.get(0)?);
        }
    }
    Ok(rows)
}

/// The rows of the files whose text, in the second column of `sql`, passes `test`.
fn of_files(
    connection: &Connection,
    sql: &str,
    test: &dyn Fn(&str) -> bool,
) -> Result<RoaringBitmap, CatalogError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([])?;
    let mut files = HashSet::new();
    while let Some(row) = found.next()? {
        // A name need not be UTF-8.
        let name = String::from_utf8_lossy(row.get_ref(1)?.as_bytes()?);
        if test(&name) {
            files.insert(row.get(0)?);
        }
    }
    with_number(connection, "SELECT id, file FROM article", &files)
}

/// The rows in the languages that `text` names: `de` is also `de-AT`.
fn in_language(connection: &Connection, text: &Text) -> Result<RoaringBitmap, CatalogError> {
    let mut all = RoaringBitmap::new();
    for (_, tag) in names::all(connection, Names::Language)? {
        let primary = tag.split('-').next().unwrap_or_default();
        if is_name(text, &tag) || is_name(text, primary) {
            let sql = "SELECT id FROM article WHERE lang = ?1";
            all |= rows(connection, sql, [tag])?;
        }
    }
    Ok(all)
}

/// Whether `text` is the name, in any case.
fn is_name(text: &Text, name: &str) -> bool {
    match text {
        Text::Word(word) | Text::Phrase(word) => folded(name) == folded(word),
        Text::Prefix(start) => folded(name).starts_with(&folded(start)),
        Text::Regex(pattern) => {
            marks::compile(pattern).is_some_and(|pattern| pattern.is_match(name))
        }
    }
}

/// Where something begins that a prefix may be the beginning of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// The name of a folder or a file, or several of a path.
    OfName,
    /// An address, with or without its scheme.
    OfAddress,
}

/// Whether a path or an address holds `text`, in any case.
fn holding(text: &Text, start: Start) -> Box<dyn Fn(&str) -> bool> {
    match text {
        Text::Word(part) | Text::Phrase(part) => {
            let part = folded(part);
            Box::new(move |whole| folded(whole).contains(&part))
        }
        Text::Prefix(part) => {
            let part = folded(part);
            Box::new(move |whole| {
                let whole = folded(whole);
                let after = match start {
                    Start::OfName => format!("/{part}"),
                    Start::OfAddress => format!("//{part}"),
                };
                whole.starts_with(&part)
                    || whole.contains(&after)
                    || start == Start::OfAddress && whole.contains(&format!("//www.{part}"))
            })
        }
        Text::Regex(pattern) => match marks::compile(pattern) {
            Some(pattern) => Box::new(move |whole| pattern.is_match(whole)),
            None => Box::new(|_| false),
        },
    }
}
