//! The text of the file in place of the article, as a person sees it.

use crate::support::{Home, Screen, newsroom};

#[test]
fn the_text_of_the_file_stands_in_the_pane_and_back() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 10)] {
        let home = newsroom();
        let mut screen = Screen::open(&home, columns, rows);
        screen.keys("Enter");
        let before = screen.frame();
        screen.keys("~");
        insta::assert_snapshot!(format!("raw_text_at_{columns}"), screen.frame());
        screen.keys("~");
        assert_eq!(screen.frame(), before);
    }
}

#[test]
fn every_format_shows_what_its_file_says() {
    let page = "<!DOCTYPE html><title>Ferry</title><body><article><h1>Ferry sails</h1><p>The ferry sails again, said the harbour master on Monday.</p></article></body>";
    let mail = "From: Ann Lee <ann@post.example>\nSubject: Ferry by mail\nDate: Sun, 8 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThe ferry sails again.\n";
    let record = r#"{"title": "Ferry as a record", "text": "The ferry sails again.", "escaped": "\u001b[31m"}"#;
    let table = [
        ("a.html", page, "<h1>Ferry sails</h1>"),
        ("a.eml", mail, "From: Ann Lee <ann@post.example>"),
        ("a.json", record, "\"text\": \"The ferry sails again.\""),
        (
            "a.txt",
            "None\n\nFerry \u{1b}[31msails\n\nIt sails again.\n",
            "Ferry ␛[31msails",
        ),
    ];
    for (name, text, shown) in table {
        let home = Home::new().file(name, text);
        let mut screen = Screen::open(&home, 120, 30);
        screen.keys("Enter ~");
        screen.assert_shows("raw text");
        let words = shown.split_whitespace().last().unwrap();
        screen.assert_shows(words);
    }
}

#[test]
fn a_record_of_many_is_shown_where_it_stands_and_the_next_article_comes_set() {
    let record = |number: usize| {
        format!(
            "{{\"title\": \"Boat {number:02}\", \"text\": \"Boat {number:02} came in with the tide.\", \"date\": \"2026-03-{number:02}\"}}\n"
        )
    };
    let home = Home::new().file("all.jsonl", (1..=28).map(record).collect::<String>());
    let mut screen = Screen::open(&home, 120, 24);
    screen.keys("J J Enter ~");
    screen.assert_shows("\"Boat 26\"");
    screen.keys("J");
    screen.assert_shows("Boat 25 came in with the tide.");
    assert!(!screen.frame().contains("raw text"));
}
