//! Every mark that is set, kept in memory by whoever lists: what was changed since is read alone, for
//! reading a hundred thousand takes half a second.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use crate::article::Keys;
use crate::text::Clean;
use crate::user::addition::Addition;
use crate::user::row::{Alias, Row};
use crate::user::{Kept, Mark, Store, StoreError, Version, added, marks};

/// What a list needs to know of a mark that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearing {
    /// Everything that its article is known by, one pair of keys for each.
    pub keys: Box<[Keys]>,
    /// What the article bears.
    pub mark: Mark,
    /// Where it stands in the list of bookmarks: the highest first. `None` where it is none.
    pub rank: Option<(i64, i64)>,
    /// The text of the note.
    pub note: Option<Clean>,
    /// The tags.
    pub tags: Vec<Clean>,
    /// The root of the library that the article was in, where that is known.
    pub root: Option<String>,
}

impl From<&Kept> for Bearing {
    fn from(kept: &Kept) -> Self {
        Self {
            keys: kept.all_keys().collect(),
            mark: kept.mark,
            rank: kept.rank(),
            note: kept.added.note.as_ref().map(|note| note.text.clone()),
            tags: kept.added.tags.clone(),
            root: kept.added.facts.root.clone(),
        }
    }
}

/// Every mark that is set, as they were read last, by their numbers.
#[derive(Debug, Default)]
pub struct AllMarks {
    of: Option<Version>,
    /// The numbers of all marks, those included that are not set any more.
    numbers: HashSet<i64>,
    set: HashMap<i64, Bearing>,
}

/// What was found when marks were read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// These are others now, or not set any more, or new.
    Changed(Vec<i64>),
    /// All were read anew.
    Anew,
}

impl AllMarks {
    /// The mark of that number.
    pub fn get(&self, number: i64) -> Option<&Bearing> {
        self.set.get(&number)
    }

    /// All of them with their numbers, in no order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (i64, &Bearing)> {
        self.set.iter().map(|(number, bearing)| (*number, bearing))
    }
}

impl Store {
    /// Brings `all` up to date.
    pub fn follow_marks(&self, all: &mut AllMarks) -> Result<Followed, StoreError> {
        let before = all.of;
        let (now, changed) = self.read(|connection| {
            let now = Version::of_marks(connection, self.identity())?;
            if before == Some(now) {
                return Ok((now, Some(Vec::new())));
            }
            let since = before.and_then(|before| now.revision_before(before));
            let Some(since) = since else {
                return Ok((now, None));
            };
            Ok((now, changed(connection, since, &all.numbers)?))
        })?;
        let followed = if let Some(changed) = changed {
            let numbers = changed.iter().map(|(number, _)| *number).collect();
            for (number, bearing) in changed {
                all.numbers.insert(number);
                match bearing {
                    Some(bearing) => all.set.insert(number, bearing),
                    None => all.set.remove(&number),
                };
            }
            Followed::Changed(numbers)
        } else {
            (all.numbers, all.set) = self.read(read_all)?;
            Followed::Anew
        };
        all.of = Some(now);
        Ok(followed)
    }
}

/// Marks by their numbers; `None` for those that are not set any more.
type Changes = Vec<(i64, Option<Bearing>)>;

/// The marks that were changed after the revision `since`; `None` where of those that are `known` any
/// is gone.
fn changed(
    connection: &Connection,
    since: i64,
    known: &HashSet<i64>,
) -> Result<Option<Changes>, StoreError> {
    let mut changed = Vec::new();
    let mut new = 0;
    for row in Row::load_since(connection, since)? {
        let number = row.id;
        new += usize::from(!known.contains(&number));
        let aliases = Alias::of_mark(connection, number)?;
        let added = added::of(&Addition::of_mark(connection, number)?);
        let is_kept = row.is_set() || added.is_any();
        let bearing = is_kept.then(|| Bearing::from(&marks::whole(row, &aliases, added)));
        changed.push((number, bearing));
    }
    let sql = "SELECT count(*) FROM mark";
    let rows: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    let is_whole = usize::try_from(rows) == Ok(known.len() + new);
    Ok(is_whole.then_some(changed))
}

/// The numbers of all marks, and those that are set.
fn read_all(connection: &Connection) -> Result<(HashSet<i64>, HashMap<i64, Bearing>), StoreError> {
    let mut set = HashMap::new();
    marks::each(connection, |kept| {
        set.insert(kept.id, Bearing::from(&kept));
    })?;
    let mut statement = connection.prepare_cached("SELECT id FROM mark")?;
    let numbers = statement.query_map([], |row| row.get(0))?;
    Ok((numbers.collect::<Result<_, _>>()?, set))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::marking::sample::subject;
    use crate::user::{Change, Log, Target};
    use proptest::prelude::*;

    fn read_anew(store: &Store) -> HashMap<i64, Bearing> {
        store.read(read_all).unwrap().1
    }

    #[test]
    fn what_has_not_changed_is_not_read_again() {
        let mut store = Store::in_memory().unwrap();
        let mut all = AllMarks::default();
        for number in 0..5 {
            store.set_bookmarked(&subject(number), true, 1).unwrap();
        }
        assert_eq!(store.follow_marks(&mut all).unwrap(), Followed::Anew);
        let none = Followed::Changed(Vec::new());
        assert_eq!(store.follow_marks(&mut all).unwrap(), none);
        store.set_read(&subject(3), true, 1).unwrap();
        let followed = store.follow_marks(&mut all).unwrap();
        assert!(matches!(followed, Followed::Changed(numbers) if numbers.len() == 1));
        assert_eq!(all.set, read_anew(&store));
    }

    #[test]
    fn marks_that_became_one_and_another_file_are_read_anew() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let mut all = AllMarks::default();
        let mut both = subject(1);
        both.keys.url = subject(2).keys.url;
        store.set_bookmarked(&subject(1), true, 1).unwrap();
        store.set_read(&subject(2), true, 1).unwrap();
        store.follow_marks(&mut all).unwrap();
        store.set_read(&both, true, 2).unwrap();
        assert_eq!(store.follow_marks(&mut all).unwrap(), Followed::Anew);
        assert_eq!(all.set.len(), 1);
        for file in ["state.db", "state.db-wal", "state.db-shm"] {
            std::fs::remove_file(folder.path().join(file)).unwrap();
        }
        assert_eq!(store.follow_marks(&mut all).unwrap(), Followed::Anew);
        assert_eq!(all.set.len(), 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_followed_is_what_is_read_anew(
            steps in proptest::collection::vec((0..6_usize, 0..8_u8), 1..30),
        ) {
            let mut store = Store::in_memory().unwrap();
            let mut all = AllMarks::default();
            for (now, (number, what)) in (1..).zip(steps) {
                let tag = |on: &str| vec![Clean::line(on)];
                let change = match what {
                    0 => Change::Bookmark(None),
                    1 => Change::Unbookmark,
                    2 => Change::Read,
                    3 => Change::Unread,
                    4 => Change::Tags { on: tag("sea"), off: Vec::new() },
                    5 => Change::Tags { on: Vec::new(), off: tag("sea") },
                    _ => Change::Note(None),
                };
                if what == 7 {
                    store.undo(now).unwrap();
                } else {
                    let targets = [Target::from(&subject(number))];
                    store.change(&targets, &change, (now, Log::Step), &|_| true).unwrap();
                }
                store.follow_marks(&mut all).unwrap();
                prop_assert_eq!(&all.set, &read_anew(&store));
            }
        }
    }
}
