//! Bodies that are HTML, Markdown, plain text or a list of paragraphs, as blocks.
//!
//! A field called `content` may hold any of them. The text itself decides: tags that stand alone
//! mean HTML, headings and links written out mean Markdown, anything else is plain text.

use serde_json::{Map, Value};

use crate::article::{Block, Inline, Kind, Marker};
use crate::formats::fields::{images, value};
use crate::formats::{Budget, html, markdown, text};

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A whole web page.
    Page,
    /// A piece of HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

/// What `text`, found under the plain name `name`, is written in.
pub fn of(name: &str, text: &str) -> Shape {
    if is_page(text) {
        Shape::Page
    } else if value::has_tag(text) {
        Shape::Html
    } else if matches!(name, "markdown" | "md" | "selftext")
        || name.ends_with("markdown")
        || is_markdown(text)
    {
        Shape::Markdown
    } else {
        Shape::Plain
    }
}

/// Whether `text` is a whole page and not a piece of one.
fn is_page(text: &str) -> bool {
    let head = text.trim_start();
    let head = head
        .get(..head.floor_char_boundary(2000))
        .unwrap_or_default();
    let head = head.to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html") || head.contains("<head>")
}

/// Whether `text` is Markdown beyond doubt: paragraphs apart by blank lines, and a sign in them that
/// plain text has no use for. One line a paragraph is plain text, for Markdown would join the lines.
fn is_markdown(text: &str) -> bool {
    let is_parted = text.contains("\n\n") || !text.contains('\n');
    is_parted
        && text.lines().any(|line| {
            let heading = line.trim_start_matches('#');
            let level = line.len() - heading.len();
            let is_heading = (1..=6).contains(&level) && heading.starts_with(' ');
            let is_fence = line.starts_with("```") || line.starts_with("~~~");
            let has_link = line.contains("](http") || line.contains("](/") || line.contains("[[");
            is_heading || is_fence || has_link || line.matches("**").count() >= 2
        })
}

/// The blocks of `text`, which is written in `shape`.
pub fn blocks(text: &str, shape: Shape, budget: &Budget) -> Vec<Block> {
    match shape {
        Shape::Page | Shape::Html if has_block_tag(text) => html::fragment(text, budget),
        Shape::Page | Shape::Html => html::fragment(&paragraphs(text), budget),
        Shape::Markdown => markdown::blocks(text, budget),
        Shape::Plain if text.contains('&') && text.contains(';') => {
            text::blocks(&unescaped(text), budget)
        }
        Shape::Plain => text::blocks(text, budget),
    }
}

/// Whether HTML parts its own paragraphs.
fn has_block_tag(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "<p",
        "<br",
        "<div",
        "<h1",
        "<h2",
        "<h3",
        "<li",
        "<ul",
        "<ol",
        "<table",
        "<article",
        "<section",
        "<blockquote",
        "<body",
        "<figure",
    ];
    text.match_indices('<').any(|(at, _)| {
        STARTS.iter().any(|start| {
            let head = text.get(at..at + start.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(start))
        })
    })
}

/// HTML whose paragraphs are blank lines, as blog engines store it, with the tags they mean.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let parts = text.split("\n\n").filter(|part| !part.trim().is_empty());
    parts.fold(String::with_capacity(text.len() + 64), |html, part| {
        html + "<p>" + part.trim() + "</p>\n"
    })
}

