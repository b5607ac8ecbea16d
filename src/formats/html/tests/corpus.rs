//! Real stories in saved pages, where the collection is at hand: it is not part of the project.
//!
//! The same stories stand in it as the Markdown that they were published from. Body, title, authors and
//! day of each page are compared with those.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::article::{Article, Block};
use crate::formats::{self, Budget};
use crate::text::fold;

/// Of so many pages one is read: builds for debugging are slow.
const ONE_OF: usize = 3;

/// Words that a shingle holds.
const SHINGLE: usize = 4;

/// The folder of the collection, beside the project or where the environment says.
fn collection() -> Option<PathBuf> {
    let named = std::env::var_os("NEWSPRINT_CORPUS").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/corpus"));
    let mut folders = named.into_iter().chain(beside);
    folders.find(|folder| folder.join("html-cc0").is_dir())
}

/// The files of a folder of the collection, in order.
fn files(collection: &Path, folder: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(collection.join(folder)).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Article {
    let bytes = std::fs::read(path).unwrap();
    let mut reading = formats::read(path, &bytes, &Budget::default());
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
fn nearness(one: &Article, other: &Article) -> f64 {
    let (one, other) = (shingles(one), shingles(other));
    let shared = one.intersection(&other).count();
    2.0 * shared as f64 / (one.len() + other.len()) as f64
}

/// Names as the Markdown writes them, which gives some as the names of accounts: `ann-lee`.
fn authors(article: &Article) -> Vec<String> {
    let names = article.authors.iter();
    names
        .map(|name| name.to_lowercase().replace('-', " "))
        .collect()
}

fn day(article: &Article) -> Option<String> {
    let date = article.published.as_ref()?;
    Some(date.value().chars().take(10).collect())
}

/// The Markdown of a page: of the same name, or with the same title.
fn source<'s>(page: &Path, title: &str, sources: &'s [(PathBuf, Article)]) -> Option<&'s Article> {
    let stem = page.file_stem().and_then(OsStr::to_str)?;
    let stem = stem.trim_start_matches("saved-");
    let is_same = |(path, article): &&(PathBuf, Article)| {
        path.file_stem() == Some(OsStr::new(stem)) || article.title == title
    };
    sources.iter().find(is_same).map(|(_, article)| article)
}

#[test]
fn saved_pages_give_the_stories_they_were_made_of() {
    let Some(collection) = collection() else {
        println!("skipped: the collection of saved pages is not here");
        return;
    };
    let sources: Vec<(PathBuf, Article)> = ["md-jekyll", "md-hugo"]
        .iter()
        .flat_map(|folder| files(&collection, folder))
        .filter(|path| path.extension() == Some(OsStr::new("md")))
        .map(|path| (path.clone(), read(&path)))
        .collect();
    let pages = files(&collection, "html-cc0").into_iter();
    let pages = pages.chain(files(&collection, "html-singlefile"));
    let (mut all, mut near) = (0_u32, 0.0);
    let mut wrong = Vec::new();
    for path in pages.step_by(ONE_OF) {
        let page = read(&path);
        let Some(story) = source(&path, &page.title, &sources) else {
            wrong.push(format!("{}: no source", path.display()));
            continue;
        };
        let nearness = nearness(&page, story);
        all += 1;
        near += nearness;
        let is_right = page.title == story.title
            && day(&page) == day(story)
            && (story.authors.is_empty() || authors(&page) == authors(story));
        if nearness < 0.9 || !is_right {
            wrong.push(format!("{nearness:.3} {}", path.display()));
        }
    }
    let near = near / f64::from(all);
    println!("{all} pages: bodies {near:.4}; not as expected: {wrong:#?}");
    assert!(all >= 18 && near >= 0.98, "{all} pages {near}: {wrong:#?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
