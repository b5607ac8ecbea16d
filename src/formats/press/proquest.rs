//! A document of ProQuest: a headline, fields above the text, the text, and fields below it.

use super::document::Document;
use super::label::labelled;
use super::sheet::{Sheet, is_none};
use crate::formats::news_date;

/// What is done with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// The words of the story.
    Text,
    /// It states a fact, by the name that the fields of an article have.
    Fact(&'static str),
    Authors,
    /// The paper, its edition and its place.
    Paper,
    /// The paper, its place, the day and the page in one.
    Info,
    Address,
    Language,
    Tags,
    Credit,
    Publisher,
    /// The last of the fields, which say what the database is.
    Database,
    /// It is no fact of the article.
    Other,
}

/// The names of fields, as [`labelled`] gives them, that begin no line of a story.
const FIELDS: &[(&str, Field)] = &[
    ("fulltext", Field::Text),
    ("publicationinfo", Field::Info),
    ("publicationtitle", Field::Paper),
    ("publicationdate", Field::Fact("published")),
    ("publicationyear", Field::Other),
    ("publicationsubject", Field::Other),
    ("documenturl", Field::Address),
    ("documenttype", Field::Other),
    ("documentfeature", Field::Other),
    ("sourcetype", Field::Other),
    ("sourceattribution", Field::Other),
    ("languageofpublication", Field::Language),
    ("placeofpublication", Field::Other),
    ("countryofpublication", Field::Other),
    ("proquestdocumentid", Field::Database),
    ("lastupdated", Field::Database),
];

/// Names that a line of a story may begin with: a blank line stands before such a field.
const OPEN_FIELDS: &[(&str, Field)] = &[
    ("abstract", Field::Fact("abstract")),
    ("title", Field::Fact("title")),
    ("author", Field::Authors),
    ("authors", Field::Authors),
    ("section", Field::Fact("section")),
    ("subject", Field::Tags),
    ("url", Field::Address),
    ("publisher", Field::Publisher),
    ("copyright", Field::Other),
    ("database", Field::Database),
    ("links", Field::Other),
    ("caption", Field::Fact("imagecaption")),
    ("illustrationcaption", Field::Fact("imagecaption")),
    ("credit", Field::Credit),
    ("location", Field::Other),
    ("people", Field::Other),
    ("companyorganization", Field::Other),
    ("company", Field::Other),
    ("identifierkeyword", Field::Other),
    ("classification", Field::Other),
    ("businessindexingterm", Field::Other),
    ("narrowsubject", Field::Other),
    ("broadsubject", Field::Other),
    ("productname", Field::Other),
    ("supplement", Field::Other),
    ("column", Field::Other),
    ("edition", Field::Other),
    ("volume", Field::Other),
    ("issue", Field::Other),
    ("pages", Field::Other),
    ("firstpage", Field::Other),
    ("numberofpages", Field::Other),
    ("year", Field::Other),
    ("issn", Field::Other),
    ("eissn", Field::Other),
    ("dateline", Field::Other),
    ("doi", Field::Other),
];

/// Whether `name` is that of a field that only this database has.
pub(super) fn is_place(name: &str) -> bool {
    matches!(name, "publicationinfo" | "publicationtitle")
}

/// A field as it stands.
struct Stated<'a> {
    field: Field,
    /// Its name as it is written.
    name: &'a str,
    value: String,
}

/// What a document states; `None` for covers, lists and what stands at the end of a file.
pub(super) fn sheet(document: &Document) -> Option<Sheet> {
    let mut loose: Vec<&str> = Vec::new();
    let mut stated: Vec<Stated> = Vec::new();
    let mut was_blank = true;
    for line in document.text.lines().map(str::trim_end) {
        let last = stated.last_mut();
        let is_in_text = last.as_ref().is_some_and(|last| last.field == Field::Text);
        if let Some((field, value)) = begins(line, was_blank || !is_in_text) {
            let name = line.split(':').next().unwrap_or_default();
            stated.push(Stated {
                field,
                name,
                value: value.to_owned(),
            });
        } else if let Some(last) = last.filter(|last| last.goes_on(was_blank)) {
            last.value.push('\n');
            last.value.push_str(line);
        } else if !line.trim().is_empty() {
            loose.push(line.trim());
        }
        was_blank = line.trim().is_empty();
    }
    let sure = stated.iter().filter(|one| is_sure(one.field));
    if sure.count() == 0 {
        return None;
    }
    let mut sheet = Sheet::default();
    for one in &stated {
        take(one, &mut sheet);
    }
    take_loose(&loose, &mut sheet);
    fall_back(&stated, &mut sheet);
    Some(sheet)
}

/// Whether a field is one that no cover and no list of contents has.
fn is_sure(field: Field) -> bool {
    matches!(field, Field::Text | Field::Paper | Field::Info)
}