/// Plain text with its entities decoded, once, line by line.
fn unescaped(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        if line.contains('&') && line.contains(';') {
            html::inline_text(&line.replace('<', "&lt;"))
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The blocks of a body that is a list: of paragraphs, of pieces of HTML, or of objects that say
/// what they are.
pub fn list_blocks(values: &[Value], budget: &Budget) -> Vec<Block> {
    let mut blocks = Vec::new();
    for value in values {
        if blocks.len() >= budget.blocks || budget.is_spent() {
            break;
        }
        match value {
            Value::String(text) if value::has_tag(text) => {
                blocks.extend(html::fragment(text, budget));
            }
            Value::String(text) if text.trim().is_empty() => {}
            Value::String(text) => blocks.push(Block::paragraph(text.trim())),
            Value::Object(map) => object_blocks(map, budget, &mut blocks),
            _ => {}
        }
    }
    blocks
}

/// The blocks of one object of a list, as block editors and feed readers write them.
fn object_blocks(map: &Map<String, Value>, budget: &Budget, blocks: &mut Vec<Block>) {
    let inner = map.get("data").and_then(Value::as_object).unwrap_or(map);
    let text = |names: &[&str]| {
        let mut values = names
            .iter()
            .filter_map(|name| inner.get(*name).or_else(|| map.get(*name)));
        values.find_map(|value| value.as_str().filter(|text| !text.trim().is_empty()))
    };
    let kind = ["type", "kind", "tag", "@type"]
        .iter()
        .find_map(|name| map.get(*name)?.as_str());
    let kind = kind.unwrap_or_default().to_lowercase();
    if let Some(Value::Array(items)) = inner.get("items") {
        let items = items.iter().filter_map(value::words);
        blocks.extend(items.map(|item| {
            let kind = Kind::Item {
                depth: 0,
                marker: Marker::Bullet,
            };
            Block::new(kind, Inline::plain(&item))
        }));
        return;
    }
    if kind.contains("image") || kind.contains("figure") {
        blocks.extend(
            images::of_value(&Value::Object(inner.clone()))
                .map(|image| Block::new(Kind::Image(image), Inline::default())),
        );
        return;
    }
    let words = [
        "text",
        "value",
        "html",
        "content",
        "body",
        "paragraph",
        "rendered",
    ];
    let Some(text) = text(&words) else { return };
    let level = inner
        .get("level")
        .and_then(Value::as_u64)
        .and_then(|level| u8::try_from(level).ok());
    let is_heading = kind.contains("head") || matches!(kind.as_bytes(), [b'h', b'1'..=b'6']);
    let line = || Inline {
        text: value::line(text),
        runs: Vec::new(),
    };
    if is_heading {
        let level = level.unwrap_or(2).clamp(1, 6);
        blocks.push(Block::new(Kind::Heading(level), line()));
    } else if kind.contains("code") {
        blocks.push(Block::new(Kind::Code, Inline::plain(text)));
    } else if kind.contains("quote") {
        blocks.push(Block {
            quote_depth: 1,
            ..Block::new(Kind::Paragraph, line())
        });
    } else {
        blocks.extend(self::blocks(text, of("", text), budget));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_decides_what_it_is_written_in() {
        for (name, text, expected) in [
            ("content", "<p>One.</p>", Shape::Html),
            (
                "content",
                "One.\n\nTwo <a href=\"x\">three</a>.",
                Shape::Html,
            ),
            ("content", "<!DOCTYPE html><title>x</title>", Shape::Page),
            ("text", "One.\n\n## Two\n\nThree.", Shape::Markdown),
            ("text", "See [this](https://example.org).", Shape::Markdown),
            ("text", "One.\n- two\n[x](http://y)\nThree.", Shape::Plain),
            ("text", "One: 3 < 4.\n\nTwo.", Shape::Plain),
            ("markdown", "One.\nTwo.", Shape::Markdown),
            ("text", "#hashtag and * star", Shape::Plain),
        ] {
            assert_eq!(of(name, text), expected, "{text}");
        }
    }

    #[test]
    fn a_list_of_paragraphs_is_a_body() {
        let json = r#"["One.", "", {"type": "heading", "text": "Two"}, {"type": "quote", "data": {"text": "Three."}},
            {"type": "list", "data": {"items": ["a", "b"]}}, {"type": "image", "url": "https://example.org/p.jpg", "caption": "P"},
            {"type": "code", "text": "x = 1"}, 7]"#;
        let values: Vec<Value> = serde_json::from_str(json).unwrap();
        let blocks = list_blocks(&values, &Budget::default());
        let seen: Vec<_> = blocks
            .iter()
            .map(|block| (block.plain(), block.quote_depth))
            .collect();
        let expected = [
            ("One.", 0),
            ("Two", 0),
            ("Three.", 1),
            ("a", 0),
            ("b", 0),
            ("", 0),
            ("x = 1", 0),
        ];
        assert_eq!(seen, expected.map(|(text, depth)| (text.to_owned(), depth)));
        assert!(matches!(blocks[1].kind, Kind::Heading(2)));
        assert!(matches!(&blocks[5].kind, Kind::Image(image) if image.caption.is_some()));
    }
}
