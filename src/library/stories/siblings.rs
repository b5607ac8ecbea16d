//! The others that tell the story of an article.

use crate::article::{RowId, Summary};
use crate::library::stories::keep;
use crate::library::{Catalog, CatalogError};

/// Another article that tells the same story.
#[derive(Debug, Clone, PartialEq)]
pub struct Sibling {
    /// Its row.
    pub summary: Summary,
    /// How much both share, in hundredths.
    pub percent: u8,
    /// Whether it is probably a wire copy.
    pub is_copy: bool,
}

/// Most that are listed.
const MOST: usize = 200;

/// The other articles that tell the story of `row`, those that share most first.
pub fn siblings(catalog: &Catalog, row: RowId) -> Result<Vec<Sibling>, CatalogError> {
    let which = "WHERE one = ?1 ORDER BY is_copy DESC, percent DESC, other";
    let pairs = catalog.read(|connection| keep::pairs(connection, which, [row.0]))?;
    let ids: Vec<u32> = pairs
        .iter()
        .map(|(_, other, _)| *other)
        .take(MOST)
        .collect();
    let rows = catalog.rows(&ids)?;
    let siblings = rows
        .into_iter()
        .zip(&pairs)
        .filter_map(|(summary, (.., alike))| {
            Some(Sibling {
                summary: summary?,
                percent: alike.percent,
                is_copy: alike.is_copy,
            })
        });
    Ok(siblings.collect())
}
