//! From the top of a JSON text to its records, through whatever wraps them.
//!
//! Only names and brackets are looked at on the way; records are parsed one by one, and what is
//! broken is passed over to where the next one begins.

use std::ops::Range;

use crate::formats::Budget;
use crate::formats::json::items;
use crate::formats::json::parse::{self, Fault};
use crate::formats::json::scan::{self, Broken, Extent, Lines, Member};
use crate::formats::json::take::{fault, take};
use crate::formats::json::wrappers;
use crate::formats::records::{Found, Part, Records};

/// How many objects may wrap a list of records.
const LEVELS: usize = 12;

/// A walk over one text.
#[derive(Debug)]
pub struct Walk<'a> {
    text: &'a str,
    budget: &'a Budget,
    records: Records<'a>,
    lines: Lines,
    /// Whether a record was met that does not end.
    has_unended: bool,
    is_stopped: bool,
}

impl<'a> Walk<'a> {
    /// A walk over `text` that gathers into `records`.
    pub fn new(text: &'a str, budget: &'a Budget, records: Records<'a>) -> Self {
        Self {
            text,
            budget,
            records,
            lines: Lines::default(),
            has_unended: false,
            is_stopped: false,
        }
    }

    /// Reads the whole text.
    pub fn run(mut self) {
        let start = scan::skip_space(self.text, 0);
        match scan::byte(self.text, start) {
            Some(b'[') => self.list(start + 1..self.text.len(), 0),
            Some(b'{') => match scan::value_end(self.text, start) {
                Ok(extent) if self.is_rest_empty(extent.end) => {
                    self.object(start..extent.end, 0, Part::Only);
                }
                // Several values one after another: the first is one of them.
                Ok(_) => self.list(start..self.text.len(), 0),
                Err(broken) => return self.broken_object(start, broken),
            },
            _ => self
                .records
                .problem("expected a JSON object or list", Part::Only, 1),
        }
        self.records.finish();
    }

    /// Reads a text that is records and nothing around them.
    pub fn run_items(mut self) {
        self.list(0..self.text.len(), 0);
        self.records.finish();
    }

