//! Boxes within a story that lead elsewhere: links to other stories under a heading, requests to
//! subscribe, words on buttons.
//!
//! A box may stand between two paragraphs as well as below the last one, so only what is in it goes.

use dom_query::NodeRef;

use crate::formats::furniture;
use crate::formats::html::dom;

use super::measure::{self, is_links, links_in, short_line, siblings_behind};

/// Bytes of a heading over links, and of the links under it, at most.
const LONGEST_LABEL: usize = 100;
const LONGEST_LINKS: usize = 1500;

/// How many elements around a heading hold nothing else at most.
const MOST_AROUND: usize = 4;

/// Bytes of a box that asks to subscribe, at most.
const LONGEST_CALL: usize = 600;

/// Names by which pages call boxes that ask to subscribe.
const LETTERS: &[&str] = &[
    "mailing-list",
    "mailinglist",
    "newsletter",
    "nieuwsbrief",
    "optin",
    "opt-in",
    "prenumer",
    "signup",
    "sign-up",
    "sign_up",
    "subscri",
];

/// Bytes of the title of another story, and of a paragraph beside such titles, at most.
const LONGEST_TITLE: usize = 400;
const LONGEST_BESIDE: usize = 4000;

/// How many titles are a box between two paragraphs at most, and how many words each has at least.
const MOST_TITLES: usize = 3;
const LEAST_WORDS: usize = 4;

/// How many such boxes a page has at most.
const MOST_LISTS: usize = 2;

/// Bytes of a small part of the page, at most.
const LONGEST_OF_PAGE: usize = 300;

/// Names by which pages call small parts that are not of the story.
const OF_PAGE: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "gdpr",
    "jw",
    "mejs",
    "share",
    "sharedaddy",
    "sharing",
    "social",
    "taglist",
    "tags",
    "toolbar",
    "toolsbar",
    "vjs",
];

/// Bytes of a menu within a story, at most.
const LONGEST_BAR: usize = 6000;

/// Names of such parts above the headline.
const ABOVE: &[&str] = &["header", "masthead", "navbar", "topbar", "topnav"];

/// Names by which pages call what they say of an author below a story.
const AUTHORS: &[&str] = &[
    "about-author",
    "author-bio",
    "author-box",
    "author_bio",
    "authorbio",
    "author-card",
];

/// Names by which pages call links that look like buttons.
const BUTTONS: &[&str] = &["btn", "button"];

/// Takes the boxes out of `body`.
pub(super) fn take_out(body: NodeRef) {
    let mut doomed: Vec<NodeRef> = Vec::new();
    let mut lists = Vec::new();
    let mut is_above = true;
    for node in dom::elements(body) {
        is_above &= !node.has_name("h1");
        let is_box = asks_to_subscribe(&node)
            || is_button(&node)
            || is_link_to_story(&node)
            || is_list_that_says_so(&node)
            || is_of_page(&node, OF_PAGE)
            || is_bar_of_links(&node)
            || is_teaser(&node)
            || is_above && is_of_page(&node, ABOVE);
        if is_box {
            doomed.push(node);
        } else if is_list_of_stories(&node) {
            lists.push(node);
        } else if let Some(links) = links_under(node) {
            doomed.extend(links);
        }
    }
    // An article with many of them is one about what others wrote.
    if lists.len() <= MOST_LISTS {
        doomed.extend(lists);
    }
    for node in doomed {
        node.remove_from_parent();
    }
}

/// The heading `label` of a box of links and the links, if it is one: `Related` and a list.
fn links_under(label: NodeRef) -> Option<Vec<NodeRef>> {
    const LABELS: &[&str] = &[
        "b", "div", "h2", "h3", "h4", "h5", "h6", "p", "span", "strong",
    ];
    if !dom::is_any(&label, LABELS) {
        return None;
    }
    let words = short_line(label, LONGEST_LABEL)?;
    if words.is_empty() || !furniture::heads_links(&words) {
        return None;
    }
    let is_alone = |node: &NodeRef| short_line(*node, LONGEST_LABEL).as_ref() == Some(&words);
    let around = label.ancestors_it(Some(MOST_AROUND)).take_while(is_alone);
    let top = around.last().unwrap_or(label);
    let is_with_links = |sibling: &NodeRef| {
        let is_age = |line: String| furniture::is_relative_time(&line);
        is_links(*sibling, LONGEST_LINKS)
            || is_empty(sibling)
            || short_line(*sibling, LONGEST_LABEL).is_some_and(is_age)
    };
    let links: Vec<NodeRef> = siblings_behind(&top).take_while(is_with_links).collect();
    let last = links
        .iter()
        .rfind(|links| is_links(**links, LONGEST_LINKS))?;
    // Links with words about them between are not one box: where they end is told by what is below.
    let is_parted = |sibling: NodeRef| {
        !dom::is_any(last, &["ul", "ol"])
            && dom::name(&sibling) == dom::name(last)
            && is_links(sibling, LONGEST_LINKS)
    };
    let behind = siblings_behind(last).skip_while(|sibling| is_empty(sibling));
    if behind.into_iter().any(is_parted) {
        return None;
    }
    let mut links = links;
    links.push(top);
    Some(links)
}

