//! The folder the catalogue lies in: the cache folder, or a temporary one where that cannot be used.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rustix::fs::Access;

/// Names that are tried for a temporary folder.
const TRIES: u32 = 100;

/// A folder that can be written to. A temporary one is deleted on drop.
#[derive(Debug)]
pub struct CacheFolder {
    /// The folder, for `Catalog::open`.
    pub path: PathBuf,
    /// Why it is a temporary one, if it is; said once.
    pub temporary_because: Option<String>,
}

impl CacheFolder {
    /// Makes `wanted` or, where that fails, a temporary folder that is deleted on drop.
    pub fn make(wanted: &Path) -> io::Result<Self> {
        match make_usable(wanted) {
            Ok(()) => Ok(Self {
                path: wanted.to_owned(),
                temporary_because: None,
            }),
            Err(error) => Ok(Self {
                path: make_temporary(&std::env::temp_dir())?,
                temporary_because: Some(format!("{}: {error}", wanted.display())),
            }),
        }
    }
}

impl Drop for CacheFolder {
    fn drop(&mut self) {
        if self.temporary_because.is_some() {
            // What cannot be deleted here goes with the rest of the temporary folder.
            drop(fs::remove_dir_all(&self.path));
        }
    }
}

/// Makes a folder that only its owner can read, and sees whether files can be made in it.
pub(crate) fn make_usable(folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    Ok(rustix::fs::access(
        folder,
        Access::WRITE_OK | Access::EXEC_OK,
    )?)
}

/// Makes a new folder in `parent`, under a name that no one else has.
fn make_temporary(parent: &Path) -> io::Result<PathBuf> {
    let mut number = 0;
    loop {
        let path = parent.join(format!("newsprint-{}-{number}", std::process::id()));
        match DirBuilder::new().mode(0o700).create(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < TRIES => {
                number += 1;
            }
            made => return made.map(|()| path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cache_folder_that_cannot_be_made_is_replaced_by_one_that_goes_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let cache = CacheFolder::make(&file.join("cache")).unwrap();
        assert!(
            cache
                .temporary_because
                .as_ref()
                .unwrap()
                .contains("file/cache: ")
        );
        let path = cache.path.clone();
        assert!(path.is_dir());
        drop(cache);
        assert!(!path.exists());
    }

    #[test]
    fn a_cache_folder_is_made_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let wanted = folder.path().join("a/b");
        drop(CacheFolder::make(&wanted).unwrap());
        assert!(wanted.is_dir());
    }
}
