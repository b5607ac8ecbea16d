//! Articles read again from their files, by many threads: for the index, and for what only a look
//! at the text can tell.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use rayon::Scope;

use crate::article::{Article, Keys, id};
use crate::cancel::Cancel;
use crate::formats::stream::Extent;
use crate::library::catalog::rows::Location;
use crate::library::scan::{large, parse, read};
use crate::library::{Catalog, CatalogError, Roots, open};

/// Files under way, and bytes of them, at most.
const FILES: usize = 256;
const BYTES: u64 = 32 << 20;

/// Between two looks at the cancel token.
const CANCEL_WAIT: Duration = Duration::from_millis(50);

/// The articles of one file that are wanted, each with what it is wanted for.
pub(crate) type Wanted<K> = Vec<(K, Location)>;

/// What a thread makes of an article; of one that cannot be read any more, of none.
pub(crate) type Make<'m, T> = dyn Fn(Option<&Article>) -> T + Sync + 'm;

/// Reads the articles of `files`, and gives what `make` makes of each to `take`. Says whether it
/// came to the end, or was cancelled before.
pub(crate) fn read_all<K: Send, T: Send>(
    catalog: &Catalog,
    mut files: impl Iterator<Item = Result<Wanted<K>, CatalogError>>,
    make: &Make<T>,
    cancel: &Cancel,
    take: &mut dyn FnMut(K, T) -> Result<(), CatalogError>,
) -> Result<bool, CatalogError> {
    let pool = parse::pool().map_err(|error| CatalogError::Io {
        path: catalog.folder.clone(),
        error,
    })?;
    let (sender, done) = mpsc::channel();
    let roots = &catalog.roots;
    pool.in_place_scope(|scope| {
        let (mut under_way, mut bytes, mut is_end) = (0, 0, false);
        loop {
            while !is_end && under_way < FILES && bytes < BYTES {
                let Some(wanted) = files.next() else {
                    is_end = true;
                    break;
                };
                let wanted = wanted?;
                (under_way, bytes) = (under_way + 1, bytes + size_of(&wanted));
                spawn(scope, roots, cancel, make, wanted, &sender);
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

/// The size of the file that `wanted` lies in.
fn size_of<K>(wanted: &Wanted<K>) -> u64 {
    wanted.first().map_or(0, |(_, location)| location.size)
}

/// The size of a file, and what was made of each of its articles.
type Read<K, T> = (u64, Vec<(K, T)>);

/// Has a thread read a file. Whatever happens there, a result comes.
fn spawn<'scope, K: Send + 'scope, T: Send + 'scope>(
    scope: &Scope<'scope>,
    roots: &'scope Roots,
    cancel: &'scope Cancel,
    make: &'scope Make<T>,
    wanted: Wanted<K>,
    sender: &Sender<Read<K, T>>,
) {
    let sender = sender.clone();
    scope.spawn(move |_| {
        if cancel.is_cancelled() {
            return;
        }
        let size = size_of(&wanted);
        let locations = || wanted.iter().map(|(_, location)| location);
        let results = catch_unwind(AssertUnwindSafe(|| read_file(roots, locations(), make)));
        // What made the thread panic would do so again: it is as if the file were not there.
        let results = results.unwrap_or_else(|_panic| locations().map(|_| make(None)).collect());
        let all = wanted.into_iter().map(|(wanted, _)| wanted).zip(results);
        // Where no one waits any more, it was stopped.
        drop(sender.send((size, all.collect())));
    });
}

/// What `make` makes of each article of one file.
fn read_file<'l, T>(
    roots: &Roots,
    locations: impl Iterator<Item = &'l Location>,
    make: &Make<T>,
) -> Vec<T> {
    let mut locations = locations.peekable();
    if locations
        .peek()
        .is_some_and(|location| location.extent.is_some())
    {
        return read_pieces(roots, locations, make);
    }
    let articles = locations.peek().and_then(|location| {
        let path = location.base.join(&location.path);
        let content = read::read_under(roots, &path).ok()?;
        Some(parse::parse(&location.path, &content).articles)
    });
    let articles = articles.unwrap_or_default();
    let keys: Vec<Keys> = id::keys(&articles);
    locations
        .map(|location| make(articles.get(open::place_among(location, &keys))))
        .collect()
}

/// What `make` makes of each article of one large file, piece by piece.
fn read_pieces<'l, T>(
    roots: &Roots,
    locations: impl Iterator<Item = &'l Location>,
    make: &Make<T>,
) -> Vec<T> {
    let mut last: Option<(Extent, Vec<Article>)> = None;
    let of_one = |location: &Location| {
        let extent = location.extent?;
        if last.as_ref().is_none_or(|(known, _)| *known != extent) {
            let path = location.base.join(&location.path);
            let piece = large::piece(roots, &path, &location.path, extent);
            let articles = piece.ok().flatten().map(|piece| piece.articles);
            last = Some((extent, articles.unwrap_or_default()));
        }
        let (_, articles) = last.as_ref()?;
        let place = open::place_in(location, &id::keys(articles))?;
        Some(make(articles.get(place)))
    };
    let mut of_one = of_one;
    locations
        .map(|location| of_one(location).unwrap_or_else(|| make(None)))
        .collect()
}
