//! Writes marks, every one of them and in order, and says so when they are on disk; and how the
//! reader would be left, the newest of it every few seconds and at the end.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::app::prompt::Asked;
use crate::app::{Change, Event};
use crate::library::Catalog;
use crate::text::Clean;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};
use crate::user::{Mark, Session, Store, StoreError, Subject, Version};

/// How long what is newer is waited for before a session is written.
const SESSION_WAIT: Duration = Duration::from_secs(3);

/// What comes to the keeper.
#[derive(Debug)]
pub enum Task {
    /// A mark to be kept.
    Keep(Wish),
    /// A line that was typed.
    Line(Asked, String),
    /// How the reader would be left now.
    Session(Box<Session>),
    /// The state was written: look whether by someone else.
    Look,
    /// No more will be asked for.
    End,
}

/// A mark to be kept.
#[derive(Debug)]
pub struct Wish {
    /// The row it is for.
    pub row: u32,
    /// The article it is for.
    pub subject: Subject,
    /// The change.
    pub change: Change,
    /// When it was wished, in seconds since 1970.
    pub unix: i64,
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, tasks: &Receiver<Task>, messages: &Sender<Message>) {
    let mut kept = None;
    // What others write is told from now on, whether or not a mark is ever made here.
    drop(open(stores, &mut kept));
    if let Some(Ok(lines)) = kept.as_ref().map(|(store, _)| store.history()) {
        drop(messages.send(Message::Event(Event::History(lines))));
    }
    let mut seen = Seen::of(kept.as_ref());
    // A session that is not yet written, and when it must be.
    let mut waiting: Option<(Instant, Box<Session>)> = None;
    loop {
        let wish = match next(tasks, waiting.as_ref().map(|(due, _)| *due)) {
            Ok(Task::Keep(wish)) => wish,
            Ok(Task::Session(session)) => {
                let due = waiting.take().map(|(due, _)| due);
                let due = due.unwrap_or_else(|| Instant::now() + SESSION_WAIT);
                waiting = Some((due, session));
                continue;
            }
            Ok(Task::Line(asked, line)) => {
                keep_line(stores, &mut kept, asked, &line);
                continue;
            }
            Ok(Task::Look) => {
                let now = Seen::of(kept.as_ref());
                if now.is_news_after(&seen) {
                    drop(messages.send(Message::Event(Event::MarksWritten)));
                }
                seen = now;
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {
                keep_session(stores, &mut kept, waiting.take());
                continue;
            }
            Ok(Task::End) | Err(RecvTimeoutError::Disconnected) => {
                keep_session(stores, &mut kept, waiting.take());
                return;
            }
        };
        let answer = match keep(stores, &mut kept, &wish) {
            Ok((rows, mark)) => Event::Saved { rows, mark },
            Err(reason) => Event::NotSaved {
                row: wish.row,
                reason,
            },
        };
        drop(messages.send(Message::Event(answer)));
        if let Some((store, catalog)) = &kept {
            stores::say_damage(catalog, Some(store), messages);
        }
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

/// Writes a line that was typed. Where it cannot be kept nothing is said, as with a session.
fn keep_line(stores: &Stores, kept: &mut Option<(Store, Catalog)>, asked: Asked, line: &str) {
    if stores.nothing_kept_because.is_some() {
        return;
    }
    if let Ok((store, _)) = open(stores, kept) {
        drop(store.keep_line(asked.name(), line));
    }
}

/// Makes the mark; gives the rows that bear it and what they bear now. The connections are opened
/// on the first wish, and again after one that failed to open.
fn keep(
    stores: &Stores,
    kept: &mut Option<(Store, Catalog)>,
    wish: &Wish,
) -> Result<(Vec<u32>, Mark), Clean> {
    if let Some(reason) = &stores.nothing_kept_because {
        return Err(reason.clone());
    }
    let (store, catalog) = open(stores, kept)?;
    let mark = set(store, wish).map_err(words)?;
    let mut rows = catalog.rows_of(&wish.subject.keys).unwrap_or_default();
    if !rows.contains(&wish.row) {
        rows.push(wish.row);
    }
    Ok((rows, mark))
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

/// Makes the mark in `store`.
fn set(store: &mut Store, wish: &Wish) -> Result<Mark, StoreError> {
    match wish.change {
        Change::Bookmarked(is_bookmarked) => {
            store.set_bookmarked(&wish.subject, is_bookmarked, wish.unix)
        }
        Change::Read(is_read) => store.set_read(&wish.subject, is_read, wish.unix),
    }
}

/// An error as it is shown.
fn words(error: impl std::error::Error) -> Clean {
    Clean::line(&error.to_string())
}
