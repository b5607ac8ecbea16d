//! The list: only the rows on screen are ever looked at.

use ratatui::buffer::Buffer;

use crate::app::{App, Focus, Rect};
use crate::ui::draw::put;
use crate::ui::row::{Columns, Row};
use crate::ui::style::Styles;
use crate::ui::{empty, row};

/// Draws the list into `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) {
    if app.list.is_empty() {
        empty::draw(buffer, area, app, styles);
        return;
    }
    let columns = Columns::for_width(area.width);
    for line in 0..area.height {
        let place = app.list.top + usize::from(line);
        let Some(id) = app.list.row_at(place) else {
            break;
        };
        let at = Rect {
            y: area.y + line,
            height: 1,
            ..area
        };
        let mark = app.list.mark(id);
        if let Some(summary) = app.list.rows.at(place) {
            row::draw(
                buffer,
                at,
                &Row {
                    summary,
                    mark,
                    columns,
                    app,
                    styles,
                },
            );
        } else {
            let words = "this article is gone";
            put(
                buffer,
                (at.x + 4, at.y),
                words,
                at.width.saturating_sub(4),
                styles.quiet(),
            );
        }
        if place == app.list.cursor {
            let is_behind = app.focus == Focus::Article;
            let look = if is_behind {
                styles.selected_behind()
            } else {
                styles.selected()
            };
            row::select(buffer, at, look);
        }
    }
}
