//! A document of LexisNexis: a head, fields, the text, and fields below it.
//!
//! In the classic shape a number opens it, and the paper and the day stand above the headline; in that
//! of Nexis Uni and Lexis+ the headline comes first, a line says `Body`, and another closes it.

use super::boundary::is_end_of_document;
use super::document::Document;
use super::label::{is_copyright, words};
use super::nexis_body::{unbroken, with_dateline};
use super::nexis_head::{self, Shape};
use super::nexis_label::{Label, is_body_line, is_capital, label};
use super::nexis_tail;
use super::sheet::Sheet;

/// Lines above the text in which its fields begin, and lines of fields, at most.
const HEAD_LINES: usize = 120;
const FIELD_LINES: usize = 400;

/// A field as it stands.
#[derive(Debug)]
struct Field<'a> {
    label: Label,
    /// Its name as it is written.
    name: &'a str,
    value: String,
}

impl<'a> Field<'a> {
    /// One that begins on `line`.
    fn of(label: Label, line: &'a str, value: &str) -> Self {
        Self {
            label,
            name: line.split(':').next().unwrap_or_default().trim(),
            value: value.to_owned(),
        }
    }

    /// Goes on with a further line.
    fn push(&mut self, words: &str) {
        self.value.push(' ');
        self.value.push_str(words);
    }
}

/// What a document states; `None` for covers and what else stands between documents.
pub(super) fn sheet(document: &Document) -> Option<Sheet> {
    let lines: Vec<&str> = document.text.lines().map(str::trim_end).collect();
    let start = if document.is_marked {
        0
    } else {
        after_cover(&lines)
    };
    let lines = lines.get(start..).unwrap_or_default();
    let head = lines.get(..HEAD_LINES).unwrap_or(lines);
    let body_line = head.iter().position(|line| is_body_line(line));
    let mut sheet = Sheet::default();
    let (head_end, body_at) = match fields_at(head, body_line) {
        Some(at) => (at, fields(lines, at, body_line, &mut sheet)),
        None if document.is_marked => nexis_head::ends(lines),
        None => return None,
    };
    let shape = match body_line {
        Some(_) => Shape::Newer,
        None => Shape::Classic,
    };
    let head = lines.get(..head_end).unwrap_or_default();
    nexis_head::read(head, shape, &mut sheet);
    let rest = lines.get(body_at..).unwrap_or_default();
    let tail_at = nexis_tail::begins(rest);
    let (body, tail) = rest.split_at_checked(tail_at).unwrap_or((rest, &[]));
    let dateline = std::mem::take(&mut sheet.body);
    sheet.body = with_dateline(&dateline, &unbroken(body));
    read_tail(tail, &mut sheet);
    Some(sheet)
}

/// Where the fields above a text begin. In the newer shape they stand below the day, so that a headline
/// may look like one.
fn fields_at(head: &[&str], body_line: Option<usize>) -> Option<usize> {
    let day = body_line.and_then(|_| nexis_head::day(head));
    let opens = |line: &&str| opens_fields(line) || body_line.is_some() && is_field(line);
    let below = head.iter().skip(day.unwrap_or_default());
    let first = below.clone().position(opens);
    let first = first.map(|first| first + day.unwrap_or_default());
    match (first, body_line) {
        (Some(first), Some(body)) => Some(first.min(body)),
        (first, body) => first.or(body),
    }
}

/// Where the first document begins after the cover that a download of the newer shape has.
fn after_cover(lines: &[&str]) -> usize {
    let start = lines.get(..HEAD_LINES * 8).unwrap_or(lines);
    let starts = |line: &&str, with: &str| line.trim_start().starts_with(with);
    let has_cover = start
        .iter()
        .take(40)
        .any(|line| starts(line, "Job Number:"));
    let end = start
        .iter()
        .rposition(|line| starts(line, "About LexisNexis"));
    end.filter(|_| has_cover).map_or(0, |end| end + 1)
}

/// Whether a line is the first of the fields above a text: no headline looks like it.
fn opens_fields(line: &str) -> bool {
    match label(line) {
        Some((Label::Length | Label::Byline | Label::Section, _)) => is_field(line),
        Some(_) => is_field(line) && is_capital(line),
        None => false,
    }
}

/// Whether a line is of the fields above a text. Weak names are those of fields only in capitals.
fn is_field(line: &str) -> bool {
    match label(line) {
        Some((Label::Length, value)) => words(value).is_some(),
        Some((
            Label::Headline | Label::Byline | Label::Section | Label::Dateline | Label::Highlight,
            _,
        )) => true,
        Some((Label::Body, value)) => value.is_empty() && is_capital(line),
        Some((Label::Show | Label::Graphic | Label::Address, _)) => is_capital(line),
        _ => false,
    }
}

