//! Calls of the system that fail, one after the other, and a disk that is full: the state is the old
//! one whole or the new one whole, it is said, and saving works again once it can.
//!
//! Calls are made to fail by `strace`, and a small disk wants the right to mount one; where either is
//! missing these tests say so and pass. Some calls fail here; `NEWSPRINT_FAULTS` has every one fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use newsprint::user::Store;

use crate::support::{Folder, Home, Pty, program, run};

/// Calls that write or that make room, that bring to disk, that change names, and that open.
const WRITES: &str = "write,pwrite64,ftruncate,fallocate";
const SYNCS: &str = "fsync,fdatasync";
const NAMES: &str = "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat";
const OPENS: &str = "open,openat";

/// Whether calls can be made to fail here; says so if not.
fn can_inject() -> bool {
    let mut strace = Command::new("strace");
    strace.args([
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "inject=fsync:error=EIO:when=1",
        "true",
    ]);
    let ran = strace.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let can = ran.is_ok_and(|status| status.success());
    if !can {
        println!("skipped: strace is not there, or must not trace");
    }
    can
}

fn news() -> Folder {
    (0..3).fold(Folder::new(), |news, number| {
        let text = format!(
            r#"{{"title":"Report {number}","source":"Wire","date":"2023-02-09","text":"The text of report {number}."}}"#
        );
        news.file(format!("{number}.json"), text)
    })
}

/// The titles of what is read, and whether anything is damaged.
fn read(data: &Path) -> BTreeSet<String> {
    let store = Store::open(data).unwrap();
    assert_eq!(store.take_notice(), None);
    let kept = store.kept().unwrap();
    let read = kept.iter().filter(|kept| kept.mark.is_read);
    read.map(|kept| kept.subject.title.to_string()).collect()
}

/// The files of the state, and those that come about when it is made or copied.
fn files(data: &Path) -> Vec<PathBuf> {
    let day = today();
    let names = [
        "",
        "state.db",
        "state.db-wal",
        "state.db-shm",
        "state.db-journal",
        "state.lock",
    ];
    let copy = format!("backups/state-{day}.db");
    let mut files: Vec<_> = names.iter().map(|name| data.join(name)).collect();
    files.extend(
        ["backups".to_owned(), copy.clone(), format!("{copy}.new")].map(|name| data.join(name)),
    );
    files
}

/// The day as the program names it.
fn today() -> String {
    let date = Command::new("date").arg("+%F").output().unwrap();
    String::from_utf8(date.stdout).unwrap().trim().to_owned()
}

/// Copies a folder of files and folders.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).unwrap();
        }
    }
}

/// How `mark` ended where the call `nth` of those of `calls` failed; `None` where there were fewer.
fn marked(
    home: &Folder,
    news: &Folder,
    (calls, error): (&str, &str),
    nth: u32,
) -> Option<(i32, String)> {
    let log = home.at("strace.log");
    let mut plain = program(home, news);
    plain.args(["mark", "read", "--no-refresh", "is:unread"]);
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-o"]).arg(&log);
    for file in files(&home.at("data")) {
        traced.arg("-P").arg(file);
    }
    traced.arg("-e").arg(format!("trace={calls}"));
    traced
        .arg("-e")
        .arg(format!("inject={calls}:error={error}:when={nth}"));
    traced.arg(plain.get_program()).args(plain.get_args());
    traced
        .env_clear()
        .stdin(Stdio::null())
        .current_dir(news.path());
    for (name, value) in plain.get_envs() {
        traced.env(name, value.unwrap_or_default());
    }
    let output = traced.output().unwrap();
    let was_reached = fs::read_to_string(&log).unwrap().contains("(INJECTED)");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    was_reached.then(|| (output.status.code().unwrap_or(-1), said))
}

