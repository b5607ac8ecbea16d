//! Bodies that are a list: of paragraphs, of pieces of HTML, or of objects that say what they are.

use serde_json::{Map, Value};

use crate::article::{Block, Inline, Kind, Marker};
use crate::formats::fields::{images, markup, shape, value};
use crate::formats::{Budget, html};

/// Under what names an object of a list keeps its words.
const WORDS: &str = "text value html content body paragraph rendered";

/// The blocks of a body that is a list.
pub fn blocks(values: &[Value], budget: &Budget) -> Vec<Block> {
    let mut blocks = Vec::new();
    for value in values {
        if blocks.len() >= budget.blocks || budget.is_spent() {
            budget.note_cut();
            break;
        }
        match value {
            Value::String(text) if markup::has_tag(text) => {
                blocks.extend(html::fragment(text, budget));
            }
            Value::String(text) if text.trim().is_empty() => {}
            Value::String(text) => blocks.push(Block::paragraph(text.trim())),
            Value::Object(map) => blocks.extend(of_object(map, budget)),
            _ => {}
        }
    }
    blocks
}

/// The blocks of one object, as block editors and feed readers write them.
fn of_object(map: &Map<String, Value>, budget: &Budget) -> Vec<Block> {
    let inner = map.get("data").and_then(Value::as_object).unwrap_or(map);
    let mut kinds = ["type", "kind", "tag", "@type"].iter();
    let kind = kinds.find_map(|name| map.get(*name)?.as_str());
    let kind = kind.unwrap_or_default().to_lowercase();
    if let Some(Value::Array(items)) = inner.get("items") {
        return items
            .iter()
            .filter_map(value::words)
            .map(|item| listed(&item))
            .collect();
    }
    if kind.contains("image") || kind.contains("figure") {
        let image = images::of_value(&Value::Object(inner.clone()));
        let block = image.map(|image| Block::new(Kind::Image(image), Inline::default()));
        return block.into_iter().collect();
    }
    let mut texts = WORDS
        .split(' ')
        .filter_map(|name| inner.get(name).or_else(|| map.get(name)));
    let text = texts.find_map(|value| value.as_str().filter(|text| !text.trim().is_empty()));
    let Some(text) = text else {
        return Vec::new();
    };
    said(text, &kind, inner, budget)
}

/// The blocks of words that an object says to be of some kind.
fn said(text: &str, kind: &str, inner: &Map<String, Value>, budget: &Budget) -> Vec<Block> {
    let line = || Inline {
        text: value::line(text),
        runs: Vec::new(),
    };
    let is_heading = kind.contains("head") || matches!(kind.as_bytes(), [b'h', b'1'..=b'6']);
    if is_heading {
        let level = inner.get("level").and_then(Value::as_u64).unwrap_or(2);
        let level = u8::try_from(level.clamp(1, 6)).unwrap_or(2);
        return vec![Block::new(Kind::Heading(level), line())];
    }
    if kind.contains("code") {
        return vec![Block::new(Kind::Code, Inline::plain(text))];
    }
    if kind.contains("quote") {
        return vec![Block {
            quote_depth: 1,
            ..Block::new(Kind::Paragraph, line())
        }];
    }
    shape::blocks(text, shape::of("", text), budget)
}

/// One item of a list.
fn listed(item: &str) -> Block {
    let kind = Kind::Item {
        depth: 0,
        marker: Marker::Bullet,
    };
    Block::new(kind, Inline::plain(item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_paragraphs_is_a_body() {
        let json = r#"["One.", "", {"type": "heading", "text": "Two"}, {"type": "quote", "data": {"text": "Three."}},
            {"type": "list", "data": {"items": ["a", "b"]}}, {"type": "image", "url": "https://example.org/p.jpg", "caption": "P"},
            {"type": "code", "text": "x = 1"}, 7]"#;
        let values: Vec<Value> = serde_json::from_str(json).unwrap();
        let found = blocks(&values, &Budget::default());
        let seen: Vec<_> = found
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
        assert!(matches!(found[1].kind, Kind::Heading(2)));
        assert!(matches!(&found[5].kind, Kind::Image(image) if image.caption.is_some()));
    }
}
