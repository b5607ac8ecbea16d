//! Runs of records that stand in a file again, word for word: millions of them say no more than one.
//!
//! Pieces are compared, not records: a table in which a row stands twice is read as it is, and one
//! that goes on with the same rows for megabytes is left where it begins to repeat itself.

use std::collections::HashMap;

use crate::article::Problem;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    /// The parts that each piece held, by a hash of its bytes.
    known: HashMap<[u8; 16], u32>,
    /// Parts that were passed over, and the line on which the first of them stands.
    passed: u32,
    first: Option<u32>,
}

impl Repeats {
    /// How many parts the same bytes held before; `None` where they are new.
    pub(super) fn parts_of(&self, key: [u8; 16]) -> Option<u32> {
        self.known.get(&key).copied()
    }

    /// Notes what was read of a piece.
    pub(super) fn note(&mut self, key: [u8; 16], parts: u32) {
        self.known.insert(key, parts);
    }

    /// Notes that a piece of so many parts was passed over, which begins on `line`.
    pub(super) fn pass(&mut self, parts: u32, line: u32) {
        if parts > 0 {
            self.passed = self.passed.saturating_add(parts);
            self.first.get_or_insert(line);
        }
    }

    /// What must be said of the file.
    pub(super) fn problem(&self) -> Option<Problem> {
        let what = format!(
            "{} records repeat, word for word, thousands that stand before them: they are not listed again",
            self.passed,
        );
        let problem = Problem::file(&what).at_line(self.first?);
        Some(problem.with_hint("take out what is repeated"))
    }
}

/// The key of a piece.
pub(super) fn key(bytes: &[u8]) -> [u8; 16] {
    let hash = blake3::hash(bytes);
    let first = hash.as_bytes().first_chunk::<16>();
    first.copied().unwrap_or_default()
}
