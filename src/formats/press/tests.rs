//! Whole files as the databases write them, and everything that is to be read from them.
//!
//! Each example is a file, a line `====`, and what is told of its articles. All of it is written for
//! these tests.

use std::fmt::Write;
use std::path::Path;

use crate::formats::text::told;
use crate::formats::{Budget, Reading, read};

fn read_text(text: &str) -> Reading {
    read(Path::new("a.txt"), text.as_bytes(), &Budget::default())
}

/// What is told of a file: its format, its articles, its problems.
fn shown(reading: &Reading) -> String {
    let mut shown = String::from(reading.format.unwrap_or("none"));
    for article in &reading.articles {
        let part = article.part.unwrap_or_default();
        write!(shown, "\n\npart {part}\n{}", told(article)).unwrap();
        if let Some(saved) = &article.saved {
            write!(shown, "\nsaved: {saved}").unwrap();
        }
        if let Some(summary) = &article.summary {
            write!(shown, "\nsummary: {summary}").unwrap();
        }
    }
    for problem in &reading.problems {
        let (part, line) = (
            problem.part.unwrap_or_default(),
            problem.line.unwrap_or_default(),
        );
        write!(
            shown,
            "\n\nproblem in part {part}, line {line}: {}",
            problem.what
        )
        .unwrap();
    }
    shown
}

fn check(example: &str) {
    let (file, expected) = example.split_once("\n====\n").unwrap();
    let shown = shown(&read_text(file));
    for (shown, expected) in shown.lines().zip(expected.trim().lines()) {
        assert_eq!(shown, expected);
    }
    assert_eq!(shown.trim(), expected.trim());
}

#[test]
fn the_classic_shape_of_nexis() {
    check(include_str!("examples/nexis-classic.txt"));
}

#[test]
fn nexis_in_german() {
    check(include_str!("examples/nexis-german.txt"));
}

#[test]
fn nexis_in_french() {
    check(include_str!("examples/nexis-french.txt"));
}

#[test]
fn the_newer_shape_of_nexis() {
    check(include_str!("examples/nexis-uni.txt"));
}

#[test]
fn proquest() {
    check(include_str!("examples/proquest.txt"));
}

#[test]
fn factiva() {
    check(include_str!("examples/factiva.txt"));
}

#[test]
fn an_ordinary_text_is_of_no_database() {
    let rule = "_".repeat(60);
    for text in [
        "Document 1 of 3\n\nMinutes of the council\n\nSection: roofs\n\nThey were looked at.".to_owned(),
        "A word count\n\nLENGTH: 812 words\n\nSo says the slip that came with the story.".to_owned(),
        "On exports\n\nEach file begins with \"1 of 250 DOCUMENTS\" and a LENGTH: of so many words.\n\nLOAD-DATE: is below.".to_owned(),
        "BY\nthe sea\nSE\nNews\n\nHD televisions are wide.\n\nPD stands for police department.".to_owned(),
        format!("{rule}\n\nTitle: A letter\n\nAuthor: Saule, Winifred\n\nAbstract: none.\n\n{rule}"),
        "Body\n\nA body lay on the bench.\n\nEnd of Document".to_owned(),
    ] {
        assert_eq!(read_text(&text).format, Some("text"), "{text}");
    }
}

const NEXIS: &str = include_str!("examples/nexis-german.txt");

#[test]
fn files_are_read_in_any_charset_and_under_any_name() {
    let (german, _) = NEXIS.split_once("\n====\n").unwrap();
    let (of_windows, _, _) = encoding_rs::WINDOWS_1252.encode(german);
    let wide = german.encode_utf16().flat_map(u16::to_le_bytes);
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(wide).collect();
    let with_returns = german.replace('\n', "\r\n");
    for (name, bytes) in [
        ("a.TXT", &*of_windows),
        ("a.txt", &wide),
        ("a", with_returns.as_bytes()),
        ("a.doc", german.as_bytes()),
    ] {
        let reading = read(Path::new(name), bytes, &Budget::default());
        let titles: Vec<&str> = reading.articles.iter().map(|one| &*one.title).collect();
        assert_eq!(
            titles,
            ["Ein Kran lernt schwimmen", "Tor gefunden"],
            "{name}"
        );
        assert_eq!(reading.format, Some("nexis"), "{name}");
        let first = reading.articles.first().unwrap();
        assert_eq!(first.body.len(), 2, "{name}");
    }
}

#[test]
fn heads_without_end_cost_no_more_than_their_lines() {
    let rule = "_".repeat(60);
    let nexis = "1 of 9 DOCUMENTS\n\nA\n\nLENGTH: 1 words\n\nB\n\n";
    let proquest = format!("{rule}\nPublication title: A\n\nFull text: B\n\n");
    let factiva = "HD\nA\nWC\n1 words\nPD\n1 May 2023\nSN\nB\nLP\nC\nAN\nDocument LBA0000020230210ej2a000xy\n";
    for (format, first, head) in [
        ("nexis", nexis.to_owned(), "1 of 9 DOCUMENTS\n".to_owned()),
        ("proquest", proquest, format!("{rule}\n")),
        ("factiva", factiva.to_owned(), "HD\nWC\n".to_owned()),
    ] {
        let reading = read_text(&(first + &head.repeat(50_000)));
        assert_eq!(reading.format, Some(format));
        assert!(
            reading.articles.len() <= Budget::default().articles,
            "{format}"
        );
        assert!(
            reading.problems.len() <= 102,
            "{format}: {}",
            reading.problems.len()
        );
    }
}
