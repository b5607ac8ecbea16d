//! What became of each record of a file that holds many: an article or a problem.

use serde_json::{Map, Value};

use crate::article::{Article, Problem};
use crate::formats::Budget;
use crate::formats::fields::{self, Origin, Outcome};
use crate::formats::registry::Reading;
use crate::text::Clean;

/// The most problems that are listed for one file; the others are counted.
const PROBLEMS: usize = 100;

/// The share of the time for reading records; the rest is for finishing them.
const READING_SHARE: f32 = 0.6;

/// The names of fields that are given where a record is no article.
const NAMED_FIELDS: usize = 6;

/// What the records of a file are called.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    /// Where facts say that they came from: `"json"`, `"csv"`.
    pub from: &'static str,
    /// What the file is where it holds no article: `"JSON"`, `"a table"`.
    pub file: &'static str,
}

/// Gathers the records of one file.
#[derive(Debug)]
pub struct Records<'a> {
    names: Names,
    budget: &'a Budget,
    reading: &'a mut Reading,
    /// Records met so far: what parts are numbered by.
    pub count: u32,
    /// Facts that the file states once for all its records.
    pub shared: Shared,
    /// Records that are something else, with what they hold: problems only beside articles.
    foreign: Vec<Problem>,
    /// What the first of them holds.
    holds: Option<String>,
    /// Why the file cannot be read, if it is not likely to hold articles.
    unread: Option<String>,
    unlisted: u32,
}

/// Facts that a file states once for all its records.
#[derive(Debug, Default, Clone)]
pub struct Shared {
    /// The name of the feed or site.
    pub source: Option<Clean>,
    /// Its language.
    pub lang: Option<Clean>,
}

/// Which record of its file one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The only one there can be.
    Only,
    /// The one with this number.
    Number(u32),
}

/// What a record turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An article, or a problem: it is dealt with.
    Record,
    /// Something else; there may be records in it.
    Foreign,
}

impl<'a> Records<'a> {
    /// Gathers into `reading`.
    pub fn new(names: Names, budget: &'a Budget, reading: &'a mut Reading) -> Self {
        Self {
            names,
            budget,
            reading,
            count: 0,
            shared: Shared::default(),
            foreign: Vec::new(),
            holds: None,
            unread: None,
            unlisted: 0,
        }
    }

    /// The number of the next record.
    pub fn next_part(&mut self) -> Part {
        self.count = self.count.saturating_add(1);
        Part::Number(self.count)
    }

    /// Takes back the number of what turned out to hold records and to be none.
    pub fn give_back(&mut self, part: Part) {
        if part == Part::Number(self.count) {
            self.count -= 1;
        }
    }

    /// Reads one record, which begins on `line`.
    pub fn take(&mut self, map: &Map<String, Value>, part: Part, line: u32) -> Found {
        let origin = Origin {
            from: self.names.from,
            budget: self.budget,
        };
        match fields::article(map, &origin) {
            Outcome::Article(article) if is_folder(map, &article) => Found::Foreign,
            Outcome::Article(article) => {
                self.keep(*article, part);
                Found::Record
            }
            Outcome::Empty => {
                self.problem("the record has neither a title nor a text", part, line);
                Found::Record
            }
            Outcome::Foreign => {
                if self.holds.is_none() {
                    self.holds = Some(names_of(map));
                }
                // Linked data says itself that this is no article: nobody misses one.
                if map.contains_key("@type") {
                    Found::Record
                } else {
                    Found::Foreign
                }
            }
        }
    }

    /// Reads one record of a file whose records are articles and nothing else.
    pub fn take_item(&mut self, map: &Map<String, Value>, part: Part, line: u32) {
        let origin = Origin {
            from: self.names.from,
            budget: self.budget,
        };
        match fields::item(map, &origin) {
            Some(article) => self.keep(article, part),
            None => self.problem(
                "it has neither a title nor a text nor an address",
                part,
                line,
            ),
        }
    }

