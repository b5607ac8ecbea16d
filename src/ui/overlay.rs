//! A line of text with hits over it: keywords in their colours, and what was searched for.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::keywords::Hit;
use crate::ui::draw::put;
use crate::ui::marks::Marks;
use crate::ui::style::Styles;

/// A text, and what is marked in it.
#[derive(Debug)]
pub struct Overlay<'t> {
    /// The text.
    pub text: &'t str,
    /// Its look where nothing is marked.
    pub look: Style,
    /// The keywords, sorted and apart.
    pub keywords: &'t [Hit],
    /// What was searched for, sorted and apart.
    pub found: &'t [Range<usize>],
}

impl Overlay<'_> {
    /// Draws as much of it as stands before the column `end`; gives the column after it.
    pub fn draw(&self, buffer: &mut Buffer, (x, y): (u16, u16), end: u16, styles: &Styles) -> u16 {
        let mut x = x;
        for (range, group, is_found) in self.stretches() {
            let part = self.text.get(range).unwrap_or_default();
            let marks = Marks {
                group,
                is_found,
                is_find: false,
            };
            let look = styles.marked(self.look, marks);
            x = put(buffer, (x, y), part, end.saturating_sub(x), look);
        }
        x
    }

    /// The text in stretches of one look, each with its keyword group and whether it was found.
    fn stretches(&self) -> Vec<(Range<usize>, Option<u16>, bool)> {
        let keywords = self.keywords.iter().map(|hit| &hit.range);
        let edges = keywords
            .chain(self.found)
            .flat_map(|range| [range.start, range.end]);
        let mut edges: Vec<usize> = edges.chain([0, self.text.len()]).collect();
        edges.retain(|edge| *edge <= self.text.len());
        edges.sort_unstable();
        edges.dedup();
        let stretch = |pair: &[usize]| {
            let [start, end] = pair else { return None };
            let keyword = self.keywords.iter().find(|hit| hit.range.contains(start));
            let is_found = self.found.iter().any(|range| range.contains(start));
            Some((*start..*end, keyword.map(|hit| hit.group), is_found))
        };
        edges.windows(2).filter_map(stretch).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_cut_where_either_begins_or_ends() {
        let keyword = Hit {
            range: 4..21,
            group: 2,
            word: 0,
        };
        let overlay = Overlay {
            text: "the security council met",
            look: Style::new(),
            keywords: &[keyword],
            found: &[0..3, 13..24],
        };
        let expected = [
            (0..3, None, true),
            (3..4, None, false),
            (4..13, Some(2), false),
            (13..21, Some(2), true),
            (21..24, None, true),
        ];
        assert_eq!(overlay.stretches(), expected);
    }
}
