//! What only a look at the texts can tell: they are read from the files, by many threads.

use roaring::RoaringBitmap;
use rusqlite::Connection;

use crate::article::{Article, texts};
use crate::cancel::Cancel;
use crate::library::catalog::rows;
use crate::library::index::reading::{self, Part};
use crate::library::{Catalog, CatalogError};
use crate::query::ast::Text;
use crate::search::{Place, marks};

/// The rows of `candidates` whose article passes `test`; `None` when it was cancelled.
pub(crate) fn confirm(
    catalog: &Catalog,
    connection: &Connection,
    candidates: &RoaringBitmap,
    test: &(dyn Fn(&Article) -> bool + Sync),
    cancel: &Cancel,
) -> Result<Option<RoaringBitmap>, CatalogError> {
    let mut rows = RoaringBitmap::new();
    let files = files(catalog, connection, candidates)?;
    let make = |article: Option<&Article>| article.is_some_and(test);
    let mut take = |row, passes| {
        if passes {
            rows.insert(row);
        }
        Ok(())
    };
    let is_end = reading::read_all(catalog, files, &make, cancel, &mut take)?;
    Ok(is_end.then_some(rows))
}

/// Whether a pattern is in an article, in `place`.
pub(crate) fn matches(pattern: &Text, place: Place) -> impl Fn(&Article) -> bool + Sync + use<> {
    let pattern = match pattern {
        Text::Regex(pattern) => marks::compile(pattern),
        _ => None,
    };
    move |article: &Article| {
        let mut texts = texts::texts(article).filter(|(zone, _)| marks::holds(place, *zone));
        let pattern = pattern.as_ref();
        pattern.is_some_and(|pattern| texts.any(|(_, text)| pattern.is_match(text)))
    }
}

/// The files that `rows` lie in, each once, or part by part where it is large.
pub(crate) fn files<'f>(
    catalog: &'f Catalog,
    connection: &'f Connection,
    rows: &RoaringBitmap,
) -> Result<impl Iterator<Item = Result<Part<u32>, CatalogError>> + use<'f>, CatalogError> {
    Ok(Files {
        catalog,
        connection,
        candidates: by_file(connection, rows)?.into_iter().peekable(),
    })
}

/// The rows with the number of their file, those of one file together.
fn by_file(connection: &Connection, rows: &RoaringBitmap) -> Result<Vec<(i64, u32)>, CatalogError> {
    let mut all = Vec::new();
    let mut statement = connection.prepare_cached("SELECT file FROM article WHERE id = ?1")?;
    for row in rows {
        let mut found = statement.query([row])?;
        if let Some(found) = found.next()? {
            all.push((found.get(0)?, row));
        }
    }
    all.sort_unstable();
    Ok(all)
}

/// The files of rows, one after another as they are asked for.
struct Files<'f> {
    catalog: &'f Catalog,
    connection: &'f Connection,
    candidates: std::iter::Peekable<std::vec::IntoIter<(i64, u32)>>,
}

impl Iterator for Files<'_> {
    type Item = Result<Part<u32>, CatalogError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (file, _) = *self.candidates.peek()?;
        let mut part = Part::default();
        while !part.is_full()
            && let Some((_, row)) = self.candidates.next_if(|(next, _)| *next == file)
        {
            match rows::locate(self.connection, row, &self.catalog.bases) {
                Ok(location) => part.extend(location.map(|location| (row, location))),
                Err(error) => return Some(Err(error)),
            }
        }
        Some(Ok(part))
    }
}
