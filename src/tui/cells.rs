//! Cells side by side: what one covers, what may be written over between two.

use ratatui::buffer::Cell;

use crate::text::width;
use crate::tui::pen::Pen;

/// Whether two cells show the same. As ratatui compares them, of what is drawn here; but the letters of
/// ASCII, of which there are thousands a frame, are compared in place.
#[inline]
pub(crate) fn is_same(one: &Cell, other: &Cell) -> bool {
    let (symbol, others) = (one.symbol().as_bytes(), other.symbol().as_bytes());
    let is_same_symbol = match (symbol, others) {
        ([symbol], [other]) => symbol == other,
        _ => symbol == others,
    };
    is_same_symbol && one.fg == other.fg && one.bg == other.bg && one.modifier == other.modifier
}

/// Whether two lines show the same.
#[inline]
pub(crate) fn are_same(line: &[Cell], other: &[Cell]) -> bool {
    let mut pairs = line.iter().zip(other);
    line.len() == other.len() && pairs.all(|(one, other)| is_same(one, other))
}

/// The cells between two columns of a line with their columns, if they are few and plain and look
/// like `like`: to write them is no longer than to move on.
pub(crate) fn gap<'s>(
    shown: &'s [Cell],
    (start, end): (u16, u16),
    like: &Cell,
) -> impl Iterator<Item = (u16, &'s Cell)> {
    let is_short = end > start && end - start <= Pen::move_bytes(end);
    let cells = shown.get(usize::from(start)..usize::from(end));
    let cells = cells.filter(|_| is_short).unwrap_or_default();
    let is_alike = |cell: &Cell| {
        (cell.fg, cell.bg, cell.modifier) == (like.fg, like.bg, like.modifier)
            && cell.symbol().is_ascii()
    };
    let cells = if cells.iter().all(is_alike) {
        cells
    } else {
        &[]
    };
    (start..).zip(cells)
}

/// Whether the character of a cell is made of several, as in Indian scripts and many emoji.
pub(crate) fn is_composed(cell: &Cell) -> bool {
    !cell.symbol().is_ascii() && cell.symbol().chars().nth(1).is_some()
}

/// Whether a cell is one cell wide.
pub(crate) fn is_narrow(cell: &Cell) -> bool {
    cell.symbol().is_ascii() || width::width(cell.symbol()) == 1
}
