//! The name of a site that only the title of its page tells: "New line approved - Town Post".
//!
//! A title has other ends too, as the name of a section. What the page shows as its own name, in its head,
//! its logo or the line of its rights, is one; else what is left must be all but the headline.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use crate::formats::html::{dom, links};
use crate::formats::{furniture, news_date};

use super::title::{SIGNS, Site, is_of_printer, joined, plain};

/// The most parts that a title is cut into.
const MOST_PARTS: usize = 10;

/// The most words and characters of a name.
const MOST_WORDS: usize = 6;
const LONGEST: usize = 50;

/// The fewest characters of a name that is looked for within a line of rights.
const SHORTEST: usize = 3;

/// Longer lines, in bytes, are not of the head of a site or of its rights.
const LINE: usize = 300;

/// The name of the site in one of the titles of a page whose headline is one of `headlines`.
pub(super) fn find(
    page: &Document,
    titles: &[String],
    headlines: &[String],
    site: &Site,
) -> Option<String> {
    let titles: Vec<Parts> = titles
        .iter()
        .filter_map(|title| parts(title, headlines))
        .collect();
    if titles.is_empty() {
        return None;
    }
    let shown = Shown::of(page);
    let outer = |parts: &Parts| [parts.after.last().cloned(), parts.before.first().cloned()];
    let mut named = titles.iter().flat_map(outer).flatten();
    let told = named.find(|(name, _)| may_be_name(name) && shown.bears_out(name, site));
    let mut left = titles.iter().filter_map(Parts::left);
    told.map(|(name, _)| name)
        .or_else(|| left.find(|name| may_be_name(name) && !shown.is_place(name)))
}

