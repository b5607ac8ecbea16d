//! Pictures with the words under them, however a page writes them, as figures.
//!
//! A `figure` says which words are of a picture. Many pages have a box instead, which the scores take for
//! a paragraph or leave out, and whose words would stand in the story.

use dom_query::NodeRef;

use crate::formats::caption;
use crate::formats::html::blocks;
use crate::formats::html::dom::{self, Step, Walk};

use super::measure::{has_words, links_in, short_line};
use super::prune::is_apart_by_name;

/// Bytes of the words under a picture, at most.
const LONGEST: usize = 480;

/// How many elements stand around a picture and hold nothing else, at most.
const MOST_AROUND: usize = 6;

/// Elements that may be the box of a picture and its words.
const BOXES: &[&str] = &["center", "div", "p", "section", "span", "table"];

/// Names by which pages call such a box, and the words in it.
const PICTURES: &[&str] = &[
    "bild", "figure", "foto", "image", "imagen", "img", "photo", "picture", "thmb", "thumb",
];
const CAPTIONS: &[&str] = &[
    "bildtext",
    "caption",
    "copyright",
    "credit",
    "cutline",
    "desc",
    "didascalia",
    "leg",
    "legend",
    "legenda",
    "pie",
];

/// Makes figures of the boxes in `body` that hold a picture and its words, and takes away what is only
/// wrapped around figures.
pub(super) fn mark(body: NodeRef) {
    let is_picture = |node: &NodeRef| node.has_name("img") && blocks::is_picture(node);
    let images: Vec<NodeRef> = dom::elements(body).filter(is_picture).collect();
    for image in images {
        if let Some(found) = box_around(image) {
            make_figure(found, image);
        }
    }
    let is_figure = |node: &NodeRef| node.has_name("figure");
    let figures: Vec<NodeRef> = dom::elements(body).filter(is_figure).collect();
    for figure in figures {
        take_caption_behind(figure);
        for _ in 0..MOST_AROUND {
            if !unwrap(figure) {
                break;
            }
        }
        // The scores drop boxes by their names, in figures too.
        for inner in dom::elements(figure).filter(|inner| inner.has_name("div")) {
            if short_line(inner, 0).is_some() {
                inner.rename("span");
                inner.remove_attr("class");
            }
        }
    }
}

/// The box around a picture and the words under it; `None` where the words may be of the story.
fn box_around(image: NodeRef) -> Option<NodeRef> {
    let mut around = image.ancestors_it(Some(MOST_AROUND));
    let holder = around.find(|node| short_line(*node, 0).is_none())?;
    let holder = if dom::is_any(&holder, &["tr", "tbody"]) {
        around.find(|node| node.has_name("table"))?
    } else {
        holder
    };
    if !dom::is_any(&holder, BOXES) || is_apart_by_name(&dom::labels(&holder)) {
        return None;
    }
    let (linked, all) = links_in(holder, LONGEST)?;
    let is_other = |node: &NodeRef| {
        const OTHERS: &[&str] = &[
            "article",
            "blockquote",
            "figure",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "pre",
        ];
        dom::is_any(node, OTHERS) || node.has_name("img") && node.id != image.id
    };
    if linked * 2 > all || dom::elements(holder).any(|node| is_other(&node)) {
        return None;
    }
    is_captioned(holder).then_some(holder)
}

/// Whether the words in a box with a picture are under it: the box or they are named so, or they read so.
fn is_captioned(holder: NodeRef) -> bool {
    if holder.children_it(false).any(|child| has_words(&child)) {
        return false;
    }
    let with_words = || {
        let inner = dom::elements(holder);
        inner.filter(|node| node.children_it(false).any(|child| has_words(&child)))
    };
    let is_small = |node: NodeRef| node.has_name("small") || is_named(&node, CAPTIONS);
    let reads_so = |line: String| caption::is_caption(&line);
    !with_words().any(|node| node.has_name("a"))
        && (is_named(&holder, PICTURES)
            || with_words().all(is_small)
            || short_line(holder, LONGEST).is_some_and(reads_so))
}

/// Whether a word of an element's names is one of `names` or begins with one.
fn is_named(node: &NodeRef, names: &[&str]) -> bool {
    dom::labels(node)
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| {
            names
                .iter()
                .any(|name| word.starts_with(name) || word.ends_with(name))
        })
}

/// Makes a figure of a box: its words go into one caption.
fn make_figure(holder: NodeRef, image: NodeRef) {
    let figure = holder.tree.new_element("figure");
    let words = holder.tree.new_element("figcaption");
    let mut walk = Walk::under(holder);
    let mut parts = Vec::new();
    while let Some(step) = walk.next() {
        if let Step::Enter(node) = step
            && node.is_element()
            && node.children_it(false).any(|child| has_words(&child))
        {
            parts.push(node);
            walk.pass_over(node);
        }
    }
    for part in parts {
        if dom::is_any(&part, &["td", "th", "p"]) {
            part.rename("div");
        }
        words.append_child(&part);
    }
    figure.append_child(&image);
    figure.append_child(&words);
    holder.insert_before(&figure);
    holder.remove_from_parent();
}

/// Puts a caption that stands behind a figure into it.
fn take_caption_behind(figure: NodeRef) {
    let Some(behind) = figure.next_element_sibling() else {
        return;
    };
    if !behind.has_name("figcaption") {
        return;
    }
    let own = dom::elements(figure).find(|node| node.has_name("figcaption"));
    if let Some(own) = own {
        own.rename("span");
        own.set_attr("class", "credit");
        behind.append_child(&own);
    }
    figure.append_child(&behind);
}

/// Takes the element around a figure away, if there is nothing in it but figures.
fn unwrap(figure: NodeRef) -> bool {
    let Some(around) = figure.parent() else {
        return false;
    };
    let is_wrapper = dom::is_any(&around, &["div", "section", "span"])
        && !is_apart_by_name(&dom::labels(&around))
        && holds_figures_alone(around);
    if is_wrapper {
        for child in around.children() {
            around.insert_before(&child);
        }
        around.remove_from_parent();
    }
    is_wrapper
}

fn holds_figures_alone(node: NodeRef) -> bool {
    let mut walk = Walk::under(node);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(inner) if inner.has_name("figure") => walk.pass_over(inner),
            Step::Enter(inner) if inner.has_name("img") || has_words(&inner) => return false,
            _ => {}
        }
    }
    true
}
