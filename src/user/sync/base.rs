//! What this device knew when it was last in step: its document, up to which change of which state
//! that goes, and which files of others are in it.
//!
//! It lies beside the state and is written before the file in the folder, so that no device ever says
//! two things under one name. Where it is gone, damaged, or of another state, nothing is lost: then
//! it is not known what was taken away since, and the state is taken as set apart.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::article::Key;
use crate::replace::replace;
use crate::user::sync::document::Document;
use crate::user::sync::file;

/// What is known beside the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    version: u32,
    /// The name of this device's file in the folder.
    pub(crate) name: String,
    /// The machine that it was made on.
    machine: String,
    /// The file of the state, and the last revision that is in the document.
    pub(crate) state: Option<([u64; 2], i64)>,
    /// How often the document was begun anew.
    pub(crate) generation: u64,
    /// The hash of the document.
    hash: String,
    /// The hashes of the files of others that are in it.
    pub(crate) read: BTreeSet<String>,
}

/// What this device knew.
#[derive(Debug, Clone, Default)]
pub(crate) struct Base {
    pub(crate) known: Known,
    pub(crate) document: Document,
}

const VERSION: u32 = 1;

/// Where it lies.
fn path_in(data: &Path) -> PathBuf {
    data.join("sync.base")
}

/// What tells that it is still the same as before.
pub(crate) fn stamp(data: &Path) -> Option<[i64; 4]> {
    file::stamp(&path_in(data))
}

impl Base {
    /// That of the device whose state lies in `data`; a new one where there is none that can be used.
    pub(crate) fn load(data: &Path) -> Self {
        let machine = machine();
        let mut base = read(data).unwrap_or_default();
        if base.known.name.is_empty() || base.known.machine != machine {
            // A copy of another machine's is a device of its own.
            let unique = format!("{}{}{machine}", data.display(), std::process::id());
            let now = jiff::Timestamp::now().to_string();
            let unique = Key::of(&[&unique, &now]).to_string();
            let (unique, _) = unique.split_at_checked(8).unwrap_or_default();
            base.known = Known {
                version: VERSION,
                name: format!("{machine}-{unique}.{}", super::folder::ENDING),
                machine,
                ..base.known
            };
        }
        base
    }

    /// Writes it; gives the file to be put into the folder, with its hash.
    pub(crate) fn save(&mut self, data: &Path) -> io::Result<(file::Head, Vec<u8>)> {
        let bytes = self.document.save();
        let (head, whole) = file::written(self.known.generation, &bytes);
        self.known.hash.clone_from(&head.hash);
        let mut text = serde_json::to_string(&self.known)?.into_bytes();
        text.push(b'\n');
        text.extend(bytes);
        let path = path_in(data);
        let before = fs::read(&path).ok();
        replace(&path, before.as_deref(), &text)?;
        Ok((head, whole))
    }

    /// The head of its file.
    pub(crate) fn head(&self) -> file::Head {
        file::Head {
            generation: self.known.generation,
            hash: self.known.hash.clone(),
        }
    }

    /// The same with a document of another history.
    pub(crate) fn begin(&mut self, generation: u64, document: Document) {
        self.known.generation = generation;
        self.document = document;
    }
}

/// What lies there, if it is whole.
fn read(data: &Path) -> Option<Base> {
    let bytes = fs::read(path_in(data)).ok()?;
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let known: Known = serde_json::from_slice(bytes.get(..end)?).ok()?;
    let rest = bytes.get(end + 1..)?;
    let is_whole = known.version == VERSION && blake3::hash(rest).to_hex().as_str() == known.hash;
    let document = Document::load(rest).filter(|_| is_whole)?;
    Some(Base { known, document })
}

/// The name of this machine, as far as it can be in a file's.
fn machine() -> String {
    let name = rustix::system::uname();
    let name = name.nodename().to_string_lossy().to_lowercase();
    let fits = |sign: &char| sign.is_ascii_alphanumeric() || *sign == '-';
    let name: String = name.chars().filter(fits).take(30).collect();
    if name.is_empty() {
        "device".to_owned()
    } else {
        name
    }
}
