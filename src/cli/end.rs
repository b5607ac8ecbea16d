//! How a command ends when it does not end well.

use std::io;

use crate::library::{CatalogError, RootError};
use crate::text::Clean;
use crate::user::StoreError;

/// Exit status of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Done; an empty result too.
    Done = 0,
    /// `check` or `config check` found problems, or an article is unknown.
    Found = 1,
    /// Wrong usage, or it could not start.
    Failed = 2,
    /// `index` was stopped before its end; 128 and the number of SIGINT, as shells count.
    Stopped = 130,
}

/// Why a command could not go on.
#[derive(Debug)]
pub enum Stop {
    /// Standard output takes no more: no fault where the reader of the pipe has enough.
    Output(io::Error),
    /// Anything else, in words.
    Failed(Clean),
}

impl Stop {
    /// A stop with its reason.
    pub fn because(words: &str) -> Self {
        Self::Failed(Clean::line(words))
    }
}

impl From<CatalogError> for Stop {
    fn from(error: CatalogError) -> Self {
        Self::because(&error.to_string())
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::because(&error.to_string())
    }
}

impl From<RootError> for Stop {
    fn from(error: RootError) -> Self {
        let hint = match error.error.kind() {
            io::ErrorKind::NotFound => "; name a folder or a file, or see newsprint --help",
            _ => "",
        };
        Self::because(&format!("{error}{hint}"))
    }
}
