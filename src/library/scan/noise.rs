//! Names that are passed over: what programs leave in folders for themselves.
//!
//! Nothing is passed over silently: each such file is a row of the catalogue that says why.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use crate::library::scan::look::What;
use crate::library::scan::walk::Found;

/// Files of a folder that is passed over, at most, that get a row each.
pub(super) const NOISE_FILES: usize = 1_000;

/// Why a folder of messages that are not there yet is not gone into.
pub(super) const DELIVERED: &str = "in a folder of mail that is being delivered";

/// Why a folder of that name is not gone into.
pub(crate) fn of_folder(name: &[u8]) -> Option<&'static str> {
    match name {
        b"node_modules" => Some("in a folder of program packages"),
        b"__MACOSX" => Some("in a folder that the archiver of macOS adds"),
        _ if name.starts_with(b".") => Some("in a hidden folder"),
        _ if name.ends_with(b"_files") => Some("in the folder of a saved page"),
        _ => None,
    }
}

/// Why a file of that name is not read.
pub(crate) fn of_file(name: &[u8]) -> Option<&'static str> {
    match name {
        b"Thumbs.db" | b"desktop.ini" => Some("a file of the system"),
        b"_index.md" => Some("an index page of a site generator"),
        _ if is_temporary(name) => Some("a temporary file"),
        _ if name.starts_with(b".") => Some("a hidden file"),
        _ => None,
    }
}

/// Whether editors, browsers and synchronisers name half-written files so.
fn is_temporary(name: &[u8]) -> bool {
    let starts: [&[u8]; 4] = [b".#", b".~", b"~$", b".syncthing."];
    let ends: [&[u8]; 9] = [
        b"~",
        b".tmp",
        b".temp",
        b".swp",
        b".swx",
        b".part",
        b".partial",
        b".crdownload",
        b".download",
    ];
    let is_emacs_autosave = name.len() > 2 && name.starts_with(b"#") && name.ends_with(b"#");
    starts.iter().any(|start| name.starts_with(start))
        || ends
            .iter()
            .any(|end| name.to_ascii_lowercase().ends_with(end))
        || is_emacs_autosave
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_known_by_its_name() {
        let folders = [
            (".git", true),
            (".obsidian", true),
            (".trash", true),
            ("node_modules", true),
            ("Rail plan_files", true),
            ("__MACOSX", true),
            ("2023", false),
            ("files", false),
            ("..news", true),
        ];
        for (name, is_noise) in folders {
            assert_eq!(of_folder(name.as_bytes()).is_some(), is_noise, "{name}");
        }
        let files = [
            (".DS_Store", "a hidden file"),
            ("._a.txt", "a hidden file"),
            ("Thumbs.db", "a file of the system"),
            ("_index.md", "an index page of a site generator"),
            ("a.txt~", "a temporary file"),
            (".a.txt.swp", "a temporary file"),
            ("#a.txt#", "a temporary file"),
            ("page.html.PART", "a temporary file"),
            (".syncthing.a.txt.tmp", "a temporary file"),
            ("index.md", ""),
            ("tmp", ""),
            ("#", ""),
            ("a.txt", ""),
        ];
        for (name, why) in files {
            assert_eq!(of_file(name.as_bytes()).unwrap_or_default(), why, "{name}");
        }
    }
}
