//! The picture beside the heading of an article, with its caption, wherever the page keeps it.

use dom_query::{Document, NodeRef};

use crate::article::Image;
use crate::formats::html::links::Base;
use crate::formats::html::{blocks, dom};

/// How many elements behind the heading are looked at.
const BEHIND: usize = 400;

/// A paragraph of so many bytes is of the story: pictures behind it are not the lead.
const PARAGRAPH: usize = 240;

/// The first figure with words under it between the heading and the story.
pub(super) fn find(page: &Document, heading: NodeRef, base: &Base) -> Option<Image> {
    let body = page.body()?;
    let behind = dom::elements(body)
        .skip_while(|node| node.id != heading.id)
        .skip(1);
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
        let is_story = node.has_name("p") && dom::line(node).len() >= PARAGRAPH;
        if is_story || dom::is_any(&node, &["aside", "footer"]) {
            return None;
        }
    }
    None
}
