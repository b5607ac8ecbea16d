//! Rows by how well they match what a query looks for, the newest of equals first.

use crate::cancel::Cancel;
use crate::library::CatalogError;
use crate::library::view::groups::Groups;
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

/// What each row weighs; those without a weight stand last.
pub(crate) struct Weights(Vec<f32>);

/// What `rows` weigh.
pub(crate) fn weights(
    (searcher, weighed): (&Searcher, &[Weighed]),
    rows: &[u32],
    cancel: &Cancel,
) -> Result<Weights, CatalogError> {
    let end = rows.iter().max().map_or(0, |last| *last as usize + 1);
    let mut weights = vec![f32::NEG_INFINITY; end];
    for (row, weight) in searcher.weights(weighed, cancel)? {
        if let Some(known) = weights.get_mut(row as usize) {
            *known = weight;
        }
    }
    Ok(Weights(weights))
}

impl Weights {
    /// What sorts `rows`, which come newest first.
    fn keys(&self, rows: &[u32]) -> Vec<u64> {
        let weight = |row: &u32| self.0.get(*row as usize).copied();
        let keys = (0_u32..).zip(rows);
        let keys = keys.map(|(place, row)| key(weight(row).unwrap_or(f32::NEG_INFINITY), place));
        keys.collect()
    }

    /// `rows` by their weight, the newest of equals first.
    pub(crate) fn sorted(&self, rows: &[u32]) -> Vec<u32> {
        let mut keys = self.keys(rows);
        keys.sort_unstable();
        in_order(&keys, rows)
    }

    /// The first `count` of them, without sorting the rest.
    pub(crate) fn first(&self, rows: &[u32], count: usize) -> Vec<u32> {
        if count >= rows.len() {
            return self.sorted(rows);
        }
        let mut keys = self.keys(rows);
        keys.select_nth_unstable(count);
        keys.truncate(count);
        keys.sort_unstable();
        in_order(&keys, rows)
    }

    /// The first `count` of `grouped`, which stand in `groups`.
    pub(crate) fn first_of_groups(
        &self,
        grouped: &[u32],
        groups: &Groups,
        count: usize,
    ) -> Vec<u32> {
        let mut first = Vec::with_capacity(count);
        for (start, size) in groups.starts.iter().zip(&groups.sizes) {
            if first.len() >= count {
                break;
            }
            let rows = grouped.get(*start as usize..(*start + *size) as usize);
            first.extend(self.first(rows.unwrap_or_default(), count - first.len()));
        }
        first
    }
}

/// The rows that `keys` name by their places.
fn in_order(keys: &[u64], rows: &[u32]) -> Vec<u32> {
    let places = keys.iter().map(|key| (key & u64::from(u32::MAX)) as usize);
    places
        .filter_map(|place| rows.get(place).copied())
        .collect()
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
