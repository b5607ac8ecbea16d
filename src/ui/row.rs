//! One row of the list: marks, date, source, title, hits.
//!
//! ```text
//! ● ★ 10 Feb 23  Caspian News  Iran and Russia widen …   4
//! ```

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::app::{App, Rect};
use crate::article::{Summary, Zone};
use crate::library::missing;
use crate::text::width;
use crate::ui::dates::{self, Room};
use crate::ui::draw::put;
use crate::ui::overlay::Overlay;
use crate::ui::passage;
use crate::ui::style::Styles;
use crate::user::Mark;

/// Cells of how much was read, with the space before it.
const BEGUN_CELLS: u16 = 5;

/// Cells of a title beside which there is room for it.
const ROOM_FOR_BEGUN: u16 = 34;

/// How the cells of a row are shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Cells between the two marks and after them.
    pub gap: u16,
    /// The date, if there is room.
    pub date: Option<Room>,
    /// Cells of the source; 0 where there is no room.
    pub source: u16,
    /// Cells of the number of hits.
    pub hits: u16,
}

impl Columns {
    /// The columns for a list of `width` cells: the title gets at least half of a narrow one.
    pub fn for_width(width: u16) -> Self {
        let columns = |gap, date, source, hits| Self {
            gap,
            date,
            source,
            hits,
        };
        match width {
            0..24 => columns(0, None, 0, 0),
            24..36 => columns(0, Some(Room::Narrow), 0, 0),
            36..46 => columns(0, Some(Room::Narrow), 0, 4),
            46..56 => columns(1, Some(Room::Narrow), 10, 4),
            56..72 => columns(1, Some(Room::Middle), 13, 4),
            72..100 => columns(1, Some(Room::Wide), 16, 5),
            _ => columns(1, Some(Room::Wide), 22, 5),
        }
    }
}

/// What a row is drawn from.
#[derive(Debug)]
pub struct Row<'a> {
    /// The article.
    pub summary: &'a Summary,
    /// Its marks.
    pub mark: Mark,
    /// How the cells are shared out.
    pub columns: Columns,
    /// The reader: its keywords, its year, its look.
    pub app: &'a App,
    /// The looks.
    pub styles: &'a Styles,
}

impl Row<'_> {
    /// How much of it was read in percent, where it was begun and not read to its end.
    fn begun(&self) -> Option<u8> {
        self.app.progress.begun(&self.summary.keys)
    }
}

/// Draws one row into `area`, one cell high.
pub fn draw(buffer: &mut Buffer, area: Rect, row: &Row) {
    let (x, end) = (area.x, area.x + area.width);
    let x = draw_marks(buffer, (x, area.y), end, row);
    let x = draw_date(buffer, (x, area.y), end, row);
    let x = draw_source(buffer, (x, area.y), end, row);
    let hits = row.columns.hits;
    let title_end = end.saturating_sub(hits).max(x);
    let begun_start = draw_begun(buffer, (x, area.y), title_end, row);
    draw_title(buffer, (x, area.y), begun_start, row);
    if hits > 0 {
        draw_hits(buffer, (title_end, area.y), hits, row);
    }
}

/// The unread mark, or that of an article that was begun, the bookmark mark, and between them, or in the
/// place of the latter, that of a note.
fn draw_marks(buffer: &mut Buffer, (x, y): (u16, u16), end: u16, row: &Row) -> u16 {
    let (unread, bookmark, note, begun) = if row.app.look.is_ascii {
        ("o", "*", "n", ">")
    } else {
        ("●", "★", "✎", "▸")
    };
    let gap = row.columns.gap;
    if row.mark.has_note && (gap > 0 || !row.mark.is_bookmarked) {
        let room = end.saturating_sub(x + 1).min(1);
        put(buffer, (x + 1, y), note, room, row.styles.own());
    }
    let is_begun = row.mark.is_read && row.begun().is_some();
    if is_begun || !row.mark.is_read {
        let (sign, look) = if is_begun {
            (begun, row.styles.quiet())
        } else {
            (unread, row.styles.unread())
        };
        put(buffer, (x, y), sign, end.saturating_sub(x).min(1), look);
    }
    let x = x + 1 + gap;
    if row.mark.is_bookmarked {
        put(
            buffer,
            (x, y),
            bookmark,
            end.saturating_sub(x).min(1),
            row.styles.bookmark(),
        );
    }
    (x + 2).min(end)
}

/// How much was read of an article that was begun, where there is room; gives the column before it.
fn draw_begun(buffer: &mut Buffer, (x, y): (u16, u16), end: u16, row: &Row) -> u16 {
    let Some(percent) = row
        .begun()
        .filter(|_| end.saturating_sub(x) >= ROOM_FOR_BEGUN)
    else {
        return end;
    };
    let start = end - BEGUN_CELLS;
    let words = format!("{percent:>3}%");
    put(
        buffer,
        (start + 1, y),
        &words,
        BEGUN_CELLS - 1,
        row.styles.quiet(),
    );
    start
}

/// The date, in the room that there is.
fn draw_date(buffer: &mut Buffer, (x, y): (u16, u16), end: u16, row: &Row) -> u16 {
    let Some(room) = row.columns.date else {
        return x;
    };
    let value = row.summary.date.as_deref().unwrap_or_default();
    let date = if value.is_empty() {
        String::new()
    } else {
        dates::short(value, room, row.app.year)
    };
    let cells = room.cells();
    let text = format!("{date:>width$}", width = usize::from(cells));
    put(
        buffer,
        (x, y),
        &text,
        end.saturating_sub(x).min(cells),
        row.styles.date(row.summary.dated_by),
    );
    (x + cells + 2).min(end)
}

