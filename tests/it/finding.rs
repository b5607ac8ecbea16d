//! Finding in the article, as a person sees it: keys in, whole frames out.

use crate::support::{Home, Screen, newsroom, screens};

screens! {
    newsroom();
    a_find_is_marked_while_it_is_typed: 80 x 24, "Enter / f e r r y";
    a_find_over_keywords_and_a_search: 120 x 40, "/ d r o n e Enter Enter / o n";
    a_find_on_a_small_terminal: 40 x 10, "Enter / t h e Enter n";
    a_pattern_that_cannot_be_points_at_its_column: 80 x 24, "Enter / / f e r ( r";
    a_find_in_japanese: 80 x 24, "J Enter / フ ェ リ ー Enter";
}

/// One article of many paragraphs, the n-th with the word `nth`; every third with `Ferry`.
fn long() -> Home {
    let paragraph = |number: usize| {
        let ferry = if number.is_multiple_of(3) {
            " Ferry"
        } else {
            ""
        };
        format!(
            "Paragraph {number} says{ferry} that the tide was high and the wind low on day {number} of the month.\n\n"
        )
    };
    let text: String = (1..=40).map(paragraph).collect();
    let long = format!("A long day\n\nBy Ada Quill March 8, 2026\n\n{text}");
    let other = "Another day\n\nBy Ada Quill March 7, 2026\n\nNo ferry ran.\n";
    Home::new().file("long.txt", long).file("other.txt", other)
}

#[test]
fn a_find_begins_where_one_is_and_goes_round_the_ends_with_a_word() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let home = long();
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("Enter / F e r r y Enter");
        screen.assert_shows("1 of 13 \"Ferry\"");
        screen.keys("3 n");
        screen.assert_shows("4 of 13 \"Ferry\"");
        screen.keys("N N N");
        screen.assert_shows("1 of 13 \"Ferry\"");
        screen.keys("N");
        screen.assert_shows("top reached: on from the end");
        screen.keys("n");
        screen.assert_shows("end reached: on from the top");
        // From the middle on, the first place is one of the middle.
        screen.keys("2 0 j");
        let top = screen.app().reading.top;
        screen.keys("/ f e r r y");
        let reading = &screen.app().reading;
        let page = reading.page().unwrap();
        let line = page.finds[reading.find.unwrap()];
        assert!(line >= top && page.finds.iter().any(|at| *at < top));
        assert_eq!(page.finds.iter().find(|at| **at >= top), Some(&line));
    }
}

#[test]
fn escape_goes_back_to_exactly_where_one_was() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 10)] {
        for before in [
            "Enter",
            "Enter 1 7 j",
            "Enter G",
            "Enter / t i d e Enter n n",
            "Enter z 5 j",
        ] {
            let home = long();
            let mut screen = Screen::open(&home, columns, rows);
            screen.keys(before);
            let frame = screen.frame();
            for typed in ["f e r r y", "z z z", "/ (", "d a y Space 3", "Tab ^u"] {
                screen.keys(&format!("/ {typed} Esc"));
                assert_eq!(screen.frame(), frame, "{columns}×{rows}, {before}, {typed}");
            }
        }
    }
}

#[test]
fn a_find_ends_with_the_article_and_is_found_again_with_an_empty_line() {
    let home = long();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter / f e r r y Enter J");
    assert!(!screen.app().is_finding());
    screen.keys("/ Enter");
    screen.assert_shows("1 of 1 \"ferry\"");
    screen.keys("Esc");
    assert!(screen.app().finding.marked.is_none());
    let last = screen.app().finding.last.clone().unwrap();
    assert_eq!(last.typed(), "ferry");
    // In the next article `n` is what it was before: on to the next unread one, of which there is none.
    screen.keys("Enter n");
    screen.assert_shows("no unread article after this one");
}

#[test]
fn after_a_find_of_nothing_the_keys_stay_until_it_is_taken_back() {
    let home = long();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter / z z z Enter");
    screen.assert_shows("that is not in this article");
    let (row, top) = (screen.app().reading.row, screen.app().reading.top);
    for key in ["n", "N", "3 n"] {
        screen.keys("j k").keys(key);
        screen.assert_shows("that is not in this article");
        let reading = &screen.app().reading;
        assert_eq!((reading.row, reading.top), (row, top), "{key}");
    }
    screen.keys("Esc n");
    assert_ne!(screen.app().reading.row, row);
}

#[test]
fn what_was_found_can_be_typed_again_after_a_restart() {
    let home = long();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter / t i d e Enter / f e r r y Enter");
    screen.keys("/ ↑ ↑");
    screen.assert_shows("find: tide");
    drop(screen);
    let store = newsprint::user::Store::open(&home.place("data")).unwrap();
    let find = |line: &str| ("find".to_owned(), line.to_owned());
    assert_eq!(store.history().unwrap(), [find("tide"), find("ferry")]);
}

#[test]
fn a_bad_pattern_keeps_what_was_found_last() {
    let home = long();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter / / d a y");
    let finds = screen.app().reading.page().unwrap().finds.len();
    assert!(finds > 40);
    screen.keys("[");
    screen.assert_shows("column 5: unclosed character class");
    assert_eq!(screen.app().reading.page().unwrap().finds.len(), finds);
    screen.keys("Enter");
    assert!(screen.app().prompt.is_some());
}
