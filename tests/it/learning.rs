//! What the articles of one house share is left out, and an article keeps what is the reader's own when
//! that is learned.

use std::fmt::Write as _;

use crate::support::{Folder, Home, Screen, run};

/// What no rule knows to be furniture: a line that looks like a subtitle, and one in the text.
const LINE: &str = "Harbour desk, seven days a week";
const NEXT: &str = "The desk answers whoever writes to it.";

/// A long article of its own words under a line that all have.
fn article(number: usize) -> String {
    let day = 20 - number;
    let mut text =
        format!("Day {number} at sea\n\nBy Ada Quill March {day}, 2026\n\n{LINE}\n\n{NEXT}\n\n");
    for nth in 1..=40 {
        let paragraph = number * 100 + nth;
        let words = format!(
            "Paragraph {paragraph} says that the tide was high and the wind went round to the north, \
             and that whoever had {paragraph} nets took them in."
        );
        write!(text, "{words}\n\n").unwrap();
    }
    text
}

/// The paragraph that stands at the top.
fn at_top(screen: &Screen) -> String {
    let reading = &screen.app().reading;
    let line = &reading.page().unwrap().lines[reading.top];
    line.spans.iter().map(|span| span.text.as_str()).collect()
}

#[test]
fn an_article_keeps_its_bookmark_and_its_place_when_a_line_of_it_is_learned() {
    let home = Home::new();
    (1..=4).for_each(|number| home.write(&format!("{number}.txt"), article(number)));
    let mut screen = Screen::open(&home, 80, 24);
    screen.keys("Enter b");
    screen.assert_shows(LINE);
    screen.assert_shows(NEXT);
    screen.keys("1 1 }");
    let left = at_top(&screen);
    assert!(left.contains("Paragraph 110 "), "{left}");
    home.write("5.txt", article(5));
    screen.keys("r");
    assert_eq!(at_top(&screen), left);
    screen.keys("g g");
    screen.assert_shows("Paragraph 101 ");
    let frame = screen.frame();
    assert!(!frame.contains(LINE) && !frame.contains(NEXT), "{frame}");
    screen.keys("1 0 } h");
    screen.assert_shows("★");
    drop(screen);
    for (columns, rows) in [(120, 40), (40, 10)] {
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("g g Enter");
        assert!(at_top(&screen).contains("Paragraph 110 "), "{columns}");
        screen.keys("h j");
    }
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("g g Enter i");
    screen.assert_shows("left out");
    screen.assert_shows(LINE);
    screen.assert_shows(NEXT);
}

#[test]
fn every_command_leaves_out_what_was_learned_once_the_library_is_known() {
    let (home, news) = (Folder::new(), Folder::new());
    let news = (1..=5).fold(news, |news, number| {
        news.file(format!("{number}.txt"), article(number))
    });
    let show = |what: &str| run(&home, &news, ["show", what]).ends(0).text().to_owned();
    assert!(show("3.txt").contains(LINE));
    let listed = run(&home, &news, ["list", "--json"]).ends(0).json();
    assert_eq!(listed.len(), 5);
    for article in &listed {
        let id = article["id"].as_str().unwrap();
        let text = show(id);
        assert!(!text.contains(LINE) && !text.contains(NEXT), "{text}");
    }
    assert!(!show("3.txt").contains(LINE));
    assert!(
        run(&home, &news, ["show", "--raw", "3.txt"])
            .ends(0)
            .text()
            .contains(LINE)
    );
    let found = run(&home, &news, ["list", &format!("\"{LINE}\"")]).ends(0);
    assert_eq!(found.text(), "");
    // A file elsewhere is shown as it stands.
    let other = Folder::new().file("3.txt", article(3));
    let path = other.at("3.txt");
    assert!(show(path.to_str().unwrap()).contains(LINE));
}
