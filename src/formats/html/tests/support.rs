//! A small page read, and its facts as lines.

use std::path::Path;

use crate::article::{Article, Date};
use crate::formats::html::blocks::notation;
use crate::formats::{Budget, Reading};

/// Prose for pages that are about something else.
pub(super) const STORY: &str = "<p>The council voted on Tuesday to build the new line along the \
    river, after a debate that lasted until midnight and filled the gallery with residents of both \
    banks.</p><p>Work on the first of nine stations will begin in the spring, the mayor said, and \
    the trains are expected to run four years later if the tunnel meets no further delay.</p>";

/// The same as the body shows it.
pub(super) const STORY_LINES: [&str; 2] = [
    "The council voted on Tuesday to build the new line along the river, after a debate that lasted \
     until midnight and filled the gallery with residents of both banks.",
    "Work on the first of nine stations will begin in the spring, the mayor said, and the trains are \
     expected to run four years later if the tunnel meets no further delay.",
];

/// Reads a page through the front door.
pub(super) fn reading(html: &str) -> Reading {
    crate::formats::read(
        Path::new("saved page.html"),
        html.as_bytes(),
        &Budget::default(),
    )
}

/// The one article of a page.
pub(super) fn article(html: &str) -> Article {
    let mut reading = reading(html);
    assert_eq!(reading.articles.len(), 1, "{:?} {html}", reading.problems);
    reading.articles.remove(0)
}

/// A page with these elements in its head, and a body.
pub(super) fn page(head: &str, body: &str) -> String {
    format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")
}

/// A page whose article is a heading, what is given, and a story.
pub(super) fn page_with_story(head: &str, above: &str) -> String {
    let body = format!("<main><article><h1>New line approved</h1>{above}{STORY}</article></main>");
    page(head, &body)
}

/// A date with where it was found: `2023-02-10 json-ld`; `-` for none.
pub(super) fn date(date: Option<&Date>) -> String {
    date.map_or_else(
        || "-".to_owned(),
        |date| format!("{} {}", date.value(), date.from),
    )
}

/// The body as lines, as the tests of pieces write them.
pub(super) fn lines(article: &Article) -> Vec<String> {
    notation(&article.body)
}

/// Checks that the body of an article that holds `html` is `before`, `expected`, and nothing else.
pub(super) fn check_body(html: &str, expected: &[&str]) {
    let article =
        article(&page_with_story("", "").replace("</article>", &format!("{html}</article>")));
    let lines = lines(&article);
    let whole: Vec<&str> = STORY_LINES.iter().chain(expected).copied().collect();
    assert_eq!(lines, whole, "{html}");
}
