//! What opens over the panes: a page of names and texts, or a menu.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::ordering::Choice;
use crate::app::popup::TextPopup;
use crate::app::{App, Popup, Rect};
use crate::input::Command;
use crate::reader::wrap;
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::menu::{self, Item};
use crate::ui::style::Styles;
use crate::ui::{help, keyword_panel, links, places, problems, story, view_menu};

/// Widest that a popup gets, in cells.
const WIDEST: u16 = 84;

/// Columns of a screen on which a popup takes the whole width.
const NARROW: u16 = 60;

/// Rows of a screen on which a popup takes the whole height.
const LOW: u16 = 14;

/// Draws the popup, if one is open; gives where its line under the cursor begins.
pub fn draw(buffer: &mut Buffer, app: &App, styles: &Styles) -> Option<Position> {
    Some(match app.popup.as_ref()? {
        Popup::Help(of) => help::draw(buffer, app, of, styles),
        Popup::Text(text) => draw_text(buffer, app, text, styles),
        Popup::Views(views) => view_menu::draw(buffer, app, views, styles),
        Popup::Story(menu) => story::draw(buffer, app, menu, styles),
        Popup::Links(found) => links::draw(buffer, app, found, styles),
        Popup::Keywords(panel) => keyword_panel::draw(buffer, app, panel, styles),
        Popup::Problems(found) => problems::draw(buffer, app, found, styles),
        Popup::Order { cursor } => draw_order(buffer, app, *cursor, styles),
        Popup::Places { listed, cursor } => places::draw(buffer, app, (*listed, *cursor), styles),
    })
}

/// The width of a popup on a screen of `columns`: the borders behind it stay in sight where there is
/// room for them.
pub(crate) fn inset(columns: u16) -> u16 {
    if columns < NARROW {
        columns
    } else {
        (columns - 4).min(WIDEST)
    }
}

/// The same for its height: below it stand the rule, the status line and the border.
pub(crate) fn inset_rows(rows: u16) -> u16 {
    if rows < LOW { rows } else { rows - 5 }
}

/// A page of names and texts, the texts wrapped beside their names.
fn draw_text(buffer: &mut Buffer, app: &App, text: &TextPopup, styles: &Styles) -> Position {
    let screen = app.size;
    let outer_width = inset(screen.columns);
    let inner_cells = usize::from(outer_width.saturating_sub(4)).max(1);
    let names = text
        .rows
        .iter()
        .map(|(name, _)| width::width(name))
        .max()
        .unwrap_or(0);
    let name_cells = names.min(inner_cells / 3);
    let text_cells = inner_cells.saturating_sub(name_cells + 2).max(1);
    let mut lines: Vec<(String, String)> = Vec::new();
    let outer_height = inset_rows(screen.rows);
    let room = usize::from(outer_height.saturating_sub(2));
    let last_row = text.rows.len();
    for (name, words) in text.rows.iter().skip(text.top) {
        let mut name = width::truncate_start(name, name_cells);
        for line in wrap::plain_lines(words, text_cells) {
            lines.push((std::mem::take(&mut name), line));
        }
        if lines.len() >= room {
            break;
        }
    }
    let title = if last_row > lines.len() || text.top > 0 {
        format!(
            " {} {}/{} · {} ",
            text.title,
            text.top + 1,
            last_row,
            moving(app, "closes")
        )
    } else {
        format!(" {} · {} closes ", text.title, app.hint_here(Command::Quit))
    };
    let height = u16::try_from(lines.len() + 2)
        .unwrap_or(u16::MAX)
        .min(outer_height);
    let area = open_box(buffer, app, (outer_width, height), &title, styles);
    for ((name, words), y) in lines.iter().zip(area.y..area.y + area.height) {
        let cells = u16::try_from(name_cells).unwrap_or(0);
        put(buffer, (area.x, y), name, cells, styles.label());
        let x = area.x + cells + 2;
        put(
            buffer,
            (x, y),
            words,
            (area.x + area.width).saturating_sub(x),
            ratatui::style::Style::new(),
        );
    }
    Position::new(area.x, area.y)
}

/// How one moves in what is open, and leaves it.
pub(crate) fn moving(app: &App, leaves: &str) -> String {
    let commands = [Command::Down, Command::Up, Command::Quit];
    let [down, up, quit] = commands.map(|command| app.hint_here(command));
    format!("{down} {up} move, {quit} {leaves}")
}

