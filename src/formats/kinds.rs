//! Files that hold no article newsprint reads: what they are, in words for the person who saved them.
//!
//! A folder of saved news holds feeds, mail, archives and pictures too. Each is named, so that nobody
//! wonders why it is not in the list, and none is taken for text by mistake.

use std::path::Path;

use crate::formats::registry::Input;

/// Why a file with these bytes is passed over, where its bytes alone say so.
pub fn of_bytes(path: &Path, bytes: &[u8]) -> Option<String> {
    let _ = path;
    bytes
        .iter()
        .all(u8::is_ascii_whitespace)
        .then(|| "the file is empty".to_owned())
}

/// Why a file with this text is passed over, where its text says so.
pub fn of_text(input: &Input) -> Option<String> {
    let _ = input;
    None
}
