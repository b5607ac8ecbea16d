//! The folders and files that were named, and the name of their library.

use std::path::PathBuf;

/// The named folders and files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    /// Canonical paths, sorted, none inside another, none twice.
    pub paths: Vec<PathBuf>,
}
