//! Other articles on the page, each whole and with a headline of its own, taken out before anything is
//! scored: a page that goes on with the next stories holds longer ones than its own.

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

use crate::formats::html::dom::{self, Step, Walk};
use crate::formats::html::trim::lines;

use super::measure;

/// How long a text reads that is a story, and not what leads to one.
const STORY: usize = 600;

/// Takes the articles out that stand beside the one with the `heading`, if that holds a story.
pub(super) fn take_out(body: NodeRef, heading: &str) {
    let Some((own, level)) = own_article(body, heading) else {
        return;
    };
    let around: HashSet<NodeId> = own.ancestors_it(None).map(|node| node.id).collect();
    let mut doomed = Vec::new();
    let mut walk = Walk::under(body);
    while let Some(step) = walk.next() {
        let Step::Enter(node) = step else { continue };
        if !node.has_name("article") || around.contains(&node.id) {
            continue;
        }
        if node.id != own.id && dom::elements(node).any(|inner| inner.has_name(&level)) {
            doomed.push(node);
        }
        walk.pass_over(node);
    }
    for node in doomed {
        node.remove_from_parent();
    }
}

/// The article that the heading stands in, with the name of the heading's element, where it holds a story.
fn own_article<'a>(body: NodeRef<'a>, heading: &str) -> Option<(NodeRef<'a>, String)> {
    let is_heading = |node: &NodeRef| dom::is_any(node, &["h1", "h2"]);
    let mut headings = dom::elements(body).filter(is_heading);
    let node = headings.find(|node| {
        measure::short_line(*node, heading.len() + 1).is_some_and(|line| line == heading)
    })?;
    let own = node
        .ancestors_it(None)
        .find(|around| around.has_name("article"))?;
    let paragraphs = dom::elements(own).filter(|inner| inner.has_name("p"));
    let mut length = 0;
    let holds_story = paragraphs
        .map(|paragraph| lines::length(&dom::line(paragraph)))
        .any(|more| {
            length += more;
            length >= STORY
        });
    holds_story.then(|| (own, dom::name(&node)))
}
