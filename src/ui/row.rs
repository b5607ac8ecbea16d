//! One row of the list: marks, date, source, title, hits.
//!
//! ```text
//! ● ★ 10 Feb 23  Caspian News  Iran and Russia widen …   4
//! ```

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::app::{App, Rect};
use crate::article::{Record, Summary, Zone};
use crate::config::Shows;
use crate::library::missing;
use crate::text::{Clean, width};
use crate::ui::columns::{self, Columns};
use crate::ui::dates::{self, Room};
use crate::ui::draw::put;
use crate::ui::overlay::Overlay;
use crate::ui::passage;
use crate::ui::style::Styles;
use crate::user::Mark;

/// Digits of an id that are shown: enough to name one article among a million.
pub(crate) const ID_DIGITS: usize = 12;

/// Cells of how much was read, with the space before it.
const BEGUN_CELLS: u16 = 5;

/// Cells of a title beside which there is room for it.
const ROOM_FOR_BEGUN: u16 = 34;

/// What is said in the place of a passage of an article that has no text.
const NO_TEXT: &str = "no text was saved with it";

/// What a row is drawn from.
#[derive(Debug)]
pub struct Row<'a> {
    /// The article.
    pub summary: &'a Summary,
    /// Its marks.
    pub mark: Mark,
    /// How the cells are shared out.
    pub columns: &'a Columns,
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
    let places = &row.columns.places;
    let mut x = area.x;
    for (number, (shows, cells)) in places.iter().enumerate() {
        let room = (area.x + area.width).saturating_sub(x).min(*cells);
        let at = Rect {
            x,
            width: room,
            ..area
        };
        match shows {
            Shows::Marks => draw_marks(buffer, at, row),
            Shows::Date => draw_date(buffer, at, row),
            Shows::Source => draw_source(buffer, at, row),
            Shows::Title => {
                let end = draw_begun(buffer, (x, area.y), x + room, row);
                draw_title(buffer, (x, area.y), end, row);
            }
            Shows::Hits => draw_hits(buffer, (x, area.y), room, row),
            other => draw_fact(buffer, at, row, *other),
        }
        x += room + columns::gap_after(places, number);
    }
}

/// The unread mark, or that of an article that was begun, the bookmark mark, and between them, or in the
/// place of the latter, that of a note.
fn draw_marks(buffer: &mut Buffer, area: Rect, row: &Row) {
    let (unread, bookmark, note, begun) = if row.app.look.is_ascii {
        ("o", "*", "n", ">")
    } else {
        ("●", "★", "✎", "▸")
    };
    let mut sign = |cell: u16, sign: &str, look: Style| {
        let room = area.width.saturating_sub(cell).min(1);
        put(buffer, (area.x + cell, area.y), sign, room, look);
    };
    let gap = row.columns.gap;
    if row.mark.has_note && (gap > 0 || !row.mark.is_bookmarked) {
        sign(1, note, row.styles.own());
    }
    if !row.mark.is_read {
        sign(0, unread, row.styles.unread());
    } else if row.begun().is_some() {
        sign(0, begun, row.styles.quiet());
    }
    if row.mark.is_bookmarked {
        sign(1 + gap, bookmark, row.styles.bookmark());
    }
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
fn draw_date(buffer: &mut Buffer, area: Rect, row: &Row) {
    let value = row.summary.date.as_deref().unwrap_or_default();
    let date = dates::short(value, Room::of_cells(area.width), row.app.year);
    let text = format!("{date:>width$}", width = usize::from(area.width));
    let look = row.styles.date(row.summary.dated_by);
    put(buffer, (area.x, area.y), &text, area.width, look);
}

/// The source, or dimmed the folder where none is known.
fn draw_source(buffer: &mut Buffer, area: Rect, row: &Row) {
    let (name, style) = match &row.summary.source {
        Some(source) => (source, Style::new()),
        None => (&row.summary.folder, row.styles.quiet()),
    };
    let name = width::truncate(name, usize::from(area.width));
    put(buffer, (area.x, area.y), &name, area.width, style);
}

/// Whatever else is known of the article.
fn draw_fact(buffer: &mut Buffer, area: Rect, row: &Row, shows: Shows) {
    let summary = row.summary;
    let record = row.app.list.rows.records.get(&summary.row.0).cloned();
    let words = fact(shows, summary, &record.unwrap_or_default());
    let cells = usize::from(area.width);
    let words = match shows {
        Shows::Words => {
            let number = width::truncate(&words, cells);
            format!("{number:>cells$}")
        }
        Shows::Path => width::truncate_start(&words, cells),
        _ => width::truncate(&words, cells),
    };
    put(
        buffer,
        (area.x, area.y),
        &words,
        area.width,
        row.styles.quiet(),
    );
}

/// What is known of an article, in words; nothing for what has signs of its own.
pub(crate) fn fact(shows: Shows, summary: &Summary, record: &Record) -> String {
    let joined = |texts: &[Clean]| {
        let texts: Vec<_> = texts.iter().map(Clean::as_str).collect();
        texts.join(", ")
    };
    let text = |text: Option<&Clean>| text.map(ToString::to_string).unwrap_or_default();
    match shows {
        Shows::Marks => String::new(),
        Shows::Date => text(summary.date.as_ref()),
        Shows::Source => text(Some(summary.source.as_ref().unwrap_or(&summary.folder))),
        Shows::Title => text(Some(&summary.title)),
        Shows::Hits => summary.hit_count().to_string(),
        Shows::Authors => joined(&summary.authors),
        Shows::Words => summary.words.to_string(),
        Shows::Lang => text(summary.lang.as_ref()),
        Shows::Section => text(record.section.as_ref()),
        Shows::Tags => joined(&record.tags),
        Shows::Format => text(record.format.as_ref()),
        Shows::Path => {
            let path = Clean::line(&summary.path.to_string_lossy());
            match summary.part {
                Some(part) => format!("{path}#{part}"),
                None => path.to_string(),
            }
        }
        Shows::Id => {
            let id = summary.keys.id().to_string();
            id.get(..ID_DIGITS).unwrap_or(&id).to_owned()
        }
    }
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
    let (app, lang) = (row.app, summary.lang.as_deref());
    let marks = &app.list.view.marks;
    let overlay = Overlay {
        text: shown,
        look,
        keywords: &app.matcher.hits(&summary.title, lang),
        found: &marks.hits(&summary.title, Zone::Title, lang),
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
    let indent = row.columns.indent().min(area.width);
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
        if row.summary.words == 0 {
            put(
                buffer,
                (area.x, area.y),
                NO_TEXT,
                area.width,
                row.styles.quiet(),
            );
        }
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
