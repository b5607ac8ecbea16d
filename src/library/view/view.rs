//! The view itself, and the rows of the first frame.
//!
//! A view never changes. Sorting a million rows takes seconds, so the view worker builds a new
//! view and the list swaps it in; drawing asks only for the rows on screen.

use std::cell::RefCell;
use std::sync::Arc;

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::article::Summary;
use crate::cancel::Cancel;
use crate::library::catalog::meta::Meta;
use crate::library::catalog::{lookup, rows};
use crate::library::view::ask::Ask;
use crate::library::view::evaluate::Evaluator;
use crate::library::view::groups::{self, Groups};
use crate::library::view::order::order;
use crate::library::view::ordered::ordered;
use crate::library::{Catalog, CatalogError};
use crate::query::Sort;
use crate::search::{Marks, SearchError};
use crate::user::Store;

/// The order of a list, and which of its rows bear which mark.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Row ids in the order of the list.
    pub order: Arc<Vec<u32>>,
    /// How many more there are: the first were wanted before the rest of the order was known.
    pub to_come: usize,
    /// How they are grouped, if they are.
    pub groups: Option<Arc<Groups>>,
    /// The number of the catalogue that the rows are of: another one gives them other numbers.
    pub catalogue: i64,
    /// Rows of the whole library that are read.
    pub read: RoaringBitmap,
    /// Rows of the whole library that are bookmarked.
    pub bookmarked: RoaringBitmap,
    /// Rows of the whole library that bear a note.
    pub noted: RoaringBitmap,
    /// Rows of the whole library that the reader gave a tag.
    pub tagged: RoaringBitmap,
    /// Rows of the whole library with a keyword hit.
    pub hit: RoaringBitmap,
    /// How many there are of what.
    pub counts: Counts,
    /// How much of the library was searched, where words were asked for and not all of it was.
    pub searched: Option<Searched>,
    /// What was searched for, ready to be marked in texts.
    pub marks: Arc<Marks>,
}

/// How much of the library was searched for words: the rest is not in the index yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Searched {
    /// Articles that were searched.
    pub searched: usize,
    /// Articles of the library.
    pub of: usize,
}

/// What the title of the list counts, over the whole library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Articles not read.
    pub unread: usize,
    /// Articles with a bookmark.
    pub bookmarked: usize,
    /// Problems.
    pub problems: usize,
}

/// The first `limit` rows of all articles in `sort`, without building a view: the first frame.
pub fn first_rows(
    catalog: &Catalog,
    sort: Sort,
    limit: usize,
) -> Result<Vec<Summary>, CatalogError> {
    catalog.read(|connection| {
        let ids = if sort == Sort::Newest {
            let sql = "SELECT id FROM article WHERE copy_of IS NULL
                       ORDER BY date DESC, place, nth LIMIT ?1";
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            lookup::ids(connection, sql, [limit])?
        } else {
            let mut ids = order(connection, sort, &Cancel::default())?.unwrap_or_default();
            ids.truncate(limit);
            ids
        };
        let first = rows::rows(connection, &ids, &catalog.bases)?;
        Ok(first.into_iter().flatten().collect())
    })
}

/// Builds a view; `None` when it was cancelled.
pub fn build(
    catalog: &Catalog,
    store: &Store,
    ask: &Ask,
    cancel: &Cancel,
) -> Result<Option<View>, CatalogError> {
    build_in_steps(catalog, store, ask, cancel, &mut |_| ())
}

/// The same; where the question wants the first rows early, a view of these alone goes to `early`.
pub fn build_in_steps(
    catalog: &Catalog,
    store: &Store,
    ask: &Ask,
    cancel: &Cancel,
    early: &mut dyn FnMut(View),
) -> Result<Option<View>, CatalogError> {
    let early = RefCell::new(early);
    let view = || {
        catalog.read(|connection| {
            let early = &mut **early.borrow_mut();
            view_of((catalog, connection), store, ask, cancel, early)
        })
    };
    match view() {
        Err(CatalogError::Search(SearchError::Stopped)) => Ok(None),
        Err(CatalogError::Search(error)) => {
            // Until it is made anew nothing is found, and the view says so.
            catalog.distrust_index(&error)?;
            view()
        }
        built => built,
    }
}

