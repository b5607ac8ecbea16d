//! The mouse: rows, tabs and the status line are clicked, what is under the wheel is scrolled, the
//! border, the strip beside the article and the text are dragged. Nothing can be done only by mouse.

use crate::app::lines::Line;
use crate::app::text_pointing::Pressed;
use crate::app::{App, Effect, Focus, List, Rect};
use crate::input::{Code, Gesture, Key, Pointer};
use crate::text::width;

/// Lines that a step of the wheel scrolls.
const WHEEL_LINES: isize = 3;

/// Cells of the border and the margin beside the help.
const HELP_MARGIN: usize = 2;

/// What is being dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dragged {
    /// The border between list and article.
    Divider,
    /// The strip beside the article.
    Strip,
    /// The text of the article, from what was pressed on.
    Text(Pressed),
}

/// What lies under the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    /// The line of the list's pane.
    List(u16),
    /// The article.
    Article,
    /// The border between the panes.
    Divider,
    /// The strip beside the article.
    Strip,
    /// The line with the tabs.
    Tabs,
    /// The status line.
    Status,
    /// Nothing that does anything.
    Nothing,
}

impl Rect {
    /// Whether the cell lies in it.
    fn has(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column)
            && (self.y..self.y + self.height).contains(&row)
    }
}

impl List {
    /// Moves the cursor to `place`, which is on screen: nothing scrolls.
    fn point_at(&mut self, place: usize) {
        self.cursor = self.lines.stop_near(place);
        self.holds_article = true;
    }

    /// Moves the window by `lines`; the cursor stays on its row, or on the outermost that is on screen.
    fn scroll(&mut self, lines: isize) {
        let last_top = self.lines.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(lines).min(last_top);
        let line = self.lines.of(self.cursor);
        let lowest = self.top + self.height.saturating_sub(1);
        if line < self.top || line > lowest {
            self.point_at(self.lines.stop_at(line.clamp(self.top, lowest)));
        }
    }
}

impl App {
    /// Takes what the mouse did.
    pub(crate) fn point(&mut self, pointer: Pointer) -> Vec<Effect> {
        match pointer.gesture {
            Gesture::Drag => self.drag(pointer),
            Gesture::Release => {
                self.dragged = None;
                Vec::new()
            }
            Gesture::WheelUp => self.wheel(pointer, -WHEEL_LINES),
            Gesture::WheelDown => self.wheel(pointer, WHEEL_LINES),
            Gesture::Click | Gesture::DoubleClick if self.is_covered() => Vec::new(),
            Gesture::Click | Gesture::DoubleClick => self.click(pointer),
        }
    }

    /// Whether something else than list and article takes what is typed, and so what is clicked.
    fn is_covered(&self) -> bool {
        self.is_over_panes() || self.is_typing()
    }

    /// Whether something stands over list and article in which one moves.
    pub fn is_over_panes(&self) -> bool {
        self.popup.is_some()
            || self.jump.is_some()
            || self.is_in_context()
            || self.coverage.is_some()
    }

    /// What lies under the mouse.
    fn under(&self, pointer: Pointer) -> Under {
        let panes = self.panes();
        let (column, row) = (pointer.column, pointer.row);
        let is_in = |rect: Option<Rect>| rect.is_some_and(|rect| rect.has(column, row));
        let strip = panes.article.filter(|_| panes.is_boxed).map(|pane| Rect {
            x: pane.x + pane.width,
            width: 1,
            ..pane
        });
        let top = Rect {
            height: 1,
            ..panes.screen
        };
        if let Some(list) = panes.list.filter(|list| list.has(column, row)) {
            return Under::List(row - list.y);
        }
        if is_in(panes.article) {
            return Under::Article;
        }
        if is_in(strip) {
            return Under::Strip;
        }
        if is_in(panes.status) {
            return Under::Status;
        }
        if is_in(Some(panes.title.unwrap_or(top))) && self.tab_at(column).is_some() {
            return Under::Tabs;
        }
        if panes.divider == Some(column) {
            return Under::Divider;
        }
        Under::Nothing
    }

    /// The wheel: what stands over the panes moves as by keys, else what is under the mouse scrolls.
    fn wheel(&mut self, pointer: Pointer, lines: isize) -> Vec<Effect> {
        if self.is_over_panes() {
            if self.is_typing() && self.jump.is_none() {
                return Vec::new();
            }
            let code = if lines > 0 { Code::Down } else { Code::Up };
            return self.press(Key {
                code,
                ctrl: false,
                alt: false,
            });
        }
        match self.under(pointer) {
            Under::List(_) => self.list.scroll(lines),
            Under::Article | Under::Strip => self.reading.scroll(lines),
            Under::Divider | Under::Tabs | Under::Status | Under::Nothing => {}
        }
        Vec::new()
    }

