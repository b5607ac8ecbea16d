//! Which rows bear which marks, brought up to date with what was changed.
//!
//! After a key that marks an article the next list wants one row changed, not a hundred thousand
//! marks read: so what was worked out is kept, and only what has changed since is worked out again.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::article::Key;
use crate::cancel::Cancel;
use crate::library::catalog::lookup;
use crate::library::catalog::rows::key;
use crate::library::view::marked::Marked;
use crate::library::{CatalogError, missing};
use crate::user::{AllMarks, Bearing, Followed, Mark, Store};

/// Up to this share of the articles, marks are looked up one by one; with more, every article is
/// looked at.
const LOOKED_UP: usize = 16;

/// Rows that are looked at between two looks at the cancel token.
const ROWS_AT_A_TIME: usize = 4_096;

/// The marks as they were read last, and the rows that bear them.
#[derive(Debug, Default)]
pub(crate) struct Bearers {
    marks: AllMarks,
    /// What was worked out of them; `None` where it holds no more.
    rows: Option<Rows>,
}

/// The rows that bear marks.
#[derive(Debug, Default)]
struct Rows {
    marked: Arc<Marked>,
    /// The rows of each mark, copies included.
    of: HashMap<i64, Vec<u32>>,
    /// The marks on each row.
    on: HashMap<u32, Vec<i64>>,
    /// Whether the articles can be looked up by what they are known by: not during a first scan.
    has_indexes: bool,
}

/// The catalogue that rows are looked for in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Where<'w> {
    pub(crate) connection: &'w Connection,
    /// The folders of the library.
    pub(crate) bases: &'w [PathBuf],
    /// The rows of all articles, without copies.
    pub(crate) all: &'w RoaringBitmap,
}

impl Bearers {
    /// The catalogue is another: the rows do not hold any more, but the marks do.
    pub(crate) fn forget_rows(&mut self) {
        self.rows = None;
    }

    /// The rows that bear marks; `None` when it was cancelled.
    pub(crate) fn marked(
        &mut self,
        place: Where,
        store: &Store,
        cancel: &Cancel,
    ) -> Result<Option<Arc<Marked>>, CatalogError> {
        let followed = store.follow_marks(&mut self.marks)?;
        let few = 1 + self.marks.iter().len() / LOOKED_UP;
        // What is cancelled must not be taken for done.
        let rows = match (self.rows.take(), followed) {
            (Some(rows), Followed::Changed(numbers)) if numbers.is_empty() => rows,
            (Some(mut rows), Followed::Changed(numbers))
                if rows.has_indexes && numbers.len() <= few =>
            {
                rows.follow(place, &self.marks, &numbers)?;
                rows
            }
            _ => match work_out(place, &self.marks, cancel)? {
                Some(rows) => rows,
                None => return Ok(None),
            },
        };
        let marked = Arc::clone(&rows.marked);
        self.rows = Some(rows);
        Ok(Some(marked))
    }
}

impl Rows {
    /// Brings the rows of some marks up to date.
    fn follow(
        &mut self,
        place: Where,
        marks: &AllMarks,
        numbers: &[i64],
    ) -> Result<(), CatalogError> {
        let mut touched = BTreeSet::new();
        for number in numbers {
            for row in self.of.remove(number).unwrap_or_default() {
                if let Some(on) = self.on.get_mut(&row) {
                    on.retain(|other| other != number);
                }
                touched.insert(row);
            }
            let missing_row = missing::row_of(*number);
            Arc::make_mut(&mut self.marked).forget(*number, missing_row);
            if let Some(bearing) = marks.get(*number) {
                let rows = rows_of(place.connection, bearing)?;
                touched.extend(rows.iter().copied());
                self.take(*number, bearing, rows, place.all);
            }
        }
        self.with_missing(
            place,
            numbers
                .iter()
                .filter_map(|number| Some((*number, marks.get(*number)?))),
        );
        let shown = touched.into_iter().filter(|row| place.all.contains(*row));
        self.set(marks, shown);
        Ok(())
    }

