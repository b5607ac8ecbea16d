//! The facts that the lines around a story state.

use serde_json::{Map, Value};

use super::head_line::{HeadLine, looks_like_names};
use super::{paper, section};
use crate::article::{Article, Date};
use crate::formats::byline::{self, Byline};
use crate::formats::fields::{self, Fact, Origin, Record, names};
use crate::formats::news_date::{Kind, Stamp, begins_with_weekday};
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
    /// Whether what is read stands below the story, where other stories have their dates.
    pub is_below_story: bool,
    /// Dates that no label explains, each with how likely it says when the article was published.
    dates: Vec<(Trust, Date)>,
    /// Facts that stand under their names.
    fields: Map<String, Value>,
}

/// Where facts say that they were found.
const FROM: &str = "text";

/// How likely a date without a label says when the article was published. Above a title stands the
/// day of the visit as often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    BelowStory,
    AboveTitle,
    BelowTitle,
    Byline,
}

impl<'a> Facts<'a> {
    pub(super) fn of(article: &'a mut Article) -> Self {
        Self {
            article,
            has_evidence: false,
            is_below_title: false,
            is_below_story: false,
            dates: Vec::new(),
            fields: Map::new(),
        }
    }

    /// Notes a fact; where it was stated before, in other words, these are dropped.
    pub(super) fn note(&mut self, fact: fn(&mut Article) -> &mut Option<Clean>, words: &str) {
        let words = Clean::line(words);
        let fact = fact(self.article);
        match fact {
            None => *fact = Some(words),
            Some(known) if *known != words => self.article.dropped.push(words),
            Some(_) => {}
        }
    }

    /// Drops words that belong to the page.
    pub(super) fn drop(&mut self, words: &str) {
        self.article.dropped.push(Clean::line(words));
    }

    /// Takes a line that says what it is; a line with several things on it, one after the other.
    pub(super) fn take(&mut self, line: HeadLine) {
        match line {
            HeadLine::Several(lines) => lines.into_iter().for_each(|line| self.take(line)),
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
            HeadLine::Section(way) => self.note(|article| &mut article.section, &way),
            HeadLine::Tags(tags) => self.article.tags.extend(split_tags(&tags)),
            HeadLine::Address(address) => self.note(|article| &mut article.url, &address),
            HeadLine::Field(name, value) => self.take_field(&name, value),
            HeadLine::Dated(words, stamp) => {
                let trust = if looks_like_names(&words) {
                    Trust::Byline
                } else {
                    self.trust()
                };
                // "São Paulo, domingo, 12 de março": above a title the paper says where it is made.
                let is_of_paper = !self.is_below_title && begins_with_weekday(&stamp.date.raw);
                self.take_stamp(stamp, trust);
                if is_of_paper && !caption::is_agency(&words) {
                    self.drop(&words);
                } else {
                    self.take_name(&words);
                }
            }
            HeadLine::Words(words) => self.take_name(&words),
            HeadLine::Furniture | HeadLine::Several(_) => {}
        }
    }

    /// Takes a few words that stand beside a date: names, a section, or who published it.
    fn take_name(&mut self, words: &str) {
        if section::is_section(words) {
            self.note(|article| &mut article.section, words);
        } else if caption::is_agency(words) {
            self.note(|article| &mut article.source, words);
        } else if !(self.article.authors.is_empty() && self.take_authors(words)) {
            self.drop(words);
        }
    }

    /// Takes words that look like names as those of the authors.
    fn take_authors(&mut self, words: &str) -> bool {
        if looks_like_names(words) {
            self.article.authors = byline::authors(words);
            self.article.from.authors = "byline";
        }
        !self.article.authors.is_empty()
    }

    fn take_byline(&mut self, found: Byline) {
        self.has_evidence = true;
        if let Some(date) = found.date {
            self.dates.push((Trust::Byline, date));
        }
        if let Some(date) = found.updated {
            self.article.updated.get_or_insert(date);
        }
        // "By Ann Lee, Velmar News": whom they write for stands among the names.
        let has_people = found.authors.iter().any(|author| !paper::is_paper(author));
        for author in found.authors {
            if has_people && paper::is_paper(&author) {
                self.note(|article| &mut article.source, &author);
            } else if !self.article.authors.contains(&author) {
                self.article.authors.push(author);
                self.article.from.authors = "byline";
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
        if is_title(name) && self.article.title.is_empty() {
            self.article.title = Clean::line(&value);
            self.article.title_from = FROM;
        } else if self.fields.contains_key(name) {
            self.drop(&format!("{name}: {value}"));
        } else {
            self.fields.insert(name.to_owned(), Value::String(value));
        }
    }

    /// Takes words that go on with the title, on a line of their own.
    pub(super) fn go_on_with_title(&mut self, words: &str) {
        self.article.title = Clean::line(&format!("{} {words}", self.article.title));
    }

    /// How likely a date that stands alone is the day of publication.
    fn trust(&self) -> Trust {
        if self.is_below_story {
            Trust::BelowStory
        } else if self.is_below_title {
            Trust::BelowTitle
        } else {
            Trust::AboveTitle
        }
    }

    /// Takes the likeliest of the dates without a label as the day of publication, unless a stamp
    /// says it; of several on that day the most precise.
    pub(super) fn settle(self, budget: &Budget) {
        let likeliest = self.dates.iter().rev().max_by_key(|(trust, _)| *trust);
        if let Some(day) = likeliest.map(|(_, date)| date.local.date()) {
            let dates = self.dates.iter().map(|(_, date)| date);
            let same = dates.rev().filter(|date| date.local.date() == day);
            let published = same.max_by_key(|date| date.precision).cloned();
            fill(&mut self.article.published, published);
        }
        self.settle_fields(budget);
    }

    /// Reads the facts that stand under their names, where nothing else stated them.
    fn settle_fields(self, budget: &Budget) {
        if self.fields.is_empty() {
            return;
        }
        let origin = Origin { from: FROM, budget };
        let mut stated = Article::default();
        fields::facts(&mut stated, &Record::of(&self.fields), &origin);
        let article = self.article;
        if article.authors.is_empty() {
            article.authors = stated.authors;
            article.from.authors = FROM;
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
        for (name, value) in &self.fields {
            let value = value.as_str().unwrap_or_default();
            if !says(article, value) {
                article
                    .dropped
                    .push(Clean::line(&format!("{name}: {value}")));
            }
        }
    }
}

/// Whether a fact under `name` is the title.
pub(super) fn is_title(name: &str) -> bool {
    let facts = names::facts_of(&names::plain(name));
    facts.iter().any(|(fact, _)| *fact == Fact::Title)
}

/// Whether some fact of `article` was made of `value`.
fn says(article: &Article, value: &str) -> bool {
    let value = Clean::line(value);
    let facts = [
        &article.subtitle,
        &article.source,
        &article.section,
        &article.url,
        &article.summary,
    ];
    let dates = [&article.published, &article.updated, &article.saved];
    let facts = facts.into_iter().flatten().chain([&article.title]);
    let facts = facts.chain(&article.authors).chain(&article.tags);
    let raws = dates.into_iter().flatten().map(|date| &date.raw);
    let mut told = facts.chain(raws).filter(|fact| !fact.is_empty());
    told.any(|fact| {
        fact.contains(value.as_str())
            || (value.contains(fact.as_str()) && fact.len() * 2 >= value.len())
    })
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
