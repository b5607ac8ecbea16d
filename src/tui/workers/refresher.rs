//! Reads the keywords again, brings the catalogue up to date with the folders, and follows them.
//!
//! Of several instances only the one that leads does so; in the others this thread waits for the
//! lead, and does not look in between. An instance that is suspended gives the lead up.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::cancel::Cancel;
use crate::keywords::{Matcher, load};
use crate::library::leader::{Lead, Leader};
use crate::library::recount::{Recounted, recount};
use crate::library::watch::Named;
use crate::library::{Changes, Progress, Texts, Watch, reattach, refresh};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, indexer, keywords, stores};

/// The least time between two reports: more often than this no one can read.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// So many files to read are worth saying, where no one has asked.
const WORTH_SAYING: usize = 500;

/// Keywords that are remembered as some that hits may have been counted with.
const MOST_KNOWN: usize = 16;

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// Look at everything; the token stops it.
    Refresh(Cancel),
    /// Look at what may have changed.
    Follow(Named),
    /// Count the hits of these keywords.
    Recount(Arc<Matcher>),
    /// Give up the lead until the next wish to look at everything, and say when that is done.
    Rest(Sender<()>),
}

/// What stops a look at the folders that no one has asked for.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<Mutex<Cancel>>);

impl Stop {
    /// Stops the look that is on its way.
    pub fn stop(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .cancel();
    }

    /// What stops the next look.
    fn renew(&self) -> Cancel {
        let next = Cancel::default();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = next.clone();
        next
    }
}

/// Refreshes whenever it is wished, and whenever the folders change. What was read goes on to
/// `indexer`; `own` is the way back to this thread.
pub fn work(
    stores: &Stores,
    keywords: &Path,
    indexer: &Sender<indexer::Wish>,
    (own, wishes): (&Sender<Wish>, &Receiver<Wish>),
    stop: Stop,
    messages: &Messages,
) {
    let mut refresher = Refresher {
        stores,
        keywords,
        indexer,
        messages,
        matcher: Arc::default(),
        known: Vec::new(),
        problems: None,
        is_behind: false,
        is_news: false,
        stop,
        polled_because: None,
    };
    let mut first = None;
    loop {
        let leader = lead(stores, messages);
        let own = own.clone();
        let tell = move |named| drop(own.send(Wish::Follow(named)));
        let Ok(watch) = Watch::start(&stores.roots, tell) else {
            return;
        };
        let Some(done) = refresher.keep(&watch, first.take(), wishes) else {
            return;
        };
        drop((watch, leader));
        drop(indexer.send(indexer::Wish::Rest(done)));
        // The changes until then are found by the walk that is wished.
        let mut next = wishes
            .iter()
            .filter(|wish| matches!(wish, Wish::Refresh(_)));
        first = next.next();
        if first.is_none() {
            return;
        }
    }
}

/// What refreshing needs.
struct Refresher<'r> {
    stores: &'r Stores,
    keywords: &'r Path,
    indexer: &'r Sender<indexer::Wish>,
    messages: &'r Messages,
    matcher: Arc<Matcher>,
    /// The keywords that hits may have been counted with, the last at the end.
    known: Vec<Arc<Matcher>>,
    /// Problems as they were told last.
    problems: Option<usize>,
    /// Whether the last look did not come to its end: the next one is at everything.
    is_behind: bool,
    /// Whether the next look is told of whatever it finds: hits are others.
    is_news: bool,
    /// Stops a look that no one has asked for.
    stop: Stop,
    /// Why everything is looked at every minute, as it was told last.
    polled_because: Option<Clean>,
}

