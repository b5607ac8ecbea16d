//! Resizes and pastes in a flood: the reader holds, and shows the right screen after the last of them.
//!
//! The suite tries some dozen sizes; `NEWSPRINT_STORM=2000` says how many.

use std::time::{Duration, Instant};

use crate::support::{Pty, newsroom};

/// Sizes that the suite tries.
const SIZES: usize = 60;

/// After so many sizes the screen is looked at.
const A_ROUND: usize = 20;

/// How long the screen is watched after the last size.
const WATCHED: Duration = Duration::from_millis(600);

/// Keys between two sizes, so that every kind of screen is met.
const KEYS: [&str; 10] = [
    "j", "\r", "g", "\x1b", "?", "J", "/ferry", "\x1b\x1b", "H", "i",
];

/// A number that looks random and is the same every time.
fn below(state: &mut u64, end: u16) -> u16 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    u16::try_from(*state % u64::from(end)).unwrap()
}

/// Watches the screen after a resize, then has it drawn anew; gives how long it took until it was the
/// same.
fn time_to_right(pty: &mut Pty) -> Duration {
    let began = Instant::now();
    let mut seen: Vec<(Duration, String)> = Vec::new();
    while began.elapsed() < WATCHED {
        let contents = pty.contents();
        if seen.last().is_none_or(|(_, last)| *last != contents) {
            seen.push((began.elapsed(), contents));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    pty.wait_until_quiet();
    let before = pty.contents();
    pty.type_keys("\x0c");
    pty.wait_until_quiet();
    assert_eq!(before, pty.contents(), "drawn anew it is another screen");
    let right = seen.iter().find(|(_, contents)| *contents == before);
    right.map_or(WATCHED, |(after, _)| *after)
}

#[test]
fn after_any_number_of_resizes_the_screen_is_right() {
    let asked = std::env::var("NEWSPRINT_STORM").ok();
    let sizes = asked.and_then(|number| number.parse().ok());
    let sizes: usize = sizes.unwrap_or(SIZES);
    let home = newsroom();
    // A mark that comes when the disk has it would be another screen, and an editor takes it whole.
    let settings = home.place("config").join("config.toml");
    std::fs::write(settings, "mark-read-after = 3600\neditor = ['true']\n").unwrap();
    let mut pty = Pty::start(&home);
    pty.wait_for("7 articles");
    pty.wait_until_quiet();
    let mut state = 0x9e37_79b9_7f4a_7c15;
    let mut times = Vec::new();
    for number in 1..=sizes {
        let columns = 1 + below(&mut state, 200);
        let rows = 1 + below(&mut state, 60);
        pty.resize(columns, rows);
        if below(&mut state, 3) == 0 {
            let key = KEYS[usize::from(below(&mut state, 10))];
            pty.type_keys(key);
        }
        if number % A_ROUND == 0 {
            // What is typed is out of the way: ^l draws anew, and the words of a key are gone.
            for key in ["\x1b", "\x1b", "\x1b", "\x1b", "\x0c"] {
                pty.type_keys(key);
                pty.wait_until_quiet();
            }
            pty.resize(20 + below(&mut state, 180), 4 + below(&mut state, 56));
            times.push(time_to_right(&mut pty));
        }
    }
    times.sort_unstable();
    let middle = times.get(times.len() / 2);
    eprintln!(
        "{sizes} sizes: right after {middle:?}, at most {:?}",
        times.last()
    );
    pty.resize(80, 24);
    pty.wait_for("7 articles");
    pty.type_keys("Q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn a_key_that_comes_with_another_size_is_taken() {
    let home = newsroom();
    let mut pty = Pty::start(&home);
    pty.wait_for("7 articles");
    pty.wait_until_quiet();
    for number in 0..200 {
        let (key, place) = [("j", "2/7"), ("k", "1/7")][number % 2];
        pty.resize(80 + u16::try_from(number % 7).unwrap(), 24);
        pty.type_keys(key);
        pty.wait_for(place);
    }
    pty.type_keys("Q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn a_megabyte_that_is_pasted_is_no_command_anywhere() {
    let home = newsroom();
    let mut pty = Pty::start(&home);
    pty.wait_for("7 articles");
    pty.wait_until_quiet();
    let pasted = format!("\x1b[200~{}\x1b[201~", "Qq\rb日u \x07x".repeat(100_000));
    assert!(pasted.len() > 1_000_000);
    for (opens, shows) in [
        ("", "7 articles · unread 7 · bookmarks 0"),
        ("/", "日u"),
        ("H", "keywords"),
        ("?/", "日u"),
        ("^p", "日u"),
    ] {
        pty.type_keys(&opens.replace("^p", "\x10"));
        pty.type_keys(&pasted);
        pty.wait_for(shows);
        pty.type_keys("\x1b");
        pty.wait_until_quiet();
        pty.type_keys("\x1b");
        pty.wait_until_quiet();
    }
    pty.wait_for("7 articles · unread 7 · bookmarks 0");
    pty.type_keys("a");
    pty.wait_for("note");
    pty.type_keys(&pasted);
    pty.wait_for("日u");
    pty.type_keys("\x1b");
    pty.wait_for("give up what was typed?");
    pty.type_keys("y");
    pty.wait_until_quiet();
    pty.type_keys("Q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}
