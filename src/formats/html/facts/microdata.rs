//! What a page says of itself in attributes on the words that it shows (`itemprop`).

use dom_query::{Document, NodeRef};

use crate::article::Date;
use crate::formats::html::dom;
use crate::formats::{byline, news_date};
use crate::text::Clean;

use super::facts::{Facts, said};

const FROM: &str = "microdata";

/// How many marked elements are looked at.
const MOST: usize = 400;

/// The first facts of a page that are marked so; comments mark theirs as well, and stand below.
pub(super) fn read(page: &Document, lang: Option<&str>) -> Facts {
    let mut facts = Facts::default();
    let mut authors_in = None;
    let marked = dom::elements(page.root())
        .filter_map(|node| Some((node, dom::attribute(&node, "itemprop")?)));
    for (node, names) in marked.take(MOST) {
        for name in names.split_whitespace() {
            let mut found = one(&node, name, lang);
            // Authors of one story stand beside each other.
            let parent = node.parent().map(|parent| parent.id);
            if !found.authors.is_empty() && authors_in.get_or_insert(parent) == &parent {
                found.authors.retain(|name| !facts.authors.contains(name));
                facts.authors.append(&mut found.authors);
            }
            facts = facts.or(found);
        }
    }
    facts
}

fn one(node: &NodeRef, name: &str, lang: Option<&str>) -> Facts {
    let mut facts = Facts::default();
    match name.to_ascii_lowercase().as_str() {
        "headline" => facts.headline = value(node).map(|headline| (headline, FROM)),
        "alternativeheadline" => facts.subtitle = value(node),
        "datepublished" => facts.published = date(node, lang),
        "datemodified" => facts.updated = date(node, lang),
        "author" => facts.authors = authors(node),
        "articlesection" => facts.section = value(node),
        _ => {}
    }
    facts
}

fn value(node: &NodeRef) -> Option<String> {
    let stated = dom::attribute(node, "content").and_then(|content| said(&content));
    stated.or_else(|| Some(dom::line(*node)).filter(|line| !line.is_empty() && line.len() < 1024))
}

fn date(node: &NodeRef, lang: Option<&str>) -> Option<Date> {
    let stated = ["datetime", "content"]
        .iter()
        .filter_map(|name| dom::attribute(node, name));
    let shown = std::iter::once_with(|| dom::line(*node));
    let mut raw = stated.chain(shown).filter(|raw| raw.len() < 128);
    raw.find_map(|raw| news_date::parse(&raw, lang, FROM))
}

fn authors(node: &NodeRef) -> Vec<Clean> {
    let name = dom::elements(*node).find(|inner| {
        dom::attribute(inner, "itemprop")
            .is_some_and(|names| names.split_whitespace().any(|name| name == "name"))
    });
    let stated = value(&name.unwrap_or(*node)).filter(|name| name.len() < 256);
    let mut authors = stated
        .map(|name| byline::authors(&name))
        .unwrap_or_default();
    if let Some(name) = name {
        authors.extend(beside(name));
    }
    authors
}

/// The names in the elements beside one that is marked as a name, with nothing but an "and" between.
fn beside(name: NodeRef) -> Vec<Clean> {
    let mut names = Vec::new();
    let mut last = name;
    while let Some(and) = last.next_sibling()
        && dom::words(&and).is_some_and(|words| byline::is_and(&words))
        && let Some(next) = and.next_sibling().filter(NodeRef::is_element)
    {
        let mut found = byline::authors(&dom::line(next));
        let is_name = found.len() == 1 && found.iter().all(|name| name.contains(' '));
        if !is_name {
            break;
        }
        names.append(&mut found);
        last = next;
    }
    names
}
