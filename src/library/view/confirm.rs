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

/// What an article must pass.
pub(crate) type Test<'t> = dyn Fn(&Article) -> bool + Sync + 't;

/// The rows of `candidates` whose article passes `test`; `None` when it was cancelled.
pub(crate) fn confirm(
    library: (&Catalog, &Connection),
    candidates: &RoaringBitmap,
    test: &Test,
    cancel: &Cancel,
) -> Result<Option<RoaringBitmap>, CatalogError> {
    let rows = confirm_each(library, &[(candidates, test)], cancel, &mut |_, _| ())?;
    Ok(rows.and_then(|mut rows| rows.pop()))
}

/// Of each test, the rows of its candidates whose article passes it; `None` when it was cancelled. Every
/// file is read once; `on_read` is told how many articles were, and how many there are to read.
pub(crate) fn confirm_each(
    (catalog, connection): (&Catalog, &Connection),
    tests: &[(&RoaringBitmap, &Test)],
    cancel: &Cancel,
    on_read: &mut dyn FnMut(usize, usize),
) -> Result<Option<Vec<RoaringBitmap>>, CatalogError> {
    let candidates: RoaringBitmap = tests
        .iter()
        .fold(RoaringBitmap::new(), |all, (rows, _)| all | *rows);
    let all = usize::try_from(candidates.len()).unwrap_or(usize::MAX);
    let files = files(catalog, connection, &candidates)?;
    let make = |row: &u32, article: Option<&Article>| -> Vec<usize> {
        let passes = |(candidates, test): &(&RoaringBitmap, &Test)| {
            candidates.contains(*row) && article.is_some_and(test)
        };
        let places = tests.iter().enumerate().filter(|(_, it)| passes(it));
        places.map(|(place, _)| place).collect()
    };
    let mut rows = vec![RoaringBitmap::new(); tests.len()];
    let mut read = 0;
    let mut take = |row, passed: Vec<usize>| {
        for place in passed {
            if let Some(rows) = rows.get_mut(place) {
                rows.insert(row);
            }
        }
        read += 1;
        on_read(read, all);
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
