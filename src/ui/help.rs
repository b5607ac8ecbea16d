//! The help.
//!
//! ```text
//! ┌ keys · / finds, j k move, q closes ────────────────┐
//! │ in the list                                        │
//! │  Enter l →   Go into the article      open-article │
//! │  x           Select the row, or …       select-row │
//! └────────────────────────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::help::{Help, HelpLine};
use crate::app::{App, Rect};
use crate::input::table::Row;
use crate::input::{Command, beside};
use crate::reader::wrap;
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::popup::{inset, inset_rows, moving, open_box};
use crate::ui::prompt::draw_line;
use crate::ui::style::Styles;

/// Cells of the box from which on the names of commands stand at its right edge.
const ROOM_FOR_NAMES: u16 = 72;

/// Most cells that keys take beside what they do.
const KEYS_CELLS: u16 = 17;

/// Draws the help; gives where its first line begins, or where one types.
pub fn draw(buffer: &mut Buffer, app: &App, help: &Help, styles: &Styles) -> Position {
    let size = (inset(app.size.columns), inset_rows(app.size.rows));
    let lines = help.lines();
    let area = open_box(buffer, app, size, &title(app, help, &lines), styles);
    let (search, list) = if help.is_typing {
        let list = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        (Some(area), list)
    } else {
        (None, area)
    };
    let bottom = list.y + list.height;
    let keys_cells = keys_cells(&lines, list.width);
    let mut y = list.y;
    for line in lines.iter().skip(help.top) {
        if y >= bottom {
            break;
        }
        let room = Rect {
            y,
            height: bottom - y,
            ..list
        };
        y += match line {
            HelpLine::Place(place) => {
                put(
                    buffer,
                    (list.x, y),
                    place.words(),
                    list.width,
                    styles.label(),
                );
                1
            }
            HelpLine::Row(row) => draw_row(buffer, room, (row, keys_cells), styles),
        };
    }
    if lines.is_empty() {
        let words = "no key, no name and no description has that in it";
        put(buffer, (list.x, y), words, list.width, styles.quiet());
    }
    let Some(search) = search else {
        return Position::new(list.x, list.y);
    };
    let x = put(buffer, (search.x, search.y), "/", 1, styles.label());
    draw_line(buffer, (x, search.y), search.x + search.width, &help.line)
}

/// What it is, what is found, and the keys for it.
fn title(app: &App, help: &Help, lines: &[HelpLine<'_>]) -> String {
    let dot = app.look.dot();
    let (found, all) = help.found(lines);
    let clears = app.hint_here(Command::Back);
    if help.is_typing {
        return format!(" keys {dot} {found} of {all} {dot} Enter keeps, {clears} clears ");
    }
    match help.line.text() {
        "" => {
            let finds = app.hint_here(Command::Search);
            let moving = moving(app, "closes");
            format!(" keys {dot} {finds} finds, {moving} ")
        }
        looked_for => {
            format!(" keys {dot} {found} of {all} /{looked_for} {dot} {clears} shows all ")
        }
    }
}

/// The cells of the column of keys: as many as the widest row has keys for, as far as `width` allows, but
/// never fewer than one sequence takes.
fn keys_cells(lines: &[HelpLine<'_>], width: u16) -> u16 {
    let rows = lines.iter().filter_map(|line| match line {
        HelpLine::Row(row) => Some(*row),
        HelpLine::Place(_) => None,
    });
    let all = rows.clone().map(|row| width::width(&beside(&row.keys)));
    let single = rows.flat_map(|row| row.keys.iter().map(|keys| width::width(keys)));
    let [all, single] = [all.max(), single.max()]
        .map(|cells| u16::try_from(cells.unwrap_or(0)).unwrap_or(u16::MAX));
    let most = if width < ROOM_FOR_NAMES {
        0
    } else {
        KEYS_CELLS
    };
    all.min(most).max(single).min(width / 3)
}

/// The keys of a row: beside each other where they fit `cells`, else a line each.
fn key_lines(row: &Row, cells: u16) -> Vec<String> {
    let whole = beside(&row.keys);
    if width::width(&whole) <= usize::from(cells) {
        return vec![whole];
    }
    row.keys.clone()
}

/// Keys, what they do, and the name of that; gives the lines it took.
fn draw_row(
    buffer: &mut Buffer,
    area: Rect,
    (row, keys_cells): (&Row, u16),
    styles: &Styles,
) -> u16 {
    let name = row.name();
    let has_name = area.width >= ROOM_FOR_NAMES && row.commands.len() == 1;
    let name_cells = u16::try_from(width::width(&name)).unwrap_or(0);
    let name_cells = if has_name { name_cells + 2 } else { 0 };
    let x = area.x + keys_cells + 3;
    let end = (area.x + area.width).saturating_sub(name_cells);
    let does = if row.commands.len() > 1 {
        &name
    } else {
        row.help()
    };
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let keys = key_lines(row, keys_cells);
    let words = wrap::plain_lines(does, usize::from(end.saturating_sub(x).max(1)));
    for (line, y) in (0..keys.len().max(words.len())).zip(area.y..area.y + area.height) {
        let of = |lines: &[String]| lines.get(line).cloned().unwrap_or_default();
        put(buffer, (area.x + 1, y), &of(&keys), keys_cells, bold);
        put(
            buffer,
            (x, y),
            &of(&words),
            end.saturating_sub(x),
            Style::new(),
        );
    }
    if has_name {
        put(
            buffer,
            (end + 2, area.y),
            &name,
            name_cells - 2,
            styles.quiet(),
        );
    }
    u16::try_from(keys.len().max(words.len()).max(1)).unwrap_or(u16::MAX)
}
