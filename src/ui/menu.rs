//! A menu over the panes: lines of which one is under the cursor. It scrolls where the screen is low.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::App;
use crate::text::width;
use crate::ui::draw::{put, select};
use crate::ui::popup::open_box;
use crate::ui::style::Styles;

/// One line of a menu.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// What stands at the left.
    pub text: String,
    /// What stands at the right edge.
    pub note: String,
    /// Whether it is a label, which the cursor passes over.
    pub is_label: bool,
}

/// Draws a menu of `items` under `title`; `cursor` counts the items that are no labels. Gives where the
/// line under the cursor begins, else the first.
pub fn draw(
    buffer: &mut Buffer,
    app: &App,
    (title, cells): (&str, u16),
    items: &[Item],
    cursor: Option<usize>,
    styles: &Styles,
) -> Position {
    let height = u16::try_from(items.len() + 2).unwrap_or(u16::MAX);
    let area = open_box(buffer, app, (cells, height), title, styles);
    let choices = items.iter().enumerate().filter(|(_, item)| !item.is_label);
    let selected = cursor.and_then(|cursor| choices.map(|(line, _)| line).nth(cursor));
    let mut at = Position::new(area.x, area.y);
    let rows = usize::from(area.height).max(1);
    let top = (selected.unwrap_or(0) + 2).saturating_sub(rows);
    let top = top.min(items.len().saturating_sub(rows));
    for (place, (item, y)) in items
        .iter()
        .skip(top)
        .zip(area.y..area.y + area.height)
        .enumerate()
    {
        let note_cells = u16::try_from(width::width(&item.note)).unwrap_or(0);
        let look = if item.is_label {
            styles.label()
        } else {
            ratatui::style::Style::new()
        };
        let gap = u16::from(note_cells > 0);
        let room = area.width.saturating_sub(note_cells + gap);
        let text = width::truncate(&item.text, usize::from(room));
        put(buffer, (area.x, y), &text, room, look);
        let x = (area.x + area.width).saturating_sub(note_cells);
        put(buffer, (x, y), &item.note, note_cells, styles.quiet());
        if selected == Some(top + place) {
            at = select(buffer, area, y, styles);
        }
    }
    at
}