fn is_empty(node: &NodeRef) -> bool {
    short_line(*node, 0).is_some() && dom::elements(*node).all(|inner| !inner.has_name("img"))
}

/// Whether a paragraph is nothing but the title of another story in brackets: "[ From April: How the pier
/// fell ]".
fn is_link_to_story(node: &NodeRef) -> bool {
    if !node.has_name("p") || !is_links(*node, LONGEST_TITLE) {
        return false;
    }
    let words = short_line(*node, LONGEST_TITLE).unwrap_or_default();
    let is_title = words.split_whitespace().count() > LEAST_WORDS;
    words.starts_with('[') && words.ends_with(']') && is_title
}

/// Whether each line of a list says that it is of the page or leads to another story: "Read also: ...".
fn is_list_that_says_so(list: &NodeRef) -> bool {
    if !dom::is_any(list, &["ul", "ol"]) || links_in(*list, LONGEST_LINKS).is_none() {
        return false;
    }
    let mut items = items(list).peekable();
    items.peek().is_some() && items.all(|item| furniture::is_furniture(&dom::line(item)))
}

/// Whether a list between two paragraphs is nothing but the titles of a few other stories.
fn is_list_of_stories(list: &NodeRef) -> bool {
    if !dom::is_any(list, &["ul", "ol"]) || !is_links(*list, LONGEST_LINKS) {
        return false;
    }
    let is_title = |item: NodeRef| {
        let is_whole = links_in(item, LONGEST_TITLE).is_some_and(|(linked, all)| linked == all);
        let links = dom::elements(item)
            .filter(|inner| inner.has_name("a"))
            .count();
        let line = dom::line(item);
        is_whole && links == 1 && line.split_whitespace().count() >= LEAST_WORDS
    };
    let count = items(list).count();
    (1..=MOST_TITLES).contains(&count) && items(list).all(is_title) && is_between_prose(list)
}

fn items<'a>(list: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    list.children_it(false).filter(|child| child.has_name("li"))
}

/// Whether an element stands between two paragraphs, and the first does not lead in to it.
fn is_between_prose(list: &NodeRef) -> bool {
    let alone = |node: &NodeRef| {
        node.prev_element_sibling().is_none() && node.next_element_sibling().is_none()
    };
    let mut around = std::iter::once(*list).chain(list.ancestors_it(Some(MOST_AROUND)));
    let Some(top) = around.find(|node| !alone(node)) else {
        return false;
    };
    let paragraph = |sibling: NodeRef| {
        let line = short_line(sibling, LONGEST_BESIDE)?;
        (measure::is_prose(sibling) && !dom::is_any(&sibling, &["ul", "ol"])).then_some(line)
    };
    let before = top.prev_element_sibling().and_then(paragraph);
    let behind = top.next_element_sibling().and_then(paragraph);
    before.is_some_and(|line| !line.ends_with([':', '：'])) && behind.is_some()
}

/// Whether a small element is named as what is not of the story, and holds no sentence of it.
fn is_of_page(node: &NodeRef, names: &[&str]) -> bool {
    if !dom::is_any(node, &["aside", "div", "p", "section", "span", "ul"]) {
        return false;
    }
    let labels = dom::labels(node);
    let has = |names: &[&str]| {
        let mut words = labels.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| names.contains(&word))
    };
    let is_about_author = AUTHORS.iter().any(|name| labels.contains(name));
    if !has(names) && !is_about_author {
        return false;
    }
    let most = if is_about_author {
        LONGEST_CALL
    } else {
        LONGEST_OF_PAGE
    };
    let is_kept = |inner: &NodeRef| {
        const KEPT: &[&str] = &[
            "article",
            "blockquote",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "pre",
            "table",
            "time",
        ];
        dom::is_any(inner, KEPT)
    };
    short_line(*node, most).is_some_and(|words| !words.is_empty())
        && (is_about_author
            || !holds_prose(*node) && !dom::elements(*node).any(|inner| is_kept(&inner)))
}

