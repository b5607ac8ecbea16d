//! Articles read again from their files, by many threads: for the index, and for what only a look
//! at the text can tell.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use rayon::Scope;

use crate::article::{Article, id};
use crate::cancel::Cancel;
use crate::formats::stream::Extent;
use crate::formats::turns;
use crate::library::catalog::rows::Location;
use crate::library::learning::Lessons;
use crate::library::scan::{large, parse, read};
use crate::library::{Catalog, CatalogError, Roots, open};

/// Files under way, and bytes of them, at most.
const FILES: usize = 256;
const BYTES: u64 = 32 << 20;

/// Between two looks at the cancel token.
const CANCEL_WAIT: Duration = Duration::from_millis(50);

/// Bytes of a large file, and articles of it, that are read by one thread at a time: what comes of
/// them is in memory together.
const PART_BYTES: u64 = 4 << 20;
const PART_ARTICLES: usize = 8_000;

/// Articles of one file, each with what it is wanted for; of a large file some of them.
#[derive(Debug)]
pub(crate) struct Part<K> {
    pub(crate) wanted: Vec<(K, Location)>,
    /// Bytes that are read for them: the file, or pieces of it.
    bytes: u64,
}

impl<K> Default for Part<K> {
    fn default() -> Self {
        Self {
            wanted: Vec::new(),
            bytes: 0,
        }
    }
}

impl<K> Part<K> {
    /// Whether no more of the file should be read with these. A file that is read as a whole is read
    /// once.
    pub(crate) fn is_full(&self) -> bool {
        let last = self.wanted.last();
        let is_large = last.is_some_and(|(_, location)| location.extent.is_some());
        is_large && (self.bytes >= PART_BYTES || self.wanted.len() >= PART_ARTICLES)
    }
}

impl<K> Extend<(K, Location)> for Part<K> {
    fn extend<I: IntoIterator<Item = (K, Location)>>(&mut self, articles: I) {
        for (wanted, location) in articles {
            let last = self.wanted.last().map(|(_, last)| last.extent);
            if last != Some(location.extent) {
                self.bytes += piece_bytes(&location);
            }
            self.wanted.push((wanted, location));
        }
    }
}

/// Bytes that are in memory for the article that lies there. A file of an archive says nothing of them.
fn piece_bytes(location: &Location) -> u64 {
    match location.extent {
        Some(extent) if extent.length > 0 => extent.length,
        Some(_) => location.size.min(PART_BYTES / 4),
        None => location.size,
    }
}

/// What a thread makes of an article that is wanted for something; of one that cannot be read any more, of
/// none.
pub(crate) type Make<'m, K, T> = dyn Fn(&K, Option<&Article>) -> T + Sync + 'm;

/// Reads the articles of `files`, and gives what `make` makes of each to `take`. Says whether it
/// came to the end, or was cancelled before.
pub(crate) fn read_all<K: Send, T: Send>(
    catalog: &Catalog,
    mut files: impl Iterator<Item = Result<Part<K>, CatalogError>>,
    make: &Make<K, T>,
    cancel: &Cancel,
    take: &mut dyn FnMut(K, T) -> Result<(), CatalogError>,
) -> Result<bool, CatalogError> {
    let pool = parse::pool().map_err(|error| CatalogError::Io {
        path: catalog.folder.clone(),
        error,
    })?;
    let (sender, done) = mpsc::channel();
    let roots = &catalog.roots;
    let lessons = &*catalog.lessons()?;
    pool.in_place_scope(|scope| {
        let (mut under_way, mut bytes, mut is_end) = (0, 0, false);
        loop {
            while !is_end && under_way < FILES && bytes < BYTES {
                let Some(part) = files.next() else {
                    is_end = true;
                    break;
                };
                let part = part?;
                (under_way, bytes) = (under_way + 1, bytes + part.bytes);
                spawn(scope, (roots, lessons), cancel, make, part, &sender);
            }
            if cancel.is_cancelled() {
                return Ok(false);
            }
            if is_end && under_way == 0 {
                return Ok(true);
            }
            // No result in time is no failure: the sender is kept here.
            if let Ok((size, made)) = done.recv_timeout(CANCEL_WAIT) {
                (under_way, bytes) = (under_way - 1, bytes - size);
                made.into_iter()
                    .try_for_each(|(wanted, made)| take(wanted, made))?;
            }
        }
    })
}

