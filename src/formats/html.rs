//! Saved web pages: the main content and what the page says of itself.

use crate::article::Block;
use crate::formats::Budget;

/// The blocks of a piece of HTML, all of it: for bodies inside JSON and Markdown.
pub fn fragment(html: &str, budget: &Budget) -> Vec<Block> {
    let _ = (html, budget);
    Vec::new()
}
