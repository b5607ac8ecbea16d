//! Tests: what is alike is found while the index is filled, and stays right whatever changes.

use serde_json::json;

use crate::cancel::Cancel;
use crate::library::Texts;
use crate::library::index::{self, Turn};
use crate::library::sample::Library;
use crate::library::stories::siblings;
use crate::library::view::{self, Ask};
use crate::query::{Group, Query, Sort, parse};

/// So many words, of a story of their own.
fn words(story: usize, count: usize) -> String {
    let word = |number: usize| format!("w{story}x{number}");
    let words: Vec<_> = (0..count).map(word).collect();
    words.join(" ")
}

fn write(library: &Library, name: &str, (title, day): (&str, &str), text: &str) {
    let source = format!("Source {name}");
    let url = format!("https://{name}.example.org/{name}");
    let article =
        json!({ "title": title, "date": day, "source": source, "url": url, "text": text });
    library.write(&format!("{name}.json"), article.to_string());
}

fn fill(library: &Library) {
    library.refresh();
    let (mut texts, never) = (Texts::default(), Cancel::default());
    index::fill(
        &library.catalog(),
        &mut texts,
        Turn::Wait,
        &never,
        &mut |_| (),
    )
    .unwrap();
}

/// The files of the siblings of the article in `name`, each with how much it shares.
fn alike(library: &Library, name: &str) -> Vec<(String, u8, bool)> {
    let path = format!("{name}.json");
    let row = library
        .rows()
        .into_iter()
        .find(|row| row.path.to_str() == Some(&path));
    let found = siblings(&library.catalog(), row.unwrap().row).unwrap();
    let mut found: Vec<_> = found
        .into_iter()
        .map(|one| {
            let path = one.summary.path.display().to_string();
            (
                path.trim_end_matches(".json").to_owned(),
                one.percent,
                one.is_copy,
            )
        })
        .collect();
    found.sort();
    found
}

fn library() -> Library {
    let library = Library::new();
    let (rail, day) = (words(1, 300), "2023-02-10");
    write(&library, "wire", ("Rail plan", day), &rail);
    write(
        &library,
        "copy",
        ("Rail plan!", day),
        &format!("{rail} By the agency."),
    );
    write(
        &library,
        "next",
        ("Plan for rail", "2023-02-11"),
        &format!("{} {}", words(1, 240), words(2, 60)),
    );
    write(&library, "late", ("Rail plan", "2023-02-20"), &rail);
    write(&library, "other", ("Rail plan", day), &words(3, 300));
    library
}

#[test]
fn wire_copies_and_stories_are_found_while_the_index_is_filled() {
    let library = library();
    fill(&library);
    let found = alike(&library, "wire");
    let names: Vec<_> = found
        .iter()
        .map(|(name, _, is_copy)| (name.as_str(), *is_copy))
        .collect();
    assert_eq!(names, [("copy", true), ("next", false)], "{found:?}");
    assert!((60..85).contains(&found[1].1), "{found:?}");
    assert_eq!(alike(&library, "late"), []);
    assert_eq!(alike(&library, "other"), []);
    let duplicates = library.view(parse("is:duplicate").unwrap(), Sort::Newest);
    // The wire, its copy, and the same words on another day.
    assert_eq!(duplicates.order.len(), 3);
}

#[test]
fn pairs_follow_what_changes_and_equal_those_of_a_fresh_start() {
    let library = library();
    fill(&library);
    let rail = words(1, 300);
    // Another day, another text, another file, and one that is gone.
    write(&library, "late", ("Rail plan", "2023-02-10"), &rail);
    write(
        &library,
        "copy",
        ("Rail plan", "2023-02-10"),
        &words(4, 300),
    );
    write(&library, "more", ("Rail plan", "2023-02-10"), &rail);
    library.delete("next.json");
    fill(&library);
    let all = |library: &Library| -> Vec<_> {
        let names = ["wire", "copy", "late", "other", "more"];
        names.map(|name| alike(library, name)).to_vec()
    };
    let after = all(&library);
    let [wire, copy, ..] = after.as_slice() else {
        unreachable!()
    };
    assert_eq!(copy, &[]);
    let names: Vec<_> = wire.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["late", "more"]);
    std::fs::remove_dir_all(library.cache()).unwrap();
    fill(&library);
    assert_eq!(after, all(&library));
}

#[test]
fn days_hold_their_stories_folded_after_what_stands_by_itself() {
    let library = library();
    write(
        &library,
        "more",
        ("Rail plan", "2023-02-11"),
        &words(1, 290),
    );
    fill(&library);
    let listed = |sort: Sort| -> Vec<(String, u32)> {
        let (catalog, store) = (library.catalog(), library.store());
        let ask = Ask {
            query: Query::default(),
            sort,
            group: Group::Story,
            ..Ask::default()
        };
        let view = view::build(&catalog, &store, &ask, &Cancel::default());
        let groups = view.unwrap().unwrap().groups.unwrap();
        let headings = groups.headings.iter().map(|heading| match heading {
            view::Heading::Story { day, title, .. } => format!("{} {title}", day.unwrap()),
            heading => heading.id(),
        });
        headings.zip(groups.sizes.iter().copied()).collect()
    };
    let expected = |list: &[(&str, u32)]| -> Vec<(String, u32)> {
        list.iter()
            .map(|(heading, size)| ((*heading).to_owned(), *size))
            .collect()
    };
    let story = ("2023-02-10 Rail plan!", 2);
    let next = ("2023-02-11 Plan for rail", 2);
    let newest = [("2023-02-20", 1), next, ("2023-02-10", 1), story];
    assert_eq!(listed(Sort::Newest), expected(&newest));
    let oldest = [("2023-02-10", 1), story, next, ("2023-02-20", 1)];
    assert_eq!(listed(Sort::Oldest), expected(&oldest));
}
