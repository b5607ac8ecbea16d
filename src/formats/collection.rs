//! Real files of every format, where the collection is at hand: it is not part of the project.
//!
//! Many of them hold the same stories. What one format says of a story is compared with what the page
//! says that it was taken from.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::article::address::canonical_url;
use crate::article::{Article, Block};
use crate::formats::{self, Budget, Reading};
use crate::text::fold;

/// Of so many files one is read: builds for debugging are slow.
const ONE_OF: usize = 4;

/// Words that a shingle holds.
const SHINGLE: usize = 4;

/// The folder of the collection, beside the project or where the environment says.
pub(crate) fn collection() -> Option<PathBuf> {
    let named = std::env::var_os("NEWSPRINT_CORPUS").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/corpus"));
    let mut folders = named.into_iter().chain(beside);
    folders.find(|folder| folder.join("html-cc0").is_dir())
}

/// The files of a folder of the collection, in order.
pub(crate) fn files(collection: &Path, folder: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(collection.join(folder)).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

/// What is read of a file.
pub(crate) fn reading(path: &Path) -> Reading {
    let bytes = std::fs::read(path).unwrap();
    formats::read(path, &bytes, &Budget::default())
}

/// The one article of a file.
pub(crate) fn only(path: &Path) -> Article {
    let mut reading = reading(path);
    assert_eq!(reading.articles.len(), 1, "{}", path.display());
    reading.articles.remove(0)
}

/// Every run of four words of a body.
fn shingles(article: &Article) -> HashSet<String> {
    let text: Vec<String> = article.body.iter().map(Block::plain).collect();
    let folded = fold::folded(&text.join("\n"));
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(SHINGLE)
        .map(|words| words.join(" "))
        .collect()
}

/// How near two bodies are: 1 where they are the same.
#[expect(
    clippy::cast_precision_loss,
    reason = "bodies hold fewer words than 2^52"
)]
pub(crate) fn nearness(one: &Article, other: &Article) -> f64 {
    let (one, other) = (shingles(one), shingles(other));
    let shared = one.intersection(&other).count();
    2.0 * shared as f64 / (one.len() + other.len()) as f64
}

pub(crate) fn day(article: &Article) -> Option<String> {
    let date = article.published.as_ref()?;
    Some(date.value().chars().take(10).collect())
}

/// What the articles of a folder are held against, and how near they must come on average.
struct Expected {
    folder: &'static str,
    ending: &'static str,
    nearness: f64,
}

/// trafilatura leaves out what it is not sure of, newspaper4k lists and headings.
const EXPECTED: &[Expected] = &[
    Expected {
        folder: "xml-trafilatura",
        ending: ".xml",
        nearness: 0.98,
    },
    Expected {
        folder: "txt-newsboat",
        ending: ".txt",
        nearness: 0.95,
    },
    Expected {
        folder: "feed-rss",
        ending: "18f.xml",
        nearness: 0.98,
    },
    Expected {
        folder: "feed-rss",
        ending: "digital.gov.xml",
        nearness: 0.98,
    },
    Expected {
        folder: "feed-json",
        ending: "cc0-jsonfeed-1.1.json",
        nearness: 0.98,
    },
    Expected {
        folder: "csv",
        ending: "trafilatura-noheader.tsv",
        nearness: 0.98,
    },
    Expected {
        folder: "csv",
        ending: "newspaper4k-cli.csv",
        nearness: 0.92,
    },
];

