//! What is taken out of a page before its own elements are read: menus, forms, lists of other stories.

use dom_query::NodeRef;

use crate::formats::html::dom;

/// Elements that are never of the article.
const ELEMENTS: &[&str] = &["nav", "aside", "footer", "form", "dialog", "menu"];

/// Roles that are never of the article.
const ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "banner",
    "contentinfo",
    "search",
    "dialog",
    "alert",
    "menu",
    "menubar",
    "toolbar",
];

/// Names by which pages call what is not of the article.
const NAMES: &[&str] = &[
    "advert",
    "banner",
    "breadcrumb",
    "comment",
    "cookie",
    "disqus",
    "footer",
    "gdpr",
    "menu",
    "most-read",
    "mostread",
    "nav",
    "newsletter",
    "outbrain",
    "paywall",
    "popular",
    "promo",
    "recommend",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsor",
    "subscribe",
    "taboola",
    "toolbar",
    "trending",
    "widget",
];

/// Names that say that a part holds the article, whatever else they say.
const KEPT: &[&str] = &[
    "article",
    "body",
    "content",
    "main",
    "post",
    "story",
    "entry",
    "page",
    "wrapper",
    "container",
    "layout",
];

/// Takes out of `root` what is not of the article; `root` itself stays, and whatever holds most of
/// its words, but for what readers wrote.
pub(super) fn prune(root: NodeRef) {
    take_out(root, is_apart);
}

/// Takes menus out of `root`, which no score is needed to know.
pub(super) fn prune_menus(root: NodeRef) {
    take_out(root, |node| {
        let is_menu = |role: &str| matches!(role, "navigation" | "search" | "menu" | "menubar");
        dom::is_any(node, &["nav", "dialog"])
            || node.attr("role").is_some_and(|role| is_menu(&role))
    });
}

fn take_out(root: NodeRef, is_doomed: impl Fn(&NodeRef) -> bool) {
    let most = root.normalized_char_count() / 2;
    let mut doomed = Vec::new();
    let mut walk = dom::Walk::under(root);
    while let Some(step) = walk.next() {
        if let dom::Step::Enter(node) = step
            && node.is_element()
            && is_doomed(&node)
            && (node.normalized_char_count() <= most || is_of_readers(&node))
        {
            walk.pass_over(node);
            doomed.push(node);
        }
    }
    for node in doomed {
        node.remove_from_parent();
    }
}

/// Whether an element is not of the article.
pub(super) fn is_apart(node: &NodeRef) -> bool {
    if dom::is_any(node, ELEMENTS) {
        return true;
    }
    if node
        .attr("role")
        .is_some_and(|role| ROLES.contains(&&*role))
    {
        return true;
    }
    if !dom::is_any(
        node,
        &["div", "section", "ul", "ol", "p", "header", "table", "span"],
    ) {
        return false;
    }
    is_apart_by_name(&dom::labels(node))
}

/// Whether an element is named as what readers wrote of the article.
pub(super) fn is_of_readers(node: &NodeRef) -> bool {
    let labels = dom::labels(node);
    labels.contains("comment") && is_apart_by_name(&labels)
}

/// Whether `labels` name what is not of the article.
pub(super) fn is_apart_by_name(labels: &str) -> bool {
    let has = |names: &[&str]| {
        labels
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| names.iter().any(|name| word.starts_with(name)))
    };
    has(NAMES) && !has(KEPT)
}
