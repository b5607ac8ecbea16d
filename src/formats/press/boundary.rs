//! Where a document begins and ends.
//!
//! It is seen in bytes, so that large files can be parted before they are decoded: every sign is of
//! ASCII.

use super::code::{Code, code};

/// A press database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Database {
    /// LexisNexis, Nexis Uni, Lexis+.
    Nexis,
    /// ProQuest.
    ProQuest,
    /// Factiva.
    Factiva,
}

impl Database {
    /// The one whose format has this name.
    pub(in crate::formats) fn of(format: &str) -> Option<Self> {
        match format {
            "nexis" => Some(Self::Nexis),
            "proquest" => Some(Self::ProQuest),
            "factiva" => Some(Self::Factiva),
            _ => None,
        }
    }
}

/// What a line is to the document that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Step {
    /// One of its lines.
    Within,
    /// The first line of the next.
    Begins,
    /// Its last line.
    Ends,
}

/// A walk over lines, one after another.
#[derive(Debug)]
pub(in crate::formats) struct Walk {
    database: Database,
    /// Whether a headline was met in the document.
    is_headed: bool,
    /// Whether the line before was blank.
    was_blank: bool,
    /// Lines for which it is not looked below again for what belongs to a headline.
    unlooked: usize,
}

/// Fewest signs of a line that parts documents.
const RULE_SIGNS: usize = 40;

/// The longest line that numbers a document, in bytes.
const NUMBERED_BYTES: usize = 160;

/// Lines and bytes below a headline in which its date or length stands.
const NEAR_LINES: usize = 14;
const NEAR_BYTES: usize = 2 << 10;

impl Walk {
    /// One that begins before the first line.
    pub(in crate::formats) fn of(database: Database) -> Self {
        Self {
            database,
            is_headed: false,
            was_blank: true,
            unlooked: 0,
        }
    }

    /// What the line is that `rest` begins with.
    pub(in crate::formats) fn step(&mut self, rest: &[u8]) -> Step {
        let line = first_line(rest).trim_ascii();
        let step = match self.database {
            Database::Nexis if is_numbered(line) => Step::Begins,
            Database::Nexis if is_end_of_document(line) => Step::Ends,
            Database::ProQuest if is_rule(line) || is_numbered(line) => Step::Begins,
            Database::Factiva => self.step_by_codes(line, rest),
            _ => Step::Within,
        };
        self.was_blank = line.is_empty();
        step
    }

    fn step_by_codes(&mut self, line: &[u8], rest: &[u8]) -> Step {
        self.unlooked = self.unlooked.saturating_sub(1);
        if is_accession(line) {
            self.is_headed = false;
            return Step::Ends;
        }
        let Some((code, form)) = code(line) else {
            return Step::Within;
        };
        let opens = matches!(code, Code::Column | Code::Section | Code::Headline);
        let stands_free = !form.has_words() || self.was_blank;
        if opens && self.is_headed && stands_free && self.unlooked == 0 {
            if is_head(rest) {
                self.is_headed = code == Code::Headline;
                return Step::Begins;
            }
            self.unlooked = NEAR_LINES / 2;
        }
        self.is_headed |= code == Code::Headline;
        Step::Within
    }
}

/// Where the next document begins in `bytes`, which one begins with; `None` where that is not seen.
pub(in crate::formats) fn next_document(database: Database, bytes: &[u8]) -> Option<usize> {
    let mut walk = Walk::of(database);
    walk.is_headed = true;
    let mut at = first_line(bytes).len();
    while at < bytes.len() {
        let rest = bytes.get(at..)?;
        let after = at + first_line(rest).len();
        match walk.step(rest) {
            Step::Begins => return Some(at),
            Step::Ends => return Some(after),
            Step::Within => at = after,
        }
    }
    None
}

/// The line that `rest` begins with, its break among it.
pub(in crate::formats) fn first_line(rest: &[u8]) -> &[u8] {
    let end = rest.iter().position(|byte| *byte == b'\n');
    end.and_then(|end| rest.get(..=end)).unwrap_or(rest)
}

