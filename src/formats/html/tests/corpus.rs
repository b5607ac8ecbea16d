//! Real stories in saved pages, where the collection is at hand: it is not part of the project.
//!
//! The same stories stand in it as the Markdown that they were published from. Body, title, authors and
//! day of each page are compared with those.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::article::Article;
use crate::formats::collection::{collection, day, files, nearness, only as read};

/// Of so many pages one is read: builds for debugging are slow.
const ONE_OF: usize = 3;

/// Names as the Markdown writes them, which gives some as the names of accounts: `ann-lee`.
fn authors(article: &Article) -> Vec<String> {
    let names = article.authors.iter();
    names
        .map(|name| name.to_lowercase().replace('-', " "))
        .collect()
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
