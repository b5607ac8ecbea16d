//! Marks of the state as sets of rows: joined in memory, for a join of two files takes a second at
//! a million rows.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use crate::text::Clean;
use crate::user::{Bearing, Mark};

/// The rows that bear marks. Copies bear the marks of their article, and are none of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marked {
    pub(crate) read: RoaringBitmap,
    pub(crate) bookmarked: RoaringBitmap,
    pub(crate) noted: RoaringBitmap,
    /// Marks with a note or a tag, by their numbers.
    added: BTreeMap<i64, Added>,
    /// Bookmarks with their rows, by their numbers.
    ranked: BTreeMap<i64, Ranked>,
    /// What those bear whose article is missing, by their rows.
    missing: BTreeMap<u32, Mark>,
}

/// What was added, and the rows that bear it.
#[derive(Debug, Clone)]
struct Added {
    rows: RoaringBitmap,
    note: Option<Clean>,
    tags: Vec<Clean>,
}

/// Where a bookmark stands in the list, and its rows.
#[derive(Debug, Clone)]
struct Ranked {
    rank: (i64, i64),
    rows: Vec<u32>,
}

impl Marked {
    /// The rows whose note passes `test`.
    pub(crate) fn noted(&self, test: impl Fn(&str) -> bool) -> RoaringBitmap {
        let has = |added: &Added| added.note.as_ref().is_some_and(|note| test(note));
        self.of_added(has)
    }

    /// The rows with a tag that passes `test`.
    pub(crate) fn tagged(&self, test: impl Fn(&str) -> bool) -> RoaringBitmap {
        self.of_added(|added| added.tags.iter().any(|tag| test(tag)))
    }

    fn of_added(&self, passes: impl Fn(&Added) -> bool) -> RoaringBitmap {
        let mut rows = RoaringBitmap::new();
        for added in self.added.values().filter(|added| passes(added)) {
            rows |= &added.rows;
        }
        rows
    }

    /// The rows whose article is missing and whose mark passes `test`.
    pub(crate) fn missing(&self, test: impl Fn(Mark) -> bool) -> RoaringBitmap {
        let passing = self.missing.iter().filter(|(_, mark)| test(**mark));
        passing.map(|(row, _)| *row).collect()
    }

    /// The bookmarks in the order in which they are read.
    pub(crate) fn reading_list(&self) -> Vec<u32> {
        let there = &self.bookmarked | self.missing(|mark| mark.is_bookmarked);
        let rows = |ranked: &'_ Ranked| {
            let rank = ranked.rank;
            let rows = ranked.rows.clone().into_iter();
            rows.map(move |row| (rank, row))
        };
        let ranked = self.ranked.values().flat_map(rows);
        let mut ranked: Vec<_> = ranked.filter(|(_, row)| there.contains(*row)).collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        let mut seen = RoaringBitmap::new();
        let rows = ranked.into_iter().map(|(_, row)| row);
        rows.filter(|row| seen.insert(*row)).collect()
    }

    /// Takes what stands on `rows` as the mark `number`, which none of the sets holds yet. Those `shown`
    /// are among `all`.
    pub(crate) fn take(
        &mut self,
        number: i64,
        bearing: &Bearing,
        rows: &[u32],
        all: &RoaringBitmap,
    ) {
        if bearing.note.is_some() || !bearing.tags.is_empty() {
            let shown = rows.iter().copied().filter(|row| all.contains(*row));
            let added = Added {
                rows: shown.collect(),
                note: bearing.note.clone(),
                tags: bearing.tags.clone(),
            };
            self.added.insert(number, added);
        }
        if let Some(rank) = bearing.rank {
            let rows = rows.to_vec();
            self.ranked.insert(number, Ranked { rank, rows });
        }
    }

    /// Takes a mark whose article is missing, under the row `row`.
    pub(crate) fn take_missing(&mut self, number: i64, bearing: &Bearing, row: u32) {
        self.take(number, bearing, &[row], &RoaringBitmap::from_iter([row]));
        self.missing.insert(row, bearing.mark);
    }

    /// Forgets the mark `number`, but for what its rows bear.
    pub(crate) fn forget(&mut self, number: i64, missing_row: Option<u32>) {
        self.added.remove(&number);
        self.ranked.remove(&number);
        if let Some(row) = missing_row {
            self.missing.remove(&row);
        }
    }

    /// Sets what `row` bears.
    pub(crate) fn set(&mut self, row: u32, mark: Mark) {
        let sets = [
            (&mut self.read, mark.is_read),
            (&mut self.bookmarked, mark.is_bookmarked),
            (&mut self.noted, mark.has_note),
        ];
        for (rows, is_member) in sets {
            if is_member {
                rows.insert(row);
            } else {
                rows.remove(row);
            }
        }
    }
}
