//! Finds every place of a word and its words; a newer wish stops an older one.
//!
//! Between a few articles and the next it looks whether lines are wished for, so that scrolling never
//! waits for the count.

use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::app::context::{AskedLines, LinesRead};
use crate::cancel::Cancel;
use crate::library::view::Ask;
use crate::library::view::context::By;
use crate::library::view::gathering::Gathering;
use crate::library::{Catalog, CatalogError};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};
use crate::user::Store;

/// Between two answers that no key has asked for: each one is a frame.
const BETWEEN_ANSWERS: Duration = Duration::from_millis(100);

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// To find the places.
    Start {
        /// Which request this is.
        round: u64,
        /// Where.
        ask: Ask,
        /// Stops it.
        cancel: Cancel,
    },
    /// Lines of them.
    Lines(AskedLines),
    /// No more articles are to be read.
    Stop,
    /// Nothing any more.
    End,
}

/// The places that are being found.
struct Work {
    gathering: Gathering,
    asked: AskedLines,
    cancel: Cancel,
    is_stopped: bool,
    /// When the last answer went out, unless none has.
    last_answer: Option<Instant>,
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    let mut kept = None;
    let mut at_work: Option<Work> = None;
    loop {
        let is_busy = at_work.as_ref().is_some_and(Work::goes_on);
        let wish = if is_busy {
            match wishes.try_recv() {
                Ok(wish) => Some(wish),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => return,
            }
        } else {
            match wishes.recv() {
                Ok(wish) => Some(wish),
                Err(_) => return,
            }
        };
        let done = match wish {
            None => at_work
                .as_mut()
                .map_or(Ok(None), |work| work.go_on(kept.as_ref())),
            Some(Wish::End) => {
                at_work = None;
                Ok(None)
            }
            Some(Wish::Start { round, ask, cancel }) => {
                let started = start(stores, &mut kept, (round, &ask), cancel);
                at_work = None;
                started
                    .map(|work| {
                        at_work = work;
                        None
                    })
                    .map_err(|error| (round, error))
            }
            Some(Wish::Stop) => at_work.as_mut().map_or(Ok(None), |work| {
                work.is_stopped = true;
                work.answer(kept.as_ref())
            }),
            Some(Wish::Lines(asked)) => {
                let work = at_work
                    .as_mut()
                    .filter(|work| work.asked.round == asked.round);
                work.map_or(Ok(None), |work| work.show(kept.as_ref(), asked))
            }
        };
        if let Some((catalog, _)) = &kept {
            stores::say_damage(catalog, None, messages);
        }
        let event = match done {
            Ok(None) => continue,
            Ok(Some((round, read))) => Event::Context {
                round,
                read: Ok(read),
            },
            Err((round, error)) => {
                at_work = None;
                let reason = Clean::line(&format!("cannot find the places: {error:#}"));
                Event::Context {
                    round,
                    read: Err(reason),
                }
            }
        };
        if messages.send(Message::Event(event)).is_err() {
            return;
        }
    }
}

/// An answer to a request, if there is one; or how it failed.
type Answer = Result<Option<(u64, LinesRead)>, (u64, anyhow::Error)>;

/// Begins to find places; `None` if it was stopped.
fn start(
    stores: &Stores,
    kept: &mut Option<(Catalog, Store)>,
    (round, ask): (u64, &Ask),
    cancel: Cancel,
) -> anyhow::Result<Option<Work>> {
    let (catalog, store) = match kept {
        Some(kept) => kept,
        None => kept.insert((stores.catalog()?, stores.store()?)),
    };
    let gathering = Gathering::start(catalog, store, ask, By::Date, &cancel)?;
    Ok(gathering.map(|gathering| Work {
        gathering,
        asked: AskedLines {
            round,
            by: By::Date,
            range: 0..0,
            held: None,
        },
        cancel,
        is_stopped: false,
        last_answer: None,
    }))
}

impl Work {
    /// Whether articles are left to be read.
    fn goes_on(&self) -> bool {
        !self.is_stopped && !self.gathering.is_whole()
    }

    /// Reads some more articles; says so from time to time, and at the end.
    fn go_on(&mut self, kept: Option<&(Catalog, Store)>) -> Answer {
        let Some((catalog, _)) = kept else {
            return Ok(None);
        };
        if self.cancel.is_cancelled() {
            self.is_stopped = true;
            return Ok(None);
        }
        let read = self.gathering.read_on(catalog, &self.cancel);
        read.map_err(|error| self.failed(error))?;
        let is_due = self
            .last_answer
            .is_none_or(|at| at.elapsed() >= BETWEEN_ANSWERS);
        if is_due || !self.goes_on() {
            return self.answer(kept);
        }
        Ok(None)
    }

    /// Shows other lines.
    fn show(&mut self, kept: Option<&(Catalog, Store)>, asked: AskedLines) -> Answer {
        let Some((catalog, store)) = kept else {
            return Ok(None);
        };
        if asked.by != self.asked.by {
            let sorted = self
                .gathering
                .sort_by((catalog, store), asked.by, &self.cancel);
            sorted.map_err(|error| self.failed(error))?;
        }
        self.asked = asked;
        if self.gathering.known().read == 0 && self.goes_on() {
            return Ok(None);
        }
        self.answer(kept)
    }

    /// The lines that were asked for last.
    fn answer(&mut self, kept: Option<&(Catalog, Store)>) -> Answer {
        let Some((catalog, _)) = kept else {
            return Ok(None);
        };
        let AskedLines {
            range, held, round, ..
        } = self.asked.clone();
        let window = self.gathering.window(catalog, range, held, &self.cancel);
        let window = window.map_err(|error| self.failed(error))?;
        self.last_answer = Some(Instant::now());
        let read = LinesRead {
            known: self.gathering.known(),
            searched: self.gathering.searched(),
            is_whole: !self.goes_on(),
            window,
        };
        Ok(Some((round, read)))
    }

    fn failed(&self, error: CatalogError) -> (u64, anyhow::Error) {
        (self.asked.round, error.into())
    }
}