/// The menu of orders and groupings.
fn draw_order(buffer: &mut Buffer, app: &App, cursor: usize, styles: &Styles) -> Position {
    let item = |choice: Choice| {
        let mark = if app.is_chosen(choice) { "*" } else { " " };
        Item {
            text: format!("{mark} {}", choice.words()),
            ..Item::default()
        }
    };
    let (sorts, groups): (Vec<_>, Vec<_>) =
        Choice::all().partition(|choice| matches!(choice, Choice::Sort(_)));
    let label = Item {
        text: "group".to_owned(),
        is_label: true,
        ..Item::default()
    };
    let sorts = sorts.into_iter().map(item);
    let groups = groups.into_iter().map(item);
    let items: Vec<_> = sorts.chain([label]).chain(groups).collect();
    let title = (" sort by · Enter takes ", 36);
    menu::draw(buffer, app, title, &items, Some(cursor), styles)
}

/// An empty box in the middle of the screen; gives the room inside.
pub(crate) fn open_box(
    buffer: &mut Buffer,
    app: &App,
    (width, height): (u16, u16),
    title: &str,
    styles: &Styles,
) -> Rect {
    let (width, height) = (width.min(app.size.columns), height.min(app.size.rows));
    if app.is_plain() {
        return open_pane(buffer, app, title, styles);
    }
    let outer = Rect {
        x: (app.size.columns - width) / 2,
        y: (app.size.rows - height) / 2,
        width,
        height,
    };
    open_box_at(buffer, app, outer, title, styles)
}

/// Opens a box in place of both panes; the status line stays. Gives the room in it.
pub(crate) fn open_pane(buffer: &mut Buffer, app: &App, title: &str, styles: &Styles) -> Rect {
    let panes = app.panes();
    let outer = Rect {
        x: 0,
        y: 0,
        width: app.size.columns,
        height: panes.status.map_or(app.size.rows, |status| status.y),
    };
    let area = open_box_at(buffer, app, outer, title, styles);
    if panes.is_boxed {
        join(buffer, app, outer, styles);
    }
    area
}

/// Joins the lines of the box at `outer`, as wide as the screen, with the box of the screen.
pub(crate) fn join(buffer: &mut Buffer, app: &App, outer: Rect, styles: &Styles) {
    let [left, right] = if app.look.is_ascii {
        ["+"; 2]
    } else {
        ["├", "┤"]
    };
    let x = outer.width.saturating_sub(1);
    let last = (outer.y + outer.height).saturating_sub(1);
    let first = (outer.y > 0).then_some(outer.y);
    for y in first.into_iter().chain([last]) {
        put(buffer, (0, y), left, 1, styles.border());
        put(buffer, (x, y), right, 1, styles.border());
    }
}

/// The same at the place of `outer`, which lies on the screen.
pub(crate) fn open_box_at(
    buffer: &mut Buffer,
    app: &App,
    outer: Rect,
    title: &str,
    styles: &Styles,
) -> Rect {
    let Rect {
        x,
        y,
        width,
        height,
    } = outer;
    if app.is_plain() {
        reset(buffer, outer);
        put(buffer, (x, y), title.trim(), width, styles.label());
        return Rect {
            y: y + 1.min(height),
            height: height.saturating_sub(1),
            ..outer
        };
    }
    let [horizontal, vertical, corners] = if app.look.is_ascii {
        ["-", "|", "++++"]
    } else {
        ["─", "│", "┌┐└┘"]
    };
    let corners: Vec<String> = corners.chars().map(String::from).collect();
    let [top_left, top_right, bottom_left, bottom_right] = corners.as_slice() else {
        return Rect::default();
    };
    let stroke = horizontal.repeat(usize::from(width.saturating_sub(2)));
    let blank = " ".repeat(usize::from(width.saturating_sub(2)));
    for row in 0..height {
        let (left, middle, right) = match row {
            0 => (top_left.as_str(), &stroke, top_right.as_str()),
            _ if row + 1 == height => (bottom_left.as_str(), &stroke, bottom_right.as_str()),
            _ => (vertical, &blank, vertical),
        };
        let line = format!("{left}{middle}{right}");
        let area = Rect {
            x,
            y: y + row,
            width,
            height: 1,
        };
        reset(buffer, area);
        put(buffer, (x, y + row), &line, width, styles.border());
        if row > 0 && row + 1 < height {
            let inner = Rect {
                x: x + 1,
                width: width.saturating_sub(2),
                ..area
            };
            reset(buffer, inner);
        }
    }
    put(
        buffer,
        (x + 2, y),
        title,
        width.saturating_sub(4),
        styles.label(),
    );
    Rect {
        x: x + 2.min(width),
        y: y + 1.min(height),
        width: width.saturating_sub(4),
        height: height.saturating_sub(2),
    }
}

/// Takes everything out of the cells of `area`.
fn reset(buffer: &mut Buffer, area: Rect) {
    for y in area.y..area.y + area.height {
        for x in area.x..area.x + area.width {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}
