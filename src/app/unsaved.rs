//! What could not be kept: said at once and on the status line until it is, and not lost by leaving
//! without a question.

use crate::app::question::Yes;
use crate::app::{App, Deed, Effect, Notice};
use crate::text::Clean;

/// Something that could not be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSaved {
    /// The row it was meant for, if it was one.
    pub row: Option<u32>,
    /// Why not, where that must be said.
    pub reason: Option<Clean>,
    /// How many changes wait.
    pub waiting: usize,
}

/// Whether the reader is to be quit as soon as all is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// It is not.
    #[default]
    Not,
    /// It is: what could not be kept is tried once more.
    Tries,
}

impl App {
    /// Takes the word that something could not be kept: what is drawn stays as it was.
    pub(crate) fn take_not_saved(&mut self, what: NotSaved) -> Vec<Effect> {
        if let Some(row) = what.row {
            self.asked.remove(&row);
        }
        self.unsaved = what.waiting;
        if let Some(reason) = what.reason {
            self.notice = Some(Notice::error(&format!("not saved, tried again: {reason}")));
        }
        Vec::new()
    }

    /// While something is not kept, has it tried once more before the reader is quit. Who wishes to quit
    /// again before that is answered is asked at once.
    pub(crate) fn try_before_losing(&mut self, effects: &mut Vec<Effect>) {
        let is_quitting = effects.iter().any(|effect| matches!(effect, Effect::Quit));
        if !is_quitting || self.unsaved == 0 {
            return;
        }
        effects.retain(|effect| !matches!(effect, Effect::Quit));
        match std::mem::replace(&mut self.leaving, Leaving::Tries) {
            Leaving::Not => effects.push(Effect::Deed(Deed::KeepNow)),
            Leaving::Tries => self.ask_before_losing(),
        }
    }

    /// What could not be kept was tried once more: quits, or asks where something is `left`.
    pub(crate) fn quit_or_ask(&mut self, left: usize) -> Vec<Effect> {
        self.unsaved = left;
        if self.leaving == Leaving::Not {
            return Vec::new();
        }
        if left > 0 {
            self.ask_before_losing();
            return Vec::new();
        }
        vec![Effect::Quit]
    }

    /// Asks before the reader is quit while something is not kept.
    fn ask_before_losing(&mut self) {
        self.leaving = Leaving::Not;
        let words = match self.unsaved {
            1 => "one change is not saved: quit and lose it?".to_owned(),
            many => format!("{many} changes are not saved: quit and lose them?"),
        };
        self.ask(&words, Yes::LoseUnsaved);
    }

    /// Quits although something is not kept.
    pub(crate) fn lose_unsaved(&mut self) -> Vec<Effect> {
        self.unsaved = 0;
        vec![Effect::Quit]
    }
}

/// What is said while something is not kept.
pub(crate) fn unsaved_words(app: &App) -> Option<String> {
    match app.unsaved {
        0 => None,
        1 => Some("1 change not saved yet".to_owned()),
        many => Some(format!("{many} changes not saved yet")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Done, Event, Now};
    use crate::input::Key;

    fn not_saved(app: &mut App, waiting: usize) {
        let what = NotSaved {
            row: None,
            reason: Some(Clean::line("the disk is full")),
            waiting,
        };
        app.update(Event::NotSaved(what), Now::default());
    }

    fn is_left_by(app: &mut App, key: &str) -> bool {
        let effects = app.update(Event::Key(Key::parse(key).unwrap()), Now::default());
        quits(&effects)
    }

    fn quits(effects: &[Effect]) -> bool {
        effects.iter().any(|effect| matches!(effect, Effect::Quit))
    }

    /// The answer to having it tried once more.
    fn tried(app: &mut App, left: usize) -> bool {
        quits(&app.update(Event::TriedToKeep(left), Now::default()))
    }

    #[test]
    fn what_is_not_saved_is_said_until_it_is_and_not_lost_without_a_question() {
        let mut app = App::default();
        not_saved(&mut app, 2);
        assert!(app.notice.as_ref().unwrap().text.contains("not saved"));
        for key in ["q", "Q"] {
            assert!(!is_left_by(&mut app, key));
            assert!(app.question.is_none());
            assert!(!tried(&mut app, 2));
            assert!(app.question.is_some());
            assert!(!is_left_by(&mut app, "n"));
            assert!(!tried(&mut app, 2) && app.question.is_none());
        }
        assert!(unsaved_words(&app).unwrap().starts_with("2 changes"));
        let done = Done {
            words: Clean::line("saved now"),
            ..Done::default()
        };
        app.update(Event::Done(Ok(done)), Now::default());
        assert_eq!(unsaved_words(&app), None);
        assert!(is_left_by(&mut app, "Q"));
    }

    #[test]
    fn one_who_means_it_leaves() {
        let mut app = App::default();
        not_saved(&mut app, 1);
        // Who does not wait for the answer is asked.
        assert!(!is_left_by(&mut app, "Q"));
        assert!(!is_left_by(&mut app, "Q"));
        assert!(is_left_by(&mut app, "y"));
    }

    #[test]
    fn what_can_be_saved_by_now_is_saved_and_nothing_is_asked() {
        let mut app = App::default();
        not_saved(&mut app, 14);
        let key = Event::Key(Key::parse("Q").unwrap());
        let effects = app.update(key, Now::default());
        let tries = |effect: &Effect| matches!(effect, Effect::Deed(Deed::KeepNow));
        assert!(effects.iter().any(tries));
        assert!(tried(&mut app, 0));
        assert!(app.question.is_none());
    }
}
