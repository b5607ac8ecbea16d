//! Setting marks: each is on disk when it is answered, and two instances never undo each other.
//!
//! A mark is set to a state, never turned round, inside one immediate transaction. Where an article
//! is found by two keys that bear two marks, they become one: they were the same article all along.

use rusqlite::{Connection, OptionalExtension, params};

use crate::article::{Keys, Summary};
use crate::text::Clean;
use crate::user::addition::{Addition, Kind};
use crate::user::aspect::Changing;
use crate::user::recover::aliases_of;
use crate::user::row::{Alias, Row};
use crate::user::{Carried, Change, Facts, Log, Mark, Store, StoreError, Target};

/// The article a mark is put on: what it is known by, and what helps to find it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What it is known by.
    pub keys: Keys,
    /// Its title, for lists of marks whose file is gone.
    pub title: Clean,
    /// Where its file was, for people; never a key.
    pub path_hint: Clean,
}

impl From<&Summary> for Subject {
    fn from(summary: &Summary) -> Self {
        Self {
            keys: summary.keys,
            title: summary.title.clone(),
            path_hint: Clean::line(&summary.path.to_string_lossy()),
        }
    }
}

impl Store {
    /// Sets or takes away the bookmark of `subject`; it is on disk when this returns.
    /// `now` is in seconds since 1970.
    pub fn set_bookmarked(
        &mut self,
        subject: &Subject,
        bookmarked: bool,
        now: i64,
    ) -> Result<Mark, StoreError> {
        let change = if bookmarked {
            Change::Bookmark(None)
        } else {
            Change::Unbookmark
        };
        self.change_one(subject, &change, now)
    }

    /// Marks `subject` read or unread; it is on disk when this returns.
    pub fn set_read(
        &mut self,
        subject: &Subject,
        read: bool,
        now: i64,
    ) -> Result<Mark, StoreError> {
        let change = if read { Change::Read } else { Change::Unread };
        self.change_one(subject, &change, now)
    }

    /// Makes one change of one article.
    fn change_one(
        &mut self,
        subject: &Subject,
        change: &Change,
        now: i64,
    ) -> Result<Mark, StoreError> {
        let marks = self.change(&[Target::from(subject)], change, (now, Log::Step), &|_| {
            true
        })?;
        Ok(marks.into_iter().next().unwrap_or_default())
    }

    /// Makes the mark of each of the old keys known as the new article too, in one commit: it was edited.
    pub fn attach(&mut self, pairs: &[(Keys, Subject)]) -> Result<(), StoreError> {
        if pairs.is_empty() {
            return Ok(());
        }
        self.write(|connection| {
            let mut pairs = pairs.iter();
            pairs.try_for_each(|(old, new)| attach(connection, old, new))
        })
    }

    /// Keeps what is known by now of the articles of marks, by their numbers.
    pub fn keep_facts(&mut self, facts: &[(i64, Facts)]) -> Result<(), StoreError> {
        if facts.is_empty() {
            return Ok(());
        }
        self.write(|connection| {
            let rev = next_rev(connection)?;
            for (mark, facts) in facts {
                let Some(row) = Row::load(connection, *mark)? else {
                    continue;
                };
                let addition = Addition {
                    of: (*mark, Kind::Facts, String::new()),
                    value: serde_json::to_string(facts).ok(),
                    changed_at: row.changed_at,
                    rev,
                };
                addition.save(connection)?;
            }
            Ok(())
        })
    }
}

/// Makes the mark that `old` bears known under the keys of `new` too.
fn attach(connection: &Connection, old: &Keys, new: &Subject) -> Result<(), StoreError> {
    if ids_of(connection, &[*old])?.is_empty() {
        return Ok(());
    }
    let Some(mut row) = united(connection, &[*old, new.keys])? else {
        return Ok(());
    };
    row.rev = next_rev(connection)?;
    row.set_subject(new);
    row.save(connection)?;
    let mut aliases = aliases_of(old, row.id).chain(aliases_of(&new.keys, row.id));
    aliases.try_for_each(|alias| alias.save(connection))
}

/// The mark of `subject`, or one that bears nothing yet.
pub(crate) fn found_or_new(connection: &Connection, subject: &Subject) -> Result<Row, StoreError> {
    match united(connection, &[subject.keys])? {
        Some(row) => Ok(row),
        None => new_row(connection, subject),
    }
}