/// Whether a table or a box is named as a menu, and nearly all its words are links and none a sentence.
fn is_bar_of_links(node: &NodeRef) -> bool {
    const NAMES: &[&str] = &["navbox", "navigation", "related", "menu", "mostread"];
    if !dom::is_any(node, &["table", "div", "section", "ul"]) {
        return false;
    }
    let labels = dom::labels(node);
    let words: Vec<&str> = labels
        .split(|letter: char| !letter.is_alphanumeric())
        .collect();
    let is_menu = words.iter().any(|word| NAMES.contains(word))
        || words.windows(2).any(|pair| pair == ["most", "read"]);
    is_menu && is_links(*node, LONGEST_BAR) && !holds_prose(*node)
}

/// Whether a figure is the picture of another story with its title, all one link.
fn is_teaser(node: &NodeRef) -> bool {
    let is_title = |inner: NodeRef| dom::is_any(&inner, &["h2", "h3", "h4", "h5"]);
    node.has_name("figure") && is_links(*node, LONGEST_LINKS) && dom::elements(*node).any(is_title)
}

/// Whether a link is a button of the page: "Leave a comment".
fn is_button(node: &NodeRef) -> bool {
    if !node.has_name("a") || !is_named(node, BUTTONS) {
        return false;
    }
    short_line(*node, LONGEST_LABEL)
        .is_some_and(|words| furniture::is_furniture(&words) || furniture::ends_story(&words))
}

/// Whether an element is a box that asks to subscribe: it is named so or holds a form, and holds little
/// besides a request.
fn asks_to_subscribe(node: &NodeRef) -> bool {
    const HEADINGS: &[&str] = &["h2", "h3", "h4", "h5", "h6"];
    if !dom::is_any(node, &["aside", "div", "form", "section", "ul"]) {
        return false;
    }
    let first = node.children_it(false).find(NodeRef::is_element);
    let heading = first.filter(|first| dom::is_any(first, HEADINGS));
    let is_letter = is_named(node, LETTERS);
    if !is_letter && !node.has_name("form") && heading.is_none() {
        return false;
    }
    let Some(words) = short_line(*node, LONGEST_CALL) else {
        return false;
    };
    if words.is_empty() || dom::elements(*node).any(|inner| dom::is_any(&inner, &["h1", "article"]))
    {
        return false;
    }
    let has_form = || dom::elements(*node).any(|inner| inner.has_name("form"));
    let is_call = |line: &String| furniture::is_furniture(line) || furniture::is_call(line);
    let calls = || dom::lines(*node).iter().any(is_call);
    if is_letter {
        return !holds_story(*node) && (has_form() || calls());
    }
    if node.has_name("form") {
        // A form that asks for a comment explains itself in a sentence; old pages stand in a form.
        let labels = dom::labels(node);
        let is_of_readers = labels.contains("comment") && !labels.contains("content");
        return !holds_prose(*node) || is_of_readers && !holds_story(*node);
    }
    // The heading says it, and stands in a box of its own.
    let is_asking = |heading: NodeRef| furniture::is_call(&dom::line(heading));
    furniture::names_letter(&words) && heading.is_some_and(is_asking) && !holds_story(*node)
}

/// Whether an element holds a full sentence.
fn holds_prose(node: NodeRef) -> bool {
    let mut paragraphs = dom::elements(node).filter(measure::is_paragraph);
    paragraphs.any(measure::is_prose)
}

/// Whether an element holds more than one paragraph of full sentences.
fn holds_story(node: NodeRef) -> bool {
    let paragraphs = dom::elements(node).filter(measure::is_paragraph);
    paragraphs.filter(|node| measure::is_prose(*node)).count() > 1
}

fn is_named(node: &NodeRef, names: &[&str]) -> bool {
    let labels = dom::labels(node);
    names.iter().any(|name| labels.contains(name))
}
