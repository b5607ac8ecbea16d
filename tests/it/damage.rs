//! Every byte of a small state damaged in turn: never a panic, the damaged file is kept as it is, and
//! what still reads is taken from it.
//!
//! A byte here and there in the suite; `NEWSPRINT_BYTES=from..to` takes every one of those, and says
//! how many there are.

use std::fs;
use std::path::Path;

use newsprint::article::{Key, Keys};
use newsprint::text::Clean;
use newsprint::user::{
    Change, Log, Note, Progress, Session, Side, Spot, Store, Subject, Target, Waypoint,
};

/// Bytes between two that are damaged.
const STRIDE: usize = 613;

/// How many articles bear something.
const ARTICLES: usize = 6;

fn subject(number: usize) -> Subject {
    Subject {
        keys: Keys {
            url: Some(Key::of(&["url", &number.to_string()])),
            content: Key::of(&[&number.to_string()]),
            story: Some(Key::of(&["story", &number.to_string()])),
        },
        title: Clean::line(&format!("A headline of some length, number {number}")),
        path_hint: Clean::line(&format!("2026/02/article-{number}.txt")),
    }
}

fn spot(number: usize) -> Spot {
    Spot {
        block: 3,
        offset: 17,
        words: format!("the tide was high, {number}"),
    }
}

/// A state with everything in it that it can hold, closed.
fn filled(folder: &Path) -> Vec<u8> {
    let mut store = Store::open(folder).unwrap();
    let mut change = |number: usize, change: Change| {
        let targets = [Target::from(&subject(number))];
        let stamp = (i64::try_from(number).unwrap(), Log::Step);
        store.change(&targets, &change, stamp, &|_| true).unwrap();
    };
    for number in 0..ARTICLES {
        change(number, Change::Bookmark(Some(spot(number))));
        change(number, Change::Read);
        let text = Clean::text(&format!("A note on {number}, of some words."));
        change(
            number,
            Change::Note(Some(Note {
                text,
                spot: Some(spot(number)),
            })),
        );
        let on = vec![Clean::line(&format!("tag {number}"))];
        change(
            number,
            Change::Tags {
                on,
                off: Vec::new(),
            },
        );
    }
    let beside = (Side::Above, subject(5).keys);
    store
        .move_bookmark(&subject(1), (beside.0, &beside.1), 9)
        .unwrap();
    store.undo(10).unwrap();
    store.redo(11).unwrap();
    for number in 0..ARTICLES {
        let letter = char::from(b'a' + u8::try_from(number).unwrap());
        let waypoint = Waypoint {
            keys: subject(number).keys,
            title: subject(number).title,
            spot: spot(number),
        };
        store
            .keep_waypoint("news", letter, Some(&waypoint))
            .unwrap();
        let progress = Progress {
            keys: subject(number).keys,
            title: subject(number).title,
            spot: spot(number),
            percent: 38,
            end: spot(9),
            read_at: i64::try_from(number).unwrap(),
        };
        store.keep_progress(&[progress]).unwrap();
        store
            .keep_line("search", &format!("tide {number}"))
            .unwrap();
    }
    store.keep_session("news", &Session::default()).unwrap();
    drop(store);
    fs::read(folder.join("state.db")).unwrap()
}