/// A mark that bears nothing yet, under an id that is free.
pub(crate) fn new_row(connection: &Connection, subject: &Subject) -> Result<Row, StoreError> {
    let sql = "SELECT coalesce(max(id), 0) + 1 FROM mark";
    let id = connection.query_row(sql, [], |row| row.get(0))?;
    let Keys { url, content, .. } = subject.keys;
    Ok(Row::bare(id, url, content))
}

/// The mark known by any of `keys`. Where there are several the newest takes over what the others
/// bear and what they are known by, and they go: the highest number stays, so that none is given twice
/// and a step is never undone on the mark of another article.
pub(crate) fn united(connection: &Connection, keys: &[Keys]) -> Result<Option<Row>, StoreError> {
    let mut rows = Vec::new();
    for id in ids_of(connection, keys)? {
        let row = Row::load(connection, id)?;
        rows.push(row.ok_or(StoreError::Damaged("a mark is gone"))?);
    }
    let mut rows = rows.into_iter().rev();
    let Some(mut first) = rows.next() else {
        return Ok(None);
    };
    for other in rows {
        let before = Carried::of_row(connection, &first)?;
        let both = before.clone().joined(Carried::of_row(connection, &other)?);
        give_aliases(connection, other.id, first.id)?;
        for table in ["addition WHERE mark", "mark WHERE id"] {
            let sql = format!("DELETE FROM {table} = ?1");
            connection.prepare_cached(&sql)?.execute([other.id])?;
        }
        first.rev = first.rev.max(other.rev);
        let mut changing = Changing {
            connection,
            row: first,
            now: both.changed_at,
        };
        both.put(&mut changing, &before)?;
        first = changing.row;
    }
    Ok(Some(first))
}

