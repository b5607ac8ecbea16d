//! A file read in pieces is the file read as a whole, and each piece can be read again.

use std::io::{Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Piece, Stream};
use crate::article::{Article, id};
use crate::formats::{self, Budget};

const RECORDS: usize = 90;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// About ten kilobytes of words that no two records share.
fn words(number: usize) -> String {
    let line = |day: usize| {
        format!(
            "On day {day} boat {number} carried {} casks over the sound. ",
            day * number
        )
    };
    (0..160).map(line).collect()
}

fn lines() -> Vec<Vec<u8>> {
    let line = |number: usize| {
        if number == 30 {
            return b"{\"title\": \"cut\n".to_vec();
        }
        format!(
            "{{\"title\": \"Boat {number}\", \"text\": \"{}\"}}\n",
            words(number)
        )
        .into_bytes()
    };
    (0..RECORDS).map(line).collect()
}

fn messages() -> Vec<Vec<u8>> {
    let message = |number: usize| {
        format!("From a@b.c Tue Nov 24 03:30:00 2026\nFrom: Post <a@b.c>\nSubject: Boat {number}\nDate: Tue, 02 Jul 2013 13:24:00 -0000\n\n{}\n\n>From the quay.\n\n", words(number)).into_bytes()
    };
    (0..RECORDS).map(message).collect()
}

fn records() -> Vec<Vec<u8>> {
    let record = |number: usize| {
        let block = format!("Boat {number}\n\n{}\n", words(number));
        let garbage = if number == 40 { "no record\n" } else { "" };
        format!("WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/{number}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n{garbage}", block.len()).into_bytes()
    };
    (0..RECORDS).map(record).collect()
}

/// Rows whose cells hold line breaks, and one with too few cells.
fn rows() -> Vec<Vec<u8>> {
    let row = |number: usize| {
        if number == 30 {
            return b"cut\n".to_vec();
        }
        let text = words(number).replace(". ", ".\n");
        format!("Boat {number},\"{text} \"\"Quay\"\"\"\n").into_bytes()
    };
    (0..RECORDS).map(row).collect()
}

/// Items of a list, one of which misses a quotation mark, and one of which is followed by `end`.
fn items(end: &str) -> Vec<Vec<u8>> {
    let item = |number: usize| {
        let before = if number == 0 { "" } else { ",\n" };
        let mark = if number == 30 { "" } else { "\"" };
        let text = words(number);
        let after = if number == 60 { end } else { "" };
        format!("{before}{{\"title\": \"Boat {number}{mark}, \"text\": \"{text}\"}}{after}")
            .into_bytes()
    };
    (0..RECORDS).map(item).collect()
}

/// Documents of Nexis, one of which is empty.
fn documents() -> Vec<Vec<u8>> {
    let document = |number: usize| {
        let head = format!(
            "                    {} of {RECORDS} DOCUMENTS\n\n\n",
            number + 1
        );
        if number == 30 {
            return head.into_bytes();
        }
        format!("{head}   The Lantern\n\n   February 10, 2023 Friday\n\nBoat {number}\n\nLENGTH: 1600 words\n\n{}\n\nLOAD-DATE: February 11, 2023\n\n", words(number)).into_bytes()
    };
    (0..RECORDS).map(document).collect()
}

/// Documents of ProQuest.
fn parted() -> Vec<Vec<u8>> {
    let document = |number: usize| {
        let rule = "_".repeat(60);
        format!("{rule}\n\nBoat {number}\n\nPublication info: Lantern; Corrow. 10 Feb 2023.\n\nFull text: {}\n\nDatabase: Sound\n\n", words(number)).into_bytes()
    };
    (0..RECORDS).map(document).collect()
}

/// Documents of Factiva, one of which breaks off before its number.
fn coded() -> Vec<Vec<u8>> {
    let document = |number: usize| {
        let end = if number == 30 {
            ""
        } else {
            "\nAN\nDocument LBA0000020230210ej2a000xy\n"
        };
        format!("SE\nNews\nHD\nBoat {number}\nWC\n1600 words\nPD\n10 February 2023\nSN\nLantern\nLP\n{}\n{end}\n", words(number)).into_bytes()
    };
    (0..RECORDS).map(document).collect()
}

fn named(articles: &[Article]) -> Vec<(String, Option<u32>)> {
    let named = articles.iter().map(|one| (one.title.to_string(), one.part));
    named.collect()
}

fn pieces(stream: &Stream, bytes: &[u8]) -> (Vec<Piece>, Vec<String>) {
    let mut pieces = Vec::new();
    let mut take = |piece| {
        pieces.push(piece);
        true
    };
    let problems = stream.read(Cursor::new(bytes), &mut take).unwrap();
    let problems = problems.iter().map(|problem| problem.what.to_string());
    (pieces, problems.collect())
}

