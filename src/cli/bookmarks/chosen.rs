//! Which bookmarks are listed and exported, and where their articles are.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::article::{Article, Key, RowId, id};
use crate::cli::args::LibraryArguments;
use crate::cli::end::Stop;
use crate::cli::library::Library;
use crate::cli::listed::{self, Listed, Listing};
use crate::cli::state;
use crate::config::Places;
use crate::library::{missing, open};
use crate::query::Sort;
use crate::user::Carried;

/// Rows that are looked at together.
const ROWS_AT_A_TIME: usize = 256;

/// Which bookmarks are wanted.
#[derive(Debug, Args)]
#[command(mut_arg("within", |within| {
    within.help("Only bookmarks of this folder or file; may be given several times")
}))]
pub(crate) struct ChosenArguments {
    /// Only bookmarks that this query lists too, in the language of queries [default: all bookmarks]
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    #[command(flatten)]
    library: LibraryArguments,
}

impl ChosenArguments {
    /// Whether every bookmark is wanted.
    pub(crate) fn is_all(&self) -> bool {
        self.query.is_empty() && self.library.within.is_empty()
    }
}

/// Where the article of a bookmark is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whereabouts {
    /// In the row of the library that was looked in.
    Row(u32),
    /// In the file in which it was bookmarked.
    File(PathBuf),
    /// Its file is gone.
    Gone,
    /// It was never seen in a file: its address alone is known.
    Unknown,
}

/// A bookmark that was chosen.
#[derive(Debug)]
pub(crate) struct Bookmark {
    pub(crate) carried: Carried,
    pub(crate) at: Whereabouts,
}

/// The bookmarks that were chosen, in the order of the reader's list, with what they were found in.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) library: Option<Library>,
}

/// Which marks are chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marks {
    /// Bookmarks.
    Bookmarks,
    /// These, and notes and tags on articles whose file is gone: nothing else would list them.
    AndMissing,
}

/// Finds the bookmarks that are wanted.
pub(crate) fn choose(
    wanted: &ChosenArguments,
    marks: Marks,
    places: &Places,
) -> Result<Chosen, Stop> {
    state::take_in(places);
    if wanted.is_all() {
        let all = state::open(places)?.carried()?;
        return Ok(Chosen {
            bookmarks: in_order(all, marks),
            library: None,
        });
    }
    let bookmarked = ["is:bookmarked".to_owned()];
    let query = if wanted.query.is_empty() {
        bookmarked.as_slice()
    } else {
        &wanted.query
    };
    let listing = Listing {
        query,
        library: &wanted.library,
        sort: Sort::default(),
    };
    let Listed { library, order, .. } = listed::find(&listing, places)?;
    Ok(Chosen {
        bookmarks: bookmarked_of(&library, &order, marks)?,
        library: Some(library),
    })
}

/// Those rows of `order` that are bookmarked, or among the `marks`.
fn bookmarked_of(library: &Library, order: &[u32], marks: Marks) -> Result<Vec<Bookmark>, Stop> {
    let all = library.store.carried()?;
    let mut known: HashMap<Key, &Carried> = HashMap::new();
    for (_, carried) in &all {
        let keys = carried.urls.iter().chain(&carried.contents);
        known.extend(keys.map(|key| (*key, carried)));
    }
    let by_mark: HashMap<i64, &Carried> = all.iter().map(|(mark, it)| (*mark, it)).collect();
    let mut bookmarks = Vec::new();
    for rows in order.chunks(ROWS_AT_A_TIME) {
        let summaries = library.catalog.rows(rows)?;
        for (row, summary) in rows.iter().zip(summaries) {
            let (found, at) = if missing::is_missing(*row) {
                (by_mark.get(&missing::mark_of(*row)), None)
            } else {
                let keys = summary.map(|summary| summary.keys);
                let found = keys.and_then(|keys| {
                    let of_url = keys.url.and_then(|url| known.get(&url));
                    of_url.or_else(|| known.get(&keys.content))
                });
                (found, Some(Whereabouts::Row(*row)))
            };
            let is_missed = marks == Marks::AndMissing && at.is_none();
            let found = found.filter(|carried| is_missed || carried.bookmarked_at.is_some());
            bookmarks.extend(found.map(|carried| Bookmark {
                at: at.unwrap_or_else(|| whereabouts(carried)),
                carried: (*carried).clone(),
            }));
        }
    }
    Ok(bookmarks)
}

/// Those of `all` that are bookmarked, in the order in which they are read; after them the others that are
/// among the `marks`, the newest first.
fn in_order(mut all: Vec<(i64, Carried)>, marks: Marks) -> Vec<Bookmark> {
    all.sort_by_key(|(mark, carried)| {
        let is_bookmarked = carried.bookmarked_at.is_some();
        std::cmp::Reverse((is_bookmarked, carried.rank(), *mark))
    });
    let bookmark = |(_, carried): (i64, Carried)| {
        let has_more = carried.note.is_some() || !carried.added().tags.is_empty();
        let is_kept = carried.bookmarked_at.is_some();
        let is_among = is_kept || (has_more && marks == Marks::AndMissing);
        if !is_among {
            return None;
        }
        let at = whereabouts(&carried);
        let is_here = matches!(at, Whereabouts::Row(_) | Whereabouts::File(_));
        (is_kept || !is_here).then_some(Bookmark { carried, at })
    };
    all.into_iter().filter_map(bookmark).collect()
}

/// Where the article of a mark is, by what the state knows.
pub(crate) fn whereabouts(carried: &Carried) -> Whereabouts {
    let path = &carried.subject.path_hint;
    // A name that cannot be shown as it is cannot be looked for.
    let is_exact = !path.is_empty() && !path.contains('\u{fffd}');
    match carried.added().facts.root.filter(|_| is_exact) {
        None => Whereabouts::Unknown,
        Some(root) => {
            let file = Path::new(&root).join(path.as_str());
            match fs::symlink_metadata(&file) {
                Ok(_) => Whereabouts::File(file),
                Err(_) => Whereabouts::Gone,
            }
        }
    }
}

/// The article of a bookmark as it stands in its file; where it cannot be read, what is known of it.
pub(crate) fn article(bookmark: &Bookmark, library: Option<&Library>) -> Article {
    let read = match (&bookmark.at, library) {
        (Whereabouts::Row(row), Some(library)) => open::open(&library.catalog, RowId(*row)).ok(),
        (Whereabouts::File(file), _) => in_file(file, &bookmark.carried),
        _ => None,
    };
    read.unwrap_or_else(|| {
        let carried = &bookmark.carried;
        missing::known(&carried.subject, &carried.added().facts)
    })
}

/// The article in `file` that a mark is on.
fn in_file(file: &Path, carried: &Carried) -> Option<Article> {
    let reading = open::read_file(file, Path::new(carried.subject.path_hint.as_str())).ok()?;
    let keys = id::keys(&reading.articles);
    let is_it = |keys: &crate::article::Keys| {
        let has_url = keys.url.is_some_and(|url| carried.urls.contains(&url));
        has_url || carried.contents.contains(&keys.content)
    };
    let place = keys.iter().position(is_it)?;
    reading.articles.into_iter().nth(place)
}
