//! Bodies that a page keeps in pieces, with advertisements between, put together again.
//!
//! The scores choose one element and its near relatives. A body cut into several elements of the same
//! name, each deep in a frame of its own, would lose all pieces but one.

use dom_query::NodeRef;

use crate::formats::html::dom::{self, Step, Walk};
use crate::formats::html::trim::lines;

use super::prune::is_apart;

/// How many pieces a body is cut into at most; more are a list of other things.
const MOST: usize = 40;

/// How many paragraphs of prose a piece has at least.
const PARAGRAPHS: usize = 2;

/// Names of what comes in pieces and is no body.
const OTHERS: &[&str] = &[
    "comment", "reply", "review", "card", "teaser", "promo", "related", "item", "listing", "bio",
];

/// Moves what is in the further pieces of a body into the first, and what stands between them.
pub(super) fn join(body: NodeRef) {
    let Some(class) = class_of_pieces(body) else {
        return;
    };
    let mut pieces: Vec<NodeRef> = Vec::new();
    let mut moved = Vec::new();
    let mut between = Vec::new();
    let mut walk = Walk::under(body);
    while let Some(step) = walk.next() {
        let Step::Enter(node) = step else { continue };
        if is_piece(&node) && dom::attribute(&node, "class").as_ref() == Some(&class) {
            if !pieces.is_empty() {
                moved.append(&mut between);
                moved.extend(node.children());
            }
            pieces.push(node);
            walk.pass_over(node);
        } else if node.is_element() && is_apart(&node) {
            walk.pass_over(node);
        } else if is_between(&node) {
            if !pieces.is_empty() {
                between.push(node);
            }
            walk.pass_over(node);
        }
    }
    let Some((first, rest)) = pieces.split_first() else {
        return;
    };
    let story = story(first);
    let is_one_story = story.is_some() && rest.iter().all(|piece| self::story(piece) == story);
    if is_one_story && (1..MOST).contains(&rest.len()) {
        for node in moved {
            first.append_child(&node);
        }
    }
}

/// The class of the elements that hold the body, if there are several with prose.
fn class_of_pieces(body: NodeRef) -> Option<String> {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for node in dom::elements(body).filter(|node| is_piece(node) && prose(node) >= PARAGRAPHS) {
        let class = dom::attribute(&node, "class")?;
        match groups.iter_mut().find(|(known, _)| *known == class) {
            Some((_, count)) => *count += 1,
            None => groups.push((class, 1)),
        }
        if groups.len() > MOST {
            return None;
        }
    }
    let most = groups.into_iter().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 1).map(|(class, _)| class)
}

/// Whether an element holds paragraphs itself, and may be a piece of a body.
fn is_piece(node: &NodeRef) -> bool {
    dom::is_any(node, &["div", "section"])
        && node.children_it(false).any(|child| child.has_name("p"))
        && !OTHERS.iter().any(|other| dom::labels(node).contains(other))
}

/// How many paragraphs of prose an element holds itself; no more are counted than matter.
fn prose(node: &NodeRef) -> usize {
    let paragraphs = node.children_it(false).filter(|child| child.has_name("p"));
    let prose = paragraphs.filter(|child| lines::is_prose(&dom::line(*child)));
    prose.take(PARAGRAPHS).count()
}

/// Whether an element that stands between two pieces is of the body as well.
fn is_between(node: &NodeRef) -> bool {
    dom::is_any(node, &["figure", "h2", "h3", "blockquote", "pre"])
}

/// The article that an element stands in, if the page marks one.
fn story(node: &NodeRef) -> Option<dom_query::NodeId> {
    let around = node
        .ancestors_it(None)
        .find(|around| dom::is_any(around, &["article", "main"]));
    around.map(|around| around.id)
}