/// What stands before and after the headline in a title, each with the sign between.
#[derive(Debug, Default)]
struct Parts {
    before: Vec<(String, &'static str)>,
    after: Vec<(String, &'static str)>,
    /// Whether the headline is known: else the ends of the title stand in both.
    is_whole: bool,
}

impl Parts {
    /// What is left of the title without the headline, if it stands on one side.
    fn left(&self) -> Option<String> {
        let (name, sign) = match (self.before.as_slice(), self.after.as_slice()) {
            ([], [.., last]) => last,
            ([first, ..], []) => first,
            _ => return None,
        };
        // "Interview: New line approved" has a colon behind any word.
        (self.is_whole && !sign.starts_with([':', '：', '/', '·'])).then(|| name.clone())
    }
}

/// The parts of `title`; nothing where it has but one.
fn parts(title: &str, headlines: &[String]) -> Option<Parts> {
    let cuts = cuts(title);
    let ends: Vec<usize> = std::iter::once(0)
        .chain(cuts.iter().map(|(at, sign)| at + sign.len()))
        .collect();
    let starts: Vec<usize> = cuts
        .iter()
        .map(|(at, _)| *at)
        .chain([title.len()])
        .collect();
    if cuts.is_empty() || cuts.len() >= MOST_PARTS {
        return None;
    }
    let part = |first: usize, last: usize| -> Option<String> {
        let text = title.get(*ends.get(first)?..*starts.get(last)?)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let sign = |at: usize| cuts.get(at).map_or("", |(_, sign)| *sign);
    let headlines: Vec<String> = headlines.iter().map(|headline| plain(headline)).collect();
    let is_headline =
        |text: Option<String>| text.is_some_and(|text| headlines.contains(&plain(&text)));
    let all =
        || (0..=cuts.len()).flat_map(|first| (first..=cuts.len()).map(move |last| (first, last)));
    let headline = all().find(|(first, last)| is_headline(part(*first, *last)));
    let (first, last) = headline.unwrap_or((cuts.len(), 0));
    let before = (0..first).filter_map(|at| Some((part(at, at)?, sign(at))));
    let after = (last + 1..=cuts.len()).filter_map(|at| Some((part(at, at)?, sign(at - 1))));
    Some(Parts {
        before: before.collect(),
        after: after.collect(),
        is_whole: headline.is_some(),
    })
}

/// Where signs part a title: each place and the sign there.
fn cuts(title: &str) -> Vec<(usize, &'static str)> {
    let mut cuts: Vec<(usize, &'static str)> = SIGNS
        .iter()
        .flat_map(|sign| title.match_indices(sign).map(|(at, _)| (at, *sign)))
        .collect();
    cuts.sort_by_key(|(at, sign)| (*at, std::cmp::Reverse(sign.len())));
    let mut end = 0;
    cuts.retain(|(at, sign)| {
        let is_apart = *at >= end;
        if is_apart {
            end = at + sign.len();
        }
        is_apart
    });
    cuts
}

fn may_be_name(name: &str) -> bool {
    name.contains(char::is_alphabetic)
        && name.split_whitespace().count() <= MOST_WORDS
        && name.chars().count() <= LONGEST
        && !furniture::is_furniture(name)
        && !is_of_printer(&joined(name))
        && news_date::find(name, None, "text").is_none()
}

/// What a page shows of its site, joined.
#[derive(Debug, Default)]
struct Shown {
    /// Names in its head and its logos.
    names: HashSet<String>,
    /// Lines that say who has the rights.
    rights: Vec<String>,
    /// The words of links and items: the places of a site.
    places: HashSet<String>,
}

impl Shown {
    fn of(page: &Document) -> Self {
        let mut shown = Self::default();
        for node in dom::elements(page.root()) {
            if node.has_name("img") {
                shown
                    .names
                    .extend(dom::attribute(&node, "alt").map(|alt| joined(&alt)));
            } else if dom::is_any(&node, &["a", "li"]) {
                let place = joined(&dom::line(node));
                if is_home(&node) {
                    shown.names.insert(place);
                } else {
                    shown.places.insert(place);
                }
            } else if is_sign(&node) {
                let lines = dom::lines_without(node, |inner| dom::is_any(inner, &["nav", "li"]));
                let lines = lines.iter().filter(|line| line.len() <= LINE);
                shown.names.extend(lines.map(|line| joined(line)));
            }
        }
        let lines = page.body().map(dom::lines).unwrap_or_default();
        let rights = lines.iter().filter(|line| is_of_rights(line));
        shown.rights.extend(rights.map(|line| joined(line)));
        shown
    }

    /// Whether `name` stands in the head, a logo, a line of rights or the host.
    fn bears_out(&self, name: &str, site: &Site) -> bool {
        let whole = joined(name);
        let short = whole.strip_prefix("the").unwrap_or(&whole);
        let is_long = short.chars().count() >= SHORTEST;
        let is_begun = |known: &String| is_long && known.starts_with(short);
        site.is_like(name)
            || self.names.contains(&whole)
            || self.names.iter().any(is_begun)
            || is_long && self.rights.iter().any(|line| line.contains(short))
    }

    fn is_place(&self, name: &str) -> bool {
        self.places.contains(&joined(name))
    }
}

/// Whether a link leads to the start of its site.
fn is_home(link: &NodeRef) -> bool {
    let address = dom::attribute(link, "href").unwrap_or_default();
    let is_root = |address: &str| links::web_address(address).is_some_and(|url| url.path() == "/");
    link.has_name("a") && (address == "/" || is_root(&address))
}

/// Whether an element shows the name of the site: its head, a logo.
fn is_sign(node: &NodeRef) -> bool {
    const NAMES: &[&str] = &["logo", "brand", "masthead", "sitename", "header", "banner"];
    const OF_ARTICLE: &[&str] = &["article", "entry", "post", "content", "page-header"];
    let labels = dom::labels(node);
    let mut words = labels.split(|letter: char| !letter.is_alphanumeric());
    let is_called = words.any(|word| NAMES.contains(&word))
        || labels.contains("site-title")
        || labels.contains("site-name")
        || node.has_name("header");
    let is_of_article = OF_ARTICLE.iter().any(|name| labels.contains(name))
        || node
            .ancestors_it(Some(8))
            .any(|around| dom::is_any(&around, &["article", "main"]));
    is_called && !is_of_article && !dom::is_any(node, &["body", "html"])
}

fn is_of_rights(line: &str) -> bool {
    const SAID: &[&str] = &["copyright", "rights reserved", "版权所有"];
    let is_said = || {
        let line = line.to_lowercase();
        SAID.iter().any(|said| line.contains(said))
    };
    line.len() <= LINE && (line.contains('©') || is_said())
}
