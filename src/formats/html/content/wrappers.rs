//! Boxes that hold nothing but another box, made one: pages put together from blocks set every paragraph
//! into many of them.
//!
//! The scores count a paragraph for the elements close around it. Where nine boxes stand around each, no
//! element holds the story, and what stands below it wins.

use std::collections::HashSet;

use dom_query::NodeRef;

use crate::formats::html::dom::{self, Step, Walk};

use super::measure::{self, has_words};

/// So many boxes around each other, with nothing else in them, are made one.
const LEAST: usize = 3;

/// So many paragraphs or more stand in such boxes, each in its own, where a page is put together so; more
/// are not looked at.
const LEAST_PARTS: usize = 3;
const MOST_PARAGRAPHS: usize = 500;

/// Makes one box of many that hold nothing but each other, with the names of all, where most of the
/// paragraphs of a page stand so.
pub(super) fn unwrap(body: NodeRef) {
    if !is_of_parts(body) {
        return;
    }
    let mut chains = Vec::new();
    let mut inner_of_last = None;
    for step in Walk::under(body) {
        let Step::Enter(node) = step else { continue };
        if inner_of_last == Some(node.id) {
            inner_of_last = None;
            continue;
        }
        if inner_of_last.is_some() || !is_box(&node) {
            continue;
        }
        let chain: Vec<NodeRef> = std::iter::successors(Some(node), only_box).collect();
        inner_of_last = chain.last().filter(|_| chain.len() > 1).map(|last| last.id);
        if chain.len() >= LEAST {
            chains.push(chain);
        }
    }
    for chain in chains {
        merge(&chain);
    }
}

/// Whether half of the paragraphs of a page stand in boxes of their own, by ones and twos: more of them in
/// one are a piece of the story that holds together.
fn is_of_parts(body: NodeRef) -> bool {
    let paragraphs = dom::elements(body).filter(|node| node.has_name("p"));
    let prose = paragraphs.filter(|node| measure::is_prose(*node));
    let (mut all, mut wrapped, mut parts) = (0, 0, HashSet::new());
    for paragraph in prose.take(MOST_PARAGRAPHS) {
        all += 1;
        if let Some(around) = paragraph.parent()
            && is_wrapped(&around)
        {
            wrapped += 1;
            parts.insert(around.id);
        }
    }
    parts.len() >= LEAST_PARTS && wrapped <= parts.len() * 2 && wrapped * 2 >= all
}

/// Whether a box and the one around it are each all that their box holds.
fn is_wrapped(node: &NodeRef) -> bool {
    let around = |node: &NodeRef<'_>| {
        let around = node.parent().filter(is_box);
        around.is_some_and(|around| only_box(&around).is_some())
    };
    is_box(node) && around(node) && node.parent().is_some_and(|parent| around(&parent))
}

fn merge(chain: &[NodeRef]) {
    let (Some((outer, rest)), Some(inner)) = (chain.split_first(), chain.last()) else {
        return;
    };
    let names: String = chain.iter().map(dom::labels).collect();
    let children = inner.children();
    if let Some(second) = rest.first() {
        second.remove_from_parent();
    }
    for child in children {
        outer.append_child(&child);
    }
    outer.set_attr("class", names.trim_end());
}

/// The one box within a box that holds nothing else.
fn only_box<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut children = node
        .children_it(false)
        .filter(|child| child.is_element() || has_words(child));
    let only = children.next().filter(is_box)?;
    children.next().is_none().then_some(only)
}

fn is_box(node: &NodeRef) -> bool {
    dom::is_any(node, &["div", "section"]) && !node.has_attr("hidden") && !node.has_attr("style")
}
