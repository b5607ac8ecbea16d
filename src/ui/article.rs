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
    let found = app
        .reading
        .hit
        .and_then(|hit| page.hits.get(hit))
        .map(|(line, _)| *line);
    let lines = page.lines.iter().enumerate().skip(top).zip(0..area.height);
    for ((number, line), y) in lines {
        let at = Rect {
            x: left,
            y: area.y + y,
            width: measure,
            height: 1,
        };
        let is_found = found == Some(number) && app.focus == Focus::Article;
        draw_line(buffer, at, line, is_found, styles);
    }
}

/// One line; those of right-to-left paragraphs end at the right edge of the measure.
fn draw_line(buffer: &mut Buffer, area: Rect, line: &Line, is_found: bool, styles: &Styles) {
    let end = area.x + area.width;
    let mut x = area.x;
    if line.is_rtl {
        let cells: usize = line.spans.iter().map(|span| width::width(&span.text)).sum();
        x += area
            .width
            .saturating_sub(u16::try_from(cells).unwrap_or(u16::MAX));
    }
    for span in &line.spans {
        let look = span_look(span, is_found, styles);
        x = put(buffer, (x, area.y), &span.text, end.saturating_sub(x), look);
    }
}

/// The look of a span: its role, then the article's own emphasis, then the hit over both.
pub(crate) fn span_look(span: &Span, is_found: bool, styles: &Styles) -> Style {
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
    let Some(group) = span.hit else { return look };
    let look = look.patch(styles.hit(group)).remove_modifier(Modifier::DIM);
    if is_found {
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
    let (thumb, mark) = if app.look.is_ascii {
        ("#", "=")
    } else {
        ("┃", "▪")
    };
    if lines > height {
        let first = app.reading.top * height / lines;
        let cells = (height * height).div_ceil(lines).min(height);
        for row in (first..(first + cells).min(height)).filter_map(|row| u16::try_from(row).ok()) {
            put(buffer, (x, area.y + row), thumb, 1, Style::new());
        }
    }
    let scale = lines.max(height);
    for (line, group) in &page.hits {
        let row = u16::try_from(line * height / scale)
            .unwrap_or(0)
            .min(area.height - 1);
        put(buffer, (x, area.y + row), mark, 1, styles.row(*group));
    }
}
