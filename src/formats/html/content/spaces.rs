//! Spaces between words that only the style of a page keeps apart.
//!
//! `<span>Report</span>The road` is two lines on the page, or a label and a sentence. In the text the words
//! would run together.

use dom_query::NodeRef;

use crate::formats::html::dom;

/// An element with fewer characters may be a part of a word: a drop cap, "Mac" and "Book".
const SHORTEST: usize = 4;

/// How far in the first and the last words of an element are looked for.
const DEEPEST: usize = 16;

/// Puts spaces between such words under `body`.
pub(super) fn set_apart(body: NodeRef) {
    let is_label = |node: &NodeRef| dom::is_any(node, &["a", "span"]);
    let labels: Vec<NodeRef> = dom::elements(body).filter(is_label).collect();
    for label in labels {
        let Some(next) = label.next_sibling() else {
            continue;
        };
        let is_set_apart = is_label(&next) || label.has_name("span") && label.has_attr("class");
        if is_set_apart && run_together(&label, &next) && !is_code(&label) {
            let space = label.tree.new_text(" ");
            label.insert_after(&space);
        }
    }
}

/// Whether a word ends one node and another begins the next.
fn run_together(node: &NodeRef, next: &NodeRef) -> bool {
    let (Some(words), Some(behind)) = (
        edge(*node, NodeRef::last_child),
        edge(*next, NodeRef::first_child),
    ) else {
        return false;
    };
    let last = words.chars().next_back();
    let ends = last.is_some_and(|last| {
        last.is_lowercase() || matches!(last, '.' | '!' | '?' | ')' | ']' | '”' | '»' | ':')
    });
    let first = behind.chars().next();
    let begins =
        first.is_some_and(|first| first.is_uppercase() || matches!(first, '“' | '«' | '('));
    ends && begins && words.chars().count() >= SHORTEST
}

/// The words at an edge of a node.
fn edge<'a>(
    node: NodeRef<'a>,
    inner: impl Fn(&NodeRef<'a>) -> Option<NodeRef<'a>>,
) -> Option<String> {
    let mut deeper = std::iter::successors(Some(node), inner).take(DEEPEST);
    deeper.find_map(|node| dom::words(&node))
}

fn is_code(node: &NodeRef) -> bool {
    node.ancestors_it(None)
        .any(|around| dom::is_any(&around, &["code", "pre"]))
}
