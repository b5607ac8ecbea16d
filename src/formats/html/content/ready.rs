//! What is done to a page before its article is looked for.

use dom_query::NodeRef;

use crate::formats::html::dom;
use crate::formats::html::links::Base;

use super::prune::{is_apart_by_name, prune_menus};
use super::{asides, boxes, chunks, figures, notes, opening, others, spaces, wrappers};

/// Makes a page ready to be scored, or to be read by its own elements.
///
/// `heading` is the headline as the page shows it.
pub(super) fn make_ready(body: NodeRef, heading: Option<&str>, base: &Base) {
    if let Some(heading) = heading {
        others::take_out(body, heading);
    }
    without_subjects(body);
    prune_menus(body);
    wrappers::unwrap(body);
    plain_headings(body);
    spaces::set_apart(body);
    figures::mark(body);
    boxes::take_out(body);
    asides::keep(body);
    notes::join(body);
    chunks::join(body);
    opening::gather(body, heading, base);
}

/// Takes the names of its subjects from an article: the scores take one that a blog calls
/// `category-social-media` for a bar to share it. A part of it may be called `post tag-cloud`.
fn without_subjects(body: NodeRef) {
    const SUBJECTS: &[&str] = &["category-", "tag-"];
    let is_subject = |name: &&str| SUBJECTS.iter().any(|start| name.starts_with(start));
    for node in dom::elements(body).filter(|node| dom::is_any(node, &["article", "div", "main"])) {
        let Some(class) = dom::attribute(&node, "class") else {
            continue;
        };
        let names = || class.split_whitespace();
        let is_entry = node.has_name("article") || names().any(is_of_entry);
        if is_entry && names().any(|name| is_subject(&name)) {
            let others: Vec<&str> = names().filter(|name| !is_subject(name)).collect();
            node.set_attr("class", &others.join(" "));
        }
    }
}

/// Whether a name says that an element is a whole article.
fn is_of_entry(name: &str) -> bool {
    matches!(name, "hentry" | "h-entry")
}

/// Takes the names from headings that a page calls `subheader` and the like: the scores take what is named
/// so for the head of the page.
fn plain_headings(body: NodeRef) {
    let is_heading = |node: &NodeRef| dom::is_any(node, &["h2", "h3", "h4", "h5", "h6"]);
    for heading in dom::elements(body).filter(is_heading) {
        let labels = dom::labels(&heading);
        if labels.contains("head") && !is_apart_by_name(&labels) {
            heading.remove_attr("class");
            heading.remove_attr("id");
        }
    }
}
