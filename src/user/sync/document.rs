//! The entries of all marks, with their history: an Automerge document.
//!
//! Every register is one value of the document's root, named by the entry and by itself, so that
//! what is set of different things never conflicts. An entry is named by a content of its article. Two
//! devices may have named one article twice: entries that share a key are read together, and what is
//! set is set of each.

use std::collections::{BTreeSet, HashMap};

use automerge::{AutoCommit, ROOT, ReadDoc, legacy, transaction::Transactable};

use crate::article::Key;
use crate::contained::contained;
use crate::user::Carried;
use crate::user::sync::entry::{
    self, ARTICLE, Entry, Registers, Told, all_keys, is_same_article, news,
};
use crate::user::sync::register::{Of, Register};

/// Operations that a document may have for each of its values, and beside them, before it is written
/// anew without its history.
const OPERATIONS_A_VALUE: u64 = 4;
const OPERATIONS_MORE: u64 = 20_000;

/// Runs of the program that a document may know before it is, likewise.
const MOST_ACTORS: u64 = 2_000;

/// The document of one device, or of several.
#[derive(Debug, Clone, Default)]
pub(crate) struct Document {
    document: AutoCommit,
    /// The entries that each key is known in.
    known: HashMap<Key, BTreeSet<Key>>,
}

/// Entries, by their names, that are of one article.
pub(crate) type Names = BTreeSet<Key>;

impl Document {
    /// The document of `bytes`; `None` where they are none.
    pub(crate) fn load(bytes: &[u8]) -> Option<Self> {
        contained(|| {
            let mut document = Self {
                document: AutoCommit::load(bytes).ok()?,
                known: HashMap::new(),
            };
            for name in document.names() {
                document.note_keys(name);
            }
            Some(document)
        })?
    }

    /// Its bytes.
    pub(crate) fn save(&mut self) -> Vec<u8> {
        self.document.save()
    }

    /// The names of all entries.
    fn names(&self) -> Names {
        let keys = self.document.map_range(ROOT, ..).map(|item| item.key);
        keys.filter_map(|key| name_of(&key)).collect()
    }

    /// Notes what the article of an entry is known by.
    fn note_keys(&mut self, name: Key) {
        let article = self.article(name);
        for key in article.iter().flat_map(all_keys).chain([name]) {
            self.known.entry(key).or_default().insert(name);
        }
    }

    /// What the article of an entry is known by.
    fn article(&self, name: Key) -> Option<Carried> {
        let all = self.texts(&format!("{name}/{ARTICLE}"));
        let articles = all.iter().filter_map(|text| entry::read(text));
        articles.reduce(Carried::joined)
    }

    /// What stands under a name: several where they were written apart.
    fn texts(&self, name: &str) -> Vec<String> {
        let all = self.document.get_all(ROOT, name).unwrap_or_default();
        let texts = all.iter().filter_map(|(value, _)| value.as_str());
        texts.map(str::to_owned).collect()
    }

    /// The entries of the articles that are known by one of `keys`, those included that share a key with
    /// another of them.
    pub(crate) fn group(&self, keys: impl IntoIterator<Item = Key>) -> Names {
        let mut group = Names::new();
        let mut keys: Vec<Key> = keys.into_iter().collect();
        while let Some(key) = keys.pop() {
            for name in self.known.get(&key).into_iter().flatten() {
                if group.insert(*name) {
                    keys.extend(self.article(*name).iter().flat_map(all_keys));
                }
            }
        }
        group
    }

    /// All entries, in groups that are of one article each.
    pub(crate) fn groups(&self) -> Vec<Names> {
        let mut seen = Names::new();
        let mut groups = Vec::new();
        for name in self.names() {
            if !seen.contains(&name) {
                let group = self.group([name]);
                seen.extend(&group);
                groups.push(group);
            }
        }
        groups
    }

