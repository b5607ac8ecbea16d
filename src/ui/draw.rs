//! The whole screen: boxes, panes, status, and what is open over them.

use ratatui::Frame;
use ratatui::buffer::Buffer;

use crate::app::{App, Rect};
use crate::ui::style::Styles;
use crate::ui::{
    article, ascii, boxes, completion, editor, jump, list, popup, prompt, scrollbar, status,
    tagging,
};

/// Draws `app`. The cursor of the terminal stands where a line is typed, and is hidden elsewhere.
pub fn draw(frame: &mut Frame, app: &App) {
    let styles = Styles::new(app);
    let panes = app.panes();
    let buffer = frame.buffer_mut();
    boxes::draw(buffer, app, &panes, &styles);
    if let Some(area) = panes.list {
        list::draw(buffer, area, app, &styles);
    }
    if let Some(area) = panes.article {
        article::draw(buffer, area, app, &styles);
        scrollbar::draw(buffer, &panes, app, &styles);
    }
    let mut cursor = editor::draw(buffer, &panes, app, &styles);
    match (panes.status, &app.prompt) {
        (Some(area), None) if app.tagging.is_some() && app.question.is_none() => {
            cursor = tagging::draw(buffer, area, app, &styles);
        }
        (Some(area), Some(line)) => {
            let at = prompt::draw(buffer, area, &panes, app, line, &styles);
            completion::draw(buffer, area, app, line, at.x, &styles);
            cursor = Some(at);
        }
        (Some(area), None) => status::draw(buffer, area, app, &styles),
        (None, _) => {}
    }
    popup::draw(buffer, app, &styles);
    if let Some(line) = &app.jump {
        cursor = Some(jump::draw(buffer, app, line, &styles));
    }
    if app.look.is_ascii {
        ascii::plain(buffer);
    }
    if let Some(at) = cursor.filter(|_| app.popup.is_none()) {
        frame.set_cursor_position(at);
    }
}

/// Writes `text` at `x`, `y` in at most `cells`; gives the column after it. Nothing is written
/// outside the buffer.
pub(crate) fn put(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    text: &str,
    cells: u16,
    style: ratatui::style::Style,
) -> u16 {
    let area = buffer.area;
    if x >= area.right() || y >= area.bottom() {
        return x;
    }
    if text.is_ascii() {
        return put_ascii(buffer, (x, y), text, cells, style);
    }
    buffer.set_stringn(x, y, text, usize::from(cells), style).0
}

/// Writes a text in which every byte is a cell; controls take none.
fn put_ascii(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    text: &str,
    cells: u16,
    style: ratatui::style::Style,
) -> u16 {
    let end = buffer.area.right().min(x.saturating_add(cells));
    let visible = text.bytes().filter(|byte| !byte.is_ascii_control());
    let mut next = x;
    for (byte, at) in visible.zip(x..end) {
        if let Some(cell) = buffer.cell_mut((at, y)) {
            cell.set_char(char::from(byte)).set_style(style);
        }
        next = at + 1;
    }
    next
}

/// Gives every cell of `area` that lies in the buffer the look `style`.
pub(crate) fn tint(buffer: &mut Buffer, area: Rect, style: ratatui::style::Style) {
    let area = ratatui::layout::Rect::new(area.x, area.y, area.width, area.height);
    buffer.set_style(area, style);
}
