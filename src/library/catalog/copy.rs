//! The copies of an article, as they are named beside it.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use serde_json::Value;

use crate::article::RowId;
use crate::library::Catalog;
use crate::library::catalog::CatalogError;
use crate::text::Clean;

/// Where else an article lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRow {
    /// Its row.
    pub row: RowId,
    /// The folder that the path is relative to.
    pub root: PathBuf,
    /// Its file.
    pub path: PathBuf,
    /// Which article of its file, from 1.
    pub part: Option<u32>,
    /// Name of the format that read it.
    pub format: Option<Clean>,
    /// When it was saved, as its file states it.
    pub saved: Option<Clean>,
    /// Words in its body.
    pub words: u32,
}

impl Catalog {
    /// The copies of the article of `row`, in the order of their files.
    pub fn copies(&self, row: RowId) -> Result<Vec<CopyRow>, CatalogError> {
        self.read(|connection| {
            let sql =
                "SELECT f.root, f.path, a.part, a.words, f.format, x.facts, a.id FROM article a
                       JOIN file f ON f.id = a.file JOIN facts x ON x.article = a.id
                       WHERE a.copy_of = ?1 ORDER BY a.place, a.nth";
            // Before a first scan has come to its end there is no index to find copies by, and
            // there are none.
            let indexed = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'article_copy')";
            if !connection.query_row(indexed, [], |row| row.get(0))? {
                return Ok(Vec::new());
            }
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([row.0])?;
            let mut copies = Vec::new();
            while let Some(row) = rows.next()? {
                let root = u16::try_from(row.get::<_, i64>(0)?).map_or(usize::MAX, usize::from);
                let base = self.bases.get(root);
                let facts: Option<Value> = serde_json::from_str(row.get_ref(5)?.as_str()?).ok();
                let saved = facts
                    .as_ref()
                    .and_then(|facts| facts["saved"]["value"].as_str());
                copies.push(CopyRow {
                    row: RowId(row.get(6)?),
                    root: base.ok_or(CatalogError::Damaged("a root is gone"))?.clone(),
                    path: PathBuf::from(OsString::from_vec(row.get(1)?)),
                    part: row.get(2)?,
                    format: row.get_ref(4)?.as_str_or_null()?.map(Clean::line),
                    saved: saved.map(Clean::line),
                    words: row.get(3)?,
                });
            }
            Ok(copies)
        })
    }
}
