//! The picture beside the heading of an article, with its caption, wherever the page keeps it.

use dom_query::{Document, NodeRef};

use crate::article::Image;
use crate::formats::html::links::Base;
use crate::formats::html::trim::lines;
use crate::formats::html::{blocks, dom};

/// How many elements behind the heading are looked at.
const BEHIND: usize = 400;

/// Paragraphs of so many bytes are of the story: pictures behind them are not the lead.
const PARAGRAPHS: usize = 240;

/// The first figure with words under it between the heading and the story.
pub(super) fn find(page: &Document, heading: NodeRef, base: &Base) -> Option<Image> {
    let body = page.body()?;
    let behind = dom::elements(body)
        .skip_while(|node| node.id != heading.id)
        .skip(1);
    let mut prose = 0;
    for node in behind.take(BEHIND) {
        if node.has_name("figure") {
            let images = blocks::figure(&node, base).unwrap_or_default();
            let described = images
                .into_iter()
                .find(|image| image.caption.is_some() || image.credit.is_some());
            if described.is_some() {
                return described;
            }
        }
        if node.has_name("p") {
            let line = dom::line(node);
            prose += if lines::is_prose(&line) {
                line.len()
            } else {
                0
            };
        }
        if prose >= PARAGRAPHS || dom::is_any(&node, &["aside", "footer"]) {
            return None;
        }
    }
    None
}
