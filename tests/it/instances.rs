//! The reader on a folder that changes, and several readers on one library.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::support::{Home, Pty};

/// A home with three articles, the newest about a ferry.
fn home() -> Home {
    ["Night ferry stays", "Orchard in bloom", "Bridge closed"]
        .into_iter()
        .enumerate()
        .fold(Home::new(), |home, (nth, title)| {
            let name = format!("{nth}.txt");
            let day = 9 - nth;
            home.file(
                &name,
                format!("{title}\n\nBy Ada Quill March {day}, 2026\n\nWords.\n"),
            )
        })
}

/// An article that is newer than all others.
fn newer(title: &str) -> String {
    format!("{title}\n\nBy Ada Quill March 20, 2026\n\nIt was said today.\n")
}

fn started(home: &Home) -> Pty {
    let pty = Pty::start(home);
    for shown in [
        "Night ferry stays",
        "Orchard in bloom",
        "Bridge closed",
        "1/3",
    ] {
        pty.wait_for(shown);
    }
    pty.wait_until_quiet();
    pty
}

/// How often the threads of a process woke up so far, by their names.
fn wake_ups(pid: u32) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for task in fs::read_dir(format!("/proc/{pid}/task")).unwrap() {
        let task = task.unwrap().path();
        let (Ok(status), Ok(name)) = (
            fs::read_to_string(task.join("status")),
            fs::read_to_string(task.join("comm")),
        ) else {
            continue;
        };
        let number = |line: &str| line.rsplit('\t').next().unwrap().parse::<u64>().unwrap();
        let switches = status.lines().filter(|line| line.contains("ctxt_switches"));
        *counts.entry(name).or_default() += switches.map(number).sum::<u64>();
    }
    counts
}

#[test]
fn a_change_of_the_folder_is_shown_and_the_cursor_holds_its_article() {
    let home = home();
    let mut pty = started(&home);
    pty.type_keys("j");
    pty.wait_for("2/3");
    home.write("new.txt", newer("Lantern found"));
    pty.wait_for("Lantern found");
    pty.wait_for("3/4");
    pty.wait_for("1 new");
    home.remove("2.txt");
    pty.wait_for("3/3");
    pty.wait_for("1 new, 1 gone");
    pty.type_keys("b");
    pty.wait_until("a star on the article that was gone to", |screen| {
        let contents = screen.contents();
        let mut lines = contents.lines();
        lines.any(|line| line.contains('★') && line.contains("Orchard"))
    });
}

#[test]
fn nothing_wakes_up_while_nothing_happens_to_a_followed_folder() {
    let home = home();
    let pty = started(&home);
    home.write("new.txt", newer("Lantern found"));
    pty.wait_for("Lantern found");
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let (bytes, before) = (pty.byte_count(), wake_ups(pty.id()));
        std::thread::sleep(Duration::from_millis(1_200));
        let after = wake_ups(pty.id());
        if before == after {
            assert_eq!(pty.byte_count(), bytes);
            return;
        }
        assert!(Instant::now() < deadline, "{before:?}\n{after:?}");
    }
}

#[test]
fn instances_see_each_others_marks_and_take_over_when_one_is_killed() {
    let home = home();
    let mut first = started(&home);
    let mut second = started(&home);
    first.type_keys("b");
    second.wait_for("bookmarks 1");
    second.type_keys("jb");
    first.wait_for("bookmarks 2");
    home.write("new.txt", newer("Lantern found"));
    second.wait_for("Lantern found");
    first.signal(Signal::KILL);
    first.wait_for_end();
    home.write("newer.txt", newer("Quarry flooded"));
    second.wait_for("Quarry flooded");
    second.type_keys("/flooded\r");
    second.wait_for("1/1");
}

/// Whatever is done in one instance another shows within a second: it is told, and does not poll.
/// The limit leaves room for a machine under load; what it took is said.
#[test]
fn what_is_done_in_one_instance_another_shows_within_a_second() {
    let home = home();
    let mut first = started(&home);
    let second = started(&home);
    let mut took = Vec::new();
    for round in 1..=6 {
        let expected = format!("bookmarks {}", round % 2);
        let start = Instant::now();
        first.type_keys("b");
        let shows = |screen: &vt100::Screen| match round % 2 {
            1 => screen.contents().contains(&expected),
            _ => !screen.contents().contains("bookmarks 1"),
        };
        second.wait_until(&expected, shows);
        took.push(start.elapsed());
        first.wait_until_quiet();
    }
    took.sort_unstable();
    println!("from the key in one to the screen of the other: {took:?}");
    let median = took[took.len() / 2];
    assert!(median < Duration::from_secs(1), "{took:?}");
}

