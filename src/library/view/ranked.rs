//! Rows by how well they match what a query looks for, the newest of equals first.

use std::collections::HashMap;

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::query::ast::{Field, Node, Text};
use crate::search::marks::near_words;
use crate::search::{Place, Searcher, Sought, ranker::Weighed};
use crate::text::stem::Stems;

/// What the conditions of `tree` that are not negated look for in the index.
pub(crate) fn weighed(tree: &Node, languages: &[Stems]) -> Vec<Weighed> {
    let mut weighed = Vec::new();
    let mut left = vec![tree];
    while let Some(node) = left.pop() {
        let mut add = |text: &Text, place| {
            weighed.extend(Sought::of(text, languages).map(|sought| (sought, place)));
        };
        match node {
            Node::And(nodes) | Node::Or(nodes) => left.extend(nodes.iter().rev()),
            Node::Text(text) => add(text, Place::Anywhere),
            Node::Field(Field::Title, text) => add(text, Place::Title),
            Node::Field(Field::Author, text) => add(text, Place::Author),
            Node::Near(_, words) => {
                let words = near_words(words, languages).into_iter();
                weighed.extend(words.map(|sought| (sought, Place::Text)));
            }
            _ => {}
        }
    }
    weighed
}

/// `rows`, which come newest first, by their weight; those without one stand last.
pub(crate) fn by_weight(
    searcher: &Searcher,
    weighed: &[Weighed],
    rows: &mut [u32],
    cancel: &Cancel,
) -> Result<(), CatalogError> {
    let weights: HashMap<u32, f32> = searcher.weights(weighed, cancel)?.into_iter().collect();
    let weight = |row: &u32| weights.get(row).copied().unwrap_or(f32::NEG_INFINITY);
    rows.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
    Ok(())
}
