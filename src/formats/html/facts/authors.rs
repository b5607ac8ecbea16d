//! The names in elements that the page labels as authors.

use std::collections::HashSet;

use dom_query::NodeRef;

use crate::formats::byline;
use crate::formats::furniture;
use crate::formats::html::dom;
use crate::formats::news_date;
use crate::text::Clean;

use super::surroundings::{Line, is_about_author};

/// Longer lines, in bytes, hold more than names.
const LONGEST: usize = 240;

/// The most elements that are looked at for authors.
const MOST_AUTHORS: usize = 40;

/// The names in elements that the page labels as authors, the innermost of them.
pub(super) fn labelled(lines: &[Line], lang: Option<&str>) -> Vec<Clean> {
    let nodes: Vec<NodeRef> = lines
        .iter()
        .flat_map(|line| line.authors.iter().copied())
        .take(MOST_AUTHORS)
        .collect();
    let around: HashSet<_> = nodes
        .iter()
        .flat_map(|node| node.ancestors_it(Some(8)))
        .map(|node| node.id)
        .collect();
    let mut authors: Vec<Clean> = Vec::new();
    let (outer, inner): (Vec<NodeRef>, Vec<NodeRef>) = nodes
        .into_iter()
        .partition(|node| around.contains(&node.id));
    let inner = inner
        .into_iter()
        .filter(|node| !is_beside_profile(node, &outer))
        .collect();
    for nodes in [inner, outer.clone()] {
        for name in nodes.into_iter().flat_map(|node| names_in(&node, lang)) {
            if !authors.contains(&name) {
                authors.push(name);
            }
        }
        if !authors.is_empty() {
            break;
        }
    }
    authors
}

/// Whether an element is one word beside a link to the page of an author: what stands before the name, in
/// whatever language.
fn is_beside_profile(node: &NodeRef, outer: &[NodeRef]) -> bool {
    let is_word = || !dom::line(*node).contains(' ');
    let has_profile = |node: NodeRef| dom::elements(node).any(|inner| is_profile(&inner));
    let around: Vec<_> = node.ancestors_it(Some(3)).map(|node| node.id).collect();
    let mut outer = outer.iter().filter(|outer| around.contains(&outer.id));
    is_word() && !is_profile(node) && !has_profile(*node) && outer.any(|outer| has_profile(*outer))
}

/// The names in an element that the page labels as an author: in its first line that has any. A block
/// of lines holds roles, dates and requests as well.
fn names_in(node: &NodeRef, lang: Option<&str>) -> Vec<Clean> {
    let profiles = dom::elements(*node).filter(is_profile);
    let linked: Vec<Clean> = profiles
        .flat_map(|link| names(&dom::line(link), lang))
        .collect();
    if !linked.is_empty() {
        return linked;
    }
    let lines = dom::lines_without(*node, |inner| is_about_author(&dom::labels(inner)));
    if lines.iter().any(|line| furniture::heads_links(line)) {
        return Vec::new();
    }
    let mut lines = lines
        .iter()
        .filter(|line| !furniture::is_relative_time(line));
    lines
        .find_map(|line| Some(names(line, lang)).filter(|names| !names.is_empty()))
        .unwrap_or_default()
}

/// Whether an element is a link to the page of an author.
fn is_profile(element: &NodeRef) -> bool {
    const FOLDERS: &[&str] = &[
        "/autor/",
        "/autora/",
        "/autores/",
        "/author/",
        "/authors/",
        "/auteur/",
        "/autore/",
        "/firmas/",
        "/journalist/",
        "/reporter/",
        "/profile/",
    ];
    let address = dom::attribute(element, "href").filter(|_| dom::is_any(element, &["a"]));
    address.is_some_and(|address| FOLDERS.iter().any(|folder| address.contains(folder)))
}

/// The names in the words of an element that the page labels as an author.
fn names(words: &str, lang: Option<&str>) -> Vec<Clean> {
    /// What such elements say besides names.
    const REQUESTS: &[&str] = &[
        "follow", "more", "view", "contact", "email", "profile", "bio", "read", "by", "author",
        "print",
    ];
    let is_stamp = || !news_date::stamps(words, None, "text").is_empty();
    if words.len() > LONGEST || furniture::is_furniture(words) || is_stamp() {
        return Vec::new();
    }
    let byline = byline::byline(words, lang);
    // "Jan Kowal 31 października 2023, 19:22 …": what follows the date is no name.
    let before_date = news_date::find(words, None, "text")
        .filter(|(range, _)| range.end < words.len())
        .and_then(|(range, _)| words.get(..range.start));
    let words = before_date
        .filter(|words| words.contains(char::is_alphabetic))
        .unwrap_or(words);
    // A label before the date is none either: "Sam Reed Updated 4 January 2019".
    let words = without_label(words);
    let byline = byline.or_else(|| byline::byline(words, lang));
    let mut names = byline.map_or_else(|| byline::authors(words), |byline| byline.authors);
    names.retain(|name| {
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        name.len() <= 80
            && name.contains(char::is_alphabetic)
            && !furniture::is_furniture(name)
            && !REQUESTS.contains(&first.as_str())
            && news_date::find(name, None, "text").is_none()
    });
    names
}

/// `words` without what a date would follow: "Updated", "Published:".
fn without_label(words: &str) -> &str {
    let words = words.trim_end_matches([' ', ':', '|', ',', '-', '–', '·']);
    let cut = words.rsplit_once(' ');
    let is_label =
        |word: &str| ["updated", "published", "posted"].contains(&word.to_lowercase().as_str());
    cut.filter(|(_, last)| is_label(last))
        .map_or(words, |(names, _)| names)
}
