//! From the top of a JSON text to its records, through whatever wraps them.
//!
//! An export is an object with a list in it, a search engine's answer is a list two objects down, a
//! feed states its name beside its items. Only keys and brackets are looked at on the way; records
//! are parsed one by one.

use std::ops::Range;

use crate::formats::Budget;
use crate::formats::fields::{Fact, labels, names, value};
use crate::formats::json::parse::{self, Fault};
use crate::formats::json::records::{Found, Part, Records};
use crate::formats::json::scan::{self, Broken, Lines, Member};

/// How many objects may wrap a list of records.
const LEVELS: usize = 12;

/// Names of lists, and of objects with a list in them.
const WRAPPERS: &[&str] = &[
    "@graph",
    "articles",
    "bookmarks",
    "channel",
    "children",
    "collection",
    "content",
    "data",
    "docs",
    "documents",
    "edges",
    "elements",
    "entries",
    "entry",
    "feed",
    "graph",
    "hits",
    "item",
    "items",
    "links",
    "list",
    "news",
    "node",
    "nodes",
    "objects",
    "pages",
    "payload",
    "posts",
    "publications",
    "records",
    "response",
    "result",
    "results",
    "roots",
    "rows",
    "rss",
    "stories",
    "value",
];

/// Names of the lists of a feed, which says its own name beside them.
const FEED_LISTS: &[&str] = &["items", "entries", "item", "entry"];

