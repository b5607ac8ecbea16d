//! The folders and files that were named, and the name of their library.
//!
//! The same folders name the same library however they were written and in whatever order, so that
//! the catalogue of the last start is found again.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// The named folders and files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    pub error: io::Error,
}

impl Roots {
    /// The roots of `paths`; each must exist, and be a folder or a file.
    pub fn new(paths: &[PathBuf]) -> Result<Self, RootError> {
        let mut canonical = Vec::with_capacity(paths.len());
        for path in paths {
            let root = usable(path).map_err(|error| RootError {
                path: path.clone(),
                error,
            })?;
            canonical.push(root);
        }
        canonical.sort_unstable();
        // What lies inside a folder follows it at once in this order.
        canonical.dedup_by(|path, before| path.starts_with(before));
        Ok(Self { paths: canonical })
    }

    /// The folder of this library's caches under `cache`.
    pub fn cache_folder(&self, cache: &Path) -> PathBuf {
        cache.join(self.name())
    }

    /// What this library is known by: a hash of its roots.
    pub fn name(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for path in &self.paths {
            let bytes = path.as_os_str().as_bytes();
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
        let mut name = hasher.finalize().to_hex().to_string();
        name.truncate(32);
        name
    }

    /// The folder that paths in each root are relative to: the root, or the folder of a file.
    pub(crate) fn bases(&self) -> Vec<PathBuf> {
        let base = |path: &PathBuf| match path.parent() {
            Some(parent) if path.is_file() => parent.to_owned(),
            _ => path.clone(),
        };
        self.paths.iter().map(base).collect()
    }

    /// Whether `path`, which is canonical, lies in one of them.
    pub(crate) fn contain(&self, path: &Path) -> bool {
        self.paths.iter().any(|root| path.starts_with(root))
    }
}

/// The canonical path of a folder or a file.
fn usable(path: &Path) -> io::Result<PathBuf> {
    let canonical = fs::canonicalize(path)?;
    let kind = fs::metadata(&canonical)?.file_type();
    if kind.is_dir() || kind.is_file() {
        return Ok(canonical);
    }
    let words = "it is neither a folder nor a file";
    Err(io::Error::new(io::ErrorKind::InvalidInput, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with `news/2023/a.txt`, `news-old/` and a link `link` to `news`.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("news/2023")).unwrap();
        fs::create_dir(folder.path().join("news-old")).unwrap();
        fs::write(folder.path().join("news/2023/a.txt"), "a").unwrap();
        std::os::unix::fs::symlink("news", folder.path().join("link")).unwrap();
        folder
    }

    fn roots(folder: &Path, named: &[&str]) -> Vec<PathBuf> {
        let named: Vec<_> = named.iter().map(|name| folder.join(name)).collect();
        let base = fs::canonicalize(folder).unwrap();
        let relative = |path: &PathBuf| path.strip_prefix(&base).unwrap().to_owned();
        Roots::new(&named)
            .unwrap()
            .paths
            .iter()
            .map(relative)
            .collect()
    }

    #[test]
    fn nested_and_repeated_roots_are_one() {
        let folder = folder();
        let table: &[(&[&str], &[&str])] = &[
            (&["news"], &["news"]),
            (&["news/2023", "news"], &["news"]),
            (&["news", "link", "news/../news/2023"], &["news"]),
            (&["news/2023/a.txt", "news/2023"], &["news/2023"]),
            (&["news/2023/a.txt"], &["news/2023/a.txt"]),
            (&["news-old", "news", "news/2023"], &["news", "news-old"]),
        ];
        for (named, expected) in table {
            let expected: Vec<_> = expected.iter().map(PathBuf::from).collect();
            assert_eq!(roots(folder.path(), named), expected, "{named:?}");
        }
    }

    #[test]
    fn the_same_folders_are_the_same_library() {
        let folder = folder();
        let named = |names: &[&str]| {
            let paths: Vec<_> = names.iter().map(|name| folder.path().join(name)).collect();
            Roots::new(&paths)
                .unwrap()
                .cache_folder(Path::new("/cache"))
        };
        assert_eq!(named(&["news", "news-old"]), named(&["news-old", "link"]));
        assert_ne!(named(&["news"]), named(&["news-old"]));
    }

    #[test]
    fn what_is_not_there_or_no_file_is_an_error_that_names_it() {
        let folder = folder();
        let missing = Roots::new(&[folder.path().join("missing")]).unwrap_err();
        assert!(
            missing.to_string().contains("missing: No such file"),
            "{missing}"
        );
        let device = Roots::new(&[PathBuf::from("/dev/null")]).unwrap_err();
        assert_eq!(
            device.to_string(),
            "cannot open /dev/null: it is neither a folder nor a file"
        );
    }
}
