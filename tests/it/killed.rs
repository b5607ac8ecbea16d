//! The reader, killed again and again while articles are marked: what was on screen is kept, nothing
//! is half done, and everything can still be undone.
//!
//! A few rounds here; `NEWSPRINT_MARK_KILLS` has it go on for so many, and `NEWSPRINT_SEED` goes other
//! ways. Every round does some things and waits until they are on screen, does one thing more, and
//! kills the reader in the midst of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use newsprint::user::Store;
use rustix::process::Signal;

use crate::support::{Home, Pty};

/// Articles of the library.
const ARTICLES: usize = 9;

/// What one article bears.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Bears {
    is_bookmarked: bool,
    is_read: bool,
    note: String,
    tags: Vec<String>,
}

/// What every article bears, by its title.
type State = BTreeMap<String, Bears>;

/// Something that is done.
#[derive(Debug, Clone)]
enum Deed {
    Bookmark(usize),
    Read(usize),
    Note(usize, String),
    Tag(usize, String),
    BookmarkThree(usize),
    ReadThree(usize),
    Undo,
    Redo,
}

/// Numbers that seem to come by chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

fn title(number: usize) -> String {
    format!("Headline {number}")
}

/// Nine articles, the first of them the newest.
fn home() -> Home {
    (0..ARTICLES).fold(Home::new(), |home, number| {
        let (title, day) = (title(number), 20 - number);
        let text =
            format!("{title}\n\nBy Ada Quill March {day}, 2026\n\nWhat stands in text {number}.\n");
        home.file(&format!("{number}.txt"), text)
    })
}

/// What was done, and what could be done again.
struct Done {
    /// The states that were gone through; the last is that of now.
    states: Vec<State>,
    undone: Vec<State>,
    count: usize,
}

impl Done {
    fn now(&self) -> &State {
        self.states.last().unwrap()
    }

    /// Chooses something that changes something.
    fn choose(&mut self, chance: &mut Chance) -> Deed {
        self.count += 1;
        let (number, first) = (chance.below(ARTICLES), chance.below(ARTICLES - 2));
        match chance.below(10) {
            2 | 3 => Deed::Read(number),
            4 => Deed::Note(number, format!("note {}", self.count)),
            5 => Deed::Tag(number, format!("tag{}", self.count)),
            6 => Deed::BookmarkThree(first),
            7 => Deed::ReadThree(first),
            8 if self.states.len() > 1 => Deed::Undo,
            9 if !self.undone.is_empty() => Deed::Redo,
            _ => Deed::Bookmark(number),
        }
    }

    /// What is there once it is done.
    fn after(&self, deed: &Deed) -> State {
        let mut state = self.now().clone();
        let on = |number: &usize| title(*number);
        let three = |first: &usize| (*first..first + 3).map(title);
        match deed {
            Deed::Bookmark(number) => state.get_mut(&on(number)).unwrap().is_bookmarked ^= true,
            Deed::Read(number) => state.get_mut(&on(number)).unwrap().is_read ^= true,
            Deed::Note(number, text) => {
                state.get_mut(&on(number)).unwrap().note.clone_from(text);
            }
            Deed::Tag(number, tag) => {
                state.get_mut(&on(number)).unwrap().tags = vec![tag.clone()];
            }
            Deed::BookmarkThree(first) => {
                let all = three(first).all(|title| state[&title].is_bookmarked);
                three(first).for_each(|title| state.get_mut(&title).unwrap().is_bookmarked = !all);
            }
            Deed::ReadThree(first) => {
                let all = three(first).all(|title| state[&title].is_read);
                three(first).for_each(|title| state.get_mut(&title).unwrap().is_read = !all);
            }
            Deed::Undo => return self.states[self.states.len() - 2].clone(),
            Deed::Redo => return self.undone.last().unwrap().clone(),
        }
        state
    }

    /// It was done.
    fn take(&mut self, deed: &Deed) {
        let after = self.after(deed);
        match deed {
            Deed::Undo => self.undone.extend(self.states.pop()),
            Deed::Redo => self.states.extend(self.undone.pop()),
            _ => {
                self.undone.clear();
                self.states.push(after);
            }
        }
    }
}

