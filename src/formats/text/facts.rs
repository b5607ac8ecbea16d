//! The facts that the lines around a story state.

use serde_json::{Map, Value};

use super::head_line::{HeadLine, looks_like_names};
use super::section;
use crate::article::{Article, Date};
use crate::formats::byline::{self, Byline};
use crate::formats::fields::{self, Fact, Origin, Record, names};
use crate::formats::news_date::{Kind, Stamp};
use crate::formats::{Budget, caption};
use crate::text::Clean;

/// An article whose facts are being read.
pub(super) struct Facts<'a> {
    /// The article; what is dropped is kept in its list of it.
    pub article: &'a mut Article,
    /// Whether a byline or a stamp was found.
    pub has_evidence: bool,
    /// Whether the title has been read.
    pub is_below_title: bool,
    /// Dates that no label explains, each with how likely it says when the article was published.
    dates: Vec<(Trust, Date)>,
    /// Facts that stand under their names.
    fields: Map<String, Value>,
    last_field: Option<String>,
}

/// Where facts say that they were found.
const FROM: &str = "text";

/// How likely a date without a label says when the article was published. Above a title stands the
/// day of the visit as often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    AboveTitle,
    BelowTitle,
    Byline,
}

/// Notes a fact, unless it was stated before.
pub(super) fn note(fact: &mut Option<Clean>, words: &str) {
    fact.get_or_insert_with(|| Clean::line(words));
}

impl<'a> Facts<'a> {
    pub(super) fn of(article: &'a mut Article) -> Self {
        Self {
            article,
            has_evidence: false,
            is_below_title: false,
            dates: Vec::new(),
            fields: Map::new(),
            last_field: None,
        }
    }

    /// Drops words that belong to the page.
    pub(super) fn drop(&mut self, words: &str) {
        self.article.dropped.push(Clean::line(words));
    }

    /// Takes a line that says what it is; a line with several things on it, one after the other.
    pub(super) fn take(&mut self, line: HeadLine) {
        match line {
            HeadLine::Several(lines) => lines.into_iter().for_each(|line| self.take_one(line)),
            other => self.take_one(other),
        }
    }

    fn take_one(&mut self, line: HeadLine) {
        match line {
            HeadLine::Stamps(stamps) => {
                let trust = self.trust();
                for stamp in stamps {
                    self.take_stamp(stamp, trust);
                }
            }
            HeadLine::Byline(found) => self.take_byline(found),
            HeadLine::Section(way) => note(&mut self.article.section, &way),
            HeadLine::Tags(tags) => self.article.tags.extend(split_tags(&tags)),
            HeadLine::Address(address) => note(&mut self.article.url, &address),
            HeadLine::Field(name, value) => self.take_field(&name, value),
            HeadLine::Dated(words, stamp) => {
                let trust = if looks_like_names(&words) {
                    Trust::Byline
                } else {
                    self.trust()
                };
                self.take_stamp(stamp, trust);
                self.take_name(&words);
            }
            HeadLine::Words(words) => self.take_name(&words),
            HeadLine::Furniture | HeadLine::Several(_) => {}
        }
    }

    /// Takes a few words that stand beside a date: names, a section, or who published it.
    fn take_name(&mut self, words: &str) {
        if section::is_section(words) {
            note(&mut self.article.section, words);
        } else if caption::is_agency(words) {
            note(&mut self.article.source, words);
        } else if self.article.authors.is_empty() && looks_like_names(words) {
            self.article.authors = byline::authors(words);
        } else {
            self.drop(words);
        }
    }

    fn take_byline(&mut self, found: Byline) {
        self.has_evidence = true;
        if let Some(date) = found.date {
            self.dates.push((Trust::Byline, date));
        }
        if let Some(date) = found.updated {
            self.article.updated.get_or_insert(date);
        }
        for author in found.authors {
            if !self.article.authors.contains(&author) {
                self.article.authors.push(author);
            }
        }
    }

