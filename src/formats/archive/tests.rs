//! Archives as people have them, and as those make them who wish readers ill.

use std::io::{Cursor, Write};
use std::path::Path;
use std::time::Instant;

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::formats::{self, Budget, Reading};

const STORY: &str = "The quay is rebuilt\n\nBy Ilka Brand\n\nThe quay of the old harbour is rebuilt, and all the boats are back.\n";

fn read(name: &str, bytes: &[u8]) -> Reading {
    formats::read(Path::new(name), bytes, &Budget::default())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Title, part and inner file of each article.
fn articles(reading: &Reading) -> Vec<(&str, Option<u32>, Option<&str>)> {
    let articles = reading.articles.iter();
    articles
        .map(|one| (one.title.as_str(), one.part, one.inner.as_deref()))
        .collect()
}

fn problems(reading: &Reading) -> Vec<&str> {
    reading
        .problems
        .iter()
        .map(|one| one.what.as_str())
        .collect()
}

#[test]
fn a_packed_file_is_read_as_the_file_it_is() {
    let jsonl = "{\"title\": \"One\", \"text\": \"A.\"}\n{\"title\": \"Two\", \"text\": \"B.\"}\n";
    let (first, rest) = jsonl.split_at(20);
    let in_members = [gzip(first.as_bytes()), gzip(rest.as_bytes())].concat();
    let level = CompressionLevel::Fastest;
    let frames = |text: &str| compress_to_vec(text.as_bytes(), level);
    let skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec();
    let in_frames = [frames(first), skipped, frames(rest)].concat();
    for (name, bytes) in [("a.jsonl.gz", in_members), ("a.jsonl.zst", in_frames)] {
        let reading = read(name, &bytes);
        assert_eq!(reading.format, Some("jsonl"), "{name}");
        let expected = [("One", Some(1), None), ("Two", Some(2), None)];
        assert_eq!(articles(&reading), expected);
    }
    let reading = read("quay.txt.gz", &gzip(STORY.as_bytes()));
    assert_eq!(articles(&reading), [("The quay is rebuilt", None, None)]);
    assert_eq!(reading.articles.first().unwrap().format, "text");
}

#[test]
fn the_files_of_a_zip_are_its_parts() {
    let inner = zipped(&[("deep/b.txt", STORY.as_bytes())]);
    let page = "<!DOCTYPE html><title>Tide</title><article><h1>Tide</h1><p>It turned at noon.</p></article>";
    let bytes = zipped(&[
        ("2023/a.txt", STORY.as_bytes()),
        ("../../etc/tide.html", page.as_bytes()),
        ("__MACOSX/._a.txt", b"x"),
        ("page_files/b.html", page.as_bytes()),
        (".hidden", b"x"),
        ("photo.png", b"\x89PNG\r\n\x1a\n"),
        ("two.jsonl", b"{\"title\": \"One\", \"text\": \"A.\"}\n{broken\n{\"title\": \"Two\", \"text\": \"B.\"}\n"),
        ("inner.zip", &inner),
        ("again.txt.gz", &gzip(STORY.as_bytes())),
    ]);
    let reading = read("all.zip", &bytes);
    let expected = [
        ("The quay is rebuilt", Some(1), Some("2023/a.txt")),
        ("Tide", Some(2), Some("../../etc/tide.html")),
        ("One", Some(3), Some("two.jsonl")),
        ("Two", Some(4), Some("two.jsonl")),
        ("The quay is rebuilt", Some(5), Some("inner.zip/deep/b.txt")),
        ("The quay is rebuilt", Some(6), Some("again.txt.gz")),
    ];
    assert_eq!(articles(&reading), expected);
    let [problem] = reading.problems.as_slice() else {
        panic!("{:?}", reading.problems);
    };
    assert!(problem.what.starts_with("two.jsonl: "), "{problem:?}");
    assert_eq!(problem.line, Some(2));
    let formats: Vec<&str> = reading.articles.iter().map(|one| one.format).collect();
    assert_eq!(formats, ["text", "html", "jsonl", "jsonl", "text", "text"]);
}

#[test]
fn traps_stop_at_a_limit_and_cost_no_article_before_them() {
    let zeros = vec![b'a'; 200 << 20];
    let bomb = gzip(&zeros);
    let in_zip = zipped(&[
        ("a.txt", STORY.as_bytes()),
        ("bomb.txt", &zeros),
        ("b.txt", b"x"),
    ]);
    drop(zeros);
    let many = gzip(&vec![b'a'; 4 << 20]).repeat(400);
    let cases = [
        ("bomb.txt.gz", bomb.clone(), 0),
        ("many.gz", many, 0),
        ("in.zip", in_zip, 1),
        (
            "nested.zip",
            zipped(&[("a.txt", STORY.as_bytes()), ("bomb.gz", &bomb)]),
            1,
        ),
    ];
    for (name, bytes, expected) in cases {
        let start = Instant::now();
        let reading = read(name, &bytes);
        assert!(
            start.elapsed().as_secs() < 5,
            "{name}: {:?}",
            start.elapsed()
        );
        assert_eq!(reading.articles.len(), expected, "{name}");
        let said = problems(&reading).join("; ");
        assert!(
            said.contains("swells to more than 100 times"),
            "{name}: {said}"
        );
    }
    let mut russian = zipped(&[("a.txt", STORY.as_bytes())]);
    for _ in 0..10 {
        russian = zipped(&[("a.zip", &russian)]);
    }
    let reading = read("russian.zip", &russian);
    let said = problems(&reading).join("; ");
    assert!(said.ends_with("it is not read"), "{said}");
}

#[test]
fn a_damaged_archive_gives_the_files_before_the_damage() {
    let story = STORY.repeat(20);
    let whole = zipped(&[("a.txt", story.as_bytes()), ("b.txt", story.as_bytes())]);
    let cut = whole.get(..whole.len() / 2 - 30).unwrap();
    let reading = read("a.zip", cut);
    assert_eq!(reading.articles.len(), 1);
    let said = problems(&reading).join("; ");
    assert!(
        said.contains("the archive is damaged or cut short"),
        "{said}"
    );
    let packed = gzip(story.as_bytes());
    let reading = read("a.txt.gz", packed.get(..packed.len() - 12).unwrap());
    assert_eq!(reading.articles.len(), 1);
    let said = problems(&reading).join("; ");
    assert!(said.contains("damaged or cut short"), "{said}");
}

#[test]
fn what_is_not_read_says_why_and_what_to_try() {
    let mut encrypted = zipped(&[("a.txt", STORY.as_bytes())]);
    // The flag stands in the head of the file and in the list at the end.
    let list = encrypted
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .unwrap();
    for at in [6, list + 8] {
        *encrypted.get_mut(at).unwrap() |= 1;
    }
    let reading = read("a.zip", &encrypted);
    assert_eq!(problems(&reading), ["a.txt: it is encrypted"]);
    assert!(reading.problems.first().unwrap().hint.is_some());

    let tar = [vec![b'a'; 257], b"ustar\0".to_vec(), vec![0; 300]].concat();
    for (name, bytes) in [("a.tar.gz", gzip(&tar)), ("a.tgz", gzip(b"anything"))] {
        let skipped = read(name, &bytes).skipped.unwrap_or_default();
        assert!(
            skipped.starts_with("tar archives are not read: unpack it"),
            "{skipped}"
        );
    }
    let skipped = read("a.zip", &zipped(&[("a.png", b"\x89PNG\r\n\x1a\n")])).skipped;
    assert_eq!(
        skipped.unwrap(),
        "the archive holds no article: its one file is passed over"
    );
}

#[test]
fn the_files_of_an_export_of_omnivore_are_joined() {
    let facts = r#"[
        {"id": "1", "slug": "ferry", "title": "The ferry runs again", "author": "Ned Arkwright",
         "url": "https://lantern.example/ferry", "state": "Archived", "labels": ["sea"],
         "savedAt": "2024-10-01T08:00:00.000Z", "publishedAt": "2024-09-30T00:00:00.000Z"},
        {"id": "2", "slug": "quay", "title": "The quay is shut", "url": "https://lantern.example/quay"}
    ]"#;
    let page = "<DIV class=\"page\" id=\"readability-page-1\"><p>The ferry between Corrow and Lower Quen runs again.</p><p>It carried a goat.</p></DIV>";
    let marked = "> It carried a goat.\n\nWhose goat?\n";
    let bytes = zipped(&[
        ("metadata_0_to_20.json", facts.as_bytes()),
        ("content/ferry.html", page.as_bytes()),
        ("highlights/ferry.md", marked.as_bytes()),
    ]);
    let reading = read("omnivore.zip", &bytes);
    assert_eq!(problems(&reading), [""; 0]);
    let expected = [
        ("The quay is shut", Some(1), Some("metadata_0_to_20.json")),
        ("The ferry runs again", Some(2), Some("content/ferry.html")),
    ];
    assert_eq!(articles(&reading), expected);
    let ferry = reading.articles.last().unwrap();
    assert_eq!(ferry.authors, ["Ned Arkwright"]);
    assert_eq!(ferry.tags, ["sea"]);
    assert_eq!(ferry.url.as_deref(), Some("https://lantern.example/ferry"));
    assert!(ferry.published.is_some() && ferry.saved.is_some());
    let body = ferry.body.iter();
    let lines: Vec<_> = body
        .map(|block| (block.quote_depth, block.inline.text.as_str()))
        .collect();
    let expected = [
        (0, "The ferry between Corrow and Lower Quen runs again."),
        (0, "It carried a goat."),
        (0, "Highlights"),
        (1, "It carried a goat."),
        (0, "Whose goat?"),
    ];
    assert_eq!(lines, expected);
}
