//! The reader without a terminal: keys in, frames out, every effect carried out at once.
//!
//! The stores, the formats and the state are the real ones; only threads and terminal are left
//! out, so that each test is the same every time.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use newsprint::app::{App, Colors, Effect, Event, Look, Now, Opened, Size, Start};
use newsprint::article::{Article, RowId};
use newsprint::cancel::Cancel;
use newsprint::config::load;
use newsprint::input::{Key, Keymap};
use newsprint::library::view::gathering::Gathering;
use newsprint::library::{Catalog, Roots, missing, open, view};
use newsprint::query::Query;
use newsprint::reader::{Marking, Page, layout_with};
use newsprint::text::Clean;
use newsprint::tui::start::start;
use newsprint::tui::workers::keywords::{self, DoneSoFar};
use newsprint::tui::workers::{opener, rows};
use newsprint::user::{Added, Store};

use crate::support::frame::frame;
use crate::support::outside::Taken;
use crate::support::{Home, answers};

/// The time of every test.
pub(super) const NOW: Now = Now {
    unix: 1_790_000_000,
    year: 2026,
    today: jiff::civil::Date::constant(2026, 3, 8),
};

/// The reader, opened on a folder.
pub(crate) struct Screen {
    /// The frame before any work was done.
    pub(super) first_frame: String,
    pub(super) app: App,
    pub(super) catalog: Catalog,
    pub(super) store: Store,
    pub(super) keywords: PathBuf,
    pub(super) keywords_done: DoneSoFar,
    has_quit: bool,
    /// What other programs got.
    pub(crate) taken: Taken,
    /// The words in context that were found last.
    pub(super) gathering: Option<Gathering>,
}

impl Screen {
    /// Opens `home` on a terminal of `columns` by `rows`, and lets all work come to its end.
    pub(crate) fn open(home: &Home, columns: u16, rows: u16) -> Self {
        Self::open_roots(home, &[home.path()], Size { columns, rows })
    }

    /// Opens `home`, and presses `keys` while nothing but the first frame is there.
    pub(crate) fn open_pressing(home: &Home, size: Size, keys: &str) -> Self {
        Self::begin(
            home,
            &[home.path()],
            size,
            &Key::parse_sequence(keys).unwrap(),
        )
    }

    /// Opens `roots` with the places of `home`.
    pub(crate) fn open_roots(home: &Home, roots: &[PathBuf], size: Size) -> Self {
        Self::begin(home, roots, size, &[])
    }

    fn begin(home: &Home, roots: &[PathBuf], size: Size, keys: &[Key]) -> Self {
        let roots = Roots::new(roots).unwrap();
        let catalog = Catalog::open(&home.place("cache"), &roots).unwrap();
        let store = Store::open(&home.place("data")).unwrap();
        let keywords = home.place("config").join("keywords.toml");
        let read = keywords::read(&keywords);
        let settings = load(&keywords.with_file_name("config.toml"));
        let start = Start {
            opened: Clean::default(),
            hints_given: None,
            ..start(&catalog, &store, size.rows, &settings.settings).unwrap()
        };
        let look = Look {
            colors: Colors::Indexed,
            ..Look::default()
        };
        let (mut app, mut effects) = App::start(start, size, Arc::clone(&read.matcher), look);
        app.year = NOW.year;
        app.today = NOW.today;
        drop(app.update(Event::Keywords(read), NOW));
        drop(app.update(Event::Settings(settings), NOW));
        let first_frame = frame(&app);
        for key in keys {
            effects.extend(app.update(Event::Key(*key), NOW));
        }
        let mut screen = Self {
            first_frame,
            app,
            catalog,
            store,
            keywords,
            keywords_done: DoneSoFar::default(),
            has_quit: false,
            taken: Taken::default(),
            gathering: None,
        };
        screen.perform(effects);
        let kept = Event::PlacesKept {
            progress: screen.store.progress().unwrap(),
            waypoints: screen
                .store
                .waypoints(&screen.catalog.roots.name())
                .unwrap(),
        };
        screen.take(kept);
        screen
    }

