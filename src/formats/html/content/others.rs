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
///
/// Below the first level the updates of one story look the same as other stories; the headings of those
/// lead to pages of their own.
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
        let is_other =
            |inner: NodeRef| inner.has_name(&level) && (level == "h1" || leads_elsewhere(inner));
        if node.id != own.id && dom::elements(node).any(is_other) {
            doomed.push(node);
        }
        walk.pass_over(node);
    }
    for node in doomed {
        node.remove_from_parent();
    }
}

/// Whether a heading is a link to another page.
fn leads_elsewhere(heading: NodeRef) -> bool {
    let is_away = |node: &NodeRef| {
        let address = dom::attribute(node, "href").filter(|_| node.has_name("a"));
        address.is_some_and(|address| !address.starts_with('#'))
    };
    heading.parent().is_some_and(|around| is_away(&around))
        || dom::elements(heading).any(|inner| is_away(&inner))
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

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    #[test]
    fn the_updates_of_one_story_stay_and_other_stories_go() {
        let story = "The storm has come over the island, and no one is out in it. ".repeat(12);
        let own =
            |level: &str| format!("<article><{level}>Storm: live</{level}><p>{story}</article>");
        let cases = [
            ("h2", "<h2>10:30 Ferry stops</h2>", true),
            ("h2", "<h2><a href='#a'>10:30 Ferry stops</a></h2>", true),
            (
                "h2",
                "<h2><a href=/harbour>Harbour frozen over</a></h2>",
                false,
            ),
            (
                "h2",
                "<a href=/harbour><h2>Harbour frozen over</h2></a>",
                false,
            ),
            ("h1", "<h1>Harbour frozen over</h1>", false),
        ];
        for (level, heading, stays) in cases {
            let html = format!(
                "{}<article>{heading}<p>No one was on board.</article>",
                own(level)
            );
            let page = Document::from(html);
            take_out(page.body().unwrap(), "Storm: live");
            let is_there = dom::line(page.body().unwrap()).contains("No one was");
            assert_eq!(is_there, stays, "{heading}");
        }
    }
}
