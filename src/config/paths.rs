//! The folders of configuration, data and cache: options first, then the environment, then the
//! system's custom, which the `directories` crate knows.

use std::path::PathBuf;

/// Where newsprint keeps what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// `keywords.toml` and, later, `config.toml`: the user's own files.
    pub config: PathBuf,
    /// `state.db`: bookmarks and read marks. Precious.
    pub data: PathBuf,
    /// Catalogues: may be deleted at any time.
    pub cache: PathBuf,
}

impl Places {
    /// The file of the keywords.
    pub fn keywords(&self) -> PathBuf {
        self.config.join("keywords.toml")
    }
}
