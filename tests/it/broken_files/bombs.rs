//! A few kilobytes that swell to gigabytes: packed, in packed, and by references.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::scale::Scale;
use super::whole::Whole;

/// Every file of this kind.
pub(super) fn files(scale: Scale) -> Vec<Whole> {
    let mut files = packed(scale);
    files.extend(references(scale));
    files
}

/// `size` bytes of `part` again and again, gzipped.
fn gzip(part: &[u8], size: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let chunk = part.repeat((64 << 10) / part.len());
    for _ in 0..size / chunk.len() {
        encoder.write_all(&chunk).unwrap();
    }
    encoder.finish().unwrap()
}

pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn packed(scale: Scale) -> Vec<Whole> {
    let record = b"{\"title\":\"A\",\"text\":\"B\"}\n";
    let letters = b"From a@b.example Tue Nov 24 03:30:00 2026\nSubject: A\n\na\n\n";
    let spaces = gzip(b" ", scale.bomb);
    let twice = gzip(&spaces[..64.min(spaces.len())], 64 << 10);
    let part = vec![b' '; scale.bomb / 64];
    let zstd = compress_to_vec(part.as_slice(), CompressionLevel::Fastest);
    let hundred: Vec<(String, Vec<u8>)> = (0..100)
        .map(|number| (format!("{number}.txt"), part.clone()))
        .collect();
    let hundred: Vec<(&str, &[u8])> = hundred
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let wide = zip(&hundred[..64.min(hundred.len())]);
    let mut nested = zip(&[("a.txt", &part)]);
    for level in 0..8 {
        nested = zip(&[(format!("{level}.zip").as_str(), &nested)]);
    }
    let mut deep = b"A title\n\nThe ferry runs.\n".to_vec();
    for _ in 0..40 {
        deep = gzip_once(&deep);
    }
    [
        ("spaces.txt.gz", spaces.clone()),
        ("zeros.html.gz", gzip(b"\0", scale.bomb)),
        ("brackets.json.gz", gzip(b"[", scale.bomb)),
        ("records.jsonl.gz", gzip(record, scale.bomb_of_records)),
        ("letters.mbox.gz", gzip(letters, scale.bomb_of_records)),
        ("elements.html.gz", gzip(b"<b><p>a", scale.bomb)),
        ("twice.txt.gz.gz", twice),
        ("deep.txt.gz", deep),
        ("many-members.txt.gz", gzip_once(b"").repeat(scale.bytes / 40)),
        ("frames.txt.zst", zstd.repeat(64)),
        ("wide.zip", wide.clone()),
        ("nested.zip", nested),
        ("wide.epub", [b"PK\x03\x04".as_slice(), &wide[4..]].concat()),
        ("laid-over.zip", laid_over(&part)),
        ("packed.zip", zip(&[("a.txt.gz", &spaces), ("b.txt.gz", &spaces), ("c.zip", &wide)])),
        ("book.epub", zip(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", b"<container><rootfiles><rootfile full-path=\"a.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"),
            ("a.opf", b"<package version=\"3.0\"><metadata><title>A</title></metadata><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"),
            ("a.xhtml", &part),
        ])),
    ]
    .into_iter()
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .collect()
}

fn gzip_once(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// An archive whose list names the same bytes again and again.
fn laid_over(part: &[u8]) -> Vec<u8> {
    let one = zip(&[("a.txt", part)]);
    let list = one
        .windows(4)
        .position(|mark| mark == b"PK\x01\x02")
        .unwrap();
    let end = one
        .windows(4)
        .position(|mark| mark == b"PK\x05\x06")
        .unwrap();
    let entries = 10_000_u16;
    let mut bytes = one[..list].to_vec();
    let entry = &one[list..end];
    bytes.extend(entry.repeat(usize::from(entries)));
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(entries.to_le_bytes());
    bytes.extend(entries.to_le_bytes());
    let size = u32::try_from(entry.len()).unwrap() * u32::from(entries);
    bytes.extend(size.to_le_bytes());
    bytes.extend(u32::try_from(list).unwrap().to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// What stands for ten of what stands for ten, and so on.
fn references(scale: Scale) -> Vec<Whole> {
    let names: Vec<String> = (0..12).map(|level| format!("a{level}")).collect();
    let entities = names.windows(2).map(|pair| {
        format!(
            "<!ENTITY {} \"{}\">",
            pair[1],
            format!("&{};", pair[0]).repeat(10)
        )
    });
    let entities: String = entities.collect();
    let doctype = format!("<!DOCTYPE rss [<!ENTITY a0 \"ferry\">{entities}]>");
    let outside = "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY % b SYSTEM \"http://127.0.0.1:9/x\"> %b;]>";
    let feed = |text: &str| {
        format!(
            "<rss><channel><item><title>A {text}</title><description>{text}</description></item></channel></rss>"
        )
    };
    let long = "x".repeat(scale.bytes / 20);
    let quadratic = format!(
        "<!DOCTYPE rss [<!ENTITY a \"{long}\">]>{}",
        feed(&"&a;".repeat(scale.bytes / 20))
    );
    let aliases = names.windows(2).map(|pair| {
        format!(
            "{}: &{} [{}]\n",
            pair[1],
            pair[1],
            vec![format!("*{}", pair[0]); 10].join(", ")
        )
    });
    let aliases: String = aliases.collect();
    let merges = names.windows(2).map(|pair| {
        format!(
            "{}: &{}\n  <<: [{}]\n  b{}: 1\n",
            pair[1],
            pair[1],
            vec![format!("*{}", pair[0]); 10].join(", "),
            pair[1]
        )
    });
    let merges: String = merges.collect();
    [
        ("laughs.xml", format!("{doctype}{}", feed("&a11;"))),
        ("laughs.atom", format!("{doctype}<feed><entry><title>&a11;</title></entry></feed>")),
        ("laughs.html", format!("{doctype}<html><title>&a11;</title><p>&a11;</p></html>")),
        ("laughs.enex", format!("{doctype}<en-export><note><title>&a11;</title></note></en-export>")),
        ("quadratic.xml", quadratic),
        ("outside.xml", format!("{outside}{}", feed("&a;"))),
        ("itself.xml", format!("<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>{}", feed("&a;"))),
        ("aliases.md", format!("---\na0: &a0 ferry\n{aliases}title: *a11\n---\n\nThe ferry runs.\n")),
        ("merges.md", format!("---\na0: &a0 {{b: c}}\n{merges}title: A\n---\n\nThe ferry runs.\n")),
        ("itself.md", "---\na: &a [*a, *a]\ntitle: *a\n---\n\nThe ferry runs.\n".to_owned()),
        ("include.html", "<title>A</title><object data=file:///etc/passwd></object><link rel=stylesheet href=http://127.0.0.1:9/><p>The ferry runs.</p>".to_owned()),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .collect()
}
