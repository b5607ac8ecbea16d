//! A mark that can be carried from one state to another: all that is known of one article's.
//!
//! What two copies of it make together is the same whichever comes first, however they are paired and
//! however often one comes. So everything in it only grows: sets are united, of two times of one mark
//! the earlier is kept, of two notes both, and of what can only be one the one that was changed last.
//! What was taken away in one copy therefore stays in what they make together: nothing is dropped.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::article::{Key, Keys};
use crate::text::Clean;
use crate::text::fold::folded;
use crate::user::addition::{Addition, Kind};
use crate::user::aspect::{Aspect, Changing, Difference};
use crate::user::change::written;
use crate::user::reading_list::RANKS_A_SECOND;
use crate::user::row::{Alias, Row};
use crate::user::{Added, Facts, Mark, Note, StoreError, Subject, note};

/// When something was changed, and what it is since: the later stands above.
pub(crate) type Since = (i64, String);

/// All that is known of the mark on one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The article, as it was when the mark was last changed.
    pub subject: Subject,
    /// Every URL that it was known by.
    pub urls: BTreeSet<Key>,
    /// Every content that it was known by.
    pub contents: BTreeSet<Key>,
    /// When the mark was last changed, in seconds since 1970; 0 where it is not known.
    pub changed_at: i64,
    /// Since when it is bookmarked.
    pub bookmarked_at: Option<i64>,
    /// Since when it is read.
    pub read_at: Option<i64>,
    pub(crate) note: Option<Since>,
    pub(crate) place: Option<Since>,
    pub(crate) rank: Option<Since>,
    pub(crate) facts: Option<Since>,
    /// The tags, by their folded forms.
    pub(crate) tags: BTreeMap<String, String>,
}

impl Carried {
    /// A mark on `subject` that bears nothing.
    pub fn bare(mut subject: Subject, changed_at: i64) -> Self {
        let mut row = Row::bare(0, None, subject.keys.content);
        row.set_subject(&subject);
        row.fit();
        subject.title = Clean::line(&row.title);
        subject.path_hint = Clean::line(&row.path_hint);
        Self {
            urls: subject.keys.url.into_iter().collect(),
            contents: BTreeSet::from([subject.keys.content]),
            subject,
            changed_at,
            bookmarked_at: None,
            read_at: None,
            note: None,
            place: None,
            rank: None,
            facts: None,
            tags: BTreeMap::new(),
        }
    }

    /// The same with facts that are known since `at`.
    #[must_use]
    pub fn with_facts(self, facts: &Facts, at: i64) -> Self {
        let facts = written(facts).map(|facts| (at, facts));
        Self { facts, ..self }
    }

    /// The same with a note that was written at `at`.
    #[must_use]
    pub fn with_note(self, text: &Clean, at: i64) -> Self {
        let (text, spot) = (text.clone(), None);
        let note = Note { text, spot }.written().map(|note| (at, note));
        Self { note, ..self }
    }

    /// The same with tags beside its own.
    #[must_use]
    pub fn with_tags(mut self, tags: &[Clean]) -> Self {
        let names = tags.iter().filter(|tag| !tag.is_empty());
        let tags = names.map(|tag| (folded(tag), tag.to_string()));
        self.tags.extend(tags);
        self
    }

    /// The mark of `row` in a state.
    pub(crate) fn of_row(connection: &Connection, row: &Row) -> Result<Self, StoreError> {
        let aliases = Alias::of_mark(connection, row.id)?;
        let additions = Addition::of_mark(connection, row.id)?;
        Ok(Self::of(row, &aliases, additions))
    }

    pub(crate) fn of(row: &Row, aliases: &[Alias], additions: Vec<Addition>) -> Self {
        let mut carried = Self::bare(row.subject(), row.changed_at);
        for alias in aliases {
            let keys = if alias.is_url {
                &mut carried.urls
            } else {
                &mut carried.contents
            };
            keys.insert(alias.key);
        }
        (carried.bookmarked_at, carried.read_at) = (row.bookmarked_at, row.read_at);
        for Addition {
            of: (_, kind, name),
            value,
            changed_at,
            ..
        } in additions
        {
            let Some(value) = value else { continue };
            let since = Some((changed_at, value));
            match kind {
                Kind::Note => carried.note = since,
                Kind::Place => carried.place = since,
                Kind::Rank => carried.rank = since,
                Kind::Facts => carried.facts = since,
                Kind::Tag => carried.tags.extend(since.map(|(_, value)| (name, value))),
            }
        }
        carried
    }

    /// What it and `other`, of the same article, make together.
    #[must_use]
    pub fn joined(mut self, mut other: Self) -> Self {
        if other.stated() > self.stated() {
            std::mem::swap(&mut self, &mut other);
        }
        self.urls.append(&mut other.urls);
        self.contents.append(&mut other.contents);
        for (folded, name) in other.tags {
            let own = self.tags.entry(folded).or_default();
            *own = name.max(std::mem::take(own));
        }
        Self {
            bookmarked_at: earlier(self.bookmarked_at, other.bookmarked_at),
            read_at: earlier(self.read_at, other.read_at),
            note: match (self.note, other.note) {
                (Some(one), Some(other)) => Some(note::joined(&one, &other)),
                (one, other) => one.or(other),
            },
            place: self.place.max(other.place),
            rank: self.rank.max(other.rank),
            facts: self.facts.max(other.facts),
            ..self
        }
    }

