//! A document of Factiva: fields with a code each, in an order that is always the same.

use super::code::{Code, code};
use super::document::Document;
use super::label;
use super::sheet::Sheet;
use crate::formats::byline;
use crate::formats::news_date;

/// A field as it stands.
#[derive(Debug)]
struct Field<'a> {
    code: Code,
    lines: Vec<&'a str>,
}

/// What a document states; `None` where it has neither a headline nor a text.
pub(super) fn sheet(document: &Document) -> Option<Sheet> {
    let fields = fields(document.text);
    let is_document = |field: &Field| field.code == Code::Headline || field.code.is_text();
    if !fields.iter().any(is_document) {
        return None;
    }
    let mut sheet = Sheet::default();
    for field in &fields {
        take(field, &mut sheet);
    }
    let value_of = |code| {
        fields
            .iter()
            .find(|field| field.code == code)
            .map(Field::value)
    };
    if let Some(day) = value_of(Code::Day) {
        let time = value_of(Code::Time).unwrap_or_default();
        let moment = format!("{day} {time}");
        let is_one = news_date::parse(&moment, None, "factiva").is_some();
        sheet.state_or_drop("published", if is_one { &moment } else { &day });
    }
    Some(sheet)
}

impl Field<'_> {
    /// The value on one line.
    fn value(&self) -> String {
        let lines = self.lines.iter().filter(|line| !line.is_empty());
        lines.copied().collect::<Vec<_>>().join(" ")
    }
}

/// The fields of a document in their order.
fn fields(text: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field> = Vec::new();
    let (mut was_blank, mut is_value_next) = (true, false);
    for line in text.lines().map(str::trim) {
        let last = fields.last().map(|field| field.code);
        let begins = (!is_value_next)
            .then(|| begins(line, last, was_blank))
            .flatten();
        was_blank = line.is_empty();
        if let Some((code, value)) = begins {
            is_value_next = value.is_empty();
            let lines = vec![value];
            fields.push(Field { code, lines });
        } else if let Some(field) = fields.last_mut() {
            is_value_next &= was_blank;
            field.lines.push(line);
        }
    }
    fields
}

/// The field that begins on a line, and its value there. Fields stand in their order, and what may be
/// a word in the story is a code only where it looks like one.
fn begins(line: &str, last: Option<Code>, was_blank: bool) -> Option<(Code, &str)> {
    let (code, form) = code(line.as_bytes())?;
    if last.is_some_and(|last| code <= last) {
        return None;
    }
    let value = line.get(code.name().len()..)?.trim();
    let is_word = match code {
        _ if !form.has_words() || !last.is_some_and(Code::is_text) => false,
        Code::Companies | Code::Industries | Code::Subjects | Code::Regions => {
            !was_blank || !value.contains([':', '|'])
        }
        Code::Contact | Code::Reference => true,
        Code::Number => !value.starts_with("Doc") && !value.starts_with("Dok"),
        Code::Text => false,
        _ => !was_blank,
    };
    (!is_word).then_some((code, value))
}

/// Takes a field for the fact that it states.
fn take(field: &Field, sheet: &mut Sheet) {
    let value = field.value();
    match field.code {
        Code::Lead | Code::Text => {
            sheet.body.push_str("\n\n");
            sheet.body.push_str(&field.lines.join("\n"));
        }
        Code::Headline => sheet.state_or_drop("title", &value),
        Code::Byline => sheet.state_or_drop("byline", &value),
        Code::Credit if !sheet.has("byline") && is_person(&value) => {
            sheet.state_or_drop("byline", &value);
        }
        Code::Section => sheet.state_or_drop("section", &value),
        Code::Source => sheet.state_or_drop("publication", &value),
        Code::Language => {
            let language = value.split([';', '/']).next();
            sheet.state_or_drop("lang", language.unwrap_or_default());
        }
        Code::Captions => sheet.state_or_drop("imagecaption", &value),
        Code::Day | Code::Time => {}
        code => {
            if code == Code::Words {
                sheet.words = label::words(&value);
            }
            sheet.is_closed |= code == Code::Number;
            sheet.drop(&format!("{} {value}", code.name()));
        }
    }
}

/// Whether a credit names somebody and not an agency.
fn is_person(credit: &str) -> bool {
    let names = byline::authors(credit);
    let is_name = |name: &str| !byline::is_house(name) && !byline::is_role(name);
    !names.is_empty()
        && names.iter().all(|name| is_name(name))
        && credit.to_lowercase().starts_with("by ")
}
