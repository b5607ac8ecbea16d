//! A message that is longer than its line: it takes lines above it, and what stands there moves up or is
//! covered until the next key.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;

use crate::app::Rect;
use crate::reader::wrap;
use crate::text::width;
use crate::ui::draw::put;

/// Lines of a message, at most.
const MOST_LINES: usize = 4;

/// Draws all of `words` but their last line above `area`, the status line, within the columns from `x` to
/// `end`; gives what is left for the status line.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    (x, end): (u16, u16),
    (words, look): (&str, Style),
) -> String {
    let room = end.saturating_sub(x);
    if width::width(words) <= usize::from(room) || room == 0 {
        return words.to_owned();
    }
    let mut lines = wrap::lines(words, usize::from(room));
    lines.truncate(MOST_LINES.min(usize::from(area.y / 2)));
    let rest = lines.pop().map_or(0, |last| last.range.start);
    let above = u16::try_from(lines.len()).unwrap_or(0);
    let first = area.y.saturating_sub(above);
    raise_rule(buffer, area, first);
    let lines = lines.into_iter().filter_map(|line| words.get(line.range));
    for (y, line) in (first..).zip(lines) {
        for column in area.x..area.x + area.width {
            if let Some(cell) = buffer.cell_mut((column, y)) {
                cell.reset();
            }
        }
        put(buffer, (x, y), line, room, look);
    }
    // Where even these lines have no room for it, the last one is cut.
    words.get(rest..).unwrap_or(words).to_owned()
}

/// Moves the rule above the status line up to just above line `first`; the borders go on below it.
fn raise_rule(buffer: &mut Buffer, area: Rect, first: u16) {
    let Some(rule) = area.y.checked_sub(1) else {
        return;
    };
    let is_rule = |cell: &Cell| matches!(cell.symbol(), "─" | "-");
    if first > rule || first == 0 || !buffer.cell((area.x, rule)).is_some_and(is_rule) {
        return;
    }
    for column in 0..buffer.area.width {
        let at = |y: u16| buffer.cell((column, y)).cloned();
        let (moved, below) = (at(rule), at(area.y));
        if let (Some(moved), Some(cell)) = (moved, buffer.cell_mut((column, first - 1))) {
            *cell = moved;
        }
        for y in first..=rule {
            if let (Some(below), Some(cell)) = (below.clone(), buffer.cell_mut((column, y))) {
                *cell = below;
            }
        }
    }
}
