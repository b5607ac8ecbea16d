//! A picture and the words that belong to it: what it shows, the line under it, who took it.

use dom_query::NodeRef;

use crate::article::Image;
use crate::formats::caption;
use crate::formats::html::dom;
use crate::formats::html::inline_text;
use crate::formats::html::links::Base;
use crate::text::Clean;

/// Pictures with a side of fewer pixels than this are marks, not pictures.
const SMALLEST: u32 = 48;

/// Names by which pages call what is no picture of the story.
const MARKS: &[&str] = &[
    "avatar",
    "emoji",
    "icon",
    "logo",
    "pixel",
    "spacer",
    "tracking",
    "smiley",
    "placeholder",
];

/// The picture of an `img`; `None` where it is a mark, or has neither words nor an address.
pub(super) fn read(img: &NodeRef, base: &Base) -> Option<Image> {
    if !is_picture(img) {
        return None;
    }
    let image = Image {
        src: address(img, base).map(|src| Clean::line(&src)),
        alt: alt(img).map(|alt| Clean::line(&alt)),
        ..Image::default()
    };
    (image.src.is_some() || image.alt.is_some()).then_some(image)
}

/// Whether an `img` is a picture and no mark.
pub(in crate::formats::html) fn is_picture(img: &NodeRef) -> bool {
    !is_small(img) && !is_mark(img)
}

/// The words of an `img` that stands for a word or a sign: a smiley, a formula.
pub(super) fn sign(img: &NodeRef) -> Option<String> {
    const SIGNS: &[&str] = &["emoji", "smiley", "latex", "tex", "math"];
    let labels = dom::labels(img);
    let alt = dom::attribute(img, "alt")?;
    let is_named = SIGNS.iter().any(|sign| labels.contains(sign));
    let is_sign = alt.chars().count() <= 4 && !alt.contains(char::is_alphanumeric);
    (is_sign || (is_named && alt.len() <= 512)).then_some(alt)
}

/// How many elements of a figure are looked at.
const MOST_ELEMENTS: usize = 300;

/// The pictures of a figure with the words under them; `None` where it is a figure of another kind,
/// such as a table, a quotation, code, or paragraphs of the story.
pub(in crate::formats::html) fn figure(figure: &NodeRef, base: &Base) -> Option<Vec<Image>> {
    let mut images = Vec::new();
    let mut words = None;
    for node in dom::elements(*figure).take(MOST_ELEMENTS) {
        if dom::is_any(&node, &["table", "pre", "blockquote"]) {
            return None;
        }
        if node.has_name("img") {
            images.extend(read(&node, base));
        } else if words.is_none() && is_caption(&node) {
            words = Some(node);
        } else if node.has_name("p")
            && dom::line(node).len() >= LONGEST_LINE
            && !is_in(&node, words)
        {
            return None;
        }
    }
    images.dedup();
    let Some(words) = words else {
        return (!images.is_empty()).then_some(images);
    };
    if images.is_empty() {
        images.push(Image::default());
    }
    if let Some(last) = images.last_mut() {
        describe(last, words);
    }
    images.retain(|image| *image != Image::default());
    Some(images)
}

/// A longer paragraph of a figure, in bytes, is of the story.
const LONGEST_LINE: usize = 240;

fn is_in(node: &NodeRef, around: Option<NodeRef>) -> bool {
    let Some(around) = around else { return false };
    node.id == around.id
        || node
            .ancestors_it(Some(8))
            .any(|ancestor| ancestor.id == around.id)
}

/// Names by which pages call the line under a picture.
const CAPTIONS: &[&str] = &[
    "caption",
    "cutline",
    "img_desc",
    "img-desc",
    "image_desc",
    "image-desc",
    "photo_desc",
    "photo-desc",
    "imgdesc",
    "photodesc",
];

/// Whether an element holds the line under a picture.
pub(super) fn is_caption(node: &NodeRef) -> bool {
    if node.has_name("figcaption") {
        return true;
    }
    let is_holder = dom::is_any(node, &["div", "p", "span", "small", "dd", "cite", "em"]);
    is_holder
        && is_named(node, CAPTIONS)
        && dom::elements(*node).all(|inner| !dom::is_any(&inner, &["img", "figure", "table", "p"]))
}