/// The source, or dimmed the folder where none is known.
fn draw_source(buffer: &mut Buffer, (x, y): (u16, u16), end: u16, row: &Row) -> u16 {
    let cells = row.columns.source;
    if cells == 0 {
        return x;
    }
    let (name, style) = match &row.summary.source {
        Some(source) => (source, Style::new()),
        None => (&row.summary.folder, row.styles.quiet()),
    };
    let name = width::truncate(name, usize::from(cells));
    put(
        buffer,
        (x, y),
        &name,
        end.saturating_sub(x).min(cells),
        style,
    );
    (x + cells + 2).min(end)
}

/// The title with its keywords marked, in the colour of the strongest group.
fn draw_title(buffer: &mut Buffer, (x, y): (u16, u16), end: u16, row: &Row) {
    let cells = usize::from(end.saturating_sub(x));
    let summary = row.summary;
    let mut look = summary
        .strongest_group()
        .map_or_else(Style::new, |group| row.styles.row(group));
    if !row.mark.is_read {
        look = look.add_modifier(Modifier::BOLD);
    }
    let is_missing = missing::is_missing(summary.row.0);
    let (x, cells) = if is_missing {
        look = row.styles.quiet();
        let room = end.saturating_sub(x);
        let after = put(buffer, (x, y), "missing: ", room, look);
        (after, usize::from(end.saturating_sub(after)))
    } else {
        (x, cells)
    };
    let is_cut = width::width(&summary.title) > cells;
    let shown = width::take(&summary.title, cells - usize::from(is_cut && cells > 0));
    let app = row.app;
    let overlay = Overlay {
        text: shown,
        look,
        keywords: &app.matcher.hits(&summary.title, summary.lang.as_deref()),
        found: &app.list.view.marks.hits(&summary.title, Zone::Title),
    };
    let x = overlay.draw(buffer, (x, y), end, row.styles);
    if is_cut {
        put(buffer, (x, y), cut(app), end.saturating_sub(x), look);
    }
}

/// What says that a text goes on.
fn cut(app: &App) -> &'static str {
    if app.look.is_ascii { ">" } else { "…" }
}

/// Draws what was added to a bookmark, or the passage that was found in the article, into `area`, one cell high, under the date.
pub fn draw_passage(buffer: &mut Buffer, area: Rect, row: &Row) {
    let indent = (row.columns.gap + 3).min(area.width);
    let area = Rect {
        x: area.x + indent,
        width: (area.width - indent).saturating_sub(1),
        ..area
    };
    let id = row.summary.row.0;
    if let Some(added) = row.app.list.rows.added.get(&id) {
        let words = width::truncate(added, usize::from(area.width));
        put(
            buffer,
            (area.x, area.y),
            &words,
            area.width,
            row.styles.own(),
        );
        return;
    }
    let Some(snippet) = row.app.snippets.of(id) else {
        return;
    };
    passage::draw(buffer, area, snippet, cut(row.app), row.styles);
}

/// The number of hits, at the right edge.
fn draw_hits(buffer: &mut Buffer, (x, y): (u16, u16), cells: u16, row: &Row) {
    let count = row.summary.hit_count();
    let Some(group) = row.summary.strongest_group() else {
        return;
    };
    let number = if count > 999 {
        "999+".to_owned()
    } else {
        count.to_string()
    };
    let room = usize::from(cells.saturating_sub(1));
    put(
        buffer,
        (x + 1, y),
        &format!("{number:>room$}"),
        cells - 1,
        row.styles.row(group),
    );
}

/// Marks the row in `area` as the one under the cursor: a bar of one colour, on which only keywords
/// keep theirs, underlined, and what was searched for is turned round once more.
pub fn select(buffer: &mut Buffer, area: Rect, look: Style) {
    let screen = buffer.area;
    let columns = area.x..(area.x + area.width).min(screen.right());
    let lines = area.y..(area.y + area.height).min(screen.bottom());
    for (x, y) in lines.flat_map(|y| columns.clone().map(move |x| (x, y))) {
        let Some(cell) = buffer.cell_mut((x, y)) else {
            return;
        };
        let is_on_bar = look.add_modifier.contains(Modifier::REVERSED);
        let is_found = cell.modifier.contains(Modifier::UNDERLINED);
        if is_on_bar && cell.modifier.contains(Modifier::REVERSED) {
            let found = Modifier::BOLD | Modifier::UNDERLINED;
            let plain = cell
                .style()
                .remove_modifier(Modifier::REVERSED | Modifier::DIM);
            cell.set_style(plain.add_modifier(found));
        } else if is_on_bar && is_found && cell.bg != ratatui::style::Color::Reset {
            cell.set_style(Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD));
        } else if cell.bg == ratatui::style::Color::Reset {
            let plain = cell.style().remove_modifier(Modifier::DIM);
            let is_bar = is_on_bar || look.bg.is_some() && look.fg.is_some();
            let plain = if is_bar {
                plain.fg(ratatui::style::Color::Reset)
            } else {
                plain
            };
            cell.set_style(plain.patch(look).remove_modifier(Modifier::DIM));
        } else {
            cell.set_style(Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD));
        }
    }
}
