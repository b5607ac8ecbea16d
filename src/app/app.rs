//! The state of the reader, and what each event makes of it.
//!
//! Events go in, effects come out; nothing here waits, reads or draws. Whatever came of an event,
//! the pieces are settled once at its end: the panes, the window of rows, the article that goes
//! with the cursor.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::history::History;
use crate::app::list::Held;
use crate::app::panes::{Shown, TWO_PANES_COLUMNS};
use crate::app::reading::Arrival;
use crate::app::refreshing::ViewRequest;
use crate::app::remembering::Remembered;
use crate::app::snippets::Snippets;
use crate::app::{
    Effect, Event, Jump, List, Look, Notice, Now, Panes, Popup, Prompt, Reading, Rows, Size, Start,
};
use crate::config::{Fault, Settings};
use crate::input::{Key, Keymap, Layer, Outcome, Pending};
use crate::keywords::Matcher;
use crate::library::{Changes, Progress};
use crate::text::Clean;
use crate::user::Mark;

/// Which pane takes the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The list.
    #[default]
    List,
    /// The article.
    Article,
}

/// The reader.
#[derive(Debug, Default)]
pub struct App {
    /// The list.
    pub list: List,
    /// The article.
    pub reading: Reading,
    /// Which pane takes the keys.
    pub focus: Focus,
    /// Whether the article stands alone.
    pub is_zen: bool,
    /// The passages under the rows of a search.
    pub snippets: Snippets,
    /// What is open over the panes.
    pub popup: Option<Popup>,
    /// The line that is typed, if one is.
    pub prompt: Option<Prompt>,
    /// The way to any article, view or command, while it is open.
    pub jump: Option<Jump>,
    /// The lines that were typed before.
    pub history: History,
    /// The last message.
    pub notice: Option<Notice>,
    /// How far the running refresh is; `None` while none runs.
    pub work: Option<Progress>,
    /// How far the filling of the search index is; `None` while it is not being filled.
    pub indexing: Option<Progress>,
    /// Whether another instance keeps the library up to date.
    pub follows: bool,
    /// Why everything is looked at every minute, if changes of the folders are not told.
    pub polled_because: Option<Clean>,
    /// What has changed since the last key.
    pub(crate) changes: Changes,
    /// The size of the terminal.
    pub size: Size,
    /// Keys to commands.
    pub keymap: Keymap,
    /// What was typed of a sequence.
    pub pending: Pending,
    /// What the configuration says.
    pub settings: Settings,
    /// What is wrong in its file.
    pub setting_faults: Vec<Fault>,
    /// All keywords.
    pub matcher: Arc<Matcher>,
    /// Marks that were asked for and are not yet on disk.
    pub asked: HashMap<u32, Mark>,
    /// Marks that came to be kept since a view was last asked for: that view may not have them.
    pub(crate) saved_since: Vec<(Vec<u32>, Mark)>,
    /// What the terminal can show.
    pub look: Look,
    /// The current year.
    pub year: i16,
    /// The current day.
    pub today: jiff::civil::Date,
    /// The article that was left open: to be there again does not make it read.
    pub(crate) taken_up: Option<u32>,
    /// What was last asked to be remembered.
    pub(crate) remembered: Remembered,
    /// Where to go in the view that was asked for.
    pub going_to: Option<Held>,
    /// The last counts of views that were asked for.
    pub(crate) view_counts: u64,
    /// The last view that was asked for.
    pub(crate) view_generation: u64,
    /// How it stands with that view.
    pub(crate) view_request: ViewRequest,
    /// Whether the running refresh was asked for by a key, so that its end is said in any case.
    pub(crate) is_refresh_asked: bool,
}

