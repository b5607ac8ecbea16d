//! What can go wrong with the catalogue.

use std::io;
use std::path::PathBuf;

use crate::search::SearchError;
use crate::user::StoreError;

/// What went wrong with the catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// SQLite failed.
    #[error("cannot use the catalogue: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The cache folder cannot be used.
    #[error("cannot use the cache folder {}: {error}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// It does not hold what was written into it.
    #[error("the catalogue is damaged ({0}); press r to read the folders anew")]
    Damaged(&'static str),
    /// The state, which is joined with it, failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The search index failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// Another instance has thrown it away while it was being written.
    #[error("the catalogue was replaced by another instance; press r to look again")]
    Replaced,
}

impl From<rusqlite::types::FromSqlError> for CatalogError {
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        Self::Damaged("a value is of another kind than was written")
    }
}

impl CatalogError {
    /// Whether another connection was writing all the time.
    pub(crate) fn is_busy(&self) -> bool {
        let code = match self {
            Self::Sqlite(error) => error.sqlite_error_code(),
            _ => None,
        };
        code == Some(rusqlite::ErrorCode::DatabaseBusy)
    }

    /// Whether the file itself is at fault, so that only making it anew helps.
    pub(crate) fn is_damage(&self) -> bool {
        match self {
            Self::Sqlite(error) => crate::user::error::is_damage(error),
            Self::Damaged(_) => true,
            Self::Io { .. } | Self::Store(_) | Self::Search(_) | Self::Replaced => false,
        }
    }
}
