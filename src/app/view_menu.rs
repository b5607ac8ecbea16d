//! The menu of views: filtered by typing, with the count of articles of each, and the place where
//! the list as it stands is saved as a view.

use crate::app::line::{Edit, Line};
use crate::app::views::Destination;
use crate::app::{App, Effect, Notice, Popup};
use crate::config::{Loaded, View};
use crate::input::{Code, Key};
use crate::text::{Clean, fold};

/// What the keys of the menu go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Step {
    /// Choosing a view, filtered by what is typed.
    #[default]
    Choosing,
    /// Naming the view that is to be saved.
    Naming,
}

/// The menu of views.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewMenu {
    /// What the keys go to.
    pub step: Step,
    /// What was typed: letters of names, or a name.
    pub line: Line,
    /// The line under the cursor, of those that are shown.
    pub cursor: usize,
    /// The count of articles of each saved view, where it is known.
    pub counts: Vec<Option<usize>>,
    /// Which request the counts are of.
    pub generation: u64,
}

/// A line of the menu.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A view, with its place among all views.
    View(usize, Destination),
    /// Saves the list as it stands.
    Save,
}

impl App {
    /// Opens the menu and asks for the counts.
    pub(crate) fn open_views(&mut self) -> Vec<Effect> {
        self.view_counts += 1;
        let generation = self.view_counts;
        let saved = &self.settings.views;
        self.popup = Some(Popup::Views(ViewMenu {
            counts: vec![None; saved.len()],
            generation,
            ..ViewMenu::default()
        }));
        if saved.is_empty() {
            return Vec::new();
        }
        let queries = saved.iter().map(|view| view.query.clone()).collect();
        vec![Effect::CountViews {
            generation,
            queries,
        }]
    }

    /// The lines that the menu shows: the views whose names have what was typed, and saving.
    pub fn menu_entries(&self, menu: &ViewMenu) -> Vec<Entry> {
        let typed = fold::folded(menu.line.text().trim());
        let views = self.views().into_iter().enumerate();
        let shown = views.filter(|(_, view)| fold::folded(view.name()).contains(&typed));
        let entries = shown.map(|(place, view)| Entry::View(place, view));
        entries.chain([Entry::Save]).collect()
    }

    /// How many articles the view at `place` has; for the problems, how many there are. `None` where
    /// that is not known yet.
    pub fn count_of(&self, menu: &ViewMenu, place: usize, view: &Destination) -> Option<usize> {
        let known = &self.list.view;
        let counts = Some(known.counts).filter(|_| self.list.is_whole);
        match view {
            Destination::All => counts.map(|counts| counts.articles),
            Destination::Unread => counts.map(|counts| counts.unread),
            Destination::Bookmarks => counts.map(|counts| counts.bookmarked),
            Destination::Hits => counts.and_then(|_| usize::try_from(known.hit.len()).ok()),
            Destination::Problems => Some(known.counts.problems + self.setting_faults.len()),
            Destination::Saved(_) => {
                let place = place.checked_sub(Destination::BUILT_IN.len())?;
                menu.counts.get(place).copied().flatten()
            }
        }
    }

    /// Takes the count of a saved view.
    pub(crate) fn take_view_count(&mut self, generation: u64, place: usize, count: usize) {
        if let Some(Popup::Views(menu)) = &mut self.popup
            && menu.generation == generation
            && let Some(known) = menu.counts.get_mut(place)
        {
            *known = Some(count);
        }
    }

    /// Takes a key that is typed into the menu: a digit chooses where nothing was typed.
    pub(crate) fn type_in_views(&mut self, key: Key) -> Vec<Effect> {
        let Some(Popup::Views(menu)) = &mut self.popup else {
            return Vec::new();
        };
        let is_first = menu.step == Step::Choosing && menu.line.text().is_empty();
        if let (Code::Char(digit @ '1'..='9'), true) = (key.code, is_first) {
            let place = digit.to_digit(10).unwrap_or(1) as usize - 1;
            let mut menu = menu.clone();
            if place + 1 < self.menu_entries(&menu).len() {
                menu.cursor = place;
                return self.take_entry(menu);
            }
        }
        if let Some(Popup::Views(menu)) = &mut self.popup
            && menu.line.press(key) == Edit::Changed
        {
            menu.cursor = 0;
        }
        Vec::new()
    }

    /// Takes the line under the cursor of the menu, or the name that was typed.
    pub(crate) fn take_entry(&mut self, mut menu: ViewMenu) -> Vec<Effect> {
        let entry = self.menu_entries(&menu).into_iter().nth(menu.cursor);
        let name = Clean::line(menu.line.text().trim());
        self.popup = None;
        match (menu.step, entry) {
            (Step::Naming, _) if !name.is_empty() => {
                let view = View {
                    name,
                    ..self.present_view()
                };
                return vec![Effect::SaveView(Box::new(view))];
            }
            (Step::Choosing, Some(Entry::View(_, to))) => return self.go_to_view(&to),
            (Step::Choosing, Some(Entry::Save)) => {
                (menu.step, menu.line, menu.cursor) = (Step::Naming, Line::default(), 0);
            }
            (Step::Naming, _) | (Step::Choosing, None) => {}
        }
        self.popup = Some(Popup::Views(menu));
        Vec::new()
    }

    /// Takes the word that a view was saved, or why not.
    pub(crate) fn take_view_saved(&mut self, saved: Result<(Clean, Loaded), Clean>) -> Vec<Effect> {
        match saved {
            Ok((name, loaded)) => {
                let effects = self.take_settings(loaded);
                self.notice = Some(Notice::info(&format!(
                    "saved as the view {name}, at the end of config.toml"
                )));
                effects
            }
            Err(reason) => {
                self.notice = Some(Notice::error(&format!("not saved: {reason}")));
                Vec::new()
            }
        }
    }
}