impl App {
    /// The reader as the first frame shows it, and what is to be done after that frame.
    pub fn start(
        start: Start,
        size: Size,
        matcher: Arc<Matcher>,
        look: Look,
    ) -> (Self, Vec<Effect>) {
        let mut app = Self {
            size,
            matcher,
            look,
            ..Self::default()
        };
        let view = &mut app.list.view;
        let summaries = start.rows.iter().flatten();
        view.order = Arc::new(summaries.clone().map(|summary| summary.row.0).collect());
        view.counts = start.counts;
        for (summary, mark) in summaries.zip(&start.marks) {
            if mark.is_bookmarked {
                view.bookmarked.insert(summary.row.0);
            }
            if mark.is_read {
                view.read.insert(summary.row.0);
            }
        }
        let place = start.session.as_ref().map(|session| session.place);
        match start.session {
            Some(session) => app.take_up(session),
            None => app.list.set_lines(),
        }
        app.list.rows = Rows {
            first: 0,
            summaries: app.list.not_folded(start.rows),
        };
        app.list.holds_article = !start.is_first;
        app.work = Some(Progress::default());
        let mut effects = app.ask_view();
        effects.push(Effect::Refresh);
        if let Some(place) = place {
            effects.extend(app.take_up_article(place));
        }
        app.settle(&mut effects);
        (app, effects)
    }