/// Has every n-th call fail in turn.
fn fail_in_turn(calls: &str, error: &str) {
    if !can_inject() {
        return;
    }
    let (template, news) = (Folder::new(), news());
    run(&template, &news, ["mark", "read", "title:\"report 0\""]).ends(0);
    let old = read(&template.at("data"));
    assert_eq!(old.len(), 1);
    let all = std::env::var_os("NEWSPRINT_FAULTS").is_some();
    let (mut nth, mut kept, mut refused) = (1, 0, 0);
    loop {
        let home = Folder::new();
        copy(template.path(), home.path());
        let data = home.at("data");
        // The copy of the day is made again, with calls that fail.
        fs::remove_dir_all(data.join("backups")).unwrap();
        let Some((status, said)) = marked(&home, &news, (calls, error), nth) else {
            break;
        };
        let now = read(&data);
        let is_new = now.len() == 3;
        assert!(is_new || now == old, "{calls} {error} {nth}: {now:?}");
        match status {
            0 => assert!(is_new, "{calls} {error} {nth}: a silent loss: {said}"),
            _ => assert!(
                !said.trim().is_empty(),
                "{calls} {error} {nth}: nothing is said"
            ),
        }
        kept += u32::from(is_new);
        refused += u32::from(!is_new);
        run(&home, &news, ["mark", "read", "--no-refresh", "is:unread"]).ends(0);
        assert_eq!(read(&data).len(), 3, "{calls} {error} {nth}");
        let copies = fs::read_dir(data.join("backups"))
            .into_iter()
            .flatten()
            .flatten();
        let is_half = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "new");
        let half = copies.map(|entry| entry.path()).find(is_half);
        assert_eq!(half, None, "{calls} {error} {nth}");
        nth += if all { 1 } else { 1 + nth / 2 };
    }
    println!("{calls} {error}: to call {nth}: kept {kept}, refused {refused}");
    assert!(nth > 1, "no call of {calls} was ever made to fail");
}

#[test]
fn a_write_that_fails_leaves_the_old_state_or_the_new() {
    fail_in_turn(WRITES, "EIO");
    fail_in_turn(WRITES, "ENOSPC");
}

#[test]
fn a_sync_that_fails_leaves_the_old_state_or_the_new() {
    fail_in_turn(SYNCS, "EIO");
    fail_in_turn(SYNCS, "ENOSPC");
}

