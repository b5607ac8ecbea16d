//! Bringing state and folder in step: what was changed here goes into the document, the documents of
//! others are merged with it, what they changed goes into the state, and the document into the folder.
//!
//! The state comes before the document on disk, and that before the folder: whatever is cut short is
//! done again, and doing it again changes nothing.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::article::Key;
use crate::contained::contained;
use crate::text::Clean;
use crate::user::sync::base::{self, Base};
use crate::user::sync::document::{Document, Names};
use crate::user::sync::entry::{Entry, Told};
use crate::user::sync::file::{Found, Head, Unusable};
use crate::user::sync::{folder, marks};
use crate::user::{Store, StoreError, file};

/// How often it is begun anew where marks are changed meanwhile.
const TRIES: usize = 5;

/// What went wrong, so that nothing was brought in step.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The state cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The state is kept nowhere.
    #[error("nothing is synced while bookmarks and read marks cannot be kept")]
    NotKept,
    /// The folder cannot be used.
    #[error("cannot use the sync folder {}: {error}; make it, or set sync-folder to another", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// What this device knew cannot be written.
    #[error("cannot write {}/sync.base, which syncing needs: {error}", path.display())]
    Base {
        /// The data folder.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// Marks were changed all the time.
    #[error("marks were changed all the time; they are synced later")]
    Busy,
}

/// What became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synced {
    /// Whether marks of the state were changed.
    pub has_changed: bool,
    /// The files that could not be used, each with the reason.
    pub unusable: Vec<Clean>,
}

/// Brings state and folder in step, again and again.
#[derive(Debug, Default)]
pub struct Round {
    /// What was known at the end of the last one, and what tells that no one has written it since.
    base: Option<([i64; 4], Base)>,
}

/// A file of the folder.
type InFolder = (PathBuf, Result<Found, Unusable>);

impl Round {
    /// Does it once. It takes as long as the disks take.
    pub fn go(&mut self, store: &mut Store, folder: &Path) -> Result<Synced, SyncError> {
        let data = store.folder().ok_or(SyncError::NotKept)?.to_owned();
        let _lock = file::lock_for(&data, "sync.lock");
        let base = self.take_base(&data);
        let in_folder = |error| SyncError::Folder {
            path: folder.to_owned(),
            error,
        };
        let own = base.head();
        let is_known = |head: &Head| *head == own || base.known.read.contains(&head.hash);
        let mut files = folder::read(folder, is_known).map_err(in_folder)?;
        let (mut next, synced) = step(store, &base, &mut files)?;
        let path = folder.join(&next.known.name);
        let is_own = |(other, found): &&InFolder| *other == path && found.is_ok();
        let in_folder_now = files.iter().find(is_own);
        let in_folder_now =
            in_folder_now.and_then(|(_, found)| Some(found.as_ref().ok()?.head.clone()));
        let is_as_before = next.known == base.known;
        if !is_as_before || in_folder_now != Some(own) {
            let saved = next.save(&data);
            let failed = |error| SyncError::Base {
                path: data.clone(),
                error,
            };
            let (head, bytes) = saved.map_err(failed)?;
            if in_folder_now != Some(head) {
                folder::write(folder, &next.known.name, &bytes).map_err(in_folder)?;
            }
        }
        self.base = base::stamp(&data).map(|stamp| (stamp, next));
        Ok(synced)
    }

    /// What was known, read again where another instance has written it.
    fn take_base(&mut self, data: &Path) -> Base {
        let stamp = base::stamp(data);
        let kept = self.base.take();
        let kept = kept.filter(|(kept, _)| Some(*kept) == stamp);
        kept.map_or_else(|| Base::load(data), |(_, base)| base)
    }
}

