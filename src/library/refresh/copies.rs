//! Tests: one article however many files hold it, whatever is done to them in whatever order.

use proptest::prelude::*;
use serde_json::json;

use crate::library::sample::Library;
use crate::query::{Query, Sort};
use crate::user::Subject;

/// An article of so many words, with or without an address.
fn text(title: &str, words: usize, url: Option<&str>) -> String {
    text_of("2023-02-10", title, words, url)
}

/// The same, of a day.
fn text_of(day: &str, title: &str, words: usize, url: Option<&str>) -> String {
    let url = url.map(|url| format!("https://example.org/{url}"));
    json!({ "title": title, "url": url, "date": day, "text": "Harbour. ".repeat(words) })
        .to_string()
}

/// The files that are listed, each with those of its copies.
fn listed(library: &Library) -> Vec<(String, Vec<String>)> {
    let catalog = library.catalog();
    let mut listed: Vec<_> = library
        .rows()
        .into_iter()
        .map(|row| {
            let copies = catalog.copies(row.row).unwrap().into_iter();
            let copies = copies.map(|copy| copy.path.display().to_string());
            (row.path.display().to_string(), copies.collect())
        })
        .collect();
    listed.sort();
    assert_eq!(catalog.counts().unwrap().articles, listed.len());
    listed
}

#[track_caller]
fn assert_listed(library: &Library, expected: &[(&str, &[&str])]) {
    let listed = listed(library);
    let listed: Vec<_> = listed
        .iter()
        .map(|(path, copies)| {
            let copies: Vec<_> = copies.iter().map(String::as_str).collect();
            (path.as_str(), copies)
        })
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(path, copies)| (*path, copies.to_vec()))
        .collect();
    assert_eq!(listed, expected);
}

#[test]
fn the_richest_copy_is_shown_and_the_next_takes_its_place_with_its_marks_and_its_number() {
    let library = Library::new();
    library.write("a.json", text("Rail plan", 50, Some("rail")));
    library.write("b.json", text("Rail plan", 80, Some("rail?utm_source=x")));
    library.write("c.json", text("Rail plan", 20, Some("rail#top")));
    library.write("d.json", text("Another", 20, Some("other")));
    library.refresh();
    assert_listed(
        &library,
        &[("b.json", &["a.json", "c.json"]), ("d.json", &[])],
    );
    let row = library.row("Rail plan");
    let mut store = library.store();
    store.set_bookmarked(&Subject::from(&row), true, 1).unwrap();
    for (gone, expected) in [
        (
            "b.json",
            &[("a.json", &["c.json"][..]), ("d.json", &[])][..],
        ),
        ("a.json", &[("c.json", &[]), ("d.json", &[])]),
    ] {
        library.delete(gone);
        let changes = library.refresh();
        assert_eq!((changes.removed, changes.changed), (0, 1), "{changes:?}");
        assert_listed(&library, expected);
        assert_eq!(
            library.row("Rail plan").row,
            row.row,
            "lists hold its number"
        );
        let bookmarked = library.view(Query::bookmarked(), Sort::Newest);
        assert_eq!(*bookmarked.order, [row.row.0]);
        assert_eq!(bookmarked.counts.bookmarked, 1);
    }
    library.write("e.json", text("Rail plan", 99, Some("rail")));
    let changes = library.refresh();
    assert_eq!((changes.added, changes.changed), (0, 1), "{changes:?}");
    assert_listed(&library, &[("d.json", &[]), ("e.json", &["c.json"])]);
    assert_eq!(library.row("Rail plan").row, row.row);
}

#[test]
fn what_is_one_article_and_what_is_not() {
    let library = Library::new();
    // The same words without an address, in a file that was named otherwise.
    library.write("text/a.json", text("Same words", 30, None));
    library.write("text/b.json", text("Same words!", 30, None));
    // A wire copy: other addresses, the same words.
    library.write("wire/a.json", text("Wire", 30, Some("one")));
    library.write("wire/b.json", text("Wire", 30, Some("two")));
    // Two items of one file that bear one address.
    let live = [
        text("Nine", 10, Some("live")),
        text("Ten", 11, Some("live")),
    ];
    library.write("live.jsonl", live.join("\n"));
    // The same day's headline again, without a word of body, on two days.
    let bodiless = |day: &str| json!({ "title": "The weather", "date": day }).to_string();
    library.write("weather/a.json", bodiless("2023-02-10"));
    library.write("weather/b.json", bodiless("2023-02-11"));
    // Snapshots of a feed.
    for name in ["feed/1.json", "feed/2.json"] {
        library.write(name, text("Feed item", 12, Some("feed")));
    }
    library.refresh();
    assert_listed(
        &library,
        &[
            ("feed/2.json", &["feed/1.json"]),
            ("live.jsonl", &[]),
            ("live.jsonl", &[]),
            ("text/b.json", &["text/a.json"]),
            ("weather/a.json", &[]),
            ("weather/b.json", &[]),
            ("wire/a.json", &[]),
            ("wire/b.json", &[]),
        ],
    );
    let duplicates = library.view(crate::query::parse("is:duplicate").unwrap(), Sort::Newest);
    let rows = library.catalog().rows(&duplicates.order).unwrap();
    let mut paths: Vec<_> = rows
        .iter()
        .flatten()
        .map(|row| row.path.to_str().unwrap())
        .collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        ["feed/2.json", "text/b.json", "wire/a.json", "wire/b.json"]
    );
}

