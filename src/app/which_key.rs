//! What may follow an unfinished sequence of keys, shown once it has stood for a moment.
//!
//! Whoever knows the sequence types on and sees nothing of it; the next key acts at once in any case.

use crate::app::places::LetterFor;
use crate::app::{App, Effect};
use crate::input::{Command, Key};
use crate::text::Clean;

/// The sequence that the next key goes on with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unfinished {
    /// These keys were typed.
    Keys(Vec<Key>),
    /// The letter of a mark is missing.
    Letter(LetterFor),
}

/// What is known of the unfinished sequence.
#[derive(Debug, Default)]
pub struct WhichKey {
    /// Whether what may follow is shown.
    pub is_shown: bool,
    /// The sequence, if there is one.
    of: Option<Unfinished>,
    /// The last moment that was waited for.
    number: u64,
}

/// A key that may follow, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    /// The key, as it is written.
    pub key: String,
    /// What it does, or how many keys it begins.
    pub words: Clean,
    /// The same in few words: the name of its command.
    pub name: Clean,
}

impl App {
    /// After any event: a sequence that has begun is waited upon, one that goes on stays in sight.
    pub(crate) fn settle_which_key(&mut self, effects: &mut Vec<Effect>) {
        let now = self.unfinished();
        let known = &mut self.which_key;
        if now == known.of {
            return;
        }
        known.is_shown &= now.is_some();
        if now.is_some() && !known.is_shown {
            known.number += 1;
            effects.push(Effect::AwaitKey(known.number));
        }
        known.of = now;
    }

    /// Takes the word that a moment is over in which a key could have followed.
    pub(crate) fn take_no_key(&mut self, number: u64) {
        let known = &mut self.which_key;
        known.is_shown |= known.of.is_some() && known.number == number;
    }

    fn unfinished(&self) -> Option<Unfinished> {
        let letter = self.places.letter_for.map(Unfinished::Letter);
        let keys = &self.pending.keys;
        letter.or_else(|| (!keys.is_empty()).then(|| Unfinished::Keys(keys.clone())))
    }

    /// What was typed of a sequence, with its count: `3g`, `^x r`.
    pub fn typed_keys(&self) -> String {
        let count = self.pending.count.map(|count| count.to_string());
        let keys = self.pending.keys.iter().map(ToString::to_string);
        let typed: Vec<_> = keys.collect();
        format!("{}{}", count.unwrap_or_default(), typed.join(" "))
    }

    /// The keys that may follow, in the order of the table of keys, and what they come to.
    pub fn followers(&self) -> Vec<Follower> {
        match self.places.letter_for {
            Some(what) => self.marks_to_choose(what),
            None if self.pending.keys.is_empty() => Vec::new(),
            None => self.keys_that_follow(),
        }
    }

    fn keys_that_follow(&self) -> Vec<Follower> {
        let typed = &self.pending.keys;
        let keymap = &self.settings.keymap;
        let mut found: Vec<(Key, usize, [String; 2])> = Vec::new();
        for binding in keymap.continuations(self.layer(), typed) {
            let Some(key) = binding.keys.get(typed.len()) else {
                continue;
            };
            match found.iter_mut().find(|(known, ..)| known == key) {
                Some((_, bindings, _)) => *bindings += 1,
                None if binding.keys.len() == typed.len() + 1 => {
                    found.push((*key, 0, [binding.help(), binding.names()]));
                }
                None => found.push((*key, 1, Default::default())),
            }
        }
        let follower = |(key, bindings, said): (Key, usize, [String; 2])| {
            let [words, name] = match bindings {
                0 => said,
                1 => ["1 sequence".to_owned(), "1 sequence".to_owned()],
                more => [format!("{more} sequences"), format!("{more} sequences")],
            };
            Follower {
                key: key.to_string(),
                words: Clean::line(&words),
                name: Clean::line(&name),
            }
        };
        found.into_iter().map(follower).collect()
    }

    /// The letters that have marks, and what another key does.
    fn marks_to_choose(&self, what: LetterFor) -> Vec<Follower> {
        let follower = |key: &str, words: &str| Follower {
            key: key.to_owned(),
            words: Clean::line(words),
            name: Clean::line(words),
        };
        let marks = self.places.marks.iter();
        let marks = marks.map(|(letter, to)| follower(&letter.to_string(), &to.title));
        let other = match what {
            LetterFor::Set => Some(follower("a-z", "sets a mark here")),
            LetterFor::Go if self.places.jumps.is_empty() => {
                let set = self.hint(Command::SetMark);
                let none = self.places.marks.is_empty();
                none.then(|| follower(&format!("{set} a"), "sets the first mark"))
            }
            LetterFor::Go => Some(follower("'", "back before the last jump")),
        };
        other.into_iter().chain(marks).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::config::load::read;

    /// Presses a key; gives the moment that is to be waited for.
    fn press(app: &mut App, key: &str) -> Option<u64> {
        let key = Event::Key(Key::parse(key).unwrap());
        let effects = app.update(key, Now::default());
        effects.into_iter().find_map(|effect| match effect {
            Effect::AwaitKey(number) => Some(number),
            _ => None,
        })
    }

    #[test]
    fn what_may_follow_is_shown_after_a_moment_and_as_long_as_the_sequence_goes_on() {
        let mut app = App::default();
        let text = "[keys]\npreset = 'emacs'\n";
        app.update(Event::Settings(read(text)), Now::default());
        let first = press(&mut app, "^x").unwrap();
        assert!(!app.which_key.is_shown);
        press(&mut app, "u");
        app.update(Event::NoKey(first), Now::default());
        assert!(
            !app.which_key.is_shown,
            "that moment is of another sequence"
        );
        let second = press(&mut app, "^x").unwrap();
        app.update(Event::NoKey(second), Now::default());
        assert!(app.which_key.is_shown);
        let words = |app: &App, key: &str| {
            let mut all = app.followers().into_iter();
            all.find(|of| of.key == key).unwrap().name.to_string()
        };
        assert_eq!(words(&app, "r"), "3 sequences");
        assert_eq!(words(&app, "k"), "quit");
        assert_eq!(press(&mut app, "r"), None);
        assert!(app.which_key.is_shown);
        assert_eq!(words(&app, "m"), "toggle bookmark");
        assert_eq!(press(&mut app, "Esc"), None);
        assert!(!app.which_key.is_shown && app.followers().is_empty());
    }

    #[test]
    fn a_count_is_no_sequence_and_a_mark_is_one() {
        let mut app = App::default();
        assert_eq!(press(&mut app, "4"), None);
        assert_eq!(press(&mut app, "Esc"), None);
        let number = press(&mut app, "m").unwrap();
        app.update(Event::NoKey(number), Now::default());
        assert!(app.which_key.is_shown);
        assert_eq!(app.followers()[0].key, "a-z");
    }
}