/// The size of what was read, and what was made of each article in it.
type Read<K, T> = (u64, Vec<(K, T)>);

/// Has a thread read a file. Whatever happens there, a result comes.
fn spawn<'scope, K: Send + 'scope, T: Send + 'scope>(
    scope: &Scope<'scope>,
    place: (&'scope Roots, &'scope Lessons),
    cancel: &'scope Cancel,
    make: &'scope Make<K, T>,
    part: Part<K>,
    sender: &Sender<Read<K, T>>,
) {
    let sender = sender.clone();
    let Part { mut wanted, bytes } = part;
    // Rows may stand in another order than the pieces, each of which is read once.
    wanted.sort_by_key(|(_, location)| location.extent.map(|extent| (extent.start, extent.skip)));
    scope.spawn(move |_| {
        if cancel.is_cancelled() {
            return;
        }
        let results = catch_unwind(AssertUnwindSafe(|| read_file(place, &wanted, make)));
        // What made the thread panic would do so again: it is as if the file were not there.
        let of_none = || wanted.iter().map(|(key, _)| make(key, None)).collect();
        let results = results.unwrap_or_else(|_panic| of_none());
        let all = wanted.into_iter().map(|(wanted, _)| wanted).zip(results);
        // Where no one waits any more, it was stopped.
        drop(sender.send((bytes, all.collect())));
    });
}

/// What `make` makes of each article of one file.
fn read_file<K, T>(
    (roots, lessons): (&Roots, &Lessons),
    wanted: &[(K, Location)],
    make: &Make<K, T>,
) -> Vec<T> {
    let first = wanted.first().map(|(_, location)| location);
    if first.is_some_and(|location| location.extent.is_some()) {
        return read_pieces(roots, wanted, make);
    }
    let size = |location: &Location| usize::try_from(location.size).unwrap_or(usize::MAX);
    let _turn = first.map(|location| turns::wait(size(location)));
    let articles = first.and_then(|location| {
        let path = location.base.join(&location.path);
        let content = read::read_under(roots, &path).ok()?;
        Some(parse::parse(&location.path, &content).articles)
    });
    let mut articles = articles.unwrap_or_default();
    let last = wanted.iter().map(|(_, location)| location.nth).max();
    let keys = open::telling_keys(&articles, last.unwrap_or_default());
    if let Some(first) = first {
        let folder = first.folder();
        for article in &mut articles {
            lessons.apply_in(article, &folder);
        }
    }
    let articles = wanted.iter().map(|(key, location)| {
        let article = articles.get(open::place_among(location, &keys));
        make(key, article)
    });
    articles.collect()
}

/// What `make` makes of each article of one large file, piece by piece.
fn read_pieces<K, T>(roots: &Roots, wanted: &[(K, Location)], make: &Make<K, T>) -> Vec<T> {
    let mut last: Option<(Extent, Vec<Article>)> = None;
    let mut of_one = |key: &K, location: &Location| {
        let extent = location.extent?;
        if last.as_ref().is_none_or(|(known, _)| *known != extent) {
            let path = location.base.join(&location.path);
            let piece = large::piece(roots, &path, &location.path, extent);
            let articles = piece.ok().flatten().map(|piece| piece.articles);
            last = Some((extent, articles.unwrap_or_default()));
        }
        let (_, articles) = last.as_ref()?;
        let place = open::place_in(location, &id::keys(articles))?;
        Some(make(key, articles.get(place)))
    };
    wanted
        .iter()
        .map(|(key, location)| of_one(key, location).unwrap_or_else(|| make(key, None)))
        .collect()
}