    /// Presses keys, apart by spaces, each after all work of the one before.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in Key::parse_sequence(keys).unwrap() {
            self.take(Event::Key(key));
        }
        self
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.take(Event::Resize(Size { columns, rows }));
        self
    }

    /// Takes an event and carries out what comes of it.
    pub(crate) fn take(&mut self, event: Event) {
        let effects = self.app.update(event, NOW);
        self.perform(effects);
    }

    /// Whether the reader was quit.
    pub(crate) fn has_quit(&self) -> bool {
        self.has_quit
    }

    /// Makes the terminal one without colours and Unicode.
    pub(crate) fn make_plain(&mut self) -> &mut Self {
        self.app.look = Look {
            colors: Colors::None,
            is_ascii: true,
            ..Look::default()
        };
        self
    }

    /// Sets other keys.
    pub(crate) fn set_keymap(&mut self, keymap: Keymap) -> &mut Self {
        self.app.settings.keymap = keymap;
        self
    }

    /// The state of the reader.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Carries out effects until none is left.
    fn perform(&mut self, effects: Vec<Effect>) {
        let mut left = VecDeque::from(effects);
        while let Some(effect) = left.pop_front() {
            for event in self.events_of(effect) {
                left.extend(self.app.update(event, NOW));
            }
        }
    }

    /// Keeps a line that was typed.
    fn keep_line(&mut self, kind: &str, line: &str) -> Vec<Event> {
        self.store.keep_line(kind, line).unwrap();
        Vec::new()
    }

    /// Keeps a place, or finds the article of one.
    fn keep_place(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::KeepHints(given) => {
                self.store.keep_hints(&given).unwrap();
                Vec::new()
            }
            Effect::KeepProgress(progress) => {
                self.store.keep_progress(&[*progress]).unwrap();
                Vec::new()
            }
            Effect::KeepWaypoint { letter, waypoint } => {
                let name = self.catalog.roots.name();
                let kept = self.store.keep_waypoint(&name, letter, waypoint.as_deref());
                kept.unwrap();
                Vec::new()
            }
            Effect::Locate { round, keys } => {
                let rows = self.catalog.rows_of(&keys).unwrap();
                vec![Event::Located { round, rows }]
            }
            _ => Vec::new(),
        }
    }

    /// Carries out one effect.
    fn events_of(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::Rows { first, ids } => {
                let stores = (&self.catalog, Some(&self.store));
                let rows = rows::read(&self.app, stores, first, &ids);
                vec![Event::Rows(rows.unwrap())]
            }
            Effect::RowsAround => match self.app.list.rows_around() {
                Some((first, ids)) => self.events_of(Effect::Rows { first, ids }),
                None => Vec::new(),
            },
            Effect::View {
                generation,
                query,
                sort,
                group,
                keep,
            } => {
                let ask = view::Ask {
                    query,
                    sort,
                    group,
                    keep,
                    first: 30,
                    now: NOW.unix,
                    matcher: Arc::clone(&self.app.matcher),
                };
                let mut views = Vec::new();
                let (catalog, store, never) = (&self.catalog, &self.store, Cancel::default());
                let mut early = |view| views.push(view);
                let whole = view::build_in_steps(catalog, store, &ask, &never, &mut early);
                views.extend(whole.unwrap());
                let event = |view| Event::View {
                    generation,
                    view: Box::new(view),
                };
                views.into_iter().map(event).collect()
            }
            Effect::Open {
                generation,
                row,
                width_cells,
                ..
            } => vec![self.open_article(generation, row, width_cells)],
            Effect::SetPage {
                generation,
                article,
                width_cells,
            } => {
                let page = Arc::new(self.set(&article, &self.app.reading.added, width_cells));
                vec![Event::PageSet { generation, page }]
            }
            Effect::Raw(asked) => vec![Event::Raw {
                generation: asked.generation,
                result: opener::read_raw(&self.catalog, &asked, self.marking()),
            }],
            Effect::Snippets { round, rows, marks } => {
                vec![self.find_snippets(round, &rows, &marks)]
            }
            Effect::Jump { round, letters } => vec![self.jump(round, &letters)],
            Effect::Context { query, .. } => self.find_context(query),
            Effect::ContextLines(asked) => self.context_lines(&asked),
            Effect::Coverage(asked) => self.cover(asked),
            Effect::Deed(deed) => self.have_done(deed),
            Effect::CountViews {
                generation,
                queries,
            } => self.count_views(generation, queries),
            Effect::SaveView(view) => answers::save_view(&self.keywords, &view),
            Effect::KeepLine { asked, line } => self.keep_line(asked.name(), &line),
            Effect::KeepProgress(_)
            | Effect::KeepHints(_)
            | Effect::KeepWaypoint { .. }
            | Effect::Locate { .. } => self.keep_place(effect),
            Effect::Remember => self.remember(&self.app.session()),
            Effect::Story(row) => answers::story(&self.catalog, row),
            Effect::Differ(row, other) => answers::differ(&self.catalog, row, other),
            Effect::Names => self.names(),
            Effect::Keywords(deed) => self.change_keywords(&deed),
            Effect::CountKeywords {
                round,
                words,
                listed,
            } => self.count_keywords(round, words, listed),
            Effect::Refresh => self.refresh(),
            Effect::Problems(row) => self.problems(row),
            Effect::AwaitKey(number) => vec![Event::NoKey(number)],
            Effect::GoOn => vec![Event::GoOn],
            Effect::Quit => {
                self.has_quit = true;
                Vec::new()
            }
            Effect::Outside(wanted) => self.have_outside(wanted),
            Effect::EndJump
            | Effect::StopContext
            | Effect::EndContext
            | Effect::StopRefresh
            | Effect::Redraw
            | Effect::Suspend => Vec::new(),
        }
    }

    fn set(&self, article: &Article, added: &Added, width_cells: u16) -> Page {
        let typography = self.app.reading.typography;
        layout_with(article, self.marking(), added, typography, width_cells)
    }

    fn marking(&self) -> Marking<'_> {
        Marking {
            matcher: &self.app.matcher,
            marks: &self.app.list.view.marks,
            find: self.app.finding.marked.as_deref(),
            new_from: self.app.reading.new_from,
        }
    }

    fn count_views(&self, generation: u64, queries: Vec<Query>) -> Vec<Event> {
        let count = |(place, query)| {
            let ask = view::Ask {
                query,
                now: NOW.unix,
                matcher: Arc::clone(&self.app.matcher),
                ..view::Ask::default()
            };
            let count = view::count(&self.catalog, &self.store, &ask, &Cancel::default());
            Event::ViewCounted {
                generation,
                place,
                count: count.unwrap().unwrap(),
            }
        };
        queries.into_iter().enumerate().map(count).collect()
    }

    fn open_article(&self, generation: u64, row: u32, width_cells: u16) -> Event {
        if missing::is_missing(row) {
            let (article, added) = missing::article(&self.store, row).unwrap();
            let opened = Opened {
                page: Arc::new(self.set(&article, &added, width_cells)),
                added: Arc::new(added),
                copies: Arc::default(),
                article: Arc::new(article),
            };
            let result = Ok(opened);
            return Event::Opened { generation, result };
        }
        let row_of = self.catalog.rows(&[row]).unwrap().pop().flatten();
        let added = row_of.map(|row| self.store.added(&row.keys).unwrap());
        let added = Arc::new(added.unwrap_or_default());
        let opened = open::open(&self.catalog, RowId(row)).map(|article| Opened {
            page: Arc::new(self.set(&article, &added, width_cells)),
            added,
            copies: Arc::new(self.catalog.copies(RowId(row)).unwrap()),
            article: Arc::new(article),
        });
        Event::Opened {
            generation,
            result: opened.map_err(|error| Clean::line(&error.to_string())),
        }
    }

    /// Lets hints be given, but those that were given before; names the folder.
    pub(crate) fn as_a_new_user(&mut self, opened: &str) -> &mut Self {
        self.app.opened = Clean::line(opened);
        self.app.hints_given = Some(self.store.hints().unwrap());
        self
    }
}