/// Whether `pid` holds the lock of the lead, as the system lists it.
#[cfg(target_os = "linux")]
fn leads(lock: &std::path::Path, pid: u32) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode = format!(":{} ", fs::metadata(lock).unwrap().ino());
    let locks = fs::read_to_string("/proc/locks").unwrap();
    let mut held = locks
        .lines()
        .filter(|line| line.contains(&inode) && !line.contains("->"));
    held.any(|line| line.split_whitespace().any(|word| word == pid.to_string()))
}

/// The one file of that name under a folder.
fn find(folder: &std::path::Path, name: &str) -> std::path::PathBuf {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().unwrap() == name {
                return path;
            }
        }
    }
    panic!("there is no {name}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_second_instance_leads_within_a_second_of_the_kill_of_the_first_and_does_not_poll() {
    let home = home();
    let mut first = started(&home);
    let second = started(&home);
    let lock = find(&home.place("cache"), "leader.lock");
    assert!(leads(&lock, first.id()) && !leads(&lock, second.id()));
    // Whoever waits for the lead sleeps.
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let before = wake_ups(second.id());
        std::thread::sleep(Duration::from_millis(1_200));
        if before == wake_ups(second.id()) {
            break;
        }
        assert!(Instant::now() < deadline, "it does not come to rest");
    }
    let killed = Instant::now();
    first.signal(Signal::KILL);
    while !leads(&lock, second.id()) {
        assert!(killed.elapsed() < Duration::from_secs(1), "no one leads");
        std::thread::yield_now();
    }
    println!("led after {:?}", killed.elapsed());
    first.wait_for_end();
    home.write("new.txt", newer("Lantern found"));
    second.wait_for("Lantern found");
    println!("shown after {:?}", killed.elapsed());
}

#[test]
fn a_suspended_instance_gives_the_lead_up_and_follows_when_it_goes_on() {
    let home = home();
    let first = started(&home);
    let mut second = started(&home);
    first.signal(Signal::TSTP);
    let deadline = Instant::now() + Duration::from_secs(30);
    while first.process_state() != Some('T') {
        assert!(Instant::now() < deadline, "it does not stop");
        std::thread::sleep(Duration::from_millis(5));
    }
    home.write("new.txt", newer("Lantern found"));
    second.wait_for("Lantern found");
    first.signal(Signal::CONT);
    first.wait_for("Lantern found");
    home.write("newer.txt", newer("Quarry flooded"));
    first.wait_for("Quarry flooded");
    // It waits for the lead, and ends with its terminal all the same.
    second.type_keys("Q");
    second.wait_for_end();
}

#[test]
fn an_instance_that_waits_for_the_lead_ends_with_its_terminal() {
    let home = home();
    let _first = started(&home);
    let mut second = started(&home);
    second.vanish("j");
    assert!(!second.wait_for_end().success());
}

#[test]
fn keys_are_answered_while_a_thousand_files_a_second_change() {
    let home = (0..300).fold(Home::new(), |home, number| {
        let text = format!("Headline {number}\n\nBy Ada Quill March 3, 2026\n\nWords.\n");
        home.file(&format!("{number:03}.txt"), text)
    });
    let mut pty = Pty::start(&home);
    pty.wait_for("300 articles");
    pty.wait_until_quiet();
    let news = home.path();
    let is_over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 0;
            while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                let path = news.join(format!("more-{}.txt", number % 500));
                fs::write(path, newer(&format!("More {number}"))).unwrap();
                number += 1;
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        for _ in 0..40 {
            let before = pty.byte_count();
            let pressed = Instant::now();
            pty.type_keys("j");
            while pty.byte_count() == before {
                assert!(pressed.elapsed() < Duration::from_secs(2), "a key waits");
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    pty.wait_for("Headline 40");
}
