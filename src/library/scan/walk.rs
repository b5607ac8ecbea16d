//! Every file under the roots, in the order of their paths.
//!
//! The order is that of the bytes of whole paths, as the catalogue sorts them, so the two can be
//! compared in one pass. A folder is named with a `/` at its end, in rows and for the order alike.
//! Nothing recurses: folders may be nested as deep as the system allows.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fs::{self, DirEntry, FileType, Metadata};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::article::Problem;
use crate::cancel::Cancel;
use crate::library::Roots;
use crate::library::catalog::record::Stat;
use crate::library::scan::{links, noise};

/// Files of a folder that is passed over, at most, that get a row each.
const NOISE_FILES: usize = 1_000;

/// Files that one thread looks at in one go.
const FILES_A_THREAD: usize = 32;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The number of its root.
    pub(crate) root: usize,
    /// Path relative to the base of the root.
    pub(crate) path: PathBuf,
    pub(crate) what: What,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A regular file, to be read.
    File(Stat),
    /// Something that is not read, and why.
    Passed(String),
    /// Something that cannot be read, and why.
    Failed(Problem),
}

/// What a name in a folder stands for.
#[derive(Debug)]
pub(crate) enum Entry {
    /// Something to tell of.
    Found(What),
    /// A folder to go into.
    Folder,
    /// A folder to pass over, and why.
    Noise(&'static str),
    /// Nothing: it has gone since.
    Gone,
}

/// An entry, and which file or folder it is where that must be known.
#[derive(Debug)]
pub(crate) struct Look {
    entry: Entry,
    /// Device and inode of a folder, or of a file that has several names.
    identity: Option<(u64, u64)>,
}

impl Look {
    /// Of something that is no file.
    pub(crate) fn at(entry: Entry) -> Self {
        Self {
            entry,
            identity: None,
        }
    }

    /// Of a regular file.
    pub(crate) fn of(metadata: &Metadata) -> Self {
        let has_names = metadata.nlink() > 1;
        Self {
            entry: Entry::Found(What::File(stat_of(metadata))),
            identity: has_names.then(|| (metadata.dev(), metadata.ino())),
        }
    }
}

/// What the catalogue keeps of the state of a file.
pub(crate) fn stat_of(metadata: &Metadata) -> Stat {
    let seconds = metadata.mtime().wrapping_mul(1_000_000_000);
    Stat {
        mtime_ns: seconds.wrapping_add(metadata.mtime_nsec()),
        size: metadata.size().cast_signed(),
        device: metadata.dev().cast_signed(),
        inode: metadata.ino().cast_signed(),
    }
}

/// Gives everything under `roots` to `take`, in order, until it is cancelled. Runs in a pool, whose
/// threads look at the files of large folders together.
pub(crate) fn walk(roots: &Roots, cancel: &Cancel, take: &mut dyn FnMut(Found)) {
    let mut walker = Walker {
        roots,
        folders: HashSet::new(),
        files: HashMap::new(),
        take,
    };
    let bases = roots.bases();
    for (root, (path, base)) in roots.paths.iter().zip(&bases).enumerate() {
        if path == base {
            walker.walk_root(root, base, cancel);
        } else if let Some(name) = path.file_name() {
            let look = fs::symlink_metadata(path).map(|metadata| Look::of(&metadata));
            let look = look.unwrap_or_else(|error| cannot_look(&error));
            walker.tell(root, PathBuf::from(name), look);
        }
    }
}

struct Walker<'w> {
    roots: &'w Roots,
    /// Folders that were gone into: another name of one (a mount) is not gone into again.
    folders: HashSet<(u64, u64)>,
    /// Files with several names, and the first of them.
    files: HashMap<(u64, u64), PathBuf>,
    take: &'w mut dyn FnMut(Found),
}

