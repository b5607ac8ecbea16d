//! The screen for those who have it read to them or under their fingers.

use newsprint::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::support::{Home, Screen, newsroom, screens};

/// The newsroom with its screen made plain.
fn spoken() -> Home {
    let home = newsroom();
    std::fs::write(home.place("config").join("config.toml"), "plain = true\n").unwrap();
    home
}

screens! {
    spoken();
    a_plain_list_is_one_sentence_a_row: 120 x 24, "b j";
    a_plain_article_stands_alone_at_the_left: 120 x 24, "j Enter";
    plain_groups_are_named: 80 x 24, "\\ 8 j Enter j h";
    a_plain_menu_takes_the_screen: 80 x 24, "\\ j";
    plain_words_in_context_are_sentences: 80 x 24, "g w f e r r y Enter";
    the_plain_keywords: 80 x 24, "H";
    plain_coverage_is_a_sentence_a_period: 80 x 24, "g t w k";
}

/// The line of the screen that the cursor of the terminal stands on, and whether it is seen.
fn at_caret(screen: &Screen) -> (String, bool) {
    let size = screen.app().size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    let caret = ui::paint(&mut buffer, screen.app());
    let row = (0..size.columns).filter_map(|x| buffer.cell((x, caret.at.y)));
    let line: String = row.map(ratatui::buffer::Cell::symbol).collect();
    (line, caret.is_shown)
}

#[test]
fn the_cursor_stands_on_what_one_is_at() {
    for (home, is_plain) in [(newsroom(), false), (spoken(), true)] {
        let mut screen = Screen::open(&home, 80, 24);
        for (keys, expected, is_typed) in [
            ("j", "潮", false),
            ("G", "A note without a date", false),
            ("g g Enter / f e r r y", "ferry", true),
            ("Enter", "ferry", false),
            ("Esc Esc \\ j", "oldest", false),
            ("Esc F", "query:", true),
            ("Esc H j", "ferry", false),
            ("Esc g w f e r r y Enter", "ferry", false),
        ] {
            screen.keys(keys);
            let (line, is_shown) = at_caret(&screen);
            assert!(
                line.contains(expected),
                "{keys}: {line}\n{}",
                screen.frame()
            );
            assert_eq!(is_shown, is_plain || is_typed, "{keys}");
        }
    }
}

#[test]
fn the_cursor_stands_on_the_period_one_is_at() {
    let mut screen = Screen::open(&spoken(), 80, 24);
    screen.keys("g t m k");
    let (line, is_shown) = at_caret(&screen);
    assert!(
        is_shown && line.contains(" articles"),
        "{line}\n{}",
        screen.frame()
    );
}

#[test]
fn a_plain_screen_has_no_line_that_is_drawn() {
    let home = spoken();
    let mut screen = Screen::open(&home, 120, 30);
    for keys in [
        "j", "Enter", "Esc ?", "q i", "q g v", "Esc H", "q g t", "q g p", "q ^p", "Esc / a",
        "Esc t", "Esc a",
    ] {
        let frame = screen.keys(keys).frame();
        let drawn = frame.chars().find(|sign| ('─'..='╿').contains(sign));
        assert_eq!(drawn, None, "{keys}\n{frame}");
    }
}
