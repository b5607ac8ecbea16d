//! Libraries of several sizes, made and read once and shared by the benches.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use newsprint::cancel::Cancel;
use newsprint::keywords::Matcher;
use newsprint::library::index::{self, Turn};
use newsprint::library::{Catalog, Roots, Texts, refresh};
use tempfile::TempDir;

use crate::articles::Told;

/// Words of an article: short ones, so that a large library is made in seconds.
const WORDS: usize = 120;

/// The sizes that are measured.
pub(crate) fn sizes() -> Vec<usize> {
    let named = std::env::var("NEWSPRINT_BENCH_ARTICLES").unwrap_or_default();
    let named: Vec<_> = named
        .split(',')
        .filter_map(|size| size.trim().parse().ok())
        .collect();
    if named.is_empty() {
        vec![1_000, 100_000]
    } else {
        named
    }
}

/// A folder of articles, and a cache that knows it.
#[derive(Debug)]
pub(crate) struct Sample {
    home: TempDir,
    pub(crate) articles: usize,
}

impl Sample {
    /// The library of this size; it goes with the process.
    pub(crate) fn of(articles: usize) -> Arc<Self> {
        static MADE: LazyLock<Mutex<HashMap<usize, Arc<Sample>>>> = LazyLock::new(Mutex::default);
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(
            made.entry(articles)
                .or_insert_with(|| Arc::new(Self::make(articles))),
        )
    }

    fn make(articles: usize) -> Self {
        let sample = Self {
            home: tempfile::tempdir().expect("a temporary folder"),
            articles,
        };
        for number in 0..articles {
            let folder = sample.news().join(format!("{}", number / 1_000));
            if number % 1_000 == 0 {
                fs::create_dir_all(&folder).expect("a folder");
            }
            let path = folder.join(format!("{number}.txt"));
            fs::write(path, Told::new(number, WORDS).text()).expect("a file");
        }
        fs::create_dir_all(sample.cache()).expect("a folder");
        sample.refresh();
        sample
    }

    fn news(&self) -> PathBuf {
        self.home.path().join("news")
    }

    fn cache(&self) -> PathBuf {
        self.home.path().join("cache")
    }

    /// Its catalogue, opened anew.
    pub(crate) fn catalog(&self) -> Catalog {
        let roots = Roots::new(&[self.news()]).expect("the folder is there");
        Catalog::open(&self.cache(), &roots).expect("the catalogue opens")
    }

    /// Brings the cache up to date.
    pub(crate) fn refresh(&self) {
        let mut catalog = self.catalog();
        let mut texts = Texts::in_folder(&self.cache());
        let (matcher, cancel) = (Matcher::default(), Cancel::default());
        refresh::refresh(&mut catalog, &matcher, &mut texts, &cancel, &mut |_| {}).expect("a scan");
        index::fill(&catalog, &mut texts, Turn::Wait, &cancel, &mut |_| {}).expect("an index");
    }

    /// The same folder with an empty cache.
    pub(crate) fn forget(&self) {
        fs::remove_dir_all(self.cache()).expect("the cache is there");
        fs::create_dir_all(self.cache()).expect("a folder");
    }
}
