//! Refreshes of real folders: what is found, what is kept, what is said.

use std::os::unix::ffi::OsStrExt;

use super::*;
use crate::cancel::Cancel;
use crate::keywords::Matcher;
use crate::library::sample::{Library, age, article, keywords};
use crate::library::{Catalog, Texts};
use crate::query::Sort;

fn changes(added: usize, changed: usize, removed: usize) -> Changes {
    Changes {
        added,
        changed,
        removed,
        ..Changes::default()
    }
}

fn stopped_refresh(catalog: &mut Catalog, cancel: &Cancel) -> Changes {
    let (matcher, mut texts) = (Matcher::default(), Texts::default());
    refresh(catalog, &matcher, &mut texts, cancel, &mut |_| ()).unwrap()
}

#[test]
fn a_first_scan_lists_all_newest_first_and_of_one_day_in_the_order_of_paths() {
    let library = Library::new();
    library.article("b/2.json", "Second", "2023-02-10");
    library.article("b.json", "First", "2023-02-10");
    library.article("a/old.json", "Old", "2021-01-01");
    library.article("a/new.json", "New", "2024-05-01");
    library.article("a/undated.json", "Undated", "");
    assert_eq!(library.refresh(), changes(5, 0, 0));
    let expected = ["New", "First", "Second", "Old", "Undated"];
    assert_eq!(library.titles(Sort::Newest), expected);
    assert!(library.catalog().has_been_filled().unwrap());
    assert_eq!(library.catalog().counts().unwrap().articles, 5);
}

#[test]
fn nothing_is_read_or_written_when_nothing_has_changed() {
    let library = Library::new();
    library.article("a.json", "One", "2023-02-10");
    library.write("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF");
    library.write("broken.json", "{\"title\": ");
    library.refresh();
    let path =
        crate::library::catalog::file::path_in(&library.roots().cache_folder(&library.cache()));
    let before = std::fs::metadata(&path).unwrap().modified().unwrap();
    let mut catalog = library.catalog();
    let mut last = Progress::default();
    let again = refresh(
        &mut catalog,
        &Matcher::default(),
        &mut Texts::default(),
        &Cancel::default(),
        &mut |progress| {
            last = progress;
        },
    );
    assert_eq!(
        again.unwrap(),
        Changes {
            problems: 1,
            ..changes(0, 0, 0)
        }
    );
    assert_eq!((last.found, last.to_read), (3, 0));
    drop(catalog);
    assert_eq!(
        std::fs::metadata(&path).unwrap().modified().unwrap(),
        before
    );
}

#[test]
fn an_article_keeps_its_row_through_edits_renames_and_moves() {
    let library = Library::new();
    library.article("a.json", "One", "2023-02-10");
    library.article("b.json", "Two", "2023-02-11");
    library.refresh();
    let (one, two) = (library.row("One").row, library.row("Two").row);
    library.rename("a.json", "deep/er/z.json");
    library.article("b.json", "Two, edited", "2023-02-11");
    assert_eq!(library.refresh(), changes(0, 2, 0));
    assert_eq!(library.row("One").row, one);
    assert_eq!(library.row("One").path.to_str(), Some("deep/er/z.json"));
    assert_eq!(library.row("Two, edited").row, two);
    library.delete("deep/er/z.json");
    assert_eq!(library.refresh(), changes(0, 0, 1));
    library.article("c.json", "Three", "2023-02-12");
    library.refresh();
    let three = library.row("Three").row;
    assert!(three != one && three != two, "a number is never used again");
}

#[test]
fn records_that_move_within_a_file_keep_their_rows() {
    let library = Library::new();
    let lines = |titles: &[&str]| {
        let line = |title: &&str| article(title, "2023-02-10").to_string();
        titles.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    library.write("all.jsonl", lines(&["One", "Two", "Three"]));
    library.refresh();
    let rows = |titles: &[&str]| {
        titles
            .iter()
            .map(|title| library.row(title).row)
            .collect::<Vec<_>>()
    };
    let before = rows(&["One", "Two", "Three"]);
    library.write("all.jsonl", lines(&["Zero", "Three", "One", "Two"]));
    assert_eq!(library.refresh(), changes(1, 3, 0));
    assert_eq!(rows(&["One", "Two", "Three"]), before);
    library.write("all.jsonl", lines(&["Zero", "Three", "One"]));
    assert_eq!(library.refresh(), changes(0, 0, 1));
}

#[test]
fn a_file_that_was_only_touched_is_no_change() {
    let library = Library::new();
    library.article("a.json", "One", "2023-02-10");
    library.refresh();
    let file = std::fs::File::options()
        .write(true)
        .open(library.path("a.json"))
        .unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH)
        .unwrap();
    assert_eq!(library.refresh(), changes(0, 0, 0));
}

#[test]
fn whatever_is_done_to_a_folder_the_end_equals_a_fresh_scan() {
    let library = Library::new();
    for number in 0..40 {
        let day = format!("2023-02-{:02}", number % 5 + 1);
        library.article(
            &format!("{number:02}.json"),
            &format!("Article {number}"),
            &day,
        );
    }
    library.refresh();
    for round in 0..12 {
        library.rename(
            &format!("{round:02}.json"),
            &format!("moved/{:02}.json", 50 - round),
        );
        library.delete(&format!("{:02}.json", 39 - round));
        library.article(
            &format!("{:02}.json", round + 20),
            &format!("Edited {round}"),
            "2023-02-03",
        );
        library.article(
            &format!("20-{round}.json"),
            &format!("New {round}"),
            "2023-02-03",
        );
        library.refresh();
    }
    let kept = library.everything();
    std::fs::remove_dir_all(library.cache()).unwrap();
    library.refresh();
    assert_eq!(kept, library.everything());
}

