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
    let marked = dom::elements(page.root())
        .filter_map(|node| Some((node, dom::attribute(&node, "itemprop")?)));
    for (node, names) in marked.take(MOST) {
        for name in names.split_whitespace() {
            facts = facts.or(one(&node, name, lang));
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
    let name = value(&name.unwrap_or(*node)).filter(|name| name.len() < 256);
    name.map(|name| byline::authors(&name)).unwrap_or_default()
}
