//! Damage anywhere in the catalogue: noticed before a wrong word is shown, and mended by a refresh.

use std::fs;
use std::path::PathBuf;

use crate::library::catalog::file;
use crate::library::sample::{Library, keywords};
use crate::library::view;
use crate::query::{Query, Sort};
use crate::text::Clean;

const ARTICLES: usize = 60;

/// A library with articles, problems, passed over files and hits, its catalogue closed.
fn filled() -> Library {
    let library = Library::new();
    for number in 0..ARTICLES {
        let (day, title) = (number % 27 + 1, format!("Drones, a story number {number}"));
        library.article(
            &format!("{number:02}.json"),
            &title,
            &format!("2023-02-{day:02}"),
        );
    }
    library.write("broken.json", "[{");
    library.write(".hidden", "x");
    library.refresh_with(&keywords(&["drones"]));
    library
}

fn path(library: &Library) -> PathBuf {
    file::path_in(&library.roots().cache_folder(&library.cache()))
}

/// Uses a damaged catalogue in every way; no text may be wrong, and a refresh makes all as it was.
fn assert_harmless(library: &Library, expected: &[String], titles: &[String], what: &str) {
    let catalog = library.catalog();
    let first = view::first_rows(&catalog, Sort::Newest, 20).unwrap();
    let ids: Vec<u32> = (0..=u32::try_from(ARTICLES).unwrap()).collect();
    let rows = catalog.rows(&ids).unwrap();
    for row in first.iter().chain(rows.iter().flatten()) {
        assert!(
            titles.contains(&row.title.to_string()),
            "{what}: {:?}",
            row.title
        );
        if let Some(facts) = catalog.facts(row.row).unwrap() {
            let title = facts.facts.get("title").and_then(|title| title.as_str());
            assert_eq!(title, Some(row.title.as_str()), "{what}");
        }
    }
    for file in catalog.files().unwrap() {
        let path = file.path.display().to_string();
        assert!(
            expected.iter().any(|line| line.contains(&path)),
            "{what}: {path}"
        );
    }
    catalog.counts().unwrap();
    library.view(Query::default(), Sort::Newest);
    drop(catalog);
    library.refresh_with(&keywords(&["drones"]));
    assert_eq!(library.everything(), expected, "{what}");
}

#[test]
fn damage_anywhere_is_noticed_and_mended() {
    let library = filled();
    let (path, sound) = (path(&library), fs::read(path(&library)).unwrap());
    let (expected, titles) = (library.everything(), library.titles(Sort::Newest));
    let pages = sound.len() / 4096;
    for place in (0..sound.len()).step_by(sound.len() / 40) {
        let mut damaged = sound.clone();
        damaged[place] ^= 0x04;
        fs::write(&path, damaged).unwrap();
        assert_harmless(&library, &expected, &titles, &format!("byte {place}"));
    }
    for page in (0..pages).step_by(pages / 12) {
        let mut damaged = sound.clone();
        damaged[page * 4096..(page + 1) * 4096].fill(0);
        fs::write(&path, damaged).unwrap();
        assert_harmless(&library, &expected, &titles, &format!("page {page}"));
    }
    for length in (0..sound.len()).step_by(sound.len() / 6) {
        fs::write(&path, &sound[..length]).unwrap();
        assert_harmless(&library, &expected, &titles, &format!("length {length}"));
    }
}

#[test]
fn a_damaged_log_is_no_more_than_a_refresh_away() {
    let library = filled();
    let (expected, titles) = (library.everything(), library.titles(Sort::Newest));
    let log = crate::user::file::with_ending(&path(&library), "-wal");
    for bytes in [vec![0; 100], vec![0xff; 40_000]] {
        fs::write(&log, bytes).unwrap();
        assert_harmless(&library, &expected, &titles, "the log");
    }
}

#[test]
fn a_row_that_is_changed_from_outside_is_thrown_away_with_the_rest_and_said() {
    let library = filled();
    let catalog = library.catalog();
    let lies = "UPDATE article SET title = 'Lies'";
    catalog.connection().execute(lies, []).unwrap();
    assert_eq!(catalog.rows(&[0, 1]).unwrap(), [None, None]);
    let said = catalog.take_notice().unwrap();
    assert_eq!(
        said,
        "the catalogue is made anew: a row is not as it was written"
    );
    assert!(!catalog.has_been_filled().unwrap());
    assert_eq!(catalog.take_notice(), None::<Clean>);
    library.refresh();
    assert_eq!(library.rows().len(), ARTICLES);
}

#[test]
fn an_open_catalogue_follows_one_that_was_deleted_or_made_anew() {
    let library = filled();
    let catalog = library.catalog();
    fs::remove_dir_all(library.cache()).unwrap();
    assert_eq!(catalog.counts().unwrap().articles, 0);
    library.refresh();
    assert_eq!(catalog.counts().unwrap().articles, ARTICLES);
}

#[test]
fn a_catalogue_of_another_version_is_made_anew() {
    let library = filled();
    let other = "UPDATE library SET made_by = '0.0.0'";
    library.catalog().connection().execute(other, []).unwrap();
    let catalog = library.catalog();
    let said = catalog.take_notice().unwrap();
    assert_eq!(
        said,
        "the catalogue is made anew: another version has made it"
    );
    assert_eq!(catalog.counts().unwrap().articles, 0);
}

#[test]
fn many_that_make_it_at_a_time_make_one() {
    for _ in 0..20 {
        let library = Library::new();
        let open = || {
            let catalog = library.catalog();
            (catalog.number().unwrap(), catalog.take_notice())
        };
        let opened: Vec<_> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let (number, _) = opened[0];
        assert!(
            opened.iter().all(|one| *one == (number, None)),
            "{opened:?}"
        );
    }
}
