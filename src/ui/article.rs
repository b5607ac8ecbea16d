//! The page of the article, set against its measure, and the marks at its scrollbar.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::app::reading::Content;
use crate::app::{App, Focus, Panes, Rect};
use crate::reader::layout::MEASURE_CELLS;
use crate::reader::{Line, Page, Span};
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::empty;
use crate::ui::style::Styles;

/// Draws the article into `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) {
    match &app.reading.content {
        Content::Article { page, .. } => draw_page(buffer, area, page, app, styles),
        Content::Failed(reason) => {
            let words = [
                "This article could not be read:",
                reason.as_str(),
                "",
                "r looks again, J goes on",
            ];
            empty::draw_words(buffer, area, &words, styles);
        }
        Content::Empty => {}
    }
}

/// The lines of the page that are on screen, the measure in the middle of the pane.
fn draw_page(buffer: &mut Buffer, area: Rect, page: &Page, app: &App, styles: &Styles) {
    let measure = page.width_cells.min(MEASURE_CELLS).min(area.width);
    let left = area.x + (area.width - measure) / 2;
    let top = app.reading.top;
    let hit_line = app
        .reading
        .hit
        .and_then(|hit| page.hits.get(hit))
        .map(|(line, _)| *line);
    let found = app
        .reading
        .found
        .and_then(|found| u32::try_from(found).ok());
    let lines = page.lines.iter().enumerate().skip(top).zip(0..area.height);
    for ((number, line), y) in lines {
        let at = Rect {
            x: left,
            y: area.y + y,
            width: measure,
            height: 1,
        };
        let gone_to = GoneTo {
            is_hit_here: hit_line == Some(number) && app.focus == Focus::Article,
            found,
        };
        draw_line(buffer, at, line, gone_to, styles);
    }
}

/// What one has gone to, as far as a line is concerned.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct GoneTo {
    /// Whether the keyword hit starts on the line.
    is_hit_here: bool,
    /// The number of the place of the search.
    found: Option<u32>,
}

/// One line; those of right-to-left paragraphs end at the right edge of the measure.
fn draw_line(buffer: &mut Buffer, area: Rect, line: &Line, gone_to: GoneTo, styles: &Styles) {
    let end = area.x + area.width;
    let mut x = area.x;
    if line.is_rtl {
        let cells: usize = line.spans.iter().map(|span| width::width(&span.text)).sum();
        x += area
            .width
            .saturating_sub(u16::try_from(cells).unwrap_or(u16::MAX));
    }
    for span in &line.spans {
        let look = span_look(span, gone_to, styles);
        x = put(buffer, (x, area.y), &span.text, end.saturating_sub(x), look);
    }
}

/// The look of a span: its role, then the article's own emphasis, then the hit over both.
pub(crate) fn span_look(span: &Span, gone_to: GoneTo, styles: &Styles) -> Style {
    let mut look = styles.role(span.role);
    let emphases = [
        (span.style.bold, Modifier::BOLD),
        (span.style.italic, Modifier::ITALIC),
        (span.style.struck, Modifier::CROSSED_OUT),
    ];
    for (is_set, modifier) in emphases {
        if is_set {
            look = look.add_modifier(modifier);
        }
    }
    if span.style.code {
        look = look.patch(styles.role(crate::reader::Role::Code));
    }
    if span.found.is_some() && span.found == gone_to.found {
        return styles.gone_to(look, span.hit);
    }
    let look = styles.marked(look, span.hit, span.found.is_some());
    if span.hit.is_some() && gone_to.is_hit_here {
        look.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    } else {
        look
    }
}

/// The part of the article on screen as a thumb on the right border, and where the hits are.
pub fn draw_scrollbar(buffer: &mut Buffer, panes: &Panes, app: &App, styles: &Styles) {
    let (Some(area), Some(page)) = (panes.article, app.reading.page()) else {
        return;
    };
    let (lines, height) = (page.lines.len(), usize::from(area.height));
    if !panes.is_boxed || height == 0 {
        return;
    }
    let x = area.x + area.width;
    let (thumb, keyword, found) = if app.look.is_ascii {
        ("#", "=", "*")
    } else {
        ("┃", "▪", "◆")
    };
    if lines > height {
        let first = app.reading.top * height / lines;
        let cells = (height * height).div_ceil(lines).min(height);
        for row in (first..(first + cells).min(height)).filter_map(|row| u16::try_from(row).ok()) {
            put(buffer, (x, area.y + row), thumb, 1, Style::new());
        }
    }
    let scale = lines.max(height);
    let mut put_mark = |line: usize, mark: &str, look: Style| {
        let row = u16::try_from(line * height / scale).unwrap_or(0);
        put(
            buffer,
            (x, area.y + row.min(area.height - 1)),
            mark,
            1,
            look,
        );
    };
    for (line, group) in &page.hits {
        put_mark(*line, keyword, styles.row(*group));
    }
    for line in &page.found {
        put_mark(*line, found, styles.label());
    }
}
