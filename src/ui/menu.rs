//! A menu over the panes: lines of which one is under the cursor. It scrolls where the screen is low.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::{App, Rect};
use crate::text::width;
use crate::ui::bar;
use crate::ui::draw::put;
use crate::ui::popup::open_box;
use crate::ui::style::Styles;

/// Columns that a menu leaves at its sides at least: what is seen of the rows there says nothing in less.
const BESIDE: u16 = 16;

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

/// The cells of a menu that is to have `cells`: all of the screen where little would be left beside it.
pub(crate) fn cells(app: &App, cells: u16) -> u16 {
    let columns = app.size.columns;
    if columns < cells.saturating_add(BESIDE) {
        columns
    } else {
        cells
    }
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
    let size = (self::cells(app, cells), height);
    let area = open_box(buffer, app, size, title, styles);
    let choices = items.iter().enumerate().filter(|(_, item)| !item.is_label);
    let selected = cursor.and_then(|cursor| choices.map(|(line, _)| line).nth(cursor));
    let mut at = Position::new(area.x, area.y);
    let rows = usize::from(area.height).max(1);
    let top = (selected.unwrap_or(0) + 2).saturating_sub(rows);
    let top = top.min(items.len().saturating_sub(rows));
    draw_more(buffer, area, (items, top), app, styles);
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
            at = bar::lay(buffer, area, y, styles);
        }
    }
    at
}

/// Says on the border below `area` how many choices are above and below what is on screen.
fn draw_more(
    buffer: &mut Buffer,
    area: Rect,
    (items, top): (&[Item], usize),
    app: &App,
    styles: &Styles,
) {
    let rows = usize::from(area.height);
    let choices = |items: &[Item]| items.iter().filter(|item| !item.is_label).count();
    let above = choices(items.get(..top).unwrap_or_default());
    let below = choices(items.get(top + rows..).unwrap_or_default());
    let said = [(above, "above"), (below, "below")];
    let said = said.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<_> = said
        .map(|(count, which)| format!("{count} {which}"))
        .collect();
    if said.is_empty() || app.is_plain() {
        return;
    }
    let words = format!(" {} ", said.join(", "));
    let cells = u16::try_from(width::width(&words)).unwrap_or(u16::MAX);
    let x = (area.x + area.width).saturating_sub(cells);
    put(
        buffer,
        (x, area.y + area.height),
        &words,
        cells,
        styles.quiet(),
    );
}
