//! A file in the place of another, all or nothing: what a person keeps is never half written.
//!
//! The new text is written beside the file, brought to the disk, and takes its place in one step.
//! A file that is a link is written where it leads, as such files are often kept elsewhere.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts `bytes` into the place of the file at `path`, whose mode it keeps. Where the file is not
/// what it was `before`, nothing is done: someone else has written it. Says whether it was done.
pub fn replace(path: &Path, before: Option<&[u8]>, bytes: &[u8]) -> io::Result<bool> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder)?;
    let new = beside(path);
    let replaced = (|| {
        let mut file = File::create(&new)?;
        if let Ok(metadata) = fs::metadata(path) {
            if metadata.permissions().readonly() {
                return Err(io::Error::other("it is marked as read-only"));
            }
            file.set_permissions(metadata.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        if !is_still(path, before)? {
            return Ok(false);
        }
        fs::rename(&new, path)?;
        Ok(true)
    })();
    if !matches!(replaced, Ok(true)) {
        // It may not be there; what is said is why it could not be written.
        drop(fs::remove_file(&new));
        return replaced;
    }
    // A folder that cannot be synced need not be.
    drop(File::open(folder).and_then(|folder| folder.sync_all()));
    Ok(true)
}

/// The name of the new file until it takes the place of the old one.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    path.with_file_name(name)
}

/// Whether the file still has the bytes that it had; `None` for a file that was not there.
fn is_still(path: &Path, before: Option<&[u8]>) -> io::Result<bool> {
    match fs::read(path) {
        Ok(now) => Ok(before == Some(now.as_slice())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(before.is_none()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn the_new_text_takes_the_place_with_the_mode_and_behind_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (link, real) = (folder.path().join("link"), folder.path().join("real"));
        assert!(replace(&real, None, b"one").unwrap());
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        assert!(replace(&link, Some(b"one"), b"two").unwrap());
        assert_eq!(fs::read(&real).unwrap(), b"two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let mode = fs::metadata(&real).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_another_has_written_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "theirs").unwrap();
        assert!(!replace(&path, Some(b"before"), b"mine").unwrap());
        assert!(!replace(&path, None, b"mine").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_read_only_stays_and_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "kept").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let error = replace(&path, Some(b"kept"), b"mine").unwrap_err();
        assert!(error.to_string().contains("read-only"));
        assert_eq!(fs::read(&path).unwrap(), b"kept");
    }
}
