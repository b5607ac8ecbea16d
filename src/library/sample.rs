//! A library for tests: a folder of articles, its cache and its state, all of them fresh.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::article::Summary;
use crate::cancel::Cancel;
use crate::keywords::{Group, Keywords, Match, Matcher, Word};
use crate::library::refresh::refresh;
use crate::library::{Catalog, Changes, FileRow, Roots, Texts, View, index, view};
use crate::query::{Query, Sort};
use crate::text::Clean;
use crate::user::Store;

/// A library that goes with the test.
pub(crate) struct Library {
    /// Deleted on drop.
    home: tempfile::TempDir,
}

impl Library {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("news")).unwrap();
        Self { home }
    }

    /// The folder of the articles.
    pub(crate) fn folder(&self) -> PathBuf {
        self.home.path().join("news")
    }

    /// A path in the folder of the articles.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder().join(path)
    }

    /// The folder of the caches.
    pub(crate) fn cache(&self) -> PathBuf {
        self.home.path().join("cache")
    }

    /// The one root.
    pub(crate) fn roots(&self) -> Roots {
        Roots::new(&[self.folder()]).unwrap()
    }

    /// Its catalogue, opened anew.
    pub(crate) fn catalog(&self) -> Catalog {
        Catalog::open(&self.cache(), &self.roots()).unwrap()
    }

    /// Its state, opened anew.
    pub(crate) fn store(&self) -> Store {
        Store::open(&self.home.path().join("data")).unwrap()
    }

    /// Writes a file. It is as old as files mostly are.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        age(&path);
    }

    /// Writes a file with one article, whose words are its title twice.
    pub(crate) fn article(&self, path: &str, title: &str, day: &str) {
        self.write(path, article(title, day).to_string());
    }

    /// Renames a file.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(self.path(from), to).unwrap();
    }

    /// Deletes a file.
    pub(crate) fn delete(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Brings the catalogue up to date.
    pub(crate) fn refresh(&self) -> Changes {
        self.refresh_with(&Matcher::default())
    }

    /// The same, with keywords.
    pub(crate) fn refresh_with(&self, matcher: &Matcher) -> Changes {
        let (mut catalog, mut texts) = (self.catalog(), Texts::default());
        let never = Cancel::default();
        refresh(&mut catalog, matcher, &mut texts, &never, &mut |_| ()).unwrap()
    }

    /// Brings the catalogue up to date; gives the words of what was read.
    pub(crate) fn refresh_keeping(&self) -> Texts {
        let (mut catalog, mut texts) = (self.catalog(), Texts::in_folder(&self.cache()));
        let (matcher, never) = (Matcher::default(), Cancel::default());
        refresh(&mut catalog, &matcher, &mut texts, &never, &mut |_| ()).unwrap();
        texts
    }

    /// Brings the search index up to date.
    pub(crate) fn fill(&self) {
        let (mut texts, never) = (Texts::default(), Cancel::default());
        let catalog = self.catalog();
        index::fill(&catalog, &mut texts, index::Turn::Wait, &never, &mut |_| ()).unwrap();
    }

    /// A view of it.
    pub(crate) fn view(&self, query: Query, sort: Sort) -> View {
        let (catalog, store) = (self.catalog(), self.store());
        let ask = view::Ask {
            query,
            sort,
            ..view::Ask::default()
        };
        let view = view::build(&catalog, &store, &ask, &Cancel::default());
        view.unwrap().unwrap()
    }

    /// All rows, newest first.
    pub(crate) fn rows(&self) -> Vec<Summary> {
        let order = self.view(Query::default(), Sort::Newest).order;
        let rows = self.catalog().rows(&order).unwrap();
        rows.into_iter().map(Option::unwrap).collect()
    }

    /// All titles, in an order.
    pub(crate) fn titles(&self, sort: Sort) -> Vec<String> {
        let order = self.view(Query::default(), sort).order;
        let rows = self.catalog().rows(&order).unwrap();
        let title = |row: Option<Summary>| row.unwrap().title.to_string();
        rows.into_iter().map(title).collect()
    }

    /// The row of the article with that title.
    pub(crate) fn row(&self, title: &str) -> Summary {
        let mut rows = self.rows().into_iter();
        rows.find(|row| row.title == *title).unwrap()
    }

    /// Everything the catalogue says, but the numbers of rows and files: what a fresh scan must say as well.
    pub(crate) fn everything(&self) -> Vec<String> {
        let catalog = self.catalog();
        let rows = self.rows().into_iter().map(|row| {
            let mut facts = catalog.facts(row.row).unwrap().unwrap();
            facts.file.number = 0;
            let row = Summary {
                row: crate::article::RowId(0),
                ..row
            };
            format!("{row:?} {facts:?}")
        });
        let files = catalog.files().unwrap().into_iter();
        let rest = files.map(|file| format!("{:?}", FileRow { number: 0, ..file }));
        let counts = format!("{:?}", catalog.counts().unwrap());
        rows.chain(rest).chain([counts]).collect()
    }
}

/// An article as JSON.
pub(crate) fn article(title: &str, day: &str) -> Value {
    let day = (!day.is_empty()).then_some(day);
    json!({ "title": title, "date": day, "text": format!("{title}. {title}, again and at length.") })
}

/// One group of plain keywords.
pub(crate) fn keywords(words: &[&str]) -> Matcher {
    let word = |text: &&str| Word {
        text: (*text).to_owned(),
        rule: Match::Word,
    };
    let hash = blake3::hash(words.join("\n").as_bytes());
    Matcher::new(Keywords {
        groups: vec![Group {
            name: Clean::line("words"),
            color: None,
            words: words.iter().map(word).collect(),
            number: 0,
        }],
        stamp: *hash.as_bytes().first_chunk().unwrap(),
    })
}

/// Makes a file an hour older, so that its time is settled.
pub(crate) fn age(path: &Path) {
    let file = fs::File::options().write(true).open(path).unwrap();
    let then = SystemTime::now() - Duration::from_hours(1);
    file.set_modified(then).unwrap();
}
