//! A walk over sorted ranges that lie over a text: hits, looks, places that were found.

use std::ops::Range;

/// A walk over sorted ranges.
pub(crate) struct Cursor<'a, T> {
    items: &'a [T],
    range: fn(&T) -> Range<usize>,
}

impl<'a, T> Cursor<'a, T> {
    /// A walk over `items`, each with the range it lies over.
    pub(crate) fn over(items: &'a [T], range: fn(&T) -> Range<usize>) -> Self {
        Self { items, range }
    }

    /// The item over `at`, and where the next change comes.
    pub(crate) fn at(&mut self, at: usize) -> (Option<&'a T>, usize) {
        while let Some((first, rest)) = self.items.split_first()
            && (self.range)(first).end <= at
        {
            self.items = rest;
        }
        match self.items.first() {
            Some(item) if (self.range)(item).start <= at => (Some(item), (self.range)(item).end),
            Some(item) => (None, (self.range)(item).start),
            None => (None, usize::MAX),
        }
    }
}
