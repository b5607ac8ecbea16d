//! The mouse, on whole screens.

use newsprint::app::{Event, Focus};
use newsprint::input::{Gesture, Pointer};

use crate::support::{Home, Screen, newsroom};

/// Does something with the mouse where `text` stands on the screen; its first cell is meant.
fn at_text(screen: &mut Screen, gesture: Gesture, text: &str) {
    let frame = screen.frame();
    let lines = frame.lines().enumerate();
    let found = lines.filter_map(|(row, line)| Some((row, line.split_once(text)?.0)));
    let (row, before) = found.last().unwrap_or_else(|| panic!("no {text}\n{frame}"));
    let column = before.chars().count();
    at(screen, gesture, (column, row));
}

/// Does something with the mouse at a cell.
fn at(screen: &mut Screen, gesture: Gesture, (column, row): (usize, usize)) {
    let number = |cells: usize| u16::try_from(cells).unwrap();
    screen.take(Event::Pointer(Pointer {
        gesture,
        column: number(column),
        row: number(row),
    }));
}

#[test]
fn a_click_goes_to_a_row_and_a_double_click_into_its_article() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 120, 40);
    at_text(&mut screen, Gesture::Click, "A note without");
    assert_eq!(screen.app().list.cursor, screen.app().list.len() - 1);
    assert_eq!(screen.app().focus, Focus::List);
    at(&mut screen, Gesture::Click, (5, 2));
    at(&mut screen, Gesture::DoubleClick, (5, 2));
    assert_eq!(screen.app().list.cursor, 1);
    assert_eq!(screen.app().focus, Focus::Article);
    at(&mut screen, Gesture::Click, (5, 1));
    assert_eq!(screen.app().list.cursor, 0);
    assert_eq!(screen.app().focus, Focus::List);
    at(&mut screen, Gesture::Click, (80, 10));
    assert_eq!(screen.app().focus, Focus::Article);
}

#[test]
fn the_counts_above_the_list_lead_to_what_they_count() {
    let home = newsroom();
    for (columns, rows) in [(120, 40), (80, 24), (40, 10)] {
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("b");
        at_text(&mut screen, Gesture::Click, "unread");
        assert_eq!(
            screen.app().list.query,
            newsprint::query::parse("is:unread").unwrap()
        );
        at(&mut screen, Gesture::Click, (4, 0));
        assert!(screen.app().list.query.is_all());
    }
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_no_more() {
    let home = many();
    let mut screen = Screen::open(&home, 120, 20);
    at(&mut screen, Gesture::WheelDown, (5, 5));
    assert_eq!((screen.app().list.top, screen.app().reading.top), (3, 0));
    assert_eq!(screen.app().list.cursor, 3, "the cursor is on the screen");
    at(&mut screen, Gesture::WheelDown, (100, 5));
    assert_eq!((screen.app().list.top, screen.app().reading.top), (3, 3));
    at(&mut screen, Gesture::WheelUp, (5, 5));
    assert_eq!((screen.app().list.top, screen.app().list.cursor), (0, 3));
    for _ in 0..99 {
        at(&mut screen, Gesture::WheelUp, (100, 5));
    }
    assert_eq!(screen.app().reading.top, 0);
    screen.keys("?");
    let help = screen.frame();
    at(&mut screen, Gesture::WheelDown, (60, 10));
    assert_ne!(screen.frame(), help);
    assert_eq!(screen.app().list.top, 0);
}

#[test]
fn the_border_and_the_strip_are_dragged() {
    let home = many();
    let mut screen = Screen::open(&home, 120, 20);
    let border = screen.app().panes().divider.unwrap();
    at(&mut screen, Gesture::Drag, (70, 5));
    assert_eq!(
        screen.app().panes().divider,
        Some(border),
        "no button was pressed on it"
    );
    at(&mut screen, Gesture::Click, (border.into(), 5));
    at(&mut screen, Gesture::Drag, (70, 9));
    let moved = screen.app().panes().divider.unwrap();
    assert!((69..=71).contains(&moved), "{moved}");
    at(&mut screen, Gesture::Release, (70, 9));
    at(&mut screen, Gesture::Drag, (40, 9));
    assert_eq!(screen.app().panes().divider, Some(moved));
    at(&mut screen, Gesture::Click, (119, 16));
    assert!(screen.app().reading.is_at_end());
    at(&mut screen, Gesture::Drag, (119, 0));
    assert_eq!(screen.app().reading.top, 0);
}

#[test]
fn a_heading_is_folded_and_unfolded_by_a_click() {
    let home = newsroom();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("\\ 8 j Enter");
    let before = screen.app().list.lines.len();
    let open = screen.frame();
    at(&mut screen, Gesture::Click, (10, 1));
    assert!(screen.app().list.lines.len() < before, "{open}");
    at(&mut screen, Gesture::Click, (10, 1));
    assert_eq!(screen.app().list.lines.len(), before);
}

#[test]
fn a_click_does_nothing_behind_what_is_open() {
    let home = newsroom();
    for keys in [
        "?", "i", "\\", "g v", "H", "^p", "g p", "F", "/ a", "a", "t", "m",
    ] {
        let mut screen = Screen::open(&home, 80, 24);
        screen.keys(keys);
        let before = screen.frame();
        at(&mut screen, Gesture::Click, (10, 8));
        at(&mut screen, Gesture::DoubleClick, (10, 8));
        assert_eq!(screen.frame(), before, "{keys}");
    }
}

/// A folder of more articles than a screen has rows, each longer than a screen.
fn many() -> Home {
    let body = "The tide went out and came back in, as it had done.\n\n".repeat(40);
    (1..40).fold(Home::new(), |home, number| {
        let text =
            format!("Report number {number}\nBy Ilka Brandreth, March {number}, 2026\n\n{body}");
        home.file(&format!("{number:03}.txt"), text)
    })
}
