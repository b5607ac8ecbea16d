//! All the threads beside the loop: their start, their end, and the ways to them.
//!
//! What is asked for again makes what was asked for before it moot: each such way bears the means
//! to stop the work that runs.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::app::{App, Event, Now};
use crate::cancel::Cancel;
use crate::config::Loaded;
use crate::library::view::Ask;
use crate::library::watch::{StoreWatch, Written};
use crate::library::{Catalog, CatalogError};
use crate::query::Query;
use crate::search::Marks;
use crate::text::fuzzy::Letters;
use crate::tui::mailbox::Messages;
use crate::tui::run::Setup;
use crate::tui::workers::spawn::{spawn, spawn_on, spawn_with_own, wish};
use crate::tui::workers::{
    Stores, backups, config, contexter, coverer, indexer, jumper, keeper, keyword_counts, keywords,
    onlooker, opener, orderer, outside, refresher, rows, snippeter, syncer, views,
};

use crate::user::Store;

/// The longest that work is waited for to stop before the process is.
const LONGEST_REST: Duration = Duration::from_millis(500);

/// The longest that the last changes are waited for to come into the sync folder.
const LONGEST_SYNC: Duration = Duration::from_secs(3);

/// The ways to the workers.
#[derive(Debug)]
pub struct Workers {
    /// The catalogue, for the rows of the screen.
    pub(crate) catalog: Catalog,
    /// The state, for what was added to bookmarks; where it cannot be used they show nothing.
    store: Option<Store>,
    pub(crate) opener: Sender<opener::Wish>,
    pub(crate) orderer: Sender<orderer::Wish>,
    pub(crate) snippeter: Sender<snippeter::Wish>,
    pub(crate) jumper: Sender<jumper::Wish>,
    pub(crate) contexter: Sender<contexter::Wish>,
    pub(crate) coverer: Sender<coverer::Wish>,
    pub(crate) refresher: Sender<refresher::Wish>,
    pub(crate) keeper: Sender<keeper::Task>,
    keeping: JoinHandle<()>,
    syncer: Sender<syncer::Wish>,
    pub(crate) outside: Sender<outside::Wish>,
    pub(crate) views: Sender<views::Wish>,
    /// Stops what is being done to many articles.
    pub(crate) saving: Cancel,
    /// Stops the counting of views.
    counting: Cancel,
    /// Stops the reading of names.
    pub(crate) naming: Cancel,
    /// Stops the view that is being built.
    ordering: Cancel,
    /// Stops the passages that are being looked for.
    snippeting: Cancel,
    pub(crate) keywords: Sender<keywords::Wish>,
    config: Sender<config::Look>,
    keyword_counts: Sender<keyword_counts::Wish>,
    /// Stops the counting of keywords.
    counting_keywords: Cancel,
    /// Stops the titles that are being looked for.
    pub(crate) jumping: Cancel,
    /// Stops the words in context that are being looked for.
    contexting: Cancel,
    /// Stops the counting of dates.
    pub(crate) covering: Cancel,
    /// Stops the counting of the dates of a keyword.
    pub(crate) sparking: Cancel,
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
        settings: Loaded,
        messages: &Messages,
    ) -> io::Result<Self> {
        let keywords = setup.places.keywords();
        let keyword_files = keywords.clone();
        let (opener, _) = spawn("opener", stores, messages, opener::work)?;
        let (orderer, _) = spawn("orderer", stores, messages, orderer::work)?;
        let (snippeter, _) = spawn("snippeter", stores, messages, snippeter::work)?;
        let (jumper, _) = spawn("jumper", stores, messages, jumper::work)?;
        let (contexter, _) = spawn("contexter", stores, messages, contexter::work)?;
        let (coverer, _) = spawn("coverer", stores, messages, coverer::work)?;
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
        let (outside, _) = spawn("outside", stores, messages, outside::work)?;
        let (keywords, to_refresher) = (mpsc::channel(), refresher.clone());
        let (own_keywords, stop) = (keywords.0.clone(), following.clone());
        spawn_on(
            keywords.1,
            "keywords",
            stores,
            messages,
            move |_, wishes, to| {
                let own = (own_keywords, wishes);
                keywords::work(&keyword_files, (&to_refresher, &stop), own, to);
            },
        )?;
        let keywords = keywords.0;
        let (keyword_counts, _) = spawn("keyword-counts", stores, messages, keyword_counts::work)?;
        let syncer = spawn_with_own("syncer", stores, messages, syncer::work)?;
        let config = setup.places.settings();
        let (followed, to_syncer) = (config.clone(), syncer.clone());
        let look = spawn_with_own("config", stores, messages, move |_, looks, to| {
            config::work(&followed, settings, looks, &to_syncer, to);
        })?;
        // What was written before the watch stood is seen now.
        wish(&look, config::Look);
        let (views, _) = spawn("views", stores, messages, move |stores, wishes, to| {
            views::work(stores, &config, wishes, to);
        })?;
        let (backups, _) = spawn("backups", stores, messages, backups::work)?;
        let shown = stores.shown;
        let (keeper, keeping) = spawn("keeper", stores, messages, move |stores, tasks, to| {
            let told = keeper::Told {
                messages: to,
                backups: &backups,
            };
            keeper::work(stores, shown, tasks, &told);
        })?;
        let (to_keeper, to_syncer) = (keeper.clone(), syncer.clone());
        let (written, _) = spawn("onlooker", stores, messages, move |stores, written, to| {
            onlooker::work(stores, (&to_keeper, &to_syncer), written, to);
        })?;
        let (library, to_onlooker) = (stores.roots.cache_folder(&stores.cache), written.clone());
        let tell = move |store| wish(&written, store);
        let watch = StoreWatch::start(&library, &stores.data, tell);
        // What was written before the watch stood is seen now.
        for store in [Written::State, Written::Catalog] {
            wish(&to_onlooker, store);
        }
        Ok(Self {
            catalog,
            store: stores.store().ok(),
            opener,
            orderer,
            snippeter,
            jumper,
            contexter,
            coverer,
            refresher,
            keeper,
            keeping,
            syncer,
            outside,
            views,
            saving: Cancel::default(),
            counting: Cancel::default(),
            naming: Cancel::default(),
            ordering: Cancel::default(),
            snippeting: Cancel::default(),
            jumping: Cancel::default(),
            config: look,
            keywords,
            keyword_counts,
            counting_keywords: Cancel::default(),
            contexting: Cancel::default(),
            covering: Cancel::default(),
            sparking: Cancel::default(),
            refreshing: Vec::new(),
            following,
            _watch: watch,
        })
    }

    /// Has a view built; the one that is being built is stopped, and what would show its rows.
    pub(crate) fn order(&mut self, generation: u64, ask: Ask) {
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
    pub(crate) fn find_snippets(&mut self, round: u64, rows: Vec<u32>, marks: Arc<Marks>) {
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
    pub(crate) fn count_views(
        &mut self,
        app: &App,
        generation: u64,
        queries: Vec<Query>,
        now: Now,
    ) {
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
    pub(crate) fn jump(&mut self, round: u64, letters: Letters) {
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

    /// Has keywords counted; those that are being counted are stopped.
    pub(crate) fn count_keywords(&mut self, wished: keyword_counts::Wish) {
        self.counting_keywords.cancel();
        self.counting_keywords = wished.cancel.clone();
        wish(&self.keyword_counts, wished);
    }

    /// Has every place of what a query looks for found, in the place of those that are being found.
    pub(crate) fn find_context(&mut self, app: &App, round: u64, query: Query, now: Now) {
        let ask = Ask {
            query,
            now: now.unix,
            matcher: Arc::clone(&app.matcher),
            ..Ask::default()
        };
        self.contexting.cancel();
        self.contexting = Cancel::default();
        let cancel = self.contexting.clone();
        wish(
            &self.contexter,
            contexter::Wish::Start { round, ask, cancel },
        );
    }

    /// No places are looked for any more.
    pub(crate) fn end_context(&self) {
        self.contexting.cancel();
        wish(&self.contexter, contexter::Wish::End);
    }

    /// What was read before a change of the folder is read again.
    pub fn forget_articles(&self) {
        wish(&self.opener, opener::Wish::Forget);
    }

    /// Reads the rows of the screen: the only reading that the loop itself does. Where it fails the
    /// rows stay empty, and the reason is said.
    pub(crate) fn read_rows(&self, app: &App, first: usize, ids: &[u32]) -> Vec<Event> {
        let stores = (&self.catalog, self.store.as_ref());
        let (rows, failed) = match rows::read(app, stores, first, ids) {
            Ok(rows) => (rows, None),
            Err(error) => (rows::empty(first, ids), Some(failed(&error))),
        };
        let renewed = self.catalog.take_notice().map(Event::CatalogRenewed);
        let events = std::iter::once(Event::Rows(rows))
            .chain(failed)
            .chain(renewed);
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

    pub(crate) fn refresh(&mut self) {
        let cancel = Cancel::default();
        self.refreshing.push(cancel.clone());
        wish(&self.config, config::Look);
        wish(&self.syncer, syncer::Wish::Look);
        wish(&self.refresher, refresher::Wish::Refresh(cancel));
    }

    /// Stops all that brings catalogue and index up to date.
    pub(crate) fn stop_refreshing(&mut self) {
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
        self.counting_keywords.cancel();
        self.contexting.cancel();
        self.covering.cancel();
        self.sparking.cancel();
        self.stop_refreshing();
        wish(&self.keeper, keeper::Task::End);
        // A panic of the keeper has ended the process before this.
        drop(self.keeping.join());
        let (done, is_done) = mpsc::channel();
        wish(&self.syncer, syncer::Wish::End(done));
        // What a slow folder does not take in time, it takes at the next start.
        let _ = is_done.recv_timeout(LONGEST_SYNC);
    }
}

/// The event for rows that could not be read.
fn failed(error: &CatalogError) -> Event {
    Event::Failed(crate::text::Clean::line(&error.to_string()))
}
