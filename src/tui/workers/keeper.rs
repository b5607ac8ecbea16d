//! Writes marks, every one of them and in order, and says so when they are on disk; and how the
//! reader would be left, the newest of it every few seconds and at the end.
//!
//! What cannot be kept now waits in memory, and goes first when anything can be.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::app::prompt::Asked;
use crate::article::Keys;
use crate::library::Catalog;
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::backups::Written;
use crate::tui::workers::deeds::{self, Way, Wish, WishForAll};
use crate::tui::workers::spawn::wish;
use crate::tui::workers::unsaved::{Keep, Unsaved};
use crate::tui::workers::{Stores, stores};
use crate::user::{Progress, Session, Side, Store, StoreError, Subject, Version, Waypoint};

/// How long what is newer is waited for before a session is written; and until that is tried again
/// where it failed.
const SESSION_WAIT: Duration = Duration::from_secs(3);
const SESSION_AGAIN: Duration = Duration::from_mins(1);

/// What comes to the keeper.
#[derive(Debug)]
pub enum Task {
    /// Something to be done to an article.
    Keep(Wish),
    /// Something to be done to many.
    KeepAll(WishForAll),
    /// Something to be undone, or done again, at that time.
    Undo(Way, i64),
    /// A bookmark to be put beside another, at that time.
    Move(Subject, (Side, Keys), i64),
    /// A time to be waited for: its number, and when it is over.
    Wait(u64, Instant),
    /// A line that was typed.
    Line(Asked, String),
    /// Keep which hints were given.
    Hints(Vec<String>),
    /// How the reader would be left now.
    Session(Box<Session>),
    /// How far an article was read.
    Progress(Box<Progress>),
    /// A mark with a letter, which is set or taken away.
    Waypoint(char, Option<Box<Waypoint>>),
    /// What could not be kept is tried again at once.
    KeepNow,
    /// Find the rows of an article, for the request of that number.
    Locate(u64, Keys),
    /// The state was written: look whether by someone else.
    Look,
    /// No more will be asked for.
    End,
}

/// What waits for its time.
#[derive(Debug, Default)]
struct Waiting {
    /// A session that is not yet written, and when it must be.
    session: Option<(Instant, Box<Session>)>,
    /// How far articles were read, likewise.
    progress: Option<(Instant, Vec<Progress>)>,
    /// The last time that was to be waited for.
    wait: Option<(Instant, u64)>,
}

impl Waiting {
    /// When something must be done next.
    fn due(&self) -> Option<Instant> {
        let session = self.session.as_ref().map(|(due, _)| *due);
        let progress = self.progress.as_ref().map(|(due, _)| *due);
        session
            .into_iter()
            .chain(progress)
            .chain(self.wait.map(|(due, _)| due))
            .min()
    }

    /// Takes how far an article was read; what waits of it is replaced.
    fn take_progress(&mut self, progress: Progress) {
        let due = || (Instant::now() + SESSION_WAIT, Vec::new());
        let (_, waiting) = self.progress.get_or_insert_with(due);
        waiting.retain(|older| older.keys.content != progress.keys.content);
        waiting.push(progress);
    }
}

/// Whom a keeper tells of what.
#[derive(Debug)]
pub struct Told<'t> {
    /// The loop.
    pub messages: &'t Messages,
    /// Who makes the daily copy.
    pub backups: &'t Sender<Written>,
}

/// What the keeper works with.
struct Keeper<'k> {
    stores: &'k Stores,
    told: &'k Told<'k>,
    /// The connections. They are opened on the first use, and again after one that failed to open.
    open: Option<(Store, Catalog)>,
    waiting: Waiting,
    unsaved: Unsaved,
}

/// Carries out tasks until no more can come. What was shown at the start is of the state `shown`.
pub fn work(stores: &Stores, shown: Option<Version>, tasks: &Receiver<Task>, told: &Told) {
    let mut keeper = Keeper {
        stores,
        told,
        open: None,
        waiting: Waiting::default(),
        unsaved: Unsaved::default(),
    };
    // What others write is told from now on, whether or not a mark is ever made here.
    drop(keeper.open());
    let mut seen = Seen::of(keeper.open.as_ref());
    if shown.is_some() && seen.marks != shown {
        keeper.tell([Event::MarksWritten]);
    }
    keeper.tell_what_was_kept();
    loop {
        let events = match next(tasks, keeper.due()) {
            Ok(Task::Look) => {
                let now = Seen::of(keeper.open.as_ref());
                let before = std::mem::replace(&mut seen, now);
                let news = now.is_news_after(&before).then_some(Event::MarksWritten);
                news.into_iter().collect()
            }
            Ok(Task::End) | Err(RecvTimeoutError::Disconnected) => return keeper.end(),
            Ok(task) => keeper.take(task),
            Err(RecvTimeoutError::Timeout) => keeper.over(),
        };
        keeper.tell(events);
        if let Some((store, catalog)) = &keeper.open {
            stores::say_damage(catalog, Some(store), told.messages);
        }
    }
}

