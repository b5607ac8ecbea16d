//! A saved page, read as an article.

use crate::formats::registry::{Input, Reading};

/// Reads a saved web page.
pub fn read(input: &Input, reading: &mut Reading) {
    let _ = (input, reading);
}