/// Brings the state in step with `files`; gives what is known then.
fn step(
    store: &mut Store,
    base: &Base,
    files: &mut [InFolder],
) -> Result<(Base, Synced), SyncError> {
    for _ in 0..TRIES {
        let mut next = base.clone();
        let (revision, entries, told) = local(store, base)?;
        let state = store.identity().map(file::Identity::numbers);
        for entry in &entries {
            next.document.put(entry, told);
        }
        let mut touched = merge(&mut next, files);
        if told == Told::Apart || next.known.generation != base.known.generation {
            touched.clone_from(&next.document.groups());
        }
        let others: Vec<Entry> = touched
            .iter()
            .filter_map(|group| next.document.entry(group))
            .collect();
        let put = store.write(|connection| {
            if marks::revision(connection)? != revision {
                return Ok(None);
            }
            Ok(Some(marks::put(connection, &others)?))
        })?;
        let Some(put) = put.filter(|_| store.identity().map(file::Identity::numbers) == state)
        else {
            continue;
        };
        if let Some(document) = next.document.renewed() {
            next.begin(next.known.generation + 1, document);
        }
        next.known.state = state.map(|state| (state, put.unwrap_or(revision)));
        next.known.read = hashes(files, &next.known.name);
        let unusable = files.iter().filter_map(unusable).collect();
        let has_changed = put.is_some();
        return Ok((
            next,
            Synced {
                has_changed,
                unusable,
            },
        ));
    }
    Err(SyncError::Busy)
}

/// The last revision of the state, what was changed in it since it was in step, and how sure that is.
fn local(store: &Store, base: &Base) -> Result<(i64, Vec<Entry>, Told), StoreError> {
    store.read(|connection| {
        let revision = marks::revision(connection)?;
        let state = store.identity().map(file::Identity::numbers);
        // Of another state, or of one that was set back, nothing is known.
        let since = base
            .known
            .state
            .filter(|(of, last)| Some(*of) == state && *last <= revision);
        let since = since.map(|(_, last)| last);
        let entries = marks::changed(connection, since)?;
        let told = since.map_or(Told::Apart, |_| Told::Since);
        Ok((revision, entries, told))
    })
}

/// Merges the documents in `files`; gives the entries that were changed, in groups of one article
/// each. A file that cannot be merged is noted as unusable.
fn merge(next: &mut Base, files: &mut [InFolder]) -> Vec<Names> {
    let generations = files.iter().filter_map(|(_, found)| {
        let found = found.as_ref().ok()?;
        found.document.as_ref().map(|_| found.head.generation)
    });
    let newest = generations.max().unwrap_or(0).max(next.known.generation);
    let mut touched = Names::new();
    let own = (newest > next.known.generation).then(|| next.document.clone());
    if own.is_some() {
        next.begin(newest, Document::default());
    }
    for is_newest in [true, false] {
        for (_, found) in files.iter_mut() {
            let Ok(Found {
                head,
                document: Some(document),
            }) = found
            else {
                continue;
            };
            if (head.generation == newest) != is_newest {
                continue;
            }
            match taken(&next.document, document, is_newest) {
                Some((both, names)) => {
                    next.document = both;
                    touched.extend(names);
                }
                None => *found = Err(Unusable::Damaged),
            }
        }
        if let Some(own) = own.as_ref().filter(|_| is_newest) {
            touched.extend(next.document.adopt(own));
        }
    }
    groups(&next.document, touched)
}

/// What two documents make together, and the entries that were changed; `None` where the other is
/// found to be damaged on the way.
fn taken(
    own: &Document,
    other: &mut Document,
    has_same_history: bool,
) -> Option<(Document, Names)> {
    contained(|| {
        let mut both = own.clone();
        let names = if has_same_history {
            both.merge(other)?
        } else {
            both.adopt(other)
        };
        // What cannot be read is found here.
        for name in &names {
            drop(both.entry(&Names::from([*name])));
        }
        Some((both, names))
    })?
}

/// Entries in groups of one article each.
fn groups(document: &Document, mut names: Names) -> Vec<Names> {
    let mut groups = Vec::new();
    while let Some(name) = names.pop_first() {
        let group: Names = document.group([name]);
        names.retain(|name: &Key| !group.contains(name));
        groups.push(group);
    }
    groups
}

/// The hashes of the files of others that were read.
fn hashes(files: &[InFolder], own: &str) -> BTreeSet<String> {
    let others = files.iter().filter(|(path, _)| !path.ends_with(own));
    let heads = others.filter_map(|(_, found)| Some(&found.as_ref().ok()?.head));
    heads.map(|head| head.hash.clone()).collect()
}

/// What is said of a file that cannot be used.
fn unusable((path, found): &InFolder) -> Option<Clean> {
    let reason = found.as_ref().err()?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Some(Clean::line(&format!("{name} in the sync folder {reason}")))
}
