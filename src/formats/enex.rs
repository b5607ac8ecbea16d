//! Evernote exports: notes, many of them clipped from the web.

use serde_json::{Map, Value};

use crate::formats::Budget;
use crate::formats::records::{Names, Part, Records};
use crate::formats::registry::{Input, Reading};
use crate::formats::xml::element::Node;
use crate::formats::xml::markup::{attribute, translated};
use crate::formats::xml::{Element, Ending, parts};

const NAMES: Names = Names {
    from: "enex",
    file: "an Evernote export",
};

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    crate::formats::kinds::root(input.text).is_some_and(|root| root == "en-export")
}

/// Reads an export: an article a note.
pub fn read(input: &Input, reading: &mut Reading) {
    let mut records = Records::new(NAMES, input.budget, reading);
    let is_note = |name: &str, depth: usize| name == "note" && depth == 1;
    let mut take = |part: crate::formats::xml::Part| {
        if records.must_stop(part.line) {
            return false;
        }
        let number = records.next_part();
        records.take_item(&map(&part.element, input.budget), number, part.line);
        true
    };
    let (_, ending) = parts(input.text, input.budget, &is_note, &mut take);
    if let Ending::CutOff { line, .. } = ending {
        let what = format!("the export is cut off after {} notes", records.count);
        records.problem(&what, Part::Only, line);
    }
    records.finish_one();
}

/// The named values of a note. When a note was made is when its article was saved.
fn map(note: &Element, budget: &Budget) -> Map<String, Value> {
    let mut map = Map::new();
    let mut set = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            map.insert(name.to_owned(), value.into());
        }
    };
    set("title", note.text_of("title"));
    set(
        "saved",
        note.text_of("created").or_else(|| note.text_of("updated")),
    );
    let about = note.child("note-attributes");
    set("author", about.and_then(|about| about.text_of("author")));
    set("url", about.and_then(|about| about.text_of("source-url")));
    set(
        "contenthtml",
        note.child("content").map(|content| html(content, budget)),
    );
    let tags: Vec<String> = note.all("tag").map(Element::text).collect();
    if !tags.is_empty() {
        map.insert("tags".to_owned(), tags.into());
    }
    map
}

/// The text of a note as HTML: a document of its own, in the element that holds it.
fn html(content: &Element, budget: &Budget) -> String {
    let inner = content.text();
    let mut html = String::new();
    let is_note = |name: &str, depth: usize| name == "en-note" && depth == 0;
    parts(&inner, budget, &is_note, &mut |mut part| {
        show_signs(&mut part.element);
        html = translated(&part.element, &tag);
        true
    });
    html
}

/// Makes the boxes of a list of tasks signs in the text, and a block of code one. The tree is no
/// deeper than its budget.
fn show_signs(element: &mut Element) {
    for node in &mut element.nodes {
        let Node::Element(inner) = node else { continue };
        let style = inner
            .attribute("style")
            .unwrap_or_default()
            .replace(' ', "");
        let says = |what: &str| style.contains(what);
        if inner.name == "en-todo" {
            let is_ticked = inner.attribute("checked") == Some("true");
            *node = Node::Text(sign(is_ticked).to_owned());
            continue;
        }
        if says("-en-codeblock:true") {
            let lines: Vec<String> = inner.elements().map(line).collect();
            let code = if lines.is_empty() {
                inner.text()
            } else {
                lines.join("\n")
            };
            "pre".clone_into(&mut inner.name);
            inner.nodes = vec![Node::Text(code)];
            continue;
        }
        show_signs(inner);
        if inner.name == "li" && says("--en-checked:") {
            let is_ticked = says("--en-checked:true");
            inner
                .nodes
                .insert(0, Node::Text(sign(is_ticked).to_owned()));
        }
    }
}

fn sign(is_ticked: bool) -> &'static str {
    if is_ticked { "\u{2611} " } else { "\u{2610} " }
}

/// A line of code, its indent kept.
fn line(element: &Element) -> String {
    let texts = element.nodes.iter().map(|node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(inner) => inner.text(),
    });
    texts.collect::<String>().trim_end().to_owned()
}

/// The tag of HTML that an element of a note is; attached files and what is encrypted are not shown.
fn tag(element: &Element) -> Option<String> {
    let name = element.name.as_str();
    if matches!(name, "en-media" | "en-crypt") {
        return None;
    }
    let kept = element.attributes.iter();
    let kept = kept.filter(|(key, _)| matches!(key.as_str(), "href" | "src" | "alt" | "colspan"));
    let attributes = kept.map(|(key, value)| attribute(key, value));
    Some(name.to_owned() + &attributes.collect::<String>())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::article::Block;
    use crate::formats;

    #[test]
    fn notes_are_articles_that_were_saved() {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE en-export SYSTEM \"x.dtd\"><en-export><note><title>Eels</title>
            <created>20240129T203941Z</created><updated>20240130T203941Z</updated><tag>Rivers</tag><tag>Fish</tag>
            <note-attributes><author>Ann Lee</author><source-url>https://herald.example/eels</source-url></note-attributes>
            <content><![CDATA[<?xml version=\"1.0\"?><!DOCTYPE en-note SYSTEM \"y.dtd\"><en-note><div>Two &amp; two.</div><ul><li style=\"--en-checked: true;\">One</li></ul><div><en-todo checked=\"false\"/>Two</div><div style=\"--en-codeblock:true;\"><div>if x:</div><div>  y</div></div><en-media type=\"image/png\" hash=\"x\"/></en-note>]]></content>
            <resource><data encoding=\"base64\">AAAA</data></resource></note></en-export>";
        let reading = formats::read(Path::new("a.enex"), text.as_bytes(), &Budget::default());
        assert_eq!(
            (reading.articles.len(), reading.problems.len()),
            (1, 0),
            "{:?}",
            reading.skipped
        );
        let note = &reading.articles[0];
        let body: Vec<_> = note.body.iter().map(Block::plain).collect();
        assert_eq!(
            (note.title.as_str(), note.authors[0].as_str()),
            ("Eels", "Ann Lee")
        );
        assert_eq!(note.saved.as_ref().unwrap().value(), "2024-01-29T20:39:41Z");
        assert_eq!(
            (note.published.as_ref(), note.updated.as_ref()),
            (None, None)
        );
        assert_eq!(note.tags, ["Rivers", "Fish"].map(crate::text::Clean::line));
        assert_eq!(body, ["Two & two.", "☑ One", "☐ Two", "if x:\n  y"]);
    }
}
