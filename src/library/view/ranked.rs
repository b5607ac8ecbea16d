//! Rows by how well they match what a query looks for, the newest of equals first.

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::query::ast::{Field, Node, Text};
use crate::search::marks::near_words;
use crate::search::{Place, SearchError, Searcher, Sought, ranker::Weighed};
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

/// `rows`, which come newest first, by their weight; those without one stand last. The `first` of
/// them are given to `early` before the rest is sorted, where there are more.
pub(crate) fn by_weight(
    (searcher, weighed): (&Searcher, &[Weighed]),
    rows: &[u32],
    (first, early): (usize, &mut dyn FnMut(Vec<u32>)),
    cancel: &Cancel,
) -> Result<Vec<u32>, CatalogError> {
    let end = rows.iter().max().map_or(0, |last| *last as usize + 1);
    let mut weights = vec![f32::NEG_INFINITY; end];
    for (row, weight) in searcher.weights(weighed, cancel)? {
        if let Some(known) = weights.get_mut(row as usize) {
            *known = weight;
        }
    }
    let weight = |row: &u32| weights.get(*row as usize).copied();
    let keys = (0_u32..).zip(rows);
    let keys = keys.map(|(place, row)| key(weight(row).unwrap_or(f32::NEG_INFINITY), place));
    let mut keys: Vec<u64> = keys.collect();
    let in_order = |keys: &[u64]| -> Vec<u32> {
        let places = keys.iter().map(|key| (key & u64::from(u32::MAX)) as usize);
        places
            .filter_map(|place| rows.get(place).copied())
            .collect()
    };
    if first == 0 || first >= keys.len() {
        keys.sort_unstable();
        return Ok(in_order(&keys));
    }
    keys.select_nth_unstable(first);
    let (head, rest) = keys.split_at_mut(first);
    head.sort_unstable();
    early(in_order(head));
    if cancel.is_cancelled() {
        return Err(SearchError::Stopped.into());
    }
    rest.sort_unstable();
    Ok(in_order(&keys))
}

/// What sorts the heaviest first, and of equals the one whose place comes first.
fn key(weight: f32, place: u32) -> u64 {
    let bits = weight.to_bits();
    let ascending = if weight.is_sign_negative() {
        !bits
    } else {
        bits | (1 << 31)
    };
    (u64::from(!ascending) << 32) | u64::from(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_sort_as_weights_do_and_then_as_places(
            one: (f32, u32), other: (f32, u32),
        ) {
            let by_weight = other.0.total_cmp(&one.0).then(one.1.cmp(&other.1));
            prop_assert_eq!(key(one.0, one.1).cmp(&key(other.0, other.1)), by_weight);
        }
    }
}