#[test]
fn broken_files_hide_no_good_one_and_are_problems() {
    let library = Library::new();
    library.article("good.json", "Good", "2023-02-10");
    library.write("broken.json", "[{\"title\": \"a\"");
    std::os::unix::fs::symlink("/etc/hostname", library.path("leaves")).unwrap();
    std::os::unix::fs::symlink("nowhere", library.path("dangles")).unwrap();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9 \n.json");
    std::fs::write(
        library.folder().join(name),
        article("Named", "2023-02-09").to_string(),
    )
    .unwrap();
    age(&library.folder().join(name));
    let done = library.refresh();
    assert_eq!((done.added, done.problems), (2, 3));
    let files = library.catalog().problem_files().unwrap();
    let paths: Vec<_> = files
        .iter()
        .map(|file| file.path.to_str().unwrap())
        .collect();
    assert_eq!(paths, ["broken.json", "dangles", "leaves"]);
    assert_eq!(library.row("Named").path.as_os_str(), name);
    assert_eq!(
        library.refresh(),
        Changes {
            problems: 3,
            ..changes(0, 0, 0)
        }
    );
}

#[test]
fn what_is_passed_over_is_listed_with_its_reason() {
    let library = Library::new();
    library.write(".git/config", "x");
    library.write("Page_files/a/style.css", "x");
    library.write("Page.html", "<title>Page</title><p>Words of the page.");
    library.write(".DS_Store", "x");
    library.write("a.txt~", "x");
    std::os::unix::fs::symlink("Page.html", library.path("link.html")).unwrap();
    std::os::unix::fs::symlink(".", library.path("loop")).unwrap();
    std::fs::hard_link(library.path("Page.html"), library.path("again.html")).unwrap();
    library.refresh();
    let files = library.catalog().files().unwrap();
    let listed: Vec<_> = files
        .iter()
        .map(|file| {
            (
                file.path.to_str().unwrap(),
                file.skipped.as_deref().unwrap_or("read"),
            )
        })
        .collect();
    assert_eq!(
        listed,
        [
            (".DS_Store", "a hidden file"),
            (".git/config", "in a hidden folder"),
            ("Page.html", "read"),
            ("Page_files/a/style.css", "in the folder of a saved page"),
            ("a.txt~", "a temporary file"),
            ("again.html", "another name of Page.html"),
            ("link.html", "a link to a file of the same library"),
            ("loop", "a link to a folder of the same library"),
        ]
    );
}

#[test]
fn hits_are_counted_again_when_the_keywords_change() {
    let library = Library::new();
    library.article("a.json", "Drones over the harbour", "2023-02-10");
    library.article("b.json", "A quiet day", "2023-02-09");
    let hits = |title| library.row(title).hits;
    library.refresh_with(&keywords(&["drones"]));
    assert!(library.row("Drones over the harbour").hit_count() > 0);
    assert!(hits("A quiet day").is_empty());
    assert_eq!(
        library.refresh_with(&keywords(&["quiet"])),
        changes(0, 0, 0)
    );
    assert!(hits("Drones over the harbour").is_empty());
    assert!(library.row("A quiet day").hit_count() > 0);
    library.refresh();
    assert!(hits("A quiet day").is_empty());
    library.refresh_with(&keywords(&["quiet"]));
    assert!(library.row("A quiet day").hit_count() > 0);
}

#[test]
fn a_refresh_that_is_stopped_forgets_nothing_and_the_next_one_goes_on() {
    let library = Library::new();
    for number in 0..50 {
        library.article(
            &format!("{number}.json"),
            &format!("Article {number}"),
            "2023-02-10",
        );
    }
    let cancel = Cancel::default();
    let mut catalog = library.catalog();
    cancel.cancel();
    let stopped = stopped_refresh(&mut catalog, &cancel);
    assert!(stopped.stopped);
    assert!(!catalog.has_been_filled().unwrap());
    library.refresh();
    (0..50).for_each(|number| library.delete(&format!("{number}.json")));
    let stopped = stopped_refresh(&mut catalog, &cancel);
    assert!(stopped.stopped);
    assert_eq!(library.rows().len(), 50);
}

#[test]
fn two_refreshes_at_once_write_each_article_once() {
    let library = Library::new();
    for number in 0..100 {
        library.article(
            &format!("{number}.json"),
            &format!("Article {number}"),
            "2023-02-10",
        );
    }
    let library = &library;
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(move || library.refresh());
        }
    });
    assert_eq!(library.rows().len(), 100);
    assert_eq!(library.catalog().files().unwrap().len(), 100);
}

#[test]
fn places_are_dealt_out_anew_when_a_gap_is_used_up() {
    let library = Library::new();
    library.article("a.json", "First", "2023-02-10");
    library.article("z.json", "Last", "2023-02-10");
    library.refresh();
    let crowd = "UPDATE file SET place = place / (1 << 38);
                 UPDATE article SET place = place / (1 << 38)";
    library.catalog().connection().execute_batch(crowd).unwrap();
    for number in 0..6 {
        library.article(
            &format!("m{number}.json"),
            &format!("Middle {number}"),
            "2023-02-10",
        );
    }
    library.refresh();
    let titles = library.titles(Sort::Newest);
    assert_eq!(titles.first().map(String::as_str), Some("First"));
    assert_eq!(titles.last().map(String::as_str), Some("Last"));
    assert_eq!(titles.get(3).map(String::as_str), Some("Middle 2"));
}
