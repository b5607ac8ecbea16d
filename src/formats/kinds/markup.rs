//! What the root of an XML or SGML document says: feeds, exports, research formats.

use super::names::Name;
use crate::formats::document;

/// How far into a document its root is looked for.
const SEARCHED_BYTES: usize = 64 << 10;

/// Root elements, lower case, without a prefix, and what is said of their documents.
const ROOTS: &[(&str, &str)] = &[
    ("opml", "OPML lists hold feeds, not articles"),
    ("urlset", "site maps hold links, not articles"),
    ("sitemapindex", "site maps hold links, not articles"),
    ("nitf", "NITF documents are not yet read"),
    ("newsml", "NewsML documents are not yet read"),
    ("newsitem", "NewsML documents are not yet read"),
    ("svg", "a picture: only articles are read"),
    ("plist", "property lists are not read"),
];

/// Root elements of documents that a format reads.
const READ: &[&str] = &[
    "rss",
    "rdf",
    "channel",
    "feed",
    "entry",
    "tei",
    "tei.2",
    "teicorpus",
    "en-export",
    "lewis",
    "reuters",
    "netscape-bookmark-file-1",
];

/// Elements that begin a page or a piece of one.
const PAGE: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "base",
    "script",
    "style",
    "main",
    "article",
    "section",
    "header",
    "footer",
    "nav",
    "aside",
    "div",
    "span",
    "p",
    "a",
    "img",
    "figure",
    "table",
    "ul",
    "ol",
    "li",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "br",
    "hr",
    "b",
    "i",
    "em",
    "strong",
    "center",
    "font",
    "form",
    "iframe",
    "noscript",
    "template",
    "svg:svg",
    "time",
    "address",
    "picture",
    "video",
    "audio",
    "details",
    "main-content",
    "u",
];

/// Why a document is passed over, where its root says so. A page is not, nor text that only begins
/// with `<`.
pub(super) fn known(text: &str, name: &Name) -> Option<String> {
    let is_named_xml = name.is_xml();
    let Some(root) = root(text) else {
        return is_named_xml.then(|| "an XML document without a root is not read".to_owned());
    };
    let local = root.rsplit(':').next().unwrap_or_default();
    if READ.contains(&local) {
        return None;
    }
    let listed = ROOTS.iter().find(|(root, _)| *root == local);
    match listed {
        _ if PAGE.contains(&root.as_str()) => None,
        Some((_, reason)) => Some((*reason).to_owned()),
        None if document::is_document(text) => None,
        None if is_named_xml || text.trim_start().starts_with("<?xml") => {
            Some(format!("XML documents of the kind <{root}> are not read"))
        }
        None => None,
    }
}

/// Whether the text begins with an element of a page.
pub fn is_page(text: &str) -> bool {
    root(text).is_some_and(|root| PAGE.contains(&root.as_str()))
}

/// The name of the document's type or of its first element, lower case.
pub fn root(text: &str) -> Option<String> {
    let end = text.floor_char_boundary(SEARCHED_BYTES);
    let mut rest = text.get(..end)?.trim_start();
    loop {
        rest = rest.trim_start();
        let tag = rest.strip_prefix('<')?;
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if tag.starts_with('?') {
            tag.split_once('>')?.1
        } else if let Some(kind) = strip_word(tag, "!doctype") {
            let name = word(kind.trim_start());
            // What says that it is a page may yet be a feed.
            if !name.is_empty() && name != "html" {
                return Some(name);
            }
            tag.split_once('>')?.1
        } else {
            let name = word(tag);
            return (!name.is_empty()).then_some(name);
        };
    }
}

/// `text` without `word` at its start, in any case.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let start = text.get(..word.len())?;
    start
        .eq_ignore_ascii_case(word)
        .then(|| text.get(word.len()..))?
}

/// The name at the start of `text`, lower case; empty where none stands there.
fn word(text: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
    let name: String = text.chars().take(80).take_while(|c| is_part(*c)).collect();
    match name.chars().next() {
        Some(first) if first.is_alphabetic() => name.to_lowercase(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn documents_are_named_by_their_root() {
        let cases = [
            ("a.xml", "<catalog><book/></catalog>", "<catalog>"),
            (
                "a.xml",
                "<?xml version='1.0'?>\n<!-- x > y -->\n<opml>",
                "OPML",
            ),
            (
                "a.xml",
                "<!DOCTYPE html PUBLIC 'x'>\n<x:urlset>",
                "site maps",
            ),
            ("a.xml", "not XML at all", "without a root"),
        ];
        for (path, text, expected) in cases {
            let found = known(text, &Name::of(Path::new(path))).unwrap_or_default();
            assert!(found.contains(expected), "{text}: {found}");
        }
    }

    #[test]
    fn pages_and_words_are_not_passed_over() {
        for text in [
            "<!DOCTYPE html><html><title>Feeds</title>",
            "<p>A piece of a page",
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
            "<!DOCTYPE html PUBLIC 'x'>\n<rss>",
            "  <rdf:RDF xmlns='…'>",
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>",
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'>",
            "<?xml version='1.0'?><!DOCTYPE en-export SYSTEM 'x'>",
            "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">",
            "<3 this town",
            "<unheard-of>",
            "Words only",
            "<!-- never closed",
            "<",
        ] {
            assert_eq!(known(text, &Name::of(Path::new("a.html"))), None, "{text}");
        }
    }
}
