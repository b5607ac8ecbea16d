//! Borders, and the plain title line of small screens.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::{App, Panes};
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::style::Styles;

/// The strokes of a box.
struct Strokes {
    horizontal: &'static str,
    vertical: &'static str,
    top: [&'static str; 3],
    middle: [&'static str; 3],
    bottom: [&'static str; 2],
}

const LINES: Strokes = Strokes {
    horizontal: "─",
    vertical: "│",
    top: ["┌", "┬", "┐"],
    middle: ["├", "┴", "┤"],
    bottom: ["└", "┘"],
};

const ASCII: Strokes = Strokes {
    horizontal: "-",
    vertical: "|",
    top: ["+", "+", "+"],
    middle: ["+", "+", "+"],
    bottom: ["+", "+"],
};

/// Draws the borders with the counts on them, or the title line of a small screen.
pub fn draw(buffer: &mut Buffer, app: &App, panes: &Panes, styles: &Styles) {
    if panes.is_boxed {
        draw_box(buffer, app, panes, styles);
    } else if let Some(title) = panes.title {
        put(
            buffer,
            (title.x, title.y),
            &counts(app, usize::from(title.width)),
            title.width,
            styles.label(),
        );
    }
}

/// The box around everything, the line above the status, and the divider between the panes.
fn draw_box(buffer: &mut Buffer, app: &App, panes: &Panes, styles: &Styles) {
    let strokes = if app.look.is_ascii { &ASCII } else { &LINES };
    let (width, height) = (panes.screen.width, panes.screen.height);
    let look = styles.border();
    let last = width - 1;
    let [top, middle, bottom] = [0, height - 3, height - 1];
    let [left, tee, right] = strokes.top;
    rule(buffer, top, width, (left, strokes.horizontal, right), look);
    let [middle_left, middle_tee, middle_right] = strokes.middle;
    rule(
        buffer,
        middle,
        width,
        (middle_left, strokes.horizontal, middle_right),
        look,
    );
    let [bottom_left, bottom_right] = strokes.bottom;
    rule(
        buffer,
        bottom,
        width,
        (bottom_left, strokes.horizontal, bottom_right),
        look,
    );
    for y in (1..middle).chain([height - 2]) {
        put(buffer, (0, y), strokes.vertical, 1, look);
        put(buffer, (last, y), strokes.vertical, 1, look);
    }
    if let Some(divider) = panes.divider {
        put(buffer, (divider, top), tee, 1, look);
        put(buffer, (divider, middle), middle_tee, 1, look);
        for y in 1..middle {
            put(buffer, (divider, y), strokes.vertical, 1, look);
        }
    }
    let (x, room) = panes.tabs();
    let counts = counts(app, usize::from(room));
    put(
        buffer,
        (x - 1, top),
        &format!(" {counts} "),
        room + 2,
        styles.label(),
    );
}

/// A line across the screen with its two ends.
fn rule(buffer: &mut Buffer, y: u16, width: u16, ends: (&str, &str, &str), look: Style) {
    let (left, stroke, right) = ends;
    put(buffer, (0, y), left, 1, look);
    let inner = width.saturating_sub(2);
    put(
        buffer,
        (1, y),
        &stroke.repeat(usize::from(inner)),
        inner,
        look,
    );
    put(buffer, (width - 1, y), right, 1, look);
}

/// The tabs, as one line.
fn counts(app: &App, room: usize) -> String {
    let tabs = app.tabs(room).into_iter().map(|tab| tab.words);
    let words: Vec<_> = tabs.collect();
    width::truncate(&words.join(&app.between_tabs()), room)
}
