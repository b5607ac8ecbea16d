//! Entries of which a page holds many: those of a live blog, teasers, comments. Each has an hour of its own,
//! which says nothing of when the article came out.

use std::collections::HashSet;

use dom_query::NodeRef;

use crate::formats::html::dom;
use crate::formats::news_date;

use super::surroundings::Line;

/// How far around a line its entry is looked for.
const AROUND: usize = 5;

/// Among how many lines of an entry its hour stands.
const FIRST_LINES: usize = 3;

/// An entry of fewer characters is none: a line of dates stands beside others too.
const SHORTEST: usize = 60;

/// Whether a line with a date, below `heading`, begins an entry beside which the page has others like it.
pub(super) fn is_of_many(line: &Line, heading: Option<NodeRef>) -> bool {
    let Some(within) = line.within.filter(|_| line.is_below) else {
        return false;
    };
    let whole: HashSet<_> = heading
        .iter()
        .flat_map(|heading| heading.ancestors_it(None))
        .map(|node| node.id)
        .collect();
    let around = std::iter::once(within).chain(within.ancestors_it(Some(AROUND)));
    let mut entries = around.take_while(|node| !whole.contains(&node.id));
    entries.any(|entry| {
        let is_entry = dom::is_any(&entry, &["article", "div", "li", "section"]);
        is_entry && is_dated(&entry) && has_like(&entry)
    })
}

/// Whether another element beside `entry` is called as it is, and is dated as well.
fn has_like(entry: &NodeRef) -> bool {
    let class = |node: &NodeRef| dom::attribute(node, "class").unwrap_or_default();
    let name = dom::name(entry);
    let own = class(entry);
    let beside = entry
        .parent()
        .into_iter()
        .flat_map(|parent| parent.children());
    let mut like = beside.filter(|node| {
        node.id != entry.id && node.is_element() && dom::name(node) == name && class(node) == own
    });
    like.any(|node| is_dated(&node))
}

/// Whether an element with some text has a date or an hour in its first lines.
fn is_dated(node: &NodeRef) -> bool {
    if node.normalized_char_count() < SHORTEST {
        return false;
    }
    let lines = dom::lines(*node);
    let is_date =
        |line: &String| !news_date::stamps(line, None, "text").is_empty() || is_hour(line);
    lines.len() > 1 && lines.iter().take(FIRST_LINES).any(is_date)
}

/// Whether a line is an hour and nothing else: "21:47", "21.47 uur".
fn is_hour(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    line.len() <= 12 && (3..=4).contains(&digits) && line.contains([':', '.', 'h'])
}
