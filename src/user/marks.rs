//! Bookmarks and read marks, found again by the identity of their article.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::article::{Key, Keys};
use crate::text::Clean;
use crate::user::addition::{Addition, Kind};
use crate::user::marking::Subject;
use crate::user::recover::aliases_of;
use crate::user::row::{Alias, Row};
use crate::user::{Added, Store, StoreError, added};

/// So many marks are read together: what is known of a hundred thousand takes a hundred megabytes.
const AT_ONCE: usize = 1000;

/// The marks on one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// Kept for later.
    pub is_bookmarked: bool,
    /// Read.
    pub is_read: bool,
    /// Bears a note.
    pub has_note: bool,
}

impl Mark {
    /// What an article bears that bears both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            is_bookmarked: self.is_bookmarked || other.is_bookmarked,
            is_read: self.is_read || other.is_read,
            has_note: self.has_note || other.has_note,
        }
    }
}

/// A mark that is set, and all that is known of its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The number of the mark.
    pub id: i64,
    /// When it was bookmarked, in seconds since 1970, where it is.
    pub bookmarked_at: Option<i64>,
    /// What was added to it.
    pub added: Added,
    /// The article, as it was when the mark was last changed.
    pub subject: Subject,
    /// What it bears.
    pub mark: Mark,
    /// Keys it was known by before, of URLs.
    pub other_urls: Vec<Key>,
    /// Keys it was known by before, of content.
    pub other_contents: Vec<Key>,
}

impl Kept {
    /// Everything it is known by, one pair of keys for each.
    pub fn all_keys(&self) -> impl Iterator<Item = Keys> {
        let keys = self.subject.keys;
        let contents = self.other_contents.iter().map(move |content| Keys {
            content: *content,
            ..keys
        });
        let urls = self.other_urls.iter().map(move |url| Keys {
            url: Some(*url),
            ..keys
        });
        std::iter::once(keys).chain(contents).chain(urls)
    }
}

impl Store {
    /// The marks of each of `keys`, in their order; found by URL or content.
    pub fn marks(&self, keys: &[Keys]) -> Result<Vec<Mark>, StoreError> {
        self.read(|connection| {
            let mark_of = |keys: &Keys| {
                let mut mark = Mark::default();
                for key in keys.url.into_iter().chain([keys.content]) {
                    if let Some(alias) = Alias::load(connection, key)? {
                        let row = Row::load(connection, alias.mark)?;
                        let row = row.ok_or(StoreError::Damaged("a mark is gone"))?;
                        mark = mark.and(row.mark_with_note(connection)?);
                    }
                }
                Ok(mark)
            };
            keys.iter().map(mark_of).collect()
        })
    }

    /// The keys of every mark that is set, for counting and for the list of bookmarks.
    pub fn all_marks(&self) -> Result<Vec<(Keys, Mark)>, StoreError> {
        let kept = self.kept()?;
        let pairs = |kept: &Kept| {
            kept.all_keys()
                .map(|keys| (keys, kept.mark))
                .collect::<Vec<_>>()
        };
        Ok(kept.iter().flat_map(pairs).collect())
    }

    /// Every mark that is set, in the order in which they were first made.
    pub fn kept(&self) -> Result<Vec<Kept>, StoreError> {
        self.read(kept)
    }

    /// Some of them: those after the mark of the number `after`, and after which number to go on, until
    /// there are no more.
    pub fn kept_after(&self, after: i64) -> Result<(Vec<Kept>, Option<i64>), StoreError> {
        self.read(|connection| part(connection, after))
    }
}

/// Every mark that is set. This reads all that the file holds of marks, so damage anywhere in it is
/// found here at the latest.
pub(crate) fn kept(connection: &Connection) -> Result<Vec<Kept>, StoreError> {
    let mut all = Vec::new();
    each(connection, |kept| all.push(kept))?;
    Ok(all)
}

/// Hands on every mark that is set, in the order in which they were first made.
pub(crate) fn each(connection: &Connection, mut take: impl FnMut(Kept)) -> Result<(), StoreError> {
    let mut after = Some(i64::MIN);
    while let Some(id) = after {
        let (kept, next) = part(connection, id)?;
        kept.into_iter().for_each(&mut take);
        after = next;
    }
    Ok(())
}

