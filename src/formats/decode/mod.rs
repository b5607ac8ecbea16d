//! Bytes to text, whatever the charset, without ever failing.
//!
//! - [`decode`](mod@decode): the order in which the evidence is heard
//! - [`utf16`]: two bytes a character, with no mark that says so
//! - [`utf32`]: four bytes a character
//! - [`utf8`]: text that is UTF-8 but for a few bytes
//! - [`declared`]: the charset that a page or document states
//! - [`mojibake`]: text that was encoded twice

mod declared;
pub mod decode;
mod mojibake;
mod utf16;
mod utf32;
mod utf8;

pub(super) use decode::is_wide;
pub use decode::{Decoded, decode, decode_as};
