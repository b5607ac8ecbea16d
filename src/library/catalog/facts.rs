//! Everything that is known of one article but its body, and where its file is.

use rusqlite::OptionalExtension;
use serde_json::{Map, Value};

use crate::article::RowId;
use crate::library::Catalog;
use crate::library::catalog::record::{bound, facts_sum};
use crate::library::catalog::{CatalogError, FileRow, files};

/// Everything the catalogue knows of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct RowFacts {
    /// The file it stands in.
    pub file: FileRow,
    /// What `article::facts` wrote of it.
    pub facts: Map<String, Value>,
}

impl Catalog {
    /// The facts of a row, as `article::facts` wrote them, with where its file is.
    pub fn facts(&self, row: RowId) -> Result<Option<RowFacts>, CatalogError> {
        self.read(|connection| {
            let id = i64::from(row.0);
            let sql = "SELECT a.file, x.facts, x.checksum FROM article a
                       JOIN facts x ON x.article = a.id WHERE a.id = ?1";
            let mut statement = connection.prepare_cached(sql)?;
            let found = statement.query_row([id], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, i64>(2)?,
                ))
            });
            let Some((file, facts, checksum)) = found.optional()? else {
                return Ok(None);
            };
            if checksum != bound(facts_sum(&facts), id) {
                return Err(CatalogError::Damaged("facts are not as they were written"));
            }
            let facts = serde_json::from_str(&facts)
                .map_err(|_unreadable| CatalogError::Damaged("facts are no JSON"))?;
            let file = files::one(connection, file, &self.bases)?;
            Ok(file.map(|file| RowFacts { file, facts }))
        })
    }
}