    /// When it was last changed and what it states of its article: of two the higher counts.
    fn stated(&self) -> (i64, Keys, &str, &str) {
        let Subject {
            keys,
            title,
            path_hint,
        } = &self.subject;
        (self.changed_at, *keys, title, path_hint)
    }

    /// Everything it is known by, one pair of keys for each.
    pub fn all_keys(&self) -> Vec<Keys> {
        let keys = self.subject.keys;
        let contents = self.contents.iter().map(|content| Keys {
            content: *content,
            ..keys
        });
        let urls = self.urls.iter().map(|url| Keys {
            url: Some(*url),
            ..keys
        });
        contents.chain(urls).collect()
    }

    /// Where its bookmark stands in the list: the highest first. `None` where it is not bookmarked.
    pub fn rank(&self) -> Option<i64> {
        let moved = self.rank.as_ref().and_then(|(_, rank)| rank.parse().ok());
        let made = self.bookmarked_at?.saturating_mul(RANKS_A_SECOND);
        Some(moved.unwrap_or(made))
    }

    /// The marks it bears.
    pub fn mark(&self) -> Mark {
        Mark {
            is_bookmarked: self.bookmarked_at.is_some(),
            is_read: self.read_at.is_some(),
            has_note: self.note.is_some(),
        }
    }

    /// What was added to it.
    pub fn added(&self) -> Added {
        let value = |since: &Option<Since>| since.as_ref().map(|(_, value)| value.clone());
        let json = |since: &Option<Since>| value(since).unwrap_or_default();
        let mut added = Added {
            tags: self.tags.values().map(|tag| Clean::line(tag)).collect(),
            place: serde_json::from_str(&json(&self.place)).ok(),
            rank: json(&self.rank).parse().ok(),
            facts: serde_json::from_str(&json(&self.facts)).unwrap_or_default(),
            ..Added::default()
        };
        if let Some((_, note)) = &self.note {
            added.take_note(note);
        }
        added
    }

    /// Whether a person has marked anything with it.
    pub fn is_any(&self) -> bool {
        self.mark() != Mark::default() || !self.tags.is_empty()
    }

    /// Puts what it has that `before` has not on the mark that is being changed; gives the differences.
    pub(crate) fn put(
        &self,
        changing: &mut Changing,
        before: &Self,
    ) -> Result<Vec<Difference>, StoreError> {
        let row = &mut changing.row;
        row.keys = self.subject.keys;
        row.title = self.subject.title.to_string();
        row.path_hint = self.subject.path_hint.to_string();
        row.changed_at = self.changed_at;
        let mut differences = Vec::new();
        for (aspect, own, before) in [
            (Aspect::Bookmarked, self.bookmarked_at, before.bookmarked_at),
            (Aspect::Read, self.read_at, before.read_at),
        ] {
            if own != before {
                let time = own.map(|time| time.to_string());
                differences.extend(changing.set(aspect, "", time)?);
            }
        }
        for (kind, own, before) in [
            (Kind::Note, &self.note, &before.note),
            (Kind::Place, &self.place, &before.place),
            (Kind::Rank, &self.rank, &before.rank),
            (Kind::Facts, &self.facts, &before.facts),
        ] {
            if let Some((at, value)) = own.as_ref().filter(|_| own != before) {
                differences.extend(put(changing, (kind, ""), value, *at)?);
            }
        }
        for (folded, name) in &self.tags {
            if before.tags.get(folded) != Some(name) {
                let of = (Kind::Tag, folded.as_str());
                differences.extend(put(changing, of, name, self.changed_at)?);
            }
        }
        Ok(differences)
    }
}

/// Puts an addition there, changed at `at`; gives the difference, if it makes one.
fn put(
    changing: &mut Changing,
    (kind, name): (Kind, &str),
    value: &str,
    at: i64,
) -> Result<Option<Difference>, StoreError> {
    changing.now = at;
    let (aspect, value) = (Aspect::Added(kind), Some(value.to_owned()));
    let difference = changing.set(aspect, name, value.clone())?;
    if difference.is_none() {
        changing.put(aspect, name, value)?;
    }
    Ok(difference)
}

/// The earlier of two times, where there is one.
fn earlier(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one.into_iter().chain(other).min()
}

#[cfg(test)]
mod tests {
    use crate::user::carried_sample::carried;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_two_make_together_hangs_on_no_order_and_on_no_number(
            one in carried(), two in carried(), three in carried(),
        ) {
            let both = one.clone().joined(two.clone());
            prop_assert_eq!(&both, &two.clone().joined(one.clone()));
            prop_assert_eq!(&both, &both.clone().joined(one.clone()));
            prop_assert_eq!(&both, &both.clone().joined(both.clone()));
            let right = one.joined(two.joined(three.clone()));
            prop_assert_eq!(both.joined(three), right);
        }
    }
}
