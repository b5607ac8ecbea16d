//! What is taken out of a page before its own elements are read: menus, forms, lists of other stories.

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

use crate::formats::html::dom;

use super::measure;

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
///
/// `headline` is the one that the page shows, where it is known.
pub(super) fn prune(root: NodeRef, headline: Option<&str>) {
    let readers = Readers::of(root, headline);
    take_out(root, is_apart, |node| readers.wrote(node));
}

/// Takes menus out of `root`, which no score is needed to know.
pub(super) fn prune_menus(root: NodeRef) {
    let is_menu = |role: &str| matches!(role, "navigation" | "search" | "menu" | "menubar");
    let is_doomed = |node: &NodeRef| {
        dom::is_any(node, &["nav", "dialog"])
            || node.attr("role").is_some_and(|role| is_menu(&role))
    };
    take_out(root, is_doomed, |_| false);
}

/// Takes out what is doomed and holds no more than half of the words, or is doomed `however_long`.
fn take_out(
    root: NodeRef,
    is_doomed: impl Fn(&NodeRef) -> bool,
    however_long: impl Fn(&NodeRef) -> bool,
) {
    let most = root.normalized_char_count() / 2;
    let mut doomed = Vec::new();
    let mut walk = dom::Walk::under(root);
    while let Some(step) = walk.next() {
        if let dom::Step::Enter(node) = step
            && node.is_element()
            && is_doomed(&node)
            && (however_long(&node) || node.normalized_char_count() <= most)
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

/// What readers wrote of an article, told from the article itself: a page says of all of it that it has
/// comments, and calls a column one.
#[derive(Debug)]
pub(super) struct Readers {
    /// The elements around a headline or an article, which are not theirs.
    around: HashSet<NodeId>,
}

impl Readers {
    pub(super) fn of(root: NodeRef, headline: Option<&str>) -> Self {
        const HEADINGS: &[&str] = &["h2", "h3", "h4", "h5", "h6"];
        let is_headline = |node: &NodeRef| {
            dom::is_any(node, HEADINGS)
                && headline.is_some_and(|headline| {
                    let line = measure::short_line(*node, headline.len() + 1);
                    line.as_deref() == Some(headline)
                })
        };
        let is_article =
            |node: &NodeRef| node.has_name("article") && !names_comments(&dom::labels(node));
        let mut around = HashSet::new();
        for node in dom::elements(root) {
            if node.has_name("h1") || is_article(&node) || is_headline(&node) {
                // Whatever is around one that is known is known too.
                let mut ancestors = node.ancestors_it(None);
                while ancestors.next().is_some_and(|node| around.insert(node.id)) {}
            }
        }
        Self { around }
    }

    /// Whether an element is named as what they wrote, and does not hold the article.
    pub(super) fn wrote(&self, node: &NodeRef) -> bool {
        let labels = dom::labels(node);
        names_comments(&labels) && is_apart_by_name(&labels) && !self.around.contains(&node.id)
    }
}

fn names_comments(labels: &str) -> bool {
    let mut words = labels.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| word.contains("comment") && !is_commentary(word))
}

/// Whether a name is that of a column: no reader's comment.
fn is_commentary(word: &str) -> bool {
    matches!(word, "commentary" | "commentaries")
}

/// Whether `labels` name what is not of the article.
pub(super) fn is_apart_by_name(labels: &str) -> bool {
    let has = |names: &[&str]| {
        labels
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !is_commentary(word))
            .any(|word| names.iter().any(|name| word.starts_with(name)))
    };
    has(NAMES) && !has(KEPT)
}
