//! The numbers in a text that lead to its notes.

use dom_query::NodeRef;

use crate::formats::html::dom;

/// Whether a raised number leads to a note.
pub(super) fn is_note(sup: &NodeRef) -> bool {
    let has_link = sup.children_it(false).any(|child| child.has_name("a"));
    let text = sup.text();
    has_link
        && !text.is_empty()
        && text.len() <= 3
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a link is the number of a note, and is not raised.
pub(in crate::formats::html) fn is_mark_of_note(link: &NodeRef) -> bool {
    let is_named = link.has_name("a") && dom::labels(link).contains("footnote");
    let is_raised = || link.parent().is_some_and(|parent| parent.has_name("sup"));
    let is_number = |text: &str| {
        (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    is_named && !is_raised() && is_number(link.text().trim())
}
