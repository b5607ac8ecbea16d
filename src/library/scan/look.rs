//! What a name in a folder stands for.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, FileType, Metadata};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use rayon::prelude::*;

use crate::article::Problem;
use crate::library::Roots;
use crate::library::catalog::record::Stat;
use crate::library::scan::export::Beside;
use crate::library::scan::{links, noise};

/// Files that one thread looks at in one go.
const FILES_A_THREAD: usize = 32;

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
    pub(crate) entry: Entry,
    /// Device and inode of a folder, or of a file that has several names.
    pub(crate) identity: Option<(u64, u64)>,
    /// Whether what it is taken for, or holds, depends on another place: a link, a file of an export.
    pub(crate) is_tied: bool,
}

impl Look {
    /// Of something that is no file.
    pub(crate) fn at(entry: Entry) -> Self {
        Self {
            entry,
            identity: None,
            is_tied: false,
        }
    }

    /// Of a regular file.
    pub(crate) fn of(metadata: &Metadata) -> Self {
        let has_names = metadata.nlink() > 1;
        Self {
            entry: Entry::Found(What::File(stat_of(metadata))),
            identity: has_names.then(|| (metadata.dev(), metadata.ino())),
            is_tied: false,
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

/// The names in a folder and what they stand for, in the order of whole paths.
pub(crate) fn names_in(folder: &Path, roots: &Roots) -> io::Result<Vec<(OsString, Look)>> {
    let entries: Vec<DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    let has = |name: &str| entries.iter().any(|entry| entry.file_name() == name);
    let is_maildir = has("cur") && has("new");
    let beside = Beside::default();
    let look = |entry: &DirEntry| {
        let look = look_at(entry, roots, &beside);
        let look = if is_maildir {
            of_maildir(&entry.file_name(), look)
        } else {
            look
        };
        (entry.file_name(), look)
    };
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
fn look_at(entry: &DirEntry, roots: &Roots, beside: &Beside) -> Look {
    match entry.file_type() {
        Ok(kind) => look_as(kind, &entry.path(), (roots, beside), || entry.metadata()),
        Err(error) => cannot_look(&error),
    }
}

/// What the last name of `path` stands for.
pub(crate) fn at_path(path: &Path, roots: &Roots) -> Look {
    let look = match fs::symlink_metadata(path) {
        Ok(metadata) => {
            let beside = Beside::default();
            look_as(metadata.file_type(), path, (roots, &beside), || {
                Ok(metadata)
            })
        }
        Err(error) => cannot_look(&error),
    };
    match path.file_name() {
        Some(name) if path.parent().is_some_and(is_maildir) => of_maildir(name, look),
        _ => look,
    }
}

/// What `path`, which is of that kind, stands for.
fn look_as(
    kind: FileType,
    path: &Path,
    (roots, beside): (&Roots, &Beside),
    metadata: impl FnOnce() -> io::Result<Metadata>,
) -> Look {
    let name = path.file_name().unwrap_or_default().as_bytes();
    if kind.is_dir() {
        return match noise::of_folder(name) {
            Some(_) if is_maildir(path) => folder_look(path),
            Some(why) => Look::at(Entry::Noise(why)),
            None => folder_look(path),
        };
    }
    if let Some(why) = noise::of_file(name) {
        return Look::at(Entry::Found(What::Passed(why.to_owned())));
    }
    if kind.is_symlink() {
        return Look {
            is_tied: true,
            ..links::look_at(path, roots)
        };
    }
    if !kind.is_file() {
        let why = special(kind).to_owned();
        return Look::at(Entry::Found(What::Passed(why)));
    }
    match metadata() {
        Ok(metadata) => of_file(path, &metadata, beside),
        Err(error) => cannot_look(&error),
    }
}

/// A regular file, as new as what it is read with.
fn of_file(path: &Path, metadata: &Metadata, beside: &Beside) -> Look {
    let stat = stat_of(metadata);
    let joined = beside.joined_stat(path, stat);
    Look {
        entry: Entry::Found(What::File(joined.unwrap_or(stat))),
        is_tied: joined.is_some(),
        ..Look::of(metadata)
    }
}

/// What a name in a Maildir stands for: beside the folders of messages lies what mail programs keep for
/// themselves.
fn of_maildir(name: &OsStr, look: Look) -> Look {
    let passed = |why: &str| Look::at(Entry::Found(What::Passed(why.to_owned())));
    match look.entry {
        Entry::Folder if name == "tmp" => Look::at(Entry::Noise(noise::DELIVERED)),
        Entry::Found(What::File(_)) => passed("a file that a mail program keeps beside the mail"),
        _ => look,
    }
}

/// Whether a folder is one of mail: in a Maildir those have names that hide them.
fn is_maildir(folder: &Path) -> bool {
    ["cur", "new"].iter().all(|name| folder.join(name).is_dir())
}

/// A folder, and which it is; one that cannot be looked at fails when it is read.
pub(crate) fn folder_look(path: &Path) -> Look {
    let metadata = fs::symlink_metadata(path).ok();
    Look {
        entry: Entry::Folder,
        identity: metadata.map(|metadata| (metadata.dev(), metadata.ino())),
        is_tied: false,
    }
}

pub(crate) fn cannot_look(error: &io::Error) -> Look {
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
