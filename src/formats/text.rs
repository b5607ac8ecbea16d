//! The format `text`.

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

/// The blocks of a piece of plain text: for bodies inside JSON.
pub fn blocks(text: &str, budget: &crate::formats::Budget) -> Vec<crate::article::Block> {
    let _ = (text, budget);
    Vec::new()
}
