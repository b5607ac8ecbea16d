//! The course of the current keyword, in the status line where there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect as Area;
use ratatui::symbols::bar;
use ratatui::widgets::{Sparkline, Widget};

use crate::app::App;
use crate::keywords::Word;
use crate::library::view::bars::PARTS;
use crate::text::{Clean, width};
use crate::ui::coverage::PLAIN_BARS;
use crate::ui::draw::put;
use crate::ui::style::Styles;

/// Cells of the keyword's name, at most.
const NAME: usize = 20;

/// Draws the course with its keyword so that it ends before `end`, if it fits in `room` cells.
pub(super) fn draw(
    buffer: &mut Buffer,
    (end, y): (u16, u16),
    room: usize,
    (app, styles): (&App, &Styles),
) {
    let sparkline = &app.sparkline;
    let (Some((group, word)), Some(bars)) = (&sparkline.current, sparkline.bars()) else {
        return;
    };
    if bars.iter().all(|bar| *bar == 0) {
        return;
    }
    let name = name(app, word);
    let name_cells = width::width(&name);
    let gap = usize::from(name_cells > 0);
    let cells = name_cells + gap + PARTS;
    let Some(cells) = u16::try_from(cells).ok().filter(|_| cells <= room) else {
        return;
    };
    let start = end.saturating_sub(cells);
    put(buffer, (start, y), &name, cells, styles.quiet());
    let parts = u16::try_from(PARTS).unwrap_or(0);
    let place = Area {
        x: end.saturating_sub(parts),
        y,
        width: parts,
        height: 1,
    };
    let set = if app.look.is_ascii {
        PLAIN_BARS
    } else {
        bar::NINE_LEVELS
    };
    let data: Vec<u64> = bars.iter().map(|bar| u64::from(*bar)).collect();
    let course = Sparkline::default().data(&data).bar_set(set);
    course.style(styles.row(*group)).render(place, buffer);
}

/// The keyword, or what the course is where the status line says the keyword beside it.
fn name(app: &App, word: &Word) -> String {
    if app.reading.hit.is_some() {
        return "over time".to_owned();
    }
    width::truncate(&Clean::line(&word.text), NAME)
}
