//! One item to the named values that every other record has too.

use serde_json::{Map, Value};
use url::Url;

use crate::formats::feed::{body, links, media, people};
use crate::formats::fields::{self, Record};
use crate::formats::xml::Element;
use crate::text::Clean;

/// Elements that date an item, by what they date, the surest first.
const PUBLISHED: [&str; 7] = [
    "pubdate",
    "published",
    "dc:date",
    "issued",
    "dcterms:issued",
    "dcterms:created",
    "created",
];
const UPDATED: [&str; 4] = ["updated", "modified", "dcterms:modified", "lastupdated"];

/// The named values of `item`, which stands in the elements `around` it.
pub(super) fn map(item: &Element, around: &[&Element]) -> Map<String, Value> {
    let base = links::base(item, around);
    let address = links::address(item, base.as_ref());
    let mut map = Map::new();
    let mut set = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(name.to_owned(), value);
        }
    };
    set("title", title(item).map(Value::from));
    set("lang", lang(item, around).map(Value::from));
    set("source", source(item).map(Value::from));
    set("author", list(people_of(item)));
    set("published", first(item, &PUBLISHED));
    set("updated", first(item, &UPDATED));
    set("tags", list(tags(item)));
    set("image", media::picture(item, base.as_ref()));
    let page = || {
        address
            .as_deref()
            .and_then(|address| Url::parse(address).ok())
    };
    let is_based = item.attribute("xml:base").is_some()
        || around
            .iter()
            .any(|element| element.attribute("xml:base").is_some());
    let base = base.filter(|_| is_based).or_else(page);
    let texts = body::texts(item, base.as_ref());
    set("url", address.map(Value::from));
    set("summary", texts.summary.map(Value::from));
    set("contenthtml", texts.body.map(Value::from));
    map
}

/// The authors that an element states for itself, cleaned.
pub(super) fn authors(element: &Element) -> Vec<Clean> {
    let mut map = Map::new();
    map.insert("author".to_owned(), people::names(element).into());
    fields::people::authors(&Record::of(&map))
}

fn title(item: &Element) -> Option<String> {
    ["title", "dc:title", "media:title"]
        .iter()
        .find_map(|name| item.text_of(name))
}

/// The first date that any of `names` states.
fn first(item: &Element, names: &[&str]) -> Option<Value> {
    let mut stated = names.iter().filter_map(|name| item.text_of(name));
    stated.next().map(Value::from)
}

/// Who wrote it: named in it, else by the feed it was taken from.
fn people_of(item: &Element) -> Vec<String> {
    let own = people::names(item);
    match item.child("source") {
        Some(source) if own.is_empty() => people::names(source),
        _ => own,
    }
}

/// The name of the feed that it was taken from.
fn source(item: &Element) -> Option<String> {
    let source = item.child("source")?;
    let name = if source.has_elements() {
        source.text_of("title")
    } else {
        Some(source.text())
    };
    name.filter(|name| !name.is_empty())
}

/// The language of the item, or of what it stands in.
fn lang(item: &Element, around: &[&Element]) -> Option<String> {
    let attribute = |element: &Element| element.attribute("xml:lang").map(str::to_owned);
    let content = || {
        ["content", "title"]
            .iter()
            .find_map(|name| attribute(item.child(name)?))
    };
    item.text_of("dc:language")
        .or_else(|| attribute(item))
        .or_else(content)
        .or_else(|| around.iter().rev().find_map(|element| attribute(element)))
}

/// The tags of an item: words, or attributes as Atom has them.
fn tags(item: &Element) -> Vec<String> {
    let named = ["category", "dc:subject", "media:category"]
        .iter()
        .flat_map(|name| item.all(name));
    let words = named.filter_map(|category| {
        let text = category.text();
        let stated = category
            .attribute("label")
            .or_else(|| category.attribute("term"));
        let words = if text.is_empty() {
            stated?.to_owned()
        } else {
            text
        };
        // What is an address names no subject.
        (!words.contains("://")).then_some(words)
    });
    words.collect()
}

fn list(values: Vec<String>) -> Option<Value> {
    (!values.is_empty()).then(|| values.into())
}
