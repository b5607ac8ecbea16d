//! Where the search index lies, who may write it, and whether it is as it was left.
//!
//! Its folder is named by a number of the catalogue it belongs to: an index that outlives its
//! catalogue is never taken for that of the next. Checking an index means reading all of it, so
//! what its files were when the last writer left is noted beside it; a reader trusts them while
//! they are that, or while a writer that has checked them is at work.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::search::TextIndex;
use crate::user::file::with_ending;

/// How the names of all index folders begin.
const PREFIX: &str = "words-";

/// The folder of the index of the catalogue that bears the number `generation`.
pub(crate) fn path_in(library: &Path, generation: i64) -> PathBuf {
    library.join(format!("{PREFIX}{generation:016x}"))
}

/// Deletes what belongs to other catalogues, which are no more.
pub(crate) fn delete_others(library: &Path, own: &Path) {
    let Ok(entries) = fs::read_dir(library) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().and_then(|name| name.to_str());
        let is_index = name.is_some_and(|name| name.starts_with(PREFIX));
        if is_index && path != own && path != note_of(own) {
            // What cannot be deleted now is tried again next time.
            drop(fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path)));
        }
    }
}

/// Whether the index in `folder` can be read as it is: it is as it was left, or is being written
/// by someone who has checked it.
pub(crate) fn is_trusted(folder: &Path) -> bool {
    is_as_left(folder) || TextIndex::is_being_written(folder)
}

/// Whether the index in `folder` is as its last writer left it.
pub(crate) fn is_as_left(folder: &Path) -> bool {
    as_left(folder).is_some()
}

/// What the files of the index in `folder` are, if it is as its last writer left it.
pub(crate) fn as_left(folder: &Path) -> Option<String> {
    let left = fs::read_to_string(note_of(folder)).ok()?;
    state(folder).ok().filter(|now| *now == left)
}

/// Notes what the index in `folder` is now.
pub(crate) fn leave(folder: &Path) -> io::Result<()> {
    fs::write(note_of(folder), state(folder)?)
}

/// Takes the note away: the index must be checked before anyone trusts it.
pub(crate) fn distrust(folder: &Path) {
    // Where it cannot be taken away the next reader meets the same damage.
    drop(fs::remove_file(note_of(folder)));
}

/// Makes the index in `folder` none that can be opened.
pub(crate) fn give_up(folder: &Path) {
    distrust(folder);
    // Where it cannot be deleted the same damage is met again, and said.
    drop(fs::remove_file(folder.join("meta.json")));
}

fn note_of(folder: &Path) -> PathBuf {
    with_ending(folder, ".sound")
}

/// Names, sizes and times of all files of an index.
fn state(folder: &Path) -> io::Result<String> {
    let mut files: Vec<(Vec<u8>, fs::Metadata)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_encoded_bytes();
        if !name.ends_with(b".lock") {
            files.push((name, entry.metadata()?));
        }
    }
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut state = String::new();
    for (name, file) in files {
        let name = String::from_utf8_lossy(&name).into_owned();
        let (size, secs, nanos) = (file.len(), file.mtime(), file.mtime_nsec());
        // Writing into memory cannot fail.
        let _ = writeln!(state, "{name} {size} {secs} {nanos}");
    }
    Ok(state)
}

/// Which `meta.json` lies in `folder`: another one with every commit.
pub(crate) fn commit_of(folder: &Path) -> Option<(u64, i64, i64)> {
    let meta = fs::metadata(folder.join("meta.json")).ok()?;
    Some((meta.ino(), meta.mtime(), meta.mtime_nsec()))
}

/// The lock of whoever writes the index, not yet taken.
pub(crate) fn lock_file(library: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    options.open(library.join("index.lock"))
}
