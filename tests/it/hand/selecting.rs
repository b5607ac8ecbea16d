//! Text selected by keys: what is selected, how it looks, and what becomes of it.

use newsprint::app::Event;
use newsprint::input::{Gesture, Pointer};

use crate::support::{Home, Screen};

/// An article of several scripts, of paragraphs, items, a table and a keyword.
fn home() -> Home {
    let text = "---\ntitle: Ships at the port\nurl: https://example.org/ships\nsource: Harbour Post\ndate: 2023-02-11\n---\n\n\
        The ferry lay at anchor before the [old port](https://example.org/port), and the ferry moved no more; nobody said why it had to wait for so long.\n\n\
        港の船は静かに待っていた。潮が満ちるまで、誰も動かなかった。朝になって、ようやく船が出た。\n\n\
        السفن راسية أمام الميناء القديم ولم تتحرك أي منها طوال الليل، ولا أحد قال لماذا.\n\n\
        - one e\u{301}te\u{301}\n- two\n\n\
        | Ship | Tons |\n|---|---|\n| Aldwyn | 1,200 |\n";
    let home = Home::new().file("ships.md", text);
    home.keywords("[[group]]\nname = \"sea\"\nwords = [\"ferry\"]\n")
}

fn selected(screen: &Screen) -> String {
    let reading = &screen.app().reading;
    let selection = reading.selection().unwrap();
    let texts = reading.texts().unwrap();
    texts.between(selection.from, selection.to).to_string()
}

#[test]
fn keys_move_the_end_of_what_is_selected() {
    let home = home();
    let mut screen = Screen::open(&home, 60, 24);
    screen.keys("Enter v");
    for (keys, expected) in [
        ("e", "The"),
        ("w w", "The ferry l"),
        ("2 l", "The ferry lay"),
        ("b b b", "T"),
        ("$ 0", "T"),
        ("3 w h", "The ferry lay "),
        ("o", "The ferry lay "),
        ("w", "ferry lay "),
        (
            "Esc v }",
            "The ferry lay at anchor before the old port, and the ferry moved no more; nobody said why it had to wait for so long.",
        ),
    ] {
        screen.keys(keys);
        assert_eq!(selected(&screen).trim_end(), expected.trim_end(), "{keys}");
    }
    screen.keys("3 l").assert_shows("y copies, Y quotes");
    assert!(selected(&screen).ends_with("\n\n港の船"));
    screen.keys("}");
    assert!(selected(&screen).ends_with("出た。"));
    screen.keys("e");
    assert!(selected(&screen).ends_with("السفن"));
    screen.keys("G");
    assert!(
        selected(&screen)
            .ends_with("\n\none e\u{301}te\u{301}\ntwo\n\nShip    Tons\nAldwyn  1,200"),
        "{}",
        selected(&screen)
    );
    screen.keys("g g");
    assert_eq!(selected(&screen), "T");
    // What is selected goes when the article does.
    screen.keys("q").assert_shows("1/1");
    assert_eq!(screen.app().reading.selected, None);
}

#[test]
fn what_is_selected_is_copied_quoted_noted_and_made_a_keyword() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    screen
        .keys("Enter v w e y")
        .assert_shows("copied: The ferry");
    screen.keys("v j y");
    screen
        .keys("v } } Y")
        .assert_shows("copied the quote with its source: The ferry");
    let [words, line, quote] = screen.taken.copied.as_slice() else {
        panic!("{:?}", screen.taken.copied);
    };
    assert_eq!(words, "The ferry");
    assert!(!line.contains('\n') && line.len() > 40, "{line}");
    assert!(
        quote.starts_with("> The ferry") && quote.contains("\n> \n> 港の船"),
        "{quote}"
    );
    assert!(quote.ends_with("https://example.org/ships\n"), "{quote}");
    screen.keys("v w w w e *").assert_shows("The ferry lay at");
    screen.keys("Esc Enter v w e a").assert_shows("> The ferry");
    assert_eq!(screen.app().reading.selected, None);
    screen.keys("^s");
    let note = screen.app().reading.added.note.clone();
    screen.assert_shows("✎ > The ferry");
    assert!(note.is_none_or(|note| note.text.starts_with("> The ferry")));
}

#[test]
fn what_no_text_holds_whole_is_made_no_keyword() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    for keys in ["Enter v } 3 l", "Esc v G"] {
        screen.keys(keys).keys("*");
        screen.assert_shows("over the end of a paragraph or a cell");
        assert_eq!(screen.app().outline.groups[0].words.len(), 1);
        assert!(
            screen.app().reading.selected.is_some(),
            "less can be selected"
        );
    }
    screen.keys("Esc v e *").assert_shows("added The");
}

#[test]
fn a_selection_looks_like_one_over_hits_at_every_width() {
    let home = home();
    for (columns, rows) in [(120, 40), (80, 24), (40, 10)] {
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("Enter v w w j j e");
        insta::assert_snapshot!(format!("selected_at_{columns}"), screen.frame());
        let before = selected(&screen);
        screen.resize(columns + 20, rows);
        assert_eq!(selected(&screen), before, "it holds at another width");
    }
    // It begins where one has gone to, and in the text of the file as well.
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter / m o v e d Enter v e");
    assert_eq!(selected(&screen), "moved");
    screen.keys("Esc ] v e");
    assert_eq!(selected(&screen), "ferry");
    screen.keys("Esc ~ g g v $");
    assert_eq!(selected(&screen), "---");
    screen.keys("j $ y");
    assert_eq!(screen.taken.copied, ["---\ntitle: Ships at the port"]);
}