#[test]
fn a_change_of_names_that_fails_leaves_the_old_state_or_the_new() {
    fail_in_turn(NAMES, "EIO");
    fail_in_turn(NAMES, "ENOSPC");
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_old_state_or_the_new() {
    fail_in_turn(OPENS, "EIO");
    fail_in_turn(OPENS, "ENOSPC");
}

/// Six articles, the first of them the newest.
fn home() -> Home {
    (0..6).fold(Home::new(), |home, number| {
        let day = 20 - number;
        let text =
            format!("Headline {number}\n\nBy Ada Quill March {day}, 2026\n\nThe text {number}.\n");
        home.file(&format!("{number}.txt"), text)
    })
}

/// Whether the row of a headline is starred.
fn is_starred(contents: &str, number: usize) -> bool {
    let title = format!("Headline {number}");
    let mut lines = contents.lines();
    lines.any(|line| line.contains('★') && line.contains(&title))
}

const SCREEN: (&str, u16, u16) = ("xterm-256color", 24, 80);

#[test]
fn what_a_failing_disk_has_refused_is_kept_in_memory_and_saved_by_itself() {
    if !can_inject() {
        return;
    }
    let home = home();
    let log = home.place("data").join("state.db-wal");
    let log = log.to_str().unwrap();
    // The first sync is that of a first mark; then the disk fails for a while.
    let under = [
        "strace",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-P",
        log,
        "-e",
        "trace=fdatasync,fsync",
        "-e",
        "inject=fdatasync,fsync:error=EIO:when=6..8",
    ];
    let path = home.path();
    let mut pty = Pty::start_under(&home, &under, &[path.to_str().unwrap()], SCREEN);
    pty.wait_for("Headline 5");
    pty.wait_until_quiet();
    let mut was_refused = false;
    for number in 0..6 {
        pty.type_keys("b");
        pty.wait_until("a star, or an error", |screen| {
            let contents = screen.contents();
            is_starred(&contents, number) || contents.contains("not saved")
        });
        if pty.contents().contains("not saved") {
            was_refused = true;
            break;
        }
        pty.type_keys("j");
    }
    assert!(was_refused, "{}", pty.contents());
    pty.wait_for("saved now:");
    let starred = (0..6)
        .filter(|number| is_starred(&pty.contents(), *number))
        .count();
    pty.type_keys("Q");
    assert!(pty.wait_for_end().success());
    let store = Store::open(&home.place("data")).unwrap();
    assert_eq!(store.kept().unwrap().len(), starred);
}

/// Whether a small disk can be mounted here; says so if not.
fn can_mount() -> bool {
    let mut unshare = Command::new("unshare");
    unshare.args(["-m", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]);
    let ran = unshare.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let can = ran.is_ok_and(|status| status.success());
    if !can {
        println!("skipped: no disk can be mounted here");
    }
    can
}

#[test]
fn with_a_full_disk_reading_goes_on_and_what_was_marked_is_saved_when_there_is_room() {
    if !can_mount() {
        return;
    }
    let home = home();
    let data = home.place("data");
    let script = format!(
        "mount -t tmpfs -o size=1m none '{}' && exec \"$0\" \"$@\"",
        data.display()
    );
    let under = ["unshare", "-m", "sh", "-c", &script];
    let path = home.path();
    let mut pty = Pty::start_under(&home, &under, &[path.to_str().unwrap()], SCREEN);
    pty.wait_for("Headline 5");
    pty.wait_until_quiet();
    pty.type_keys("b");
    pty.wait_until("a star", |screen| is_starred(&screen.contents(), 0));
    // The disk as the program sees it.
    let seen = PathBuf::from(format!("/proc/{}/root{}", pty.id(), data.display()));
    let ballast = seen.join("ballast");
    fs::write(&ballast, vec![0; 2 << 20]).unwrap_err();
    pty.type_keys("jb");
    pty.wait_for("not saved, tried again:");
    assert!(!is_starred(&pty.contents(), 1), "{}", pty.contents());
    pty.type_keys("ju");
    pty.wait_for("not saved, tried again:");
    // Another message may stand there until the next key.
    while !pty.contents().contains("2 changes not saved yet") {
        pty.type_keys("kj");
        pty.wait_until_quiet();
    }
    pty.type_keys("j\r");
    pty.wait_for("The text 3.");
    pty.type_keys("hQ");
    pty.wait_for("quit and lose them?");
    pty.type_keys("n");
    // The answer is heeded before there is room: what it says would cover what is waited for.
    pty.wait_for("nothing was changed");
    fs::remove_file(&ballast).unwrap();
    pty.wait_for("saved now: 2 changes");
    pty.wait_until("the star", |screen| is_starred(&screen.contents(), 1));
    // The disk goes with the program: so it is looked at before.
    let found = tempfile::tempdir().unwrap();
    copy(&seen, found.path());
    let kept = Store::open(found.path()).unwrap().kept().unwrap();
    assert_eq!(
        kept.iter().filter(|kept| kept.mark.is_bookmarked).count(),
        2
    );
    pty.type_keys("Q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn a_home_that_cannot_be_made_is_said_and_used_once_it_can_be() {
    let home = home();
    let data = home.place("data");
    fs::remove_dir(&data).unwrap();
    fs::write(&data, "a file, where a folder should be").unwrap();
    let mut pty = Pty::start(&home);
    pty.wait_for("cannot be kept:");
    pty.wait_for("Headline 5");
    pty.wait_until_quiet();
    pty.type_keys("b");
    pty.wait_for("not saved, tried again:");
    pty.type_keys("\r");
    pty.wait_for("The text 0.");
    pty.type_keys("h");
    fs::remove_file(&data).unwrap();
    pty.wait_for("saved now: one change");
    pty.wait_until("the star", |screen| is_starred(&screen.contents(), 0));
    pty.type_keys("Q");
    assert!(pty.wait_for_end().success());
    let kept = Store::open(&data).unwrap().kept().unwrap();
    assert!(kept.iter().any(|kept| kept.mark.is_bookmarked));
}
