//! The way to any article, view or command: a line to type in, and under it what fits.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::jump::{Jump, Offer, Target};
use crate::app::notice::grouped;
use crate::app::{App, Rect};
use crate::text::width;
use crate::ui::bar;
use crate::ui::dates::{self, Room};
use crate::ui::draw::put;
use crate::ui::popup::open_box;
use crate::ui::prompt::draw_line;
use crate::ui::style::Styles;

/// Widest that the box gets, in cells.
const WIDEST: u16 = 96;

/// Most offers on screen.
const TALLEST: u16 = 18;

/// Columns of the box from which sources stand beside the dates.
const ROOM_FOR_SOURCES: u16 = 60;

/// Draws the box; gives where the cursor of the terminal stands.
pub fn draw(buffer: &mut Buffer, app: &App, jump: &Jump, styles: &Styles) -> Position {
    let margin = if app.size.columns < 60 { 0 } else { 4 };
    let size = (
        app.size.columns.saturating_sub(margin).min(WIDEST),
        app.size.rows.saturating_sub(margin / 2).min(TALLEST + 3),
    );
    let area = open_box(buffer, app, size, " jump · Enter goes there ", styles);
    let cursor = draw_prompt(buffer, Rect { height: 1, ..area }, jump, styles);
    let list = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let rows = usize::from(list.height).max(1);
    let top = (jump.cursor + 1).saturating_sub(rows);
    for ((number, offer), y) in jump
        .offers
        .iter()
        .enumerate()
        .skip(top)
        .zip(list.y..list.y + list.height)
    {
        let line = Rect {
            y,
            height: 1,
            ..list
        };
        draw_offer(buffer, line, app, offer, styles);
        if number == jump.cursor {
            bar::lay(buffer, line, y, styles);
        }
    }
    if jump.offers.is_empty() {
        let words = match jump.found {
            Some(_) if !jump.is_partial => "nothing fits these letters",
            _ => "looking through the titles",
        };
        put(buffer, (list.x, list.y), words, list.width, styles.quiet());
    }
    cursor
}

/// The line that is typed, and how much fits it.
fn draw_prompt(buffer: &mut Buffer, area: Rect, jump: &Jump, styles: &Styles) -> Position {
    let more = if jump.is_partial { "+" } else { "" };
    let found = match jump.found {
        None => "reading titles".to_owned(),
        Some((_, titles)) if jump.line.text().is_empty() => {
            format!("{}{more} titles", grouped(titles))
        }
        Some((fitting, titles)) => {
            format!("{}{more} of {} titles", grouped(fitting), grouped(titles))
        }
    };
    let end = area.x + area.width;
    let cells = u16::try_from(width::width(&found)).unwrap_or(0);
    let text_end = end.saturating_sub(cells + 2).max(area.x);
    let x = put(buffer, (area.x, area.y), "> ", area.width, styles.label());
    let cursor = draw_line(buffer, (x, area.y), text_end, &jump.line);
    if text_end + 2 < end {
        put(
            buffer,
            (text_end + 2, area.y),
            &found,
            cells,
            styles.quiet(),
        );
    }
    cursor
}

/// One offer: its sign, its words with the letters marked, and what tells it from others.
fn draw_offer(buffer: &mut Buffer, area: Rect, app: &App, offer: &Offer, styles: &Styles) {
    let (sign, look) = match offer.to {
        Target::Article(_) => (" ", Style::new()),
        Target::View(_) => ("#", styles.label()),
        Target::Command(_) => (":", styles.label()),
    };
    let end = area.x + area.width;
    let note = note(app, offer, area.width);
    let note_cells = u16::try_from(width::width(&note)).unwrap_or(0);
    let words_end = end.saturating_sub(note_cells + 2).max(area.x);
    let x = put(buffer, (area.x, area.y), sign, area.width, look) + 1;
    let cells = usize::from(words_end.saturating_sub(x));
    let is_cut = width::width(&offer.words) > cells;
    let shown = width::take(&offer.words, cells - usize::from(is_cut && cells > 0));
    let mut at = 0;
    let mut x = x;
    for place in &offer.places {
        let marked = look.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        for (range, look) in [(at..place.start, look), (place.clone(), marked)] {
            let end = range.end.min(shown.len());
            let part = shown.get(range.start.min(end)..end).unwrap_or_default();
            x = put(buffer, (x, area.y), part, words_end.saturating_sub(x), look);
        }
        at = place.end;
    }
    let rest = shown.get(at.min(shown.len())..).unwrap_or_default();
    x = put(buffer, (x, area.y), rest, words_end.saturating_sub(x), look);
    if is_cut {
        let cut = if app.look.is_ascii { ">" } else { "…" };
        put(buffer, (x, area.y), cut, words_end.saturating_sub(x), look);
    }
    let note_x = end.saturating_sub(note_cells).max(area.x);
    put(buffer, (note_x, area.y), &note, note_cells, styles.quiet());
}

/// What stands at the right edge: source and date of an article, what another thing is and its keys.
fn note(app: &App, offer: &Offer, cells: u16) -> String {
    let Target::Article(summary) = &offer.to else {
        let keys = offer.to.keys(&app.settings.keymap);
        if cells < ROOM_FOR_SOURCES {
            return keys;
        }
        return format!("{}  {keys}", offer.to.kind()).trim_end().to_owned();
    };
    let value = summary.date.as_deref().unwrap_or_default();
    let date = dates::short(value, Room::Narrow, app.year);
    if cells < ROOM_FOR_SOURCES {
        return date;
    }
    let source = summary.source.as_ref().unwrap_or(&summary.folder);
    format!(
        "{}  {date:>6}",
        width::truncate(source, usize::from(cells / 4))
    )
}
