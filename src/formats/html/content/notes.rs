//! Notes below a story: the number of each is put into the line that it numbers.

use dom_query::NodeRef;

use crate::formats::html::blocks;
use crate::formats::html::dom;

/// Moves the numbers of notes under `body` to the words behind them.
pub(super) fn join(body: NodeRef) {
    let numbers: Vec<NodeRef> = dom::elements(body)
        .filter(blocks::is_mark_of_note)
        .collect();
    for number in numbers {
        let Some(behind) = number.next_element_sibling() else {
            continue;
        };
        let is_alone = number.prev_element_sibling().is_none();
        let words = dom::elements(behind).find(|node| node.has_name("p"));
        if let Some(words) = words.filter(|_| is_alone && behind.has_name("div")) {
            let space = body.tree.new_text(" ");
            words.prepend_child(&space);
            words.prepend_child(&number);
        }
    }
}
