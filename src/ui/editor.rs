//! The note that is being written, in a box over the lower part of the article: what it speaks of
//! stays in sight above it.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::app::noting::NoteEditor;
use crate::app::{App, Panes, Rect};
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::popup::open_box_at;
use crate::ui::style::Styles;

/// The fewest lines of the box, with its borders.
const LOWEST: u16 = 5;

/// Draws the editor, if a note is written; gives where the cursor of the terminal stands.
pub fn draw(buffer: &mut Buffer, panes: &Panes, app: &App, styles: &Styles) -> Option<Position> {
    let editor = app.editor.as_ref()?;
    let pane = panes.article.or(panes.list)?;
    let height = (pane.height / 2).max(LOWEST).min(pane.height);
    let outer = Rect {
        y: pane.y + pane.height - height,
        height,
        ..pane
    };
    let inside = open_box_at(buffer, app, outer, &title(editor, outer.width), styles);
    let cells = usize::from(inside.width.saturating_sub(1)).max(1);
    let mut rows: Vec<&str> = Vec::new();
    let mut cursor = (0, 0);
    for (number, line) in editor.text.lines().iter().enumerate() {
        let parts = broken(line.text(), cells);
        if number == editor.text.at() {
            let (row, column) = place(&parts, line.parts().0.len());
            cursor = (rows.len() + row, column);
        }
        rows.extend(parts);
    }
    let height = usize::from(inside.height).max(1);
    let top = (cursor.0 + 1).saturating_sub(height);
    let shown = rows
        .iter()
        .skip(top)
        .zip(inside.y..inside.y + inside.height);
    for (row, y) in shown {
        put(buffer, (inside.x, y), row, inside.width, Style::new());
    }
    let down = u16::try_from(cursor.0 - top).unwrap_or(0);
    let across = u16::try_from(cursor.1).unwrap_or(0);
    Some(Position::new(inside.x + across, inside.y + down))
}

/// What stands on the box: the keys, and the article where there is room.
fn title(editor: &NoteEditor, room: u16) -> String {
    let keys = " note · ^s keeps, Esc gives up ";
    let left = usize::from(room).saturating_sub(width::width(keys) + 4);
    if left < 12 {
        return keys.to_owned();
    }
    let title = width::truncate(editor.title(), left.saturating_sub(3));
    format!("{keys}· {title} ")
}

/// A line in the rows that it takes, parted between words; the space there may reach over the edge.
fn broken(text: &str, cells: usize) -> Vec<&str> {
    let mut rest = text;
    let mut rows = Vec::new();
    loop {
        let fits = width::take(rest, cells).len();
        let (row, after) = rest.split_at_checked(fits).unwrap_or((rest, ""));
        if after.is_empty() || row.is_empty() {
            rows.push(rest);
            return rows;
        }
        let end = match row.rfind(' ') {
            _ if after.starts_with(' ') => fits + 1,
            Some(space) => space + 1,
            None => fits,
        };
        let (row, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rows.push(row);
        rest = after;
    }
}

/// The row and the column of byte `at` of a line that takes `rows`.
fn place(rows: &[&str], at: usize) -> (usize, usize) {
    let mut start = 0;
    for (number, row) in rows.iter().enumerate() {
        let is_last = number + 1 == rows.len();
        if at < start + row.len() || is_last {
            let before = row.get(..at - start).unwrap_or(row);
            return (number, width::width(before));
        }
        start += row.len();
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_takes_rows_and_the_cursor_is_in_one_of_them() {
        let rows = broken("日本語 text", 4);
        assert_eq!(rows, ["日本", "語 ", "text"]);
        assert_eq!(broken("tide tables", 4), ["tide ", "tabl", "es"]);
        for (at, expected) in [
            (0, (0, 0)),
            (3, (0, 2)),
            (6, (1, 0)),
            (9, (1, 2)),
            (10, (2, 0)),
            (14, (2, 4)),
        ] {
            assert_eq!(place(&rows, at), expected, "{at}");
        }
        assert_eq!(place(&broken("", 4), 0), (0, 0));
    }
}
