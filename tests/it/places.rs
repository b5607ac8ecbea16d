//! Places in articles: where one was, marks, jumps, and what was read; keys in, whole frames out.

use std::fmt::Write as _;

use crate::support::{Home, Screen, newsroom};

/// Paragraphs from `first` to `last`, each with its number.
fn paragraphs(first: usize, last: usize) -> String {
    let mut text = String::new();
    for number in first..=last {
        let words = format!(
            "Paragraph {number} says that the tide was high and the wind went round to the north on day {number}."
        );
        write!(text, "{words}\n\n").unwrap();
    }
    text
}

fn article(title: &str, day: usize, text: &str) -> String {
    format!("{title}\n\nBy Ada Quill March {day}, 2026\n\n{text}")
}

/// Three long articles; the first of the list is `One`.
fn shelf() -> Home {
    Home::new()
        .file("one.txt", article("One day at sea", 8, &paragraphs(1, 40)))
        .file(
            "two.txt",
            article("Two days at sea", 7, &paragraphs(101, 140)),
        )
        .file(
            "three.txt",
            article("Three days at sea", 6, &paragraphs(201, 240)),
        )
}

/// The paragraph that stands at the top.
fn at_top(screen: &Screen) -> String {
    let reading = &screen.app().reading;
    let line = &reading.page().unwrap().lines[reading.top];
    line.spans.iter().map(|span| span.text.as_str()).collect()
}

#[test]
fn an_article_opens_where_it_was_left_at_any_width_and_after_a_restart() {
    let home = shelf();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter 1 0 }");
    let left = at_top(&screen);
    assert!(left.contains("Paragraph 10"), "{left}");
    screen.keys("J K");
    assert_eq!(at_top(&screen), left);
    screen.keys("h j k");
    assert_eq!(at_top(&screen), left);
    screen.keys("j");
    drop(screen);
    for (columns, rows) in [(120, 40), (40, 10), (80, 24)] {
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("g g Enter");
        assert!(at_top(&screen).contains("Paragraph 10"), "{columns}");
        screen.keys("h j");
    }
}

#[test]
fn the_place_holds_when_the_file_is_edited_and_what_is_new_stands_under_a_rule() {
    let home = shelf();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter 1 0 } h j");
    drop(screen);
    let text = format!("An editor's note of some length.\n\n{}", paragraphs(1, 43));
    home.write("one.txt", article("One day at sea", 8, &text));
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("r g g Enter");
    assert!(
        at_top(&screen).contains("Paragraph 10"),
        "{}",
        screen.frame()
    );
    screen.keys("G");
    screen.assert_shows("new since you last read");
    let rows: Vec<String> = screen.frame().lines().map(str::to_owned).collect();
    let row = |words: &str| rows.iter().position(|row| row.contains(words)).unwrap();
    assert!(row("Paragraph 40") < row("new since") && row("new since") < row("Paragraph 41"));
    insta::assert_snapshot!(screen.frame());
}

#[test]
fn marks_lead_back_through_the_list_and_after_a_restart() {
    let home = shelf();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter 1 0 } m a");
    screen.assert_shows("mark a: One day at sea");
    screen.keys("J 5 } m b h");
    screen.keys("' a");
    assert!(at_top(&screen).contains("Paragraph 10"));
    screen.keys("' '");
    assert!(at_top(&screen).contains("Paragraph 105"));
    screen.keys("' '");
    assert!(at_top(&screen).contains("Paragraph 10"));
    screen.keys("' z");
    screen.assert_shows("no mark z");
    // The list shows neither: it widens, and says so.
    screen.keys("h F ^u t h r e e Enter ' b");
    screen.assert_shows("all articles are listed");
    assert!(
        at_top(&screen).contains("Paragraph 105"),
        "{}",
        screen.frame()
    );
    drop(screen);
    let mut screen = Screen::open(&home, 40, 10);
    screen.keys("' a");
    assert!(at_top(&screen).contains("Paragraph 10"));
}

#[test]
fn older_places_are_gone_back_to_and_listed() {
    let home = shelf();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter 1 0 } m a J 5 } m b J ' a ' b");
    assert!(at_top(&screen).contains("Paragraph 105"));
    screen.keys("^o");
    assert!(
        at_top(&screen).contains("Paragraph 10"),
        "{}",
        screen.frame()
    );
    screen.keys("^o");
    screen.assert_shows("Three days at sea");
    screen.keys("^o");
    screen.assert_shows("no older place");
    screen.keys("g i");
    insta::assert_snapshot!(screen.frame());
    screen.keys("j d");
    assert_eq!(screen.app().places.marks.len(), 1);
    screen.keys("g g Enter");
    assert!(at_top(&screen).contains("Paragraph 10"));
    drop(screen);
    let store = newsprint::user::Store::open(&home.place("data")).unwrap();
    assert_eq!(store.progress().unwrap().len(), 3);
}

#[test]
fn what_was_read_is_listed_and_gone_back_to() {
    let home = shelf();
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("Enter 1 0 } J 5 } h j g r");
    insta::assert_snapshot!(screen.frame());
    screen.keys("j Enter");
    assert!(screen.app().popup.is_none());
    screen.resize(40, 10).keys("g r");
    insta::assert_snapshot!("what_was_read_on_a_small_terminal", screen.frame());
}

#[test]
fn an_article_that_was_begun_is_marked_in_the_list() {
    let keywords = "[[group]]\nname = \"sea\"\nwords = [\"tide\"]\n";
    let home = shelf().keywords(keywords);
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter 1 0 } h");
    let row = screen.line_with("One day at sea").unwrap();
    assert!(row.starts_with("│▸") && row.ends_with("%   40│"), "{row}");
    screen.keys("Enter G h");
    let row = screen.line_with("One day at sea").unwrap();
    assert!(row.starts_with("│ ") && !row.contains('%'), "{row}");
}

#[test]
fn a_walk_ends_where_another_article_is_gone_to_and_not_where_one_reads_on() {
    let keywords = "[[group]]\nname = \"sea\"\nwords = [\"tide\"]\n";
    let home = shelf().keywords(keywords);
    for (home, keys, on) in [
        (&newsroom(), "] n", "]"),
        (&home, "/ t i d e Enter G [ [ n", "["),
    ] {
        let mut screen = Screen::open(home, 80, 24);
        screen.keys(keys);
        let left = screen.app().list.current();
        screen.keys(on);
        assert_ne!(screen.app().list.current(), left, "{keys}");
        screen.keys("^o");
        assert_eq!(screen.app().list.current(), left, "{keys}");
    }
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter 1 0 }");
    let before = at_top(&screen);
    screen.keys("] Space ] ] ^o");
    assert_eq!(at_top(&screen), before);
}

#[test]
fn a_walk_from_hit_to_hit_is_one_jump() {
    let home = newsroom();
    for (columns, rows) in [(80, 24), (120, 40)] {
        for keys in ["", "Enter", "Enter ] j ]"] {
            let mut screen = Screen::open(&home, columns, rows);
            if !keys.is_empty() {
                screen.keys(keys);
            }
            let before = screen.app().list.current();
            screen.keys("] ] ] ] ] ] ] ] ] ]");
            assert_ne!(screen.app().list.current(), before, "{columns}: {keys}");
            screen.keys("^o");
            assert_eq!(screen.app().list.current(), before, "{columns}: {keys}");
        }
    }
}
