//! Keys and clicks at random, in every preset: nothing panics, and Esc leads back to the list from wherever they
//! have led.
//!
//! The suite tries some hundred sequences; `NEWSPRINT_MASH=100000` says how many for each preset.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use newsprint::app::{App, Effect, Event, Focus, Look, Now, Size, Start};
use newsprint::config::{Loaded, Settings};
use newsprint::input::{Code, Gesture, Key, Keymap, Pointer, Preset};
use newsprint::text::Clean;

use crate::support::frame::buffer;
use crate::support::stand_in::StandIn;

/// Presses of Esc that lead back from anywhere: through a question, a prompt, a menu and its page, the
/// article, a selection, the lines of a search and its query.
const MOST_ESCAPES: usize = 8;

/// Sequences of each preset that the suite tries.
const SEQUENCES: usize = 500;

/// What the mouse does.
const GESTURES: [Gesture; 6] = [
    Gesture::Click,
    Gesture::DoubleClick,
    Gesture::Drag,
    Gesture::Release,
    Gesture::WheelUp,
    Gesture::WheelDown,
];

/// Numbers that look random and are the same every time (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// The reader and its library.
struct Reader {
    app: App,
    library: StandIn,
}

impl Reader {
    fn open(preset: Preset) -> Self {
        let size = Size {
            columns: 120,
            rows: 40,
        };
        let (app, effects) = App::start(Start::default(), size, Arc::default(), Look::default());
        let mut reader = Self {
            app,
            library: StandIn::new(),
        };
        reader.answer(effects);
        let settings = Settings {
            keymap: Keymap::of(preset),
            ..Settings::default()
        };
        let loaded = Loaded {
            settings: Box::new(settings),
            ..Loaded::default()
        };
        reader.take(Event::Settings(loaded));
        reader
    }

    fn take(&mut self, event: Event) {
        let effects = self.app.update(event, Now::default());
        self.answer(effects);
    }

    fn answer(&mut self, effects: Vec<Effect>) {
        let mut left = std::collections::VecDeque::from(effects);
        while let Some(effect) = left.pop_front() {
            for event in self.library.answer(effect) {
                left.extend(self.app.update(event, Now::default()));
            }
        }
    }

    /// Whether the list has the keys, with nothing before it and everything in it.
    fn is_home(&self) -> bool {
        let app = &self.app;
        let is_free = app.popup.is_none()
            && app.prompt.is_none()
            && app.jump.is_none()
            && app.context.is_none()
            && app.coverage.is_none()
            && app.editor.is_none()
            && app.tagging.is_none()
            && app.question.is_none()
            && app.places.letter_for.is_none();
        is_free && app.focus == Focus::List && app.list.query.is_all() && app.pending.is_empty()
    }

    /// Presses Esc until the list has the keys; gives how often, `None` where it never has.
    fn escape(&mut self) -> Option<usize> {
        for presses in 0..=MOST_ESCAPES {
            if self.is_home() {
                return Some(presses);
            }
            self.take(Event::Key(Key::plain(Code::Esc)));
        }
        None
    }
}

/// The keys that are pressed: all that are bound, and some of every other kind.
fn keys_of(preset: Preset) -> Vec<Key> {
    let keymap = Keymap::of(preset);
    let bound = keymap
        .bindings()
        .iter()
        .flat_map(|binding| binding.keys.clone());
    let named = Key::names().filter_map(Key::parse);
    let typed = "abcdeghxy 0123456789:\"()*-~/é日👩".chars().map(Key::char);
    bound.chain(named).chain(typed).collect()
}

/// Whole sequences that open what is rarely met by chance.
fn openings(preset: Preset) -> Vec<Vec<Key>> {
    let keymap = Keymap::of(preset);
    let bound = keymap.bindings().iter();
    bound.map(|binding| binding.keys.clone()).collect()
}

/// What is done at random.
#[derive(Debug, Clone)]
enum Done {
    Key(Key),
    Paste,
    Resize(u16, u16),
    Point(Pointer),
}

/// A sequence at random.
fn sequence(random: &mut Random, keys: &[Key], openings: &[Vec<Key>]) -> Vec<Done> {
    let mut all = Vec::new();
    for _ in 0..=random.below(5) {
        match random.below(40) {
            0 => all.push(Done::Paste),
            1 => {
                let (columns, rows) = (random.below(160), random.below(60));
                all.push(Done::Resize(columns as u16, rows as u16));
            }
            2 | 3 => all.push(Done::Point(Pointer {
                gesture: *random.of(&GESTURES),
                column: random.below(130) as u16,
                row: random.below(45) as u16,
            })),
            4..18 => all.extend(random.of(openings).iter().copied().map(Done::Key)),
            _ => all.push(Done::Key(*random.of(keys))),
        }
    }
    all
}

/// Tries so many sequences; gives the most presses of Esc that were needed.
fn mash(preset: Preset, sequences: usize) -> usize {
    let mut random = Random(0x9e37_79b9_7f4a_7c15 + preset as u64);
    let (keys, openings) = (keys_of(preset), openings(preset));
    let mut reader = Reader::open(preset);
    let mut most = 0;
    for number in 0..sequences {
        let done = sequence(&mut random, &keys, &openings);
        let tried = catch_unwind(AssertUnwindSafe(|| {
            for one in &done {
                reader.take(match one {
                    Done::Key(key) => Event::Key(*key),
                    Done::Paste => Event::Paste(Clean::line("pasted q words")),
                    Done::Point(pointer) => Event::Pointer(*pointer),
                    Done::Resize(columns, rows) => Event::Resize(Size {
                        columns: *columns,
                        rows: *rows,
                    }),
                });
            }
            if number % 50 == 0 {
                drop(buffer(&reader.app));
            }
            // Where one comes back only sometimes, states lie over each other.
            (random.below(3) == 0).then(|| reader.escape())
        }));
        match tried {
            Ok(None) => {}
            Ok(Some(Some(presses))) => most = most.max(presses),
            Ok(Some(None)) => panic!("{preset:?} {number}: no way back after {done:?}"),
            Err(cause) => {
                eprintln!("{preset:?} {number}: {done:?}");
                std::panic::resume_unwind(cause);
            }
        }
    }
    assert!(reader.escape().is_some());
    most
}

#[test]
fn whatever_is_pressed_nothing_panics_and_esc_leads_back() {
    let asked = std::env::var("NEWSPRINT_MASH").ok();
    let sequences = asked
        .and_then(|number| number.parse().ok())
        .unwrap_or(SEQUENCES);
    let began = std::time::Instant::now();
    let threads = Preset::ALL.map(|preset| std::thread::spawn(move || mash(preset, sequences)));
    let most = threads.map(|thread| thread.join().unwrap());
    eprintln!(
        "{sequences} sequences of each preset in {:?}; at most {most:?} times Esc",
        began.elapsed()
    );
    assert!(most.iter().all(|presses| *presses > 1), "{most:?}");
}
