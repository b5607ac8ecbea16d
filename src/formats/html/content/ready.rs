//! What is done to a page before its article is looked for.

use dom_query::NodeRef;

use crate::formats::html::dom;
use crate::formats::html::links::Base;

use super::prune::{is_apart_by_name, prune_menus};
use super::{asides, boxes, chunks, figures, notes, opening, spaces};

/// Makes a page ready to be scored, or to be read by its own elements.
pub(super) fn make_ready(body: NodeRef, base: &Base) {
    prune_menus(body);
    plain_headings(body);
    spaces::set_apart(body);
    figures::mark(body);
    boxes::take_out(body);
    asides::keep(body);
    notes::join(body);
    chunks::join(body);
    opening::gather(body, base);
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
