//! The list: only the rows on screen are ever looked at.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::app::lines::Line;
use crate::app::{App, Focus, Rect};
use crate::ui::bar;
use crate::ui::columns::Columns;
use crate::ui::draw::put;
use crate::ui::row::Row;
use crate::ui::style::Styles;
use crate::ui::{empty, heading, plain, row};

/// Cells of the column in which selected rows are marked.
const SELECTION_CELLS: u16 = 2;

/// Draws the list into `area`; gives where the row under the cursor begins.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) -> Option<Position> {
    if app.list.is_empty() {
        empty::draw(buffer, area, app, styles);
        return None;
    }
    let mut selected = None;
    let whole = area;
    let area = beside_selection(area, app);
    let columns = Columns::new(app.settings.list_columns(), area.width);
    let lines = u16::try_from(app.list.lines_a_row()).unwrap_or(1);
    for row in 0..area.height / lines {
        let at = Rect {
            y: area.y + row * lines,
            height: lines,
            ..area
        };
        let number = app.list.top + usize::from(row);
        let Some(line) = app.list.lines.at(number) else {
            break;
        };
        match line {
            Line::Heading(group) => heading::draw(buffer, at, app, group, styles),
            Line::Article(place) => {
                draw_article(buffer, at, (app, place), &columns, styles);
                draw_selection(buffer, (whole.x, at.y), (app, place), styles);
            }
        }
        if number == app.list.lines.of(app.list.cursor) {
            let is_behind = app.focus == Focus::Article;
            let look = if is_behind {
                styles.selected_behind()
            } else {
                styles.selected()
            };
            bar::lay_under_marks(buffer, at, look);
            selected = Some(Position::new(at.x, at.y));
        }
    }
    selected
}

/// What is left of `area` beside the column in which selected rows are marked, while there are any.
fn beside_selection(area: Rect, app: &App) -> Rect {
    let cells = if app.selection.is_empty() || app.is_plain() {
        0
    } else {
        SELECTION_CELLS.min(area.width)
    };
    Rect {
        x: area.x + cells,
        width: area.width - cells,
        ..area
    }
}

/// The mark of a selected row.
fn draw_selection(
    buffer: &mut Buffer,
    at: (u16, u16),
    (app, place): (&App, usize),
    styles: &Styles,
) {
    let row = app.list.row_at(place);
    if !app.is_plain() && row.is_some_and(|row| app.selection.rows.contains(row)) {
        let sign = if app.look.is_ascii { ">" } else { "▌" };
        put(buffer, at, sign, 1, styles.own());
    }
}

/// Draws the article at `place` into `area`: its row, and in a search the passage that was found.
fn draw_article(
    buffer: &mut Buffer,
    area: Rect,
    (app, place): (&App, usize),
    columns: &Columns,
    styles: &Styles,
) {
    let (Some(id), Some(summary)) = (app.list.row_at(place), app.list.summary_at(place)) else {
        let (x, cells) = (area.x + 4, area.width.saturating_sub(4));
        let words = "this article is gone";
        put(buffer, (x, area.y), words, cells, styles.quiet());
        return;
    };
    let mark = app.list.mark(id);
    if app.is_plain() {
        let words = plain::row(app, (summary, mark), area.width);
        put(buffer, (area.x, area.y), &words, area.width, Style::new());
        draw_below(
            buffer,
            area,
            &Row {
                summary,
                mark,
                columns,
                app,
                styles,
            },
        );
        return;
    }
    let row = Row {
        summary,
        mark,
        columns,
        app,
        styles,
    };
    row::draw(buffer, area, &row);
    draw_below(buffer, area, &row);
}

/// The second line of a row, where it has one: the passage that was found.
fn draw_below(buffer: &mut Buffer, area: Rect, row: &Row) {
    if area.height > 1 {
        let y = area.y + 1;
        row::draw_passage(
            buffer,
            Rect {
                y,
                height: 1,
                ..area
            },
            row,
        );
    }
}
