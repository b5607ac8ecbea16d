//! A person's home: a folder of news, and the places where newsprint keeps what is theirs.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

/// A folder of news beside configuration, data and cache; all of it goes when the test ends.
pub(crate) struct Home {
    outer: TempDir,
}

impl Home {
    /// One without news.
    pub(crate) fn new() -> Self {
        let outer = TempDir::with_prefix("newsprint-test-").unwrap();
        for name in ["news", "home", "config", "data", "cache"] {
            fs::create_dir(outer.path().join(name)).unwrap();
        }
        Self { outer }
    }

    /// The same with a file more.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(name, content);
        self
    }

    /// The same with keywords.
    pub(crate) fn keywords(self, content: &str) -> Self {
        fs::write(self.place("config").join("keywords.toml"), content).unwrap();
        self
    }

    /// Writes a file, new or not.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Renames a file.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.path().join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(self.path().join(from), to).unwrap();
    }

    /// Deletes a file.
    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path().join(name)).unwrap();
    }

    /// The folder of the articles.
    pub(crate) fn path(&self) -> PathBuf {
        self.place("news")
    }

    /// `config`, `data` or `cache`.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.outer.path().join(name)
    }
}
