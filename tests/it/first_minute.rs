//! What a new user meets: places where there is nothing to show, and hints that are given once.

use newsprint::app::hints::Hint;

use crate::support::{Home, Screen, newsroom};

/// A library that has nothing to show, and what is typed in it.
fn empty(home: &Home, (columns, rows): (u16, u16), keys: &str) -> String {
    let mut screen = Screen::open(home, columns, rows);
    screen
        .as_a_new_user("/home/ada/news/saved by the scraper")
        .keys("^l");
    if !keys.is_empty() {
        screen.keys(keys);
    }
    screen.frame()
}

#[test]
fn a_folder_with_nothing_in_it_says_what_to_press_on_any_screen() {
    for size in [(120, 24), (40, 10)] {
        let name = format!("nothing_there_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, empty(&Home::new(), size, ""));
    }
}

#[test]
fn a_folder_that_cannot_be_read_says_where_to_look() {
    let home = Home::new().file("cut.json", "{\"title\": ");
    for size in [(120, 24), (40, 10)] {
        let name = format!("nothing_readable_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, empty(&home, size, ""));
    }
}

#[test]
fn every_empty_list_says_the_way_on() {
    for (keys, what, way) in [
        ("B", "No bookmarks yet.", "B shows all again"),
        (
            "A Enter g u",
            "All articles are read.",
            "Esc shows all again",
        ),
        ("g h", "No article has a keyword in it.", "H adds keywords"),
        (
            "/ z z q Enter",
            "No article matches zzq",
            "F edits the query",
        ),
        (
            "F t i t l e :",
            "No article matches title:",
            "F edits the query",
        ),
    ] {
        for columns in [40, 120] {
            let home = Home::new().file("a.txt", "Tides\n\nThe tide turned.");
            let frame = empty(&home, (columns, 12), keys);
            let words = frame.replace(['\n', '│'], " ");
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(what) && words.contains(way), "{frame}");
        }
    }
}

#[test]
fn a_first_start_names_the_keys_to_begin_with() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.as_a_new_user("").keys("^l");
    screen.assert_shows("/ find · Enter open · b bookmark · H keywords");
    screen.assert_shows("1/7 · ? help");
    screen.keys("/").assert_shows("words, \"a phrase\"");
    screen
        .keys("Esc :")
        .assert_shows("Tab completes · ↑ typed before · Esc leaves");
}

#[test]
fn each_hint_is_given_once_where_it_helps() {
    let home = newsroom();
    let steps = [
        ("^l", "/ find · Enter open · b bookmark · H keywords"),
        ("j Enter", "Space reads on, q goes back to the list"),
        ("K", "] [ go from keyword to keyword"),
        ("b", "B lists what you bookmarked"),
        ("q / f e r r y Enter", "Esc shows all articles again"),
        (
            "x",
            "b bookmarks, t tags, u marks read all that is selected",
        ),
    ];
    let mut screen = Screen::open(&home, 120, 24);
    screen.as_a_new_user("");
    for (keys, said) in steps {
        screen.keys(keys).assert_shows(said);
    }
    assert_eq!(
        screen.app().hints_given.as_ref().unwrap().len(),
        Hint::ALL.len()
    );
    drop(screen);
    let mut again = Screen::open(&home, 120, 24);
    again.as_a_new_user("");
    for (keys, said) in steps {
        again.keys(keys);
        assert_eq!(again.line_with(said), None, "{}", again.frame());
    }
    again
        .keys("Esc Esc g ?")
        .assert_shows("each hint is given once more");
    again.keys("Enter").assert_shows("Space reads on");
}