/// Those of the next [`AT_ONCE`] marks after the number `after` that are set, and the number after which
/// there may be more.
fn part(connection: &Connection, after: i64) -> Result<(Vec<Kept>, Option<i64>), StoreError> {
    let rows = Row::load_next(connection, after, AT_ONCE)?;
    let next = rows.last().filter(|_| rows.len() == AT_ONCE);
    let next = next.map(|row| row.id);
    let ids = (after, next.unwrap_or(i64::MAX));
    let mut by_mark: HashMap<i64, Vec<Alias>> = HashMap::new();
    for alias in Alias::of_marks(connection, ids)? {
        by_mark.entry(alias.mark).or_default().push(alias);
    }
    let mut added = added::of_marks(connection, ids)?;
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        let aliases = by_mark.remove(&row.id).unwrap_or_default();
        if !aliases_of(&row.keys, row.id).all(|alias| aliases.contains(&alias)) {
            return Err(StoreError::Damaged("a mark has lost its key"));
        }
        let added = added.remove(&row.id).unwrap_or_default();
        if row.is_set() || added.is_any() {
            kept.push(row.into_kept(&aliases, added));
        }
    }
    if !by_mark.is_empty() {
        return Err(StoreError::Damaged("a key has lost its mark"));
    }
    Ok((kept, next))
}

/// A mark without what it was known by before.
pub(crate) fn bare(row: Row, added: Added) -> Kept {
    row.into_kept(&[], added)
}

/// A mark with all that it is known by.
pub(crate) fn whole(row: Row, aliases: &[Alias], added: Added) -> Kept {
    row.into_kept(aliases, added)
}

impl Row {
    /// Whether it bears any mark.
    pub(crate) fn is_set(&self) -> bool {
        self.mark() != Mark::default()
    }

    /// The marks it bears, and whether there is a note.
    pub(crate) fn mark_with_note(&self, connection: &Connection) -> Result<Mark, StoreError> {
        let note = Addition::value(connection, &(self.id, Kind::Note, String::new()))?;
        Ok(Mark {
            has_note: note.is_some(),
            ..self.mark()
        })
    }

    /// The article, as it was when the mark was last changed.
    pub(crate) fn subject(&self) -> Subject {
        Subject {
            keys: self.keys,
            title: Clean::line(&self.title),
            path_hint: Clean::line(&self.path_hint),
        }
    }

    /// Takes what is known of the article now.
    pub(crate) fn set_subject(&mut self, subject: &Subject) {
        self.keys = Keys {
            url: subject.keys.url.or(self.keys.url),
            ..subject.keys
        };
        self.title = subject.title.to_string();
        self.path_hint = subject.path_hint.to_string();
    }

    fn into_kept(self, aliases: &[Alias], added: Added) -> Kept {
        let others = |is_url: bool| {
            let own = if is_url {
                self.keys.url
            } else {
                Some(self.keys.content)
            };
            let of_kind = aliases.iter().filter(|alias| alias.is_url == is_url);
            of_kind
                .map(|alias| alias.key)
                .filter(|key| Some(*key) != own)
                .collect()
        };
        Kept {
            id: self.id,
            bookmarked_at: self.bookmarked_at,
            mark: Mark {
                has_note: added.note.is_some(),
                ..self.mark()
            },
            other_urls: others(true),
            other_contents: others(false),
            subject: self.subject(),
            added,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::marking::sample::subject;
    use crate::user::{Change, Log, Target};

    #[test]
    fn more_marks_than_are_read_together_are_all_read_in_their_order() {
        let mut store = Store::in_memory().unwrap();
        for count in [AT_ONCE, AT_ONCE + 1] {
            let targets: Vec<_> = (0..count).map(|nth| Target::from(&subject(nth))).collect();
            let read = Change::Read;
            let stamp = (1, Log::Step);
            store.change(&targets, &read, stamp, &|_| true).unwrap();
            let on = vec![Clean::line("tide")];
            let tag = Change::Tags { on, off: vec![] };
            let last = &targets[count - 1..];
            store.change(last, &tag, stamp, &|_| true).unwrap();
            let kept = store.kept().unwrap();
            let titles = kept.iter().map(|kept| &kept.subject.title);
            assert!(titles.eq(targets.iter().map(|target| &target.subject.title)));
            assert_eq!(kept[count - 1].added.tags.len(), 1);
        }
    }
}
