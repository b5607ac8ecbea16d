//! Records one after another, as wallabag and databases export them: each an element, each fact an
//! element in it.

use serde_json::{Map, Value};

use crate::formats::fields::{Fact, names};
use crate::formats::records::{Found, Names, Part, Records};
use crate::formats::registry::{Input, Reading};
use crate::formats::xml::element::Node;
use crate::formats::xml::events::{Event, Events};
use crate::formats::xml::{Element, Ending, markup, parts};

/// How far into a document its records are looked for, in pieces.
const LOOKED_AT: usize = 200;

/// The deepest that a record may stand.
const DEEPEST: usize = 3;

/// The name and the depth of the records of a document, where its first elements look like some: a
/// title and a text or an address, side by side.
pub(super) fn place(text: &str) -> Option<(String, usize)> {
    let mut open: Vec<(String, Vec<Fact>)> = Vec::new();
    for event in Events::of(text).take(LOOKED_AT) {
        match event {
            Event::Open(tag) => {
                let facts = names::facts_of(&names::plain(local(&tag.name)));
                if let Some((_, found)) = open.last_mut() {
                    found.extend(facts.iter().map(|(fact, _)| *fact));
                }
                let depth = open.len().checked_sub(1);
                if let Some((name, found)) = open.last()
                    && let Some(depth) = depth.filter(|depth| (1..=DEEPEST).contains(depth))
                    && found.contains(&Fact::Title)
                    && (found.contains(&Fact::Body) || found.contains(&Fact::Url))
                {
                    return Some((name.clone(), depth));
                }
                open.push((tag.name, Vec::new()));
            }
            Event::Close(name) => {
                if let Some(place) = open.iter().rposition(|(open, _)| *open == name) {
                    open.truncate(place);
                }
            }
            Event::Text(_) => {}
        }
    }
    None
}

/// Reads a document of records.
pub(super) fn read(input: &Input, reading: &mut Reading) {
    let Some((name, depth)) = place(input.text) else {
        return;
    };
    let names = Names {
        from: "xml",
        file: "XML",
    };
    let mut records = Records::new(names, input.budget, reading);
    let is_part = |other: &str, at: usize| at == depth && other == name;
    let mut take = |part: crate::formats::xml::Part| {
        if records.must_stop(part.line) {
            return false;
        }
        let number = records.next_part();
        let map = map(&part.element);
        if records.take(&map, number, part.line) == Found::Foreign {
            records.set_aside(number, part.line);
        }
        true
    };
    let (_, ending) = parts(input.text, input.budget, &is_part, &mut take);
    if let Ending::CutOff { line, .. } = ending {
        let what = format!("the document is cut off after {} records", records.count);
        records.problem(&what, Part::Only, line);
    }
    records.finish();
}

/// The named values of a record: of names that come several times, a list.
fn map(record: &Element) -> Map<String, Value> {
    let mut map = Map::new();
    for (key, value) in &record.attributes {
        map.insert(key.clone(), value.as_str().into());
    }
    for element in record.elements() {
        let value = value(element);
        match map.get_mut(local(&element.name)) {
            Some(Value::Array(values)) => values.push(value),
            Some(before) => *before = vec![before.take(), value].into(),
            None => {
                map.insert(local(&element.name).to_owned(), value);
            }
        }
    }
    map
}

/// What an element states: words, a list of words, or HTML that nobody escaped.
fn value(element: &Element) -> Value {
    if !element.has_elements() {
        return element.text().into();
    }
    let has_words = element
        .nodes
        .iter()
        .any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()));
    let is_html = has_words
        || element
            .elements()
            .any(|inner| matches!(inner.name.as_str(), "p" | "div" | "h1" | "h2" | "ul" | "br"));
    if is_html {
        return markup::html(element).into();
    }
    let texts = element.elements().map(Element::text);
    texts
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .into()
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
