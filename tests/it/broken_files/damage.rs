//! What goes wrong with a file on its way: cut, mixed up, mislabelled, in another charset.

use std::path::Path;

use encoding_rs::Encoding;

use super::scale::Dice;
use super::whole::Whole;

/// Extensions that a file may wrongly have.
const EXTENSIONS: [&str; 24] = [
    "txt", "md", "html", "json", "jsonl", "csv", "tsv", "xml", "rss", "atom", "eml", "mbox",
    "mhtml", "warc", "epub", "zip", "gz", "zst", "enex", "sgm", "story", "warc.gz", "png", "",
];

/// Charsets that a file may be written in.
const CHARSETS: [&str; 12] = [
    "windows-1252",
    "windows-1251",
    "iso-8859-2",
    "koi8-r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "euc-kr",
    "windows-1256",
    "macintosh",
];

/// A kind of damage: what it is called, and how it is done.
pub(super) type Damage = (&'static str, fn(&[Whole], &mut Dice) -> Whole);

/// Every kind.
pub(super) const ALL: [Damage; 12] = [
    ("cut", cut),
    ("flipped", flipped),
    ("zeroed", zeroed),
    ("spliced", spliced),
    ("repeated", repeated),
    ("joined", joined),
    ("misnamed", misnamed),
    ("charset", charset),
    ("wide", wide),
    ("lying-charset", lying_charset),
    ("noise", noise),
    ("empty", empty),
];

fn any(files: &[Whole], dice: &mut Dice) -> Whole {
    dice.one(files).clone()
}

fn cut(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, mut bytes) = any(files, dice);
    bytes.truncate(dice.below(bytes.len()));
    (name, bytes)
}

fn flipped(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, mut bytes) = any(files, dice);
    for _ in 0..=dice.below(60) {
        let at = dice.below(bytes.len());
        bytes[at] = u8::try_from(dice.below(256)).unwrap();
    }
    (name, bytes)
}

fn zeroed(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, mut bytes) = any(files, dice);
    let start = dice.below(bytes.len());
    let end = start + dice.below(bytes.len() - start) + 1;
    bytes[start..end].fill(0);
    (name, bytes)
}

fn spliced(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, mut bytes) = any(files, dice);
    let start = dice.below(bytes.len());
    let end = start + dice.below(bytes.len() - start);
    bytes.drain(start..end);
    (name, bytes)
}

fn repeated(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, bytes) = any(files, dice);
    let start = dice.below(bytes.len());
    let end = (start + dice.below(400)).min(bytes.len());
    let part = bytes[start..end].repeat(dice.below(200));
    (name, [&bytes[..end], &part, &bytes[end..]].concat())
}

fn joined(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, first) = any(files, dice);
    let (_, second) = any(files, dice);
    let middle = dice.below(first.len());
    let parts = if dice.below(2) == 0 {
        vec![first, second]
    } else {
        vec![first[..middle].to_vec(), second, first[middle..].to_vec()]
    };
    (name, parts.concat())
}

fn misnamed(files: &[Whole], dice: &mut Dice) -> Whole {
    let (_, bytes) = any(files, dice);
    (format!("misnamed.{}", dice.one(&EXTENSIONS)), bytes)
}

fn charset(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, bytes) = any(files, dice);
    let text = String::from_utf8_lossy(&bytes);
    let encoding = Encoding::for_label(dice.one(&CHARSETS).as_bytes()).unwrap();
    (name, encoding.encode(&text).0.into_owned())
}

/// In units of two or four bytes, with a mark or without, and sometimes cut within one.
fn wide(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, bytes) = any(files, dice);
    let text = String::from_utf8_lossy(&bytes);
    let marked = if dice.below(2) == 0 {
        format!("\u{feff}{text}")
    } else {
        text.into_owned()
    };
    let mut bytes: Vec<u8> = match dice.below(4) {
        0 => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        1 => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        2 => marked
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect(),
        _ => marked
            .chars()
            .flat_map(|c| u32::from(c).to_be_bytes())
            .collect(),
    };
    bytes.truncate(bytes.len() - dice.below(4).min(bytes.len()));
    (name, bytes)
}

/// The file says that it is in one charset, and is in another.
fn lying_charset(files: &[Whole], dice: &mut Dice) -> Whole {
    let (name, bytes) = charset(files, dice);
    let said = *dice.one(&[
        "utf-8",
        "utf-16",
        "utf-32",
        "utf-7",
        "gb2312",
        "iso-2022-jp",
        "x-user-defined",
        "",
        "\u{1b}[31m",
    ]);
    let head = match Path::new(&name).extension().and_then(|end| end.to_str()) {
        Some("xml" | "rss" | "atom" | "enex") => {
            format!("<?xml version=\"1.0\" encoding=\"{said}\"?>\n")
        }
        Some("eml" | "mbox" | "mhtml") => {
            format!(
                "Subject: =?{said}?B?/////w==?=\nContent-Type: text/html; charset=\"{said}\"\nContent-Transfer-Encoding: base64\n"
            )
        }
        _ => format!("<meta charset=\"{said}\">\n"),
    };
    (name, [head.into_bytes(), bytes].concat())
}

fn noise(_: &[Whole], dice: &mut Dice) -> Whole {
    let name = format!("noise.{}", dice.one(&EXTENSIONS));
    let length = dice.below(20_000);
    let mut bytes = dice.bytes(length);
    if dice.below(2) == 0 {
        // Only what can be typed.
        for byte in &mut bytes {
            *byte = *byte % 95 + 32;
        }
    }
    let marks: [&[u8]; 8] = [
        b"",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"\x28\xb5\x2f\xfd",
        b"WARC/1.0\r\n",
        b"From a\n",
        b"{\"title\":",
        b"<html>",
    ];
    (name, [*dice.one(&marks), &bytes].concat())
}

/// Nothing, white space, or nothing but NUL.
fn empty(_: &[Whole], dice: &mut Dice) -> Whole {
    let name = format!("empty.{}", dice.one(&EXTENSIONS));
    let length = dice.below(5_000);
    let byte = *dice.one(b"\0 \n\t\xff\xfe");
    (
        name,
        vec![byte; if dice.below(3) == 0 { 0 } else { length }],
    )
}