impl Walker<'_> {
    /// Walks one root that is a folder.
    fn walk_root(&mut self, root: usize, base: &Path, cancel: &Cancel) {
        let start = vec![(OsString::new(), folder_look(base))];
        let mut open = vec![(PathBuf::new(), start.into_iter())];
        while let Some((folder, names)) = open.last_mut() {
            let Some((name, look)) = names.next() else {
                open.pop();
                continue;
            };
            let path = folder.join(name);
            match look.entry {
                Entry::Folder if cancel.is_cancelled() => return,
                Entry::Folder => {
                    if let Some(names) = self.go_into(root, base, &path, look.identity) {
                        open.push((path, names.into_iter()));
                    }
                }
                Entry::Noise(why) => {
                    for found in noise_within(root, base, &path, why) {
                        (self.take)(found);
                    }
                }
                Entry::Found(_) => self.tell(root, path, look),
                Entry::Gone => {}
            }
        }
    }

    /// The names in a folder, in order; `None` where it cannot be read or was read already.
    fn go_into(
        &mut self,
        root: usize,
        base: &Path,
        path: &Path,
        identity: Option<(u64, u64)>,
    ) -> Option<Vec<(OsString, Look)>> {
        let is_new = identity.is_none_or(|identity| self.folders.insert(identity));
        let (names, what) = if is_new {
            match names_in(&base.join(path), self.roots) {
                Ok(names) => (Some(names), None),
                Err(error) => {
                    let words = format!("cannot read the folder: {error}");
                    (None, Some(What::Failed(Problem::file(&words))))
                }
            }
        } else {
            let why = "a folder that was read under another name";
            (None, Some(What::Passed(why.to_owned())))
        };
        if let Some(what) = what {
            let path = folder_path(path);
            (self.take)(Found { root, path, what });
        }
        names
    }

    /// Tells of something, unless it is another name of a file that was told of.
    fn tell(&mut self, root: usize, path: PathBuf, look: Look) {
        let Entry::Found(mut what) = look.entry else {
            return;
        };
        if let Some(identity) = look.identity {
            if let Some(first) = self.files.get(&identity) {
                let why = format!("another name of {}", first.display());
                what = What::Passed(why);
            } else {
                self.files.insert(identity, path.clone());
            }
        }
        (self.take)(Found { root, path, what });
    }
}

/// The names in a folder and what they stand for, in the order of whole paths.
fn names_in(folder: &Path, roots: &Roots) -> io::Result<Vec<(OsString, Look)>> {
    let entries: Vec<DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    let look = |entry: &DirEntry| (entry.file_name(), look_at(entry, roots));
    let mut names: Vec<_> = entries
        .par_iter()
        .with_min_len(FILES_A_THREAD)
        .map(look)
        .collect();
    names.sort_by_cached_key(|(name, look)| {
        let mut key = name.as_bytes().to_vec();
        if matches!(look.entry, Entry::Folder | Entry::Noise(_)) {
            key.push(b'/');
        }
        key
    });
    Ok(names)
}

/// What a name in a folder stands for.
fn look_at(entry: &DirEntry, roots: &Roots) -> Look {
    let kind = match entry.file_type() {
        Ok(kind) => kind,
        Err(error) => return cannot_look(&error),
    };
    let name = entry.file_name();
    if kind.is_dir() {
        return match noise::of_folder(name.as_bytes()) {
            Some(why) => Look::at(Entry::Noise(why)),
            None => folder_look(&entry.path()),
        };
    }
    if let Some(why) = noise::of_file(name.as_bytes()) {
        return Look::at(Entry::Found(What::Passed(why.to_owned())));
    }
    if kind.is_symlink() {
        return links::look_at(&entry.path(), roots);
    }
    if !kind.is_file() {
        let why = special(kind).to_owned();
        return Look::at(Entry::Found(What::Passed(why)));
    }
    match entry.metadata() {
        Ok(metadata) => Look::of(&metadata),
        Err(error) => cannot_look(&error),
    }
}

/// A folder, and which it is; one that cannot be looked at fails when it is read.
fn folder_look(path: &Path) -> Look {
    let metadata = fs::symlink_metadata(path).ok();
    Look {
        entry: Entry::Folder,
        identity: metadata.map(|metadata| (metadata.dev(), metadata.ino())),
    }
}

fn cannot_look(error: &io::Error) -> Look {
    if error.kind() == io::ErrorKind::NotFound {
        return Look::at(Entry::Gone);
    }
    let problem = Problem::file(&format!("cannot look at it: {error}"));
    Look::at(Entry::Found(What::Failed(problem)))
}

/// What a thing is that is neither file, folder nor link: it is never opened.
fn special(kind: FileType) -> &'static str {
    if kind.is_fifo() {
        "a pipe, not a file"
    } else if kind.is_socket() {
        "a socket, not a file"
    } else {
        "a device, not a file"
    }
}

/// The files in a folder that is passed over, a row each; where there are very many, or none that
/// can be seen, the folder has one row.
fn noise_within(root: usize, base: &Path, noise: &Path, why: &str) -> Vec<Found> {
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
fn folder_path(path: &Path) -> PathBuf {
    let mut bytes = path.as_os_str().as_bytes().to_vec();
    if bytes.is_empty() {
        bytes.push(b'.');
    }
    bytes.push(b'/');
    PathBuf::from(OsString::from_vec(bytes))
}