impl Keeper<'_> {
    /// Carries out a task; gives what is to be said of it.
    fn take(&mut self, task: Task) -> Vec<Event> {
        match task {
            Task::Keep(wish) => self.keep(Keep::One(wish)),
            Task::KeepAll(wish) => self.keep_all(wish),
            Task::Undo(way, unix) => self.undo(way, unix),
            Task::Move(moved, beside, unix) => self.keep(Keep::Move(moved, beside, unix)),
            Task::Line(asked, line) => self.keep(Keep::Line(asked, line)),
            Task::Waypoint(letter, waypoint) => self.keep(Keep::Waypoint(letter, waypoint)),
            Task::KeepNow => {
                let mut events = self.try_again();
                events.push(Event::TriedToKeep(self.unsaved.deeds()));
                events
            }
            Task::Locate(round, keys) => vec![self.locate(round, &keys)],
            Task::Wait(number, due) => {
                self.waiting.wait = Some((due, number));
                Vec::new()
            }
            Task::Hints(given) => {
                // One that cannot be kept is given again at the next start, which is no loss.
                if let Ok((store, _)) = self.open() {
                    drop(store.keep_hints(&given));
                }
                Vec::new()
            }
            Task::Session(session) => {
                let due = self.waiting.session.take().map(|(due, _)| due);
                let due = due.unwrap_or_else(|| Instant::now() + SESSION_WAIT);
                self.waiting.session = Some((due, session));
                Vec::new()
            }
            Task::Progress(progress) => {
                self.waiting.take_progress(*progress);
                Vec::new()
            }
            Task::Look | Task::End => Vec::new(),
        }
    }

    /// When something must be done next.
    fn due(&self) -> Option<Instant> {
        let again = self.unsaved.due();
        self.waiting.due().into_iter().chain(again).min()
    }

    fn tell(&self, events: impl IntoIterator<Item = Event>) {
        for event in events {
            // Where no one listens any more, the reader was quit.
            drop(self.told.messages.send(Message::Event(event)));
        }
    }

    /// Tells, at the start, what was kept before: nothing where nothing can be read.
    fn tell_what_was_kept(&self) {
        let store = self.open.as_ref().map(|(store, _)| store);
        let library = self.stores.roots.name();
        let lines = store.and_then(|store| store.history().ok());
        let progress = store.and_then(|store| store.progress().ok());
        let waypoints = store.and_then(|store| store.waypoints(&library).ok());
        self.tell(lines.map(Event::History));
        self.tell([Event::PlacesKept {
            progress: progress.unwrap_or_default(),
            waypoints: waypoints.unwrap_or_default(),
        }]);
    }

    /// Keeps something, after what could not be kept before; what cannot be kept now waits.
    fn keep(&mut self, keep: Keep) -> Vec<Event> {
        let mut events = self.try_again();
        let saved = if self.unsaved.is_empty() {
            self.save(&keep)
        } else {
            // What was done after something must not come before it.
            Err(self.unsaved.reason())
        };
        match saved {
            Ok(event) => events.extend(event),
            Err(reason) => events.extend(self.unsaved.take(keep, reason)),
        }
        events
    }

    /// Does the same to many articles.
    fn keep_all(&mut self, wish: WishForAll) -> Vec<Event> {
        let targets = match self.open() {
            Ok((store, catalog)) => deeds::targets(store, catalog, &wish),
            Err(reason) => Err(reason),
        };
        match targets {
            Err(reason) => vec![Event::Done(Err(reason))],
            Ok(targets) => self.keep(Keep::All {
                targets,
                change: wish.change,
                unix: wish.unix,
                cancel: wish.cancel,
            }),
        }
    }

    /// Keeps something now, or says why that cannot be. A change that was stopped is not to be kept.
    fn save(&mut self, keep: &Keep) -> Result<Option<Event>, Clean> {
        let (stores, told) = (self.stores, self.told);
        let progress = |done| drop(told.messages.send(Message::Event(Event::Saving(done))));
        let (store, catalog) = self.open()?;
        let saved = keep.save((store, catalog), &stores.roots.name(), &progress);
        match saved {
            Err(stopped @ StoreError::Stopped) => Ok(Some(Event::Done(Err(words(&stopped))))),
            Err(error) => Err(words(&error)),
            Ok(event) => {
                wish(told.backups, Written);
                Ok(event)
            }
        }
    }

    /// Tries to keep what could not be kept before.
    fn try_again(&mut self) -> Vec<Event> {
        let mut unsaved = std::mem::take(&mut self.unsaved);
        let events = unsaved.try_again(Instant::now(), |keep| self.save(keep));
        self.unsaved = unsaved;
        events
    }

    /// Undoes, or does again. What is not saved yet was done last.
    fn undo(&mut self, way: Way, unix: i64) -> Vec<Event> {
        let mut events = self.try_again();
        let given_up = match way {
            Way::Undo => self.unsaved.give_up_last(),
            Way::Redo => None,
        };
        let undone = match given_up {
            Some(done) => Ok(done),
            None if !self.unsaved.is_empty() => Err(self.unsaved.reason()),
            None => self
                .open()
                .and_then(|(store, catalog)| deeds::undo(store, catalog, way, unix)),
        };
        events.push(Event::Done(undone));
        events
    }

    /// Does what is due; gives what is to be said of it.
    fn over(&mut self) -> Vec<Event> {
        let now = Instant::now();
        let is_due = |due: Option<Instant>| due.is_some_and(|due| due <= now);
        if is_due(self.waiting.session.as_ref().map(|(due, _)| *due)) {
            self.keep_session();
        }
        if is_due(self.waiting.progress.as_ref().map(|(due, _)| *due)) {
            self.keep_progress();
        }
        let mut events = Vec::new();
        if is_due(self.unsaved.due()) {
            events = self.try_again();
        }
        let waited = self.waiting.wait.take_if(|(due, _)| *due <= now);
        events.extend(waited.map(|(_, number)| Event::Waited(number)));
        events
    }

    /// Writes the session that waits. Where nothing can be kept nothing is said: that was said at the
    /// start, and the next mark says it again.
    fn keep_session(&mut self) {
        let Some((_, session)) = self.waiting.session.take() else {
            return;
        };
        let library = self.stores.roots.name();
        let Ok((store, _)) = self.open() else { return };
        if !store.stands_in() && store.keep_session(&library, &session).is_err() {
            self.waiting.session = Some((Instant::now() + SESSION_AGAIN, session));
        }
    }

    /// Writes how far articles were read, likewise.
    fn keep_progress(&mut self) {
        let Some((_, progress)) = self.waiting.progress.take() else {
            return;
        };
        let Ok((store, _)) = self.open() else { return };
        if !store.stands_in() && store.keep_progress(&progress).is_err() {
            self.waiting.progress = Some((Instant::now() + SESSION_AGAIN, progress));
        }
    }

    /// Finds the rows of an article; none where the catalogue cannot be read.
    fn locate(&mut self, round: u64, keys: &Keys) -> Event {
        let opened = self.open().ok();
        let rows = opened.and_then(|(_, catalog)| catalog.rows_of(keys).ok());
        Event::Located {
            round,
            rows: rows.unwrap_or_default(),
        }
    }

    /// Keeps what is left to be kept.
    fn end(&mut self) {
        self.keep_session();
        self.keep_progress();
        self.try_again();
    }

    /// The connections, which are opened if they are not.
    fn open(&mut self) -> Result<&mut (Store, Catalog), Clean> {
        let opened = match self.open.take() {
            Some(opened) => opened,
            None => (
                self.stores.store().map_err(|error| words(&error))?,
                self.stores.catalog().map_err(|error| words(&error))?,
            ),
        };
        Ok(self.open.insert(opened))
    }
}

