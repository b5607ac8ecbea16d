//! Tests: folders whose articles share lines that no rule knows, as they grow and shrink.

use std::path::Path;

use serde_json::json;

use crate::article::Block;
use crate::library::open::open;
use crate::library::sample::Library;
use crate::query::{Sort, parse};

const LINE: &str = "The Lantern is made by twelve people in a boathouse";

/// An article of its own words, with or without the line.
fn story(number: usize, line: &str) -> String {
    let words = format!(
        "Ferry {number} left the harbour at {number} past the hour, and those who had waited on the \
         quay since the morning went aboard one after another with their bags and their dogs."
    );
    let text = format!("{words}\n\nIt came back in the evening of day {number}.\n\n{line}");
    json!({ "title": format!("Ferry {number}"), "text": text }).to_string()
}

/// The last paragraph of an article as it is opened, what was dropped of it, and its words in the
/// list.
fn end_of(library: &Library, title: &str) -> (String, Vec<String>, u32) {
    let row = library.row(title);
    let article = open(&library.catalog(), row.row).unwrap();
    let last = article.body.last().unwrap().plain();
    let dropped = article.dropped.iter().map(ToString::to_string).collect();
    assert_eq!(article.words(), row.words as usize, "{title}");
    (last, dropped, row.words)
}

/// Whether articles bear the line, in the text and in their words.
#[track_caller]
fn assert_bear(library: &Library, does: bool) {
    for row in library.rows() {
        let (last, dropped, _) = end_of(library, &row.title);
        assert_eq!(last == LINE, does, "{}: {last}", row.title);
        assert_eq!(dropped.contains(&LINE.to_owned()), !does, "{}", row.title);
    }
}

/// What a fresh start says.
#[track_caller]
fn assert_like_fresh(library: &Library) {
    let grown = library.everything();
    std::fs::remove_dir_all(library.cache()).unwrap();
    library.refresh();
    assert_eq!(grown, library.everything());
}

#[test]
fn a_line_that_a_dozen_stories_share_is_furniture_and_one_of_four_is_not() {
    for (stories, does) in [(12, false), (4, true)] {
        let library = Library::new();
        for number in 0..stories {
            library.write(&format!("{number}.json"), story(number, LINE));
        }
        let changes = library.refresh();
        assert_eq!((changes.added, changes.changed), (stories, 0));
        assert_bear(&library, does);
        assert!(!library.refresh().is_any());
    }
}

#[test]
fn a_new_file_tips_the_share_and_a_deleted_one_tips_it_back() {
    let library = Library::new();
    for number in 0..4 {
        library.write(&format!("{number}.json"), story(number, LINE));
    }
    library.refresh();
    let keys: Vec<_> = library.rows().iter().map(|row| row.keys).collect();
    assert_bear(&library, true);
    library.write("4.json", story(4, LINE));
    library.refresh();
    assert_bear(&library, false);
    let rows = library.rows();
    assert!(
        keys.iter()
            .all(|keys| rows.iter().any(|row| row.keys == *keys))
    );
    let found = |library: &Library| {
        let query = parse("words:..50").unwrap();
        library.view(query, Sort::Newest).order.len()
    };
    let short = found(&library);
    assert_like_fresh(&library);
    assert_eq!(found(&library), short);
    library.delete("2.json");
    library.refresh();
    assert_bear(&library, true);
    assert_like_fresh(&library);
    assert_bear(&library, true);
}

#[test]
fn what_was_guessed_of_the_first_articles_is_taken_back_where_all_say_otherwise() {
    let library = Library::new();
    for number in 0..240 {
        let line = if number < 40 { LINE } else { "" };
        library.write(&format!("{number:03}.json"), story(number, line));
    }
    library.refresh();
    for row in library.rows() {
        let (_, dropped, _) = end_of(&library, &row.title);
        assert!(dropped.is_empty(), "{}", row.title);
    }
    assert_like_fresh(&library);
}

