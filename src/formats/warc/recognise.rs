//! Whether a file is an archive of the web.

use crate::formats::registry::Input;

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    begins(input.bytes)
}

/// Whether a record begins here.
pub(in crate::formats) fn begins(bytes: &[u8]) -> bool {
    [&b"WARC/1."[..], b"WARC/0.", b"filedesc://"]
        .iter()
        .any(|mark| bytes.starts_with(mark))
}
