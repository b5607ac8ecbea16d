//! Whether a file is passed over, and why.

use std::path::Path;

use super::{bytes, heads, markup, names};

/// Why a file with these bytes is passed over, where its bytes alone say so.
pub fn of_bytes(bytes: &[u8]) -> Option<String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some("the file is empty".to_owned());
    }
    if let Some(kind) = bytes::known(bytes) {
        return Some(kind.to_owned());
    }
    bytes::is_binary(bytes).then(|| "binary data: not a text".to_owned())
}

/// Why a file with this text is passed over, where its text or its name says so.
///
/// Markdown is judged by its name alone, for its content may begin with anything.
pub fn of_text(path: &Path, text: &str) -> Option<String> {
    let name = names::Name::of(path);
    if name.is_markdown() {
        return None;
    }
    markup::known(text, &name)
        .or_else(|| heads::known(text).map(ToOwned::to_owned))
        .or_else(|| name.known().map(ToOwned::to_owned))
}
