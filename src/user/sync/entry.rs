//! All that is known of the mark on one article, wherever it was learned.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::{Key, Keys};
use crate::text::Clean;
use crate::user::sync::register::{Of, Register};
use crate::user::{Carried, Subject};

/// The name in a document of what an article is known by.
pub(crate) const ARTICLE: &str = "article";

/// The registers of a mark.
pub(crate) type Registers = BTreeMap<Of, Register>;

/// All that is known of a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What its article is known by; what it bears is in the registers.
    pub(crate) article: Carried,
    pub(crate) registers: Registers,
}

/// Whose word counts where values differ that no one has seen together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// What was changed since both were in step: it counts.
    Since,
    /// What was set apart, nobody knows in which order: the later counts, and notes are joined.
    Apart,
}

impl Entry {
    /// What both make together, each written apart from the other.
    pub(crate) fn joined(mut self, other: Self) -> Self {
        for (of, register) in other.registers {
            let own = self.registers.remove(&of);
            let both = of.joined(own.into_iter().chain([register]));
            self.registers.extend(both.map(|both| (of, both)));
        }
        Self {
            article: self.article.joined(other.article),
            ..self
        }
    }

    /// Whether anything is set of it.
    pub(crate) fn is_any(&self) -> bool {
        let set = self.registers.iter().filter(|(of, _)| !of.is_of_facts());
        set.into_iter()
            .any(|(_, register)| register.value.is_some())
    }

    /// What is set there; `None` where nothing is, or it was taken away.
    pub(crate) fn value(&self, of: &Of) -> Option<&str> {
        self.registers.get(of)?.value.as_deref()
    }
}

/// What of `own` is news to one who knows `known`.
pub(crate) fn news(own: &Registers, known: Option<&Entry>, told: Told) -> Registers {
    let mut news = Registers::new();
    for (of, register) in own {
        let there = known.and_then(|known| known.registers.get(of));
        let is_same = match there {
            Some(there) => there.value == register.value,
            // Of something that no one has heard of it is no news that it was taken away.
            None => told == Told::Since && register.value.is_none(),
        };
        if is_same {
            continue;
        }
        let register = match (there, told) {
            (None, _) => register.clone(),
            (Some(there), Told::Since) => Register {
                // What comes after something is later, whatever the clock says.
                at: register.at.max(there.at.saturating_add(1)),
                value: register.value.clone(),
            },
            (Some(there), Told::Apart) => {
                let Some(both) = of.joined([there.clone(), register.clone()]) else {
                    continue;
                };
                if both.value == there.value {
                    continue;
                }
                both
            }
        };
        news.insert(of.clone(), register);
    }
    news
}

/// What an article is known by, as it lies in a document.
#[derive(Serialize, Deserialize)]
struct Written {
    content: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    story: Option<String>,
    title: String,
    path: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    other_urls: Vec<String>,
}

/// `article` as it lies in a document.
pub(crate) fn written(article: &Carried) -> Option<String> {
    let Subject {
        keys,
        title,
        path_hint,
    } = &article.subject;
    let hex = |key: &Key| key.to_string();
    let others = article.contents.iter().filter(|key| **key != keys.content);
    let other_urls = article.urls.iter().filter(|key| Some(**key) != keys.url);
    let written = serde_json::to_string(&Written {
        content: hex(&keys.content),
        url: keys.url.as_ref().map(hex),
        story: keys.story.as_ref().map(hex),
        title: title.to_string(),
        path: path_hint.to_string(),
        others: others.map(hex).collect(),
        other_urls: other_urls.map(hex).collect(),
    });
    Some(format!("{} {}", article.changed_at, written.ok()?))
}

/// What lies in a document as what an article is known by.
pub(crate) fn read(text: &str) -> Option<Carried> {
    let (at, text) = text.split_once(' ')?;
    let written: Written = serde_json::from_str(text).ok()?;
    let key = |hex: &Option<String>| hex.as_deref().map(Key::parse);
    let all = |hexes: &[String]| -> Option<Vec<Key>> {
        hexes.iter().map(|hex| Key::parse(hex)).collect()
    };
    let subject = Subject {
        keys: Keys {
            url: key(&written.url).unwrap_or_default(),
            content: Key::parse(&written.content)?,
            story: key(&written.story).unwrap_or_default(),
        },
        title: Clean::line(&written.title),
        path_hint: Clean::line(&written.path),
    };
    let mut article = Carried::bare(subject, at.parse().ok()?);
    article.contents.extend(all(&written.others)?);
    article.urls.extend(all(&written.other_urls)?);
    Some(article)
}

/// Whether both say the same of an article, whenever they were written.
pub(crate) fn is_same_article(one: &Carried, other: &Carried) -> bool {
    let of = |article: &Carried| {
        let Carried {
            subject,
            urls,
            contents,
            ..
        } = article.clone();
        (subject, urls, contents)
    };
    of(one) == of(other)
}

/// Everything that an article is known by.
pub(crate) fn all_keys(article: &Carried) -> impl Iterator<Item = Key> {
    article.contents.iter().chain(&article.urls).copied()
}