fn stream(name: &str, bytes: &[u8]) -> Option<Stream> {
    let head = bytes.get(..256 << 10).unwrap_or(bytes);
    Stream::of(Path::new(name), u64::MAX, head)
}

#[test]
fn pieces_are_the_file_and_each_can_be_read_again() {
    let members = |records: Vec<Vec<u8>>| records.iter().flat_map(|one| gzip(one)).collect();
    let around = |before: &str, records: Vec<Vec<u8>>, after: &str| {
        [before.as_bytes(), &records.concat(), after.as_bytes()].concat()
    };
    let wrapper = "{\"title\": \"Lantern\",\n\"items\": [";
    let cases: [(&str, Vec<u8>); 13] = [
        ("a.csv", around("title,text\n", rows(), "")),
        ("a.csv.gz", gzip(&around("title,text\n", rows(), ""))),
        ("a.json", around("\u{feff}[", items("]"), "]\n")),
        ("b.json", around(wrapper, items(""), "], \"count\": 90}")),
        ("a.jsonl", lines().concat()),
        ("Inbox", messages().concat()),
        ("nexis.txt", documents().concat()),
        ("proquest.txt", parted().concat()),
        ("factiva.txt", coded().concat()),
        ("a.warc", records().concat()),
        ("a.warc.gz", members(records())),
        ("a.jsonl.gz", gzip(&lines().concat())),
        (
            "a.mbox.zst",
            compress_to_vec(messages().concat().as_slice(), CompressionLevel::Fastest),
        ),
    ];
    for (name, bytes) in cases {
        let whole = formats::read(Path::new(name), &bytes, &Budget::default());
        let stream = stream(name, &bytes).unwrap_or_else(|| panic!("{name}"));
        let (pieces, problems) = pieces(&stream, &bytes);
        assert_eq!(problems, [""; 0], "{name}");
        assert!(pieces.len() > 2, "{name}: {}", pieces.len());
        let read: Vec<_> = pieces
            .iter()
            .flat_map(|piece| named(&piece.reading.articles))
            .collect();
        assert_eq!(read, named(&whole.articles), "{name}");
        assert!(read.len() >= RECORDS - 1, "{name}");
        let places = |problem: &crate::article::Problem| (problem.part, problem.line);
        let found = pieces
            .iter()
            .flat_map(|piece| piece.reading.problems.iter().map(places));
        let expected: Vec<_> = whole.problems.iter().map(places).collect();
        assert_eq!(found.collect::<Vec<_>>(), expected, "{name}");
        for piece in &pieces {
            let again = stream
                .read_again(Cursor::new(&bytes), piece.extent)
                .unwrap();
            assert_eq!(
                id::keys(&again.articles),
                id::keys(&piece.reading.articles),
                "{name}"
            );
        }
        let is_seekable = !matches!(name, "a.jsonl.gz" | "a.mbox.zst" | "a.csv.gz");
        let seeks = pieces.iter().all(|piece| piece.extent.skip == 0);
        assert_eq!(seeks, is_seekable, "{name}");
    }
}