/// Reads the fields above a text, the first of which stands on line `at`; says where the text begins.
/// A dateline is left in the place of the text.
fn fields(lines: &[&str], at: usize, body_line: Option<usize>, sheet: &mut Sheet) -> usize {
    let mut at = at;
    let mut last: Option<Field> = None;
    let mut was_blank = true;
    let end = at.saturating_add(FIELD_LINES);
    while let Some(line) = lines.get(at).filter(|_| at < end) {
        let is_above_body = body_line.is_some_and(|body| at < body);
        let found = label(line).filter(|_| is_field(line) || is_above_body);
        if is_body_line(line) || matches!(found, Some((Label::Body, _))) {
            at += 1;
            break;
        }
        if let Some((label, value)) = found {
            take(last.replace(Field::of(label, line, value)), sheet);
        } else if line.trim().is_empty() {
            was_blank = true;
            at += 1;
            continue;
        } else {
            let goes_on = is_above_body || !was_blank;
            let last = last
                .as_mut()
                .filter(|last| goes_on && last.label != Label::Length);
            match last {
                Some(last) => last.push(line.trim()),
                None if is_above_body => sheet.drop(line),
                None => break,
            }
        }
        was_blank = false;
        at += 1;
    }
    take(last, sheet);
    at
}

/// Takes a field for the fact that it states.
fn take(field: Option<Field>, sheet: &mut Sheet) {
    let Some(field) = field else { return };
    let value = field.value.trim();
    let language = value.split([';', ',']).next().unwrap_or_default();
    let is_fact = match field.label {
        Label::Headline => sheet.state("title", value),
        Label::Byline => sheet.state("byline", value),
        Label::Highlight => sheet.state("subtitle", value),
        Label::Address => sheet.state("url", value),
        Label::Language => sheet.state("lang", language),
        Label::Subject => sheet.state("tags", &subjects(value)),
        Label::Section => take_section(value, sheet),
        Label::Graphic => take_caption(value, sheet),
        // Where no day is stated, that is when it was saved.
        Label::Loaded => !sheet.has("published") && sheet.state("saved", value),
        Label::Dateline => {
            value.clone_into(&mut sheet.body);
            true
        }
        Label::Length => {
            sheet.words = words(value);
            false
        }
        Label::Show | Label::Filed | Label::Body => false,
    };
    if !is_fact {
        sheet.drop(&format!("{}: {value}", field.name));
    }
}

/// Takes the name of a section without its page and column, where that is all that it says; a letter is
/// a section only where nothing else is named.
fn take_section(value: &str, sheet: &mut Sheet) -> bool {
    const PLACES: [&str; 10] = [
        "pg.", "pg ", "page ", "column ", "s. ", "p. ", "seite ", "vol", "no.", "no ",
    ];
    let is_place = |part: &&str| {
        let part = part.trim().to_lowercase();
        PLACES.iter().any(|start| part.starts_with(start)) || part.is_empty()
    };
    let is_letter = |part: &&str| {
        let part = part.to_lowercase();
        let letter = part.strip_prefix("section ");
        letter.is_some_and(|letter| letter.len() <= 2)
    };
    let parts = || {
        let parts = value.split(';').filter(|part| !is_place(part));
        parts.map(str::trim)
    };
    let named = parts().find(|part| !is_letter(part));
    let section = named.or_else(|| parts().next()).unwrap_or_default();
    sheet.state("section", section) && section == value
}

/// Takes the words under a picture, without the word for it.
fn take_caption(value: &str, sheet: &mut Sheet) -> bool {
    const KINDS: [&str; 11] = [
        "photo",
        "graphic",
        "image",
        "picture",
        "map",
        "chart",
        "drawing",
        "foto",
        "bild",
        "grafik",
        "illustration",
    ];
    let (first, rest) = value
        .split_once([':', ',', ';', '.'])
        .unwrap_or((value, ""));
    let first = first.trim().to_lowercase();
    let is_kind = |kind: &&str| first == **kind || first.strip_suffix('s') == Some(*kind);
    let caption = if KINDS.iter().any(is_kind) {
        rest.trim()
    } else {
        value
    };
    sheet.state("imagecaption", caption)
}

/// What a document is about, without the shares in hundred: "FERRIES (91%); TIDES (78%)".
fn subjects(value: &str) -> String {
    let name = |subject: &str| {
        let at = subject.find(" (").filter(|_| subject.ends_with("%)"));
        let name = at.and_then(|at| subject.get(..at));
        name.unwrap_or(subject).to_owned()
    };
    let names = value.split(';').map(str::trim).map(name);
    names.collect::<Vec<_>>().join("; ")
}

/// Reads the fields below a text.
fn read_tail(lines: &[&str], sheet: &mut Sheet) {
    let mut last: Option<Field> = None;
    for line in lines.iter().map(|line| line.trim()) {
        if is_end_of_document(line.as_bytes()) {
            sheet.is_closed = true;
        } else if is_copyright(line) {
            take(last.take(), sheet);
            sheet.is_closed = true;
            sheet.drop(line);
        } else if let Some((label, value)) = label(line) {
            take(last.replace(Field::of(label, line, value)), sheet);
            sheet.is_closed |= matches!(label, Label::Loaded | Label::Language);
        } else if let Some(last) = &mut last {
            last.push(line);
        } else {
            sheet.drop(line);
        }
    }
    take(last, sheet);
}
