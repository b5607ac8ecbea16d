//! The loop: one channel in, one state, one frame out.

use std::path::PathBuf;

use crate::config::Places;
use crate::library::Roots;

/// What the reader is opened with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The folders and files of the library.
    pub roots: Roots,
    /// The roots as they were named, for messages.
    pub named: Vec<PathBuf>,
    /// Where configuration, data and cache lie.
    pub places: Places,
}

/// Why the reader could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {}

/// Opens the reader and returns when it was quit.
pub fn run(setup: &Setup) -> Result<(), TuiError> {
    let _ = setup;
    Ok(())
}
