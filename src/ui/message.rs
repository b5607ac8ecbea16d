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
    let lines: Vec<_> = lines
        .into_iter()
        .filter_map(|line| words.get(line.range))
        .collect();
    put_above(buffer, area, (x, end), (&lines, look));
    // Where even these lines have no room for it, the last one is cut.
    words.get(rest..).unwrap_or(words).to_owned()
}

/// Draws all of `words` above `area`, in the place of the rule there or in more lines; gives how many lines
/// they take, with the rule above them.
pub(super) fn draw_above(
    buffer: &mut Buffer,
    area: Rect,
    (x, end): (u16, u16),
    (words, look): (&str, Style),
) -> u16 {
    let room = usize::from(end.saturating_sub(x)).max(1);
    let most = MOST_LINES.min(usize::from(area.y.saturating_sub(1) / 2).max(1));
    let lines = wrap::lines(words, room);
    let rest = lines
        .get(most - 1)
        .map_or(words.len(), |last| last.range.start);
    let lines = lines.into_iter().take(most).enumerate();
    let lines: Vec<_> = lines
        .filter_map(|(number, line)| {
            // Where these lines have no room for it all, the last one is cut.
            let is_last = number + 1 == most;
            words.get(if is_last {
                rest..words.len()
            } else {
                line.range
            })
        })
        .map(|line| width::truncate(line, room))
        .collect();
    let lines: Vec<_> = lines.iter().map(AsRef::as_ref).collect();
    if let [line] = lines.as_slice() {
        // In the place of the rule it stands apart from what is left of that.
        let line = format!(" {line} ");
        let x = x.saturating_sub(1).max(area.x);
        put(
            buffer,
            (x, area.y.saturating_sub(1)),
            &line,
            end.saturating_sub(x),
            look,
        );
        return 1;
    }
    let rule = put_above(buffer, area, (x, end), (&lines, look));
    u16::try_from(lines.len()).unwrap_or(0) + u16::from(rule.is_some())
}

/// Puts `lines` down above `area`, and the rule above them; gives the row of that, if there is one.
fn put_above(
    buffer: &mut Buffer,
    area: Rect,
    (x, end): (u16, u16),
    (lines, look): (&[&str], Style),
) -> Option<u16> {
    let above = u16::try_from(lines.len()).unwrap_or(0);
    let first = area.y.saturating_sub(above);
    let rule = raise_rule(buffer, area, first);
    for (y, line) in (first..).zip(lines) {
        for column in area.x..area.x + area.width {
            if let Some(cell) = buffer.cell_mut((column, y)) {
                cell.reset();
            }
        }
        put(buffer, (x, y), line, end.saturating_sub(x), look);
    }
    rule
}

/// Moves the rule above the status line up to just above line `first`, the borders go on below it; gives the
/// row it is moved to.
fn raise_rule(buffer: &mut Buffer, area: Rect, first: u16) -> Option<u16> {
    let rule = area.y.checked_sub(1)?;
    let is_rule = |cell: &Cell| matches!(cell.symbol(), "─" | "-");
    if first > rule || first == 0 || !buffer.cell((area.x, rule)).is_some_and(is_rule) {
        return None;
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
    Some(first - 1)
}
