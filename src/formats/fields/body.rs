//! Which of a record's texts is the body, and its blocks.
//!
//! Scrapers keep a body several times over: as HTML and as text, whole and cut. The richest wins
//! among those that are about as long as the longest.

use serde_json::Value;

use crate::article::{Article, Block, Kind};
use crate::formats::fields::shape::{self, Shape};
use crate::formats::fields::{Fact, Record, names, paragraphs, value};
use crate::formats::registry::{Input, Reading};
use crate::formats::{Budget, html};
use crate::text::Clean;

/// The body of a record.
#[derive(Debug, Default)]
pub struct Body {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What was taken out because it says that the text is cut, as in `… [+1234 chars]`.
    pub cut: Option<Clean>,
    /// The page that the record holds, where that is its only text: its facts fill gaps.
    pub page: Option<Box<Article>>,
}

/// One text that may be the body.
#[derive(Debug)]
struct Candidate<'a> {
    text: Text<'a>,
    shape: Shape,
    /// About how many bytes of it are seen.
    seen: usize,
}

#[derive(Debug)]
enum Text<'a> {
    One(&'a str),
    List(&'a [Value]),
}

/// Under what names an object wraps the text that it stands for.
const WRAPS: &str = "rendered processed html value @value #text $t body text content markdown";

/// The body of `record`.
pub fn body(record: &Record, budget: &Budget) -> Body {
    let named = record.named(Fact::Body);
    let mut candidates: Vec<_> = named
        .filter_map(|(name, stated)| candidate(name, stated))
        .collect();
    if candidates.is_empty() {
        // A feed's item may have its whole text where others have a summary.
        let named = record.named(Fact::Summary);
        let found = named.filter_map(|(name, stated)| candidate(name, stated));
        candidates.extend(found.filter(|text| text.shape == Shape::Html && text.seen > 300));
    }
    let Some(chosen) = choose(&candidates) else {
        return Body::default();
    };
    match (&chosen.text, chosen.shape) {
        (Text::List(values), _) => Body {
            blocks: paragraphs::blocks(values, budget),
            ..Body::default()
        },
        (Text::One(text), Shape::Page) => of_page(text, budget),
        (Text::One(text), shape) => {
            let (text, cut) = uncut(text);
            Body {
                blocks: shape::blocks(text, shape, budget),
                cut: cut.map(Clean::line),
                page: None,
            }
        }
    }
}

/// What may be the body in the value under `name`.
fn candidate<'a>(name: &str, stated: &'a Value) -> Option<Candidate<'a>> {
    let text = match stated {
        Value::String(text) => text.as_str(),
        Value::Array(values) => {
            let seen = values.iter().filter_map(value::words);
            let seen = seen.map(|words| words.len()).sum();
            return (seen > 0).then_some(Candidate {
                text: Text::List(values),
                shape: Shape::Plain,
                seen,
            });
        }
        Value::Object(map) => WRAPS.split(' ').find_map(|name| map.get(name)?.as_str())?,
        _ => return None,
    };
    value::words(&Value::String(head_of(text).to_owned()))?;
    let shape = shape::of(&names::plain(name), text);
    let seen = match shape {
        Shape::Page | Shape::Html => seen_of_html(text),
        Shape::Markdown | Shape::Plain => text.len(),
    };
    (seen > 0).then_some(Candidate {
        text: Text::One(text),
        shape,
        seen,
    })
}

/// The start of a text: enough to see whether it says that there is nothing.
fn head_of(text: &str) -> &str {
    let text = text.trim_start();
    text.get(..text.floor_char_boundary(64)).unwrap_or_default()
}

/// About how many bytes of HTML are seen: those outside its tags.
fn seen_of_html(html: &str) -> usize {
    let mut is_seen = true;
    let seen = html.bytes().filter(|byte| {
        match byte {
            b'<' => is_seen = false,
            b'>' => {
                is_seen = true;
                return false;
            }
            _ => {}
        }
        is_seen && !byte.is_ascii_whitespace()
    });
    seen.count()
}

