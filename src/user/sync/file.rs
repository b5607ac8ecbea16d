//! A document as a file: a line that says what it is, and the bytes.
//!
//! The line tells a file of a newer program, one that is only half there and one that is something
//! else, before anything is made of the bytes.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;

use crate::user::sync::document::Document;

/// What the line begins with.
const SIGN: &str = "newsprint-sync";

/// The version of what is written.
const VERSION: u32 = 1;

/// The longest line, and the largest file that is read, in bytes.
const LINE_BYTES: usize = 200;
const FILE_BYTES: u64 = 64 << 20;

/// What the line of a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// How often the documents were begun anew without their history: those of one number have one
    /// history.
    pub(crate) generation: u64,
    /// The hash of the bytes after the line, in hexadecimal.
    pub(crate) hash: String,
}

/// What was found in a file.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) head: Head,
    /// `None` where it was known already.
    pub(crate) document: Option<Document>,
}

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unusable {
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It is of a newer program.
    #[error("was written by a newer newsprint; update this one to take part")]
    Newer,
    /// It is not what such files are.
    #[error(
        "is no file of newsprint's, or is damaged or only half there; it is read again when it changes"
    )]
    Damaged,
    /// It is too large.
    #[error("is larger than 64 MB and is not read")]
    TooLarge,
}

/// The file of a document.
pub(crate) fn written(generation: u64, bytes: &[u8]) -> (Head, Vec<u8>) {
    let hash = blake3::hash(bytes).to_hex().to_string();
    let mut file = format!("{SIGN} {VERSION} {generation} {hash}\n").into_bytes();
    file.extend(bytes);
    (Head { generation, hash }, file)
}

/// What is in the file at `path`; of one that `is_known` only what its line says.
pub(crate) fn read(path: &Path, is_known: impl Fn(&Head) -> bool) -> Result<Found, Unusable> {
    let (head, bytes) = read_bytes(path, is_known)?;
    let document = match bytes {
        Some(bytes) => Some(Document::load(&bytes).ok_or(Unusable::Damaged)?),
        None => None,
    };
    Ok(Found { head, document })
}

/// The same, its bytes after the line.
fn read_bytes(
    path: &Path,
    is_known: impl Fn(&Head) -> bool,
) -> Result<(Head, Option<Vec<u8>>), Unusable> {
    let (mut file, metadata) = open(path)?;
    if metadata.len() > FILE_BYTES {
        return Err(Unusable::TooLarge);
    }
    let mut bytes = Vec::new();
    let line_bytes = LINE_BYTES as u64;
    file.by_ref().take(line_bytes).read_to_end(&mut bytes)?;
    let (head, line) = head_of(&bytes)?;
    if is_known(&head) {
        return Ok((head, None));
    }
    file.take(FILE_BYTES).read_to_end(&mut bytes)?;
    let bytes = bytes.split_off(line);
    if blake3::hash(&bytes).to_hex().as_str() != head.hash {
        return Err(Unusable::Damaged);
    }
    Ok((head, Some(bytes)))
}

/// What the line at the start of `bytes` says, and how long it is.
fn head_of(bytes: &[u8]) -> Result<(Head, usize), Unusable> {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let line = end.and_then(|end| str::from_utf8(bytes.get(..end)?).ok());
    let mut words = line.ok_or(Unusable::Damaged)?.split(' ');
    if words.next() != Some(SIGN) {
        return Err(Unusable::Damaged);
    }
    let version = words.next().and_then(|version| version.parse::<u32>().ok());
    match version.ok_or(Unusable::Damaged)? {
        VERSION => {}
        newer if newer > VERSION => return Err(Unusable::Newer),
        _ => return Err(Unusable::Damaged),
    }
    let generation = words.next().and_then(|number| number.parse().ok());
    let hash = words.next().map(str::to_owned);
    let head = generation.zip(hash).filter(|_| words.next().is_none());
    let (generation, hash) = head.ok_or(Unusable::Damaged)?;
    let line = end.map_or(0, |end| end + 1);
    Ok((Head { generation, hash }, line))
}

/// Opens a file of which others may have made anything; waits for nothing.
fn open(path: &Path) -> io::Result<(File, Metadata)> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let mut options = File::options();
    options.read(true).custom_flags(flags.bits().cast_signed());
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    Ok((file, metadata))
}

/// What tells that a file is still the same as before.
pub(crate) fn stamp(path: &Path) -> Option<[i64; 4]> {
    let metadata = std::fs::metadata(path).ok()?;
    let inode = metadata.ino().cast_signed();
    let size = metadata.len().cast_signed();
    Some([inode, size, metadata.mtime(), metadata.mtime_nsec()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_half_there_or_newer_or_something_else_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.newsprint");
        let (head, whole) = written(3, &Document::default().save());
        let said = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            match read(&path, |_| false) {
                Ok(found) => format!("generation {}", found.head.generation),
                Err(error) => error.to_string(),
            }
        };
        assert_eq!(said(&whole), "generation 3");
        let half = &whole[..whole.len() - 1];
        let text = String::from_utf8_lossy(&whole).into_owned();
        let newer = text.replacen(" 1 ", " 2 ", 1);
        for (bytes, expected) in [
            (half, "half there"),
            (b"".as_slice(), "half there"),
            (b"newsprint-sync", "half there"),
            (b"<html>\n", "half there"),
            (b"newsprint-sync x\n", "half there"),
            (newer.as_bytes(), "newer newsprint"),
        ] {
            assert!(said(bytes).contains(expected), "{bytes:?}");
        }
        // What is no document, under a hash that holds.
        assert!(said(&written(1, b"no document").1).contains("half there"));
        std::fs::write(&path, whole).unwrap();
        let known = read(&path, |known| *known == head).unwrap();
        assert!(known.document.is_none());
    }
}
