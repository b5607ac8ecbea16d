//! The state of the reader, and how it starts.
//!
//! Events go in, effects come out; nothing here waits, reads or draws. Whatever came of an event,
//! the pieces are settled once at its end: the panes, the window of rows, the article that goes
//! with the cursor.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::bookmarking::BeforeBookmarks;
use crate::app::coverage::LeftCoverage;
use crate::app::history::History;
use crate::app::keyword_keeping::Kept;
use crate::app::list::Held;
use crate::app::noting::NoteEditor;
use crate::app::panes::Shown;
use crate::app::pointing::Dragged;
use crate::app::question::Question;
use crate::app::refreshing::{Holding, ViewRequest};
use crate::app::remembering::Remembered;
use crate::app::selecting::Selection;
use crate::app::snippets::Snippets;
use crate::app::sparkline::Sparkline;
use crate::app::tagging::Tagging;
use crate::app::unsaved::Leaving;
use crate::app::which_key::WhichKey;
use crate::app::widths::Widths;
use crate::app::{
    ContextPane, CoveragePane, Effect, Finding, Jump, List, Look, Notice, Panes, Places, Popup,
    Prompt, Reading, ReadingProgress, Rect, Rows, Size, Start,
};
use crate::config::theme::Theme;
use crate::config::{Fault, Settings};
use crate::input::Pending;
use crate::keywords::{Matcher, Outline};
use crate::library::{Changes, Progress};
use crate::reader::Page;
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
    /// How wide text and list were made by key.
    pub widths: Widths,
    /// What one finds in the article.
    pub finding: Finding,
    /// How far articles were read.
    pub progress: ReadingProgress,
    /// Places to come back to.
    pub places: Places,
    /// The passages under the rows of a search.
    pub snippets: Snippets,
    /// What is open over the panes.
    pub popup: Option<Popup>,
    /// The line that is typed, if one is.
    pub prompt: Option<Prompt>,
    /// The way to any article, view or command, while it is open.
    pub jump: Option<Jump>,
    /// Words in context, while they are shown or one of their articles is.
    pub context: Option<ContextPane>,
    /// The last words in context that were asked for.
    pub(crate) contexts: u64,
    /// Coverage over time, while it is shown.
    pub coverage: Option<CoveragePane>,
    /// The same, left for the articles of a period.
    pub(crate) left_coverage: Option<Box<LeftCoverage>>,
    /// The last coverage that was asked for.
    pub(crate) coverages: u64,
    /// The course of the current keyword.
    pub sparkline: Sparkline,
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
    /// What was opened, for messages.
    pub opened: Clean,
    /// The size of the terminal.
    pub size: Size,
    /// What was typed of a sequence.
    pub pending: Pending,
    /// The hints that were given, by their names; `None` where none is to be given.
    pub hints_given: Option<Vec<String>>,
    /// What may follow it.
    pub which_key: WhichKey,
    /// What the configuration says.
    pub settings: Settings,
    /// What is wrong in its file.
    pub setting_faults: Vec<Fault>,
    /// The keywords that are on, ready to match.
    pub matcher: Arc<Matcher>,
    /// All keywords, as their files state them.
    pub outline: Arc<Outline>,
    /// Whether the last thing done was a keyword made with one key.
    pub(crate) kept: Kept,
    /// The last counts of keywords that were asked for.
    pub(crate) keyword_round: u64,
    /// Marks that were asked for and are not yet on disk.
    pub asked: HashMap<u32, Mark>,
    /// Marks that came to be kept since a view was last asked for: that view may not have them.
    pub(crate) saved_since: Vec<(Vec<u32>, Mark)>,
    /// The rows that are selected.
    pub selection: Selection,
    /// How many articles are done of how many, while something is done to many.
    pub saving: Option<(usize, usize)>,
    /// How many changes could not be kept yet.
    pub unsaved: usize,
    /// Whether they are tried once more before the reader is quit.
    pub(crate) leaving: Leaving,
    /// The note that is being written.
    pub editor: Option<NoteEditor>,
    /// The last note that was given up while it was written.
    pub(crate) given_up: Option<NoteEditor>,
    /// What was listed before the bookmarks, unless that was all.
    pub(crate) before_bookmarks: Option<BeforeBookmarks>,
    /// The tags that are being typed.
    pub tagging: Option<Tagging>,
    /// What is to be answered before anything else.
    pub question: Option<Question>,
    /// What is being dragged by mouse.
    pub(crate) dragged: Option<Dragged>,
    /// The last time that was to be waited for.
    pub(crate) wait: u64,
    /// What the terminal can show.
    pub look: Look,
    /// How everything looks.
    pub theme: Theme,
    /// The current time, in seconds since 1970.
    pub unix: i64,
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
    /// Whether the cursor will hold its article.
    pub(crate) holding: Holding,
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
        app.settings = start.settings;
        (app.opened, app.hints_given) = (start.opened, start.hints_given);
        (app.list.sort, app.list.group) = (app.settings.sort, app.settings.group);
        app.settle_theme();
        let view = &mut app.list.view;
        let summaries = start.rows.iter().flatten();
        view.order = Arc::new(summaries.clone().map(|summary| summary.row.0).collect());
        (view.catalogue, view.counts) = (start.catalogue, start.counts);
        for (summary, mark) in summaries.zip(&start.marks) {
            if mark.is_bookmarked {
                view.bookmarked.insert(summary.row.0);
            }
            if mark.is_read {
                view.read.insert(summary.row.0);
            }
            if mark.has_note {
                view.noted.insert(summary.row.0);
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
            ..Rows::default()
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

    /// The rectangles of the screen as it is now.
    pub fn panes(&self) -> Panes {
        let shown = match self.focus {
            _ if self.is_zen => Shown::Article,
            _ if Panes::has_both(self.size) && !self.is_plain() => Shown::Both,
            Focus::List => Shown::List,
            Focus::Article => Shown::Article,
        };
        self.panes_of(shown)
    }

    /// The rectangles of a screen that shows `shown`.
    pub(crate) fn panes_of(&self, shown: Shown) -> Panes {
        if self.is_plain() {
            return Panes::plain(self.size, shown);
        }
        let percent = self.widths.list_percent.or(self.settings.list_percent);
        Panes::new(self.size, shown).with_list(percent)
    }

    /// The first column of the measure of `page` in `area`: it stands in the middle, as far as the numbers
    /// of links and a table that is wider leave it room.
    pub fn measure_left(&self, area: Rect, page: &Page) -> u16 {
        let measure = page.width_cells.min(area.width);
        let middle = if self.is_plain() {
            0
        } else {
            let table = page.widest_cells.max(measure).saturating_add(1);
            ((area.width - measure) / 2).min(area.width.saturating_sub(table))
        };
        area.x + middle.max(page.gutter_cells.min(area.width - measure))
    }

    /// Whether the screen is read aloud or by touch.
    pub fn is_plain(&self) -> bool {
        self.look.is_plain || self.settings.is_plain
    }
}