/// The richest of the candidates that are at least three fifths as long as the longest. Whole pages
/// are only taken where there is nothing else, for most of a page is not the article.
fn choose<'a, 'c>(candidates: &'c [Candidate<'a>]) -> Option<&'c Candidate<'a>> {
    let pieces = || candidates.iter().filter(|text| text.shape != Shape::Page);
    let Some(longest) = pieces().map(|text| text.seen).max() else {
        return candidates.first();
    };
    let long = || pieces().filter(|text| text.seen * 5 >= longest * 3);
    let rich = long().find(|text| matches!(text.shape, Shape::Html | Shape::Markdown));
    rich.or_else(|| long().next())
}

/// The body of a page, and what else the page says.
fn of_page(text: &str, budget: &Budget) -> Body {
    let input = Input {
        path: std::path::Path::new("page.html"),
        bytes: text.as_bytes(),
        text,
        budget,
    };
    let mut reading = Reading::default();
    html::read(&input, &mut reading);
    let page = reading.articles.into_iter().next();
    let Some(mut page) = page.filter(|page| !page.body.is_empty()) else {
        return Body {
            blocks: html::fragment(text, budget),
            ..Body::default()
        };
    };
    Body {
        blocks: std::mem::take(&mut page.body),
        cut: None,
        page: Some(Box::new(page)),
    }
}

/// `text` without a final `[+1234 chars]`, and that.
fn uncut(text: &str) -> (&str, Option<&str>) {
    let trimmed = text.trim_end();
    let marked = trimmed
        .rfind("[+")
        .and_then(|at| trimmed.split_at_checked(at));
    match marked {
        Some((kept, mark)) if is_cut_mark(mark) => (kept.trim_end(), Some(mark)),
        _ => (text, None),
    }
}

fn is_cut_mark(mark: &str) -> bool {
    let number = mark
        .strip_prefix("[+")
        .and_then(|mark| mark.strip_suffix(" chars]"));
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether there is nothing to read in `blocks`, nor a picture.
pub fn is_empty(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| {
        let is_picture = matches!(block.kind, Kind::Image(_));
        !is_picture && block.plain().trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(json: &str) -> Option<String> {
        let map = serde_json::from_str(json).unwrap();
        let record = Record::of(&map);
        let named = record.named(Fact::Body);
        let candidates: Vec<_> = named
            .filter_map(|(name, stated)| candidate(name, stated))
            .collect();
        Some(match choose(&candidates)?.text {
            Text::One(text) => text.to_owned(),
            Text::List(values) => format!("{} parts", values.len()),
        })
    }

    #[test]
    fn the_richest_of_the_long_texts_is_the_body() {
        for (json, expected) in [
            (r#"{"text": "Only this."}"#, Some("Only this.")),
            (
                r#"{"textContent": "The whole text of it.", "content": "<p>The whole text of it.</p>"}"#,
                Some("<p>The whole text of it.</p>"),
            ),
            (
                r#"{"content": "<p>A teaser.</p>", "text": "The whole text, far longer than its teaser."}"#,
                Some("The whole text, far longer than its teaser."),
            ),
            (
                r#"{"html": "<html><head></head><body>Menu, menu, menu. The text.</body></html>", "text": "The text."}"#,
                Some("The text."),
            ),
            (
                r#"{"text": "None", "body": null, "content": {"rendered": "<p>x</p>"}}"#,
                Some("<p>x</p>"),
            ),
            (r#"{"text": ["One.", "Two."]}"#, Some("2 parts")),
            (
                r#"{"content": {"type": "link", "url": "https://example.org"}}"#,
                None,
            ),
            (r#"{"text": "", "maintext": "None"}"#, None),
        ] {
            assert_eq!(chosen(json).as_deref(), expected, "{json}");
        }
    }

    #[test]
    fn a_mark_that_the_text_is_cut_comes_off() {
        for (text, kept, mark) in [
            (
                "It began… [+1234 chars]",
                "It began…",
                Some("[+1234 chars]"),
            ),
            ("It began… [+x chars]", "It began… [+x chars]", None),
            ("It began.", "It began.", None),
        ] {
            assert_eq!(uncut(text), (kept, mark));
        }
    }
}
