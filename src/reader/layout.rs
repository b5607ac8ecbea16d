//! An article set in lines for a width.

use crate::article::Article;
use crate::keywords::Matcher;
use crate::reader::Line;

/// Widest measure that text is set in, in cells.
pub const MEASURE_CELLS: u16 = 72;

/// An article set for a width: the head, then the body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The width it was set for, in cells.
    pub width_cells: u16,
    /// The lines, from top to bottom, blank ones included.
    pub lines: Vec<Line>,
    /// The line on which each hit starts, in reading order, with its group.
    pub hits: Vec<(usize, u16)>,
    /// The first line of each paragraph, item, quote, code and table, in order.
    pub paragraphs: Vec<usize>,
    /// The line of each heading, in order.
    pub headings: Vec<usize>,
}

/// Sets `article` for `width_cells`, at most [`MEASURE_CELLS`] of them, with the hits of `matcher`.
pub fn layout(article: &Article, matcher: &Matcher, width_cells: u16) -> Page {
    let _ = (article, matcher);
    Page {
        width_cells,
        ..Page::default()
    }
}
