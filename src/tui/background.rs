//! Whether the terminal's page is dark or light: asked of the terminal, and never waited for.
//!
//! The answer comes among the keys, and crossterm takes it for some: Alt and `]`, then its characters one
//! by one. What begins so is held back until it is an answer whole or can be none; then it is passed
//! on as it was typed, so that no key is lost. Nothing is held back once an answer has come, or is not to
//! be expected any more.

use std::time::{Duration, Instant};

use crate::app::{Event, Ground};
use crate::input::{Code, Key};

/// The question: OSC 11.
pub const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// How long an answer may come; across a slow line it takes a while.
const PATIENCE: Duration = Duration::from_secs(2);

/// The longest answer, in characters.
const LONGEST: usize = 32;

/// An answer that is awaited.
#[derive(Debug, Default)]
pub struct Answer {
    /// When it was asked for, while it is awaited.
    asked: Option<Instant>,
    /// What may be the beginning of it.
    held: Vec<Key>,
}

impl Answer {
    /// One to a question that is asked now.
    pub fn awaited(now: Instant) -> Self {
        Self {
            asked: Some(now),
            held: Vec::new(),
        }
    }

    /// How long it may still come; `None` where it is not awaited.
    pub fn patience(&self, now: Instant) -> Option<Duration> {
        let left = (self.asked? + PATIENCE).checked_duration_since(now)?;
        Some(left)
    }

    /// Takes what was read; gives it back, with an answer in the place of its characters.
    pub fn take(&mut self, read: Vec<Event>, now: Instant) -> Vec<Event> {
        if self.asked.is_none() {
            return read;
        }
        let mut passed = Vec::with_capacity(read.len());
        for event in read {
            match event {
                Event::Key(key) if self.asked.is_some() => self.take_key(key, &mut passed),
                other => {
                    self.release(&mut passed);
                    passed.push(other);
                }
            }
        }
        if self.patience(now).is_none() {
            self.asked = None;
            self.release(&mut passed);
        }
        passed
    }

    fn take_key(&mut self, key: Key, passed: &mut Vec<Event>) {
        let begins = key
            == Key {
                alt: true,
                ..Key::char(']')
            };
        if begins || self.held.is_empty() {
            self.release(passed);
            if begins {
                self.held.push(key);
            } else {
                passed.push(Event::Key(key));
            }
            return;
        }
        self.held.push(key);
        if is_end(key) {
            match ground_of(&self.text()) {
                Some(ground) => {
                    self.held.clear();
                    self.asked = None;
                    passed.push(Event::Ground(ground));
                }
                None => self.release(passed),
            }
        } else if plain(key).is_none() || self.held.len() > LONGEST {
            self.release(passed);
        }
    }

    /// Passes on what was held back.
    fn release(&mut self, passed: &mut Vec<Event>) {
        passed.extend(self.held.drain(..).map(Event::Key));
    }

    /// The characters between the beginning and the end.
    fn text(&self) -> String {
        self.held.iter().filter_map(|key| plain(*key)).collect()
    }
}

/// The character of a key without Ctrl or Alt.
fn plain(key: Key) -> Option<char> {
    match key.code {
        Code::Char(character) if !key.ctrl && !key.alt => Some(character),
        _ => None,
    }
}

/// Whether a key ends an answer: the string terminator, or the bell.
fn is_end(key: Key) -> bool {
    key == Key::ctrl('g')
        || key
            == Key {
                alt: true,
                ..Key::char('\\')
            }
}

/// The ground that an answer tells of: `11;rgb:1414/1717/1c1c`.
fn ground_of(text: &str) -> Option<Ground> {
    let color = text.strip_prefix("11;")?;
    let color = color
        .strip_prefix("rgb:")
        .or_else(|| color.strip_prefix("rgba:"))?;
    let mut channels = color.split('/').map(channel);
    let [red, green, blue] = [channels.next()??, channels.next()??, channels.next()??];
    Some(Ground::of_rgb((red, green, blue)))
}

/// A channel of one to four hexadecimal digits.
fn channel(digits: &str) -> Option<u8> {
    let most = match digits.len() {
        length @ 1..=4 => 16_u32.pow(u32::try_from(length).ok()?) - 1,
        _ => return None,
    };
    let number = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from(number * 255 / most).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys that crossterm makes of bytes.
    fn keys(text: &str) -> Vec<Event> {
        let mut keys = Vec::new();
        let mut is_alt = false;
        for character in text.chars() {
            let key = match character {
                '\x1b' => {
                    is_alt = true;
                    continue;
                }
                '\x07' => Key::ctrl('g'),
                character => Key::char(character),
            };
            keys.push(Event::Key(Key {
                alt: std::mem::take(&mut is_alt),
                ..key
            }));
        }
        keys
    }

    /// What is passed on of texts that are read one after another, as text; `D` and `L` for grounds.
    fn passed(texts: &[&str]) -> String {
        let now = Instant::now();
        let mut answer = Answer::awaited(now);
        let read = texts
            .iter()
            .flat_map(|text| answer.take(keys(text), now))
            .collect::<Vec<_>>();
        let rest = answer.take(Vec::new(), now + PATIENCE * 2);
        let shown = |event: Event| match event {
            Event::Key(key) => key.to_string(),
            Event::Ground(Ground::Dark) => "<dark>".to_owned(),
            Event::Ground(Ground::Light) => "<light>".to_owned(),
            other => panic!("{other:?}"),
        };
        read.into_iter().chain(rest).map(shown).collect()
    }

    #[test]
    fn an_answer_is_taken_out_of_what_is_typed_and_no_key_is_lost() {
        for (texts, expected) in [
            (&["\x1b]11;rgb:1414/1717/1c1c\x1b\\"][..], "<dark>"),
            (&["jj\x1b]11;rgb:ffff/ffff/ffff\x07k"], "jj<light>k"),
            (&["j\x1b]11;rg", "b:fb/fa/f7\x1b\\q"], "j<light>q"),
            (&["\x1b]j"], "A-]j"),
            (
                &["\x1b]11;nothing of it\x07"],
                "A-]11;nothingSpaceofSpaceit^g",
            ),
            (&["\x1b]"], "A-]"),
            (&["\x1b]11\x1b]11;rgba:f/f/f/f\x07"], "A-]11<light>"),
            (&["\x1b]11;rgb:00/00/00\x07\x1b]x"], "<dark>A-]x"),
        ] {
            assert_eq!(passed(texts), expected, "{texts:?}");
        }
    }

    #[test]
    fn nothing_is_held_back_that_is_not_awaited() {
        let now = Instant::now();
        let held = |mut answer: Answer| answer.take(keys("\x1b]"), now).len();
        assert_eq!(held(Answer::default()), 1);
        assert_eq!(held(Answer::awaited(now)), 0);
        let late = Answer::awaited(now.checked_sub(PATIENCE * 2).unwrap());
        assert_eq!(held(late), 1);
    }
}
