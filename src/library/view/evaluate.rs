//! A query to the rows it asks for: each condition is a set of rows, put together as the tree says.

use roaring::RoaringBitmap;

use crate::query::ast::{Is, Node};

/// The rows of `all` that `node` asks for.
pub(crate) fn rows(
    node: &Node,
    all: &RoaringBitmap,
    read: &RoaringBitmap,
    bookmarked: &RoaringBitmap,
) -> RoaringBitmap {
    let of = |node: &Node| rows(node, all, read, bookmarked);
    match node {
        Node::All => all.clone(),
        Node::Is(Is::Read) => all & read,
        Node::Is(Is::Unread) => all - read,
        Node::Is(Is::Bookmarked) => all & bookmarked,
        Node::Not(inner) => all - of(inner),
        Node::And(nodes) => nodes.iter().fold(all.clone(), |rows, node| rows & of(node)),
        Node::Or(nodes) => nodes
            .iter()
            .fold(RoaringBitmap::new(), |rows, node| rows | of(node)),
        // What else can be asked needs the texts and more columns.
        _ => RoaringBitmap::new(),
    }
}
