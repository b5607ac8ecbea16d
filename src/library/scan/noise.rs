//! Names that are passed over: what programs leave in folders for themselves.
//!
//! Nothing is passed over silently: each such file is a row of the catalogue that says why.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

pub(crate) use crate::formats::noise::{is_temporary, of_file, of_folder};
use crate::library::scan::look::What;
use crate::library::scan::walk::Found;

/// Files of a folder that is passed over, at most, that get a row each.
pub(super) const NOISE_FILES: usize = 1_000;

/// Why a folder of messages that are not there yet is not gone into.
pub(super) const DELIVERED: &str = "in a folder of mail that is being delivered";

/// The files in a folder that is passed over, a row each; where there are very many, or none that
/// can be seen, the folder has one row.
pub(crate) fn within(root: usize, base: &Path, noise: &Path, why: &str) -> Vec<Found> {
    let found = |path: PathBuf, why: String| Found {
        root,
        path,
        what: What::Passed(why),
    };
    let mut paths = Vec::new();
    let mut folders = vec![noise.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(base.join(&folder)) else {
            paths.push(folder_path(&folder));
            continue;
        };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else {
                paths.push(path);
            }
        }
        if paths.len() + folders.len() > NOISE_FILES {
            let why = format!("{why} of more than {NOISE_FILES} files");
            return vec![found(folder_path(noise), why)];
        }
    }
    paths.sort_unstable_by(|one, other| {
        one.as_os_str().as_bytes().cmp(other.as_os_str().as_bytes())
    });
    paths
        .into_iter()
        .map(|path| found(path, why.to_owned()))
        .collect()
}

/// `path` with a `/` at its end; `./` for the root.
pub(crate) fn folder_path(path: &Path) -> PathBuf {
    let mut bytes = path.as_os_str().as_bytes().to_vec();
    if bytes.is_empty() {
        bytes.push(b'.');
    }
    bytes.push(b'/');
    PathBuf::from(OsString::from_vec(bytes))
}
