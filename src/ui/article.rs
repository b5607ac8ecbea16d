//! The page of the article, set against its measure.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::reading::Content;
use crate::app::{App, Focus, Rect};
use crate::article::texts;
use crate::input::{Command, Layer};
use crate::reader::{Line, Page, Role, Span, wrap};
use crate::text::width;
use crate::ui::draw::put;
use crate::ui::empty;
use crate::ui::marks::Marks;
use crate::ui::style::Styles;

/// Draws the article into `area`; gives where the character stands that is moved while text is selected,
/// else where the line begins that one has gone to, else the first.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, styles: &Styles) -> Option<Position> {
    match &app.reading.content {
        Content::Article { .. } => {
            let page = app.reading.page()?;
            let begins = draw_page(buffer, area, page, app, styles);
            draw_ways(buffer, area, page, app, styles);
            return Some(selected_at(area, page, app).unwrap_or(begins));
        }
        Content::Failed(reason) => {
            let commands = [Command::Rescan, Command::NextArticle];
            let [looks, goes] = app.hints_in(Layer::Article, commands);
            let words = [
                "This article could not be read:",
                reason.as_str(),
                "",
                &format!("{looks} looks again, {goes} goes on"),
            ];
            empty::draw_words(buffer, area, &words, styles);
        }
        // Where the list is out of sight, what it would say stands here.
        Content::Empty if app.list.is_empty() && app.panes().list.is_none() => {
            empty::draw(buffer, area, app, styles);
        }
        Content::Empty => {}
    }
    None
}

/// Says under an article that has no text where there may be some.
fn draw_ways(buffer: &mut Buffer, area: Rect, page: &Page, app: &App, styles: &Styles) {
    let article = app.reading.article().filter(|_| app.reading.raw.is_none());
    let Some(article) = article.filter(|article| !texts::has_text(article)) else {
        return;
    };
    let commands = [Command::OpenUrl, Command::RawText];
    let [opens, raw] = app.hints_in(Layer::Article, commands);
    let opens = if article.url.is_some() {
        format!("{opens} opens its address, ")
    } else {
        String::new()
    };
    let words = format!("{opens}{raw} shows the file as it stands");
    let measure = page.width_cells.min(area.width);
    let lines = wrap::plain_lines(&words, usize::from(measure).max(1));
    let end = page.lines.len().saturating_sub(app.reading.top) + 1;
    let first = area
        .y
        .saturating_add(u16::try_from(end).unwrap_or(u16::MAX));
    let left = app.measure_left(area, page);
    for (line, y) in lines.iter().zip(first..area.y + area.height) {
        put(buffer, (left, y), line, measure, styles.quiet());
    }
}

/// Where the character stands that is moved while text is selected, if that is on screen.
fn selected_at(area: Rect, page: &Page, app: &App) -> Option<Position> {
    let head = app.reading.selected?.head;
    let (line, at) = page.cell_of(head)?;
    let y = u16::try_from(line.checked_sub(app.reading.top)?).ok()?;
    let x = app
        .measure_left(area, page)
        .saturating_add(u16::try_from(at.x).ok()?);
    let is_inside = y < area.height && x < area.x + area.width;
    is_inside.then(|| Position::new(x, area.y + y))
}

/// The lines of the page that are on screen, the measure in the middle of the pane.
fn draw_page(buffer: &mut Buffer, area: Rect, page: &Page, app: &App, styles: &Styles) -> Position {
    let measure = page.width_cells.min(area.width);
    let left = app.measure_left(area, page);
    let end = area.x + area.width;
    let selection = app.reading.selection();
    let top = app.reading.top;
    let hit_line = app
        .reading
        .hit
        .and_then(|hit| page.hits.get(hit))
        .map(|hit| hit.line);
    let number = |number: Option<usize>| number.and_then(|number| u32::try_from(number).ok());
    let (found, find) = (number(app.reading.found), number(app.reading.find));
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
            find,
        };
        if let Some(beside) = page.beside(number).filter(|_| page.gutter_cells > 0) {
            draw_beside(buffer, at, &beside.label(), styles);
        }
        match selection.and_then(|selection| line.selected(selection)) {
            Some(line) => draw_line(buffer, (at, end), &line, gone_to, styles),
            None => draw_line(buffer, (at, end), line, gone_to, styles),
        }
    }
    let gone_to = app.reading.line_gone_to().unwrap_or(top);
    let below = gone_to
        .saturating_sub(top)
        .min(usize::from(area.height).saturating_sub(1));
    Position::new(left, area.y + u16::try_from(below).unwrap_or(0))
}

/// The number of a link before its line, a space between them.
fn draw_beside(buffer: &mut Buffer, line: Rect, label: &str, styles: &Styles) {
    let cells = u16::try_from(width::width(label)).unwrap_or(0);
    if let Some(x) = line.x.checked_sub(cells + 1) {
        let look = styles.role(Role::LinkNumber);
        put(buffer, (x, line.y), label, cells, look);
    }
}

/// What one has gone to, as far as a line is concerned.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct GoneTo {
    /// Whether the keyword hit starts on the line.
    is_hit_here: bool,
    /// The number of the place of the search.
    found: Option<u32>,
    /// The number of the place of the find.
    find: Option<u32>,
}

/// One line; those of right-to-left paragraphs end at the right edge of the measure, and those of wide tables
/// go on up to `end`.
fn draw_line(
    buffer: &mut Buffer,
    (area, end): (Rect, u16),
    line: &Line,
    gone_to: GoneTo,
    styles: &Styles,
) {
    let indent = line.indent_cells(usize::from(area.width));
    let mut x = area.x + u16::try_from(indent).unwrap_or(0);
    let spans = line.shown();
    for span in spans.iter() {
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
        look = look.patch(styles.role(Role::Code));
    }
    let marks = Marks {
        group: span.hit,
        is_found: span.found.is_some(),
        is_find: span.find.is_some(),
    };
    if span.is_selected {
        let is_marked = marks != Marks::default() || span.role == Role::Deceptive;
        return styles.selected_text(look, is_marked);
    }
    let is_of_find = span.find.is_some() && span.find == gone_to.find;
    if is_of_find || span.found.is_some() && span.found == gone_to.found {
        return styles.gone_to();
    }
    let look = styles.marked(look, marks);
    if span.hit.is_some() && gone_to.is_hit_here {
        look.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    } else {
        look
    }
}