/// What a folder of data holds; without damage.
fn kept(data: &Path) -> State {
    let store = Store::open(data).unwrap();
    assert_eq!(store.take_notice(), None);
    of_store(&store)
}

fn of_store(store: &Store) -> State {
    let mut state: State = (0..ARTICLES)
        .map(|number| (title(number), Bears::default()))
        .collect();
    for kept in store.kept().unwrap() {
        let tags = kept.added.tags.iter().map(ToString::to_string);
        let note = kept.added.note.as_ref().map(|note| note.text.to_string());
        let bears = Bears {
            is_bookmarked: kept.mark.is_bookmarked,
            is_read: kept.mark.is_read,
            note: note.unwrap_or_default(),
            tags: tags.collect(),
        };
        state.insert(kept.subject.title.to_string(), bears);
    }
    state
}

/// Whether the rows of the list show what `state` says.
fn shows(screen: &str, state: &State) -> bool {
    state.iter().all(|(title, bears)| {
        let row = screen.lines().find(|line| {
            let list: String = line.chars().take(56).collect();
            list.contains(title)
        });
        row.is_some_and(|row| {
            let list: String = row.chars().take(56).collect();
            list.contains('★') == bears.is_bookmarked && list.contains('●') != bears.is_read
        })
    })
}

/// Goes to an article and waits until it is there.
fn go_to(pty: &mut Pty, number: usize) {
    pty.type_keys(&format!("gg{}", "j".repeat(number)));
    let place = format!("{}/{ARTICLES}", number + 1);
    pty.wait_until("the article", |screen| {
        let contents = screen.contents();
        contents.contains(&place) && contents.contains(&format!("What stands in text {number}."))
    });
}

/// Opens what `key` opens: again, where the article was just being read anew.
fn open(pty: &mut Pty, key: &str, opened: &str) {
    loop {
        pty.type_keys(key);
        pty.wait_until(opened, |screen| {
            let contents = screen.contents();
            contents.contains(opened) || contents.contains("is not there to be")
        });
        if pty.contents().contains(opened) {
            return;
        }
    }
}

/// Goes as far as the last key of something; gives that key.
fn prepare(pty: &mut Pty, deed: &Deed) -> &'static str {
    match deed {
        Deed::Bookmark(number) => {
            go_to(pty, *number);
            "b"
        }
        Deed::Read(number) => {
            go_to(pty, *number);
            "u"
        }
        Deed::Note(number, text) => {
            go_to(pty, *number);
            open(pty, "a", "^s keeps");
            pty.type_keys(&format!("\x15{text}"));
            pty.wait_for(text);
            "\x13"
        }
        Deed::Tag(number, tag) => {
            go_to(pty, *number);
            open(pty, "t", " tags:");
            pty.type_keys(&format!("\x15{tag},"));
            pty.wait_for(&format!("{tag},"));
            "\r"
        }
        Deed::BookmarkThree(first) => {
            go_to(pty, *first);
            pty.type_keys("xxx");
            pty.wait_for("3 selected");
            "b"
        }
        Deed::ReadThree(first) => {
            go_to(pty, *first);
            pty.type_keys("xxx");
            pty.wait_for("3 selected");
            "u"
        }
        Deed::Undo => {
            go_to(pty, 0);
            "U"
        }
        Deed::Redo => {
            go_to(pty, 0);
            "\x12"
        }
    }
}

/// Waits until the screen says that it was done.
fn wait_until_said(pty: &mut Pty, deed: &Deed, after: &State) {
    let said = match deed {
        Deed::Note(_, text) => format!("✎ {text}"),
        Deed::Tag(_, tag) => format!("tagged {tag}"),
        Deed::Undo => "undone:".to_owned(),
        Deed::Redo => "done again:".to_owned(),
        // The rows say it; something else may be said in the same place.
        Deed::BookmarkThree(_) | Deed::ReadThree(_) | Deed::Bookmark(_) | Deed::Read(_) => {
            String::new()
        }
    };
    pty.wait_until(&format!("{deed:?}"), |screen| {
        let contents = screen.contents();
        contents.contains(&said) && shows(&contents, after)
    });
    if matches!(deed, Deed::BookmarkThree(_) | Deed::ReadThree(_)) {
        pty.type_keys("\x1b");
        // A key after it would be taken together with it.
        pty.wait_until("no selection", |screen| {
            let contents = screen.contents();
            !contents.contains(" selected") && !contents.contains("U undoes it")
        });
    }
}

