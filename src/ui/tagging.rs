//! The tags that are being typed, in the place of the status line, and those that are offered above.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::app::notice::grouped;
use crate::app::tagging::Tagging;
use crate::app::{App, Rect};
use crate::text::width;
use crate::ui::bar;
use crate::ui::draw::put;
use crate::ui::popup::open_box_at;
use crate::ui::prompt::draw_line;
use crate::ui::style::Styles;

/// Draws the line into `area`; gives where the cursor of the terminal stands.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) -> Option<Position> {
    let tagging = app.tagging.as_ref()?;
    let margin = u16::from(area.width >= 60);
    let end = (area.x + area.width).saturating_sub(margin);
    let asks = tagging.asks(app.selection.len());
    let x = area.x + margin;
    let x = put(
        buffer,
        (x, area.y),
        &asks,
        end.saturating_sub(x),
        styles.label(),
    );
    let cursor = draw_line(buffer, (x, area.y), end, &tagging.line);
    draw_offered(buffer, area, (app, tagging), cursor.x, styles);
    Some(cursor)
}

/// The tags that are offered, in a box above the line.
fn draw_offered(
    buffer: &mut Buffer,
    area: Rect,
    (app, tagging): (&App, &Tagging),
    cursor: u16,
    styles: &Styles,
) {
    let lines = u16::try_from(tagging.offered.len()).unwrap_or(0);
    let lines = lines.min((area.y / 2).saturating_sub(1));
    if lines == 0 || area.y < lines + 3 {
        return;
    }
    let cells = |name: &str| width::width(name);
    let widest = tagging.offered.iter().map(|name| cells(name.name())).max();
    let wide = u16::try_from(widest.unwrap_or(0) + 12).unwrap_or(u16::MAX);
    let wide = wide.min(area.width);
    let outer = Rect {
        x: cursor.min((area.x + area.width).saturating_sub(wide)),
        y: area.y - lines - 3,
        width: wide,
        height: lines + 2,
    };
    let inside = open_box_at(buffer, app, outer, " Tab ", styles);
    let shown = tagging.offered.iter().enumerate();
    for ((number, name), y) in shown.zip(inside.y..inside.y + inside.height) {
        let count = grouped(name.articles());
        let count_cells = u16::try_from(cells(&count)).unwrap_or(0);
        let room = inside.width.saturating_sub(count_cells + 2);
        let shown = width::truncate(name.name(), usize::from(room));
        put(buffer, (inside.x, y), &shown, room, Style::new());
        let x = (inside.x + inside.width).saturating_sub(count_cells);
        put(buffer, (x, y), &count, count_cells, styles.quiet());
        if tagging.chosen == Some(number) {
            bar::lay(buffer, inside, y, styles);
        }
    }
}
