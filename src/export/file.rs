//! A file that is written for its reader: new, never in place of another unasked, and never in a
//! folder of the library.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::library::Roots;

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It would lie in a folder of the library.
    #[error("{} lies in a folder of the library, which is never written to; name another folder", .0.display())]
    InLibrary(PathBuf),
    /// There is a file of its name.
    #[error("{} is there already; name another file", .0.display())]
    IsThere(PathBuf),
    /// It cannot be written.
    #[error("cannot write {}: {error}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
}

/// A new file at `path`.
pub fn create(path: &Path, roots: &Roots) -> Result<File, FileError> {
    check(path, roots)?;
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => FileError::IsThere(path.to_owned()),
        _ => failed(path, error),
    })
}

/// Writes `text` to a new file at `path`.
pub fn write_new(path: &Path, roots: &Roots, text: &str) -> Result<(), FileError> {
    let mut file = create(path, roots)?;
    file.write_all(text.as_bytes())
        .map_err(|error| failed(path, error))
}

/// Writes `text` in the place of the file at `path`, which stays whole until the new one is.
pub fn replace(path: &Path, roots: &Roots, text: &str) -> Result<(), FileError> {
    check(path, roots)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let written = write_new(&beside, roots, text)
        .and_then(|()| fs::rename(&beside, path).map_err(|error| failed(path, error)));
    if written.is_err() {
        // It is ours, and of no use to anyone.
        drop(fs::remove_file(&beside));
    }
    written
}

/// Refuses a path in a folder of the library, by whatever way it leads there.
fn check(path: &Path, roots: &Roots) -> Result<(), FileError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or_else(|| Path::new(".")));
    let folder = folder.map_err(|error| failed(path, error))?;
    let named = path.file_name().map(|name| folder.join(name));
    if roots.contain(&folder) || named.is_some_and(|path| roots.contain(&path)) {
        return Err(FileError::InLibrary(path.to_owned()));
    }
    Ok(())
}

fn failed(path: &Path, error: io::Error) -> FileError {
    FileError::Io {
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_into_the_library_or_over_a_file_unasked() {
        let (library, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let roots = Roots::new(&[library.path().to_owned()]).unwrap();
        let link = other.path().join("way");
        std::os::unix::fs::symlink(library.path(), &link).unwrap();
        for path in [library.path().join("a.md"), link.join("a.md")] {
            for written in [write_new(&path, &roots, "x"), replace(&path, &roots, "x")] {
                assert!(
                    matches!(written, Err(FileError::InLibrary(_))),
                    "{path:?}: {written:?}"
                );
            }
        }
        assert_eq!(fs::read_dir(library.path()).unwrap().count(), 0);
        let path = other.path().join("a.md");
        write_new(&path, &roots, "one").unwrap();
        assert!(matches!(
            write_new(&path, &roots, "two"),
            Err(FileError::IsThere(_))
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        replace(&path, &roots, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 2);
    }
}
