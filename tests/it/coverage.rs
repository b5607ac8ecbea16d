//! Coverage over time, on whole screens.

use crate::support::{Home, Screen};

/// A home with articles of some months, in several scripts, and two keyword groups.
fn home() -> Home {
    let keywords = "[[group]]\nname = \"sea\"\nwords = [\"ferry\", \"東京\"]\n\
                    [[group]]\nname = \"طقس\"\nwords = [\"storm\", \"عاصفة\"]\n";
    let home = Home::new().keywords(keywords);
    let titles = [
        "The ferry",
        "東京の港",
        "عاصفة في الميناء",
        "Nothing else",
        "A storm at the ferry",
    ];
    for number in 0..60_usize {
        let day = match number {
            0..=3 => String::new(),
            4 => "2023".to_owned(),
            5 => "2025-11".to_owned(),
            _ => format!(
                "2025-{:02}-{:02}",
                7 + number * number % 5,
                1 + number * 7 % 28
            ),
        };
        let title = format!("{} {number}", titles[number % titles.len()]);
        let text = format!("{title} and no more.");
        let value = serde_json::json!({"title": title, "date": day, "text": text});
        home.write(&format!("{number}.json"), value.to_string());
    }
    home
}

#[test]
fn coverage_is_drawn_at_every_size() {
    let home = home();
    for (columns, rows, keys) in [
        (120, 40, "g t h h"),
        (80, 24, "g t m"),
        (80, 24, "g t w % 1"),
        (40, 10, "g t m h"),
    ] {
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys(keys);
        let name = format!("coverage_{columns}x{rows}_{}", keys.replace([' ', '%'], ""));
        insta::assert_snapshot!(name, screen.frame());
    }
}

#[test]
fn coverage_is_plain_where_the_terminal_is() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("g t m").make_plain();
    insta::assert_snapshot!(screen.frame());
    assert!(screen.frame().is_ascii());
}

#[test]
fn coverage_narrows_the_list_and_escape_leaves_it_as_it_was() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("j j");
    let before = screen.frame();
    screen.keys("g t m h Esc");
    assert_eq!(screen.frame(), before);
    screen.keys("g t m Enter").assert_shows("date:2025-11");
    let listed = screen.app().list.len();
    screen
        .keys("g t")
        .assert_shows("coverage by day · date:2025-11");
    let pane = screen.app().coverage.clone().unwrap();
    let counted = pane.counted.unwrap();
    let sum: u32 = counted.dates.values().map(|tally| tally.listed).sum();
    assert_eq!(usize::try_from(sum).unwrap(), listed);
}

#[test]
fn from_the_articles_of_a_period_escape_leads_back_to_it_and_on_to_what_was_listed() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("/ f e r r y Enter j");
    let before = screen.frame();
    screen.keys("g t m h");
    let pane = screen.frame();
    screen.keys("Enter j Esc");
    assert_eq!(screen.frame(), pane);
    screen.keys("Esc");
    assert_eq!(screen.frame(), before);
    // Whatever else is listed since, back leads from it as ever.
    screen.keys("g t m Enter F ^u i s : u n r e a d Enter Esc");
    assert!(screen.app().coverage.is_none());
    assert!(screen.app().list.query.is_all());
}

#[test]
fn coverage_of_nothing_says_what_to_press() {
    let home = Home::new();
    let mut screen = Screen::open(&home, 40, 10);
    screen.keys("g t").assert_shows("No articles are listed.");
}

#[test]
fn the_course_of_the_keyword_that_one_is_at_stands_in_the_status_line_where_there_is_room() {
    let home = home();
    for (columns, has_room) in [(120, true), (40, false)] {
        let mut screen = Screen::open(&home, columns, 24);
        // Nothing else on the screen is drawn in full blocks.
        let has_course = |screen: &Screen| screen.frame().contains('█');
        assert!(!has_course(&screen));
        screen.keys("] Enter ]");
        assert!(screen.app().reading.hit.is_some());
        assert_eq!(has_course(&screen), has_room, "{columns} columns");
        screen.keys("g t Esc");
        assert_eq!(has_course(&screen), has_room, "{columns} columns");
        screen.keys("K");
        assert!(!has_course(&screen), "of another article");
        screen.keys("]").make_plain();
        assert!(screen.frame().is_ascii());
    }
}