/// Puts the words of a caption element to `image`, the credit apart.
pub(super) fn describe(image: &mut Image, words: NodeRef) {
    let credits = dom::elements(words).find(is_credit);
    let caption = dom::line_without(words, is_credit);
    let caption = without_place(&caption);
    let (caption, stated) = match &credits {
        Some(_) => (caption, None),
        None => caption::part(caption),
    };
    let credit = credits.map(dom::line);
    let credit = credit
        .as_deref()
        .map(|line| caption::part(line).1.unwrap_or_else(|| without_label(line)))
        .or(stated);
    let filled = |text: &str| {
        let text = Clean::line(text);
        (!text.is_empty()).then_some(text)
    };
    image.caption = filled(caption).or_else(|| image.caption.take());
    image.credit = credit.and_then(filled).or_else(|| image.credit.take());
}

/// A caption without the place of its picture in a gallery before it: "2/3 The mill at noon".
fn without_place(caption: &str) -> &str {
    let (place, rest) = caption.split_once(' ').unwrap_or_default();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_place = place
        .split_once('/')
        .is_some_and(|(one, all)| place.len() <= 7 && is_number(one) && is_number(all));
    if is_place { rest } else { caption }
}

/// A credit without a word before it that only its look sets apart.
fn without_label(credit: &str) -> &str {
    const LABELS: &[&str] = &[
        "credit",
        "photo",
        "photograph",
        "source",
        "image",
        "picture",
        "foto",
        "bild",
        "crédit",
        "crédito",
    ];
    let (label, rest) = credit.split_once(' ').unwrap_or_default();
    let is_label = LABELS.contains(&label.trim_end_matches(':').to_lowercase().as_str());
    if is_label { rest.trim_start() } else { credit }
}

/// Whether an element says who took a picture.
fn is_credit(node: &NodeRef) -> bool {
    is_named(
        node,
        &[
            "credit",
            "copyright",
            "photographer",
            "attribution",
            "image-source",
            "byline",
        ],
    )
}

fn is_named(node: &NodeRef, names: &[&str]) -> bool {
    let labels = dom::labels(node);
    names.iter().any(|name| labels.contains(name))
}

fn is_small(img: &NodeRef) -> bool {
    let side = |name| {
        dom::attribute(img, name)?
            .trim_end_matches("px")
            .parse::<u32>()
            .ok()
    };
    side("width").is_some_and(|side| side < SMALLEST)
        || side("height").is_some_and(|side| side < SMALLEST)
}

fn is_mark(img: &NodeRef) -> bool {
    let labels = dom::labels(img);
    labels
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| MARKS.contains(&word))
}

/// The address of an `img`, wherever the page keeps it until it is scrolled to.
fn address(img: &NodeRef, base: &Base) -> Option<String> {
    let stated = ["data-src", "data-original", "data-lazy-src", "src"];
    let sets = ["data-srcset", "srcset"];
    let single = stated.iter().filter_map(|name| dom::attribute(img, name));
    let first = |set: String| {
        set.split_whitespace()
            .next()
            .map(|first| first.trim_end_matches(',').to_owned())
    };
    let several = sets
        .iter()
        .filter_map(|name| dom::attribute(img, name).and_then(first));
    single.chain(several).find_map(|address| {
        let is_relative = || !address.contains([':', '#', '{', '"']);
        let whole = base
            .picture(&address)
            .filter(|_| !address.contains(['{', '"']));
        whole.or_else(|| is_relative().then(|| address.clone()))
    })
}

/// What an `img` says it shows, unless that is only the name of its file.
fn alt(img: &NodeRef) -> Option<String> {
    let alt = inline_text(&dom::attribute(img, "alt")?);
    let lower = alt.to_lowercase();
    let is_file = [".jpg", ".jpeg", ".png", ".gif", ".webp"]
        .iter()
        .any(|end| lower.ends_with(end));
    (!is_file && !alt.is_empty()).then_some(alt)
}
