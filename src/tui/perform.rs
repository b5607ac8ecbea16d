//! The effects, an arm each: what the state asks for, given to the thread that does it.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::app::{App, Effect, Event, Now, Rows};
use crate::cancel::Cancel;
use crate::library::view::Ask;
use crate::library::watch::StoreWatch;
use crate::library::{Catalog, CatalogError};
use crate::query::Query;
use crate::search::Marks;
use crate::text::fuzzy::Letters;
use crate::tui::run::{Message, Setup};
use crate::tui::workers::spawn::{spawn, spawn_on, wish};
use crate::tui::workers::{
    Stores, indexer, jumper, keeper, onlooker, opener, orderer, refresher, snippeter, views,
};

/// The longest that work is waited for to stop before the process is.
const LONGEST_REST: Duration = Duration::from_millis(500);

/// Rows of a ranked order that are drawn before the rest is sorted: three screens of the tallest.
const FIRST_ROWS: usize = 256;

/// What the loop must do itself after an effect.
#[derive(Debug)]
pub enum Own {
    /// Nothing.
    Nothing,
    /// Take events before the next frame.
    Take(Vec<Event>),
    /// Draw every cell anew.
    Redraw,
    /// Stop as a job of the shell.
    Suspend,
    /// Leave.
    Quit,
}

/// The ways to the workers.
#[derive(Debug)]
pub struct Workers {
    /// The catalogue, for the rows of the screen.
    catalog: Catalog,
    opener: Sender<opener::Wish>,
    orderer: Sender<orderer::Wish>,
    snippeter: Sender<snippeter::Wish>,
    jumper: Sender<jumper::Wish>,
    refresher: Sender<refresher::Wish>,
    keeper: Sender<keeper::Task>,
    keeping: JoinHandle<()>,
    views: Sender<views::Wish>,
    /// Stops the counting of views.
    counting: Cancel,
    /// Stops the reading of names.
    naming: Cancel,
    /// Stops the view that is being built.
    ordering: Cancel,
    /// Stops the passages that are being looked for.
    snippeting: Cancel,
    /// Stops the titles that are being looked for.
    jumping: Cancel,
    /// Stop the refreshes that are running, each with the filling of the index after it.
    refreshing: Vec<Cancel>,
    /// Stops a look at the folders that no one has asked for.
    following: refresher::Stop,
    /// Tells of what other instances write.
    _watch: Option<StoreWatch>,
}

impl Workers {
    /// Starts them.
    pub fn start(
        setup: &Setup,
        stores: &Stores,
        catalog: Catalog,
        messages: &Sender<Message>,
    ) -> io::Result<Self> {
        let keywords = setup.places.keywords();
        let (opener, _) = spawn("opener", stores, messages, opener::work)?;
        let (orderer, _) = spawn("orderer", stores, messages, orderer::work)?;
        let (snippeter, _) = spawn("snippeter", stores, messages, snippeter::work)?;
        let (jumper, _) = spawn("jumper", stores, messages, jumper::work)?;
        let (indexer, _) = spawn("indexer", stores, messages, indexer::work)?;
        let (refresher, wishes) = mpsc::channel();
        let (own, following) = (refresher.clone(), refresher::Stop::default());
        let stop = following.clone();
        spawn_on(
            wishes,
            "refresher",
            stores,
            messages,
            move |stores, wishes, to| {
                refresher::work(stores, &keywords, &indexer, (&own, wishes), stop, to);
            },
        )?;
        let settings = setup.places.settings();
        let (views, _) = spawn("views", stores, messages, move |stores, wishes, to| {
            views::work(stores, &settings, wishes, to);
        })?;
        let (keeper, keeping) = spawn("keeper", stores, messages, keeper::work)?;
        let to_keeper = keeper.clone();
        let (written, _) = spawn("onlooker", stores, messages, move |stores, written, to| {
            onlooker::work(stores, &to_keeper, written, to);
        })?;
        let library = stores.roots.cache_folder(&stores.cache);
        let tell = move |store| wish(&written, store);
        let watch = StoreWatch::start(&library, &stores.data, tell);
        Ok(Self {
            catalog,
            opener,
            orderer,
            snippeter,
            jumper,
            refresher,
            keeper,
            keeping,
            views,
            counting: Cancel::default(),
            naming: Cancel::default(),
            ordering: Cancel::default(),
            snippeting: Cancel::default(),
            jumping: Cancel::default(),
            refreshing: Vec::new(),
            following,
            _watch: watch,
        })
    }

