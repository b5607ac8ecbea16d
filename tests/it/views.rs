//! Views, groups, and the reader taken up where it was left.

use std::fmt::Write as _;

use crate::support::{Home, Screen, newsroom};

/// A folder with an article for each of many days, from two sources by turns.
fn archive(articles: usize) -> Home {
    let home = Home::new();
    let mut lines = String::new();
    for number in 0..articles {
        let (month, day) = (number / 28 % 12 + 1, number % 28 + 1);
        let source = if number % 2 == 0 { "Tide" } else { "Lantern" };
        let text = "The ferry ran. ".repeat(20 + number % 5 * 40);
        writeln!(
            lines,
            r#"{{"title":"Number {number}","source":"{source}","date":"2025-{month:02}-{day:02}","text":"{text}"}}"#
        )
        .unwrap();
    }
    home.write("archive.jsonl", lines);
    home
}

/// The list pane and the status of a frame: what must be the same at once after a start. The rest
/// is the article, which comes a moment later.
fn list_of(frame: &str) -> Vec<String> {
    let rows = frame.lines().filter(|row| !row.starts_with("styles"));
    rows.map(str::to_owned).collect()
}

#[test]
fn the_first_frame_shows_the_rows_that_were_left_and_the_view_moves_nothing() {
    let home = archive(300);
    let table = [
        "1 4 0 g g j k",
        "\\ j j Enter 9 0 g g",
        "\\ 8 j Enter 2 0 } j",
        "\\ 1 0 j Enter 5 0 j h",
        "F s o u r c e : t i d e Enter 3 0 j",
        "g u G",
        "/ f e r r y Enter 2 0 j",
    ];
    for keys in table {
        let mut screen = Screen::open(&home, 80, 24);
        screen.keys("g a \\ 7 j Enter \\ g g Enter g g");
        screen.keys(keys);
        let left = screen.frame();
        drop(screen);
        let again = Screen::open(&home, 80, 24);
        // Passages come a moment later, into the lines that are kept free for them.
        let is_search = keys.starts_with('/');
        let whole_title = |frame: &str| {
            let rows = list_of(frame).split_off(1);
            let step = if is_search { 2 } else { 1 };
            rows.into_iter().step_by(step).collect::<Vec<_>>()
        };
        assert_eq!(
            whole_title(again.first_frame()),
            whole_title(&left),
            "{keys}"
        );
        assert_eq!(again.frame(), left, "{keys}");
    }
}

#[test]
fn the_article_is_taken_up_where_it_was_left() {
    let home = archive(60);
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("2 j Enter ^d");
    let left = screen.frame();
    drop(screen);
    let again = Screen::open(&home, 80, 24);
    assert_eq!(again.frame(), left);
    drop(again);
    let mut unread = Screen::open(&home, 80, 24);
    unread.keys("u");
    drop(unread);
    Screen::open(&home, 80, 24).assert_shows("unread 60");
    let narrower = Screen::open(&home, 40, 10);
    assert!(narrower.app().reading.top > 0);
}

#[test]
fn after_the_catalogue_was_lost_or_changed_the_article_is_found_by_its_identity() {
    let home = archive(60);
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("3 0 g g");
    let title = |screen: &Screen| screen.app().list.current_summary().unwrap().title.clone();
    let left = title(&screen);
    drop(screen);
    let more = "{\"title\":\"Newer\",\"date\":\"2025-12-31\",\"text\":\"Later news.\"}\n";
    home.write("newer.jsonl", more);
    let screen = Screen::open(&home, 80, 24);
    assert_eq!(title(&screen), left);
    assert_eq!(screen.app().list.cursor, 30);
}

#[test]
fn the_row_that_is_read_stays_in_the_list_of_the_unread() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("g u j Enter Esc");
    let row = screen.app().list.current();
    home.write(
        "late.txt",
        "Late news\n\nBy Ada Quill March 9, 2026\n\nText.\n",
    );
    screen.keys("r");
    assert_eq!(screen.app().list.current(), row);
    assert_eq!(screen.app().list.len(), 8);
    screen.keys("j r");
    assert_eq!(screen.app().list.len(), 7);
}

