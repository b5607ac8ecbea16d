//! A folder of news that a test fills; it goes when the test is over.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A fresh folder.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The same folder with a file; folders on its way are made.
    pub(crate) fn file(self, name: impl AsRef<[u8]>, content: impl AsRef<[u8]>) -> Self {
        let path = self.at(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// A path in it.
    pub(crate) fn at(&self, name: impl AsRef<[u8]>) -> PathBuf {
        self.path().join(OsStr::from_bytes(name.as_ref()))
    }

    /// The names, sizes and times of everything in it, to see that nothing was written.
    pub(crate) fn listing(&self) -> Vec<String> {
        let mut folders = vec![self.path().to_owned()];
        let mut lines = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let about = fs::symlink_metadata(&path).unwrap();
                let time = about.modified().unwrap();
                lines.push(format!("{} {} {time:?}", path.display(), about.len()));
                if about.is_dir() {
                    folders.push(path);
                }
            }
        }
        lines.sort();
        lines
    }
}