#[test]
fn the_files_of_a_large_archive_are_read_one_by_one() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..5 {
        let options = SimpleFileOptions::default();
        writer.start_file(format!("{number}.txt"), options).unwrap();
        let text = format!("Boat {number}\n\n{}", words(number));
        writer.write_all(text.as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let cut = bytes.get(..bytes.len() * 2 / 3).unwrap();
    for bytes in [bytes.as_slice(), cut] {
        let whole = formats::read(Path::new("a.zip"), bytes, &Budget::default());
        let stream = stream("a.zip", bytes).unwrap();
        let (pieces, problems) = pieces(&stream, bytes);
        let articles = pieces.iter().flat_map(|piece| &piece.reading.articles);
        let read: Vec<_> = articles.cloned().collect();
        assert_eq!(named(&read), named(&whole.articles));
        assert_eq!(problems.len(), usize::from(bytes.len() == cut.len()));
        for piece in &pieces {
            let again = stream.read_again(Cursor::new(bytes), piece.extent);
            let again = id::keys(&again.unwrap().articles);
            assert_eq!(again, id::keys(&piece.reading.articles));
        }
    }
}

#[test]
fn a_file_that_is_cut_short_gives_what_stands_before() {
    let plain = records().concat();
    let packed = gzip(&plain);
    for (name, bytes) in [("a.warc", plain), ("a.warc.gz", packed)] {
        let cut = bytes.get(..bytes.len() * 2 / 3).unwrap();
        let stream = stream(name, cut).unwrap();
        let (pieces, of_file) = pieces(&stream, cut);
        let count: usize = pieces
            .iter()
            .map(|piece| piece.reading.articles.len())
            .sum();
        assert!(count > RECORDS / 2 && count < RECORDS, "{name}: {count}");
        let of_pieces = pieces.iter().flat_map(|piece| &piece.reading.problems);
        let said: Vec<String> = of_pieces
            .map(|problem| problem.what.to_string())
            .chain(of_file)
            .collect();
        assert!(said.join("; ").contains("cut short"), "{name}: {said:?}");
    }
}

#[test]
fn records_that_repeat_for_megabytes_are_read_once() {
    let storm = |record: &str| record.repeat((2 << 20) / record.len());
    let other = "{\"title\": \"Quay\", \"text\": \"B\"}\n";
    let lines = storm("{\"title\": \"A\", \"text\": \"B\"}\n");
    let message = "From a@b.c Tue Nov 24 03:30:00 2026\nSubject: A\n\nB\n\n";
    let cases = [
        (
            "a.csv",
            "title,text\n".to_owned() + &storm("a,b\n") + "Quay,B\n",
        ),
        (
            "b.csv",
            "title,text\n".to_owned() + &storm("a\nb,c,d\n") + "Quay,B\n",
        ),
        ("a.jsonl", lines.clone() + other),
        (
            "a.json",
            "[".to_owned() + &lines.replace('\n', ",\n") + other + "]",
        ),
        ("Inbox", storm(message) + &message.replace(": A", ": Quay")),
    ];
    for (name, text) in cases {
        let stream = stream(name, text.as_bytes()).unwrap_or_else(|| panic!("{name}"));
        let (pieces, problems) = pieces(&stream, text.as_bytes());
        let articles = || pieces.iter().flat_map(|piece| &piece.reading.articles);
        assert!(articles().count() < 10_000, "{name}");
        let last = articles().next_back().unwrap();
        assert_eq!(last.title, *"Quay", "{name}");
        // Parts are counted as if all had been read.
        assert!(last.part > Some(20_000), "{name}: {:?}", last.part);
        let said = problems.join("; ");
        assert!(
            said.contains("records repeat, word for word"),
            "{name}: {said}"
        );
    }
}

#[test]
fn a_record_that_is_too_large_is_passed_over_and_no_other() {
    let line =
        |title: &str, text: &str| format!("{{\"title\": \"{title}\", \"text\": \"{text}\"}}\n");
    let row = |title: &str, text: &str| format!("{title},{text}\n");
    let message = |title: &str, text: &str| {
        format!("From a@b.c Tue Nov 24 03:30:00 2026\nSubject: {title}\n\n{text}\n\n")
    };
    let long = "ferry ".repeat(super::pieces::RECORD_BYTES / 6 + 100_000);
    let of = |record: &dyn Fn(&str, &str) -> String| {
        let records = [("One", "A"), ("Two", &long), ("Three", "B")];
        let records = records.map(|(title, text)| record(title, text));
        records.concat()
    };
    let cases = [
        ("a.jsonl", of(&line)),
        ("a.csv", "title,text\n".to_owned() + &of(&row)),
        ("Inbox", of(&message)),
    ];
    for (name, text) in cases {
        let stream = stream(name, text.as_bytes()).unwrap_or_else(|| panic!("{name}"));
        let (pieces, problems) = pieces(&stream, text.as_bytes());
        let articles = pieces.iter().flat_map(|piece| &piece.reading.articles);
        let titles: Vec<_> = articles.map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["One", "Three"], "{name}");
        let said = problems.join("; ");
        assert!(said.contains("it is passed over"), "{name}: {said}");
    }
}

#[test]
fn traps_and_other_files_are_not_read_in_pieces() {
    let bomb = gzip(&vec![b'\n'; 64 << 20]);
    let jsonl = b"{\"title\": \"A\", \"text\": \"B\"}\n{\"title\": \"A\", \"text\": \"B\"}\n";
    let bomb = [gzip(jsonl), bomb].concat();
    let stream_of_bomb = stream("a.jsonl.gz", &bomb).unwrap();
    let (_, problems) = pieces(&stream_of_bomb, &bomb);
    let said = problems.join("; ");
    assert!(said.contains("swells to more than 100 times"), "{said}");
    assert!(stream("a.html", b"<!DOCTYPE html>\n<p>One").is_none());
    let small = Stream::of(Path::new("a.jsonl"), (1 << 20) - 1, jsonl);
    assert!(small.is_none());
}
