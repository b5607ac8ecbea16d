//! Rows for the screen, by their ids: the only reading that a key ever waits for.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::article::{DatedBy, Key, Keys, RowId, Summary};
use crate::formats::stream::{Extent, Stream};
use crate::library::Catalog;
use crate::library::catalog::CatalogError;
use crate::library::catalog::record::{Shown, bound, copy_mark};
use crate::library::catalog::{extent, hits as kept_hits};
use crate::text::Clean;

/// All that is shown of an article. The order of the columns is known to [`read`].
const ROW: &str =
    "SELECT a.id, f.root, f.path, a.nth, a.part, a.url_key, a.content_key, a.story_key, a.date,
            a.dated, s.name, a.title, a.fold, a.authors, a.lang, a.words, a.checksum,
            h.total, h.counts, h.checksum, f.size, a.copy_of, a.dated_by
     FROM article a JOIN file f ON f.id = a.file
     LEFT JOIN source s ON s.id = a.source
     LEFT JOIN hits h ON h.article = a.id
     WHERE a.id = ?1";

impl Catalog {
    /// The rows of `ids`, in their order; `None` where a row is gone by now.
    pub fn rows(&self, ids: &[u32]) -> Result<Vec<Option<Summary>>, CatalogError> {
        self.read(|connection| rows(connection, ids, &self.bases))
    }
}

/// Where an article lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Location {
    /// The folder that the path is relative to.
    pub(crate) base: PathBuf,
    pub(crate) path: PathBuf,
    /// The size of its file in bytes.
    pub(crate) size: u64,
    /// Its place in the file, from 0.
    pub(crate) nth: usize,
    pub(crate) keys: Keys,
    /// Its number in the file, from 1, if the file holds several.
    pub(crate) part: Option<u32>,
    /// The piece it lies in, of a file that is not read as a whole.
    pub(crate) extent: Option<Extent>,
}

impl Location {
    /// The folder of its file.
    pub(crate) fn folder(&self) -> PathBuf {
        let path = self.base.join(&self.path);
        path.parent()
            .map_or_else(|| self.base.clone(), Path::to_owned)
    }
}

impl Catalog {
    /// Where the article of `row` lies; `None` where the row is gone.
    pub(crate) fn locate(&self, row: u32) -> Result<Option<Location>, CatalogError> {
        self.read(|connection| locate(connection, row, &self.bases))
    }
}

/// Where the article of `row` lies.
pub(crate) fn locate(
    connection: &Connection,
    row: u32,
    bases: &[PathBuf],
) -> Result<Option<Location>, CatalogError> {
    let mut statement = connection.prepare_cached(ROW)?;
    let mut found = statement.query([row])?;
    let Some(row) = found.next()? else {
        return Ok(None);
    };
    let shown = proved(row)?;
    let size = row.get::<_, i64>(20)?.max(0).unsigned_abs();
    let root = usize::try_from(shown.root);
    let base = root.ok().and_then(|root| bases.get(root));
    Ok(Some(Location {
        base: base.ok_or(CatalogError::Damaged("a root is gone"))?.clone(),
        path: PathBuf::from(OsStr::from_bytes(shown.path)),
        size,
        nth: usize::try_from(shown.nth).unwrap_or(usize::MAX),
        keys: shown.keys,
        part: row.get(4)?,
        extent: if Stream::may_be(size) {
            extent::of(connection, row.get(0)?)?
        } else {
            None
        },
    }))
}

/// The rows of `ids`, in their order.
pub(crate) fn rows(
    connection: &Connection,
    ids: &[u32],
    bases: &[PathBuf],
) -> Result<Vec<Option<Summary>>, CatalogError> {
    let mut statement = connection.prepare_cached(ROW)?;
    let mut summaries = Vec::with_capacity(ids.len());
    for id in ids {
        let mut found = statement.query([id])?;
        let row = found.next()?;
        summaries.push(row.map(|row| read(row, bases)).transpose()?);
    }
    Ok(summaries)
}

/// The row of the list that a row of [`ROW`] is.
fn read(row: &Row, bases: &[PathBuf]) -> Result<Summary, CatalogError> {
    let shown = proved(row)?;
    let authors = shown
        .authors
        .split('\n')
        .filter(|author| !author.is_empty());
    let path = Path::new(OsStr::from_bytes(shown.path));
    Ok(Summary {
        row: RowId(row.get(0)?),
        keys: shown.keys,
        title: Clean::line(shown.title),
        authors: authors.map(Clean::line).collect(),
        source: shown.source.map(Clean::line),
        lang: shown.lang.map(Clean::line),
        folder: folder_of(path, shown.root, bases),
        date: shown.dated.map(Clean::line),
        dated_by: DatedBy::of_number(shown.dated_by),
        path: path.to_owned(),
        part: row.get(4)?,
        words: row.get(15)?,
        hits: hits(row)?,
    })
}

/// What a row of [`ROW`] shows but its hits, with its checksum proved.
fn proved<'a>(row: &'a Row) -> Result<Shown<'a>, CatalogError> {
    let shown = shown(row)?;
    if row.get::<_, i64>(16)? ^ copy_mark(row.get(21)?) != bound(shown.sum(), row.get(0)?) {
        return Err(CatalogError::Damaged("a row is not as it was written"));
    }
    Ok(shown)
}

/// What a row of [`ROW`] shows but its hits.
fn shown<'a>(row: &'a Row) -> Result<Shown<'a>, CatalogError> {
    Ok(Shown {
        root: row.get(1)?,
        path: row.get_ref(2)?.as_blob()?,
        nth: row.get(3)?,
        part: row.get(4)?,
        keys: Keys {
            url: key(row.get_ref(5)?),
            content: key(row.get_ref(6)?).ok_or(CatalogError::Damaged("a key is none"))?,
            story: key(row.get_ref(7)?),
        },
        date: row.get(8)?,
        dated: row.get_ref(9)?.as_str_or_null()?,
        dated_by: row.get(22)?,
        source: row.get_ref(10)?.as_str_or_null()?,
        title: row.get_ref(11)?.as_str()?,
        fold: row.get_ref(12)?.as_str()?,
        authors: row.get_ref(13)?.as_str()?,
        lang: row.get_ref(14)?.as_str_or_null()?,
        words: row.get(15)?,
    })
}

/// The hits of a row of [`ROW`].
fn hits(row: &Row) -> Result<Vec<(u16, u32)>, CatalogError> {
    let Some(total) = row.get(17)? else {
        return Ok(Vec::new());
    };
    let counts = row.get_ref(18)?.as_blob()?;
    if row.get::<_, i64>(19)? != bound(kept_hits::sum(total, counts), row.get(0)?) {
        return Err(CatalogError::Damaged("hits are not as they were written"));
    }
    kept_hits::from_bytes(counts)
}

/// The key that `value` is; one that is none is read as absent, and the checksum does not hold.
pub(crate) fn key(value: ValueRef) -> Option<Key> {
    Some(Key(value.as_blob().ok()?.try_into().ok()?))
}

/// The name of the folder in which the file `path` of the root `root` lies.
fn folder_of(path: &Path, root: i64, bases: &[PathBuf]) -> Clean {
    let base = usize::try_from(root).ok().and_then(|root| bases.get(root));
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.or_else(|| base.map(PathBuf::as_path));
    let name = folder.and_then(Path::file_name).unwrap_or_default();
    Clean::line(&name.to_string_lossy())
}