    /// A click, or the second of two.
    fn click(&mut self, pointer: Pointer) -> Vec<Effect> {
        self.notice = None;
        self.pending = crate::input::Pending::default();
        match self.under(pointer) {
            Under::List(line) => return self.click_row(line, pointer.gesture),
            Under::Article => return self.click_text(pointer),
            Under::Divider => self.dragged = Some(Dragged::Divider),
            Under::Strip => {
                self.dragged = Some(Dragged::Strip);
                self.go_along_strip(pointer.row);
            }
            Under::Tabs => {
                let tab = self.tab_at(pointer.column);
                return tab.map_or_else(Vec::new, |tab| self.go_to_view(&tab.leads));
            }
            Under::Status if self.is_on_help(pointer.column) => self.open_help(),
            Under::Status | Under::Nothing => {}
        }
        Vec::new()
    }

    /// A click into the article: it is gone into, and what follows selects its text.
    fn click_text(&mut self, pointer: Pointer) -> Vec<Effect> {
        let effects = match self.focus {
            Focus::List => self.enter_article(),
            Focus::Article => Vec::new(),
        };
        if self.focus == Focus::Article {
            self.dragged = self.press_on_text(pointer).map(Dragged::Text);
        }
        effects
    }

    /// Whether the way to the help stands in `column`, at the right end of the status line.
    fn is_on_help(&self, column: u16) -> bool {
        let left = self.size.columns.saturating_sub(column);
        usize::from(left) <= width::width(&self.help_words()) + HELP_MARGIN
    }

    /// A click on a line of the list's pane: an article is gone to, or into; a group is folded or unfolded.
    fn click_row(&mut self, line: u16, gesture: Gesture) -> Vec<Effect> {
        if self.list.is_empty() {
            return Vec::new();
        }
        let below = usize::from(line) / self.list.lines_a_row();
        match self.list.lines.at(self.list.top + below) {
            None => Vec::new(),
            Some(Line::Heading(group)) => {
                let Some(place) = self.list.lines.first_of(group) else {
                    return Vec::new();
                };
                let effects = self.point_at(place);
                self.list.turn_fold();
                effects
            }
            Some(Line::Article(place)) => {
                let mut effects = self.point_at(place);
                if gesture == Gesture::DoubleClick {
                    effects.extend(self.enter_article());
                }
                effects
            }
        }
    }

    /// Moves the cursor to a row that is on screen, and the keys to the list.
    fn point_at(&mut self, place: usize) -> Vec<Effect> {
        self.list.point_at(place);
        if self.focus == Focus::List {
            return Vec::new();
        }
        self.leave_article();
        self.end_find()
    }

    /// What is dragged follows the mouse.
    fn drag(&mut self, pointer: Pointer) -> Vec<Effect> {
        match self.dragged {
            Some(Dragged::Divider) => self.drag_divider(pointer.column),
            Some(Dragged::Strip) => self.go_along_strip(pointer.row),
            Some(Dragged::Text(_)) if self.is_covered() => {}
            Some(Dragged::Text(pressed)) => self.drag_text(pressed, pointer),
            None => {}
        }
        Vec::new()
    }

    /// The border stands where the mouse is, as near as widths in percent can.
    fn drag_divider(&mut self, column: u16) {
        let panes = self.panes();
        let (Some(list), Some(article)) = (panes.list, panes.article) else {
            return;
        };
        let inner = u32::from(list.width) + u32::from(article.width) + 1;
        let cells = u32::from(column.saturating_sub(list.x));
        let percent = (cells * 100).div_ceil(inner.max(1));
        self.widths.list_percent = u16::try_from(percent).ok();
        self.widths = self.widths.sane();
    }

    /// Goes to the part of the article that the cell of the strip stands for.
    fn go_along_strip(&mut self, row: u16) {
        let Some(pane) = self.panes().article else {
            return;
        };
        let below = usize::from(row.saturating_sub(pane.y).min(pane.height));
        let line = below * self.reading.lines() / usize::from(pane.height.max(1));
        let middle = self.reading.height / 2;
        self.reading.go_to_line(line.saturating_sub(middle));
    }
}
