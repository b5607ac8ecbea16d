//! The files of all devices in one folder. Each is written by its own device alone.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::replace::replace;
use crate::user::sync::file::{self, Found, Head, Unusable};

/// How the names of the files end. What carries them keeps the ending where it makes a copy.
pub(crate) const ENDING: &str = "newsprint";

/// The most files that are read.
const MOST_FILES: usize = 1_000;

/// Whether a file of that name is one of a device.
pub fn is_name(name: &OsStr) -> bool {
    let path = Path::new(name);
    let is_hidden = name.as_encoded_bytes().starts_with(b".");
    !is_hidden && path.extension() == Some(OsStr::new(ENDING))
}

/// The files in `folder`, with what is in them.
pub(crate) fn read(
    folder: &Path,
    is_known: impl Fn(&Head) -> bool,
) -> io::Result<Vec<(PathBuf, Result<Found, Unusable>)>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(is_name))
        .collect();
    paths.sort_unstable();
    paths.truncate(MOST_FILES);
    let read = paths.into_iter().map(|path| {
        let found = file::read(&path, &is_known);
        (path, found)
    });
    Ok(read.collect())
}

/// Puts the device's own file of that `name` into `folder`.
pub(crate) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(name);
    let before = fs::read(&path).ok();
    replace(&path, before.as_deref(), bytes).map(drop)
}