    /// Takes the rows of a mark.
    fn take(&mut self, number: i64, bearing: &Bearing, rows: Vec<u32>, all: &RoaringBitmap) {
        if rows.is_empty() {
            return;
        }
        for row in &rows {
            self.on.entry(*row).or_default().push(number);
        }
        Arc::make_mut(&mut self.marked).take(number, bearing, &rows, all);
        self.of.insert(number, rows);
    }

    /// Sets what rows bear: all that the marks on them say.
    fn set(&mut self, marks: &AllMarks, rows: impl Iterator<Item = u32>) {
        let marked = Arc::make_mut(&mut self.marked);
        for row in rows {
            let on = self.on.get(&row).into_iter().flatten();
            let on = on.filter_map(|number| marks.get(*number));
            let mark = on.fold(Mark::default(), |mark, bearing| mark.and(bearing.mark));
            marked.set(row, mark);
        }
    }

    /// Takes those of `marks` with a bookmark, a note or a tag whose article is in no row of the catalogue.
    fn with_missing<'m>(&mut self, place: Where, marks: impl Iterator<Item = (i64, &'m Bearing)>) {
        let marked = Arc::make_mut(&mut self.marked);
        for (number, bearing) in marks.filter(|(number, _)| !self.of.contains_key(number)) {
            let has_more = bearing.note.is_some() || !bearing.tags.is_empty();
            let is_missed =
                (bearing.rank.is_some() || has_more) && missing::is_of(bearing, place.bases);
            if let Some(row) = missing::row_of(number).filter(|_| is_missed) {
                marked.take_missing(number, bearing, row);
            }
        }
    }
}

/// Works out the rows of all marks; `None` when it was cancelled.
fn work_out(place: Where, marks: &AllMarks, cancel: &Cancel) -> Result<Option<Rows>, CatalogError> {
    let connection = place.connection;
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'article_content')";
    let mut rows = Rows {
        has_indexes: connection.query_row(sql, [], |row| row.get(0))?,
        ..Rows::default()
    };
    let articles = usize::try_from(place.all.len()).unwrap_or(usize::MAX);
    let is_whole = if marks.iter().len() == 0 {
        true
    } else if rows.has_indexes && marks.iter().len() < articles / LOOKED_UP {
        look_up(&mut rows, place, marks, cancel)?
    } else {
        look_through(&mut rows, place, marks, cancel)?
    };
    if !is_whole {
        return Ok(None);
    }
    let shown: Vec<u32> = rows
        .on
        .keys()
        .copied()
        .filter(|row| place.all.contains(*row))
        .collect();
    rows.set(marks, shown.into_iter());
    // During a first scan what is not there yet is not missing.
    if rows.has_indexes {
        rows.with_missing(place, marks.iter());
    }
    Ok(Some(rows))
}

/// Finds the rows of each mark. Says whether it came to its end.
fn look_up(
    rows: &mut Rows,
    place: Where,
    marks: &AllMarks,
    cancel: &Cancel,
) -> Result<bool, CatalogError> {
    for (number, bearing) in marks.iter() {
        if cancel.is_cancelled() {
            return Ok(false);
        }
        let found = rows_of(place.connection, bearing)?;
        rows.take(number, bearing, found, place.all);
    }
    Ok(true)
}

/// The rows that bear one of the keys of a mark.
fn rows_of(connection: &Connection, bearing: &Bearing) -> Result<Vec<u32>, CatalogError> {
    let mut rows = RoaringBitmap::new();
    for keys in &bearing.keys {
        rows.extend(lookup::rows_of(connection, keys)?);
    }
    Ok(rows.into_iter().collect())
}

