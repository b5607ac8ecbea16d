//! Which of an item's texts is the body, and which the summary.

use url::Url;

use crate::formats::html;
use crate::formats::xml::{Element, markup};
use crate::text::fold;

/// Elements that hold a text, the fullest first where two are as long.
const TEXTS: [&str; 11] = [
    "content:encoded",
    "content",
    "xhtml:body",
    "body",
    "fulltext",
    "fullitem",
    "description",
    "summary",
    "itunes:summary",
    "media:description",
    "dcterms:abstract",
];

/// How many letters of a summary are compared with the start of the body.
const COMPARED: usize = 60;

/// The texts of one item, as they are written.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// The longest: HTML or plain.
    pub(super) body: Option<String>,
    /// The one that says what it is about, where that is another.
    pub(super) summary: Option<String>,
}

/// The texts of `item`; `base` is what its relative links stand against.
pub(super) fn texts(item: &Element, base: Option<&Url>) -> Texts {
    let named = TEXTS.iter().flat_map(|name| item.all(name));
    // What describes a film or a picture describes the item where nothing else does.
    let grouped = item
        .child("media:group")
        .and_then(|group| group.child("media:description"));
    let found = named.chain(grouped).filter_map(written);
    let found: Vec<(String, usize)> = found
        .map(|text| {
            let seen = seen(&text);
            (text, seen)
        })
        .filter(|(_, seen)| *seen > 0)
        .collect();
    let Some(longest) = found.iter().map(|(_, seen)| *seen).max() else {
        return Texts::default();
    };
    let place = found.iter().position(|(_, seen)| *seen == longest);
    let place = place.unwrap_or_default();
    let body = found
        .get(place)
        .map(|(text, _)| text.as_str())
        .unwrap_or_default();
    let others = found
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != place);
    let mut others = others.map(|(_, (text, _))| text.as_str());
    let summary = others.find(|text| !is_start(text, body));
    Texts {
        summary: summary.map(str::to_owned),
        body: Some(based(body, base)),
    }
}

/// The text that an element holds: as HTML where it holds elements, else as it stands. What is no
/// text (a picture, a program's data) is none.
fn written(element: &Element) -> Option<String> {
    let kind = element.attribute("type").unwrap_or_default().to_lowercase();
    let is_text = kind.starts_with("text")
        || kind.contains("html")
        || kind.contains("xml")
        || !kind.contains('/');
    let is_encoded = element
        .attribute("mode")
        .is_some_and(|mode| mode.eq_ignore_ascii_case("base64"));
    if !is_text || is_encoded {
        return None;
    }
    let text = if element.has_elements() {
        markup::html(element).trim().to_owned()
    } else {
        unindented(&element.text())
    };
    (!text.is_empty()).then_some(text)
}

/// A text without the indents that only the file has: a line that begins with one goes on with the
/// line before.
fn unindented(text: &str) -> String {
    if text.contains('<') {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start_matches([' ', '\t']);
        let is_blank = inner.trim().is_empty() || shown.ends_with("\n\n");
        if inner.len() < line.len() && !is_blank && shown.ends_with('\n') {
            shown.pop();
            shown.push(' ');
        }
        shown.push_str(if is_blank { line } else { inner });
    }
    shown
}

/// About how many letters of a text are seen.
fn seen(text: &str) -> usize {
    let mut is_in_tag = false;
    let seen = text.chars().filter(|c| {
        match c {
            '<' => is_in_tag = true,
            '>' => is_in_tag = false,
            _ => return !is_in_tag && !c.is_whitespace(),
        }
        false
    });
    seen.count()
}

/// Whether a summary only says how the body begins.
fn is_start(summary: &str, body: &str) -> bool {
    let letters = |text: &str| -> String {
        let near = text
            .get(..text.floor_char_boundary(4000))
            .unwrap_or_default();
        let line = fold::folded(&html::inline_text(near));
        line.chars()
            .filter(|c| c.is_alphanumeric())
            .take(COMPARED)
            .collect()
    };
    let summary = letters(summary);
    letters(body).starts_with(&summary)
}

/// HTML that says what its relative links stand against.
fn based(html: &str, base: Option<&Url>) -> String {
    let lower = html.to_ascii_lowercase();
    let has_link = lower.contains("href=") || lower.contains("src=");
    match base.filter(|_| has_link) {
        Some(base) => format!("<base{}>{html}", markup::attribute("href", base.as_str())),
        None => html.to_owned(),
    }
}
