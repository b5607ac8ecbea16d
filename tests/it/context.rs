//! Words in context, on whole screens.

use crate::support::{Home, Screen};

/// A home with places of a word in several scripts, and a keyword group.
fn home() -> Home {
    let keywords = "[[group]]\nname = \"sea\"\nwords = [\"ferry\", \"東京\", \"عاصفة\"]\n";
    let home = Home::new().keywords(keywords);
    let texts = [
        "The old ferry left the quay before dawn, and no ferry came after it.",
        "昨日、東京の港を出た船は戻らなかった。",
        "قال الصيادون إن عاصفة قوية تقترب من الميناء.",
        "Nothing happened.",
        "Ferry! And a cafe\u{301} on the pier, where every ferry of the north is known by name.",
    ];
    for number in 0..40_usize {
        let sources = ["Gull", "港の新聞", "الميناء"];
        let value = serde_json::json!({
            "title": format!("Number {number}"),
            "source": sources[number % 3],
            "date": format!("2025-02-{:02}", number % 20 + 1),
            "text": texts[number % texts.len()],
        });
        home.write(&format!("{number}.json"), value.to_string());
    }
    home
}

#[test]
fn places_are_shown_in_their_context_at_every_size() {
    let home = home();
    for (columns, rows, keys) in [
        (120, 40, "g w k e y w o r d : s e a Enter j j"),
        (80, 24, "g w f e r r y Enter s s j"),
        (40, 10, "g w k e y w o r d : s e a Enter s 5 j"),
    ] {
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys(keys);
        insta::assert_snapshot!(format!("context_{columns}x{rows}"), screen.frame());
    }
}

#[test]
fn a_place_is_gone_to_and_back_and_everything_is_as_it_was() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("5 j Enter");
    // What was read there is read.
    let below_counts = |screen: &Screen| {
        let frame = screen.frame();
        frame.split_once('\n').unwrap().1.to_owned()
    };
    let before = below_counts(&screen);
    screen.keys("g w k e y w o r d : f e r r y Enter 1 0 j");
    let lines = screen.frame();
    let pane = screen.app().context.clone().unwrap();
    let line = pane.line(pane.cursor).unwrap().clone();
    screen.keys("Enter");
    assert_eq!(screen.app().reading.row, Some(line.row));
    assert!(screen.app().reading.found.is_some());
    screen.keys("Esc");
    assert_eq!(screen.frame(), lines);
    screen.keys("j Enter q k");
    assert_eq!(screen.frame(), lines);
    screen.keys("Esc");
    assert_eq!(below_counts(&screen), before);
}

#[test]
fn from_a_place_of_a_keyword_its_hits_are_gone_through_and_the_jump_leads_back() {
    let home = home();
    for keys in ["5 j Enter", "5 j"] {
        let mut screen = Screen::open(&home, 80, 24);
        screen.keys(keys);
        let before = screen.app().list.current();
        screen.keys("g w k e y w o r d : f e r r y Enter 3 j Enter ^o");
        assert_eq!(screen.app().list.current(), before, "{keys}");
    }
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("5 j Enter");
    let before = screen.app().reading.row;
    screen.keys("g w k e y w o r d : f e r r y Enter Enter");
    screen.assert_shows("1 of 2 \"keyword:ferry\"");
    let there = screen.app().reading.row;
    screen.keys("n").assert_shows("2 of 2 \"keyword:ferry\"");
    screen.keys("n").assert_shows("1 of 2 \"keyword:ferry\"");
    assert_ne!(screen.app().reading.row, there);
    screen.keys("^o");
    assert_eq!(screen.app().reading.row, before);
}

#[test]
fn another_order_keeps_the_place_under_the_cursor() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("g w f e r r y Enter 7 j");
    let place = |screen: &Screen| {
        let pane = screen.app().context.clone().unwrap();
        pane.line(pane.cursor).cloned().unwrap()
    };
    let line = place(&screen);
    for _ in 0..3 {
        screen.keys("s");
        assert_eq!(place(&screen), line);
    }
}

#[test]
fn what_is_looked_for_stands_in_the_prompt_and_nothing_is_said_to_be_nowhere() {
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen
        .keys("/ q u a y Enter g w")
        .assert_shows("in context: quay");
    screen
        .keys("^u z z z Enter")
        .assert_shows("Nowhere in the library.");
    screen
        .keys("Esc g w ^u i s : r e a d Enter")
        .assert_shows("nothing to show");
    assert!(screen.app().context.is_none());
}
