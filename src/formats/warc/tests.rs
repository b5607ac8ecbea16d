//! Archives as crawlers write them, and as transfers break them.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::formats::{self, Budget, Reading};

fn read(name: &str, bytes: &[u8]) -> Reading {
    formats::read(Path::new(name), bytes, &Budget::default())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn record(kind: &str, url: &str, content: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-24T03:29:55Z\r\nContent-Type: {content}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn page(title: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>The boats of the old harbour came home at noon, and nobody had expected them so soon.</p></article></body></html>"
    )
}

fn response(title: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let url = format!("https://post.example/{}", title.to_lowercase());
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n");
    let block = [head.as_bytes(), body].concat();
    record(
        "response",
        &url,
        "application/http; msgtype=response",
        &block,
    )
}

fn titles(reading: &Reading) -> Vec<&str> {
    reading
        .articles
        .iter()
        .map(|one| one.title.as_str())
        .collect()
}

fn archive() -> Vec<Vec<u8>> {
    let page = |title| page(title).into_bytes();
    let two = page("Two");
    let (half, rest) = two.split_at(60);
    let mut chunked = format!("{:x}\r\n", half.len()).into_bytes();
    chunked.extend(
        [
            half,
            b"\r\n",
            format!("{:x}\r\n", rest.len()).as_bytes(),
            rest,
            b"\r\n0\r\n\r\n",
        ]
        .concat(),
    );
    vec![
        record(
            "warcinfo",
            "",
            "application/warc-fields",
            b"software: x\r\n",
        ),
        record(
            "request",
            "https://post.example/one",
            "application/http; msgtype=request",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        response("One", "", &page("One")),
        response("Two", "Transfer-Encoding: chunked\r\n", &chunked),
        response("Three", "Content-Encoding: gzip\r\n", &gzip(&page("Three"))),
        // The codings were undone and the fields left as they were.
        response(
            "Four",
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            &page("Four"),
        ),
        record(
            "response",
            "https://post.example/x",
            "application/http; msgtype=response",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>No</html>",
        ),
        record(
            "resource",
            "https://post.example/five",
            "text/html",
            &page("Five"),
        ),
        record(
            "conversion",
            "https://post.example/six",
            "text/plain",
            b"Six boats\n\nThe boats of the old harbour came home at noon.\n",
        ),
        record(
            "revisit",
            "https://post.example/one",
            "application/http; msgtype=response",
            b"HTTP/1.1 200 OK\r\n\r\n",
        ),
    ]
}

const TITLES: [&str; 6] = ["One", "Two", "Three", "Four", "Five", "Six boats"];

#[test]
fn pages_and_texts_are_read_whatever_their_coding() {
    let plain = archive().concat();
    let packed: Vec<u8> = archive().iter().flat_map(|record| gzip(record)).collect();
    let text = String::from_utf8_lossy(&plain);
    assert!(text.contains("WARC-Type"));
    for (name, bytes) in [("a.warc", plain), ("CC-NEWS.warc.gz", packed)] {
        let reading = read(name, &bytes);
        assert_eq!(reading.format, Some("warc"), "{name}");
        assert_eq!(titles(&reading), TITLES, "{name}");
        assert_eq!(reading.problems, [], "{name}");
        let first = reading.articles.first().unwrap();
        assert_eq!(first.url.as_deref(), Some("https://post.example/one"));
        assert_eq!(
            first.saved.as_ref().unwrap().value(),
            "2026-11-24T03:29:55Z"
        );
        let parts: Vec<_> = reading.articles.iter().filter_map(|one| one.part).collect();
        assert_eq!(parts, [1, 2, 3, 4, 5, 6]);
    }
}

#[test]
fn lines_may_end_as_they_like_and_damage_costs_what_it_hit() {
    let [one, two] = ["One", "Two"].map(|title| response(title, "", page(title).as_bytes()));
    let unix = String::from_utf8(one.clone())
        .unwrap()
        .replacen("\r\n", "\n", 8);
    let garbage = b"this is no record\nnor is this\n".to_vec();
    let bad = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx\r\n\r\n".to_vec();
    let cut = two.get(..two.len() - 60).unwrap().to_vec();
    let cases = [
        (
            [unix.into_bytes(), two.clone()].concat(),
            vec!["One", "Two"],
            "",
        ),
        (
            [one.clone(), garbage, two.clone()].concat(),
            vec!["One", "Two"],
            "expected a record at byte",
        ),
        (
            [one.clone(), bad, two].concat(),
            vec!["One", "Two"],
            "expected a record at byte",
        ),
        (
            [one, cut].concat(),
            vec!["One", "Two"],
            "the archive is cut short within it",
        ),
    ];
    for (bytes, expected, said) in cases {
        let reading = read("a.warc", &bytes);
        assert_eq!(titles(&reading), expected);
        let problems: Vec<_> = reading
            .problems
            .iter()
            .map(|one| one.what.as_str())
            .collect();
        assert_eq!(problems.is_empty(), said.is_empty(), "{problems:?}");
        assert!(problems.join("").contains(said), "{problems:?}");
    }
}

#[test]
fn a_record_that_says_it_is_longer_than_it_is_costs_no_other() {
    let titles_of = ["One", "Two", "Three", "Four"];
    let pages = titles_of.map(|title| response(title, "", page(title).as_bytes()));
    for length in ["1900", "99999", "9223372036854775807"] {
        let mut pages = pages.clone();
        let lying = String::from_utf8(pages[1].clone()).unwrap();
        let (before, rest) = lying.split_once("Content-Length: ").unwrap();
        let (_, rest) = rest.split_once("\r\n").unwrap();
        pages[1] = format!("{before}Content-Length: {length}\r\n{rest}").into_bytes();
        let reading = read("a.warc", &pages.concat());
        assert_eq!(titles(&reading), titles_of, "{length}");
        let [problem] = reading.problems.as_slice() else {
            panic!("{:?}", reading.problems);
        };
        assert!(problem.what.contains("longer than it is"), "{problem:?}");
        assert_eq!(problem.part, Some(2));
    }
}

#[test]
fn the_format_that_came_before_is_read_too() {
    let body = page("Old");
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
    let info = "1 0 Live\nURL IP-address Archive-date Content-type Archive-length\n";
    let arc = format!(
        "filedesc://a.arc 127.0.0.1 20140216050221 text/plain {}\n{info}\nhttp://post.example/old tide 93.184.216.119 20140216050221 text/html {}\n{answer}\n",
        info.len(),
        answer.len()
    );
    let reading = read("a.arc", arc.as_bytes());
    assert_eq!(titles(&reading), ["Old"]);
    let first = reading.articles.first().unwrap();
    assert_eq!(
        first.saved.as_ref().unwrap().value(),
        "2014-02-16T05:02:21Z"
    );
    assert_eq!(reading.problems, []);
}

#[test]
fn an_archive_without_pages_says_so() {
    let only = record(
        "warcinfo",
        "",
        "application/warc-fields",
        b"software: x\r\n",
    );
    let skipped = read("a.warc", &only).skipped.unwrap();
    assert_eq!(
        skipped,
        "the archive of the web holds no page: 1 records of other kinds"
    );
}