/// Finds the marks of each row. Says whether it came to its end.
fn look_through(
    rows: &mut Rows,
    place: Where,
    marks: &AllMarks,
    cancel: &Cancel,
) -> Result<bool, CatalogError> {
    let mut by_key: HashMap<Key, Vec<i64>> = HashMap::with_capacity(2 * marks.iter().len());
    for (number, bearing) in marks.iter() {
        let keys = bearing.keys.iter();
        let keys = keys.flat_map(|keys| keys.url.into_iter().chain([keys.content]));
        for key in keys.collect::<HashSet<_>>() {
            by_key.entry(key).or_default().push(number);
        }
    }
    let mut found: HashMap<i64, Vec<u32>> = HashMap::with_capacity(marks.iter().len());
    let sql = "SELECT id, url_key, content_key FROM article";
    let mut statement = place.connection.prepare_cached(sql)?;
    let mut articles = statement.query([])?;
    let mut looked_at = 0_usize;
    while let Some(article) = articles.next()? {
        looked_at += 1;
        if looked_at.is_multiple_of(ROWS_AT_A_TIME) && cancel.is_cancelled() {
            return Ok(false);
        }
        let keys = [key(article.get_ref(1)?), key(article.get_ref(2)?)];
        let row = article.get(0)?;
        for number in keys
            .iter()
            .flatten()
            .filter_map(|key| by_key.get(key))
            .flatten()
        {
            let rows = found.entry(*number).or_default();
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
    }
    for (number, found) in found {
        if let Some(bearing) = marks.get(number) {
            rows.take(number, bearing, found, place.all);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Catalog;
    use crate::library::sample::Library;
    use crate::library::view::{Ask, Counts, View, build};
    use crate::query::{Query, Sort};
    use crate::text::Clean;
    use crate::user::{Change, Log, Subject, Target};

    /// What a view says of marks, and the list of bookmarks.
    fn said(view: &View) -> ([RoaringBitmap; 4], Counts, Vec<u32>) {
        let sets = [&view.read, &view.bookmarked, &view.noted, &view.tagged];
        (sets.map(Clone::clone), view.counts, view.order.to_vec())
    }

    #[test]
    fn what_was_followed_is_what_is_worked_out_anew() {
        let library = Library::new();
        for number in 0..40 {
            let title = format!("Article {number}");
            library.article(&format!("{number}.json"), &title, "2023-02-10");
        }
        library.refresh();
        // A copy bears what its article bears.
        library.article("copy.json", "Article 3", "2023-02-10");
        library.refresh();
        let (kept, mut store) = (library.catalog(), library.store());
        let subjects: Vec<_> = (0..10)
            .map(|number| Subject::from(&library.row(&format!("Article {number}"))))
            .collect();
        let tags = |on: &str| Change::Tags {
            on: vec![Clean::line(on)],
            off: Vec::new(),
        };
        let changes = [
            Change::Bookmark(None),
            Change::Read,
            tags("sea"),
            Change::Unread,
            Change::Unbookmark,
            Change::Bookmark(None),
        ];
        let ask = Ask {
            query: Query::bookmarked(),
            sort: Sort::Newest,
            ..Ask::default()
        };
        let view = |catalog: &Catalog| {
            let built = build(catalog, &library.store(), &ask, &Cancel::default());
            said(&built.unwrap().unwrap())
        };
        view(&kept);
        for (nth, change) in changes.iter().enumerate() {
            for (number, subject) in subjects.iter().enumerate() {
                if (number + nth) % 3 == 0 {
                    continue;
                }
                let targets = [Target::from(subject)];
                let stamp = (1 + i64::try_from(number).unwrap(), Log::Step);
                store.change(&targets, change, stamp, &|_| true).unwrap();
                assert_eq!(view(&kept), view(&library.catalog()), "{change:?} {number}");
            }
        }
        library.delete("5.json");
        library.refresh();
        assert_eq!(view(&kept), view(&library.catalog()), "one is missing");
        store.undo(9).unwrap();
        assert_eq!(view(&kept), view(&library.catalog()));
    }
}
