//! What can wait until the frame of a key has been seen.
//!
//! A step in the list has the article under the cursor read ahead, and a step in either pane has the place
//! remembered. Each wakes a thread, which on a machine of few processors takes that of the terminal just
//! when it is to show the step. So they are held for a moment, and of a burst of steps only the last is done.

use std::time::{Duration, Instant};

use crate::app::{App, Effect, Focus};

/// How long they are held: a terminal has read a frame by then, and no one sees an article come later.
const MOMENT: Duration = Duration::from_millis(2);

/// Effects that are held back.
#[derive(Debug, Default)]
pub(crate) struct Held {
    effects: Vec<Effect>,
    /// When they are to be done.
    due: Option<Instant>,
}

impl Held {
    /// Holds `effect` back, or gives what is to be done now, in its order.
    pub(crate) fn take(&mut self, app: &App, effect: Effect, now: Instant) -> Vec<Effect> {
        let can_wait = match effect {
            Effect::Open { .. } => app.focus == Focus::List,
            Effect::Remember | Effect::KeepProgress(_) => true,
            _ => false,
        };
        if !can_wait {
            // Whatever is done knows what was under the cursor.
            return self.release().into_iter().chain([effect]).collect();
        }
        self.effects.retain(|before| !replaces(&effect, before));
        self.effects.push(effect);
        self.due.get_or_insert(now + MOMENT);
        Vec::new()
    }

    /// When what is held is to be done.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.due
    }

    /// What is held, if its time has come or the article is gone into.
    pub(crate) fn released(&mut self, app: &App, now: Instant) -> Vec<Effect> {
        let is_due = self.due.is_some_and(|due| due <= now);
        let is_open = |effect: &Effect| matches!(effect, Effect::Open { .. });
        if is_due || (app.focus == Focus::Article && self.effects.iter().any(is_open)) {
            self.release()
        } else {
            Vec::new()
        }
    }

    fn release(&mut self) -> Vec<Effect> {
        self.due = None;
        std::mem::take(&mut self.effects)
    }
}

/// Whether nothing is left to do of an effect where a later one is done.
fn replaces(later: &Effect, before: &Effect) -> bool {
    match (later, before) {
        (Effect::Open { .. }, Effect::Open { .. }) | (Effect::Remember, Effect::Remember) => true,
        (Effect::KeepProgress(later), Effect::KeepProgress(before)) => later.keys == before.keys,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Keys;
    use crate::text::Clean;
    use crate::user::{Progress, Spot};

    fn open(row: u32) -> Effect {
        Effect::Open {
            generation: u64::from(row),
            row,
            neighbours: Vec::new(),
            width_cells: 80,
        }
    }

    fn rows(effects: &[Effect]) -> Vec<u32> {
        let row = |effect: &Effect| match effect {
            Effect::Open { row, .. } => Some(*row),
            _ => None,
        };
        effects.iter().filter_map(row).collect()
    }

    #[test]
    fn of_a_burst_of_steps_the_last_is_done_after_a_moment() {
        let (mut held, app, now) = (Held::default(), App::default(), Instant::now());
        for row in 1..4 {
            assert!(held.take(&app, open(row), now).is_empty());
            assert!(held.released(&app, now).is_empty());
        }
        let due = held.due().unwrap();
        assert!(due > now);
        assert_eq!(rows(&held.released(&app, due)), [3]);
        assert!(held.due().is_none() && held.released(&app, due).is_empty());
    }

    fn read_to(url: &str, percent: u8) -> Effect {
        Effect::KeepProgress(Box::new(Progress {
            keys: Keys::of_address(url),
            title: Clean::default(),
            spot: Spot::default(),
            percent,
            end: Spot::default(),
            read_at: 1,
        }))
    }

    #[test]
    fn how_far_each_article_was_read_is_kept() {
        let (mut held, app, now) = (Held::default(), App::default(), Instant::now());
        for (url, percent) in [("one", 1), ("one", 2), ("other", 7)] {
            assert!(held.take(&app, read_to(url, percent), now).is_empty());
        }
        let done = held.take(&app, Effect::Quit, now);
        let percent = |effect: &Effect| match effect {
            Effect::KeepProgress(progress) => Some(progress.percent),
            _ => None,
        };
        assert_eq!(done.iter().filter_map(percent).collect::<Vec<_>>(), [2, 7]);
    }

    #[test]
    fn nothing_else_is_held_nor_goes_before_what_is() {
        let (mut held, mut app, now) = (Held::default(), App::default(), Instant::now());
        held.take(&app, open(1), now);
        let done = held.take(&app, Effect::Quit, now);
        assert!(matches!(&done[..], [Effect::Open { .. }, Effect::Quit]));
        held.take(&app, open(2), now);
        app.focus = Focus::Article;
        assert_eq!(rows(&held.released(&app, now)), [2]);
        assert_eq!(rows(&held.take(&app, open(3), now)), [3]);
    }
}
