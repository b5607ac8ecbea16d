//! The format `jsonl`.

use crate::formats::registry::{Input, Reading};

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    let _ = input;
    false
}

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let _ = (input, reading);
}