/// What a state holds, a line for each thing.
fn held(store: &mut Store) -> Vec<String> {
    let mut lines = Vec::new();
    let mut kept = store.kept().unwrap();
    kept.sort_by_key(|kept| std::cmp::Reverse(kept.rank()));
    let order: Vec<_> = kept.iter().map(|kept| kept.subject.keys.content).collect();
    for kept in &kept {
        let name = kept.subject.keys.content;
        let number = (0..ARTICLES).find(|number| subject(*number).keys.content == name);
        let number = number.expect("a mark on no article");
        let mark = kept.mark;
        lines.extend(mark.is_bookmarked.then(|| format!("bookmark {number}")));
        lines.extend(mark.is_read.then(|| format!("read {number}")));
        let added = &kept.added;
        lines.extend(
            added
                .note
                .iter()
                .map(|note| format!("note {number} {}", note.text)),
        );
        lines.extend(added.tags.iter().map(|tag| format!("{tag} of {number}")));
        lines.extend(
            added
                .place
                .iter()
                .map(|place| format!("place {number} {place:?}")),
        );
    }
    let is_moved = order.first() == Some(&subject(1).keys.content);
    lines.extend(is_moved.then(|| "the order of the reading list".to_owned()));
    let waypoints = store.waypoints("news").unwrap();
    lines.extend(
        waypoints
            .iter()
            .map(|(letter, place)| format!("waypoint {letter} {place:?}")),
    );
    let progress = store.progress().unwrap();
    lines.extend(
        progress
            .iter()
            .map(|progress| format!("progress {progress:?}")),
    );
    let history = store.history().unwrap();
    lines.extend(
        history
            .iter()
            .map(|(kind, line)| format!("line {kind} {line}")),
    );
    let session = store.session("news").unwrap();
    lines.extend(session.map(|_| "session".to_owned()));
    // What was undone is undone in the copy alone.
    let mut steps = 0;
    while let Some(undone) = store.undo(20).unwrap() {
        steps += 1;
        lines.push(format!("step {steps} {}", undone.words));
        assert!(steps <= 4 * ARTICLES + 1);
    }
    lines
}

/// Damages a byte; gives how many of the things held are not there any more.
fn lost_by(bytes: &[u8], place: usize, whole: &[String], others: u8) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.db");
    let mut damaged = bytes.to_vec();
    damaged[place] ^= others;
    fs::write(&path, &damaged).unwrap();
    let mut store = match Store::open(folder.path()) {
        Ok(store) => store,
        // The version stands there, and a newer one is not touched.
        Err(error) if error.to_string().contains("written by a newer") => {
            assert!((60..64).contains(&place), "byte {place}: {error}");
            assert_eq!(fs::read(&path).unwrap(), damaged);
            return 0;
        }
        Err(error) => panic!("byte {place}: {error}"),
    };
    let now = held(&mut store);
    let entries = fs::read_dir(folder.path()).unwrap();
    let aside = entries.map(|entry| entry.unwrap().path()).find(|path| {
        let name = path.to_string_lossy();
        name.contains(".damaged-") && !name.ends_with("-wal")
    });
    if let Some(aside) = aside {
        assert_eq!(fs::read(aside).unwrap(), damaged, "byte {place}");
        let said = store.take_notice();
        assert!(said.is_some(), "byte {place}: it is not said");
    }
    let made_up = now
        .iter()
        .filter(|line| !line.starts_with("step") && !whole.contains(line));
    assert_eq!(made_up.count(), 0, "byte {place}: {now:?}");
    let steps = |lines: &[String]| lines.iter().filter(|line| line.starts_with("step")).count();
    let rest = |line: &&String| !line.starts_with("step") && !now.contains(line);
    whole.iter().filter(rest).count() + steps(whole).saturating_sub(steps(&now))
}

#[test]
fn whichever_byte_is_damaged_what_still_reads_is_taken_and_nothing_is_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = filled(folder.path());
    let copy = tempfile::tempdir().unwrap();
    fs::write(copy.path().join("state.db"), &bytes).unwrap();
    let whole = held(&mut Store::open(copy.path()).unwrap());
    // Of each article six things, a waypoint, its progress and a line; the order; the session; steps.
    assert_eq!(
        whole.len(),
        ARTICLES * (5 + 3) + 2 + 4 * ARTICLES + 1,
        "{whole:#?}"
    );
    let range = std::env::var("NEWSPRINT_BYTES").ok();
    let range = range.and_then(|range| {
        let (from, to) = range.split_once("..")?;
        Some((from.parse().ok()?, to.parse::<usize>().ok()?))
    });
    let (from, to, stride) = range.map_or((0, bytes.len(), STRIDE), |(from, to)| (from, to, 1));
    let (mut most, mut lossy) = (0, 0);
    for place in (from..to.min(bytes.len())).step_by(stride) {
        let lost = lost_by(&bytes, place, &whole, 1 << (place % 8));
        lossy += usize::from(lost > 0);
        if lost > most {
            println!("byte {place}: {lost} lost");
        }
        most = most.max(lost);
    }
    println!(
        "{} bytes; {from}..{to}: {lossy} cost something, at most {most} things",
        bytes.len()
    );
    // A row of a mark bears a bookmark and that it was read; the numbers of its additions hang on it.
    assert!(most <= 5, "one byte costs {most} things");
}
