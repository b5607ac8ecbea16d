//! Bookmarks as a list that is read from top to bottom: the newest first, unless one was moved.
//!
//! Each has a rank, the time of its bookmark unless it was moved, and the highest stands first. One
//! that is moved gets a rank between its new neighbours; where there is none between them all are
//! ranked anew, a second apart.

use rusqlite::Connection;

use crate::article::{Key, Keys};
use crate::user::addition::{Addition, Kind};
use crate::user::aspect::{Aspect, Changing};
use crate::user::change::deed;
use crate::user::marking::next_rev;
use crate::user::row::{Alias, Row};
use crate::user::step::{Step, What};
use crate::user::{Kept, Store, StoreError, Subject, added, marks};

/// Ranks between two bookmarks that were made a second apart.
pub(crate) const RANKS_A_SECOND: i64 = 1_000_000;

/// On which side of another bookmark one is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Above,
    /// After it.
    Below,
}

impl Kept {
    /// Where it stands in the list: the highest first. `None` where it is not bookmarked.
    pub fn rank(&self) -> Option<(i64, i64)> {
        let made = self.bookmarked_at?.saturating_mul(RANKS_A_SECOND);
        Some((self.added.rank.unwrap_or(made), self.id))
    }
}

impl Store {
    /// Puts the bookmark of `moved` beside that of `beside`.
    pub fn move_bookmark(
        &mut self,
        moved: &Subject,
        (side, beside): (Side, &Keys),
        now: i64,
    ) -> Result<(), StoreError> {
        self.write(|connection| {
            let (Some(own), Some(other)) =
                (id_of(connection, &moved.keys)?, id_of(connection, beside)?)
            else {
                return Ok(());
            };
            let mut ranks = ranks(connection)?;
            ranks.retain(|(_, id)| *id != own);
            let Some(at) = ranks.iter().position(|(_, id)| *id == other) else {
                return Ok(());
            };
            let at = at + usize::from(side == Side::Below);
            let rev = next_rev(connection)?;
            let mut differences = Vec::new();
            for (id, rank) in reranked(&ranks, own, at) {
                let mut row =
                    Row::load(connection, id)?.ok_or(StoreError::Damaged("a mark is gone"))?;
                (row.changed_at, row.rev) = (now, rev);
                let mut changing = Changing {
                    connection,
                    row,
                    now,
                };
                let rank = Some(rank.to_string());
                differences.extend(changing.set(Aspect::Added(Kind::Rank), "", rank)?);
                changing.row.save(connection)?;
            }
            let deed = deed(What::Move, std::iter::once(moved));
            Step::add(connection, &deed, &differences, (now, rev))
        })
    }

    /// The marks of those numbers, as far as there are such.
    pub fn kept_of(&self, ids: &[i64]) -> Result<Vec<Kept>, StoreError> {
        self.read(|connection| {
            let mut found = Vec::new();
            for id in ids {
                if let Some(row) = Row::load(connection, *id)? {
                    let additions = Addition::of_mark(connection, *id)?;
                    found.push(marks::bare(row, added::of(&additions)));
                }
            }
            Ok(found)
        })
    }
}

/// The ranks that put `own` at place `at` among `ranks`: its own alone, where there is room.
fn reranked(ranks: &[(i64, i64)], own: i64, at: usize) -> Vec<(i64, i64)> {
    let above = at.checked_sub(1).and_then(|above| ranks.get(above));
    let below = ranks.get(at);
    let between = match (above, below) {
        (Some((above, _)), Some((below, _))) => {
            let middle = below.midpoint(*above);
            (*below < middle && middle < *above).then_some(middle)
        }
        (Some((above, _)), None) => Some(above.saturating_sub(RANKS_A_SECOND)),
        (None, Some((below, _))) => Some(below.saturating_add(RANKS_A_SECOND)),
        (None, None) => Some(0),
    };
    if let Some(rank) = between {
        return vec![(own, rank)];
    }
    let mut ids: Vec<_> = ranks.iter().map(|(_, id)| *id).collect();
    ids.insert(at.min(ids.len()), own);
    let top = ranks.first().map_or(0, |(rank, _)| *rank);
    let steps = (0..).map(|step| top.saturating_sub(RANKS_A_SECOND.saturating_mul(step)));
    ids.into_iter().zip(steps).collect()
}

/// The rank and the number of every bookmark, the first of the list first.
fn ranks(connection: &Connection) -> Result<Vec<(i64, i64)>, StoreError> {
    let moved: std::collections::HashMap<i64, i64> = Addition::of_kind(connection, Kind::Rank)?
        .into_iter()
        .filter_map(|addition| Some((addition.of.0, addition.value?.parse().ok()?)))
        .collect();
    let sql = "SELECT id, bookmarked_at FROM mark WHERE bookmarked_at IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut ranks = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, made): (i64, i64) = (row.get(0)?, row.get(1)?);
        let made = made.saturating_mul(RANKS_A_SECOND);
        ranks.push((moved.get(&id).copied().unwrap_or(made), id));
    }
    ranks.sort_unstable_by(|one, other| other.cmp(one));
    Ok(ranks)
}

/// The number of the mark that is known by one of `keys`.
fn id_of(connection: &Connection, keys: &Keys) -> Result<Option<i64>, StoreError> {
    let mut all: Vec<Key> = keys.url.into_iter().collect();
    all.push(keys.content);
    for key in all {
        if let Some(alias) = Alias::load(connection, key)? {
            return Ok(Some(alias.mark));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::marking::sample::subject;

    /// The numbers of the bookmarks in their order.
    fn list(store: &Store) -> Vec<usize> {
        let mut kept = store.kept().unwrap();
        kept.sort_by_key(|kept| std::cmp::Reverse(kept.rank()));
        let number = |kept: &Kept| {
            let digits = kept.subject.title.rsplit(' ').next().unwrap();
            digits.parse().unwrap()
        };
        kept.iter().map(number).collect()
    }

    #[test]
    fn a_bookmark_is_put_beside_another_and_back() {
        // All of one second, and each of its own.
        for second in [0, 1] {
            let mut store = Store::in_memory().unwrap();
            for number in 1..=4 {
                let now = 100 + second * i64::try_from(number).unwrap();
                store.set_bookmarked(&subject(number), true, now).unwrap();
            }
            assert_eq!(list(&store), [4, 3, 2, 1]);
            let table = [
                (1, Side::Above, 3, vec![4, 1, 3, 2]),
                (4, Side::Below, 2, vec![1, 3, 2, 4]),
                (2, Side::Above, 1, vec![2, 1, 3, 4]),
                (2, Side::Below, 1, vec![1, 2, 3, 4]),
            ];
            for (moved, side, beside, expected) in &table {
                let beside = subject(*beside).keys;
                store
                    .move_bookmark(&subject(*moved), (*side, &beside), 900)
                    .unwrap();
                assert_eq!(list(&store), *expected);
            }
            for _ in &table {
                store.undo(901).unwrap().unwrap();
            }
            assert_eq!(list(&store), [4, 3, 2, 1]);
            store.set_bookmarked(&subject(9), true, 1_000).unwrap();
            assert_eq!(list(&store)[0], 9);
        }
    }
}
