//! What can go wrong with the state file, in words that say what to do.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// What went wrong with the state.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite failed.
    #[error("cannot use the state file: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The data folder, or a file in it, cannot be used.
    #[error("{}: cannot use it for bookmarks and read marks: {error}", path.display())]
    Io {
        /// The folder or the file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// A newer newsprint wrote the file.
    #[error(
        "{}: written by a newer newsprint (its version {found}, this one knows {known}); it was left as it is: use that newsprint, or another folder with --data-dir",
        path.display()
    )]
    Newer {
        /// The state file.
        path: PathBuf,
        /// The version that it states.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// A change of many articles was stopped.
    #[error("stopped; nothing was changed")]
    Stopped,
    /// The file does not hold what was written into it.
    #[error("the state file is damaged: {0}")]
    Damaged(&'static str),
}

impl StoreError {
    /// Whether the system, and not the file, forbids to write.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(self, Self::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::ReadOnly))
    }

    /// Whether the file itself is at fault, so that trying again is of no use.
    pub(crate) fn is_damage(&self) -> bool {
        match self {
            Self::Sqlite(error) => is_damage(error),
            Self::Damaged(_) => true,
            Self::Io { .. } | Self::Newer { .. } | Self::Stopped => false,
        }
    }
}

/// Whether `error` says that the bytes of a database are not what they were: a page or a record
/// that cannot be, a table that is gone, a value of another kind than was written.
pub(crate) fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    match error {
        Error::SqliteFailure(failure, _) | Error::SqlInputError { error: failure, .. } => {
            let short_read = failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ;
            let code = matches!(
                failure.code,
                ErrorCode::DatabaseCorrupt
                    | ErrorCode::NotADatabase
                    | ErrorCode::Unknown
                    | ErrorCode::TooBig
                    | ErrorCode::TypeMismatch
                    | ErrorCode::ConstraintViolation
            );
            short_read || code
        }
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::Utf8Error(..)
        | Error::QueryReturnedNoRows => true,
        _ => false,
    }
}
