//! `catalog.db`: one row a file and one an article. A cache: any damage or deletion rebuilds it.

/// What went wrong with the catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// SQLite failed.
    #[error("cannot use the catalogue: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The cache folder cannot be used.
    #[error("cannot use the cache folder: {0}")]
    Io(#[from] std::io::Error),
}

/// The open catalogue of one library.
#[derive(Debug)]
pub struct Catalog {
    /// The connection, with the schema in place.
    pub connection: rusqlite::Connection,
}
