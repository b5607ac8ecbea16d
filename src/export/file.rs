//! A file that is written for its reader: new, never in place of another unasked, and never in a
//! folder of the library.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::library::Roots;
use crate::replace;

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It would lie in a folder of the library.
    #[error("{} lies in a folder of the library, which is never written to; name another folder", .0.display())]
    InLibrary(PathBuf),
    /// There is a file of its name.
    #[error("{} is there already; name another file", .0.display())]
    IsThere(PathBuf),
    /// There is something else of its name.
    #[error("{} is no file that could be replaced; name another", .0.display())]
    NoFile(PathBuf),
    /// Its folder is not there, or cannot be used.
    #[error("cannot use the folder of {}: {error}; make it, or name another", .path.display())]
    Folder {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
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

/// Writes `text` to a new file at `path`, whole or not at all.
pub fn write_new(path: &Path, roots: &Roots, text: &str) -> Result<(), FileError> {
    check(path, roots)?;
    if fs::symlink_metadata(path).is_ok() {
        return Err(FileError::IsThere(path.to_owned()));
    }
    match replace::replace(path, None, text.as_bytes()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(FileError::IsThere(path.to_owned())),
        Err(error) => Err(failed(path, error)),
    }
}

/// Writes `text` in the place of the file at `path`, which stays whole until the new one is.
pub fn replace(path: &Path, roots: &Roots, text: &str) -> Result<(), FileError> {
    check(path, roots)?;
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return Err(FileError::NoFile(path.to_owned()));
    }
    let replaced = fs::read(path)
        .and_then(|before| replace::replace(path, Some(&before), text.as_bytes()))
        .map_err(|error| failed(path, error))?;
    if replaced {
        return Ok(());
    }
    let error = io::Error::other("someone else has just written it");
    Err(failed(path, error))
}

/// Refuses a path in a folder of the library, by whatever way it leads there.
fn check(path: &Path, roots: &Roots) -> Result<(), FileError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or_else(|| Path::new(".")));
    let folder = folder.map_err(|error| FileError::Folder {
        path: path.to_owned(),
        error,
    })?;
    let named = path.file_name().map(|name| folder.join(name));
    let led_to = fs::canonicalize(path).ok();
    let mut ways = [Some(folder), named, led_to].into_iter().flatten();
    if ways.any(|way| roots.contain(&way)) {
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
    use std::os::unix::fs::symlink;

    #[test]
    fn nothing_is_written_into_the_library_or_over_a_file_unasked() {
        let (library, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let roots = Roots::new(&[library.path().to_owned()]).unwrap();
        let link = other.path().join("way");
        symlink(library.path(), &link).unwrap();
        fs::write(library.path().join("theirs.md"), "theirs").unwrap();
        let theirs = other.path().join("theirs.md");
        symlink(library.path().join("theirs.md"), &theirs).unwrap();
        for path in [library.path().join("a.md"), link.join("a.md"), theirs] {
            for written in [write_new(&path, &roots, "x"), replace(&path, &roots, "x")] {
                assert!(
                    matches!(written, Err(FileError::InLibrary(_))),
                    "{path:?}: {written:?}"
                );
            }
        }
        assert_eq!(fs::read_dir(library.path()).unwrap().count(), 1);
        let path = other.path().join("a.md");
        write_new(&path, &roots, "one").unwrap();
        assert!(matches!(
            write_new(&path, &roots, "two"),
            Err(FileError::IsThere(_))
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        replace(&path, &roots, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 3);
    }

    #[test]
    fn what_cannot_be_written_is_named_with_what_to_try() {
        let (library, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let roots = Roots::new(&[library.path().to_owned()]).unwrap();
        for (name, expected) in [
            ("no/a.md", "make it, or name another"),
            ("", "is no file that could be replaced"),
        ] {
            let path = other.path().join(name);
            let error = replace(&path, &roots, "x").unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        let error = write_new(&other.path().join("no/a.md"), &roots, "x").unwrap_err();
        assert!(matches!(error, FileError::Folder { .. }), "{error}");
    }
}
