//! The line that is typed, in the place of the status line.

use ratatui::layout::Position;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::app::commanding::Scope;
use crate::app::line::Line;
use crate::app::notice::{counted, grouped};
use crate::app::prompt::{Asked, Prompt};
use crate::app::{App, Rect};
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::message;
use crate::ui::status::searched_words;
use crate::ui::style::Styles;

/// Draws the prompt into `area`; gives where the cursor of the terminal stands, and how many lines above it
/// say what is wrong.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    app: &App,
    prompt: &Prompt,
    styles: &Styles,
) -> (Position, u16) {
    let margin = u16::from(area.width >= 60);
    let (x, end) = (
        area.x + margin,
        (area.x + area.width).saturating_sub(margin),
    );
    let from = x;
    let sign = match prompt.asked {
        Asked::Search => "/",
        Asked::Query => "query: ",
        Asked::Find => "find: ",
        Asked::Context => "in context: ",
        Asked::Command => ":",
        Asked::Pipe => "pipe to: ",
        Asked::Save => "save as: ",
    };
    let x = put(
        buffer,
        (x, area.y),
        sign,
        end.saturating_sub(x),
        styles.label(),
    );
    let found = match prompt.asked {
        Asked::Find => finds(app),
        Asked::Context | Asked::Pipe | Asked::Save => String::new(),
        Asked::Search | Asked::Query => found(app),
        Asked::Command => touched(app, prompt),
    };
    let found_cells = u16::try_from(width::width(&found)).unwrap_or(0);
    let text_end = end.saturating_sub(found_cells + 2).max(x);
    let cursor = draw_line(buffer, (x, area.y), text_end, &prompt.line);
    if prompt.line.text().is_empty() {
        let room = text_end.saturating_sub(cursor.x + 1);
        let words = fitting(prompt.asked, app, usize::from(room));
        put(buffer, (cursor.x + 1, area.y), &words, room, styles.quiet());
    }
    if text_end + 2 < end {
        put(
            buffer,
            (text_end + 2, area.y),
            &found,
            found_cells,
            styles.quiet(),
        );
    }
    let lines = prompt.error.as_ref().map_or(0, |error| {
        let words = error.to_string();
        message::draw_above(buffer, area, (from, end), (&words, styles.error()))
    });
    (cursor, lines)
}

/// What may be typed, and the keys that help, as much of it as fits `room` cells.
fn fitting(asked: Asked, app: &App, room: usize) -> String {
    let typed = match asked {
        Asked::Search => "words, \"a phrase\", author:name",
        Asked::Query => "words, is:unread, date:2023-02",
        Asked::Find => "words, or /a pattern/",
        Asked::Context => "a word, \"a phrase\", keyword:name",
        Asked::Command => "a command: tag, sort, view",
        Asked::Pipe | Asked::Save => return String::new(),
    };
    let completes = (asked != Asked::Find).then_some("Tab completes");
    let older = if app.look.is_ascii { "Up" } else { "↑" };
    let older = format!("{older} typed before");
    let keys = [completes, Some(older.as_str()), Some("Esc leaves")];
    let mut words = typed.to_owned();
    if width::width(&words) > room {
        return String::new();
    }
    for key in keys.into_iter().flatten() {
        let more = format!("{words} {} {key}", app.look.dot());
        if width::width(&more) <= room {
            words = more;
        }
    }
    words
}

/// The part of a line around its cursor; gives where the cursor stands.
pub(crate) fn draw_line(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    line: &Line,
) -> Position {
    let room = usize::from(end.saturating_sub(x + 1));
    let (before, after) = line.parts();
    let shown = last_cells(before, room);
    // What is only offered looks as what is selected: a letter takes its place.
    let look = if line.is_offered() {
        Style::new().add_modifier(Modifier::REVERSED)
    } else {
        Style::new()
    };
    let cursor = put(buffer, (x, y), shown, end.saturating_sub(x), look);
    put(
        buffer,
        (cursor, y),
        after,
        end.saturating_sub(cursor),
        Style::new(),
    );
    Position::new(cursor, y)
}

/// The longest end of `text` that takes at most `cells`.
fn last_cells(text: &str, cells: usize) -> &str {
    let surplus = width::width(text).saturating_sub(cells);
    if surplus == 0 {
        return text;
    }
    let mut cut = width::take(text, surplus);
    if width::width(cut) < surplus {
        cut = width::take(text, surplus + 1);
    }
    text.get(cut.len()..).unwrap_or_default()
}

/// Which of the places in the article one has gone to.
pub(crate) fn finds(app: &App) -> String {
    let Some(page) = app.reading.page().filter(|_| app.finding.marked.is_some()) else {
        return String::new();
    };
    match app.reading.find {
        Some(find) => format!("{} of {}", grouped(find + 1), grouped(page.finds.len())),
        None if page.finds.is_empty() => "not in this article".to_owned(),
        None => format!("{} found", grouped(page.finds.len())),
    }
}

/// What the command that is typed would be done to.
fn touched(app: &App, prompt: &Prompt) -> String {
    match prompt.scope {
        Scope::None => String::new(),
        Scope::Cursor => "this article".to_owned(),
        Scope::Selection => format!("{} selected", grouped(app.selection.len())),
        Scope::Listed if app.list.awaits_result() => "counting".to_owned(),
        Scope::Listed => counted(app.list.len(), "article"),
    }
}

/// What the list shows of what was typed.
fn found(app: &App) -> String {
    if app.list.query.is_all() {
        return String::new();
    }
    let found = format!("{} found", grouped(app.list.len()));
    match app.list.view.searched {
        Some(share) => format!("{found}, {}", searched_words(share)),
        None => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_shows_its_end() {
        for (text, cells, expected) in [
            ("short", 9, "short"),
            ("a longer line", 4, "line"),
            ("日本語", 4, "本語"),
            ("日本語", 3, "語"),
        ] {
            assert_eq!(last_cells(text, cells), expected);
        }
    }
}
