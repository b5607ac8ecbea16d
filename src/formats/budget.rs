//! How much work one file may cost: bytes, depth, nodes and time.
//!
//! The limits are those of the promises: every file is read within two seconds and 256 MB, and
//! nothing recurses on the depth of its input.

use std::time::{Duration, Instant};

/// The limits of reading one file. Passed to every format; a file that meets one gives what was
/// read until then, and a problem.
#[derive(Debug, Clone)]
pub struct Budget {
    /// Levels of HTML and Markdown that are kept; deeper text is flattened, never lost.
    pub markup_depth: usize,
    /// Levels of JSON and YAML; deeper is a problem.
    pub data_depth: usize,
    /// Blocks of one article.
    pub blocks: usize,
    /// Articles of one file.
    pub articles: usize,
    /// When reading must end.
    pub deadline: Instant,
}

impl Budget {
    /// Largest file that is read into memory, in bytes.
    pub const FILE_BYTES: u64 = 64 << 20;

    /// Whether the time is used up.
    pub fn is_spent(&self) -> bool {
        Instant::now() >= self.deadline
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            markup_depth: 512,
            data_depth: 128,
            blocks: 200_000,
            articles: 1_000_000,
            deadline: Instant::now() + Duration::from_millis(1500),
        }
    }
}
