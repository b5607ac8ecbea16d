//! What a document states, and the article that it makes.

use serde_json::{Map, Value};

use crate::article::Article;
use crate::formats::fields::{self, Origin, Record};
use crate::formats::text;
use crate::text::{Clean, words};

/// Fields that are kept among what was left out, at most, and the length of each in bytes.
const MOST_DROPPED: usize = 60;
const DROPPED_BYTES: usize = 300;

/// What a document states.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The facts, by the names that [`fields`] knows.
    facts: Map<String, Value>,
    /// The words of the story.
    pub body: String,
    /// Fields of the database that are no facts of the article.
    dropped: Vec<String>,
    /// How many words it says it has.
    pub words: Option<usize>,
    /// Whether its last field was met.
    pub is_closed: bool,
}

impl Sheet {
    /// States a fact, unless another is stated already; says whether the fact is stated now.
    pub(super) fn state(&mut self, name: &str, value: &str) -> bool {
        let value = value.trim();
        if value.is_empty() || is_none(value) {
            return false;
        }
        let stated = self.facts.entry(name).or_insert_with(|| value.into());
        *stated == value
    }

    /// States a fact, or keeps its words among what was left out.
    pub(super) fn state_or_drop(&mut self, name: &str, value: &str) {
        if !self.state(name, value) {
            self.drop(value);
        }
    }

    /// Whether a fact is stated.
    pub(super) fn has(&self, name: &str) -> bool {
        self.facts.contains_key(name)
    }

    /// Keeps words among what was left out.
    pub(super) fn drop(&mut self, words: &str) {
        if self.dropped.len() >= MOST_DROPPED {
            return;
        }
        let mut line = String::new();
        for word in words.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            if line.len() > DROPPED_BYTES {
                line.truncate(line.floor_char_boundary(DROPPED_BYTES));
                break;
            }
        }
        if !line.is_empty() {
            self.dropped.push(line);
        }
    }

    /// The article, where the document has a headline or words.
    pub(super) fn article(&self, origin: &Origin) -> Option<Article> {
        let mut article = Article::default();
        fields::facts(&mut article, &Record::of(&self.facts), origin);
        article.body = text::blocks(&self.body, origin.budget);
        fields::lead::tidy(&mut article);
        let dropped = self.dropped.iter().map(|words| Clean::line(words));
        article.dropped.extend(dropped);
        let is_one = !article.title.is_empty() || !fields::body::is_empty(&article.body);
        is_one.then_some(article)
    }

    /// How many of the words that it says it has are there, where that is less than half of them.
    pub(super) fn missing(&self) -> Option<(usize, usize)> {
        let stated = self.words.filter(|stated| *stated >= FEWEST_STATED)?;
        let found = words::count(&self.body);
        (!self.is_closed && found * 2 < stated).then_some((found, stated))
    }
}

/// So short a story may be shorter than it says: the database counts its headline and its captions.
const FEWEST_STATED: usize = 40;

/// Whether a value says that there is none.
pub(super) fn is_none(value: &str) -> bool {
    let value = value.trim_end_matches('.');
    [
        "none available",
        "not available",
        "full text not available",
        "no headline in original",
        "anonymous",
        "[...]",
        "none",
    ]
    .iter()
    .any(|none| value.eq_ignore_ascii_case(none))
}
