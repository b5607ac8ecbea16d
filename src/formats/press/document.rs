//! The documents of a text, one after another.

use super::boundary::{Database, Step, Walk, first_line, is_numbered, is_rule};

/// One document as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document<'a> {
    /// Its lines, without the one that numbers it or parts it from the one before.
    pub text: &'a str,
    /// The line on which it begins, from 1.
    pub line: u32,
    /// Whether a line above says that a document begins here.
    pub is_marked: bool,
}

/// The documents of a text. What stands before the first of them is given as if it were one.
#[derive(Debug)]
pub(super) struct Documents<'a> {
    walk: Walk,
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Documents<'a> {
    /// Those of `text`.
    pub(super) fn of(database: Database, text: &'a str) -> Self {
        Self {
            walk: Walk::of(database),
            text,
            at: 0,
            line: 1,
        }
    }

    fn pass_blank_lines(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty()) {
            let line = first_line(rest);
            if !line.trim_ascii().is_empty() {
                break;
            }
            self.walk.step(rest);
            self.at += line.len();
            self.line = self.line.saturating_add(1);
        }
    }
}

impl<'a> Iterator for Documents<'a> {
    type Item = Document<'a>;

    fn next(&mut self) -> Option<Document<'a>> {
        let bytes = self.text.as_bytes();
        self.pass_blank_lines();
        let (mut start, line) = (self.at, self.line);
        let first = first_line(bytes.get(start..).filter(|rest| !rest.is_empty())?);
        let is_marked = is_numbered(first.trim_ascii()) || is_rule(first.trim_ascii());
        if is_marked {
            start += first.len();
        }
        let mut end = self.text.len();
        while let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty()) {
            let step = self.walk.step(rest);
            if step == Step::Begins && self.line > line {
                end = self.at;
                break;
            }
            self.at += first_line(rest).len();
            self.line = self.line.saturating_add(1);
            if step == Step::Ends {
                end = self.at;
                break;
            }
        }
        Some(Document {
            text: self.text.get(start..end).unwrap_or_default(),
            line,
            is_marked,
        })
    }
}
