//! What stands between the headline and the text of a story, and is of the story: its first picture, a
//! gallery, the line that leads in, the points in short.
//!
//! The scores choose the element that holds the text, and leave out what stands above it in elements of
//! its own. So it is moved to the head of the text before they are asked.

use std::collections::HashMap;

use dom_query::NodeRef;

use crate::formats::furniture;
use crate::formats::html::blocks;
use crate::formats::html::dom::{self, Step, Walk};
use crate::formats::html::links::Base;
use crate::formats::html::trim::lines;
use crate::formats::{byline, news_date};

use super::measure::{self, links_in, short_line};
use super::prune::{Readers, is_apart};

/// A paragraph counts so much for the element around it, and for the one around that.
const NEAR: usize = 4;
const FAR: usize = 2;

/// Paragraphs between the headline and the text, at most: more are of something else.
const MOST_BEFORE: usize = 2;

/// How many headings are looked at.
const MOST_HEADINGS: usize = 200;

/// Bytes of the line that leads in, and of the points in short, at most.
const LONGEST_LEAD: usize = 800;
const LONGEST_POINTS: usize = 2000;

/// How long a line is at least that leads in, and on average the points in short.
const SHORTEST_LEAD: usize = 40;
const SHORTEST_POINT: usize = 24;

/// Names by which pages call the line that leads in.
const LEADS: &[&str] = &[
    "abstract",
    "bajada",
    "chapo",
    "deck",
    "dek",
    "entradilla",
    "ingress",
    "intro",
    "lead",
    "lede",
    "sommario",
    "standfirst",
    "sumario",
    "summary",
];

/// Moves what opens the story to the head of its text.
///
/// `headline` is the one that the page shows, where it is known.
pub(super) fn gather(body: NodeRef, headline: Option<&str>, base: &Base) {
    let Some(text) = element_of_text(body, headline) else {
        return;
    };
    let Some(heading) = heading_above(body, text, headline) else {
        return;
    };
    let mut parts: Vec<NodeRef> = picture_above(heading, base).into_iter().collect();
    let Some(between) = between(heading, text, body, base) else {
        return;
    };
    parts.extend(between);
    for part in parts.iter().rev() {
        text.prepend_child(part);
    }
}

/// The element that holds most paragraphs of the story, by itself or one element further in.
fn element_of_text<'a>(body: NodeRef<'a>, headline: Option<&str>) -> Option<NodeRef<'a>> {
    let mut held: Vec<(NodeRef, usize)> = Vec::new();
    let mut places = HashMap::new();
    for holder in holders(body, headline) {
        let around = std::iter::successors(Some(holder), NodeRef::parent);
        for (around, weight) in around.zip([NEAR, FAR]) {
            let place = *places.entry(around.id).or_insert_with(|| {
                held.push((around, 0));
                held.len() - 1
            });
            if let Some((_, all)) = held.get_mut(place) {
                *all += weight;
            }
        }
    }
    let (text, most) = held.into_iter().reduce(|most, next| {
        // Pieces of one paragraph or two each: the text is what holds all of them.
        let is_around = || {
            most.0
                .ancestors_it(Some(2))
                .any(|node| node.id == next.0.id)
        };
        let is_more = next.1 > most.1 || next.1 == most.1 && is_around();
        if is_more { next } else { most }
    })?;
    (most > NEAR && !dom::is_any(&text, &["body", "html"])).then_some(text)
}

/// The element around each paragraph of full sentences, in the order of the page. Pages from before style
/// sheets have no elements for paragraphs, and part them by line breaks.
fn holders<'a>(body: NodeRef<'a>, headline: Option<&str>) -> Vec<NodeRef<'a>> {
    let readers = Readers::of(body, headline);
    let mut holders = Vec::new();
    let mut walk = Walk::under(body);
    while let Some(step) = walk.next() {
        let Step::Enter(node) = step else { continue };
        if node.is_element() && readers.wrote(&node) {
            walk.pass_over(node);
        } else if measure::is_paragraph(&node) {
            if measure::is_prose(node) {
                holders.extend(node.parent());
            }
            walk.pass_over(node);
        } else if !node.is_element()
            && let Some(around) = node.parent()
            && dom::is_any(&around, &["article", "div", "section", "td"])
            && dom::words(&node).is_some_and(|words| lines::is_prose(&dom::collapsed(&words)))
        {
            holders.push(around);
        }
    }
    holders
}