#[test]
fn of_two_copies_the_one_that_keeps_more_is_shown_at_once() {
    let library = Library::new();
    for number in 0..6 {
        library.write(&format!("{number}.json"), story(number, LINE));
    }
    // The last of the order, which is shown of equals, until the line is learned away.
    library.write("z.json", story(7, LINE));
    library.write("apart/7.json", story(7, LINE));
    library.refresh();
    let shown = library.row("Ferry 7");
    assert_eq!(shown.path, Path::new("apart/7.json"));
    assert_like_fresh(&library);
}

#[test]
fn copies_count_once_and_a_share_of_less_than_three_in_ten_is_not_enough() {
    let library = Library::new();
    for number in 0..4 {
        library.write(&format!("{number}.json"), story(number, LINE));
    }
    library.write(
        "copy.json",
        story(3, LINE).replace("Ferry 3\"", "Ferry three\""),
    );
    library.refresh();
    assert_bear(&library, true);
    library.delete("copy.json");
    library.write("4.json", story(4, LINE));
    for number in 5..17 {
        library.write(
            &format!("{number}.json"),
            story(number, &format!("Line {number}")),
        );
    }
    library.refresh();
    assert_eq!(end_of(&library, "Ferry 1").0, LINE);
    library.delete("16.json");
    library.refresh();
    assert_ne!(end_of(&library, "Ferry 1").0, LINE);
    assert_eq!(end_of(&library, "Ferry 9").0, "Line 9");
    assert_like_fresh(&library);
}

#[test]
fn folders_and_sources_are_houses_of_their_own() {
    let library = Library::new();
    for number in 0..8 {
        let folder = number % 2;
        library.write(&format!("{folder}/{number}.json"), story(number, LINE));
    }
    library.refresh();
    assert_bear(&library, true);
    for number in 0..8 {
        let folder = number % 2;
        let with_source = story(number, LINE).replacen('{', "{\"source\":\"The Lantern\",", 1);
        library.write(&format!("{folder}/{number}.json"), with_source);
    }
    library.refresh();
    assert_bear(&library, false);
    assert_like_fresh(&library);
}

#[test]
fn a_heading_with_text_below_it_and_a_body_of_nothing_else_stay() {
    let library = Library::new();
    for number in 0..6 {
        let long = story(number, "");
        let long: serde_json::Value = serde_json::from_str(&long).unwrap();
        let words = long["text"].as_str().unwrap().trim();
        let text =
            format!("# Ferry {number}\n\n## What is known\n\n{words}\n\n{LINE}\n\n## More of it\n");
        library.write(&format!("{number}.md"), text);
    }
    library.write("alone.md", format!("# Alone\n\n{LINE}\n"));
    library.refresh();
    let article = |title: &str| open(&library.catalog(), library.row(title).row).unwrap();
    let body = |title: &str| {
        let body = article(title).body;
        body.iter().map(Block::plain).collect::<Vec<_>>()
    };
    let left = body("Ferry 2");
    assert_eq!(left.first().map(String::as_str), Some("What is known"));
    assert_eq!(left.len(), 3, "{left:?}");
    assert_eq!(article("Ferry 2").dropped.len(), 2);
    assert_eq!(body("Alone"), [LINE]);
}

#[test]
fn dates_that_could_be_told_either_way_are_read_as_the_house_writes_them() {
    let library = Library::new();
    let dated = |number: usize, date: &str| {
        let story = story(number, "");
        story.replacen('{', &format!("{{\"date\":\"{date}\","), 1)
    };
    library.write("open.json", dated(0, "03/04/2023"));
    library.refresh();
    let shown = || library.row("Ferry 0").date.map(|date| date.to_string());
    assert_eq!(shown().as_deref(), Some("2023"));
    let keys = library.row("Ferry 0").keys;
    for (first, second, expected) in [
        ("25/12/2022", "31/01/2023", "2023-04-03"),
        ("12/25/2022", "01/31/2023", "2023-03-04"),
        ("25/12/2022", "01/31/2023", "2023"),
    ] {
        library.write("first.json", dated(1, first));
        library.write("second.json", dated(2, second));
        library.refresh();
        assert_eq!(shown().as_deref(), Some(expected), "{first} {second}");
        let row = library.row("Ferry 0");
        assert_eq!(row.keys, keys);
        let article = open(&library.catalog(), row.row).unwrap();
        assert_eq!(article.published.unwrap().value(), expected);
        assert_like_fresh(&library);
    }
}

