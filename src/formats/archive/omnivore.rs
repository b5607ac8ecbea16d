//! The export of Omnivore: what is known of an article lies in one file, its text in another, and what
//! was marked in it in a third; the three bear one name.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

use serde_json::{Map, Value};
use zip::ZipArchive;

use crate::article::{Article, Block, Inline, Kind};
use crate::formats::{Budget, markdown};

/// The most that is read of the files of facts and of marked passages, in bytes.
const MOST_BYTES: u64 = 32 << 20;

/// What an export says of its articles, by their names.
#[derive(Debug, Default)]
pub struct Export {
    facts: HashMap<String, Map<String, Value>>,
    highlights: HashMap<String, String>,
    /// Names of articles whose text is there.
    texts: HashSet<String>,
}

/// What a file of an export holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Role<'n> {
    /// What is known of articles.
    Facts,
    /// The text of the article of that name.
    Text(&'n str),
    /// What was marked in it.
    Highlights(&'n str),
}

/// What the file called `name` holds.
fn role(name: &str) -> Option<Role<'_>> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let own = folder.rsplit('/').next().unwrap_or_default();
    match own {
        "content" => Some(Role::Text(file.strip_suffix(".html")?)),
        "highlights" => Some(Role::Highlights(file.strip_suffix(".md")?)),
        _ => {
            let numbers = file.strip_prefix("metadata_")?.strip_suffix(".json")?;
            let (from, to) = numbers.split_once("_to_")?;
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            (is_number(from) && is_number(to)).then_some(Role::Facts)
        }
    }
}

impl Export {
    /// What the file called `name` holds.
    pub fn role(name: &str) -> Option<Role<'_>> {
        role(name)
    }

    /// What the export `archive` says; `None` where it is none.
    pub(super) fn in_archive<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<Self> {
        let names = archive.file_names().filter_map(Result::ok);
        let names: Vec<String> = names.map(Cow::into_owned).collect();
        let mut read = |name: &str, left: u64| {
            let file = archive.by_name(name).ok()?;
            let mut bytes = Vec::new();
            file.take(left).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        };
        Self::of(&names, &mut read)
    }

    /// What the export says whose files are called `names`; `None` where it is none. `read` gives what one
    /// of them holds, of which so many bytes may be read.
    pub fn of(names: &[String], read: &mut ReadFile) -> Option<Self> {
        let roles = names.iter().filter_map(|name| role(name));
        if !names.iter().any(|name| role(name) == Some(Role::Facts)) {
            return None;
        }
        let texts = roles.filter_map(|role| match role {
            Role::Text(slug) => Some(slug.to_owned()),
            _ => None,
        });
        let mut export = Self {
            texts: texts.collect(),
            ..Self::default()
        };
        let mut left = MOST_BYTES;
        let mut text_of = |name: &str| {
            let bytes = read(name, left)?;
            left = left.saturating_sub(bytes.len() as u64);
            Some(String::from_utf8_lossy(&bytes).into_owned())
        };
        for name in names {
            match role(name) {
                Some(Role::Facts) => export.take_facts(&text_of(name)?)?,
                Some(Role::Highlights(slug)) => {
                    let text = text_of(name).unwrap_or_default();
                    export.highlights.insert(slug.to_owned(), text);
                }
                _ => {}
            }
        }
        Some(export)
    }

    fn take_facts(&mut self, text: &str) -> Option<()> {
        let records: Vec<Map<String, Value>> = serde_json::from_str(text).ok()?;
        for record in records {
            let slug = record
                .get("slug")
                .and_then(Value::as_str)
                .map(str::to_owned);
            if let Some(slug) = slug {
                self.facts.insert(slug, record);
            }
        }
        Some(())
    }

    /// What is to be read in place of the file called `name`, which holds `bytes`: what is known of an
    /// article with its text, or what is known of those without one. `None` where the file is read as it
    /// is, and nothing where another file holds what it says.
    pub fn joined(&self, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        match role(name)? {
            Role::Text(slug) => {
                let mut record = self.facts.get(slug)?.clone();
                let text = String::from_utf8_lossy(bytes).into_owned();
                record.insert("content".to_owned(), text.into());
                serde_json::to_vec(&record).ok()
            }
            Role::Highlights(slug) => self.texts.contains(slug).then(Vec::new),
            Role::Facts => {
                let mut records: Vec<Map<String, Value>> = serde_json::from_slice(bytes).ok()?;
                records.retain(|record| {
                    let slug = record.get("slug").and_then(Value::as_str);
                    slug.is_none_or(|slug| !self.texts.contains(slug))
                });
                if records.is_empty() {
                    return Some(Vec::new());
                }
                serde_json::to_vec(&records).ok()
            }
        }
    }

    /// Puts below the text what was marked in it: passages as quotations, what was noted on them as
    /// paragraphs.
    pub(super) fn add_highlights(&self, name: &str, article: &mut Article, budget: &Budget) {
        let Some(Role::Text(slug)) = role(name) else {
            return;
        };
        let Some(marked) = self.highlights.get(slug) else {
            return;
        };
        add_marked(marked, article, budget);
    }
}

/// Puts below the text what was marked in it.
pub fn add_marked(marked: &str, article: &mut Article, budget: &Budget) {
    let blocks = markdown::blocks(marked, budget);
    if blocks.is_empty() {
        return;
    }
    let heading = Inline::plain("Highlights");
    article.body.push(Block::new(Kind::Heading(2), heading));
    article.body.extend(blocks);
}

/// Gives what a file holds, of which so many bytes may be read.
pub type ReadFile<'r> = dyn FnMut(&str, u64) -> Option<Vec<u8>> + 'r;
