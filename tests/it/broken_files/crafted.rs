//! Files that are made with more thought: what is repeated differs each time, or lies about the rest.

use std::fmt::Write;

use super::bombs::zip;
use super::scale::Scale;
use super::whole::Whole;

/// Every file of this kind.
pub(super) fn files(scale: Scale) -> impl Iterator<Item = Whole> {
    let texts = [
        ("map.json", map(scale)),
        ("links.html", links(scale)),
        ("deep-text.html", deep_text(scale)),
        ("parameters.eml", parameters(scale)),
        ("lengths.warc", lengths()),
        ("heads.warc", "WARC/1.0\r\n".repeat(scale.bytes / 10)),
        (
            "ligatures.txt",
            format!("A title\n\n{}", "\u{fdfa}".repeat(scale.bytes / 3)),
        ),
        ("line-of-megabytes.jsonl", line_of_megabytes(scale)),
        ("notes.enex", notes(scale)),
    ];
    let texts = texts.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    texts
        .into_iter()
        .chain([("missing-pages.epub".to_owned(), missing_pages(scale))])
}

/// `of` each number from 0 on, until they take all the bytes there are.
fn numbered(scale: Scale, of: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= scale.bytes {
            break;
        }
        text += &of(number);
    }
    text
}

/// Records that stand each under a name of its own.
fn map(scale: Scale) -> String {
    let records = numbered(scale, |n| {
        format!(",\"a{n}\":{{\"title\":\"A {n}\",\"text\":\"B\"}}")
    });
    format!("{{\"articles\":{{{}}}}}", records.trim_start_matches(','))
}

fn links(scale: Scale) -> String {
    let links = numbered(scale, |n| {
        format!("<a href=\"https://a.example/{n}\">a {n}</a> ")
    });
    format!("<title>A</title><p>{links}</p>")
}

/// A long text within hundreds of elements, each of which holds all of it.
fn deep_text(scale: Scale) -> String {
    let open = "<table><tr><td>".repeat(400);
    format!(
        "<title>A</title>{open}{}",
        "ferry ".repeat(scale.bytes / 10)
    )
}

fn parameters(scale: Scale) -> String {
    let parameters = numbered(scale, |n| format!("; a*{n}=b"));
    format!(
        "From: a@b.example\nSubject: A\nContent-Type: text/plain{parameters}\n\nThe ferry runs.\n"
    )
}

/// Records that say that they are longer than they are, among others that are right.
fn lengths() -> String {
    let mut text = String::new();
    for (number, length) in [
        "0",
        "70",
        "4611686018427387904",
        "-1",
        "many",
        "99999999",
        "70",
    ]
    .iter()
    .enumerate()
    {
        let block = format!(
            "Ferry {number}\n\nThe ferry runs for the {number}th time this day, they say.\n"
        );
        write!(
            text,
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/{number}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
        .unwrap();
    }
    text
}

/// A record that is larger than any article, between two that are none of it.
fn line_of_megabytes(scale: Scale) -> String {
    let line = |text: &str| format!("{{\"title\":\"A\",\"text\":\"{text}\"}}\n");
    [line("B"), line(&"ferry ".repeat(scale.bytes)), line("C")].concat()
}

fn notes(scale: Scale) -> String {
    let notes = numbered(scale, |n| format!("<note><title>A {n}</title></note>"));
    format!("<en-export>{notes}</en-export>")
}

/// A book whose pages are listed and are not there.
fn missing_pages(scale: Scale) -> Vec<u8> {
    let pages = scale.bytes / 100;
    let mut package =
        "<package version=\"3.0\"><metadata><title>A</title></metadata><manifest>".to_owned();
    for page in 0..pages {
        write!(
            package,
            "<item id=\"i{page}\" href=\"{page}.xhtml\" media-type=\"application/xhtml+xml\"/>"
        )
        .unwrap();
    }
    package += "</manifest><spine>";
    for page in 0..pages {
        write!(package, "<itemref idref=\"i{page}\"/>").unwrap();
    }
    package += "</spine></package>";
    let container = "<container><rootfiles><rootfile full-path=\"a.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    let page = "<html><body><h1>A title</h1><p>The ferry between Corrow and Lower Quen runs again.</p></body></html>";
    zip(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("a.opf", package.as_bytes()),
        ("0.xhtml", page.as_bytes()),
    ])
}
