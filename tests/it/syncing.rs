//! Two devices whose marks are kept alike through one folder, by the whole program.

use std::fs;
use std::path::Path;

use crate::support::{Folder, Home, Pty, run};

const NEWS: [(&str, &str); 2] = [
    (
        "ferry.txt",
        "Night ferry stays\n\nBy Ada Quill March 9, 2026\n\nThe ferry runs all night, the harbour said.\n",
    ),
    (
        "orchard.txt",
        "Orchard in bloom\n\nBy Ada Quill March 8, 2026\n\nThe trees are early, the growers said.\n",
    ),
];

/// What a device sets so that it takes part.
fn setting(folder: &Path) -> String {
    format!("sync-folder = {:?}\n", folder.display().to_string())
}

/// A device that shares `folder`.
fn device(folder: &Path) -> Home {
    let home = NEWS
        .into_iter()
        .fold(Home::new(), |home, (name, text)| home.file(name, text));
    fs::write(home.place("config").join("config.toml"), setting(folder)).unwrap();
    home
}

/// How many files of devices lie in `folder`.
fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let is_file = |name: &str| name.ends_with(".newsprint");
    entries
        .filter(|entry| is_file(&entry.file_name().to_string_lossy()))
        .count()
}

#[test]
fn what_is_done_on_one_device_is_seen_on_the_other_and_taken_away_on_both() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (device(folder.path()), device(folder.path()));
    let mut first = Pty::start(&one);
    first.wait_for("Night ferry stays");
    let mut second = Pty::start(&two);
    second.wait_for("Night ferry stays");
    first.type_keys("b");
    first.wait_for("bookmarks 1");
    second.wait_for("bookmarks 1");
    second.wait_until_quiet();
    second.type_keys("b");
    first.wait_until("no bookmark", |screen| {
        !screen.contents().contains("bookmarks 1")
    });
    assert_eq!(files(folder.path()), 2);
    // What is done last is there at the end, before its time has come.
    first.type_keys("jb");
    first.wait_for("bookmarks 1");
    first.type_keys("q");
    first.wait_for_end();
    second.wait_for("bookmarks 1");
}

#[test]
fn what_is_no_file_of_a_device_is_named_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (device(folder.path()), device(folder.path()));
    let mut first = Pty::start(&one);
    first.wait_for("Night ferry stays");
    first.type_keys("b");
    first.wait_for("bookmarks 1");
    first.type_keys("q");
    first.wait_for_end();
    fs::write(folder.path().join("garbage.newsprint"), "\x1b[2Jgarbage").unwrap();
    let second = Pty::start(&two);
    second.wait_for("garbage.newsprint");
    second.wait_for("bookmarks 1");
}

#[test]
fn commands_take_part_as_they_end_and_say_where_there_is_no_folder() {
    let shared = tempfile::tempdir().unwrap();
    let news = NEWS
        .into_iter()
        .fold(Folder::new(), |news, (name, text)| news.file(name, text));
    let device = || Folder::new().file("config/config.toml", setting(shared.path()));
    let (one, two) = (device(), device());
    run(&one, &news, ["bookmarks", "add", "ferry.txt"]).ends(0);
    run(
        &one,
        &news,
        ["bookmarks", "note", "ferry.txt", "Ask Maren."],
    )
    .ends(0);
    run(&two, &news, ["mark", "read", "orchard"]).ends(0);
    let listed = run(&two, &news, ["bookmarks", "list", "--json"])
        .ends(0)
        .json();
    assert_eq!(listed[0]["note"], "Ask Maren.");
    run(&one, &news, ["bookmarks", "remove", "ferry.txt"]).ends(0);
    assert_eq!(
        run(&one, &news, ["list", "is:read"]).ends(0).lines().len(),
        1
    );
    // One that only reads looks into the folder too.
    let three = device();
    let read = run(&three, &news, ["list", "is:read"]).ends(0);
    assert_eq!(read.lines().len(), 1);
    for command in [["bookmarks", "export"], ["bookmarks", "list"]] {
        let fresh = device();
        run(&one, &news, ["bookmarks", "add", "ferry.txt"]).ends(0);
        let listed = run(&fresh, &news, command).ends(0);
        assert!(listed.text().contains("Night ferry"), "{}", listed.text());
    }
    let nowhere = shared.path().join("nowhere");
    fs::write(two.at("config/config.toml"), setting(&nowhere)).unwrap();
    let said = run(&two, &news, ["mark", "read", "ferry"]).ends(0);
    assert!(
        said.err.contains("cannot use the sync folder"),
        "{}",
        said.err
    );
    assert!(!nowhere.exists());
}