    /// Takes one event; gives what must be done outside.
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        self.year = now.year;
        self.today = now.today;
        let mut effects = match event {
            Event::Key(key) => self.press(key),
            Event::Paste(text) if self.jump.is_some() => self.paste_into_jump(&text),
            Event::Paste(text) if self.prompt.is_some() => self.paste_into_prompt(&text),
            Event::Paste(_) => {
                self.notice = Some(Notice::info("pasted text is not taken as commands"));
                Vec::new()
            }
            Event::Resize(size) => {
                self.size = size;
                Vec::new()
            }
            Event::Rows(rows) => {
                self.list.rows = rows;
                Vec::new()
            }
            Event::View { generation, view } => self.take_view(generation, view),
            Event::Opened { generation, result } if generation == self.reading.generation => {
                self.reading.take(result);
                self.mark_read_when_reading()
            }
            Event::PageSet { generation, page } if generation == self.reading.generation => {
                self.reading.take_page(page);
                Vec::new()
            }
            Event::Opened { .. } | Event::PageSet { .. } => Vec::new(),
            Event::Snippets { round, snippets } => {
                self.snippets.take(round, snippets);
                Vec::new()
            }
            Event::Jumped { round, result } => {
                self.take_jumped(round, result);
                Vec::new()
            }
            Event::Saved { rows, mark } => {
                self.take_saved(&rows, mark);
                self.saved_since.push((rows, mark));
                Vec::new()
            }
            Event::NotSaved { row, reason } => {
                self.take_not_saved(row, &reason);
                Vec::new()
            }
            Event::Progress(progress) => self.take_progress(progress),
            Event::Refreshed(refreshed) => self.take_refreshed(refreshed),
            Event::Followed(followed) => self.take_followed(followed),
            Event::Polls(because) => {
                self.polled_because = because;
                Vec::new()
            }
            Event::CatalogWritten => self.take_catalog_written(),
            Event::History(kept) => {
                self.history.take_kept(&kept);
                Vec::new()
            }
            Event::MarksWritten => self.view_changed(),
            Event::Indexing(progress) => self.take_indexing(progress),
            Event::Indexed(filled) => self.take_indexed(filled),
            Event::Leads(leads) => {
                self.take_lead(leads);
                Vec::new()
            }
            Event::Keywords { matcher, problems } => self.take_keywords(matcher, &problems),
            Event::Settings(loaded) => {
                self.take_settings(loaded);
                Vec::new()
            }
            Event::ViewCounted {
                generation,
                place,
                count,
            } => {
                self.take_view_count(generation, place, count);
                Vec::new()
            }
            Event::Names { of, names } => {
                self.take_names(of, names);
                Vec::new()
            }
            Event::ViewSaved(saved) => {
                self.take_view_saved(saved);
                Vec::new()
            }
            Event::Problems(files) => {
                self.take_problems(files);
                Vec::new()
            }
            Event::CatalogRenewed(reason) => self.fill_again(&reason),
            Event::Failed(reason) => {
                self.notice = Some(Notice::error(&reason));
                Vec::new()
            }
        };
        self.settle(&mut effects);
        effects
    }

    /// Takes a key: of the popup if one is open, else of the pane in focus.
    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        self.changes = Changes::default();
        if self.popup.is_some() {
            return self.press_in_popup(key);
        }
        if self.jump.is_some() {
            return self.press_in_jump(key);
        }
        if self.prompt.is_some() {
            return self.press_in_prompt(key);
        }
        let pane = if self.focus == Focus::List {
            Layer::List
        } else {
            Layer::Article
        };
        match self.keymap.press(pane, &mut self.pending, key) {
            Outcome::Command(command, count) => self.run(command, count),
            Outcome::Pending => Vec::new(),
            Outcome::Unbound => {
                self.notice = Some(Notice::info(&format!(
                    "{key} is not bound; ? shows the keys"
                )));
                Vec::new()
            }
        }
    }

    /// The rectangles of the screen as it is now.
    pub fn panes(&self) -> Panes {
        let shown = match self.focus {
            _ if self.is_zen => Shown::Article,
            _ if self.size.columns >= TWO_PANES_COLUMNS => Shown::Both,
            Focus::List => Shown::List,
            Focus::Article => Shown::Article,
        };
        Panes::new(self.size, shown)
    }

    /// Brings panes, rows and article in line with what has changed.
    fn settle(&mut self, effects: &mut Vec<Effect>) {
        let panes = self.panes();
        // A list that is hidden keeps the height it would have: its rows are read all the same.
        let list = panes
            .list
            .or_else(|| Panes::new(self.size, Shown::List).list);
        if let Some(list) = list {
            self.list.set_height(usize::from(list.height));
        }
        if let Some(article) = panes.article {
            self.reading.set_height(usize::from(article.height));
            self.set_width(panes.text_cells(), effects);
        }
        if self.reading.row != self.list.current() {
            effects.extend(self.show_current(Arrival::Top));
        }
        if let Some((first, ids)) = self.list.wanted_rows() {
            effects.push(Effect::Rows { first, ids });
        }
        self.ask_snippets(effects);
        self.remember(effects);
    }

    /// Takes the width of the article's pane; an article set for another is asked for anew.
    fn set_width(&mut self, width_cells: u16, effects: &mut Vec<Effect>) {
        if self.reading.width_cells == width_cells {
            return;
        }
        self.reading.width_cells = width_cells;
        effects.extend(self.set_page_again());
    }

    /// Asks for the page of the article anew: the width or the keywords are others.
    pub(crate) fn set_page_again(&mut self) -> Vec<Effect> {
        let width_cells = self.reading.width_cells;
        if self.reading.is_waiting {
            let row = self.reading.row;
            let arrival = self.reading.arrival;
            return row.map_or_else(Vec::new, |row| self.open_row(row, arrival));
        }
        let Some(article) = self.reading.article().cloned() else {
            return Vec::new();
        };
        self.reading.generation += 1;
        let generation = self.reading.generation;
        vec![Effect::SetPage {
            generation,
            article,
            width_cells,
        }]
    }

    /// Asks for the article under the cursor.
    pub(crate) fn show_current(&mut self, arrival: Arrival) -> Vec<Effect> {
        let Some(row) = self.list.current() else {
            self.reading.clear();
            return Vec::new();
        };
        self.open_row(row, arrival)
    }

    /// Asks for the article of `row`, naming those that may be asked for next.
    fn open_row(&mut self, row: u32, arrival: Arrival) -> Vec<Effect> {
        if self.reading.width_cells == 0 {
            let text = Panes::new(self.size, Shown::Article).text_cells();
            self.reading.width_cells = text;
        }
        if arrival != Arrival::SamePlace {
            self.taken_up = None;
        }
        let generation = self.reading.ask(row, arrival);
        let around = [
            self.list.cursor.checked_add(1),
            self.list.cursor.checked_sub(1),
        ];
        let neighbours = around
            .into_iter()
            .flatten()
            .filter_map(|place| self.list.row_at(place))
            .collect();
        let width_cells = self.reading.width_cells;
        vec![Effect::Open {
            generation,
            row,
            neighbours,
            width_cells,
        }]
    }
}
