//! Writes marks, every one of them and in order, and says so when they are on disk; and how the
//! reader would be left, the newest of it every few seconds and at the end.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::app::prompt::Asked;
use crate::article::Keys;
use crate::library::Catalog;
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::deeds::{self, Way, Wish, WishForAll};
use crate::tui::workers::{Stores, stores};
use crate::user::{Progress, Session, Side, Store, Subject, Version, Waypoint};

/// How long what is newer is waited for before a session is written.
const SESSION_WAIT: Duration = Duration::from_secs(3);

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
    /// How the reader would be left now.
    Session(Box<Session>),
    /// How far an article was read.
    Progress(Box<Progress>),
    /// A mark with a letter, which is set or taken away.
    Waypoint(char, Option<Box<Waypoint>>),
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

/// Carries out tasks until no more can come.
pub fn work(stores: &Stores, tasks: &Receiver<Task>, messages: &Messages) {
    let mut kept = None;
    // What others write is told from now on, whether or not a mark is ever made here.
    drop(open(stores, &mut kept));
    if let Some(Ok(lines)) = kept.as_ref().map(|(store, _)| store.history()) {
        drop(messages.send(Message::Event(Event::History(lines))));
    }
    drop(messages.send(Message::Event(places_kept(stores, kept.as_ref()))));
    let mut seen = Seen::of(kept.as_ref());
    let mut waiting = Waiting::default();
    loop {
        let event = match next(tasks, waiting.due()) {
            Ok(Task::Keep(wish)) => Some(keep(stores, &mut kept, &wish)),
            Ok(Task::KeepAll(wish)) => Some(keep_all(stores, &mut kept, &wish, messages)),
            Ok(Task::Undo(way, unix)) => Some(undo(stores, &mut kept, way, unix)),
            Ok(Task::Move(moved, beside, unix)) => {
                let opened = open_to_write(stores, &mut kept);
                Some(Event::Done(opened.and_then(|(store, _)| {
                    deeds::move_bookmark(store, &moved, beside, unix)
                })))
            }
            Ok(Task::Wait(number, due)) => {
                waiting.wait = Some((due, number));
                None
            }
            Ok(Task::Session(session)) => {
                let due = waiting.session.take().map(|(due, _)| due);
                let due = due.unwrap_or_else(|| Instant::now() + SESSION_WAIT);
                waiting.session = Some((due, session));
                None
            }
            Ok(Task::Progress(progress)) => {
                waiting.take_progress(*progress);
                None
            }
            Ok(Task::Waypoint(letter, waypoint)) => {
                keep_waypoint(stores, &mut kept, letter, waypoint.as_deref());
                None
            }
            Ok(Task::Locate(round, keys)) => Some(locate(stores, &mut kept, round, &keys)),
            Ok(Task::Line(asked, line)) => {
                keep_line(stores, &mut kept, asked, &line);
                None
            }
            Ok(Task::Look) => {
                let now = Seen::of(kept.as_ref());
                let before = std::mem::replace(&mut seen, now);
                now.is_news_after(&before).then_some(Event::MarksWritten)
            }
            Err(RecvTimeoutError::Timeout) => over(stores, &mut kept, &mut waiting),
            Ok(Task::End) | Err(RecvTimeoutError::Disconnected) => {
                keep_session(stores, &mut kept, waiting.session.take());
                keep_progress(stores, &mut kept, waiting.progress.take());
                return;
            }
        };
        let Some(event) = event else { continue };
        drop(messages.send(Message::Event(event)));
        if let Some((store, catalog)) = &kept {
            stores::say_damage(catalog, Some(store), messages);
        }
    }
}

