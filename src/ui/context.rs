//! Words in context: each line with its date and source at the left, and what is looked for in one
//! column; the words before it end there, those after it begin there.
//!
//! Lines of one article say its date and source once, where they stand together.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::app::context::ContextPane;
use crate::app::notice::grouped;
use crate::app::{App, Rect};
use crate::input::{Command, Layer};
use crate::library::Searched;
use crate::library::view::context::{By, Line};
use crate::reader::wrap;
use crate::text::width;
use crate::ui::bar;
use crate::ui::dates::{self, Room};
use crate::ui::draw::put;
use crate::ui::marks::Marks;
use crate::ui::plain;
use crate::ui::popup::open_pane;
use crate::ui::status::searched_words;
use crate::ui::style::Styles;

/// Cells from which on sources are shown.
const ROOM_FOR_SOURCES: u16 = 60;

/// Draws the pane over list and article; gives where the line under the cursor begins.
pub fn draw(buffer: &mut Buffer, app: &App, pane: &ContextPane, styles: &Styles) -> Position {
    let title = format!(" {} ", title(app, pane));
    let area = open_pane(buffer, app, &title, styles);
    let columns = Columns::new(area);
    let mut at = Position::new(area.x, area.y);
    let shown = pane.top..pane.places().min(pane.top + pane.height);
    for (place, y) in shown.zip(area.y..area.y + area.height) {
        let above = place
            .checked_sub(1)
            .filter(|_| place > pane.top && pane.by != By::Right);
        let above = above.and_then(|above| pane.line(above));
        if let Some(line) = pane.line(place) {
            let is_first = above.is_none_or(|above| above.row != line.row);
            if app.is_plain() {
                let words = plain::context(app, line, area.width);
                put(buffer, (area.x, y), &words, area.width, Style::new());
            } else {
                draw_line(buffer, y, &columns, (line, is_first), (app, styles));
            }
        }
        if place == pane.cursor {
            at = Position::new(area.x, y);
            let line = Rect {
                y,
                height: 1,
                ..area
            };
            bar::lay_under_marks(buffer, line, styles.selected());
        }
    }
    if pane.places() == 0 {
        draw_empty(buffer, area, &empty_words(app, pane), styles);
    }
    at
}

/// What is said where there are no lines.
fn empty_words(app: &App, pane: &ContextPane) -> String {
    if !pane.is_whole {
        let stop = app.hint(Command::StopWork);
        return format!("looking through the articles ({stop} stops)");
    }
    let [other, back, rescan] =
        [Command::Context, Command::Quit, Command::Rescan].map(|it| app.hint(it));
    let Some(Searched { searched, of }) = pane.searched else {
        return format!(
            "Nowhere in the library. {other} looks for something else, {back} goes back."
        );
    };
    let (searched, of) = (grouped(searched), grouped(of));
    let rest = if app.indexing.is_some() || app.work.is_some() {
        "the search index is being built, and what is found in the rest is added here".to_owned()
    } else {
        format!("{rescan} in the list brings the search index up to date")
    };
    format!(
        "Nowhere in the {searched} of {of} articles that were searched: {rest}. {back} goes back."
    )
}

fn draw_empty(buffer: &mut Buffer, area: Rect, words: &str, styles: &Styles) {
    let lines = wrap::plain_lines(words, usize::from(area.width));
    for (line, y) in lines.iter().zip(area.y..area.y + area.height) {
        put(buffer, (area.x, y), line, area.width, styles.quiet());
    }
}

/// What is looked for, how many places there are, and their order.
fn title(app: &App, pane: &ContextPane) -> String {
    let dot = app.look.dot();
    let count = grouped(pane.places());
    let here = if pane.places() > 0 {
        format!("{}/", grouped(pane.cursor + 1))
    } else {
        String::new()
    };
    let read = match pane.known {
        Some(known) if !pane.is_whole => {
            format!(
                " so far, {} of {} articles read",
                grouped(known.read),
                grouped(known.of)
            )
        }
        Some(known) if known.read < known.of => {
            format!(
                " in the first {} of {} articles",
                grouped(known.read),
                grouped(known.of)
            )
        }
        _ => pane.searched.map_or_else(String::new, |share| {
            format!(" so far, {}", searched_words(share))
        }),
    };
    let room = usize::from(app.size.columns).saturating_sub(6) / 2;
    let typed = width::truncate(&pane.typed, room.max(8));
    let keymap = &app.settings.keymap;
    let sorts = keymap.hint_in(Layer::Context, Command::NextOrder);
    format!(
        "{typed} {dot} {here}{count}{read} {dot} by {} ({sorts})",
        pane.by.name()
    )
}

/// Where everything stands in a line.
struct Columns {
    date: u16,
    room: Room,
    source: u16,
    source_cells: u16,
    left: u16,
    hit: u16,
    end: u16,
}

impl Columns {
    fn new(area: Rect) -> Self {
        let date = area.x;
        let room = if area.width < ROOM_FOR_SOURCES {
            Room::Narrow
        } else {
            Room::Middle
        };
        let source = date + room.cells() + 1;
        let source_cells = if area.width < ROOM_FOR_SOURCES {
            0
        } else {
            (area.width / 7).min(18)
        };
        let left = if source_cells == 0 {
            source
        } else {
            source + source_cells + 1
        };
        let end = area.x + area.width;
        let hit = left + end.saturating_sub(left) * 2 / 5;
        Self {
            date,
            room,
            source,
            source_cells,
            left,
            hit,
            end,
        }
    }
}

/// Draws one line.
fn draw_line(
    buffer: &mut Buffer,
    y: u16,
    columns: &Columns,
    (line, is_first): (&Line, bool),
    (app, styles): (&App, &Styles),
) {
    if is_first {
        let value = line.published.as_deref().unwrap_or_default();
        let date = dates::short(value, columns.room, app.year);
        let cells = columns.room.cells();
        let date = format!("{date:>width$}", width = usize::from(cells));
        put(buffer, (columns.date, y), &date, cells, styles.quiet());
        let source = width::truncate(&line.source, usize::from(columns.source_cells));
        put(
            buffer,
            (columns.source, y),
            &source,
            columns.source_cells,
            styles.quiet(),
        );
    }
    let passage = &line.passage;
    let room = usize::from(columns.hit.saturating_sub(columns.left));
    let left = width::truncate_start(&passage.left, room);
    let cells = u16::try_from(width::width(&left)).unwrap_or(0);
    let start = columns.hit.saturating_sub(cells);
    put(buffer, (start, y), &left, cells, Style::new());
    let marks = Marks {
        group: passage.group,
        is_found: passage.group.is_none(),
        is_find: false,
    };
    let look = styles.marked(Style::new(), marks);
    let room = columns.end.saturating_sub(columns.hit);
    let hit = width::truncate(&passage.hit, usize::from(room));
    let x = put(buffer, (columns.hit, y), &hit, room, look);
    let room = columns.end.saturating_sub(x);
    let right = width::truncate(&passage.right, usize::from(room));
    put(buffer, (x, y), &right, room, Style::new());
}