/// Whether a line says which document this is: "1 of 250 DOCUMENTS", "Dokument 3 von 12".
pub(super) fn is_numbered(line: &[u8]) -> bool {
    if line.len() > NUMBERED_BYTES || !line.first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let words = line.split(u8::is_ascii_whitespace);
    let words: Vec<&[u8]> = words.filter(|word| !word.is_empty()).take(5).collect();
    let is_number = |word: &[u8]| {
        let is_of_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.');
        word.first().is_some_and(u8::is_ascii_digit) && word.iter().all(is_of_number)
    };
    let is_any = |word: &[u8], of: &[&str]| {
        of.iter()
            .any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
    };
    let is_document =
        |word: &[u8]| is_any(word, &["document", "documents", "dokument", "dokumente"]);
    let is_of = |word: &[u8]| is_any(word, &["of", "von", "de", "sur"]);
    match words[..] {
        [number, of, all, document] if is_document(document) => {
            is_number(number) && is_of(of) && is_number(all)
        }
        [document, number, of, all] if is_document(document) => {
            is_number(number) && is_of(of) && is_number(all)
        }
        _ => false,
    }
}

/// Whether a line closes a document of the newer Nexis.
pub(super) fn is_end_of_document(line: &[u8]) -> bool {
    ["End of Document", "Ende des Dokuments", "Fin du document"]
        .iter()
        .any(|end| line.eq_ignore_ascii_case(end.as_bytes()))
}

/// Whether a line is nothing but what ProQuest draws between documents.
pub(super) fn is_rule(line: &[u8]) -> bool {
    line.len() >= RULE_SIGNS
        && (line.iter().all(|byte| *byte == b'_') || line.iter().all(|byte| *byte == b'*'))
}

/// Whether a line closes a document of Factiva by its number:
/// `Document LBA0000020230210ej2a000xy`.
pub(super) fn is_accession(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"AN").unwrap_or(line).trim_ascii_start();
    let number = ["Document ", "Dokument "]
        .iter()
        .find_map(|word| line.strip_prefix(word.as_bytes()));
    number.map(<[u8]>::trim_ascii).is_some_and(|number| {
        (15..=40).contains(&number.len())
            && number.iter().all(u8::is_ascii_alphanumeric)
            && number.iter().filter(|byte| byte.is_ascii_digit()).count() >= 6
    })
}

/// Whether a headline stands here: its length or its day is right below.
fn is_head(rest: &[u8]) -> bool {
    let near = rest.get(..NEAR_BYTES).unwrap_or(rest);
    let lines = near.split(|byte| *byte == b'\n').skip(1).take(NEAR_LINES);
    lines
        .filter_map(|line| code(line.trim_ascii()))
        .any(|(code, _)| matches!(code, Code::Words | Code::Day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_number_a_document_are_told_from_words() {
        for (line, expected) in [
            ("1 of 250 DOCUMENTS", true),
            ("12 of 1,250 DOCUMENTS", true),
            ("1 of 1 DOCUMENT", true),
            ("Document 1 of 250", true),
            ("Dokument 3 von 12", true),
            ("Document 3 de 12", true),
            ("3 of 12 documents were lost", false),
            ("Document 3 of the file", false),
            ("one of two documents", false),
            ("", false),
        ] {
            assert_eq!(is_numbered(line.as_bytes()), expected, "{line}");
        }
    }

    #[test]
    fn a_document_of_factiva_ends_with_its_number() {
        for (line, expected) in [
            ("Document LBA0000020230210ej2a000xy", true),
            ("AN Document LBA0000020230210ej2a000xy", true),
            ("AN\tDokument SUNBO00020230210ej2a000xy", true),
            ("Document everything", false),
            ("Document LBA0000020230210ej2a000xy is lost", false),
        ] {
            assert_eq!(is_accession(line.as_bytes()), expected, "{line}");
        }
    }
}