    /// Keeps an article, with what its file states for all.
    pub fn keep(&mut self, mut article: Article, part: Part) {
        article.part = match part {
            Part::Only => None,
            Part::Number(number) => Some(number),
        };
        article.source = article.source.or_else(|| self.shared.source.clone());
        article.lang = article.lang.or_else(|| self.shared.lang.clone());
        self.reading.articles.push(article);
    }

    /// Keeps a record that is no article and holds none; a problem if its fellows are articles.
    pub fn set_aside(&mut self, part: Part, line: u32) {
        if self.foreign.len() < PROBLEMS {
            let problem = Problem::file("the record has no field for a title or a text");
            self.foreign.push(placed(problem, part, line));
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// Notes a problem with a record.
    pub fn problem(&mut self, what: &str, part: Part, line: u32) {
        self.list(placed(Problem::file(what), part, line));
    }

    /// Notes a problem.
    pub fn list(&mut self, problem: Problem) {
        if self.reading.problems.len() < PROBLEMS {
            self.reading.problems.push(problem);
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// Whether reading must stop before the record on `line`; if so, how far it came is a problem.
    pub fn must_stop(&mut self, line: u32) -> bool {
        let is_full = self.reading.articles.len() >= self.budget.articles;
        if !is_full && !self.budget.is_spent_to(READING_SHARE) {
            return false;
        }
        let limit = if is_full { "articles" } else { "time" };
        let what = format!(
            "only the first {} records were read: the file takes more {limit} than one file may",
            self.count
        );
        let problem = Problem::file(&what).at_line(line);
        self.reading
            .problems
            .push(problem.with_hint("split the file into smaller ones"));
        true
    }

    /// Ends the reading: what is no article is a problem beside articles, and a reason to pass the
    /// file over where there are none.
    pub fn finish(mut self) {
        let is_news = !self.reading.articles.is_empty() || !self.reading.problems.is_empty();
        if !is_news {
            let holds = self.holds.map(|names| format!(": it holds {names}"));
            let why = self.unread.or(holds).unwrap_or_default();
            let reason = format!("{} without articles{why}", self.names.file);
            self.reading.skipped = Some(Clean::line(&reason).to_string());
            return;
        }
        for problem in std::mem::take(&mut self.foreign) {
            self.list(problem);
        }
        self.reading.unlisted = self.reading.unlisted.saturating_add(self.unlisted);
    }

    /// Ends the reading of a file that mostly is one article: what stands alone has no number.
    pub fn finish_one(self) {
        if self.count == 1
            && let Some(only) = self.reading.articles.last_mut()
        {
            only.part = None;
        }
        self.finish();
    }

    /// Gives up on a file that is not likely to hold articles; `what` is why it cannot be read.
    pub fn pass_over(&mut self, what: &str) {
        self.unread = Some(format!(" ({what})"));
    }
}

/// Whether what has a title is a folder of bookmarks and no article.
fn is_folder(map: &Map<String, Value>, article: &Article) -> bool {
    let is_bare = article.body.is_empty() && article.url.is_none();
    let is_list = |name: &&str| matches!(map.get(*name), Some(Value::Array(_)));
    is_bare
        && ["children", "items", "entries", "bookmarks", "links"]
            .iter()
            .any(is_list)
}

/// `problem` in its place.
fn placed(problem: Problem, part: Part, line: u32) -> Problem {
    let problem = problem.at_line(line);
    match part {
        Part::Only => problem,
        Part::Number(number) => problem.in_part(number),
    }
}

/// The first names of fields in `map`, for people who wonder what a file is.
fn names_of(map: &Map<String, Value>) -> String {
    if map.is_empty() {
        return "nothing".to_owned();
    }
    let names = map.keys().take(NAMED_FIELDS).map(|name| {
        let shown: String = name.chars().take(30).collect();
        format!("\"{shown}\"")
    });
    let names = names.collect::<Vec<_>>().join(", ");
    if map.len() > NAMED_FIELDS {
        names + ", …"
    } else {
        names
    }
}