#[test]
fn groups_fold_and_open_and_what_is_found_in_them_unfolds() {
    let home = archive(60);
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("\\ 1 0 j Enter g g");
    screen.assert_shows("▾ Lantern (30)");
    screen.keys("h");
    screen
        .assert_shows("▸ Lantern (30)")
        .assert_shows("▾ Tide (30)");
    assert_eq!(screen.app().list.current(), None);
    screen.keys("b");
    screen.assert_shows("no article is selected");
    screen.keys("j k l");
    screen.assert_shows("▾ Lantern (30)");
    screen.keys("g z");
    assert_eq!(screen.app().list.lines.len(), 2);
    screen.keys("n");
    assert!(screen.app().list.current().is_some());
}

/// Views in the configuration, and a mistake.
const SETTINGS: &str = "# mine\n[[view]]\nname = \"The tide\"\nquery = \"source:tide\"\nsort = \"title\"\n\n[[view]]\nname = \"Lanterns by month\"\nquery = \"source:lantern\"\ngroup = \"month\"\ncolour = 3\n";

#[test]
fn the_menu_counts_its_views_and_goes_to_the_one_that_was_typed() {
    let home = archive(60);
    std::fs::write(home.place("config").join("config.toml"), SETTINGS).unwrap();
    let mut screen = Screen::open(&home, 80, 24);
    screen.assert_shows("config.toml:11:1: the key colour is not known");
    screen.keys("u g v");
    let count_of = |screen: &Screen, name: &str| {
        let line = screen.line_with(name).unwrap();
        let number = line
            .split_whitespace()
            .rev()
            .find_map(|word| word.parse::<usize>().ok());
        number.unwrap()
    };
    let counts = [
        ("1 all", 60),
        ("2 unread", 59),
        ("3 bookmarks", 0),
        ("5 problems", 1),
        ("6 The tide", 30),
    ];
    for (name, count) in counts {
        assert_eq!(count_of(&screen, name), count, "{name}");
    }
    screen.keys("l a n t Enter");
    screen
        .assert_shows("▾ March 2025 (2)")
        .assert_shows("30 of 60 articles");
    screen.keys("g v 6");
    screen.assert_shows("title ↑").assert_shows("source:tide");
    screen.keys("g v 1");
    assert_eq!(screen.app().list.len(), 60);
    screen.keys("g v n o t h i n g Esc");
    assert!(screen.app().popup.is_none());
    screen.keys("g p");
    screen.assert_shows("line 11, column 1: the key colour is not known");
}

#[test]
fn the_list_as_it_stands_is_saved_as_a_view_and_the_file_keeps_its_words() {
    let home = archive(60);
    let path = home.place("config").join("config.toml");
    std::fs::write(&path, SETTINGS.replace("colour = 3\n", "")).unwrap();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("F d a t e : 2 0 2 5 - 0 2 Enter \\ 1 0 j Enter g v s a v e Enter F e b Enter");
    screen.assert_shows("saved as the view Feb");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# mine\n[[view]]"));
    screen.keys("g a \\ 7 j Enter g v f e b Enter");
    screen
        .assert_shows("28 of 60 articles")
        .assert_shows("▾ Lantern (14)");
    screen.keys("g v s a v e Enter F e b Enter");
    screen.assert_shows("not saved:");
}

#[test]
fn any_number_of_problems_is_gone_through() {
    let home = Home::new().file(
        "good.txt",
        "Good news\n\nBy Ada Quill March 9, 2026\n\nText.\n",
    );
    for number in 0..100 {
        let broken = "{\"title\":\"broken\n".repeat(20);
        home.write(&format!("bad/{number:02}.jsonl"), broken);
    }
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("g p");
    screen
        .assert_shows("problems: 2,000")
        .assert_shows("bad/00.jsonl");
    screen.keys("G 5 k");
    screen
        .assert_shows("line 20")
        .assert_shows("the file under the cursor")
        .assert_shows("good.txt");
    screen.keys("q");
    assert!(screen.app().popup.is_none());
}