fn view_of(
    (catalog, connection): (&Catalog, &Connection),
    store: &Store,
    ask: &Ask,
    cancel: &Cancel,
    early: &mut dyn FnMut(View),
) -> Result<Option<View>, CatalogError> {
    let meta = Meta::load(connection)?;
    let articles = usize::try_from(meta.articles).unwrap_or_default();
    let kept = &mut *catalog.kept.borrow_mut();
    kept.follow(connection, &meta)?;
    let (all, hit) = kept.all(connection)?;
    if usize::try_from(all.len()) != Ok(articles) {
        return Err(CatalogError::Damaged("rows are missing in the list"));
    }
    let Some(marked) = kept.marked((connection, &catalog.bases), store, cancel)? else {
        return Ok(None);
    };
    let searcher = if ask.query.is_all() {
        None
    } else {
        catalog.searcher(meta.generation)
    };
    let (library, known) = ((catalog, connection), (&*all, &*marked));
    let evaluator = Evaluator::new(library, ask, known, searcher.as_ref(), cancel);
    let marks = Arc::new(evaluator.marks()?);
    let number = |rows: &RoaringBitmap| usize::try_from(rows.len()).unwrap_or(articles);
    let view = |order, groups, to_come| -> Result<View, CatalogError> {
        let not_searched = usize::try_from(evaluator.not_searched()?).unwrap_or(articles);
        let bookmarked = &marked.bookmarked | marked.missing(|mark| mark.is_bookmarked);
        Ok(View {
            counts: Counts {
                articles,
                unread: articles.saturating_sub(number(&marked.read)),
                bookmarked: number(&bookmarked),
                problems: usize::try_from(meta.problems).unwrap_or_default(),
            },
            order,
            to_come,
            groups,
            catalogue: meta.generation,
            read: &marked.read | marked.missing(|mark| mark.is_read),
            bookmarked,
            noted: &marked.noted | marked.missing(|mark| mark.has_note),
            tagged: marked.tagged(|_| true),
            hit: hit.clone(),
            marks: Arc::clone(&marks),
            searched: (not_searched > 0).then(|| Searched {
                searched: articles - not_searched,
                of: articles,
            }),
        })
    };
    let mut first = |head, to_come, groups: Option<Groups>| {
        // What cannot be told early is told with the whole.
        if let Ok(view) = view(Arc::new(head), groups.map(Arc::new), to_come) {
            early(view);
        }
    };
    let Some(order) = ordered(&evaluator, kept, &mut first)? else {
        return Ok(None);
    };
    let Some((order, groups)) = groups::grouped(&evaluator, kept, order)? else {
        return Ok(None);
    };
    let order = evaluator.with_missing(order)?;
    view(order, groups, 0).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::refresh::refresh;
    use crate::library::sample::{Library, keywords};
    use crate::query::Query;
    use crate::user::Subject;
    use proptest::prelude::*;

    #[test]
    fn every_order_puts_what_it_lacks_last_and_equals_newest_first() {
        let library = Library::new();
        let article = |title: &str, source: Option<&str>, day: Option<&str>, words: usize| {
            let text = "Harbour news. ".repeat(words);
            let value = serde_json::json!({
                "title": title, "source": source, "date": day, "text": text,
            });
            library.write(&format!("{title}.json"), value.to_string());
        };
        article("Beta", Some("Zeit"), Some("2023-02-10"), 20);
        article("alpha drone", None, Some("2024-01-01"), 10);
        article("Élan", Some("Agence"), None, 30);
        article("Gamma drone drone", Some("agence"), Some("2022-02-10"), 20);
        library.refresh_with(&keywords(&["drone"]));
        let table: &[(Sort, [&str; 4])] = &[
            (
                Sort::Newest,
                ["alpha drone", "Beta", "Gamma drone drone", "Élan"],
            ),
            (
                Sort::Oldest,
                ["Gamma drone drone", "Beta", "alpha drone", "Élan"],
            ),
            (
                Sort::Title,
                ["alpha drone", "Beta", "Élan", "Gamma drone drone"],
            ),
            (
                Sort::Source,
                ["Élan", "Gamma drone drone", "Beta", "alpha drone"],
            ),
            (
                Sort::Hits,
                ["Gamma drone drone", "alpha drone", "Beta", "Élan"],
            ),
            (
                Sort::Words,
                ["Élan", "Beta", "Gamma drone drone", "alpha drone"],
            ),
        ];
        for (sort, titles) in table {
            assert_eq!(library.titles(*sort), titles, "{sort:?}");
            let first = first_rows(&library.catalog(), *sort, 2).unwrap();
            let first: Vec<_> = first.iter().map(|row| row.title.to_string()).collect();
            assert_eq!(first, titles[..2], "the first of {sort:?}");
        }
    }

    #[test]
    fn marks_are_counted_over_the_library_and_filter_it() {
        let library = Library::new();
        for number in 0..100 {
            library.article(
                &format!("{number:02}.json"),
                &format!("Article {number}"),
                "2023-02-10",
            );
        }
        library.refresh();
        let mut store = library.store();
        for number in [3, 7, 50] {
            let row = library.row(&format!("Article {number}"));
            store.set_bookmarked(&Subject::from(&row), true, 1).unwrap();
        }
        // One mark is looked up, many are looked for in every row.
        for readers in [1, 60] {
            for number in 0..readers {
                let row = library.row(&format!("Article {number}"));
                store.set_read(&Subject::from(&row), true, 1).unwrap();
            }
            let view = library.view(Query::bookmarked(), Sort::Newest);
            assert_eq!(view.order.len(), 3);
            assert_eq!((view.read.len(), view.bookmarked.len()), (readers, 3));
            let unread = 100 - usize::try_from(readers).unwrap();
            let counts = Counts {
                articles: 100,
                unread,
                bookmarked: 3,
                problems: 0,
            };
            assert_eq!(view.counts, counts);
        }
    }

    #[test]
    fn marks_show_while_a_first_scan_is_still_running() {
        let library = Library::new();
        library.article("a.json", "One", "2023-02-10");
        library.refresh();
        let row = library.row("One");
        library
            .store()
            .set_bookmarked(&Subject::from(&row), true, 1)
            .unwrap();
        std::fs::remove_dir_all(library.cache()).unwrap();
        for number in 0..3_000 {
            library.article(
                &format!("{number}.json"),
                &format!("Article {number}"),
                "2023-02-10",
            );
        }
        let mut seen = Vec::new();
        let mut look = |_| {
            let view = library.view(Query::default(), Sort::Newest);
            let has_index = library.catalog().has_been_filled().unwrap();
            seen.push((view.order.len(), view.bookmarked.len(), has_index));
        };
        let mut catalog = library.catalog();
        let matcher = crate::keywords::Matcher::default();
        let mut texts = crate::library::Texts::default();
        refresh(
            &mut catalog,
            &matcher,
            &mut texts,
            &Cancel::default(),
            &mut look,
        )
        .unwrap();
        assert!(
            seen.iter()
                .any(|(rows, _, is_filled)| *rows > 0 && !is_filled),
            "{seen:?}"
        );
        assert_eq!(seen.last(), Some(&(3_001, 1, true)));
    }

    #[test]
    fn a_view_that_is_cancelled_is_none() {
        let library = Library::new();
        library.article("a.json", "One", "2023-02-10");
        library.refresh();
        let cancel = Cancel::default();
        cancel.cancel();
        for sort in Sort::ALL {
            let (catalog, store) = (library.catalog(), library.store());
            let ask = Ask {
                sort,
                ..Ask::default()
            };
            let view = build(&catalog, &store, &ask, &cancel).unwrap();
            assert!(view.is_none(), "{sort:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]
        #[test]
        fn a_window_of_rows_is_that_slice_of_the_whole(
            days in proptest::collection::vec(1..28_u8, 1..30),
            sort in proptest::sample::select(Sort::ALL.to_vec()),
            (from, to) in (0..30_usize, 0..30_usize),
        ) {
            let library = Library::new();
            for (number, day) in days.iter().enumerate() {
                let title = format!("Article {} {number}", number % 7);
                library.article(&format!("{number}.json"), &title, &format!("2023-02-{day:02}"));
            }
            library.refresh();
            let catalog = library.catalog();
            let order = library.view(Query::default(), sort).order;
            let whole = catalog.rows(&order).unwrap();
            prop_assert_eq!(whole.len(), days.len());
            let window = from.min(to).min(order.len())..from.max(to).min(order.len());
            prop_assert_eq!(&catalog.rows(&order[window.clone()]).unwrap(), &whole[window]);
            let first = first_rows(&catalog, sort, to).unwrap();
            let expected: Vec<_> = whole.iter().take(to).flatten().cloned().collect();
            prop_assert_eq!(first, expected);
        }
    }
}