    fn take_stamp(&mut self, stamp: Stamp, trust: Trust) {
        self.has_evidence = true;
        let date = stamp.date;
        match stamp.kind {
            Some(Kind::Published) => _ = self.article.published.get_or_insert(date),
            Some(Kind::Updated) => _ = self.article.updated.get_or_insert(date),
            Some(Kind::Saved) => _ = self.article.saved.get_or_insert(date),
            None => self.dates.push((trust, date)),
        }
    }

    /// Takes a fact that stands under its name; a title at once, for the lines below stand to it.
    fn take_field(&mut self, name: &str, value: String) {
        self.has_evidence = true;
        let is_title = names::facts_of(&names::plain(name))
            .iter()
            .any(|(fact, _)| *fact == Fact::Title);
        if is_title && self.article.title.is_empty() {
            self.article.title = Clean::line(&value);
            self.article.title_from = FROM;
        }
        self.last_field = Some(name.to_owned());
        self.fields.insert(name.to_owned(), Value::String(value));
    }

    /// Takes words that go on with the last fact, on a line of their own.
    pub(super) fn go_on_with_field(&mut self, words: &str) {
        let name = self.last_field.clone().unwrap_or_default();
        if let Some(Value::String(value)) = self.fields.get_mut(&name) {
            let was_title = Clean::line(value) == self.article.title;
            value.push(' ');
            value.push_str(words);
            if was_title {
                self.article.title = Clean::line(value);
            }
        }
    }

    /// How likely a date that stands alone is the day of publication.
    fn trust(&self) -> Trust {
        if self.is_below_title {
            Trust::BelowTitle
        } else {
            Trust::AboveTitle
        }
    }

    /// Takes the likeliest of the dates without a label as the day of publication, unless a stamp
    /// says it; of several on that day the most precise.
    pub(super) fn settle(mut self, budget: &Budget) {
        self.settle_fields(budget);
        if self.article.published.is_some() {
            return;
        }
        let likeliest = self.dates.iter().rev().max_by_key(|(trust, _)| *trust);
        let Some(day) = likeliest.map(|(_, date)| date.local.date()) else {
            return;
        };
        let dates = self.dates.iter().map(|(_, date)| date);
        let same = dates.rev().filter(|date| date.local.date() == day);
        self.article.published = same.max_by_key(|date| date.precision).cloned();
    }

    /// Reads the facts that stand under their names, where nothing else stated them.
    fn settle_fields(&mut self, budget: &Budget) {
        if self.fields.is_empty() {
            return;
        }
        let origin = Origin { from: FROM, budget };
        let mut stated = Article::default();
        fields::facts(&mut stated, &Record::of(&self.fields), &origin);
        let article = &mut *self.article;
        if article.authors.is_empty() {
            article.authors = stated.authors;
        }
        article.tags.extend(stated.tags);
        fill(&mut article.subtitle, stated.subtitle);
        fill(&mut article.source, stated.source);
        fill(&mut article.section, stated.section);
        fill(&mut article.lang, stated.lang);
        fill(&mut article.url, stated.url);
        fill(&mut article.summary, stated.summary);
        fill(&mut article.published, stated.published);
        fill(&mut article.updated, stated.updated);
        fill(&mut article.saved, stated.saved);
    }
}

/// Fills what a fact leaves open.
fn fill<T>(fact: &mut Option<T>, stated: Option<T>) {
    if fact.is_none() {
        *fact = stated;
    }
}

/// The tags in what follows "Tags:".
pub(super) fn split_tags(tags: &str) -> Vec<Clean> {
    let has_signs = tags.contains([',', ';', '|', '،', '、', '，', '#', '·', '•']);
    let is_sign = |c: char| matches!(c, ',' | ';' | '|' | '،' | '、' | '，' | '#' | '·' | '•');
    let parts: Vec<&str> = if has_signs {
        tags.split(is_sign).collect()
    } else {
        vec![tags]
    };
    let parts = parts.into_iter().map(Clean::line);
    parts.filter(|tag| !tag.is_empty()).collect()
}
