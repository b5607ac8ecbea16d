//! What is marked in a text of the page: keywords, and what was searched for.
//!
//! The two lie over each other and are gone through apart: each has its own order, its own numbers
//! and its own look.

use std::ops::Range;

use crate::keywords::Hit;
use crate::reader::{Line, Page, Span};
use crate::text::Clean;

/// What is marked in one text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hits {
    /// The keywords, sorted, none overlapping.
    pub keywords: Vec<Hit>,
    /// What was searched for, sorted, none overlapping, each with a number of its own.
    pub found: Vec<(Range<usize>, u32)>,
}

/// A keyword hit on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHit {
    /// The line on which it starts.
    pub line: usize,
    /// The place of its group among the keywords.
    pub group: u16,
    /// The place of its word in the group.
    pub word: u16,
    /// The words that stand there, or their beginning, where the keyword is a pattern and does not say
    /// them.
    pub matched: Option<Clean>,
}

impl Page {
    /// Numbers what was searched for, and what one finds, in the order in which it stands on the
    /// page, from 0, and notes the line of each.
    pub(crate) fn number_places(&mut self) {
        self.found = number(&mut self.lines, |span| &mut span.found);
        self.finds = number(&mut self.lines, |span| &mut span.find);
    }
}

/// Gives the numbers of one kind anew, in the order of the lines; gives the line of each.
fn number(lines: &mut [Line], of: fn(&mut Span) -> &mut Option<u32>) -> Vec<usize> {
    let mut numbers: Vec<Option<u32>> = Vec::new();
    let mut starts = Vec::new();
    for (line, spans) in lines.iter_mut().enumerate() {
        for place in spans.spans.iter_mut().filter_map(|span| of(span).as_mut()) {
            let before = *place as usize;
            if numbers.len() <= before {
                numbers.resize(before + 1, None);
            }
            let Some(known) = numbers.get_mut(before) else {
                continue;
            };
            *place = *known.get_or_insert_with(|| {
                starts.push(line);
                u32::try_from(starts.len() - 1).unwrap_or(u32::MAX)
            });
        }
    }
    starts
}
