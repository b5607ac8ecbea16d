//! What could not be kept: it stays in memory, in its order, and is tried again: soon at first and
//! then every minute, and before anything else that is to be kept.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::app::prompt::Asked;
use crate::app::unsaved::NotSaved;
use crate::app::{Done, Event};
use crate::article::Keys;
use crate::cancel::Cancel;
use crate::library::Catalog;
use crate::text::Clean;
use crate::tui::workers::deeds::{self, Wish};
use crate::user::{Change, Log, Side, Store, StoreError, Subject, Target, Waypoint};

/// How long is waited before something is tried again, the first time and at most.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Something to be kept.
#[derive(Debug)]
pub(crate) enum Keep {
    /// A change of one article.
    One(Wish),
    /// The same change of many.
    All {
        /// The articles.
        targets: Vec<Target>,
        /// The change.
        change: Change,
        /// When it was wished.
        unix: i64,
        /// Stops it.
        cancel: Cancel,
    },
    /// A bookmark put beside another, at that time.
    Move(Subject, (Side, Keys), i64),
    /// A mark with a letter, which is set or taken away.
    Waypoint(char, Option<Box<Waypoint>>),
    /// A line that was typed.
    Line(Asked, String),
}

impl Keep {
    /// Keeps it in the state of `library`; gives what is to be said of it.
    pub(crate) fn save(
        &self,
        (store, catalog): (&mut Store, &Catalog),
        library: &str,
        progress: &dyn Fn(usize),
    ) -> Result<Option<Event>, StoreError> {
        let done = match self {
            Self::One(wish) => return deeds::save(store, catalog, wish).map(Some),
            Self::All {
                targets,
                change,
                unix,
                cancel,
            } => deeds::save_targets(store, (targets, change, *unix), cancel, progress)?,
            Self::Move(moved, beside, unix) => deeds::move_bookmark(store, moved, *beside, *unix)?,
            Self::Waypoint(letter, waypoint) => {
                store.keep_waypoint(library, *letter, waypoint.as_deref())?;
                return Ok(None);
            }
            Self::Line(asked, line) => {
                store.keep_line(asked.name(), line)?;
                return Ok(None);
            }
        };
        Ok(Some(Event::Done(Ok(done))))
    }

    /// Whether a person did it, who must hear of it; else it came about on the way.
    fn is_deed(&self) -> bool {
        match self {
            Self::One(wish) => wish.log == Log::Step,
            Self::All { .. } | Self::Move(..) | Self::Waypoint(..) => true,
            Self::Line(..) => false,
        }
    }

    /// The row that it was for, where that is one.
    fn row(&self) -> Option<u32> {
        match self {
            Self::One(wish) => Some(wish.row),
            _ => None,
        }
    }
}

/// What could not be kept, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Unsaved {
    waiting: VecDeque<Keep>,
    /// When it is tried again, and how long was waited for that.
    again: Option<(Instant, Duration)>,
    /// Why it could not be kept the last time.
    reason: Clean,
}

impl Unsaved {
    /// Why it could not be kept.
    pub(crate) fn reason(&self) -> Clean {
        self.reason.clone()
    }

    /// When it is to be tried again.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.again.map(|(due, _)| due)
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How many of them a person did.
    pub(crate) fn deeds(&self) -> usize {
        self.waiting.iter().filter(|keep| keep.is_deed()).count()
    }

    /// Takes what could not be kept; gives what is to be said of it.
    pub(crate) fn take(&mut self, keep: Keep, reason: Clean) -> Option<Event> {
        let (is_deed, row) = (keep.is_deed(), keep.row());
        self.waiting.push_back(keep);
        self.reason = reason.clone();
        self.again
            .get_or_insert_with(|| (Instant::now() + FIRST_WAIT, FIRST_WAIT));
        let waiting = self.deeds();
        let what = NotSaved {
            row,
            reason: is_deed.then_some(reason),
            waiting,
        };
        (is_deed || row.is_some()).then_some(Event::NotSaved(what))
    }

    /// Gives up the last thing that a person did.
    pub(crate) fn give_up_last(&mut self) -> Option<Done> {
        let last = self.waiting.iter().rposition(Keep::is_deed)?;
        self.waiting.remove(last);
        if self.waiting.is_empty() {
            self.again = None;
        }
        let words = match self.deeds() {
            0 => "undone: what was not saved yet is given up".to_owned(),
            left => format!("undone: the last of what was not saved yet is given up; {left} left"),
        };
        Some(Done {
            words: Clean::line(&words),
            unsaved: self.deeds(),
            ..Done::default()
        })
    }

