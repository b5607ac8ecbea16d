//! The text of a settings file to keys and values, each with its line and column.
//!
//! A line that cannot be read is said and left out, and all else holds: the text is parsed again
//! without it, until what is left can be read whole.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use directories::BaseDirs;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::fault::Fault;
use crate::text::nearest::hint;

/// The longest time that can be set, in seconds.
const MOST_SECS: u64 = 3_600;

/// A text that is being read, and what is wrong in it.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    text: &'a str,
    /// What is wrong in it.
    pub(crate) faults: Vec<Fault>,
}

/// A key with where it stands, and its value.
pub(crate) type Entry<'t, 'd> = (&'t str, usize, &'t Spanned<DeValue<'d>>);

impl<'a> Document<'a> {
    /// The document `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            faults: Vec::new(),
        }
    }

    /// The text without the lines that cannot be read; they are said. All else keeps its place.
    pub(crate) fn sound_text(&mut self) -> String {
        let mut text = self.text.to_owned();
        let mut is_first = true;
        loop {
            let (_, errors) = DeTable::parse_recoverable(&text);
            if errors.is_empty() {
                return text;
            }
            let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
            let before = text.len() - text.matches(' ').count();
            for error in errors {
                let at = error.span().map_or(text.len(), |span| span.start);
                let at = at.min(text.trim_end().len());
                // What is wrong after a line was left out may come of that.
                if is_first {
                    self.say(at, error.message(), None);
                }
                let line = text.get(..at).unwrap_or(&text).matches('\n').count();
                leave_out(&mut lines, line);
            }
            is_first = false;
            text = lines.concat();
            if text.len() - text.matches(' ').count() == before {
                return String::new();
            }
        }
    }

    /// The number of the line of byte `at`.
    pub(crate) fn line(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(self.text);
        before.matches('\n').count() + 1
    }

    /// Says what is wrong at byte `at`.
    pub(crate) fn say(&mut self, at: usize, what: &str, hint: Option<&str>) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let in_line = before.get(line_start..).unwrap_or_default();
        self.faults.push(Fault::new(
            self.line(at),
            in_line.chars().count() + 1,
            what,
            hint,
        ));
    }

    /// Says that there is no such key, and which one may be meant.
    pub(crate) fn say_unknown(&mut self, key: &str, at: usize, known: &[&str]) {
        let hint = hint(key, known);
        self.say(at, &format!("the key {key} is not known"), Some(&hint));
    }

    /// The text that `value` is; anything else is said.
    pub(crate) fn string(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<String> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.to_string());
        }
        let found = value.get_ref().type_str();
        let what = format!("expected a text in quotes for {key}, found {found}");
        self.say(value.span().start, &what, None);
        None
    }

    /// The folder that `value` names, from `/` or from `~/`, the home; anything else is said. `None` for an
    /// empty text.
    pub(crate) fn folder(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<PathBuf> {
        let text = self.string(value, key)?;
        let home = BaseDirs::new().map(|of| of.home_dir().to_owned());
        let path = match (text.strip_prefix("~/"), home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(&text),
        };
        if text.is_empty() || path.is_absolute() {
            return Some(path).filter(|_| !text.is_empty());
        }
        let what = format!("{key} cannot be {text:?}");
        let hint = "write the whole path, from / or from ~/";
        self.say(value.span().start, &what, Some(hint));
        None
    }

    /// The list of texts that `value` is; anything else is said.
    pub(crate) fn words(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<Vec<String>> {
        if let DeValue::Array(values) = value.get_ref() {
            return values.iter().map(|value| self.string(value, key)).collect();
        }
        let found = value.get_ref().type_str();
        let what = format!("expected a list of texts for {key}, found {found}");
        let hint = format!("{key} = [\"program\", \"argument\"]");
        self.say(value.span().start, &what, Some(&hint));
        None
    }

    /// The whole number of seconds that `value` is; anything else is said.
    pub(crate) fn seconds(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<u64> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|secs| *secs <= MOST_SECS);
        if number.is_none() {
            let what =
                format!("expected a whole number of seconds for {key}, from 0 to {MOST_SECS}");
            self.say(value.span().start, &what, None);
        }
        number
    }

    /// A number of columns in `range`; anything else is said.
    pub(crate) fn columns(
        &mut self,
        value: &Spanned<DeValue>,
        key: &str,
        range: RangeInclusive<u16>,
    ) -> Option<u16> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => u16::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|columns| range.contains(columns));
        if number.is_none() {
            let (least, most) = range.into_inner();
            let what = format!("expected a number of columns for {key}, from {least} to {most}");
            self.say(value.span().start, &what, None);
        }
        number
    }

    /// Whether something is wanted; anything but `true` and `false` is said.
    pub(crate) fn flag(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<bool> {
        if let DeValue::Boolean(is_wanted) = value.get_ref() {
            return Some(*is_wanted);
        }
        let found = value.get_ref().type_str();
        let what = format!("expected true or false for {key}, found {found}");
        self.say(value.span().start, &what, None);
        None
    }

    /// The one of `choices` that `value` names; anything else is said.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        value: &Spanned<DeValue>,
        key: &str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.string(value, key)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == text) {
            return Some(*choice);
        }
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        let what = format!("{key} cannot be {text:?}");
        self.say(value.span().start, &what, Some(&hint(&text, &names)));
        None
    }
}

/// Blanks line number `line`; where it begins a table, all of that table.
fn leave_out(lines: &mut [String], line: usize) {
    let is_header = |line: &String| line.trim_start().starts_with('[');
    let begins_table = lines.get(line).is_some_and(is_header);
    for (number, text) in lines.iter_mut().enumerate().skip(line) {
        if number > line && (!begins_table || is_header(text)) {
            return;
        }
        let blank = " ".repeat(text.trim_end_matches('\n').len());
        let ending = if text.ends_with('\n') { "\n" } else { "" };
        *text = blank + ending;
    }
}

/// The keys of a table in the order of the text.
pub(crate) fn entries<'t, 'd>(table: &'t DeTable<'d>) -> Vec<Entry<'t, 'd>> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value))
        .collect();
    entries.sort_by_key(|(_, at, _)| *at);
    entries
}