#[test]
fn every_format_tells_a_story_as_the_page_does_that_it_was_taken_from() {
    let Some(collection) = collection() else {
        println!("skipped: the collection is not here");
        return;
    };
    let pages = files(&collection, "html-cc0").into_iter();
    let mut stories: HashMap<String, Article> = HashMap::new();
    for page in pages.map(|path| only(&path)) {
        if let Some(url) = page.url.as_deref().and_then(canonical_url) {
            stories.insert(url, page);
        }
    }
    let mut wrong = Vec::new();
    for expected in EXPECTED {
        let paths = files(&collection, expected.folder).into_iter();
        let paths = paths.filter(|path| path.to_string_lossy().ends_with(expected.ending));
        let articles = paths.flat_map(|path| reading(&path).articles);
        let (mut count, mut near) = (0_u32, 0.0);
        for article in articles.step_by(ONE_OF) {
            let url = article.url.as_deref().and_then(canonical_url);
            let Some(story) = url.and_then(|url| stories.get(&url)) else {
                continue;
            };
            count += 1;
            near += nearness(&article, story);
            if fold::folded(&article.title) != fold::folded(&story.title) {
                wrong.push(format!(
                    "{}: {} / {}",
                    expected.folder, article.title, story.title
                ));
            }
            if day(story).is_some() && day(&article) != day(story) {
                wrong.push(format!(
                    "{}: {} {:?}",
                    expected.folder,
                    article.title,
                    day(&article)
                ));
            }
        }
        let near = near / f64::from(count);
        println!(
            "{} {}: {count} compared, bodies {near:.3}",
            expected.folder, expected.ending
        );
        if count == 0 || near < expected.nearness {
            wrong.push(format!(
                "{} {}: {count} {near:.3}",
                expected.folder, expected.ending
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The files for which the collection names the page that they were taken from: the first column and
/// the sixth of its list.
fn with_truth(collection: &Path) -> Vec<(PathBuf, PathBuf)> {
    let list = std::fs::read_to_string(collection.join("MANIFEST.tsv")).unwrap();
    let rows = list.lines().skip(1).filter_map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [path, _, _, _, _, truth, ..] = cells.as_slice() else {
            return None;
        };
        let is_page = truth.starts_with("html-cc0/") && !path.starts_with("html");
        is_page.then(|| (collection.join(path), collection.join(truth)))
    });
    rows.collect()
}

#[test]
fn what_was_taken_from_a_page_is_read_as_the_page_is() {
    let Some(collection) = collection() else {
        println!("skipped: the collection is not here");
        return;
    };
    let (mut count, mut near) = (0_u32, 0.0);
    let mut wrong = Vec::new();
    for (path, truth) in with_truth(&collection).into_iter().step_by(ONE_OF) {
        let (article, page) = (only(&path), only(&truth));
        let nearness = nearness(&article, &page);
        count += 1;
        near += nearness;
        let is_title = fold::folded(&article.title) == fold::folded(&page.title);
        let is_day = day(&article).is_none() || day(&page).is_none() || day(&article) == day(&page);
        if nearness < 0.8 || !is_title || !is_day {
            wrong.push(format!("{nearness:.3} {}", path.display()));
        }
    }
    let near = near / f64::from(count);
    println!("{count} compared, bodies {near:.3}: {wrong:#?}");
    assert!(
        count >= 30 && near >= 0.97 && wrong.len() * 20 <= count as usize,
        "{wrong:#?}"
    );
}

/// Files of each folder hold so many articles, and so many problems are said of them.
const COUNTS: &[(&str, usize, usize)] = &[
    ("csv", 250, 0),
    ("enex", 51, 0),
    ("feed-atom", 95, 17),
    ("feed-rdf", 83, 0),
    ("sgml", 10, 0),
    ("txt-newsboat", 24, 0),
    ("xml-trafilatura", 39, 0),
];

#[test]
fn nothing_in_the_collection_is_missed() {
    let Some(collection) = collection() else {
        println!("skipped: the collection is not here");
        return;
    };
    for (folder, articles, problems) in COUNTS {
        let readings: Vec<_> = files(&collection, folder)
            .iter()
            .map(|path| reading(path))
            .collect();
        let found: usize = readings.iter().map(|reading| reading.articles.len()).sum();
        let said: usize = readings.iter().map(|reading| reading.problems.len()).sum();
        assert_eq!((found, said), (*articles, *problems), "{folder}");
    }
}
