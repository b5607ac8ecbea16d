//! Sets of documents while they are gathered: a bit each, set in any order at the cost of one write.

/// A set of numbers below a bound.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// An empty set of numbers below `bound`.
    pub(crate) fn new(bound: u32) -> Self {
        Self {
            words: vec![0; (bound as usize).div_ceil(64)],
        }
    }

    /// Puts `number` in; one that is not below the bound widens the set.
    pub(crate) fn insert(&mut self, number: u32) {
        let (word, bit) = (number as usize / 64, number % 64);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        if let Some(word) = self.words.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    /// Leaves only what is in `other` as well.
    pub(crate) fn retain(&mut self, other: &Self) {
        self.words.truncate(other.words.len());
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Puts all of `other` in.
    pub(crate) fn extend(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// The numbers, in ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..).zip(&self.words).flat_map(|(place, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(place * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn bits(numbers: &BTreeSet<u32>) -> Bits {
        let mut bits = Bits::new(100);
        for number in numbers {
            bits.insert(*number);
        }
        bits
    }

    proptest! {
        #[test]
        fn sets_of_bits_are_sets(
            one in proptest::collection::btree_set(0..400_u32, 0..40),
            other in proptest::collection::btree_set(0..300_u32, 0..40),
        ) {
            let (mut both, mut either) = (bits(&one), bits(&one));
            both.retain(&bits(&other));
            either.extend(&bits(&other));
            prop_assert!(both.iter().eq(one.intersection(&other).copied()));
            prop_assert!(either.iter().eq(one.union(&other).copied()));
        }
    }
}
