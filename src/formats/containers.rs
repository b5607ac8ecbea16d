//! Real mail, archives and books, where the collection is at hand: it is not part of the project.
//!
//! What its list says of a file is held against what was read of it; of files that it says nothing of
//! the number of their messages, answers and articles was counted by hand.

use std::path::Path;

use crate::formats::collection::collection;
use crate::formats::{self, Budget, Reading};

/// Files of the collection and the articles that they hold.
const EXPECTED: &[(&str, usize)] = &[
    ("epub/calibre-news-issue.epub", 24),
    ("mbox/cc0-newsletters.mbox", 14),
    ("mbox/cc0-newsletters.mbox.gz", 14),
    ("eml/cc0-newsletter-00.eml", 1),
    ("eml/stalwart-rfc-004.eml", 2),
    ("eml/stalwart-thirdparty-007.eml", 3),
    ("mhtml/mhtml-simple.mhtml", 1),
    ("mhtml/mhtml-truncated.mhtml", 1),
    ("warc/CC-NEWS-20261124033000-00001.warc.gz", 20),
    ("warc/cc0-plain.warc", 20),
    ("warc/jwarc-cc.warc.gz", 1),
    ("warc/warcio-example.arc", 1),
    ("warc/warcio-example.warc.gz", 1),
    ("warc/warcio-example-iana.org-chunked.warc", 1),
    ("warc/warcio-example-bad-non-chunked.warc.gz", 1),
    ("warc/warcio-example-wrong-chunks.warc.gz", 1),
    ("warc/warcio-example-resource.warc.gz", 1),
    ("warc/whirlwind-python-whirlwind.warc.wet.gz", 1),
    ("warc/warcio-example-digest.warc", 0),
];

/// Folders in which every file is read or says why not.
const FOLDERS: &[&str] = &["eml", "mbox", "maildir", "mhtml", "usenet", "warc", "epub"];

fn read(collection: &Path, path: &str) -> Reading {
    let bytes = std::fs::read(collection.join(path)).unwrap();
    formats::read(Path::new(path), &bytes, &Budget::default())
}

#[test]
fn real_archives_hold_the_articles_that_were_counted_in_them() {
    let Some(collection) = collection() else {
        return;
    };
    for (path, expected) in EXPECTED {
        let reading = read(&collection, path);
        assert_eq!(
            reading.articles.len(),
            *expected,
            "{path}: {:?}",
            reading.problems
        );
        assert!(
            reading
                .articles
                .iter()
                .all(|article| !article.title.is_empty())
        );
    }
}

#[test]
fn no_real_file_is_passed_over_in_silence() {
    let Some(collection) = collection() else {
        return;
    };
    let list = std::fs::read_to_string(collection.join("MANIFEST.tsv")).unwrap();
    let paths = list.lines().filter_map(|line| line.split('\t').next());
    let is_ours = |path: &&str| {
        FOLDERS
            .iter()
            .any(|folder| path.starts_with(&format!("{folder}/")))
    };
    // The largest takes a debug build many seconds.
    let is_small = |path: &&str| !path.ends_with("aut-example.warc.gz");
    let (mut files, mut articles) = (0, 0);
    for path in paths.filter(is_ours).filter(is_small) {
        let reading = read(&collection, path);
        let has_said = !reading.articles.is_empty() || !reading.problems.is_empty();
        assert!(has_said || reading.skipped.is_some(), "{path}");
        files += 1;
        articles += reading.articles.len();
    }
    assert!(files > 100 && articles > 180, "{files} {articles}");
}
