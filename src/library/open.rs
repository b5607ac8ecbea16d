//! One article, read again from its file.

use std::io;
use std::path::Path;

use crate::article::{Article, RowId, id};
use crate::formats::Reading;
use crate::library::catalog::rows::Location;
use crate::library::scan::parse;
use crate::library::scan::read::{self, Links};
use crate::library::{Catalog, CatalogError, Roots};

/// Why an article could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Its file cannot be read, or is no regular file.
    #[error("cannot read it: {0}")]
    Io(#[from] io::Error),
    /// The file is there and no longer holds the article.
    #[error("it is no longer in its file; press r to look again")]
    Gone,
    /// The catalogue failed.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
}

/// Reads the article of `row` from its file: the part with the same content, else the same URL,
/// else the same place in the file. Where the file is gone, a copy of the article will do.
pub fn open(catalog: &Catalog, row: RowId) -> Result<Article, OpenError> {
    let Some(location) = catalog.locate(row.0)? else {
        return Err(OpenError::Gone);
    };
    let first = open_at(&catalog.roots, &location);
    match &first {
        Err(OpenError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {}
        _ => return first,
    }
    for copy in catalog.rows_of(&location.keys)? {
        let copy = catalog.locate(copy)?.filter(|copy| *copy != location);
        if let Some(Ok(article)) = copy.map(|copy| open_at(&catalog.roots, &copy)) {
            return Ok(article);
        }
    }
    first
}

/// Reads a file as it stands, in a library or not: only a regular file, with the size cap, parsed
/// on a thread with a big stack. `shown` is the path as formats and messages see it.
pub fn read_file(path: &Path, shown: &Path) -> io::Result<Reading> {
    parse::on_big_stack(|| Ok(parse::parse(shown, &read::read(path, Links::Followed)?)))
}

/// Reads the article that lies at `location`.
fn open_at(roots: &Roots, location: &Location) -> Result<Article, OpenError> {
    let path = location.base.join(&location.path);
    let reading = parse::on_big_stack(|| {
        let content = read::read_under(roots, &path)?;
        Ok(parse::parse(&location.path, &content))
    })?;
    let place = place_of(location, &reading.articles);
    let mut articles = reading.articles.into_iter();
    articles.nth(place).ok_or(OpenError::Gone)
}

/// Where the article stands among those of its file now.
fn place_of(location: &Location, articles: &[Article]) -> usize {
    let keys = id::keys(articles);
    let same_content = keys
        .iter()
        .position(|keys| keys.content == location.keys.content);
    let same_url = || {
        let url = location.keys.url?;
        keys.iter().position(|keys| keys.url == Some(url))
    };
    same_content.or_else(same_url).unwrap_or(location.nth)
}
