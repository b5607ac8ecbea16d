//! Whole scrapes, and everything that is to be read from them.
//!
//! Each example is a file as a scraper leaves it, a line `====`, and what is told of the article:
//! facts first, then each block with its kind. All of it is written for this test.

use std::path::Path;

use crate::article::{Article, Block, Kind, Marker};
use crate::formats::{Budget, read};
use crate::text::Clean;

/// What is told of an article: a line a fact, a line a block.
pub(in crate::formats) fn told(article: &Article) -> String {
    let mut told = Vec::new();
    let mut say = |name: &str, value: Option<String>| {
        told.extend(value.map(|value| format!("{name}: {value}")));
    };
    let list = |values: &[Clean]| {
        let values: Vec<&str> = values.iter().map(Clean::as_str).collect();
        (!values.is_empty()).then(|| values.join("; "))
    };
    let line = |value: &Option<Clean>| value.as_ref().map(ToString::to_string);
    say("title", Some(article.title.to_string()));
    say("subtitle", line(&article.subtitle));
    say("authors", list(&article.authors));
    say("source", line(&article.source));
    say("section", line(&article.section));
    say("url", line(&article.url));
    say("lang", line(&article.lang));
    say(
        "published",
        article.published.as_ref().map(ToString::to_string),
    );
    say("updated", article.updated.as_ref().map(ToString::to_string));
    say("tags", list(&article.tags));
    let image = article.image.as_ref();
    say("caption", image.and_then(|image| line(&image.caption)));
    say("credit", image.and_then(|image| line(&image.credit)));
    say("dropped", list(&article.dropped));
    told.extend(article.body.iter().map(shown));
    told.join("\n")
}

/// A block on one line, with a sign for its kind.
fn shown(block: &Block) -> String {
    let text = block.plain().replace('\n', " / ").replace('\t', " | ");
    let quote = "> ".repeat(usize::from(block.quote_depth));
    let sign = match &block.kind {
        Kind::Paragraph => String::from("p"),
        Kind::Heading(level) => format!("h{level}"),
        Kind::Item { depth, marker } => {
            let marker = match marker {
                Marker::Bullet => String::from("*"),
                Marker::Number(number) => format!("{number}."),
                Marker::Letter(..) => format!("{}.", marker.number().unwrap()),
                Marker::Continued => String::from("+"),
            };
            format!("{}{marker}", "  ".repeat(usize::from(*depth)))
        }
        Kind::Code => String::from("code"),
        Kind::Table(_) => String::from("table"),
        Kind::Image(image) => {
            let words = |fact: &Option<Clean>| fact.clone().unwrap_or_default();
            format!(
                "image {} by {}",
                words(&image.caption),
                words(&image.credit)
            )
        }
        Kind::Rule => String::from("rule"),
    };
    format!("{quote}{sign} {text}").trim_end().to_owned()
}

fn check(example: &str) {
    let (scrape, expected) = example
        .split_once("\n====\n")
        .expect("a scrape and what it tells");
    let reading = read(
        Path::new("000_ef36b827.txt"),
        scrape.as_bytes(),
        &Budget::default(),
    );
    assert_eq!(reading.problems, [], "{scrape}");
    let told: Vec<String> = reading.articles.iter().map(told).collect();
    pretty(&told.join("\n\n"), expected.trim());
}

/// Compares line by line, so that a failure shows the line.
fn pretty(told: &str, expected: &str) {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    for (told, expected) in lines(told).iter().zip(lines(expected)) {
        assert_eq!(*told, expected);
    }
    assert_eq!(told.lines().count(), expected.lines().count(), "{told}");
}

#[test]
fn the_scrape_of_the_first_readers() {
    check(include_str!("examples/first.txt"));
}

#[test]
fn a_subtitle_below_the_byline() {
    check(include_str!("examples/subtitle.txt"));
}

#[test]
fn a_line_a_paragraph() {
    check(include_str!("examples/lines.txt"));
}

#[test]
fn german() {
    check(include_str!("examples/german.txt"));
}

#[test]
fn french() {
    check(include_str!("examples/french.txt"));
}

#[test]
fn spanish() {
    check(include_str!("examples/spanish.txt"));
}

#[test]
fn italian() {
    check(include_str!("examples/italian.txt"));
}

#[test]
fn russian() {
    check(include_str!("examples/russian.txt"));
}

#[test]
fn a_name_behind_how_long_ago_it_was() {
    check(include_str!("examples/age.txt"));
}

#[test]
fn a_name_before_a_handle_and_a_role() {
    check(include_str!("examples/handle.txt"));
}

#[test]
fn portuguese_below_the_place_of_the_paper() {
    check(include_str!("examples/portuguese.txt"));
}

#[test]
fn vietnamese_signed_below() {
    check(include_str!("examples/vietnamese.txt"));
}

#[test]
fn arabic() {
    check(include_str!("examples/arabic.txt"));
}

#[test]
fn japanese() {
    check(include_str!("examples/japanese.txt"));
}

#[test]
fn chinese() {
    check(include_str!("examples/chinese.txt"));
}

#[test]
fn broken_to_a_width() {
    check(include_str!("examples/wrapped.txt"));
}

#[test]
fn facts_on_one_line() {
    check(include_str!("examples/pieces.txt"));
}

#[test]
fn stamps_above_the_title() {
    check(include_str!("examples/stamps.txt"));
}

#[test]
fn labels_on_lines_of_their_own() {
    check(include_str!("examples/labels.txt"));
}

#[test]
fn facts_under_their_names() {
    check(include_str!("examples/fields.txt"));
}

#[test]
fn a_bare_text() {
    check(include_str!("examples/bare.txt"));
}

#[test]
fn a_text_without_a_title() {
    check(include_str!("examples/untitled.txt"));
}

#[test]
fn the_name_of_a_paper_above_the_title() {
    check(include_str!("examples/paper.txt"));
}

#[test]
fn a_name_that_bears_the_rights_of_the_page() {
    check(include_str!("examples/rights.txt"));
}

#[test]
fn when_it_was_saved_and_from_where() {
    check(include_str!("examples/retrieved.txt"));
}

#[test]
fn buttons_above_and_boxes_within_a_story() {
    check(include_str!("examples/boxes.txt"));
}
