//! The index as a reader of the catalogue sees it: opened when it is first needed, looked at anew
//! after each commit, and never trusted while it is neither as it was left nor being written.

use std::path::Path;

use crate::library::index::folder;
use crate::search::{Searcher, TextIndex};

/// An index that is open for reading.
#[derive(Debug)]
pub(crate) struct OpenIndex {
    generation: i64,
    index: TextIndex,
    /// The commit that was looked at last.
    commit: Option<(u64, i64, i64)>,
}

impl OpenIndex {
    /// A look at the index of the catalogue that bears the number `generation`, as it is now;
    /// `known` is kept for the next look. `None` where there is no index that can be trusted.
    pub(crate) fn searcher(
        known: &mut Option<Self>,
        library: &Path,
        generation: i64,
    ) -> Option<Searcher> {
        let path = folder::path_in(library, generation);
        let commit = folder::commit_of(&path)?;
        if let Some(open) = known.as_mut().filter(|open| open.generation == generation) {
            if open.commit == Some(commit) {
                return Some(Searcher::new(&open.index));
            }
            // What was trusted before is still there to be read if what is there now is not.
            if folder::is_trusted(&path) && open.index.reload().is_ok() {
                open.commit = Some(commit);
            }
            return Some(Searcher::new(&open.index));
        }
        *known = None;
        if !folder::is_trusted(&path) {
            return None;
        }
        let index = TextIndex::open(&path)?;
        let open = known.insert(Self {
            generation,
            index,
            commit: Some(commit),
        });
        Some(Searcher::new(&open.index))
    }
}