    /// What is known of the article of a group; `None` where it is not said which that is.
    pub(crate) fn entry(&self, group: &Names) -> Option<Entry> {
        group
            .iter()
            .filter_map(|name| self.entry_of(*name))
            .reduce(Entry::joined)
    }

    fn entry_of(&self, name: Key) -> Option<Entry> {
        let article = self.article(name)?;
        let mut registers = Registers::new();
        let range = format!("{name}/")..format!("{name}0");
        for item in self.document.map_range(ROOT, range) {
            let of = item.key.split_once('/').and_then(|(_, of)| Of::read(of));
            let Some(of) = of else { continue };
            let texts = if item.conflict {
                self.texts(&item.key)
            } else {
                item.value.into_value().into_string().into_iter().collect()
            };
            let all = texts.iter().filter_map(|text| Register::read(text, &of));
            let joined = of.joined(all);
            registers.extend(joined.map(|register| (of, register)));
        }
        Some(Entry { article, registers })
    }

    /// Notes what is `own` of one article where it is news; says whether anything was.
    pub(crate) fn put(&mut self, own: &Entry, told: Told) -> bool {
        let mut group = self.group(all_keys(&own.article));
        let known = self.entry(&group);
        let registers = news(&own.registers, known.as_ref(), told);
        let before = known.map(|known| known.article);
        if before.is_none() && registers.is_empty() {
            return false;
        }
        if group.is_empty() {
            group.insert(own.article.subject.keys.content);
        }
        let article = match before.clone() {
            Some(before) => before.joined(own.article.clone()),
            None => own.article.clone(),
        };
        let is_known = before.is_some_and(|before| is_same_article(&before, &article));
        let article = entry::written(&article).filter(|_| !is_known);
        if article.is_none() && registers.is_empty() {
            return false;
        }
        for name in group {
            for (of, register) in &registers {
                self.set(name, &of.written(), register.written());
            }
            if let Some(article) = article.clone() {
                self.set(name, ARTICLE, article);
                self.note_keys(name);
            }
        }
        true
    }

    fn set(&mut self, name: Key, of: &str, value: String) {
        // The root is a map, in which any name can be set.
        drop(self.document.put(ROOT, format!("{name}/{of}"), value));
    }

    /// Merges another document of the same history; gives the entries that it has changed, or `None`
    /// where it cannot be merged.
    pub(crate) fn merge(&mut self, other: &mut Self) -> Option<Names> {
        let names = contained(|| {
            let before = self.document.get_heads();
            self.document.merge(&mut other.document).ok()?;
            let mut names = Names::new();
            for change in self.document.get_changes(&before) {
                for operation in change.decode().operations {
                    if let legacy::Key::Map(key) = &operation.key {
                        names.extend(name_of(key));
                    }
                }
            }
            Some(names)
        })??;
        for name in &names {
            self.note_keys(*name);
        }
        Some(names)
    }

    /// Takes over from a document of another history what is news.
    pub(crate) fn adopt(&mut self, other: &Self) -> Names {
        let mut names = Names::new();
        for group in other.groups() {
            let entry = other.entry(&group);
            if let Some(entry) = entry.filter(|entry| self.put(entry, Told::Apart)) {
                names.extend(self.group(all_keys(&entry.article)));
            }
        }
        names
    }

    /// The same without its history, where that has grown too long.
    pub(crate) fn renewed(&self) -> Option<Self> {
        let stats = self.document.stats();
        let values = self.document.length(ROOT) as u64;
        let most = values * OPERATIONS_A_VALUE + OPERATIONS_MORE;
        (stats.num_ops > most || stats.num_actors > MOST_ACTORS).then(|| self.anew())
    }

    /// The same without its history.
    pub(crate) fn anew(&self) -> Self {
        let mut new = Self::default();
        new.adopt(self);
        new
    }
}

/// The entry that a value of that name is of.
fn name_of(key: &str) -> Option<Key> {
    Key::parse(key.split_once('/')?.0)
}