#[test]
fn a_text_that_very_many_bear_hides_none_of_them() {
    let library = Library::new();
    let items = |count: usize| vec![text("Filler", 2, None); count].join("\n");
    for (count, shown) in [(60, 60), (50, 1), (51, 51), (3, 1), (52, 52)] {
        library.write("all.jsonl", items(count));
        library.refresh();
        assert_eq!(library.rows().len(), shown, "of {count}");
        let counts = library.catalog().counts().unwrap();
        assert_eq!(counts.articles, shown, "of {count}");
    }
}

#[test]
fn an_address_that_many_articles_bear_hides_none_of_them() {
    let library = Library::new();
    let write = |day: &str, title: &str| {
        let article = text_of(day, title, 20, Some("news.php"));
        library.write(&format!("{title}.json"), article);
    };
    write("2023-02-10", "One");
    write("2023-02-11", "Two");
    library.refresh();
    assert_eq!(listed(&library).len(), 1);
    write("2023-02-12", "Three");
    library.refresh();
    assert_listed(
        &library,
        &[("One.json", &[]), ("Three.json", &[]), ("Two.json", &[])],
    );
    library.delete("Two.json");
    library.refresh();
    assert_eq!(listed(&library).len(), 1);
}

#[test]
fn a_mark_that_was_made_on_a_copy_goes_to_the_article_that_is_shown() {
    let library = Library::new();
    library.write("plain.json", text("Rail plan", 20, None));
    library.refresh();
    let row = library.row("Rail plan");
    library
        .store()
        .set_bookmarked(&Subject::from(&row), true, 1)
        .unwrap();
    library.write("page.json", text("Rail plan", 20, Some("rail")));
    library.write("rich.json", text("Rail plan, in full", 90, Some("rail")));
    library.refresh();
    assert_listed(&library, &[("rich.json", &["page.json", "plain.json"])]);
    crate::library::reattach::reattach(
        &library.catalog(),
        &mut library.store(),
        &mut crate::library::Texts::default(),
    )
    .unwrap();
    let shown = library.row("Rail plan, in full");
    let bookmarked =
        |library: &Library| library.view(Query::bookmarked(), Sort::Newest).order.len();
    assert_eq!(bookmarked(&library), 1);
    library
        .store()
        .set_bookmarked(&Subject::from(&shown), false, 2)
        .unwrap();
    assert_eq!(bookmarked(&library), 0);
}

#[test]
fn a_word_more_is_no_richer_body_and_what_knows_its_address_and_day_is_shown() {
    let library = Library::new();
    library.write(
        "z.json",
        json!({ "title": "Rail plan", "text": "Harbour. ".repeat(52) }).to_string(),
    );
    library.write("y.json", text("Rail plan", 52, Some("rail")));
    library.write("a.json", text("Rail plan", 50, Some("rail")));
    library.write("b.json", text("Rail plan", 51, Some("rail")));
    library.write("c.json", text("Rail plan", 60, Some("other")));
    library.refresh();
    assert_listed(
        &library,
        &[("c.json", &[]), ("y.json", &["a.json", "b.json", "z.json"])],
    );
}

/// What is done to the folder.
#[derive(Debug, Clone)]
enum Step {
    Write {
        file: usize,
        articles: Vec<(usize, usize, usize)>,
    },
    Delete(usize),
    Rename(usize, usize),
    Refresh,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let article = (0..3_usize, 1..3_usize, 0..4_usize);
    let articles = proptest::collection::vec(article, 1..3);
    let step = prop_oneof![
        4 => (0..5_usize, articles).prop_map(|(file, articles)| Step::Write { file, articles }),
        2 => (0..5_usize).prop_map(Step::Delete),
        1 => (0..5_usize, 0..5_usize).prop_map(|(from, to)| Step::Rename(from, to)),
        3 => Just(Step::Refresh),
    ];
    proptest::collection::vec(step, 1..14)
}

impl Step {
    fn take(&self, library: &Library) {
        let name = |file: &usize| format!("{file}.jsonl");
        match self {
            Self::Write { file, articles } => {
                let lines = articles.iter().map(|(title, words, url)| {
                    let url = url.checked_sub(1).map(|url| format!("{url}"));
                    let day = format!("2023-02-{}", 10 + title);
                    text_of(&day, &format!("Title {title}"), *words, url.as_deref())
                });
                library.write(&name(file), lines.collect::<Vec<_>>().join("\n"));
            }
            Self::Delete(file) => drop(std::fs::remove_file(library.path(&name(file)))),
            Self::Rename(from, to) => {
                drop(std::fs::rename(
                    library.path(&name(from)),
                    library.path(&name(to)),
                ));
            }
            Self::Refresh => drop(library.refresh()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn whatever_is_done_to_files_in_whatever_order_a_fresh_scan_says_the_same(steps in steps()) {
        let library = Library::new();
        for step in &steps {
            step.take(&library);
        }
        library.refresh();
        let (after, all) = (listed(&library), library.everything());
        let connection = rusqlite::Connection::open(
            library.roots().cache_folder(&library.cache()).join("catalog.db")
        ).unwrap();
        let bases = library.catalog().bases;
        let never = crate::cancel::Cancel::default();
        let is_sound = crate::library::catalog::verify::check_all(&connection, &bases, &never);
        prop_assert!(is_sound.unwrap());
        std::fs::remove_dir_all(library.cache()).unwrap();
        library.refresh();
        prop_assert_eq!(after, listed(&library));
        prop_assert_eq!(all, library.everything());
    }
}
