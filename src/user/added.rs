//! What was added to articles, read together: notes, tags, places, and the facts of those whose file
//! is gone.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::article::{Key, Keys};
use crate::text::Clean;
use crate::user::addition::{Addition, Kind};
use crate::user::row::Alias;
use crate::user::{Facts, Note, Spot, Store, StoreError};

/// What was added to one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Added {
    /// The note: all that it says.
    pub note: Option<Note>,
    /// Its texts, each at the place that it speaks of; one alone may be left out.
    pub notes: Vec<Note>,
    /// The tags, in the order of their letters.
    pub tags: Vec<Clean>,
    /// The place that the bookmark was made at.
    pub place: Option<Spot>,
    /// What moves the bookmark in the list that is read from top to bottom, if it was moved.
    pub(crate) rank: Option<i64>,
    /// What is known of the article, for when its file is gone.
    pub facts: Facts,
}

impl Added {
    /// Whether a person has added anything.
    pub fn is_any(&self) -> bool {
        self.note.is_some() || !self.tags.is_empty()
    }

    /// The texts of the note, each at the place that it speaks of.
    pub fn each_note(&self) -> impl Iterator<Item = &Note> {
        let alone = self.note.iter().filter(|_| self.notes.is_empty());
        self.notes.iter().chain(alone)
    }

    /// Takes the note that lies in the state as `value`.
    pub(crate) fn take_note(&mut self, value: &str) {
        self.notes = Note::each(value);
        self.note = Some(Note::of(&self.notes));
    }

    fn take(&mut self, addition: &Addition) {
        let Some(value) = &addition.value else {
            return;
        };
        match addition.of.1 {
            Kind::Note => self.take_note(value),
            Kind::Tag => self.tags.push(Clean::line(value)),
            Kind::Place => self.place = serde_json::from_str(value).ok(),
            Kind::Rank => self.rank = value.parse().ok(),
            Kind::Facts => self.facts = serde_json::from_str(value).unwrap_or_default(),
        }
    }
}

/// The additions of each mark.
pub(crate) fn by_mark(connection: &Connection) -> Result<HashMap<i64, Vec<Addition>>, StoreError> {
    let mut all: HashMap<i64, Vec<Addition>> = HashMap::new();
    for addition in Addition::load_all(connection)? {
        all.entry(addition.of.0).or_default().push(addition);
    }
    Ok(all)
}

/// What `additions` are together.
pub(crate) fn of(additions: &[Addition]) -> Added {
    let mut added = Added::default();
    for addition in additions {
        added.take(addition);
    }
    added
}

impl Store {
    /// What was added to the article known by `keys`.
    pub fn added(&self, keys: &Keys) -> Result<Added, StoreError> {
        self.read(|connection| {
            let mut additions = Vec::new();
            let mut last = None;
            for key in keys.url.into_iter().chain([keys.content]) {
                let mark = mark_of(connection, key)?;
                if let Some(mark) = mark.filter(|mark| last != Some(*mark)) {
                    additions.extend(Addition::of_mark(connection, mark)?);
                    last = Some(mark);
                }
            }
            Ok(of(&additions))
        })
    }

    /// All tags with the number of articles that bear each, the commonest first.
    pub fn tags(&self) -> Result<Vec<(Clean, usize)>, StoreError> {
        self.read(|connection| {
            let mut tags: HashMap<String, (String, usize)> = HashMap::new();
            for addition in Addition::of_kind(connection, Kind::Tag)? {
                if let Some(value) = addition.value {
                    let (name, count) = tags.entry(addition.of.2).or_default();
                    (*name, *count) = (value, *count + 1);
                }
            }
            let mut tags: Vec<_> = tags.into_values().collect();
            tags.sort_by(|(one, many), (other, few)| few.cmp(many).then_with(|| one.cmp(other)));
            let clean = |(name, count): (String, usize)| (Clean::line(&name), count);
            Ok(tags.into_iter().map(clean).collect())
        })
    }
}

fn mark_of(connection: &Connection, key: Key) -> Result<Option<i64>, StoreError> {
    Ok(Alias::load(connection, key)?.map(|alias| alias.mark))
}

/// What was added to each of the marks with ids above the first of `ids`, up to the second.
pub(crate) fn of_marks(
    connection: &Connection,
    ids: (i64, i64),
) -> Result<HashMap<i64, Added>, StoreError> {
    let mut all: HashMap<i64, Added> = HashMap::new();
    for addition in Addition::of_marks(connection, ids)? {
        all.entry(addition.of.0).or_default().take(&addition);
    }
    Ok(all)
}
