//! What the word at the cursor of a prompt could become, in a box above it.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::notice::grouped;
use crate::app::{App, Prompt, Rect};
use crate::text::width;
use crate::ui::bar;
use crate::ui::draw::put;
use crate::ui::popup::open_box_at;
use crate::ui::style::Styles;

/// Most candidates on screen.
const TALLEST: u16 = 8;

/// Draws the box, if there is something to choose, over the prompt at `area`.
///
/// The cursor of the prompt stands in the column `cursor`. The `said` lines above the prompt stay free, and
/// one in any case: what is wrong with it stands there.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    app: &App,
    prompt: &Prompt,
    (cursor, said): (u16, u16),
    styles: &Styles,
) {
    let Some(found) = prompt.completion() else {
        return;
    };
    let bottom = area.y.saturating_sub(said.max(1));
    // At most half of the screen, so that what is listed stays in sight.
    let room = (area.y / 2).saturating_sub(1).min(TALLEST);
    let lines = u16::try_from(found.candidates.len()).map_or(room, |all| all.min(room));
    if lines == 0 || bottom < lines + 2 {
        return;
    }
    let all = found.candidates.len() + found.more;
    let title = match found.chosen {
        Some(chosen) => format!(" {} of {} ", grouped(chosen + 1), grouped(all)),
        None if all > usize::from(lines) => format!(" Tab · {} ", grouped(all)),
        None => " Tab ".to_owned(),
    };
    let count = |articles: Option<usize>| articles.map_or_else(String::new, grouped);
    let cells = |text: &str| width::width(text);
    let names = found.candidates.iter().map(|one| cells(&one.name)).max();
    let counts = found
        .candidates
        .iter()
        .map(|one| cells(&count(one.articles)))
        .max();
    let counts = counts
        .filter(|cells| *cells > 0)
        .map_or(0, |cells| cells + 2);
    let inner = (names.unwrap_or(0) + counts).max(cells(&title));
    let wide = u16::try_from(inner + 4).unwrap_or(u16::MAX).min(area.width);
    let word = prompt.line.parts().0.get(found.start..).unwrap_or_default();
    let word_cells = u16::try_from(cells(word)).unwrap_or(u16::MAX);
    let x = cursor.saturating_sub(word_cells).max(area.x);
    let outer = Rect {
        x: x.min((area.x + area.width).saturating_sub(wide)),
        y: bottom - lines - 2,
        width: wide,
        height: lines + 2,
    };
    let inside = open_box_at(buffer, app, outer, &title, styles);
    let top = (found.chosen.unwrap_or(0) + 1).saturating_sub(usize::from(lines));
    let shown = found.candidates.iter().enumerate().skip(top);
    for ((number, one), y) in shown.zip(inside.y..inside.y + inside.height) {
        let count = count(one.articles);
        let count_cells = u16::try_from(cells(&count)).unwrap_or(0);
        let gap = if count_cells > 0 { 2 } else { 0 };
        let room = inside.width.saturating_sub(count_cells + gap);
        let name = width::truncate(&one.name, usize::from(room));
        put(buffer, (inside.x, y), &name, room, Style::new());
        let x = (inside.x + inside.width).saturating_sub(count_cells);
        put(buffer, (x, y), &count, count_cells, styles.quiet());
        if found.chosen == Some(number) {
            bar::lay(buffer, inside, y, styles);
        }
    }
}
