//! Boxes with facts beside the paragraphs of a story: words of the newsroom, and no links.
//!
//! Most of what is in an `aside` leads elsewhere, so the scores leave out all. Where a box explains something
//! of the story it is made an element that they read.

use dom_query::NodeRef;

use crate::formats::html::dom;

use super::measure::{self, links_in};
use super::prune::is_apart_by_name;

/// Bytes of a box at most.
const LONGEST: usize = 4000;

/// Names of boxes that are no facts.
const OTHERS: &[&str] = &[
    "author", "bio", "meta", "pull", "quote", "more", "teaser", "rail",
];

/// Makes the boxes of facts in `body` plain parts of the story.
pub(super) fn keep(body: NodeRef) {
    let asides = dom::elements(body).filter(|node| node.has_name("aside"));
    let facts: Vec<NodeRef> = asides.filter(holds_facts).collect();
    for aside in facts {
        aside.rename("div");
        for name in ["class", "id", "role"] {
            aside.remove_attr(name);
        }
    }
}

/// Whether a box is words without links, between the paragraphs of a story.
fn holds_facts(aside: &NodeRef) -> bool {
    let labels = dom::labels(aside);
    if is_apart_by_name(&labels) || OTHERS.iter().any(|other| labels.contains(other)) {
        return false;
    }
    let Some((linked, all)) = links_in(*aside, LONGEST) else {
        return false;
    };
    let is_other = |node: NodeRef| dom::is_any(&node, &["blockquote", "form", "img", "nav"]);
    let is_words = || {
        let mut inner = dom::elements(*aside);
        inner.any(|node| measure::is_paragraph(&node) && measure::is_prose(node))
    };
    linked * 5 < all && !dom::elements(*aside).any(is_other) && is_words() && is_between(aside)
}

/// Whether a paragraph of the story stands beside and another behind an element.
fn is_between(node: &NodeRef) -> bool {
    let is_prose = |node: NodeRef| measure::is_paragraph(&node) && measure::is_prose(node);
    let before = std::iter::successors(node.prev_element_sibling(), NodeRef::prev_element_sibling);
    let behind = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    before.take(NEAR).any(is_prose) && behind.take(NEAR).any(is_prose)
}

/// How many elements before and behind a box are looked at.
const NEAR: usize = 3;
