//! What opens over the panes: the help, the details of an article, the problems, the menus.

use std::sync::Arc;

use crate::app::app::App;
use crate::app::help::Help;
use crate::app::keyword_panel::KeywordPanel;
use crate::app::links::LinkMenu;
use crate::app::ordering::Choice;
use crate::app::place_menu::Listed;
use crate::app::problems::Problems;
use crate::app::story::StoryMenu;
use crate::app::view_menu::ViewMenu;
use crate::app::{Effect, Notice, details};
use crate::input::{Code, Command, Key, Layer, Outcome};
use crate::text::Clean;

/// A page of text over the panes, or a menu.
#[derive(Debug, Clone, PartialEq)]
pub enum Popup {
    /// The keys and what they do.
    Help(Box<Help>),
    /// Rows of a name and a text, scrolled.
    Text(TextPopup),
    /// The views that can be gone to.
    Views(ViewMenu),
    /// The copies of an article, and the others that tell its story.
    Story(StoryMenu),
    /// The links of the article.
    Links(LinkMenu),
    /// What could not be read.
    Problems(Problems),
    /// Places to go back to; the one under the cursor is taken by Enter.
    Places {
        /// Which.
        listed: Listed,
        /// Which of them is under the cursor.
        cursor: usize,
    },
    /// The keywords.
    Keywords(Box<KeywordPanel>),
    /// What to sort and group by; the line under the cursor is taken by Enter.
    Order {
        /// Which of [`Choice::all`].
        cursor: usize,
    },
}

impl Popup {
    /// Where its keys are bound.
    pub(crate) fn layer(&self) -> Layer {
        match self {
            Self::Views(_) => Layer::Views,
            Self::Story(_) => Layer::Story,
            Self::Links(_) => Layer::Links,
            Self::Places { .. } => Layer::Places,
            Self::Keywords(_) => Layer::Keywords,
            Self::Help(_) | Self::Text(_) | Self::Problems(_) | Self::Order { .. } => Layer::Menus,
        }
    }

    /// Whether keys are typed text.
    pub(crate) fn is_typing(&self) -> bool {
        match self {
            Self::Views(_) => true,
            Self::Keywords(panel) => panel.typing.is_some(),
            Self::Help(help) => help.is_typing,
            _ => false,
        }
    }
}

/// Rows of a name and a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPopup {
    /// What it is.
    pub title: &'static str,
    /// The rows: a name on the left, words on the right.
    pub rows: Vec<(Clean, Clean)>,
    /// The first row on screen.
    pub top: usize,
}

impl TextPopup {
    /// A popup with `rows`.
    pub fn new(title: &'static str, rows: Vec<(Clean, Clean)>) -> Self {
        Self {
            title,
            rows,
            top: 0,
        }
    }
}

/// The row that says why changes of the folders are not told.
fn polls_row(because: &Clean) -> (Clean, Clean) {
    let words = format!("looked for every minute: {because}");
    (Clean::line("changes"), Clean::line(&words))
}

impl App {
    /// Opens the details of the article that is shown.
    pub(crate) fn open_details(&mut self) {
        let summary = self.list.current_summary();
        let article = self
            .reading
            .article()
            .filter(|_| self.reading.row == self.list.current());
        let copies = article.map_or(&[][..], |_| self.reading.copies.as_slice());
        let article = article.map(AsRef::as_ref);
        let added = article.map(|_| Arc::clone(&self.reading.added));
        let mut rows = details::rows(
            summary,
            article,
            copies,
            &added.unwrap_or_default(),
            &self.matcher,
        );
        rows.extend(self.polled_because.as_ref().map(polls_row));
        self.popup = Some(Popup::Text(TextPopup::new("details", rows)));
    }

    /// Takes a key while a popup is open: text where it is typed, else what is bound there.
    pub(crate) fn press_in_popup(&mut self, key: Key) -> Vec<Effect> {
        if let Some(effects) = self.type_in_popup(key) {
            return effects;
        }
        let was_pending = !self.pending.is_empty();
        match self.press_bound(self.layer(), key) {
            Outcome::Command(command, count) => self.run_in_popup(command, count),
            _ if key.code == Code::Esc && !was_pending => self.run_in_popup(Command::Back, None),
            Outcome::Pending | Outcome::Nothing => Vec::new(),
            Outcome::Unbound if matches!(self.popup, Some(Popup::Views(_))) => {
                self.type_in_views(key)
            }
            Outcome::Unbound => {
                let help = self.hint_here(Command::Help);
                let words = format!("{key} does nothing here; {help} shows the keys");
                self.notice = Some(Notice::info(&words));
                Vec::new()
            }
        }
    }

