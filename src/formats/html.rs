//! Saved web pages: the main content and what the page says of itself.

use crate::article::Block;
use crate::formats::Budget;

/// The blocks of a piece of HTML, all of it: for bodies inside JSON and Markdown.
pub fn fragment(html: &str, budget: &Budget) -> Vec<Block> {
    let _ = (html, budget);
    Vec::new()
}

/// Whether the start of a file is a web page.
pub fn recognises(input: &crate::formats::registry::Input) -> bool {
    let _ = input;
    false
}

/// Reads a saved web page.
pub fn read(
    input: &crate::formats::registry::Input,
    reading: &mut crate::formats::registry::Reading,
) {
    let _ = (input, reading);
}

/// The text of a piece of HTML without its markup, on one line: for titles in JSON and feeds.
pub fn inline_text(html: &str) -> String {
    html.to_owned()
}
