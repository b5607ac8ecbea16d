//! The body of an article as plain text and as blocks, for `show --json`.

use serde_json::{Map, Value, json};

use crate::article::{Block, Inline, Kind, Marker};

/// Every block of text in order, apart by a blank line; each row of a table stands by itself, its
/// cells apart by tabs. Images and rules have no text of their own.
pub fn text(body: &[Block]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for block in body {
        match &block.kind {
            Kind::Table(table) => texts.extend(table.rows.iter().map(|row| row_text(row))),
            Kind::Image(_) | Kind::Rule => {}
            _ => texts.push(block.inline.text.to_string()),
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts.join("\n\n")
}

/// The blocks, an object each.
pub fn blocks(body: &[Block]) -> Value {
    body.iter().map(block).collect()
}

fn block(block: &Block) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("kind", json!(kind(block)));
    put("text", text_of(block));
    match &block.kind {
        Kind::Heading(level) => drop(put("level", json!(level))),
        Kind::Item { depth, marker } => {
            put("depth", json!(depth));
            let (kind, number) = match marker {
                Marker::Bullet => ("bullet", None),
                Marker::Number(number) | Marker::Letter(number, _) => ("number", Some(number)),
                Marker::Continued => ("continued", None),
            };
            put("marker", json!(kind));
            put("number", json!(number));
            if matches!(marker, Marker::Letter(..)) {
                put("letter", json!(marker.number()));
            }
        }
        Kind::Table(table) => {
            put("has_header", json!(table.has_header));
            let rows = table.rows.iter().map(|row| cells(row));
            put("rows", rows.collect());
        }
        Kind::Image(image) => {
            put("src", json!(image.src));
            put("alt", json!(image.alt));
            put("caption", json!(image.caption));
            put("credit", json!(image.credit));
        }
        Kind::Paragraph | Kind::Code | Kind::Rule => {}
    }
    if block.quote_depth > 0 {
        put("quote_depth", json!(block.quote_depth));
    }
    if block.item_depth > 0 {
        put("item_depth", json!(block.item_depth));
    }
    let links = links(&block.inline);
    if !links.is_empty() {
        put("links", Value::Array(links));
    }
    Value::Object(object)
}

/// The word for what a block is; running text within a quotation is a quote.
fn kind(block: &Block) -> &'static str {
    match &block.kind {
        Kind::Paragraph if block.quote_depth > 0 => "quote",
        Kind::Paragraph => "paragraph",
        Kind::Heading(_) => "heading",
        Kind::Item { .. } => "list",
        Kind::Code => "code",
        Kind::Table(_) => "table",
        Kind::Image(_) => "image",
        Kind::Rule => "rule",
    }
}

/// The words of a block; of an image those that stand for it, of a rule none.
fn text_of(block: &Block) -> Value {
    match &block.kind {
        Kind::Table(table) => {
            let rows: Vec<_> = table.rows.iter().map(|row| row_text(row)).collect();
            json!(rows.join("\n"))
        }
        Kind::Image(image) => json!(image.caption.as_ref().or(image.alt.as_ref())),
        Kind::Rule => Value::Null,
        _ => json!(block.inline.text),
    }
}

fn row_text(row: &[Inline]) -> String {
    let cells: Vec<_> = row.iter().map(|cell| cell.text.as_str()).collect();
    cells.join("\t")
}

fn cells(row: &[Inline]) -> Value {
    row.iter().map(|cell| json!(cell.text)).collect()
}

/// The links of a text, each with its words.
fn links(inline: &Inline) -> Vec<Value> {
    let runs = inline.runs.iter();
    let links = runs.filter_map(|run| {
        let url = run.link.as_ref()?;
        Some(json!({ "text": inline.text.slice(run.range.clone()), "url": url }))
    });
    links.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Image, Letters, Run, Style, Table};
    use crate::text::Clean;

    fn body() -> Vec<Block> {
        let item = Kind::Item {
            depth: 1,
            marker: Marker::Number(3),
        };
        let lettered = Kind::Item {
            depth: 0,
            marker: Marker::Letter(2, Letters::Lower),
        };
        let rows = [["a", "b"], ["c", "d"]].map(|row| row.map(Inline::plain).to_vec());
        let table = Table {
            has_header: true,
            rows: rows.to_vec(),
        };
        let image = Image {
            caption: Some(Clean::line("A port")),
            ..Image::default()
        };
        let mut linked = Block::paragraph("See here.");
        linked.inline.runs.push(Run {
            range: 4..8,
            style: Style::default(),
            link: Some(Clean::line("https://example.org/")),
        });
        let mut quote = Block::paragraph("Said so.");
        quote.quote_depth = 1;
        vec![
            Block::new(Kind::Heading(2), Inline::plain("Head")),
            linked,
            quote,
            Block::new(item, Inline::plain("Third")),
            Block {
                item_depth: 2,
                ..Block::new(Kind::Code, Inline::plain("x\n  y"))
            },
            Block::new(lettered, Inline::plain("Fourth")),
            Block::new(Kind::Table(table), Inline::default()),
            Block::new(Kind::Image(image), Inline::default()),
            Block::new(Kind::Rule, Inline::default()),
        ]
    }

    #[test]
    fn the_text_is_every_block_of_words_apart_by_a_blank_line() {
        let expected = "Head\n\nSee here.\n\nSaid so.\n\nThird\n\nx\n  y\n\nFourth\n\na\tb\n\nc\td";
        assert_eq!(text(&body()), expected);
    }

    #[test]
    fn each_block_is_an_object_that_says_what_it_is() {
        let expected = json!([
            {"kind": "heading", "text": "Head", "level": 2},
            {"kind": "paragraph", "text": "See here.",
             "links": [{"text": "here", "url": "https://example.org/"}]},
            {"kind": "quote", "text": "Said so.", "quote_depth": 1},
            {"kind": "list", "text": "Third", "depth": 1, "marker": "number", "number": 3},
            {"kind": "code", "text": "x\n  y", "item_depth": 2},
            {"kind": "list", "text": "Fourth", "depth": 0, "marker": "number", "number": 2,
             "letter": "b"},
            {"kind": "table", "text": "a\tb\nc\td", "has_header": true,
             "rows": [["a", "b"], ["c", "d"]]},
            {"kind": "image", "text": "A port", "src": null, "alt": null,
             "caption": "A port", "credit": null},
            {"kind": "rule", "text": null},
        ]);
        assert_eq!(blocks(&body()), expected);
    }
}
