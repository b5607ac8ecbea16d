//! Which press database a text is of: by signs that no other text has together.

use super::boundary::{is_end_of_document, is_numbered, is_rule};
use super::code::{Code, code};
use super::label::{labelled, words};
use super::nexis_label::{self, Label};
use super::proquest;
use crate::formats::registry::Input;

/// How much of a file is looked at, and how much for the end of its first document.
const LOOKED_AT: usize = 64 << 10;
const FIRST_DOCUMENT: usize = 1 << 20;

/// The lines at the start of a text, without the white space at their ends.
fn lines(text: &str, bytes: usize) -> impl Iterator<Item = &str> {
    let start = text.get(..text.floor_char_boundary(bytes));
    start.unwrap_or_default().lines().map(str::trim)
}

/// Whether the start of a file is of LexisNexis: the length of a document under its number, or
/// beside the other fields that only this database has.
pub fn is_nexis(input: &Input) -> bool {
    let (mut is_marked, mut has_length, mut has_body, mut labels) = (false, false, false, 0);
    for line in lines(input.text, LOOKED_AT) {
        if is_numbered(line.as_bytes()) {
            if is_marked {
                break;
            }
            is_marked = true;
        }
        has_body |= has_length && nexis_label::is_body_line(line);
        let Some((label, value)) = nexis_label::label(line) else {
            continue;
        };
        let is_sure = match label {
            Label::Length => words(value).is_some(),
            Label::Byline | Label::Section | Label::Dateline => nexis_label::is_capital(line),
            Label::Loaded | Label::Language => true,
            _ => false,
        };
        has_length |= is_sure && label == Label::Length;
        labels += u32::from(is_sure);
    }
    if is_marked {
        return has_length || labels >= 2;
    }
    has_length && lines(input.text, FIRST_DOCUMENT).any(|line| closes(line, has_body))
}

/// Whether a line is of the end of a document of Nexis, be it of one that has a line for its body.
fn closes(line: &str, has_body: bool) -> bool {
    let is_loaded = || matches!(nexis_label::label(line), Some((Label::Loaded, _)));
    has_body && is_end_of_document(line.as_bytes()) || is_loaded()
}

/// Whether the start of a file is of ProQuest: its own names for where a text stood and for the
/// text.
pub fn is_proquest(input: &Input) -> bool {
    let (mut is_parted, mut has_text, mut has_place, mut has_number) = (false, false, false, false);
    for line in lines(input.text, LOOKED_AT) {
        is_parted |= is_rule(line.as_bytes()) || is_numbered(line.as_bytes());
        let Some((name, _)) = labelled(line) else {
            continue;
        };
        has_number |= name == "proquestdocumentid";
        has_text |= matches!(name.as_str(), "fulltext" | "abstract");
        has_place |= proquest::is_place(&name);
    }
    has_place && (has_number || is_parted && has_text)
}

/// Whether the start of a file is of Factiva: the codes of a headline, a length, a day, a source and a
/// text, in their order.
pub fn is_factiva(input: &Input) -> bool {
    const SURE: [Code; 5] = [
        Code::Headline,
        Code::Words,
        Code::Day,
        Code::Source,
        Code::Lead,
    ];
    let mut met = 0;
    let mut is_length_next = false;
    for line in lines(input.text, LOOKED_AT) {
        if std::mem::take(&mut is_length_next) && words(line).is_none() {
            met = 0;
        }
        let Some((found, _)) = code(line.as_bytes()) else {
            continue;
        };
        let found = if found == Code::Text {
            Code::Lead
        } else {
            found
        };
        if SURE.get(met) != Some(&found) {
            continue;
        }
        met += 1;
        if found == Code::Words {
            let value = line.get(2..).unwrap_or_default().trim();
            is_length_next = value.is_empty();
            if !is_length_next && words(value).is_none() {
                met = 0;
            }
        }
        if met == SURE.len() {
            return true;
        }
    }
    false
}