    /// Has `effect` done, or gives back what the loop must do itself.
    pub fn perform(&mut self, app: &App, effect: Effect, now: Now) -> Own {
        match effect {
            Effect::Rows { first, ids } => return Own::Take(self.read_rows(first, &ids)),
            Effect::View {
                generation,
                query,
                sort,
                group,
                keep,
            } => {
                let ask = Ask {
                    query,
                    sort,
                    group,
                    keep,
                    first: FIRST_ROWS,
                    now: now.unix,
                    matcher: Arc::clone(&app.matcher),
                };
                self.order(generation, ask);
            }
            Effect::Open {
                generation,
                row,
                neighbours,
                width_cells,
            } => {
                let setting = setting(app, width_cells);
                wish(
                    &self.opener,
                    opener::Wish::Open {
                        generation,
                        row,
                        neighbours,
                        setting,
                    },
                );
            }
            Effect::SetPage {
                generation,
                article,
                width_cells,
            } => {
                let setting = setting(app, width_cells);
                wish(
                    &self.opener,
                    opener::Wish::SetPage {
                        generation,
                        article,
                        setting,
                    },
                );
            }
            Effect::Snippets { round, rows, marks } => {
                self.find_snippets(round, rows, marks);
            }
            Effect::Jump { round, letters } => self.jump(round, letters),
            Effect::EndJump => {
                self.jumping.cancel();
                wish(&self.jumper, jumper::Wish::End);
            }
            Effect::Save {
                row,
                subject,
                change,
            } => {
                let unix = now.unix;
                let mark = keeper::Wish {
                    row,
                    subject,
                    change,
                    unix,
                };
                wish(&self.keeper, keeper::Task::Keep(mark));
            }
            Effect::KeepLine { asked, line } => {
                wish(&self.keeper, keeper::Task::Line(asked, line));
            }
            Effect::Remember(session) => wish(&self.keeper, keeper::Task::Session(session)),
            Effect::Refresh => self.refresh(),
            Effect::StopRefresh => self.stop_refreshing(),
            Effect::CountViews {
                generation,
                queries,
            } => self.count_views(app, generation, queries, now),
            Effect::Names => {
                self.naming.cancel();
                self.naming = Cancel::default();
                wish(&self.views, views::Wish::Names(self.naming.clone()));
            }
            Effect::SaveView(view) => wish(&self.views, views::Wish::Save(view)),
            Effect::Problems => {
                wish(&self.orderer, orderer::Wish::Problems);
            }
            Effect::Redraw => return Own::Redraw,
            Effect::Suspend => return Own::Suspend,
            Effect::Quit => return Own::Quit,
        }
        Own::Nothing
    }

    /// Has a view built; the one that is being built is stopped, and what would show its rows.
    fn order(&mut self, generation: u64, ask: Ask) {
        self.ordering.cancel();
        self.snippeting.cancel();
        self.ordering = Cancel::default();
        let cancel = self.ordering.clone();
        wish(
            &self.orderer,
            orderer::Wish::View {
                generation,
                ask,
                cancel,
            },
        );
    }

    /// Has passages found; those that are being looked for are stopped.
    fn find_snippets(&mut self, round: u64, rows: Vec<u32>, marks: Arc<Marks>) {
        self.snippeting.cancel();
        self.snippeting = Cancel::default();
        let cancel = self.snippeting.clone();
        wish(
            &self.snippeter,
            snippeter::Wish {
                round,
                rows,
                marks,
                cancel,
            },
        );
    }

    /// Has the articles of saved views counted, in the place of what is being counted.
    fn count_views(&mut self, app: &App, generation: u64, queries: Vec<Query>, now: Now) {
        let ask = |query| Ask {
            query,
            now: now.unix,
            matcher: Arc::clone(&app.matcher),
            ..Ask::default()
        };
        self.counting.cancel();
        self.counting = Cancel::default();
        let count = views::Wish::Count {
            generation,
            asks: queries.into_iter().map(ask).collect(),
            cancel: self.counting.clone(),
        };
        wish(&self.views, count);
    }

    /// Has titles found; those that are being looked for are stopped.
    fn jump(&mut self, round: u64, letters: Letters) {
        self.jumping.cancel();
        self.jumping = Cancel::default();
        let cancel = self.jumping.clone();
        wish(
            &self.jumper,
            jumper::Wish::Find {
                round,
                letters,
                cancel,
            },
        );
    }

    /// What was read before a change of the folder is read again.
    pub fn forget_articles(&self) {
        wish(&self.opener, opener::Wish::Forget);
    }

    /// Reads the rows of the screen: the only reading that the loop itself does. Where it fails the
    /// rows stay empty, and the reason is said.
    pub(crate) fn read_rows(&self, first: usize, ids: &[u32]) -> Vec<Event> {
        let (summaries, failed) = match self.catalog.rows(ids) {
            Ok(summaries) => (summaries, None),
            Err(error) => (vec![None; ids.len()], Some(failed(&error))),
        };
        let rows = Event::Rows(Rows { first, summaries });
        let renewed = self.catalog.take_notice().map(Event::CatalogRenewed);
        let events = std::iter::once(rows).chain(failed).chain(renewed);
        events.collect()
    }

    /// Gives up what others wait for, before the process is stopped. What takes too long to stop
    /// goes on afterwards.
    pub fn rest(&mut self, app: &App) {
        if app.follows {
            return;
        }
        self.stop_refreshing();
        let (done, is_done) = mpsc::channel();
        wish(&self.refresher, refresher::Wish::Rest(done));
        let _ = is_done.recv_timeout(LONGEST_REST);
    }

    /// Asks for it again.
    pub fn go_on(&mut self, app: &App) {
        if !app.follows {
            self.refresh();
        }
    }

    fn refresh(&mut self) {
        let cancel = Cancel::default();
        self.refreshing.push(cancel.clone());
        wish(&self.refresher, refresher::Wish::Refresh(cancel));
    }

    /// Stops all that brings catalogue and index up to date.
    fn stop_refreshing(&mut self) {
        self.refreshing.drain(..).for_each(|cancel| cancel.cancel());
        self.following.stop();
    }

    /// Ends the workers. Marks that were asked for are written first.
    pub fn end(mut self) {
        self.ordering.cancel();
        self.snippeting.cancel();
        self.counting.cancel();
        self.naming.cancel();
        self.jumping.cancel();
        self.stop_refreshing();
        wish(&self.keeper, keeper::Task::End);
        // A panic of the keeper has ended the process before this.
        drop(self.keeping.join());
    }
}

/// How the article is to be set.
fn setting(app: &App, width_cells: u16) -> opener::Setting {
    opener::Setting {
        width_cells,
        matcher: Arc::clone(&app.matcher),
        marks: Arc::clone(&app.list.view.marks),
    }
}

/// The event for rows that could not be read.
fn failed(error: &CatalogError) -> Event {
    Event::Failed(crate::text::Clean::line(&error.to_string()))
}
