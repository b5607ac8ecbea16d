//! What is marked in a text of the page: keywords, and what was searched for.
//!
//! The two lie over each other and are gone through apart: each has its own order, its own numbers
//! and its own look.

use std::ops::Range;

use crate::keywords::Hit;
use crate::reader::Page;

/// What is marked in one text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hits {
    /// The keywords, sorted, none overlapping.
    pub keywords: Vec<Hit>,
    /// What was searched for, sorted, none overlapping, each with a number of its own.
    pub found: Vec<(Range<usize>, u32)>,
}

impl Page {
    /// Numbers what was searched for in the order in which it stands on the page, from 0, and notes
    /// the line of each.
    pub(crate) fn number_found(&mut self) {
        let mut numbers: Vec<Option<u32>> = Vec::new();
        for (line, spans) in self.lines.iter_mut().enumerate() {
            for found in spans
                .spans
                .iter_mut()
                .filter_map(|span| span.found.as_mut())
            {
                let place = *found as usize;
                if numbers.len() <= place {
                    numbers.resize(place + 1, None);
                }
                let Some(known) = numbers.get_mut(place) else {
                    continue;
                };
                *found = *known.get_or_insert_with(|| {
                    self.found.push(line);
                    u32::try_from(self.found.len() - 1).unwrap_or(u32::MAX)
                });
            }
        }
    }
}