    /// Takes a key that is text, or a letter to choose by; `None` where it may be bound.
    fn type_in_popup(&mut self, key: Key) -> Option<Vec<Effect>> {
        if !self.pending.is_empty() {
            return None;
        }
        let is_text = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
        match &self.popup {
            Some(Popup::Views(_)) if is_text => Some(self.type_in_views(key)),
            Some(Popup::Keywords(panel)) if panel.typing.is_some() => {
                Some(self.press_in_typing(key))
            }
            Some(Popup::Help(help)) if help.is_typing => self.type_in_help(key),
            Some(Popup::Links(_)) if is_text => self.choose_link(key),
            _ => None,
        }
    }

    /// Does in a popup what `command` says.
    pub(crate) fn run_in_popup(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        match command {
            Command::QuitNow => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            _ => {}
        }
        if matches!(self.popup, Some(Popup::Keywords(_))) {
            return self.run_in_keywords(command, count);
        }
        if self.run_in_help(command) || self.leave_differences(command) {
            return Vec::new();
        }
        match command {
            Command::Quit | Command::Back | Command::StopWork => {
                self.popup = None;
                Vec::new()
            }
            Command::Links if matches!(self.popup, Some(Popup::Links(_))) => {
                self.popup = None;
                Vec::new()
            }
            Command::Help => {
                self.open_help();
                Vec::new()
            }
            Command::OpenArticle => self.choose_in_popup(),
            Command::Differences => self.show_differences(),
            Command::DeleteMark => self.delete_mark(),
            _ => {
                self.move_in_popup(command, count.unwrap_or(1) as usize);
                Vec::new()
            }
        }
    }

    /// Takes the row under the cursor of a menu, and closes the popup.
    fn choose_in_popup(&mut self) -> Vec<Effect> {
        match self.popup.take() {
            Some(Popup::Order { cursor }) => self.choose_order(cursor),
            Some(Popup::Story(menu)) => self.choose_story(menu),
            Some(Popup::Places { listed, cursor }) => self.choose_place(listed, cursor),
            Some(Popup::Links(menu)) => {
                let cursor = menu.cursor;
                self.take_link(menu, cursor)
            }
            Some(Popup::Views(menu)) => self.take_entry(menu),
            popup => {
                self.popup = popup;
                Vec::new()
            }
        }
    }

    /// Moves in the popup; commands that do not move leave it as it is.
    fn move_in_popup(&mut self, command: Command, count: usize) {
        let page = usize::from(self.size.rows / 2).max(1);
        let lines = match &self.popup {
            Some(Popup::Places { listed, .. }) => self.listed_places(*listed).len(),
            Some(Popup::Help(help)) => help.lines().len(),
            Some(Popup::Views(menu)) => self.menu_entries(menu).len(),
            _ => 0,
        };
        let is_order = matches!(self.popup, Some(Popup::Order { .. }));
        let Some(popup) = &mut self.popup else { return };
        let (place, last) = match popup {
            Popup::Text(text) => (&mut text.top, text.rows.len().saturating_sub(1)),
            Popup::Problems(problems) => (&mut problems.top, problems.lines.saturating_sub(1)),
            Popup::Story(menu) => menu.moving(self.size),
            Popup::Help(help) => (&mut help.top, lines.saturating_sub(1)),
            Popup::Places { cursor, .. } => (cursor, lines.saturating_sub(1)),
            Popup::Views(menu) => (&mut menu.cursor, lines.saturating_sub(1)),
            Popup::Links(menu) => (&mut menu.cursor, menu.links.len().saturating_sub(1)),
            Popup::Keywords(_) => return,
            Popup::Order { cursor } => (cursor, Choice::all().count() - 1),
        };
        *place = match command {
            Command::Down => *place + count,
            Command::Up => place.saturating_sub(count),
            Command::HalfPageDown | Command::PageDown | Command::ReadOn => *place + page,
            Command::HalfPageUp | Command::PageUp => place.saturating_sub(page),
            Command::First => 0,
            Command::Last => last,
            Command::Sort if is_order => (*place + 1) % (last + 1),
            _ => *place,
        }
        .min(last);
    }
}
