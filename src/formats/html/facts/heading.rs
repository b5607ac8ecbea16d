//! The heading that a page shows above its article.

use dom_query::{Document, NodeRef};

use crate::formats::html::dom;

use super::title::{Site, is_same_title};

/// Longer headings, in bytes, are none.
const LONGEST: usize = 600;

/// How many headings are looked at.
const MOST: usize = 200;

/// The heading of the article, with its words: of several the one that is the same as one of the
/// titles the page states, else the first that is not the name of the site.
pub(super) fn find<'a>(
    page: &'a Document,
    titles: &[String],
    site: &Site,
) -> Option<(NodeRef<'a>, String)> {
    let headings = || {
        let marked = dom::elements(page.root()).filter(is_heading).take(MOST);
        let with_words = marked.map(|node| (node, dom::line(node)));
        with_words.filter(|(_, words)| {
            !words.is_empty() && words.len() <= LONGEST && !site.is_named(words)
        })
    };
    let is_stated = |words: &str| titles.iter().any(|title| is_same_title(title, words));
    let is_first_level = |node: &NodeRef| node.has_name("h1") || is_headline(node);
    // Of several that the title holds the longest is the headline, and a shorter one the name of the site.
    let stated = headings().filter(|(node, words)| is_first_level(node) && is_stated(words));
    stated
        .max_by_key(|(node, words)| (words.len(), std::cmp::Reverse(node.id)))
        .or_else(|| headings().find(|(node, words)| !is_first_level(node) && is_stated(words)))
        .or_else(|| headings().find(|(node, _)| is_first_level(node) && !is_apart(node)))
}

fn is_heading(node: &NodeRef) -> bool {
    (dom::is_any(node, &["h1", "h2"]) || is_headline(node)) && !dom::is_hidden(node)
}

/// Whether an element is marked as the headline.
fn is_headline(node: &NodeRef) -> bool {
    let marked = dom::attribute(node, "itemprop")
        .is_some_and(|names| names.split_whitespace().any(|name| name == "headline"));
    marked && !node.has_name("meta")
}

/// Whether a heading stands in a part of the page that is not the article, or is a sign of the site.
fn is_apart(heading: &NodeRef) -> bool {
    const SIGNS: &[&str] = &["logo", "brand", "masthead", "sitename"];
    let is_sign = |node: &NodeRef| {
        let labels = dom::labels(node);
        let mut words = labels.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| SIGNS.contains(&word))
            || labels.contains("site-title")
            || labels.contains("site-name")
    };
    let mut around = heading.ancestors_it(Some(12));
    is_sign(heading)
        || heading.children_it(false).any(|child| is_sign(&child))
        || heading
            .ancestors_it(Some(2))
            .any(|around| is_sign(&around) && !around.has_name("body"))
        || around.any(|around| dom::is_any(&around, &["nav", "aside", "footer"]))
}