#[test]
fn numbers_of_links_stand_where_the_setting_says() {
    for (links, columns) in [
        ("margin", 120),
        ("margin", 80),
        ("inline", 80),
        ("none", 80),
        ("inline", 40),
    ] {
        let home = home();
        let setting = format!("links = \"{links}\"\n");
        std::fs::write(home.place("config").join("config.toml"), setting).unwrap();
        let mut screen = Screen::open(&home, columns, 24);
        screen.keys("Enter");
        let is_inline = screen.line_with("port[1],").is_some();
        assert_eq!(is_inline, links == "inline", "{links} {columns}");
        insta::assert_snapshot!(format!("links_{links}_at_{columns}"), screen.frame());
        screen.keys("1 o").assert_shows("opening ");
    }
}

/// Does something with the mouse at the cell of the article that is `below` and `right` of its first.
fn mouse(screen: &mut Screen, gesture: Gesture, (right, below): (i32, i32)) {
    let app = screen.app();
    let pane = app.panes().article.unwrap();
    let left = app.measure_left(pane, app.reading.page().unwrap());
    let cell = |first: u16, on: i32| u16::try_from((i32::from(first) + on).max(0)).unwrap();
    let (column, row) = (cell(left, right), cell(pane.y, below));
    screen.take(Event::Pointer(Pointer {
        gesture,
        column,
        row,
    }));
}

/// The line of the screen on which `words` stand, counted from the first of the article, and their cell.
fn cell_of(screen: &Screen, words: &str) -> (i32, i32) {
    let app = screen.app();
    let page = app.reading.page().unwrap();
    let lines = page.lines.iter().skip(app.reading.top);
    let text = lines.map(|line| {
        line.spans
            .iter()
            .map(|span| &*span.text)
            .collect::<String>()
    });
    let found = (0..).zip(text).find_map(|(below, text)| {
        let before = text.split_once(words)?.0;
        let right = i32::try_from(newsprint::text::width::width(before)).unwrap();
        Some((right, below))
    });
    found.unwrap_or_else(|| panic!("no {words}"))
}

#[test]
fn the_mouse_selects_by_characters_and_words_what_keys_then_take() {
    for (columns, rows) in [(120, 40), (60, 24)] {
        let home = home();
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("Enter");
        let (x, y) = cell_of(&screen, "ferry");
        mouse(&mut screen, Gesture::Click, (x, y));
        assert_eq!(
            screen.app().reading.selected,
            None,
            "a click selects nothing"
        );
        mouse(&mut screen, Gesture::Drag, (x + 4, y));
        assert_eq!(selected(&screen), "ferry");
        mouse(&mut screen, Gesture::Drag, (x - 4, y));
        assert_eq!(selected(&screen), "The f");
        mouse(&mut screen, Gesture::Drag, (90, y));
        mouse(&mut screen, Gesture::Release, (90, y));
        mouse(&mut screen, Gesture::Drag, (0, y));
        let line = selected(&screen);
        assert!(
            line.starts_with("ferry lay at anchor"),
            "the button is up: {line}"
        );
        screen.keys("y").assert_shows("copied: ferry lay");
        assert_eq!(screen.taken.copied.pop(), Some(line));
        // A word by two clicks, and on by characters, to either side.
        mouse(&mut screen, Gesture::Click, (x + 2, y));
        mouse(&mut screen, Gesture::DoubleClick, (x + 2, y));
        assert_eq!(selected(&screen), "ferry");
        screen.assert_shows("y copies, Y quotes");
        mouse(&mut screen, Gesture::Drag, (x + 7, y));
        assert_eq!(selected(&screen), "ferry la");
        mouse(&mut screen, Gesture::Drag, (x - 2, y));
        assert_eq!(selected(&screen), "e ferry");
        // Over the blank line between paragraphs, and from right to left.
        let (wide, below) = cell_of(&screen, "船は");
        mouse(&mut screen, Gesture::Drag, (0, below - 1));
        assert!(
            selected(&screen).ends_with("so long."),
            "{}",
            selected(&screen)
        );
        mouse(&mut screen, Gesture::Drag, (wide + 1, below));
        assert!(
            selected(&screen).ends_with("\n\n港の船"),
            "{}",
            selected(&screen)
        );
        mouse(&mut screen, Gesture::Click, (x, y));
        assert_eq!(screen.app().reading.selected, None);
    }
}

#[test]
fn dragging_beyond_the_edge_scrolls_and_a_selection_by_mouse_is_seen() {
    for (columns, rows) in [(100, 12), (40, 10)] {
        let home = home();
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("Enter");
        let height = i32::from(screen.app().panes().article.unwrap().height);
        let (x, y) = cell_of(&screen, "The ferry");
        mouse(&mut screen, Gesture::Click, (x, y));
        for step in 1..4 {
            mouse(&mut screen, Gesture::Drag, (5, height));
            assert_eq!(screen.app().reading.top, step, "a line a movement");
        }
        assert!(selected(&screen).starts_with("The ferry lay"));
        let before = selected(&screen);
        insta::assert_snapshot!(format!("selected_by_mouse_at_{columns}"), screen.frame());
        mouse(&mut screen, Gesture::Drag, (0, -1));
        assert_eq!(screen.app().reading.top, 2);
        assert!(selected(&screen).len() < before.len());
        // What opens meanwhile leaves it as it is.
        let before = selected(&screen);
        screen.keys("?");
        mouse(&mut screen, Gesture::Drag, (0, height));
        screen.keys("Esc");
        assert_eq!(selected(&screen), before);
    }
    // The text of the file as well.
    let home = home();
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter ~ g g");
    mouse(&mut screen, Gesture::Click, (0, 0));
    mouse(&mut screen, Gesture::Drag, (6, 1));
    assert_eq!(selected(&screen), "---\ntitle");
}
