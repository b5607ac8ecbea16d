//! What a person has added follows its article: renamed, moved, scraped again with another stamp, or
//! kept in another format.

use std::fs;

use crate::support::{Home, Screen};

/// The words of the article.
const PARAGRAPHS: [&str; 4] = [
    "The harbour council voted on Sunday to keep the night ferry running through the winter, after a debate that lasted until the last tram had gone.",
    "The drone survey of the channel, ordered in January, found the sandbank two metres further north than the chart says.",
    "Anyone who crosses after midnight will pay a little more from April, and those who live on the island will not.",
    "“A ferry that does not sail is a very expensive pier,” said the harbour master, who has seen three of them.",
];

/// The article as a scrape, taken on that day.
fn scraped(stamp: &str) -> String {
    let body = PARAGRAPHS.join("\n\n");
    format!(
        "Last update: {stamp}\n\nNewsroom logo\n\nHarbour council backs the night ferry\n\nBy Ada Quill March 8, 2026\n\n{body}\n"
    )
}

/// The article as a web page.
fn page() -> String {
    let body = format!("<p>{}</p>", PARAGRAPHS.join("</p><p>"));
    format!(
        "<!doctype html><html lang=\"en\"><head><title>Harbour council backs the night ferry | Tidewater Press</title><meta property=\"og:site_name\" content=\"Tidewater Press\"><meta property=\"og:title\" content=\"Harbour council backs the night ferry\"><meta property=\"og:url\" content=\"https://tidewater.example/2026/night-ferry\"><meta property=\"article:published_time\" content=\"2026-03-08T18:00:00Z\"><meta name=\"author\" content=\"Ada Quill\"></head><body><nav><a href=\"/\">Home</a></nav><article><h1>Harbour council backs the night ferry</h1>{body}</article><footer>© Tidewater Press</footer></body></html>"
    )
}

/// The page as a clipper writes it.
fn clipped() -> String {
    let body = PARAGRAPHS.join("\n\n");
    format!(
        "---\ntitle: Harbour council backs the night ferry\nauthor: Ada Quill\npublished: 2026-03-08\nsource: https://tidewater.example/2026/night-ferry?utm_source=clip\nsite: Tidewater Press\n---\n\n{body}\n"
    )
}

/// The page as another clipper writes it, without its address and with other marks in the text.
fn clipped_without_address() -> String {
    let body = PARAGRAPHS
        .join("\n\n")
        .replace("night ferry", "*night ferry*");
    format!(
        "---\ntitle: Harbour council backs the night ferry\nauthor: Ada Quill\npublished: 2026-03-08\nsite: Tidewater Press\n---\n\n{body}\n"
    )
}

/// A home with that article among others.
fn home(name: &str, content: String) -> Home {
    (0..4)
        .fold(Home::new(), |home, number| {
            let other = format!("Other {number}\n\nBy Jon Reed March {}, 2026\n\nOther words, of matter {number}.\n", 2 + number);
            home.file(&format!("other-{number}.txt"), other)
        })
        .file(name, content)
}

/// Marks the article in every way, changes the folder, and looks what it bears.
fn follows(name: &str, content: String, change: impl FnOnce(&Home)) {
    let home = home(name, content);
    let mut screen = Screen::open(&home, 60, 10);
    screen.keys("/ b a c k s Enter");
    assert_eq!(screen.app().list.len(), 1);
    screen.keys("Enter ^d ^d b");
    let place = screen.app().reading.place;
    assert!(place.block > 0, "{place:?}");
    screen.keys("a t i d e ^s t s e a Enter");
    drop(screen);
    change(&home);
    let mut screen = Screen::open(&home, 60, 10);
    screen.keys("g a Esc G B");
    let list = &screen.app().list;
    assert_eq!(list.len(), 1, "{}", screen.frame());
    let summary = list.summary_at(0).unwrap();
    assert_eq!(summary.title, "Harbour council backs the night ferry");
    assert!(summary.path.exists() || home.path().join(&summary.path).exists());
    let row = summary.row.0;
    screen.keys("g g");
    let reading = &screen.app().reading;
    assert_eq!(reading.place, place, "{}", screen.frame());
    assert_eq!(reading.added.tags, ["sea"]);
    assert_eq!(reading.added.note.as_ref().unwrap().text, "tide");
    assert!(screen.app().list.view.bookmarked.contains(row));
}

#[test]
fn what_was_added_follows_a_file_that_is_renamed_or_moved() {
    follows("ferry.txt", scraped("March 9, 2026 18:20"), |home| {
        home.rename("ferry.txt", "000_0f3a9c2be41d7756.txt");
    });
    follows("ferry.txt", scraped("March 9, 2026 18:20"), |home| {
        home.rename("ferry.txt", "2026/03/harbour/ferry.txt");
    });
}

#[test]
fn what_was_added_follows_an_article_that_is_scraped_again() {
    follows("ferry.txt", scraped("March 9, 2026 18:20"), |home| {
        home.remove("ferry.txt");
        home.write("again.txt", scraped("March 21, 2026 06:05"));
    });
    follows("ferry.html", page(), |home| {
        let page = page().replace("Home</a>", "Home</a><a href=\"/live\">Live</a>");
        home.remove("ferry.html");
        home.write("night-ferry.html", page);
    });
}

#[test]
fn what_was_added_follows_an_article_into_another_format() {
    follows("ferry.html", page(), |home| {
        home.remove("ferry.html");
        home.write("ferry.md", clipped());
    });
    follows("ferry.html", page(), |home| {
        home.remove("ferry.html");
        home.write("ferry.md", clipped_without_address());
    });
}

#[test]
fn what_was_added_outlives_the_index_and_is_listed_without_its_file() {
    follows("ferry.txt", scraped("March 9, 2026 18:20"), |home| {
        fs::remove_dir_all(home.place("cache")).unwrap();
    });
}
