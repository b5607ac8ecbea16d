//! Marks that come from elsewhere, merged into the state: in one step, which can be undone.
//!
//! Nothing that is there goes, and nothing that comes is left out; what comes again changes nothing.
//! A mark on an article that is in no library waits under the keys that it was known by, and is found
//! by them when the article comes.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use crate::article::{Key, Keys};
use crate::user::aspect::{Changing, Difference};
use crate::user::change::deed;
use crate::user::marking::{ids_of, new_row, next_rev, united};
use crate::user::row::{Alias, Row};
use crate::user::step::{Step, What};
use crate::user::{Carried, Store, StoreError};

/// Whether what is merged is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merging {
    /// It is.
    Keep,
    /// It is only looked what would become of it.
    Look,
}

/// What became of a mark that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Its article bore no mark.
    Added,
    /// It added something to what its article bore.
    Merged,
    /// All of it was there.
    AlreadyThere,
}

impl Store {
    /// Merges `all` at once; it is on disk when this returns. Gives what became of each.
    pub fn merge(
        &mut self,
        all: &[Carried],
        how: Merging,
        now: i64,
    ) -> Result<Vec<Outcome>, StoreError> {
        self.write(|connection| {
            if how == Merging::Keep {
                return merge_all(connection, all, now);
            }
            connection.execute_batch("SAVEPOINT look")?;
            let outcomes = merge_all(connection, all, now)?;
            connection.execute_batch("ROLLBACK TO look; RELEASE look")?;
            Ok(outcomes)
        })
    }
}

fn merge_all(
    connection: &Connection,
    all: &[Carried],
    now: i64,
) -> Result<Vec<Outcome>, StoreError> {
    let rev = next_rev(connection)?;
    let groups = by_article(all);
    // Marks that turn out to be on one article become one first: what is noted of them must be noted
    // of a mark that stays.
    for (carried, _) in &groups {
        unite(connection, &carried.all_keys(), rev)?;
    }
    let mut outcomes = vec![Outcome::AlreadyThere; all.len()];
    let (mut changed, mut differences) = (Vec::new(), Vec::new());
    for (carried, first) in &groups {
        let (outcome, made) = merge_one(connection, carried, rev)?;
        if !made.is_empty() {
            changed.push(&carried.subject);
        }
        if let Some(of_first) = outcomes.get_mut(*first) {
            *of_first = outcome;
        }
        differences.extend(made);
    }
    if !differences.is_empty() {
        let deed = deed(What::Import, changed.into_iter());
        Step::add(connection, &deed, &differences, (now, rev))?;
    }
    Ok(outcomes)
}

/// What those of `all` make together that are on one article, each with the place of the first of them;
/// one that bears nothing is none.
fn by_article(all: &[Carried]) -> Vec<(Carried, usize)> {
    let mut groups: Vec<Option<(Carried, usize)>> = Vec::with_capacity(all.len());
    let mut known: HashMap<Key, usize> = HashMap::new();
    let marks = all.iter().enumerate().filter(|(_, it)| it.is_any());
    for (place, carried) in marks {
        let keys = carried.urls.iter().chain(&carried.contents);
        let touched: BTreeSet<usize> = keys.filter_map(|key| known.get(key)).copied().collect();
        let mut group = (carried.clone(), place);
        for other in touched {
            let other = groups.get_mut(other).and_then(Option::take);
            if let Some((other, first)) = other {
                group = (group.0.joined(other), group.1.min(first));
            }
        }
        let keys = group.0.urls.iter().chain(&group.0.contents);
        known.extend(keys.map(|key| (*key, place)));
        groups.resize(place, None);
        groups.push(Some(group));
    }
    let mut groups: Vec<_> = groups.into_iter().flatten().collect();
    groups.sort_by_key(|(_, first)| *first);
    groups
}

/// Makes those marks one that are known by one of `keys`.
fn unite(connection: &Connection, keys: &[Keys], rev: i64) -> Result<(), StoreError> {
    if ids_of(connection, keys)?.len() > 1
        && let Some(mut row) = united(connection, keys)?
    {
        row.rev = rev;
        row.save(connection)?;
    }
    Ok(())
}

