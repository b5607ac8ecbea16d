//! What is asked of an element before anything is scored: its words, and how many of them are links.
//!
//! Elements stand within elements, and a page may nest them as it likes: so each question is asked only of
//! what is short, and given up where it is not.

use dom_query::NodeRef;

use crate::formats::html::dom::{self, Step, Walk};
use crate::formats::html::trim::lines;

/// How many steps more than bytes a walk through what may be short takes at most: hardly any element of a
/// text is without words, and a page may nest empty ones as it likes.
const STEPS_WITHOUT_WORDS: usize = 64;

/// Paragraphs of so many bytes are read to tell whether they are prose.
const LONGEST_LOOK: usize = 2000;

/// The words of an element on one line, if they are no longer than `most` bytes.
pub(super) fn short_line(node: NodeRef, most: usize) -> Option<String> {
    links_in(node, most).map(|_| dom::line(node))
}

/// Whether nearly all words of a short element are links.
pub(super) fn is_links(node: NodeRef, most: usize) -> bool {
    links_in(node, most).is_some_and(|(linked, all)| linked > 0 && linked * 10 >= all * 8)
}

/// How many bytes of the words of an element are links, and how many there are; `None` where there are
/// more than `most`.
pub(super) fn links_in(node: NodeRef, most: usize) -> Option<(usize, usize)> {
    let (mut linked, mut all) = (0, 0);
    let mut around = usize::from(node.has_name("a"));
    let walk = Walk::under(node);
    for (count, step) in walk.enumerate() {
        match step {
            Step::Enter(inner) if inner.has_name("a") => around += 1,
            Step::Leave(inner) if inner.has_name("a") => around = around.saturating_sub(1),
            Step::Enter(inner) if !inner.is_element() => {
                let length = dom::words(&inner).map_or(0, |words| words.trim().len());
                all += length;
                linked += if around > 0 { length } else { 0 };
            }
            _ => {}
        }
        if all > most || count >= most + STEPS_WITHOUT_WORDS {
            return None;
        }
    }
    Some((linked, all))
}

/// Whether an element is a paragraph of a story: full sentences that are no links.
pub(super) fn is_prose(node: NodeRef) -> bool {
    match links_in(node, LONGEST_LOOK) {
        Some((linked, all)) => linked * 2 < all && lines::is_prose(&dom::line(node)),
        None => true,
    }
}

/// Whether an element is a paragraph: a `p`, or a `div` that stands for one.
pub(super) fn is_paragraph(node: &NodeRef) -> bool {
    let is_within = |child: NodeRef| !child.is_element() || dom::is_within_lines(&child);
    node.has_name("p")
        || node.has_name("div")
            && node.children_it(false).all(is_within)
            && links_in(*node, 0).is_none()
}

/// The elements beside and behind one, up to words that stand in none.
pub(super) fn siblings_behind<'a>(node: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    std::iter::successors(node.next_sibling(), NodeRef::next_sibling)
        .filter(|sibling| sibling.is_element() || has_words(sibling))
        .take_while(NodeRef::is_element)
}

/// Whether a node is words that can be seen.
pub(super) fn has_words(node: &NodeRef) -> bool {
    dom::words(node).is_some_and(|words| !words.trim().is_empty())
}
