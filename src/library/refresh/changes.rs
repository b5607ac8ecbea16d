//! How far a refresh has come, and what it has changed.

use crate::library::catalog::write_file::Written;

/// How far a refresh has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that were found so far.
    pub found: usize,
    /// Files to be read, of those found.
    pub to_read: usize,
    /// Files read so far; what they hold can be seen by others.
    pub read: usize,
    /// Articles whose words are to go into the search index.
    pub to_index: usize,
    /// Articles whose words went into it so far.
    pub indexed: usize,
    /// Articles, of those, whose words can be searched.
    pub searchable: usize,
}

/// What a refresh changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Articles that are new.
    pub added: usize,
    /// Articles whose file changed.
    pub changed: usize,
    /// Articles whose file is gone.
    pub removed: usize,
    /// Problems that stand in the catalogue now.
    pub problems: usize,
    /// Whether it was stopped before the end.
    pub stopped: bool,
}

impl Changes {
    /// Whether any article has changed.
    pub fn is_any(&self) -> bool {
        self.added + self.changed + self.removed > 0
    }

    /// Adds what the writing of a file has changed.
    pub(crate) fn add(&mut self, written: Written) {
        self.added += written.added;
        self.changed += written.changed;
        self.removed += written.removed;
    }

    /// Takes account of what was learned: on a first scan every article is new, whatever is learned of
    /// it.
    pub(crate) fn count_taught(&mut self, taught: Self, is_known: bool) {
        self.stopped = taught.stopped;
        self.removed += taught.removed;
        if is_known {
            self.added += taught.added;
            self.changed += taught.changed;
        }
    }

    /// Takes account of so many more copies, or fewer: an article that has got a copy, or has lost
    /// one, has changed and is neither new nor gone.
    pub(crate) fn count_copies(&mut self, more: i64) {
        let number = usize::try_from(more.unsigned_abs()).unwrap_or(usize::MAX);
        let counted = if more > 0 {
            &mut self.added
        } else {
            &mut self.removed
        };
        let are_copies = number.min(*counted);
        *counted -= are_copies;
        self.changed += are_copies;
    }
}

/// Counts files, and reports.
pub(crate) struct Tracker<'t> {
    progress: Progress,
    /// Files that were read since the last commit.
    uncommitted: usize,
    on_progress: &'t mut dyn FnMut(Progress),
}

impl<'t> Tracker<'t> {
    /// One that has counted nothing.
    pub(crate) fn new(on_progress: &'t mut dyn FnMut(Progress)) -> Self {
        Self {
            progress: Progress::default(),
            uncommitted: 0,
            on_progress,
        }
    }

    /// A file was found.
    pub(crate) fn found(&mut self) {
        self.progress.found += 1;
        // Often enough for the eye, and seldom enough to cost nothing.
        if self.progress.found.is_multiple_of(256) {
            (self.on_progress)(self.progress);
        }
    }

    /// Files are to be read.
    pub(crate) fn will_read(&mut self, files: usize) {
        self.progress.to_read += files;
    }

    /// A file was read.
    pub(crate) fn read(&mut self) {
        self.uncommitted += 1;
    }

    /// What was read can be seen now.
    pub(crate) fn committed(&mut self) {
        self.progress.read += std::mem::take(&mut self.uncommitted);
        (self.on_progress)(self.progress);
    }
}