/// Goes back the last steps in a copy of the data, and again.
fn undo_all(data: &Path, done: &Done, steps: usize) {
    let copy = tempfile::tempdir().unwrap();
    for name in ["state.db", "state.db-wal"] {
        if data.join(name).exists() {
            fs::copy(data.join(name), copy.path().join(name)).unwrap();
        }
    }
    let mut store = Store::open(copy.path()).unwrap();
    for state in done.states.iter().rev().skip(1).take(steps) {
        assert!(store.undo(1).unwrap().is_some());
        assert_eq!(of_store(&store), *state);
    }
    for state in done.states.iter().rev().take(steps).rev() {
        if of_store(&store) != *state {
            assert!(store.redo(1).unwrap().is_some());
        }
        assert_eq!(of_store(&store), *state);
    }
}

/// One round: gives whether what was done last was kept.
fn round(home: &Home, done: &mut Done, chance: &mut Chance) -> bool {
    let data = home.place("data");
    let path = home.path();
    let screen = ("xterm-256color", 30, 130);
    let mut pty = Pty::start_under(home, &[], &[path.to_str().unwrap()], screen);
    pty.wait_until("what was kept", |screen| {
        shows(&screen.contents(), done.now())
    });
    for _ in 0..chance.below(4) {
        let deed = done.choose(chance);
        let after = done.after(&deed);
        let last = prepare(&mut pty, &deed);
        pty.type_keys(last);
        wait_until_said(&mut pty, &deed, &after);
        done.take(&deed);
    }
    let deed = done.choose(chance);
    let last = prepare(&mut pty, &deed);
    let after = done.after(&deed);
    pty.type_keys(last);
    let longest = [4_000, 30_000][chance.below(2)];
    let micros = chance.below(longest);
    let killed = Instant::now() + Duration::from_micros(micros as u64);
    while Instant::now() < killed {
        std::hint::spin_loop();
    }
    let seen = pty.contents();
    pty.signal(Signal::KILL);
    pty.wait_for_end();
    let now = kept(&data);
    let is_done = now == after;
    assert!(is_done || now == *done.now(), "{deed:?}: {now:?}");
    assert!(
        shows(&seen, done.now()) || is_done && shows(&seen, &after),
        "{deed:?}: {now:?}\n{seen}"
    );
    // What stands there of the deed before says nothing.
    let said = match &deed {
        Deed::Note(_, text) => format!("✎ {text}"),
        Deed::Tag(_, tag) => format!("tagged {tag}"),
        _ => return finish(done, &deed, is_done),
    };
    assert!(is_done || !seen.contains(&said), "{seen}");
    finish(done, &deed, is_done)
}

/// Notes whether the last deed was done; gives that back.
fn finish(done: &mut Done, deed: &Deed, is_done: bool) -> bool {
    if is_done {
        done.take(deed);
    }
    is_done
}

#[test]
fn what_was_on_screen_is_kept_whenever_the_reader_is_killed() {
    let number = |name: &str| std::env::var(name).ok()?.parse().ok();
    let rounds = number("NEWSPRINT_MARK_KILLS").unwrap_or(15);
    let seed = number("NEWSPRINT_SEED").unwrap_or(20_261_128);
    let home = home();
    let mut chance = Chance(seed);
    let mut done = Done {
        states: vec![of_store(&Store::in_memory().unwrap())],
        undone: Vec::new(),
        count: 0,
    };
    let mut kept_last = 0;
    for nth in 0..rounds {
        kept_last += u32::from(round(&home, &mut done, &mut chance));
        if nth % 5 == 4 {
            undo_all(&home.place("data"), &done, 12);
        }
        if nth % 100 == 99 {
            println!(
                "round {}: {} steps, the last kept {kept_last} times",
                nth + 1,
                done.count
            );
        }
    }
    undo_all(&home.place("data"), &done, 900);
    println!(
        "seed {seed}: {rounds} kills, {} deeds, the last kept {kept_last} times",
        done.count
    );
}
