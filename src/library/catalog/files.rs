//! Files as the catalogue knows them: what was read, what was passed over, what failed.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Params, Row, Rows, Statement};

use crate::article::Problem;
use crate::library::Catalog;
use crate::library::catalog::CatalogError;
use crate::library::catalog::record::Stat;
use crate::text::Clean;
use crate::user::checksum::Checksum;

/// A file as the catalogue knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its number in the catalogue.
    pub number: i64,
    /// The root it was found in; of a root that is a file, its folder.
    pub root: PathBuf,
    /// Path relative to the root. That of a folder ends with `/`.
    pub path: PathBuf,
    /// Name of the format that read it.
    pub format: Option<String>,
    /// Articles that it holds.
    pub articles: usize,
    /// Why it was passed over.
    pub skipped: Option<String>,
    /// Its problems.
    pub problems: Vec<Problem>,
}

impl Catalog {
    /// Every file, in path order: what was read, what was skipped, what failed.
    pub fn files(&self) -> Result<Vec<FileRow>, CatalogError> {
        self.read(|connection| file_rows(connection, "ORDER BY root, path", [], &self.bases))
    }

    /// Only the files with problems, in path order.
    pub fn problem_files(&self) -> Result<Vec<FileRow>, CatalogError> {
        let with_problems = "WHERE problems > 0 ORDER BY root, path";
        self.read(|connection| file_rows(connection, with_problems, [], &self.bases))
    }
}

/// The columns of a file, in the order in which [`Stored::read`] knows them.
const COLUMNS: &str = "id, place, root, path, mtime_ns, size, device, inode, digest, format, \
                       skipped, articles, problems, counted, checksum";

/// A row of the table `file`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) id: i64,
    pub(crate) place: i64,
    pub(crate) root: i64,
    pub(crate) path: Vec<u8>,
    pub(crate) stat: Stat,
    pub(crate) digest: [u8; 16],
    pub(crate) format: Option<String>,
    pub(crate) skipped: Option<String>,
    pub(crate) articles: i64,
    pub(crate) problems: i64,
    /// The epoch of the keywords its hits were counted at.
    pub(crate) counted: i64,
}

impl Stored {
    /// Reads a row of [`COLUMNS`], and proves it.
    pub(crate) fn read(row: &Row) -> Result<Self, CatalogError> {
        let stored = Self {
            id: row.get(0)?,
            place: row.get(1)?,
            root: row.get(2)?,
            path: row.get(3)?,
            stat: Stat {
                mtime_ns: row.get(4)?,
                size: row.get(5)?,
                device: row.get(6)?,
                inode: row.get(7)?,
            },
            digest: row.get(8)?,
            format: row.get(9)?,
            skipped: row.get(10)?,
            articles: row.get(11)?,
            problems: row.get(12)?,
            counted: row.get(13)?,
        };
        if row.get::<_, i64>(14)? != stored.checksum() {
            return Err(CatalogError::Damaged("a file is not as it was written"));
        }
        Ok(stored)
    }

    /// Its path, relative to its root.
    pub(crate) fn shown_path(&self) -> &Path {
        Path::new(OsStr::from_bytes(&self.path))
    }

    /// Whether rows of it may be there: a large file whose writing was broken off has some.
    pub(crate) fn may_have_rows(&self) -> bool {
        self.articles > 0 || !self.stat.is_settled()
    }

    /// Its checksum. The place is not in it: it may be dealt out anew.
    pub(crate) fn checksum(&self) -> i64 {
        Checksum::of("file")
            .int(self.id)
            .int(self.root)
            .bytes(Some(&self.path))
            .int(self.stat.mtime_ns)
            .int(self.stat.size)
            .int(self.stat.device)
            .int(self.stat.inode)
            .bytes(Some(&self.digest))
            .text(self.format.as_deref())
            .text(self.skipped.as_deref())
            .int(self.articles)
            .int(self.problems)
            .int(self.counted)
            .finish()
    }