/// Does what is due; gives what is to be said of it.
fn over(
    stores: &Stores,
    kept: &mut Option<(Store, Catalog)>,
    waiting: &mut Waiting,
) -> Option<Event> {
    let now = Instant::now();
    if waiting.session.as_ref().is_some_and(|(due, _)| *due <= now) {
        keep_session(stores, kept, waiting.session.take());
    }
    if waiting
        .progress
        .as_ref()
        .is_some_and(|(due, _)| *due <= now)
    {
        keep_progress(stores, kept, waiting.progress.take());
    }
    let (_, number) = waiting.wait.take_if(|(due, _)| *due <= now)?;
    Some(Event::Waited(number))
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

/// Writes the session that waits. Where it cannot be kept nothing is said: that was said at the
/// start, and the next mark says it again.
fn keep_session(
    stores: &Stores,
    kept: &mut Option<(Store, Catalog)>,
    waiting: Option<(Instant, Box<Session>)>,
) {
    let Some((_, session)) = waiting else {
        return;
    };
    if stores.nothing_kept_because.is_some() {
        return;
    }
    if let Ok((store, _)) = open(stores, kept) {
        drop(store.keep_session(&stores.roots.name(), &session));
    }
}

/// Writes how far articles were read, likewise.
fn keep_progress(
    stores: &Stores,
    kept: &mut Option<(Store, Catalog)>,
    waiting: Option<(Instant, Vec<Progress>)>,
) {
    let Some((_, progress)) = waiting else {
        return;
    };
    if let Ok((store, _)) = open_to_write(stores, kept) {
        drop(store.keep_progress(&progress));
    }
}

/// Finds the rows of an article; none where the catalogue cannot be read.
fn locate(stores: &Stores, kept: &mut Option<(Store, Catalog)>, round: u64, keys: &Keys) -> Event {
    let opened = open(stores, kept).ok();
    let rows = opened.and_then(|(_, catalog)| catalog.rows_of(keys).ok());
    Event::Located {
        round,
        rows: rows.unwrap_or_default(),
    }
}

/// What was kept of places, for the start; nothing where nothing can be read.
fn places_kept(stores: &Stores, kept: Option<&(Store, Catalog)>) -> Event {
    let store = kept.map(|(store, _)| store);
    let progress = store.and_then(|store| store.progress().ok());
    let waypoints = store.and_then(|store| store.waypoints(&stores.roots.name()).ok());
    Event::PlacesKept {
        progress: progress.unwrap_or_default(),
        waypoints: waypoints.unwrap_or_default(),
    }
}

/// Keeps a mark with a letter. Where it cannot be kept nothing is said, as with what waits.
fn keep_waypoint(
    stores: &Stores,
    kept: &mut Option<(Store, Catalog)>,
    letter: char,
    waypoint: Option<&Waypoint>,
) {
    if stores.nothing_kept_because.is_some() {
        return;
    }
    if let Ok((store, _)) = open(stores, kept) {
        drop(store.keep_waypoint(&stores.roots.name(), letter, waypoint));
    }
}

/// Writes a line that was typed. Where it cannot be kept nothing is said, as with a session.
fn keep_line(stores: &Stores, kept: &mut Option<(Store, Catalog)>, asked: Asked, line: &str) {
    if stores.nothing_kept_because.is_some() {
        return;
    }
    if let Ok((store, _)) = open(stores, kept) {
        drop(store.keep_line(asked.name(), line));
    }
}

/// Does something to an article.
fn keep(stores: &Stores, kept: &mut Option<(Store, Catalog)>, wish: &Wish) -> Event {
    let done =
        open_to_write(stores, kept).and_then(|(store, catalog)| deeds::save(store, catalog, wish));
    done.unwrap_or_else(|reason| Event::NotSaved {
        row: wish.row,
        reason,
    })
}

/// Does something to many articles.
fn keep_all(
    stores: &Stores,
    kept: &mut Option<(Store, Catalog)>,
    wish: &WishForAll,
    messages: &Messages,
) -> Event {
    let progress = |done| drop(messages.send(Message::Event(Event::Saving(done))));
    let opened = open_to_write(stores, kept);
    Event::Done(
        opened.and_then(|(store, catalog)| deeds::save_all(store, catalog, wish, &progress)),
    )
}

/// Undoes, or does again.
fn undo(stores: &Stores, kept: &mut Option<(Store, Catalog)>, way: Way, unix: i64) -> Event {
    let opened = open_to_write(stores, kept);
    Event::Done(opened.and_then(|(store, catalog)| deeds::undo(store, catalog, way, unix)))
}

/// The connections, where what is written is kept. They are opened on the first wish, and again after
/// one that failed to open.
fn open_to_write<'k>(
    stores: &Stores,
    kept: &'k mut Option<(Store, Catalog)>,
) -> Result<&'k mut (Store, Catalog), Clean> {
    match &stores.nothing_kept_because {
        Some(reason) => Err(reason.clone()),
        None => open(stores, kept),
    }
}

/// The connections, which are opened if they are not.
fn open<'k>(
    stores: &Stores,
    kept: &'k mut Option<(Store, Catalog)>,
) -> Result<&'k mut (Store, Catalog), Clean> {
    let opened = match kept.take() {
        Some(opened) => opened,
        None => (
            stores.store().map_err(words)?,
            stores.catalog().map_err(words)?,
        ),
    };
    Ok(kept.insert(opened))
}

/// An error as it is shown.
fn words(error: impl std::error::Error) -> Clean {
    Clean::line(&error.to_string())
}
