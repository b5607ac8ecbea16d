//! The view of problems: it takes the whole screen but the status line, and scrolls over any number.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::notice::grouped;
use crate::app::problems::{ProblemLine, Problems};
use crate::app::{App, Rect};
use crate::input::Command;
use crate::reader::wrap;
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::popup::{self, open_box};
use crate::ui::style::Styles;

/// Cells that a problem stands in from its file.
const INDENT: u16 = 2;

/// Draws the view.
pub fn draw(buffer: &mut Buffer, app: &App, problems: &Problems, styles: &Styles) -> Position {
    let (dot, size) = (app.look.dot(), app.size);
    let title = if problems.count == 0 {
        format!(
            " problems: none {dot} {} closes ",
            app.hint_here(Command::Quit)
        )
    } else {
        let count = grouped(problems.count);
        format!(" problems: {count} {dot} {} ", popup::moving(app, "closes"))
    };
    let area = open_box(buffer, app, (size.columns, size.rows), &title, styles);
    let mut y = area.y;
    let bottom = area.y + area.height;
    if problems.count == 0 {
        let words = "Every file of the library was read.";
        put(buffer, (area.x, y), words, area.width, styles.quiet());
        y += 1;
    }
    for number in problems.top.. {
        let Some(line) = problems.at(number).filter(|_| y < bottom) else {
            break;
        };
        y += match line {
            ProblemLine::File(path, read) => {
                let read_cells = u16::try_from(width::width(&read)).unwrap_or(u16::MAX);
                let path_room = area.width.saturating_sub(read_cells.saturating_add(2));
                let path_room = path_room.max(area.width / 2);
                let path = width::truncate_start(&path, usize::from(path_room));
                let x = put(buffer, (area.x, y), &path, area.width, styles.label());
                let end = area.x + area.width;
                put(
                    buffer,
                    (x + 2, y),
                    &read,
                    end.saturating_sub(x + 2),
                    styles.quiet(),
                );
                1
            }
            ProblemLine::Fields(words) => draw_words(buffer, indented(area, y), &words),
            ProblemLine::Blank => 1,
            ProblemLine::Heading(words) => {
                put(buffer, (area.x, y), words, area.width, styles.quiet());
                1
            }
            ProblemLine::Problem(at, what) => {
                let words = if at.is_empty() {
                    what.to_string()
                } else {
                    format!("{at}: {what}")
                };
                draw_words(buffer, indented(area, y), &words)
            }
        };
    }
    Position::new(area.x, area.y)
}

/// What is left of `area` from row `y` on, for what belongs to a file.
fn indented(area: Rect, y: u16) -> Rect {
    Rect {
        x: area.x + INDENT,
        y,
        width: area.width.saturating_sub(INDENT),
        height: (area.y + area.height).saturating_sub(y),
    }
}

/// Draws wrapped words; gives the rows they took.
fn draw_words(buffer: &mut Buffer, area: Rect, words: &str) -> u16 {
    let lines = wrap::plain_lines(words, usize::from(area.width).max(1));
    let mut rows = 0;
    for (line, row) in lines.iter().zip(0..area.height) {
        let look = ratatui::style::Style::new();
        put(buffer, (area.x, area.y + row), line, area.width, look);
        rows += 1;
    }
    rows
}
