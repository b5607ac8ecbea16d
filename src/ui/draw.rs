//! The whole screen: boxes, panes, status, and what is open over them.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::{App, Focus};
use crate::text::width;
use crate::ui::style::Styles;
use crate::ui::{
    article, ascii, boxes, completion, context, coverage, editor, jump, list, popup, prompt,
    scrollbar, status, tagging, which_key,
};

/// Where the cursor of the terminal stands: screen readers, magnifiers and Braille displays follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caret {
    /// Where a line is typed, else at the row or the line that one is at.
    pub at: Position,
    /// Whether it is to be seen: where a line is typed, and everywhere on a plain screen.
    pub is_shown: bool,
}

/// Draws `app` as a frame of ratatui.
pub fn draw(frame: &mut Frame, app: &App) {
    let caret = paint(frame.buffer_mut(), app);
    if caret.is_shown {
        frame.set_cursor_position(caret.at);
    }
}

/// Draws `app` on cells that are blank. Gives where the cursor of the terminal stands.
pub fn paint(buffer: &mut Buffer, app: &App) -> Caret {
    let styles = Styles::new(app);
    let panes = app.panes();
    boxes::draw(buffer, app, &panes, &styles);
    let in_list = panes
        .list
        .and_then(|area| list::draw(buffer, area, app, &styles));
    let mut at = in_list;
    if let Some(area) = panes.article {
        let in_article = article::draw(buffer, area, app, &styles);
        if app.focus == Focus::Article {
            at = in_article;
        }
        scrollbar::draw(buffer, &panes, app, &styles);
    }
    let mut typed = editor::draw(buffer, &panes, app, &styles);
    match (panes.status, &app.prompt) {
        (Some(area), None) if app.tagging.is_some() && app.question.is_none() => {
            typed = tagging::draw(buffer, area, app, &styles);
        }
        (Some(area), Some(line)) => {
            let (at, said) = prompt::draw(buffer, area, app, line, &styles);
            completion::draw(buffer, area, app, line, (at.x, said), &styles);
            typed = Some(at);
        }
        (Some(area), None) => status::draw(buffer, area, app, &styles),
        (None, _) => {}
    }
    if let Some(pane) = app.context.as_ref().filter(|pane| pane.is_shown()) {
        at = Some(context::draw(buffer, app, pane, &styles));
    }
    if let Some(pane) = &app.coverage {
        at = coverage::draw(buffer, app, pane, &styles).or(at);
    }
    if let Some(selected) = popup::draw(buffer, app, &styles) {
        (at, typed) = (Some(selected), None);
    }
    if let Some(line) = &app.jump {
        typed = Some(jump::draw(buffer, app, line, &styles));
    }
    which_key::draw(buffer, app, at, &styles);
    styles.lay_page(buffer);
    if app.look.is_ascii {
        ascii::plain(buffer);
    }
    let is_selecting = app.selecting_words().is_some() && app.popup.is_none();
    Caret {
        at: typed.or(at).unwrap_or_default(),
        is_shown: typed.is_some() || app.is_plain() || is_selecting,
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
    let cells = cells.min(area.right() - x);
    put_alone(buffer, (x, y), text, cells, style)
        .unwrap_or_else(|| buffer.set_stringn(x, y, text, usize::from(cells), style).0)
}

/// Writes a text in which every character stands alone, so that it need not be cut into clusters;
/// controls take no cell. Gives nothing where it has written only a part.
fn put_alone(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    text: &str,
    cells: u16,
    style: ratatui::style::Style,
) -> Option<u16> {
    let start = buffer.index_of(x, y);
    let row = buffer.content.get_mut(start..start + usize::from(cells))?;
    let mut places = row.iter_mut();
    let mut next = x;
    for character in text.chars() {
        let cells = match character {
            '\0'..='\u{1f}' | '\u{7f}' => continue,
            '─'..='╿' | '●' | '★' => 1,
            character => u16::try_from(width::cells_alone(character)?).ok()?,
        };
        if places.len() < usize::from(cells) {
            break;
        }
        if let Some(place) = places.next() {
            // A cell that says nothing shows a space.
            if character != ' ' || place.symbol() != " " {
                place.set_char(character);
            }
            place.set_style(style);
        }
        let covered = places.by_ref().take(usize::from(cells) - 1);
        covered.for_each(ratatui::buffer::Cell::reset);
        next += cells;
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Modifier, Style};

    proptest! {
        #[test]
        fn what_is_written_is_what_ratatui_writes(
            text in "[a é東か─│●★…\u{301}👧\u{7}]{0,14}", x in 0_u16..9, cells in 0_u16..12,
        ) {
            let area = ratatui::layout::Rect::new(0, 0, 8, 1);
            let mut buffers = [(); 2].map(|()| Buffer::filled(area, ratatui::buffer::Cell::new("x")));
            let [ours, theirs] = &mut buffers;
            let style = Style::new().add_modifier(Modifier::BOLD);
            let after = put(ours, (x, 0), &text, cells, style);
            if x < 8 {
                let (expected, _) = theirs.set_stringn(x, 0, &text, cells.into(), style);
                prop_assert_eq!(after, expected);
            }
            prop_assert_eq!(ours, theirs);
        }
    }
}
