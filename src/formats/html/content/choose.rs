//! By scores, or where those find little by the page's own elements.
//!
//! `dom_smoothie` scores the elements of a page by their words and links, as the reader view of Firefox
//! does. It is quadratic in depth and its tree can be large, so it is asked only where that is cheap,
//! and behind a wall: it may panic, and then the page's own elements are read. They are read as
//! well where they hold far more than it found.

use std::panic::{self, AssertUnwindSafe};

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::article::Block;
use crate::formats::Budget;
use crate::formats::html::links::Base;
use crate::formats::html::strip::Stripped;
use crate::formats::html::trim::lines;
use crate::formats::html::{blocks, dom};

use super::prune::prune;
use super::ready::make_ready;

/// Sum of depths up to which a tree is scored.
const MOST_STEPS: usize = 1_000_000;

/// Tags up to which a tree is scored: twice as many as the largest pages of news have. The scores look at
/// every element many times over, and would leave no time to read the page.
const MOST_TAGS: usize = 100_000;

/// Sum of lengths up to which the tree is scored, for the scores write it as text, which is quadratic
/// in the signs that are escaped.
const MOST_ESCAPES: usize = 2_000_000_000;

/// Sum over all texts of length and depth up to which the text of each element is read by itself.
const MOST_WEIGHT: usize = 200_000_000;

/// Letters that the scores must find before they are believed at once.
const ENOUGH: usize = 250;

/// Letters from which on the scores are right where the page's own elements hold far more: a gallery
/// below the article, or all its comments.
const LITTLE: usize = 1000;

/// What a page says of its article, by which it is found.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats::html) struct Said<'a> {
    /// The headline as the page shows it.
    pub(in crate::formats::html) heading: Option<&'a str>,
    /// The text of the article, where the page describes itself so fully.
    pub(in crate::formats::html) text: Option<&'a str>,
}

/// Finds the article in a page.
pub(in crate::formats::html) fn find(
    page: Document,
    stripped: &Stripped,
    said: Said,
    base: &Base,
    budget: &Budget,
) -> Vec<Block> {
    let is_light = stripped.weight <= MOST_WEIGHT;
    let own = if is_light { own_length(&page) } else { 0 };
    let is_cheap = is_light
        && stripped.steps <= MOST_STEPS
        && stripped.tags <= MOST_TAGS
        && stripped.escapes <= MOST_ESCAPES;
    let (scored, page) = if is_cheap && !budget.is_spent() {
        (scored(page, said.heading, base, budget), None)
    } else {
        (Vec::new(), Some(page))
    };
    let found = prose(&scored);
    let stated = said.text.map_or(0, str::len);
    if found >= ENOUGH && found * 2 >= own && found * 10 >= stated * 9 {
        return scored;
    }
    // The scores work by taking the tree apart: the page's own elements stand in a fresh one. Two large
    // ones would not fit in memory.
    let page = page.unwrap_or_else(|| Document::from(stripped.html.as_str()));
    let own = own_elements(&page, is_light, said.heading, base, budget);
    let own_prose = prose(&own);
    let is_far_more = found < LITTLE && own_prose > found * 2;
    let is_nearer = stated > 0 && own_prose.abs_diff(stated) < found.abs_diff(stated);
    if is_far_more || is_nearer || scored.is_empty() {
        own
    } else {
        scored
    }
}

/// The blocks that the scores find.
fn scored(page: Document, heading: Option<&str>, base: &Base, budget: &Budget) -> Vec<Block> {
    if let Some(body) = page.body() {
        make_ready(body, heading, base);
    }
    let read = || {
        let config = Config {
            keep_classes: true,
            disable_json_ld: true,
            char_threshold: ENOUGH,
            ..Config::default()
        };
        let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
        reader.parse().ok()?;
        let found = reader.doc.select_single("#readability-page-1");
        found
            .nodes()
            .first()
            .map(|node| blocks::blocks(*node, base, budget))
    };
    panic::catch_unwind(AssertUnwindSafe(read))
        .ok()
        .flatten()
        .unwrap_or_default()
}

/// How many letters the page's own element for an article holds.
fn own_length(page: &Document) -> usize {
    let articles = dom::elements(page.root()).filter(|node| node.has_name("article"));
    articles
        .map(|node| node.normalized_char_count())
        .max()
        .unwrap_or(0)
}

/// The blocks of the page's own elements: the largest article, else what is marked as the main part,
/// else all of the page. Of one that is not light all is read.
fn own_elements(
    page: &Document,
    is_light: bool,
    heading: Option<&str>,
    base: &Base,
    budget: &Budget,
) -> Vec<Block> {
    let Some(body) = page.body() else {
        return Vec::new();
    };
    let whole = || blocks::blocks(body, base, budget);
    if is_light {
        make_ready(body, heading, base);
    }
    prune(body, heading);
    let named = || element(page, "article").or_else(|| element(page, "main"));
    let element = is_light.then(named).flatten();
    let blocks = blocks::blocks(element.unwrap_or(body), base, budget);
    if letters(&blocks) > 0 {
        blocks
    } else {
        whole()
    }
}

/// The largest element of a name that holds more than a few words.
fn element<'a>(page: &'a Document, name: &str) -> Option<NodeRef<'a>> {
    let named = dom::elements(page.root()).filter(|node| node.has_name(name));
    let sized = named.map(|node| (node.normalized_char_count(), node));
    let largest = sized.max_by_key(|(letters, _)| *letters);
    largest
        .filter(|(letters, _)| *letters > ENOUGH / 2)
        .map(|(_, node)| node)
}

/// How many letters the blocks hold that read like a story and not like a list of links.
fn prose(blocks: &[Block]) -> usize {
    let prose = blocks
        .iter()
        .filter(|block| lines::is_prose(&block.inline.text) && !lines::is_link(block));
    prose.map(|block| block.inline.text.len()).sum()
}

/// How many letters blocks hold.
fn letters(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.plain().len()).sum()
}