/// The ids of the marks known by any of `keys`, in order.
pub(crate) fn ids_of(connection: &Connection, keys: &[Keys]) -> Result<Vec<i64>, StoreError> {
    let mut ids = Vec::new();
    for key in keys
        .iter()
        .flat_map(|keys| keys.url.into_iter().chain([keys.content]))
    {
        ids.extend(Alias::load(connection, key)?.map(|alias| alias.mark));
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// Gives every key of the mark `from` to the mark `to`.
fn give_aliases(connection: &Connection, from: i64, to: i64) -> Result<(), StoreError> {
    for alias in Alias::of_mark(connection, from)? {
        Alias { mark: to, ..alias }.save(connection)?;
    }
    Ok(())
}

/// A revision that no change has had.
pub(crate) fn next_rev(connection: &Connection) -> Result<i64, StoreError> {
    let sql = "UPDATE revision SET last = last + 1 WHERE id = 1 RETURNING last";
    let rev = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    if let Some(rev) = rev {
        return Ok(rev);
    }
    // The counter itself was lost: it goes on after the newest row.
    let newest = "SELECT coalesce(max(rev), 0) + 1 FROM mark";
    let rev: i64 = connection.query_row(newest, [], |row| row.get(0))?;
    connection.execute("INSERT INTO revision VALUES (1, ?1)", params![rev])?;
    Ok(rev)
}

#[cfg(test)]
pub(crate) mod sample {
    use super::*;
    use crate::article::Key;

    /// An article of that number.
    pub(crate) fn subject(number: usize) -> Subject {
        let url = number.is_multiple_of(2);
        Subject {
            keys: Keys {
                url: url.then(|| Key::of(&["url", &number.to_string()])),
                content: Key::of(&[&number.to_string()]),
                story: None,
            },
            title: Clean::line(&format!("A headline of some length, number {number}")),
            path_hint: Clean::line(&format!("2023/02/article-{number}.txt")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Key;

    const BOOKMARKED: Mark = Mark {
        is_bookmarked: true,
        is_read: false,
        has_note: false,
    };

    fn keys(url: &str, content: &str) -> Keys {
        Keys {
            url: (!url.is_empty()).then(|| Key::of(&[url])),
            content: Key::of(&[content]),
            story: None,
        }
    }

    fn subject(url: &str, content: &str) -> Subject {
        Subject {
            keys: keys(url, content),
            title: Clean::line(content),
            path_hint: Clean::line("2023/a.txt"),
        }
    }

    fn mark(store: &Store, url: &str, content: &str) -> Mark {
        store.marks(&[keys(url, content)]).unwrap().pop().unwrap()
    }

    #[test]
    fn a_mark_is_found_by_url_or_by_content() {
        let mut store = Store::in_memory().unwrap();
        let set = store.set_bookmarked(&subject("u", "c"), true, 5).unwrap();
        assert_eq!(set, BOOKMARKED);
        let table = [
            ("u", "c", true),
            ("u", "edited", true),
            ("moved", "c", true),
            ("", "c", true),
            ("moved", "edited", false),
        ];
        for (url, content, is_bookmarked) in table {
            assert_eq!(
                mark(&store, url, content).is_bookmarked,
                is_bookmarked,
                "{url} {content}"
            );
        }
    }

    #[test]
    fn a_bookmark_that_is_taken_away_is_gone_by_every_key() {
        let mut store = Store::in_memory().unwrap();
        store.set_bookmarked(&subject("u", "one"), true, 1).unwrap();
        store.set_bookmarked(&subject("u", "two"), true, 2).unwrap();
        store.set_read(&subject("u", "two"), true, 3).unwrap();
        store.set_bookmarked(&subject("", "one"), false, 4).unwrap();
        for content in ["one", "two"] {
            let mark = mark(&store, "u", content);
            assert_eq!(
                (mark.is_bookmarked, mark.is_read),
                (false, true),
                "{content}"
            );
        }
    }

    #[test]
    fn two_marks_that_turn_out_to_be_on_one_article_become_one() {
        let mut store = Store::in_memory().unwrap();
        store.set_bookmarked(&subject("u", "one"), true, 1).unwrap();
        store.set_read(&subject("", "two"), true, 2).unwrap();
        let both = store.set_read(&subject("u", "two"), true, 3).unwrap();
        assert_eq!((both.is_bookmarked, both.is_read), (true, true));
        assert_eq!(store.kept().unwrap().len(), 1);
        assert_eq!(mark(&store, "", "one"), both);
    }

    #[test]
    fn the_number_of_a_mark_that_went_into_another_is_not_given_again() {
        let mut store = Store::in_memory().unwrap();
        store.set_bookmarked(&subject("u", "one"), true, 1).unwrap();
        store.set_read(&subject("", "two"), true, 2).unwrap();
        store
            .attach(&[(keys("u", "one"), subject("", "two"))])
            .unwrap();
        store
            .set_bookmarked(&subject("", "three"), true, 3)
            .unwrap();
        let both = Mark {
            is_read: true,
            ..BOOKMARKED
        };
        assert_eq!(mark(&store, "u", "one"), both);
        store.undo(4).unwrap();
        store.undo(5).unwrap();
        assert_eq!(mark(&store, "", "three"), Mark::default());
        assert_eq!(mark(&store, "u", "one"), BOOKMARKED);
    }

    #[test]
    fn an_edited_article_keeps_its_mark_when_it_is_attached() {
        let mut store = Store::in_memory().unwrap();
        store.set_bookmarked(&subject("", "old"), true, 1).unwrap();
        store
            .attach(&[(keys("", "old"), subject("", "new"))])
            .unwrap();
        store
            .attach(&[(keys("", "never"), subject("", "marked"))])
            .unwrap();
        assert_eq!(mark(&store, "", "new"), BOOKMARKED);
        assert_eq!(mark(&store, "", "old"), BOOKMARKED);
        assert_eq!(mark(&store, "", "marked"), Mark::default());
        let all: Vec<_> = store
            .all_marks()
            .unwrap()
            .into_iter()
            .map(|(keys, _)| keys)
            .collect();
        assert_eq!(all, [keys("", "new"), keys("", "old")]);
    }

    #[test]
    fn the_first_time_of_a_mark_is_kept() {
        let mut store = Store::in_memory().unwrap();
        for now in [10, 20] {
            store.set_bookmarked(&subject("", "c"), true, now).unwrap();
        }
        let times: (i64, i64, i64) = store
            .read(|connection| {
                let sql = "SELECT bookmarked_at, changed_at, rev FROM mark";
                Ok(connection
                    .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
            })
            .unwrap();
        assert_eq!(times, (10, 20, 2));
    }

    #[test]
    fn a_title_of_any_length_is_kept_as_far_as_it_fits() {
        let mut store = Store::in_memory().unwrap();
        let mut subject = subject("u", "c");
        subject.title = Clean::line(&"日本".repeat(5_000));
        store.set_bookmarked(&subject, true, 1).unwrap();
        let kept = store.kept().unwrap().pop().unwrap();
        assert!(subject.title.starts_with(kept.subject.title.as_str()));
        assert_eq!(kept.subject.title.len(), 510);
    }
}