/// A walk over one text.
#[derive(Debug)]
pub struct Walk<'a> {
    text: &'a str,
    budget: &'a Budget,
    records: Records<'a>,
    lines: Lines,
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
        let line = self.lines.of(self.text, range.start);
        match self.records.take(self.slice(range), part, line) {
            Ok(Found::Record) => {}
            Ok(Found::Foreign) => self.foreign(&members, level, part, line),
            Err(fault) => self.records.fault(&fault, part, line),
        }
    }

    /// Reads the lists among `members`, if these wrap records and are not facts of one.
    fn wrapped(&mut self, members: &[Member], level: usize) -> bool {
        if level >= LEVELS {
            return false;
        }
        let lists = self.lists_among(members);
        if lists.is_empty() {
            return false;
        }
        self.share(members, &lists);
        for member in lists {
            self.value(member.value, level + 1);
        }
        true
    }

    /// The members that hold records; none where the object is an article itself.
    fn lists_among(&self, members: &[Member]) -> Vec<Member> {
        let states = |fact: Fact| {
            members.iter().any(|member| {
                let facts = names::facts_of(&self.name(member));
                let value = self.slice(member.value.clone());
                facts.iter().any(|(other, _)| *other == fact)
                    && value.starts_with('"')
                    && value.len() > 2
            })
        };
        if states(Fact::Body) {
            return Vec::new();
        }
        let has_title = states(Fact::Title);
        let holds = members.iter().filter(|member| {
            let is_wrapper = WRAPPERS.contains(&self.name(member).as_str());
            let start = member.value.start;
            let inner = scan::skip_space(self.text, start + 1);
            match (scan::byte(self.text, start), scan::byte(self.text, inner)) {
                (Some(b'['), Some(b'{')) => is_wrapper || (!has_title && self.is_article_at(inner)),
                (Some(b'{'), Some(b'"')) => is_wrapper && !has_title,
                _ => false,
            }
        });
        holds.cloned().collect()
    }

    /// The plain name of a member.
    fn name(&self, member: &Member) -> String {
        names::plain(self.slice(member.key.clone()))
    }

    /// Whether the object at `start` has names for a title and for one more fact of an article.
    fn is_article_at(&self, start: usize) -> bool {
        let members = scan::members(self.text, start).members;
        let facts = members
            .iter()
            .flat_map(|member| names::facts_of(&self.name(member)));
        let facts: Vec<_> = facts.map(|(fact, _)| *fact).collect();
        let others = [Fact::Body, Fact::Url, Fact::Published, Fact::Summary];
        facts.contains(&Fact::Title) && others.iter().any(|fact| facts.contains(fact))
    }

    /// Keeps what a feed says of itself for its items.
    fn share(&mut self, members: &[Member], lists: &[Member]) {
        let is_feed = lists
            .iter()
            .any(|list| FEED_LISTS.contains(&self.name(list).as_str()));
        for member in members {
            let name = self.name(member);
            let stated = self.slice(member.value.clone());
            if stated.len() > 500 || !stated.starts_with('"') {
                continue;
            }
            let line = || value::line_of(&serde_json::from_str(stated).ok()?);
            match name.as_str() {
                "title" if is_feed => self.records.shared.source = line(),
                "language" if is_feed => {
                    self.records.shared.lang = line().and_then(|lang| labels::tag_of(&lang));
                }
                _ => {}
            }
        }
    }

    /// Reads a list or an object that holds records.
    fn value(&mut self, range: Range<usize>, level: usize) {
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
    fn foreign(&mut self, members: &[Member], level: usize, part: Part, line: u32) {
        let is_object = |member: &Member| scan::byte(self.text, member.value.start) == Some(b'{');
        let is_map = !members.is_empty() && members.iter().all(is_object);
        if is_map && level < LEVELS {
            for member in members {
                self.value(member.value.clone(), level + 1);
            }
        } else if part != Part::Only {
            self.records.set_aside(part, line);
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
        let extent = scan::value_end(self.slice(0..range.end), range.start);
        let Ok(extent) = extent else {
            return self.broken_element(range, part, line);
        };
        let own = range.start..extent.end;
        match self.records.take(self.slice(own.clone()), part, line) {
            Ok(Found::Record) => extent.end,
            Ok(Found::Foreign) => {
                let members = scan::members(self.text, own.start).members;
                if !self.wrapped(&members, level) {
                    self.foreign(&members, level, part, line);
                }
                extent.end
            }
            Err(fault) => {
                self.records.fault(&fault, part, line);
                // A quote that is missing makes one record swallow the next.
                self.next_record(own).unwrap_or(extent.end)
            }
        }
    }

    /// A record that does not end: what is wrong with it, and where the next one begins.
    fn broken_element(&mut self, range: Range<usize>, part: Part, line: u32) -> usize {
        let next = self.next_record(range.clone()).unwrap_or(range.end);
        match self.records.take(self.slice(range.start..next), part, line) {
            Ok(_) => {}
            Err(fault) => self.records.fault(&fault, part, line),
        }
        next
    }

    /// Where the next record after the one at the start of `range` begins: at a bracket before the
    /// name that this one begins with, for the records of a file are alike.
    fn next_record(&self, range: Range<usize>) -> Option<usize> {
        let name = scan::skip_space(self.text, range.start + 1);
        let name_end = scan::string_end(self.text, name)
            .ok()
            .filter(|_| scan::byte(self.text, name) == Some(b'"'))?;
        let quoted = self.slice(name..name_end);
        let mut from = name_end;
        loop {
            let found = self.slice(from..range.end).find(quoted)? + from;
            from = found + quoted.len();
            let before = self.slice(range.start..found).trim_end();
            let Some(before) = before.strip_suffix('{') else {
                continue;
            };
            let outer = before.trim_end();
            let is_line_start =
                outer.len() < before.len() && before.get(outer.len()..)?.contains('\n');
            if is_line_start || outer.ends_with([',', '[', ']', '}']) {
                return Some(range.start + before.len());
            }
        }
    }

    /// A file that is one object and does not end: the records in its lists are read all the same.
    fn broken_object(mut self, start: usize, broken: Broken) {
        let found = scan::members(self.text, start);
        let list = found.unended.as_ref().filter(|member| {
            let is_wrapper = WRAPPERS.contains(&self.name(member).as_str());
            is_wrapper && scan::byte(self.text, member.value.start) == Some(b'[')
        });
        if let Some(member) = list.cloned() {
            self.list(member.value, 1);
            self.records.finish();
            return;
        }
        // Objects one after another, of which the first is broken.
        if let Some(next) = self.next_record(start..self.text.len()) {
            let part = self.records.next_part();
            self.broken_element(start..next, part, 1);
            self.list(next..self.text.len(), 0);
            self.records.finish();
            return;
        }
        let fault = parse::record(self.slice(start..self.text.len())).err();
        let fault = fault.unwrap_or_else(|| unended(broken));
        if self.names_an_article(start) {
            let line = self.lines.of(self.text, start);
            self.records.fault(&fault, Part::Only, line);
            self.records.finish();
        } else {
            self.records.pass_over(&fault.what);
        }
    }

    /// Whether names of a title or a text stand in quotes anywhere near the start.
    fn names_an_article(&self, start: usize) -> bool {
        let near = self.slice(start..self.text.floor_char_boundary(start + 100_000));
        near.split('"').any(|word| {
            let is_short = word.len() <= 40;
            let facts = is_short.then(|| names::facts_of(&names::plain(word)));
            let facts = facts.unwrap_or_default().iter();
            facts
                .into_iter()
                .any(|(fact, _)| matches!(fact, Fact::Title | Fact::Body))
        })
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