/// The field that begins on a line, and its value there.
fn begins(line: &str, is_open: bool) -> Option<(Field, &str)> {
    let (name, value) = labelled(line)?;
    let find = |fields: &[(&str, Field)]| {
        let known = fields.iter().find(|(known, _)| *known == name);
        known.map(|(_, field)| *field)
    };
    let field = find(FIELDS).or_else(|| find(OPEN_FIELDS).filter(|_| is_open))?;
    Some((field, value))
}

impl Stated<'_> {
    /// Whether what stands below, after a blank line or right away, belongs to the value.
    fn goes_on(&self, is_after_blank: bool) -> bool {
        let is_long = matches!(self.field, Field::Text | Field::Fact("abstract"));
        is_long || !is_after_blank
    }
}

/// Takes a field for the fact that it states.
fn take(one: &Stated, sheet: &mut Sheet) {
    let value = one.value.trim();
    match one.field {
        Field::Text => {
            if !is_none(value) {
                sheet.body.push_str("\n\n");
                sheet.body.push_str(value);
            }
        }
        Field::Fact(name) => sheet.state_or_drop(name, value),
        Field::Authors => sheet.state_or_drop("authors", &in_order(value)),
        Field::Paper => {
            let paper = value.split(';').next().unwrap_or_default();
            sheet.state_or_drop("publication", paper);
            if paper != value {
                sheet.drop(value);
            }
        }
        Field::Address => match address(value) {
            Some(address) => sheet.state_or_drop("url", address),
            None => sheet.drop(value),
        },
        Field::Language => {
            let language = value.split([';', ',']).next();
            sheet.state_or_drop("lang", language.unwrap_or_default());
        }
        Field::Tags => sheet.state_or_drop("tags", value),
        Field::Credit | Field::Publisher => {}
        Field::Database | Field::Info | Field::Other => {
            sheet.is_closed |= one.field == Field::Database;
            sheet.drop(&format!("{}: {value}", one.name.trim()));
        }
    }
}

/// Takes what stands without a name: the headline first, and the address.
fn take_loose(loose: &[&str], sheet: &mut Sheet) {
    let mut words = loose.iter().filter(|line| !line.contains("://"));
    if let Some(headline) = words.next().filter(|_| !sheet.has("title")) {
        sheet.state_or_drop("title", headline);
    }
    for line in loose.iter().filter(|line| line.contains("://")) {
        if let Some(address) = address(line).filter(|_| !sheet.has("url")) {
            sheet.state_or_drop("url", address);
        }
    }
}

/// States from other fields what the field for it does not state.
fn fall_back(stated: &[Stated], sheet: &mut Sheet) {
    for one in stated {
        let value = one.value.trim();
        match one.field {
            Field::Info => {
                let (paper, rest) = value.split_once(';').unwrap_or(("", value));
                if !sheet.has("publication") {
                    sheet.state_or_drop("publication", paper.trim());
                }
                let date = news_date::find(rest, None, "proquest");
                if let Some((_, date)) = date.filter(|_| !sheet.has("published")) {
                    sheet.state_or_drop("published", &date.raw);
                }
            }
            Field::Publisher if sheet.has("publication") => sheet.drop(value),
            Field::Publisher => sheet.state_or_drop("publication", value),
            Field::Credit if sheet.has("authors") => sheet.drop(value),
            Field::Credit => sheet.state_or_drop("authors", value),
            _ => {}
        }
    }
}

/// Names with the given one first: "Brandreth, Ilka; Haverbeck, Nils".
fn in_order(names: &str) -> String {
    let in_order = |name: &str| {
        let parts: Vec<&str> = name.split(',').map(str::trim).collect();
        match parts[..] {
            [family, given] if !given.is_empty() => format!("{given} {family}"),
            _ => name.trim().to_owned(),
        }
    };
    names
        .split(';')
        .map(in_order)
        .collect::<Vec<_>>()
        .join("; ")
}

/// The address in a value, without the door of the library through which it was reached and without
/// its account.
fn address(value: &str) -> Option<&str> {
    let value = value.split_whitespace().next()?;
    let value = value.split_once("login?url=").map_or(value, |(_, url)| url);
    let value = value.split("?accountid=").next()?;
    value.starts_with("http").then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_turned_round_and_addresses_freed() {
        for (names, expected) in [
            ("Brandreth, Ilka", "Ilka Brandreth"),
            (
                "Brandreth, Ilka; Haverbeck, Nils",
                "Ilka Brandreth; Nils Haverbeck",
            ),
            ("Kestrel Wire", "Kestrel Wire"),
        ] {
            assert_eq!(in_order(names), expected);
        }
        for (value, expected) in [
            (
                "https://door.example/login?url=https://www.proquest.com/docview/12/se-2?accountid=7",
                Some("https://www.proquest.com/docview/12/se-2"),
            ),
            ("https://news.example/a", Some("https://news.example/a")),
            ("none", None),
        ] {
            assert_eq!(address(value), expected);
        }
    }
}
