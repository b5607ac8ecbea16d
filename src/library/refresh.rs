//! Brings the catalogue up to date with the folders.

/// How far a refresh has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that were found so far.
    pub found: usize,
    /// Files to be read, of those found.
    pub to_read: usize,
    /// Files read so far.
    pub read: usize,
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
