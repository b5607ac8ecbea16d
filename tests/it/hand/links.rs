//! Links in the reader: opened by number and by letter, their host said first.

use crate::support::{Home, Screen};

/// A home with an article of plain and of deceptive links.
fn home() -> Home {
    let text = "---\ntitle: Ships at the port of 横浜\nurl: https://news.example.org/2023/ships\n---\n\n\
        See [the report](https://reports.example.net/a?b=1) and [the next part](/2023/next).\n\n\
        Pay at [https://bank.example.com/login](https://evil.example/login) or \
        [write to us](mailto:desk@example.org).\n\n\
        السفن في [الميناء](https://xn--mgbh0fb.example/) and [run](javascript:alert) here.\n";
    Home::new().file("ships.md", text)
}

#[test]
fn the_url_and_links_are_opened_by_number_and_their_host_is_said() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("o").assert_shows("opening news.example.org");
    screen
        .keys("1 o")
        .assert_shows("opening reports.example.net");
    screen.keys("2 o").assert_shows("opening news.example.org");
    screen.keys("9 o").assert_shows("no link 9");
    let expected = [
        "https://news.example.org/2023/ships",
        "https://reports.example.net/a?b=1",
        "https://news.example.org/2023/next",
    ];
    assert_eq!(screen.taken.opened, expected);
}

#[test]
fn a_deceptive_link_is_asked_about() {
    let home = home();
    let mut screen = Screen::open(&home, 120, 40);
    screen
        .keys("3 o")
        .assert_shows("open evil.example? its words name bank.example.com");
    screen.keys("Esc").assert_shows("the link was not opened");
    assert!(screen.taken.opened.is_empty());
    screen
        .keys("3 o Enter")
        .assert_shows("opening evil.example");
    assert_eq!(screen.taken.opened, ["https://evil.example/login"]);
}

#[test]
fn links_are_chosen_by_letter() {
    let home = home();
    for (columns, rows) in [(120, 40), (80, 24), (40, 10)] {
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("Enter ;");
        insta::assert_snapshot!(format!("links_at_{columns}"), screen.frame());
        screen.keys("a ; j Enter");
        let expected = [
            "https://reports.example.net/a?b=1",
            "https://news.example.org/2023/next",
        ];
        assert_eq!(screen.taken.opened, expected, "{columns}");
        screen.keys("; q");
        assert_eq!(screen.taken.opened.len(), 2);
    }
}

#[test]
fn what_an_article_has_instead_is_said() {
    let text = "---\ntitle: Ships\n---\n\nSee [the report](https://reports.example.net/a).\n";
    let home = Home::new().file("a.md", text);
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys("o").assert_shows("; shows its links");
    let text = "---\ntitle: Ships\nurl: https://news.example.org/a\n---\n\nOne ship.\n";
    let home = Home::new().file("a.md", text);
    let mut screen = Screen::open(&home, 120, 40);
    screen.keys(";").assert_shows("o opens its own URL");
}

#[test]
fn an_article_without_url_or_links_says_so() {
    let home = Home::new().file(
        "a.txt",
        "A headline\n\nJust words of an article, and more words of it.\n",
    );
    let mut screen = Screen::open(&home, 120, 40);
    for key in ["o", ";"] {
        screen
            .keys(key)
            .assert_shows("the article states no URL and has no links");
    }
    assert!(screen.taken.opened.is_empty());
}
