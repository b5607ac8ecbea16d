//! Commands by their names: what they are done to is listed and counted before, and can be undone.

use crate::support::{Home, Screen};

fn home() -> Home {
    Home::new()
        .file(
            "tides.txt",
            "The tides of the Sound\n\nThe tide turned at noon.",
        )
        .file("ferry.txt", "The ferry is late\n\nIt was foggy.")
        .file("eels.txt", "Counting eels\n\nThere were nine.")
}

/// Types a line after `:`.
fn typed<'s>(screen: &'s mut Screen, line: &str) -> &'s mut Screen {
    screen.keys(":");
    for character in line.chars() {
        match character {
            ' ' => screen.keys("Space"),
            other => screen.keys(&other.to_string()),
        };
    }
    screen
}

fn bookmarks(screen: &Screen) -> u64 {
    screen.app().list.view.bookmarked.len()
}

#[test]
fn what_a_command_would_change_is_listed_and_the_reader_is_back_after_it() {
    let home = home();
    let mut screen = Screen::open(&home, 100, 24);
    screen.keys("j");
    let cursor = screen.app().list.cursor;
    typed(&mut screen, "bookmark title:ferry OR title:eels");
    screen
        .assert_shows("2 articles")
        .assert_shows(":bookmark title:ferry");
    assert_eq!(screen.app().list.len(), 2);
    screen
        .keys("Enter")
        .assert_shows("2 articles bookmarked; U undoes it");
    let list = &screen.app().list;
    assert_eq!(
        (list.len(), list.cursor, bookmarks(&screen)),
        (3, cursor, 2)
    );
    screen.keys("U");
    assert_eq!(bookmarks(&screen), 0);
}

#[test]
fn esc_leaves_everything_as_it_was() {
    let home = home();
    let mut screen = Screen::open(&home, 100, 24);
    screen.keys("j Enter");
    let before = screen.frame();
    typed(&mut screen, "mark-read title:eels").keys("Esc");
    assert_eq!(screen.frame(), before);
}

#[test]
fn without_a_query_it_is_for_the_article_or_what_is_selected() {
    let home = home();
    let mut screen = Screen::open(&home, 100, 24);
    typed(&mut screen, "bookmark").assert_shows("this article");
    screen.keys("Enter");
    assert_eq!(bookmarks(&screen), 1);
    screen.keys("x x");
    typed(&mut screen, "tag sea,\"slack water\"").assert_shows("2 selected");
    screen
        .keys("Enter")
        .assert_shows("2 articles tagged sea, slack water; U undoes it");
    assert_eq!(screen.app().list.view.tagged.len(), 2);
}

#[test]
fn what_is_tagged_by_name_is_seen_at_once() {
    let home = home();
    let mut screen = Screen::open(&home, 100, 24);
    screen.keys("Enter");
    typed(&mut screen, "tag sea").keys("Enter");
    screen.assert_shows("# sea");
    screen.keys("t").assert_shows("tags: sea");
    screen.keys("Esc");
    typed(&mut screen, "untag sea").keys("Enter");
    assert!(screen.line_with("# sea").is_none());
    screen.keys("U").assert_shows("# sea");
}

#[test]
fn many_are_asked_about_first() {
    let line =
        |number: usize| format!("{{\"title\":\"Tide table {number}\",\"text\":\"High water.\"}}\n");
    let home = Home::new().file("tides.jsonl", (0..60).map(line).collect::<String>());
    let mut screen = Screen::open(&home, 100, 24);
    typed(&mut screen, "mark-read title:tide").keys("Enter");
    screen.assert_shows("mark 60 articles read?");
    screen.keys("n");
    assert_eq!(screen.app().list.view.read.len(), 0);
    typed(&mut screen, "mark-read title:tide").keys("Enter y");
    assert_eq!(screen.app().list.view.read.len(), 60);
}

#[test]
fn names_and_their_values_are_completed_and_lines_come_back() {
    let home = home();
    let mut screen = Screen::open(&home, 100, 24);
    typed(&mut screen, "unbo").assert_shows("take their bookmarks away");
    screen.keys("Tab").assert_shows(":unbookmark");
    screen.keys("Esc");
    typed(&mut screen, "sort so").keys("Tab Enter");
    screen.assert_shows("source");
    assert_eq!(screen.app().list.sort, newsprint::query::Sort::Source);
    screen.keys(": ↑").assert_shows(":sort source");
}

#[test]
fn what_is_wrong_is_said_with_its_column() {
    let home = home();
    let mut screen = Screen::open(&home, 100, 24);
    typed(&mut screen, "bokmark x");
    screen.assert_shows("column 1: there is no command bokmark; bookmark may be meant");
    screen.keys("Enter").assert_shows(":bokmark");
    screen.keys("Esc");
    typed(&mut screen, "bookmark is:new");
    screen.assert_shows("column 13: ");
}

#[test]
fn any_command_can_be_named_with_a_count() {
    let home = home();
    let mut screen = Screen::open(&home, 100, 24);
    typed(&mut screen, "down 2").keys("Enter");
    assert_eq!(screen.app().list.cursor, 2);
    typed(&mut screen, "1").keys("Enter");
    assert_eq!(screen.app().list.cursor, 0);
    typed(&mut screen, "details")
        .keys("Enter")
        .assert_shows(" details ");
}
