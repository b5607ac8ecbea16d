//! A piece of a keywords file, parsed by itself: its keys, and what is wrong where.
//!
//! The parser goes on after an error and guesses; what it guessed is never taken for a word.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::article::Problem;
use crate::text::nearest;

/// Most problems that are said of one piece.
const MOST_PROBLEMS: usize = 100;

/// A key and its value.
pub(crate) type Entry<'a> = (&'a Spanned<DeString<'a>>, &'a Spanned<DeValue<'a>>);

/// A piece of a file.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    text: &'a str,
    first_line: u32,
    /// Where each line starts, in bytes of the piece.
    line_starts: Vec<usize>,
    /// Where the parser stumbled, in bytes of the piece.
    errors: BTreeSet<usize>,
    /// The lines on which it did: what else is wrong there comes of that.
    error_lines: BTreeSet<u32>,
    /// What is wrong in it.
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Piece<'a> {
    /// The piece `text`, whose first line is `first_line` of its file.
    pub(crate) fn new(text: &'a str, first_line: u32) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            first_line,
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
            errors: BTreeSet::new(),
            error_lines: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    /// Parses the piece and gives its keys to `take`; errors are said.
    pub(crate) fn parse(mut self, take: impl FnOnce(&mut Self, &[Entry])) -> Vec<Problem> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().map_or(self.text.len(), |span| span.start);
            self.errors.insert(at);
            self.say(at, error.message(), None);
            self.error_lines.insert(self.line(at));
        }
        // After some errors the parser loses the lines that follow: they are read without the bad one.
        let sound_lines = self.without_bad_lines();
        let (rest, _) = DeTable::parse_recoverable(&sound_lines);
        let table = table.get_ref();
        let lost = rest
            .get_ref()
            .iter()
            .filter(|(key, _)| !table.contains_key(*key));
        let entries: Vec<_> = table.iter().chain(lost).collect();
        take(&mut self, &entries);
        self.problems
    }

    /// The text with blanks for every line that has an error; all else keeps its place.
    fn without_bad_lines(&self) -> String {
        let mut start = 0;
        let mut text = String::with_capacity(self.text.len());
        for line in self.text.split_inclusive('\n') {
            let end = start + line.len();
            if self.errors.range(start..end).next().is_some() {
                text.extend(std::iter::repeat_n(' ', line.len() - 1));
                text.push('\n');
            } else {
                text.push_str(line);
            }
            start = end;
        }
        text
    }

    /// The line of the file that byte `at` stands on, from 1.
    pub(crate) fn line(&self, at: usize) -> u32 {
        let lines = self.line_starts.partition_point(|start| *start <= at);
        self.first_line
            .saturating_add(u32::try_from(lines.saturating_sub(1)).unwrap_or(u32::MAX))
    }

    /// Whether the parser stumbled anywhere.
    pub(crate) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Says what is wrong at byte `at`.
    pub(crate) fn say(&mut self, at: usize, what: &str, hint: Option<&str>) {
        let line = self.line(at);
        if self.problems.len() >= MOST_PROBLEMS || self.error_lines.contains(&line) {
            return;
        }
        let problem = Problem::file(what).at_line(line);
        self.problems.push(match hint {
            Some(hint) => problem.with_hint(hint),
            None => problem,
        });
    }

    /// Says that something else was expected at byte `at`.
    pub(crate) fn say_wrong(&mut self, at: usize, expected: &str, found: &str) {
        self.say(at, &format!("expected {expected}, found {found}"), None);
    }

    /// Says that there is no such key, and which one may be meant.
    pub(crate) fn say_unknown(&mut self, key: &str, at: usize, known: &[&str]) {
        let hint = nearest::hint(key, known);
        self.say(at, &format!("the key {key} is not known"), Some(&hint));
    }

    /// The string that `value` is, or what it is instead.
    pub(crate) fn string(&self, value: &Spanned<DeValue>) -> Result<String, String> {
        match value.get_ref() {
            DeValue::String(text) if self.is_sound(value) => Ok(text.to_string()),
            DeValue::String(_) => Err("text without its quotes".to_owned()),
            other => Err(other.type_str().to_owned()),
        }
    }

    /// Whether the parser did not stumble in `value`: what it made of the rest is a guess.
    pub(crate) fn is_sound(&self, value: &Spanned<DeValue>) -> bool {
        let span = value.span();
        let source = self.text.get(span.clone()).unwrap_or_default();
        let is_closed = match source.chars().next() {
            Some(quote @ ('"' | '\'')) => source.len() > 1 && source.ends_with(quote),
            Some('{') => source.ends_with('}'),
            _ => !self.errors.contains(&span.start) && !self.errors.contains(&span.end),
        };
        let inside = span.start + 1..span.end.max(span.start + 1);
        is_closed && self.errors.range(inside).next().is_none()
    }
}

/// The values of a list, or the one value that stands where a list may.
pub(crate) fn values<'a, 'b>(value: &'a Spanned<DeValue<'b>>) -> Vec<&'a Spanned<DeValue<'b>>> {
    match value.get_ref() {
        DeValue::Array(array) => array.iter().collect(),
        _ => vec![value],
    }
}