/// The next task; waits no longer than until `due`.
fn next(tasks: &Receiver<Task>, due: Option<Instant>) -> Result<Task, RecvTimeoutError> {
    match due {
        None => tasks.recv().or(Err(RecvTimeoutError::Disconnected)),
        Some(due) => tasks.recv_timeout(due.saturating_duration_since(Instant::now())),
    }
}

/// How often the state was written, and how often its marks were changed, as far as can be seen.
#[derive(Debug, Clone, Copy)]
struct Seen {
    written: Option<Version>,
    marks: Option<Version>,
}

impl Seen {
    fn of(kept: Option<&(Store, Catalog)>) -> Self {
        Self {
            written: kept.and_then(|(store, _)| store.written().ok()),
            marks: kept.and_then(|(store, _)| store.version().ok()),
        }
    }

    /// Whether another instance has changed marks since `before`.
    fn is_news_after(&self, before: &Self) -> bool {
        let is_of_others = match (self.written, before.written) {
            (Some(now), Some(before)) => now.is_of_others(before),
            (now, None) => now.is_some(),
            (None, Some(_)) => false,
        };
        is_of_others && self.marks != before.marks
    }
}

/// An error as it is shown.
fn words(error: &impl std::error::Error) -> Clean {
    Clean::line(&error.to_string())
}
