//! Cells side by side: what one covers, what may be written over between two.

use ratatui::buffer::Cell;

use crate::text::width;
use crate::tui::pen::Pen;

/// Notes the cell of `line` that was written in column `x`, and those that its character reaches over:
/// they are as the frame has them, so that a line that is shown equals itself.
pub(crate) fn put(shown: &mut [Cell], line: &[Cell], x: u16) {
    let x = usize::from(x);
    let Some(cell) = line.get(x) else {
        return;
    };
    let cells = if cell.symbol().is_ascii() {
        1
    } else {
        width::width(cell.symbol())
    };
    for (place, cell) in shown.iter_mut().zip(line).skip(x).take(cells.max(1)) {
        place.clone_from(cell);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::style::Color;

    #[test]
    fn a_line_that_is_shown_equals_itself_on_a_page_of_its_own_too() {
        let mut frame = Buffer::with_lines(["潮水 tide 灯台"]);
        frame
            .content
            .iter_mut()
            .for_each(|cell| cell.bg = Color::Blue);
        let line = &frame.content;
        let mut shown = vec![Cell::default(); line.len()];
        let mut x = 0;
        while let Some(cell) = line.get(usize::from(x)) {
            put(&mut shown, line, x);
            x += u16::try_from(width::width(cell.symbol()).max(1)).unwrap();
        }
        assert_eq!(&shown, line);
    }
}