/// A scrape whose first line is `first`.
fn scrape(first: &str, number: usize, end: &str) -> String {
    format!(
        "{first}\n\nThe ferry of day {number} at the islands{end}\n\nThose who had waited on the quay \
         since the morning of day {number} went aboard one after another with their bags.\n\nIt \
         came back in the evening of day {number}."
    )
}

#[test]
fn a_title_that_every_page_bears_gives_way_to_the_line_after_it() {
    let library = Library::new();
    for number in 0..8 {
        library.write(
            &format!("{number}.txt"),
            scrape("The Island Lantern", number, ""),
        );
    }
    library.refresh();
    let mut titles = library.titles(Sort::Title);
    titles.sort();
    let expected = (0..8).map(|number| format!("The ferry of day {number} at the islands"));
    assert_eq!(titles, expected.collect::<Vec<_>>());
    let row = library.row("The ferry of day 3 at the islands");
    let article = open(&library.catalog(), row.row).unwrap();
    assert_eq!(article.title.as_str(), "The ferry of day 3 at the islands");
    assert_eq!(article.body.len(), 2);
}

#[test]
fn a_title_is_never_learned_away() {
    // A title that is stated, a title with nothing after it that could be one, and one as a heading.
    let stated = |number: usize| {
        let text = scrape("Letters to the editor", number, "");
        json!({ "title": "Letters to the editor", "text": text }).to_string()
    };
    let table: [(&str, &dyn Fn(usize) -> String); 3] = [
        ("json", &stated),
        ("txt", &|number| {
            scrape("Letters to the editor", number, " left.")
        }),
        ("md", &|number| {
            scrape("# Letters to the editor", number, "")
        }),
    ];
    for (extension, text) in table {
        let library = Library::new();
        for number in 0..8 {
            library.write(&format!("{number}.{extension}"), text(number));
        }
        library.refresh();
        let titles = library.titles(Sort::Title);
        assert_eq!(titles, ["Letters to the editor"; 8], "{extension}");
        for row in library.rows() {
            let article = open(&library.catalog(), row.row).unwrap();
            assert_eq!(
                article.title.as_str(),
                "Letters to the editor",
                "{extension}"
            );
            assert!(article.body.len() >= 2, "{extension}");
        }
    }
}

#[test]
fn it_does_not_matter_in_which_order_files_come() {
    const FILES: usize = 150;
    // A line of every story, one of the first, one of the last, and one of two in five.
    let text = |number: usize| {
        let mut text = story(number, LINE);
        if number < 20 {
            text = text.replace("It came", "Read our guide.\\n\\nIt came");
        }
        if number > 110 {
            text = text.replace("It came", "A new ferry office.\\n\\nIt came");
        }
        if number % 5 < 2 {
            text = text.replace("It came", "All tides at a glance.\\n\\nIt came");
        }
        text
    };
    let everything = |step: usize, batch: usize| {
        let library = Library::new();
        for nth in 0..FILES {
            let number = nth * step % FILES;
            library.write(&format!("{number}.json"), text(number));
            if nth % batch == batch - 1 {
                library.refresh();
            }
        }
        library.refresh();
        let dropped = |row: &crate::article::Summary| {
            let article = open(&library.catalog(), row.row).unwrap();
            format!("{} {:?}", row.title, article.dropped)
        };
        let mut all: Vec<String> = library.rows().iter().map(dropped).collect();
        all.sort();
        all
    };
    let at_once = everything(1, FILES + 1);
    assert!(at_once.iter().all(|line| line.contains(LINE)));
    assert!(at_once.iter().any(|line| line.contains("All tides")));
    assert!(!at_once.iter().any(|line| line.contains("our guide")));
    assert_eq!(everything(7, 40), at_once);
    assert_eq!(everything(FILES - 1, 75), at_once);
}