    /// Tries to keep what waits, in its order, until something fails; gives what is to be said of it. The
    /// next wait is longer only where one is over: what is tried before its time puts nothing off.
    pub(crate) fn try_again(
        &mut self,
        now: Instant,
        mut save: impl FnMut(&Keep) -> Result<Option<Event>, Clean>,
    ) -> Vec<Event> {
        let mut saved = Vec::new();
        let mut deeds = 0;
        while let Some(keep) = self.waiting.front() {
            let event = match save(keep) {
                Ok(event) => event,
                Err(reason) => {
                    self.reason = reason;
                    break;
                }
            };
            deeds += usize::from(keep.is_deed());
            self.waiting.pop_front();
            match event {
                Some(Event::Saved { rows, mark }) => saved.push((rows, mark)),
                Some(Event::Done(Ok(done))) => saved.extend(done.saved),
                _ => {}
            }
        }
        self.again = match self.again {
            _ if self.waiting.is_empty() => None,
            Some((due, wait)) if due <= now => {
                let wait = (wait * 2).min(LONGEST_WAIT);
                Some((now + wait, wait))
            }
            not_yet => not_yet,
        };
        if saved.is_empty() && deeds == 0 {
            return Vec::new();
        }
        let words = match deeds {
            0 => return saved.into_iter().map(saved_event).collect(),
            1 => "saved now: one change that could not be kept before".to_owned(),
            many => format!("saved now: {many} changes that could not be kept before"),
        };
        vec![Event::Done(Ok(Done {
            words: Clean::line(&words),
            saved,
            unsaved: self.deeds(),
            ..Done::default()
        }))]
    }
}

fn saved_event((rows, mark): (Vec<u32>, crate::user::Mark)) -> Event {
    Event::Saved { rows, mark }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn waypoint(letter: char) -> Keep {
        Keep::Waypoint(letter, None)
    }

    fn full() -> Clean {
        Clean::line("the disk is full")
    }

    /// The letters that wait.
    fn letters(unsaved: &Unsaved) -> String {
        let letter = |keep: &Keep| match keep {
            Keep::Waypoint(letter, _) => *letter,
            _ => '?',
        };
        unsaved.waiting.iter().map(letter).collect()
    }

    #[test]
    fn what_could_not_be_kept_is_kept_in_its_order_when_it_can_be() {
        let mut unsaved = Unsaved::default();
        for (letter, expected) in [('a', 1), ('b', 2), ('c', 3)] {
            let said = unsaved.take(waypoint(letter), full());
            assert!(
                matches!(&said, Some(Event::NotSaved(what)) if what.waiting == expected),
                "{said:?}"
            );
        }
        let room = Cell::new(2);
        let save = |_: &Keep| {
            room.set(room.get() - 1);
            if room.get() < 0 {
                Err(full())
            } else {
                Ok(None)
            }
        };
        let said = unsaved.try_again(Instant::now(), save);
        assert!(
            matches!(&said[..], [Event::Done(Ok(done))] if done.words.contains("2 changes") && done.unsaved == 1)
        );
        assert_eq!(letters(&unsaved), "c");
        assert!(unsaved.due().is_some());
        room.set(1);
        assert_eq!(unsaved.try_again(Instant::now(), save).len(), 1);
        assert!(unsaved.is_empty() && unsaved.due().is_none());
    }

    #[test]
    fn it_is_tried_again_soon_and_then_every_minute() {
        let mut unsaved = Unsaved::default();
        unsaved.take(waypoint('a'), full());
        let mut waits = Vec::new();
        for _ in 0..8 {
            let due = unsaved.due().unwrap();
            // What is done meanwhile is tried at once, and puts nothing off.
            let early = due.checked_sub(Duration::from_millis(1)).unwrap();
            for _ in 0..3 {
                assert!(unsaved.try_again(early, |_| Err(full())).is_empty());
                assert_eq!(unsaved.due(), Some(due));
            }
            assert!(unsaved.try_again(due, |_| Err(full())).is_empty());
            waits.push(unsaved.due().unwrap().duration_since(due).as_secs());
        }
        assert_eq!(waits, [2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn undo_gives_up_the_last_thing_done_that_was_not_saved() {
        let mut unsaved = Unsaved::default();
        unsaved.take(waypoint('a'), full());
        unsaved.take(waypoint('b'), full());
        unsaved.take(Keep::Line(Asked::Query, "x".to_owned()), full());
        assert_eq!(unsaved.give_up_last().unwrap().unsaved, 1);
        assert_eq!(letters(&unsaved), "a?");
        assert_eq!(unsaved.give_up_last().unwrap().unsaved, 0);
        assert!(unsaved.give_up_last().is_none());
    }
}