    /// The file as it is shown.
    pub(crate) fn into_row(
        self,
        connection: &Connection,
        bases: &[PathBuf],
    ) -> Result<FileRow, CatalogError> {
        let problems = if self.problems > 0 {
            problems_of(connection, self.id)?
        } else {
            Vec::new()
        };
        if usize::try_from(self.problems) != Ok(problems.len()) {
            return Err(CatalogError::Damaged("a problem is gone"));
        }
        let base = usize::try_from(self.root)
            .ok()
            .and_then(|root| bases.get(root));
        Ok(FileRow {
            number: self.id,
            root: base.ok_or(CatalogError::Damaged("a root is gone"))?.clone(),
            path: PathBuf::from(OsString::from_vec(self.path)),
            format: self.format,
            articles: usize::try_from(self.articles).unwrap_or_default(),
            skipped: self.skipped,
            problems,
        })
    }
}

/// Every file that is known, one after another, in the order of their paths.
pub(crate) struct Known<'c>(Statement<'c>);

impl<'c> Known<'c> {
    /// Of the catalogue of `connection`.
    pub(crate) fn new(connection: &'c Connection) -> Result<Self, CatalogError> {
        let sql = format!("SELECT {COLUMNS} FROM file ORDER BY root, path");
        Ok(Self(connection.prepare(&sql)?))
    }

    /// The way through them.
    pub(crate) fn each(&mut self) -> Result<KnownRows<'_>, CatalogError> {
        Ok(KnownRows(self.0.query([])?))
    }
}

/// The way through every file that is known.
pub(crate) struct KnownRows<'s>(Rows<'s>);

impl KnownRows<'_> {
    /// The next file.
    pub(crate) fn next(&mut self) -> Result<Option<Stored>, CatalogError> {
        self.0.next()?.map(Stored::read).transpose()
    }
}

/// The file `id`, with its problems.
pub(crate) fn one(
    connection: &Connection,
    id: i64,
    bases: &[PathBuf],
) -> Result<Option<FileRow>, CatalogError> {
    Ok(file_rows(connection, "WHERE id = ?1", [id], bases)?.pop())
}

/// Reads every file that `which` asks for.
pub(crate) fn each(
    connection: &Connection,
    which: &str,
    params: impl Params,
    mut take: impl FnMut(Stored) -> Result<(), CatalogError>,
) -> Result<(), CatalogError> {
    let sql = format!("SELECT {COLUMNS} FROM file {which}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        take(Stored::read(row)?)?;
    }
    Ok(())
}

fn file_rows(
    connection: &Connection,
    which: &str,
    params: impl Params,
    bases: &[PathBuf],
) -> Result<Vec<FileRow>, CatalogError> {
    let mut files = Vec::new();
    each(connection, which, params, |stored| {
        files.push(stored.into_row(connection, bases)?);
        Ok(())
    })?;
    Ok(files)
}

/// The problems of a file, in file order.
fn problems_of(connection: &Connection, file: i64) -> Result<Vec<Problem>, CatalogError> {
    let sql = "SELECT nth, part, line, what, hint, checksum FROM problem
               WHERE file = ?1 ORDER BY nth";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([file])?;
    let mut problems = Vec::new();
    while let Some(row) = rows.next()? {
        let problem = Problem {
            part: row.get(1)?,
            line: row.get(2)?,
            what: Clean::line(row.get_ref(3)?.as_str()?),
            hint: row.get_ref(4)?.as_str_or_null()?.map(Clean::line),
        };
        if row.get::<_, i64>(5)? != problem_checksum(&problem, file, row.get(0)?) {
            return Err(CatalogError::Damaged("a problem is not as it was written"));
        }
        problems.push(problem);
    }
    Ok(problems)
}

/// The checksum of the problem that stands at `nth` among those of `file`.
pub(crate) fn problem_checksum(problem: &Problem, file: i64, nth: i64) -> i64 {
    Checksum::of("problem")
        .int(file)
        .int(nth)
        .int(problem.part.map(i64::from))
        .int(problem.line.map(i64::from))
        .text(Some(&problem.what))
        .text(problem.hint.as_deref())
        .finish()
}
