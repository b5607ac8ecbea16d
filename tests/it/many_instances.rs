//! Many instances that change one state at once: everything that each has done is there, and no one
//! hears of a lock.
//!
//! Some changes here; `NEWSPRINT_CHANGES` has each instance make so many.

use std::thread;

use newsprint::article::{Key, Keys};
use newsprint::text::Clean;
use newsprint::user::{Change, Log, Note, Store, Subject, Target};

use crate::support::{Folder, program, run};

const INSTANCES: usize = 8;

/// Articles of each instance, and articles of all.
const OWN: usize = 20;
const SHARED: usize = 10;

fn target(name: &str) -> Target {
    Target::from(&Subject {
        keys: Keys {
            url: Some(Key::of(&["url", name])),
            content: Key::of(&[name]),
            story: None,
        },
        title: Clean::line(name),
        path_hint: Clean::line("a.txt"),
    })
}

fn tag(name: &str) -> Change {
    Change::Tags {
        on: vec![Clean::line(name)],
        off: Vec::new(),
    }
}

/// What an article of one instance alone bears at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Bears {
    is_bookmarked: bool,
    is_read: bool,
    note: Option<String>,
}

/// Makes `changes` changes; gives what the own articles bear then.
fn change(folder: &Folder, instance: usize, changes: usize) -> Vec<Bears> {
    let mut store = Store::open(folder.path()).unwrap();
    let mut own = vec![Bears::default(); OWN];
    let mut dice = 77 + instance as u64;
    for now in 0..changes {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let number = usize::try_from(dice >> 33).unwrap();
        let (what, number) = (number % 7, number / 7);
        let bears = &mut own[number % OWN];
        let note = format!("note {now} of {instance}");
        let change = match what {
            0 => {
                bears.is_bookmarked = true;
                Change::Bookmark(None)
            }
            1 => {
                bears.is_bookmarked = false;
                Change::Unbookmark
            }
            2 => {
                bears.is_read = true;
                Change::Read
            }
            3 => {
                bears.is_read = false;
                Change::Unread
            }
            4 => {
                bears.note = Some(note.clone());
                Change::Note(Some(Note {
                    text: Clean::text(&note),
                    spot: None,
                }))
            }
            _ => tag(&format!("by {instance}")),
        };
        let name = match what {
            5.. => format!("shared {}", number % SHARED),
            _ => format!("own {instance} {}", number % OWN),
        };
        let stamp = (i64::try_from(now).unwrap(), Log::Step);
        let targets = [target(&name)];
        store.change(&targets, &change, stamp, &|_| true).unwrap();
    }
    // Each has been everywhere once at least.
    for number in 0..SHARED {
        let targets = [target(&format!("shared {number}"))];
        let change = tag(&format!("by {instance}"));
        store
            .change(&targets, &change, (1, Log::Step), &|_| true)
            .unwrap();
    }
    own
}

#[test]
fn what_eight_instances_change_at_once_is_all_there() {
    let changes = std::env::var("NEWSPRINT_CHANGES").ok();
    let changes = changes
        .and_then(|changes| changes.parse().ok())
        .unwrap_or(60);
    let folder = Folder::new();
    let all: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..INSTANCES)
            .map(|instance| {
                scope.spawn({
                    let folder = &folder;
                    move || change(folder, instance, changes)
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.take_notice(), None);
    let kept = store.kept().unwrap();
    for (instance, own) in all.iter().enumerate() {
        for (number, expected) in own.iter().enumerate() {
            let name = format!("own {instance} {number}");
            let found = kept.iter().find(|kept| kept.subject.title.as_str() == name);
            let found = found.map_or_else(Bears::default, |found| Bears {
                is_bookmarked: found.mark.is_bookmarked,
                is_read: found.mark.is_read,
                note: found.added.note.as_ref().map(|note| note.text.to_string()),
            });
            assert_eq!(found, *expected, "{name}");
        }
    }
    let shared = kept
        .iter()
        .filter(|kept| kept.subject.title.starts_with("shared"));
    let tags: Vec<_> = shared.map(|kept| kept.added.tags.len()).collect();
    assert_eq!(tags, [INSTANCES; SHARED]);
}

#[test]
fn what_eight_commands_mark_at_once_is_all_marked_and_no_one_hears_of_a_lock() {
    let home = Folder::new();
    let article = |number: usize| {
        format!(
            r#"{{"title":"Report {number}","source":"Wire {number}","date":"2023-02-09","text":"The text of report {number}, which is like no other: {number}."}}"#
        )
    };
    let news = (0..INSTANCES).fold(Folder::new(), |news, number| {
        news.file(format!("{number}.json"), article(number))
    });
    run(&home, &news, ["list"]).ends(0);
    let children: Vec<_> = (0..INSTANCES)
        .map(|number| {
            let query = format!("source:\"wire {number}\"");
            let mut command = program(&home, &news);
            command.args(["mark", "read", "--no-refresh", &query]);
            let piped = std::process::Stdio::piped;
            command.stdout(piped()).stderr(piped()).spawn().unwrap()
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        assert!(said.contains("1 article marked read"), "{said}");
        assert!(!said.contains("lock"), "{said}");
    }
    let read = run(&home, &news, ["list", "is:read"]).ends(0);
    assert_eq!(read.lines().len(), INSTANCES);
}
