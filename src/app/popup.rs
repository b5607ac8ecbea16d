//! What opens over the panes: the keys, the details of an article, the problems, the menus.

use std::sync::Arc;

use crate::app::app::App;
use crate::app::keyword_panel::KeywordPanel;
use crate::app::links::LinkMenu;
use crate::app::ordering::Choice;
use crate::app::place_menu::Listed;
use crate::app::problems::Problems;
use crate::app::story::StoryMenu;
use crate::app::view_menu::ViewMenu;
use crate::app::{Effect, details};
use crate::input::{Code, Command, Key, Keymap, Layer, Outcome};
use crate::text::Clean;

/// A page of text over the panes, or a menu.
#[derive(Debug, Clone, PartialEq)]
pub enum Popup {
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

/// The rows of the help: keys on the left, what they do on the right, from the one table.
fn help_rows(keymap: &Keymap) -> Vec<(Clean, Clean)> {
    let row = |command: &Command| {
        let keys = keymap.keys_of(*command).join(" ");
        (Clean::line(&keys), Clean::line(command.help()))
    };
    let several = keymap.bindings().iter().filter(|it| it.commands.len() > 1);
    let several = several.map(|binding| {
        let keys: String = binding.keys.iter().map(Key::to_string).collect();
        (Clean::line(&keys), Clean::line(&binding.words()))
    });
    Command::ALL.iter().map(row).chain(several).collect()
}

impl App {
    /// Opens the help.
    pub(crate) fn open_help(&mut self) {
        let polls = self.polled_because.as_ref().map(polls_row);
        let rows = polls
            .into_iter()
            .chain(help_rows(&self.settings.keymap))
            .collect();
        self.popup = Some(Popup::Text(TextPopup::new("keys", rows)));
    }

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

    /// Takes a key while a popup is open: moving keys move in it, any other closes it.
    pub(crate) fn press_in_popup(&mut self, key: Key) -> Vec<Effect> {
        if matches!(self.popup, Some(Popup::Views(_))) {
            return self.press_in_views(key);
        }
        if matches!(self.popup, Some(Popup::Keywords(_))) {
            return self.press_in_keywords(key);
        }
        if let Some(effects) = self.press_in_story(key) {
            return effects;
        }
        if let Some(effects) = self.press_in_places(key) {
            return effects;
        }
        if matches!(self.popup, Some(Popup::Links(_))) {
            return self.press_in_links(key);
        }
        match self.press_bound(Layer::List, key) {
            Outcome::Command(command, count) => self.run_in_popup(command, count),
            _ if key.code == Code::Esc => {
                self.popup = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Does in a popup what `command` says.
    pub(crate) fn run_in_popup(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        match command {
            Command::QuitNow => vec![Effect::Quit],
            Command::Suspend => vec![Effect::Suspend],
            Command::Redraw => vec![Effect::Redraw],
            Command::Quit | Command::Back | Command::Help | Command::StopWork => {
                self.popup = None;
                Vec::new()
            }
            Command::OpenArticle => self.choose_in_popup(),
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
            _ => Vec::new(),
        }
    }

    /// Moves in the popup; commands that do not move leave it as it is.
    fn move_in_popup(&mut self, command: Command, count: usize) {
        let page = usize::from(self.size.rows / 2).max(1);
        let places = match &self.popup {
            Some(Popup::Places { listed, .. }) => self.listed_places(*listed).len(),
            _ => 0,
        };
        let Some(popup) = &mut self.popup else { return };
        let (place, last) = match popup {
            Popup::Text(text) => (&mut text.top, text.rows.len().saturating_sub(1)),
            Popup::Problems(problems) => (&mut problems.top, problems.lines.saturating_sub(1)),
            Popup::Story(menu) => menu.moving(self.size),
            Popup::Places { cursor, .. } => (cursor, places.saturating_sub(1)),
            Popup::Views(_) | Popup::Links(_) | Popup::Keywords(_) => return,
            Popup::Order { cursor } => (cursor, Choice::all().count() - 1),
        };
        *place = match command {
            Command::Down => *place + count,
            Command::Up => place.saturating_sub(count),
            Command::HalfPageDown | Command::PageDown | Command::ReadOn => *place + page,
            Command::HalfPageUp | Command::PageUp => place.saturating_sub(page),
            Command::First => 0,
            Command::Last => last,
            Command::Sort => (*place + 1) % (last + 1),
            _ => *place,
        }
        .min(last);
    }
}