/// Merges what was carried of one article.
fn merge_one(
    connection: &Connection,
    carried: &Carried,
    rev: i64,
) -> Result<(Outcome, Vec<Difference>), StoreError> {
    let (row, before) = match united(connection, &carried.all_keys())? {
        Some(row) => {
            let before = Carried::of_row(connection, &row)?;
            (row, Some(before))
        }
        None => (new_row(connection, &carried.subject)?, None),
    };
    let was_any = before.as_ref().is_some_and(Carried::is_any);
    let both = match &before {
        Some(before) => before.clone().joined(carried.clone()),
        None => carried.clone(),
    };
    if before.as_ref() == Some(&both) {
        return Ok((Outcome::AlreadyThere, Vec::new()));
    }
    let differences = write(connection, (row, before.as_ref()), &both, rev)?;
    let outcome = if was_any {
        Outcome::Merged
    } else {
        Outcome::Added
    };
    Ok((outcome, differences))
}

/// Makes of a mark, which was as `before` says, what `both` is.
fn write(
    connection: &Connection,
    (row, before): (Row, Option<&Carried>),
    both: &Carried,
    rev: i64,
) -> Result<Vec<Difference>, StoreError> {
    let now = both.changed_at;
    let mut changing = Changing {
        connection,
        row,
        now,
    };
    changing.row.rev = rev;
    // What is added hangs on a row that is there.
    changing.row.save(connection)?;
    let nothing = Carried::bare(both.subject.clone(), 0);
    let differences = both.put(&mut changing, before.unwrap_or(&nothing))?;
    changing.row.save(connection)?;
    let mark = changing.row.id;
    let urls = both.urls.iter().map(|key| (*key, true));
    let contents = both.contents.iter().map(|key| (*key, false));
    for (key, is_url) in urls.chain(contents) {
        Alias { key, is_url, mark }.save(connection)?;
    }
    Ok(differences)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::carried_sample::carried;
    use crate::user::{Added, Mark};
    use proptest::prelude::*;

    /// What is in a state that `lists` were merged into, whatever the numbers of its marks.
    fn merged(lists: &[&[Carried]]) -> Vec<Carried> {
        let mut store = Store::in_memory().unwrap();
        for list in lists {
            store.merge(list, Merging::Keep, 9).unwrap();
        }
        kept(&store)
    }

    fn kept(store: &Store) -> Vec<Carried> {
        store.kept().unwrap();
        let mut all: Vec<_> = store
            .carried()
            .unwrap()
            .into_iter()
            .map(|(_, it)| it)
            .collect();
        all.sort_by(|one, other| one.contents.cmp(&other.contents));
        all
    }

    /// What a person sees of a mark, with its number.
    type Seen = (i64, Option<i64>, Mark, Added);

    fn seen(store: &Store) -> Vec<Seen> {
        let kept = store.kept().unwrap().into_iter();
        kept.map(|kept| (kept.id, kept.bookmarked_at, kept.mark, kept.added))
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn states_are_merged_in_any_order_and_any_number_of_times(
            one in proptest::collection::vec(carried(), 0..5),
            two in proptest::collection::vec(carried(), 0..5),
            three in proptest::collection::vec(carried(), 0..5),
        ) {
            let together = merged(&[&one, &two, &three]);
            prop_assert_eq!(&together, &merged(&[&three, &two, &one]));
            prop_assert_eq!(&together, &merged(&[&two, &one, &two, &three, &one]));
            let (first, rest) = (merged(&[&one]), merged(&[&two, &three]));
            prop_assert_eq!(&together, &merged(&[&rest, &first]));
        }

        #[test]
        fn what_is_merged_again_is_already_there_and_undoing_it_leads_back(
            before in proptest::collection::vec(carried(), 0..4),
            all in proptest::collection::vec(carried(), 1..5),
        ) {
            let mut store = Store::in_memory().unwrap();
            store.merge(&before, Merging::Keep, 8).unwrap();
            let (kept_before, before) = (kept(&store), seen(&store));
            let looked = store.merge(&all, Merging::Look, 9).unwrap();
            prop_assert_eq!(&kept(&store), &kept_before);
            prop_assert_eq!(looked, store.merge(&all, Merging::Keep, 9).unwrap());
            let outcomes = store.merge(&kept(&store), Merging::Keep, 10).unwrap();
            prop_assert!(outcomes.iter().all(|outcome| *outcome == Outcome::AlreadyThere));
            let after = seen(&store);
            let stay = |(id, ..): &Seen| after.iter().any(|(other, ..)| other == id);
            if after != before && before.iter().all(stay) {
                store.undo(11).unwrap().unwrap();
                prop_assert_eq!(&seen(&store), &before);
                store.redo(12).unwrap().unwrap();
                prop_assert_eq!(&seen(&store), &after);
            }
        }
    }
}