    fn is_rest_empty(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '\0'))
            .is_empty()
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Reads an object that is whole: the lists in it, or itself.
    fn object(&mut self, range: Range<usize>, level: usize, part: Part) {
        let members = scan::members(self.text, range.start).members;
        if self.wrapped(&members, level) {
            return;
        }
        let start = range.start;
        let line = self.lines.of(self.text, start);
        let json = self.slice(range);
        match take(&mut self.records, json, part, line) {
            Ok(Found::Record) => {}
            Ok(Found::Foreign) => self.foreign(start, level, part, line),
            Err(fault) => self.unreadable(&fault, start),
        }
    }

    /// Reads the lists among `members`, if these wrap records and are not facts of one.
    fn wrapped(&mut self, members: &[Member], level: usize) -> bool {
        if level >= LEVELS {
            return false;
        }
        let lists = wrappers::lists_among(self.text, members);
        if lists.is_empty() {
            return false;
        }
        wrappers::share(self.text, members, &lists, &mut self.records.shared);
        for member in lists {
            self.value(member.value, level + 1);
        }
        true
    }

    /// Reads a list or an object that holds records.
    fn value(&mut self, range: Range<usize>, level: usize) {
        if self.is_stopped {
            return;
        }
        match scan::byte(self.text, range.start) {
            Some(b'[') => self.list(range.start + 1..range.end, level),
            Some(b'{') => {
                let members = scan::members(self.text, range.start).members;
                if !self.wrapped(&members, level) {
                    self.element(range, level);
                }
            }
            _ => {}
        }
    }

    /// An object that is no record: the records in it, or nothing that can be read.
    fn foreign(&mut self, start: usize, level: usize, part: Part, line: u32) {
        let members = scan::members(self.text, start).members;
        let is =
            |member: &Member, first: u8| scan::byte(self.text, member.value.start) == Some(first);
        let is_map = !members.is_empty() && members.iter().all(|member| is(member, b'{'));
        let is_empty_list = |member: &Member| wrappers::is_list(self.text, member);
        let is_folder = is_map
            || members.iter().any(is_empty_list)
            || !wrappers::lists_among(self.text, &members).is_empty();
        if !is_folder || level >= LEVELS {
            if part != Part::Only {
                self.records.set_aside(part, line);
            }
            return;
        }
        self.records.give_back(part);
        if !self.wrapped(&members, level) && is_map {
            for member in members {
                self.value(member.value, level + 1);
            }
        }
    }

    /// Reads the records from `range.start` on: commas, brackets and line breaks between them mean
    /// nothing, so that a list closed after each record is read to its end.
    fn list(&mut self, range: Range<usize>, level: usize) {
        let mut at = range.start;
        let mut depth = level;
        while at < range.end && !self.is_stopped {
            at = scan::skip_space(self.text, at);
            match scan::byte(self.text, at) {
                Some(b'{') if at < range.end => at = self.element(at..range.end, level),
                Some(b',' | b'\0') => at += 1,
                Some(b']') => {
                    depth = depth.saturating_sub(1);
                    at += 1;
                }
                Some(b'[') => {
                    depth += 1;
                    at += 1;
                    if depth > self.budget.data_depth {
                        return self.too_deep(at);
                    }
                }
                Some(_) => at = self.scalar(at, range.end),
                None => break,
            }
        }
    }

    fn too_deep(&mut self, at: usize) {
        let line = self.lines.of(self.text, at);
        let what = format!(
            "the lists are nested deeper than {} levels",
            self.budget.data_depth
        );
        self.records.problem(&what, Part::Only, line);
        self.is_stopped = true;
    }

    /// Passes over a word, a number or anything else between records.
    fn scalar(&mut self, at: usize, end: usize) -> usize {
        let next = match scan::value_end(self.text, at) {
            Ok(extent) => extent.end,
            Err(_) => at + 1,
        };
        let rest = self.text.as_bytes().get(next..end).unwrap_or_default();
        let skipped = rest
            .iter()
            .position(|byte| matches!(byte, b'{' | b'[' | b']' | b',' | b'"'));
        next + skipped.unwrap_or(rest.len())
    }

    /// Reads the record at the start of `range`, and gives where reading goes on.
    fn element(&mut self, range: Range<usize>, level: usize) -> usize {
        let line = self.lines.of(self.text, range.start);
        if self.records.must_stop(line) {
            self.is_stopped = true;
            return range.end;
        }
        let part = self.records.next_part();
        let Some(extent) = self.extent(&range) else {
            self.has_unended = true;
            return self.broken_element(range, part, line);
        };
        let own = range.start..extent.end;
        let json = self.slice(own.clone());
        match take(&mut self.records, json, part, line) {
            Ok(Found::Record) => extent.end,
            Ok(Found::Foreign) => {
                self.foreign(own.start, level, part, line);
                extent.end
            }
            Err(what) => {
                fault(&mut self.records, &what, part, line);
                // A quote that is missing makes one record swallow the next.
                wrappers::next_record(self.text, own).unwrap_or(extent.end)
            }
        }
    }

    /// How far the record at the start of `range` reaches. After one that does not end the others are
    /// looked at more closely first: each would else be followed to the end of the text.
    fn extent(&self, range: &Range<usize>) -> Option<Extent> {
        let text = self.slice(0..range.end);
        if self.has_unended && items::is_broken(text.as_bytes(), range.start) {
            return None;
        }
        scan::value_end(text, range.start).ok()
    }

    /// A record that does not end: what is wrong with it, and where the next one begins.
    fn broken_element(&mut self, range: Range<usize>, part: Part, line: u32) -> usize {
        let next = wrappers::next_record(self.text, range.clone()).unwrap_or(range.end);
        let json = self.slice(range.start..next);
        match take(&mut self.records, json, part, line) {
            Ok(_) => {}
            Err(what) => fault(&mut self.records, &what, part, line),
        }
        next
    }

    /// A file that is one object and does not end: the records in its lists are read all the same.
    fn broken_object(mut self, start: usize, broken: Broken) {
        let found = scan::members(self.text, start);
        let list = found
            .unended
            .as_ref()
            .filter(|member| wrappers::is_list(self.text, member));
        if let Some(member) = list.cloned() {
            self.list(member.value, 1);
            self.records.finish();
            return;
        }
        // Objects one after another, of which the first is broken.
        if let Some(next) = wrappers::next_record(self.text, start..self.text.len()) {
            let part = self.records.next_part();
            self.broken_element(start..next, part, 1);
            self.list(next..self.text.len(), 0);
            self.records.finish();
            return;
        }
        let fault = parse::record(self.slice(start..self.text.len())).err();
        let fault = fault.unwrap_or_else(|| unended(broken));
        self.unreadable(&fault, start);
        self.records.finish();
    }

    /// The only object of a file cannot be read: a problem, if it is likely to be an article.
    fn unreadable(&mut self, what: &Fault, start: usize) {
        if wrappers::names_an_article(self.text, start) {
            let line = self.lines.of(self.text, start);
            fault(&mut self.records, what, Part::Only, line);
        } else {
            self.records.pass_over(&what.what);
        }
    }
}

/// The fault of an object that the scan saw no end of.
fn unended(broken: Broken) -> Fault {
    let what = match broken {
        Broken::CutOff => "the record is cut off",
        Broken::At(_) => "a bracket is closed that was not opened",
    };
    Fault {
        lines_down: 0,
        what: what.to_owned(),
    }
}