impl Refresher<'_> {
    /// Keeps the catalogue up to date until rest is wished; gives where to say that it is had.
    fn keep(
        &mut self,
        watch: &Watch,
        first: Option<Wish>,
        wishes: &Receiver<Wish>,
    ) -> Option<Sender<()>> {
        let mut next = first;
        loop {
            match next.take().map_or_else(|| wishes.recv(), Ok).ok()? {
                Wish::Rest(done) => return Some(done),
                Wish::Refresh(cancel) => self.refresh(watch, cancel),
                Wish::Recount(matcher) => self.recount(watch, matcher),
                Wish::Follow(mut named) => {
                    while let Ok(wish) = wishes.try_recv() {
                        match wish {
                            Wish::Follow(more) => named.extend(more),
                            other => {
                                next = Some(other);
                                break;
                            }
                        }
                    }
                    self.follow(watch, &named);
                }
            }
            let polled_because = watch.end();
            if self.polled_because != polled_because {
                self.polled_because.clone_from(&polled_because);
                self.send(Event::Polls(polled_because));
            }
        }
    }

    /// Reads the keywords, and looks at everything.
    fn refresh(&mut self, watch: &Watch, cancel: Cancel) {
        let read = keywords::read(self.keywords);
        self.take(Arc::clone(&read.matcher));
        self.send(Event::Keywords(read));
        let mut texts = Texts::in_folder(&self.stores.cache);
        let following = (watch, &Named::everything());
        let refreshed = self.look(following, &mut texts, &cancel, 0);
        self.note(&refreshed);
        self.send(Event::Refreshed(refreshed));
        self.index(texts, cancel);
    }

    /// Takes keywords, and remembers them as some that hits may have been counted with.
    fn take(&mut self, matcher: Arc<Matcher>) {
        if self.known.len() >= MOST_KNOWN {
            self.known.remove(0);
        }
        self.known.push(Arc::clone(&matcher));
        self.matcher = matcher;
    }

    /// Counts hits again: where keywords have changed, if that can be told, or else all.
    fn recount(&mut self, watch: &Watch, matcher: Arc<Matcher>) {
        self.take(matcher);
        self.is_news = true;
        let cancel = self.stop.renew();
        match self.recount_changed(&cancel) {
            Ok(Recounted::Stopped) => {
                // Either newer keywords are on their way, or the next look counts all.
                self.is_behind = true;
                let problems = self.problems.unwrap_or_default();
                self.send(Event::Followed(Ok(Changes {
                    problems,
                    ..Changes::default()
                })));
            }
            // What fails here fails in a look at the folders too, which says so.
            Ok(Recounted::Done(_) | Recounted::Unknown) | Err(_) => {
                self.follow(watch, &Named::default());
            }
        }
    }

    fn recount_changed(&self, cancel: &Cancel) -> anyhow::Result<Recounted> {
        let catalog = self.stores.catalog()?;
        let mut report = self.reports(WORTH_SAYING);
        let done = recount(&catalog, &self.known, &self.matcher, cancel, &mut report);
        stores::say_damage(&catalog, None, self.messages);
        Ok(done?)
    }

    /// Looks at what may have changed, and says only what has.
    fn follow(&mut self, watch: &Watch, named: &Named) {
        let everything = Named::everything();
        let named = if self.is_behind { &everything } else { named };
        let cancel = self.stop.renew();
        let mut texts = Texts::default();
        let followed = self.look((watch, named), &mut texts, &cancel, WORTH_SAYING);
        let is_news = std::mem::take(&mut self.is_news)
            || followed.as_ref().map_or(true, |changes| {
                changes.is_any() || changes.stopped || self.problems != Some(changes.problems)
            });
        self.note(&followed);
        if is_news {
            self.send(Event::Followed(followed));
            self.index(texts, cancel);
        }
    }

    /// Notes how a look has ended.
    fn note(&mut self, looked: &Result<Changes, Clean>) {
        self.problems = looked.as_ref().ok().map(|changes| changes.problems);
        self.is_behind = looked.as_ref().map_or(true, |changes| changes.stopped);
    }

    /// One look at the folders; progress is told from so many files to read on.
    fn look(
        &self,
        following: (&Watch, &Named),
        texts: &mut Texts,
        cancel: &Cancel,
        worth_saying: usize,
    ) -> Result<Changes, Clean> {
        let mut report = self.reports(worth_saying);
        let changes = self.bring_up_to_date(following, texts, cancel, &mut report);
        changes.map_err(|error| Clean::line(&format!("{error:#}")))
    }

    /// What tells of progress, from so many files to read on.
    fn reports(&self, worth_saying: usize) -> impl FnMut(Progress) {
        let (mut reported, mut has_rows) = (None::<Instant>, false);
        move |progress: Progress| {
            // The first rows of a first scan are waited for.
            let are_first_rows = progress.read > 0 && !has_rows;
            has_rows |= are_first_rows;
            let is_due = reported.is_none_or(|at| at.elapsed() >= BETWEEN_REPORTS);
            if (is_due || are_first_rows) && progress.to_read >= worth_saying {
                reported = Some(Instant::now());
                self.send(Event::Progress(progress));
            }
        }
    }

    /// The same, and the marks of edited articles found again after it.
    fn bring_up_to_date(
        &self,
        following: (&Watch, &Named),
        texts: &mut Texts,
        cancel: &Cancel,
        report: &mut dyn FnMut(Progress),
    ) -> anyhow::Result<Changes> {
        let mut catalog = self.stores.catalog()?;
        let changes = refresh::follow(
            &mut catalog,
            &self.matcher,
            following,
            texts,
            cancel,
            report,
        );
        stores::say_damage(&catalog, None, self.messages);
        let changes = changes?;
        if changes.is_any() && !changes.stopped {
            reattach::reattach(&catalog, &mut self.stores.store()?, texts)?;
        }
        Ok(changes)
    }

    /// Has the search index brought up to date with the catalogue.
    fn index(&self, texts: Texts, cancel: Cancel) {
        // Where it listens no more its panic has ended the process.
        drop(self.indexer.send(indexer::Wish::Fill { texts, cancel }));
    }

    /// Tells the loop; where it listens no more, the reader was quit.
    fn send(&self, event: Event) {
        drop(self.messages.send(Message::Event(event)));
    }
}

/// Takes the lead, when no one else has it any more; `None` where that cannot be known.
fn lead(stores: &Stores, messages: &Messages) -> Option<Leader> {
    match Leader::ask(&stores.cache, &stores.roots).ok()? {
        Lead::Taken(leader) => Some(leader),
        Lead::Other(waiting) => {
            drop(messages.send(Message::Event(Event::Leads(false))));
            let leader = waiting.wait();
            drop(messages.send(Message::Event(Event::Leads(true))));
            Some(leader)
        }
    }
}

/// The keywords as the file has them now, ready to match, and what is wrong with the file.
pub fn read_keywords(path: &Path) -> (Arc<Matcher>, Vec<(PathBuf, crate::article::Problem)>) {
    let loaded = load::load(path);
    (Arc::new(Matcher::new(loaded.keywords)), loaded.problems)
}