/// The headline above the text: the one that the page shows as its own, else the last that heads no links.
fn heading_above<'a>(
    body: NodeRef<'a>,
    text: NodeRef,
    headline: Option<&str>,
) -> Option<NodeRef<'a>> {
    let above = dom::elements(body).take_while(|node| node.id != text.id);
    let headings = above.filter(|node| node.has_name("h1"));
    let lines: Vec<(NodeRef, String)> = headings
        .take(MOST_HEADINGS)
        .filter_map(|node| Some((node, short_line(node, LONGEST_LEAD)?)))
        .filter(|(_, line)| !furniture::heads_links(line))
        .collect();
    let own = lines
        .iter()
        .rfind(|(_, line)| Some(line.as_str()) == headline);
    own.or_else(|| lines.last()).map(|(node, _)| *node)
}

/// The picture above the headline that has words under it, if it stands in the article.
fn picture_above<'a>(heading: NodeRef<'a>, base: &Base) -> Option<NodeRef<'a>> {
    let article = heading
        .ancestors_it(None)
        .find(|around| around.has_name("article"))?;
    let above = dom::elements(article).take_while(|node| node.id != heading.id);
    let mut figures = above.filter(|node| node.has_name("figure"));
    figures.find(|figure| is_captioned(figure, base))
}

fn is_captioned(figure: &NodeRef, base: &Base) -> bool {
    let images = blocks::figure(figure, base).unwrap_or_default();
    images
        .iter()
        .any(|image| image.caption.is_some() || image.credit.is_some())
}

/// What stands between the headline and the text and is of the story; `None` where so many paragraphs
/// stand there that the text is another's.
fn between<'a>(
    heading: NodeRef,
    text: NodeRef,
    body: NodeRef<'a>,
    base: &Base,
) -> Option<Vec<NodeRef<'a>>> {
    let mut parts = Vec::new();
    let (mut is_below, mut before, mut has_lead) = (false, 0, false);
    let mut walk = Walk::under(body);
    while let Some(step) = walk.next() {
        let Step::Enter(node) = step else { continue };
        if node.id == text.id {
            break;
        }
        is_below |= node.id == heading.id;
        if !is_below || !node.is_element() {
            continue;
        }
        if node.id == heading.id || is_apart(&node) {
            walk.pass_over(node);
        } else if node.has_name("figure") {
            if blocks::figure(&node, base).is_some() {
                parts.push(node);
            }
            walk.pass_over(node);
        } else if is_points(&node) {
            parts.extend(heading_of_points(&node));
            parts.push(node);
            walk.pass_over(node);
        } else if measure::is_paragraph(&node) {
            before += usize::from(measure::is_prose(node));
            if leads_in(&node, has_lead) {
                parts.push(node);
                has_lead = true;
            }
            walk.pass_over(node);
        }
    }
    (before <= MOST_BEFORE).then_some(parts)
}

/// Whether an element is a list of the points of the story: lines that are no links, and longer than the
/// words of a menu.
fn is_points(node: &NodeRef) -> bool {
    if !dom::is_any(node, &["ul", "ol"]) {
        return false;
    }
    let items = node.children_it(false).filter(|child| child.has_name("li"));
    let count = items.count();
    let Some((linked, _)) = links_in(*node, LONGEST_POINTS) else {
        return false;
    };
    let length = lines::length(&dom::line(*node));
    linked == 0 && count > 1 && length >= SHORTEST_POINT * count
}

/// The heading over a list of points.
fn heading_of_points<'a>(list: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let before = list.prev_element_sibling()?;
    let is_heading = dom::is_any(&before, &["h2", "h3", "h4", "h5", "h6"]);
    is_heading.then_some(before)
}

/// Whether a paragraph above the text leads into it.
fn leads_in(node: &NodeRef, has_lead: bool) -> bool {
    let Some((linked, all)) = links_in(*node, LONGEST_LEAD) else {
        return false;
    };
    let Some(line) = short_line(*node, LONGEST_LEAD).filter(|_| linked * 2 < all.max(1)) else {
        return false;
    };
    let is_long = lines::length(&line) >= SHORTEST_LEAD;
    let is_of_page = || {
        furniture::is_above_title(&line)
            || byline::byline(&line, None).is_some()
            || news_date::label(&line).is_some()
            || !news_date::stamps(&line, None, "text").is_empty()
    };
    let is_lead = || !has_lead && node.has_name("p") || is_lead_by_name(node);
    is_long && (lines::is_prose(&line) || is_lead()) && !is_of_page()
}

/// Whether a paragraph or what is around it is named as the line that leads in.
fn is_lead_by_name(node: &NodeRef) -> bool {
    let around = node.parent();
    let names = dom::labels(node)
        + &around
            .map(|around| dom::labels(&around))
            .unwrap_or_default();
    names
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| LEADS.contains(&word))
}
