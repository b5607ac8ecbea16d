//! Tags and texts of an XML text, one after another, whatever is wrong with them.
//!
//! A `<` that begins no tag and a `&` that begins no reference are text. Names are in lower case;
//! prefixes of well-known namespaces are the usual ones, whatever the document calls them.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::{BytesRef, BytesStart, Event as Raw};

/// How often reading begins again after markup that is none.
const RESTARTS: usize = 100;

/// Namespaces and the prefix under which their names are known here.
const NAMESPACES: &[(&str, &str)] = &[
    ("http://www.w3.org/2005/atom", ""),
    ("http://purl.org/atom/ns#", ""),
    ("http://purl.org/rss/1.0/", ""),
    ("http://my.netscape.com/rdf/simple/0.9/", ""),
    ("http://backend.userland.com/rss2", ""),
    ("http://www.w3.org/1999/xhtml", ""),
    ("http://www.tei-c.org/ns/1.0", ""),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
    ("http://purl.org/dc/elements/1.1/", "dc:"),
    ("http://purl.org/dc/elements/1.0/", "dc:"),
    ("http://purl.org/dc/terms/", "dcterms:"),
    ("http://purl.org/rss/1.0/modules/content/", "content:"),
    ("http://search.yahoo.com/mrss", "media:"),
    ("http://search.yahoo.com/mrss/", "media:"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
    ("http://rssnamespace.org/feedburner/ext/1.0", "feedburner:"),
];

/// One piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<'a> {
    /// A start tag.
    Open(Tag),
    /// An end tag, by its name.
    Close(String),
    /// Text, its references resolved.
    Text(Cow<'a, str>),
}

/// A start tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// Its attributes in their order, each value with its references resolved.
    pub attributes: Vec<(String, String)>,
}

/// The pieces of a text.
#[derive(Debug)]
pub struct Events<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Where the reader began in the text.
    begun: usize,
    restarts: usize,
    /// The usual prefix of each prefix that the document declares.
    prefixes: HashMap<String, &'static str>,
    /// Whether the text ends within a tag, a comment or a section.
    pub is_cut: bool,
}

impl<'a> Events<'a> {
    /// The pieces of `text`.
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            reader: reader(text),
            begun: 0,
            restarts: 0,
            prefixes: HashMap::new(),
            is_cut: false,
        }
    }

    /// The byte of the text that is read next.
    pub fn at(&self) -> usize {
        let read = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        self.begun.saturating_add(read).min(self.text.len())
    }

    /// Goes on after `error`: `None` where there is nothing to go on with.
    #[expect(
        clippy::option_option,
        reason = "the end, nothing to tell of, or a piece: as `next` needs it"
    )]
    fn mend(&mut self, error: &Error, start: usize) -> Option<Option<Event<'a>>> {
        let Error::Syntax(error) = error else {
            // What is only ill-formed was passed over by the reader.
            return (self.at() > start).then_some(None);
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let is_lost = !matches!(
            error,
            SyntaxError::InvalidBangMarkup
                | SyntaxError::UnclosedSingleQuotedAttributeValue
                | SyntaxError::UnclosedDoubleQuotedAttributeValue
        ) || !rest.contains('>');
        let restart = rest.find('<').map(|at| start + at + 1);
        let Some(restart) = restart.filter(|_| !is_lost && self.restarts < RESTARTS) else {
            // `</rss` at the very end needs nothing but its bracket.
            let is_last_tag = rest.starts_with("</") && rest.len() < 80;
            self.is_cut = !is_last_tag;
            let name = rest.trim_start_matches("</").trim();
            let name = is_last_tag.then(|| self.name(name));
            self.begin(self.text.len());
            return name.map(|name| Some(Event::Close(name)));
        };
        self.restarts += 1;
        self.begin(restart);
        Some(Some(Event::Text("<".into())))
    }

    fn begin(&mut self, at: usize) {
        self.begun = at;
        self.reader = reader(self.text.get(at..).unwrap_or_default());
    }

    /// A start tag, or the text that only looks like one.
    fn open(&mut self, tag: &BytesStart<'a>) -> Event<'a> {
        let name = tag.name();
        let name: &str = name.as_ref();
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == ':') {
            let end = self.at();
            let length = tag.len() + 2;
            let shown = self.text.get(end.saturating_sub(length)..end);
            return Event::Text(shown.unwrap_or("<").into());
        }
        let mut attributes = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let key: &str = attribute.key.as_ref();
            let value = unescaped(&attribute.value);
            if let Some(prefix) = key.strip_prefix("xmlns:") {
                self.declare(prefix, &value);
            }
            attributes.push((key.to_lowercase(), value.into_owned()));
        }
        Event::Open(Tag {
            name: self.name(name),
            attributes,
        })
    }

    /// Notes what a prefix stands for.
    fn declare(&mut self, prefix: &str, namespace: &str) {
        let namespace = namespace.trim().to_lowercase();
        let known = NAMESPACES.iter().find(|(name, _)| *name == namespace);
        if let Some((_, usual)) = known {
            self.prefixes.insert(prefix.to_lowercase(), usual);
        }
    }

    /// A name in lower case, with the usual prefix.
    fn name(&self, name: &str) -> String {
        let name = name.trim().to_lowercase();
        let Some((prefix, local)) = name.split_once(':') else {
            return name;
        };
        match self.prefixes.get(prefix) {
            Some(usual) => format!("{usual}{local}"),
            None => name,
        }
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let start = self.at();
            match self.reader.read_event() {
                Ok(Raw::Start(tag)) => return Some(self.open(&tag)),
                Ok(Raw::End(tag)) => return Some(Event::Close(self.name(tag.name().as_ref()))),
                Ok(Raw::Text(text)) => return Some(Event::Text(text.into_inner())),
                Ok(Raw::CData(text)) => return Some(Event::Text(text.into_inner())),
                Ok(Raw::GeneralRef(name)) => return Some(Event::Text(resolved(&name).into())),
                Ok(Raw::Eof) => return None,
                Ok(_) => {}
                Err(error) => {
                    if let Some(event) = self.mend(&error, start)? {
                        return Some(event);
                    }
                }
            }
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    config.expand_empty_elements = true;
    reader
}

/// What a reference stands for; one that a document defines for itself stays as it is written.
fn resolved(name: &BytesRef) -> String {
    reference(name).unwrap_or_else(|| format!("&{};", &**name))
}

fn reference(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return character(number.ok()?).map(String::from);
    }
    quick_xml::escape::resolve_xml_entity(name).map(str::to_owned)
}

/// The character of a number. Numbers from 128 to 159 were meant as Windows counts them.
fn character(number: u32) -> Option<char> {
    let byte = u8::try_from(number)
        .ok()
        .filter(|byte| (0x80..=0x9f).contains(byte));
    if let Some(byte) = byte {
        let bytes = [byte];
        let (text, _, _) = encoding_rs::WINDOWS_1252.decode(&bytes);
        return text.chars().next();
    }
    char::from_u32(number)
}

/// `text` with its references resolved; a `&` that begins none stays.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split('&');
    let mut shown = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let named = piece.split_once(';');
        let known = named.and_then(|(name, rest)| Some((reference(name)?, rest)));
        if let Some((known, rest)) = known {
            shown.push_str(&known);
            shown.push_str(rest);
        } else {
            shown.push('&');
            shown.push_str(piece);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces in short: `<a x=1>`, `</a>`, texts joined.
    fn pieces(text: &str) -> (String, bool) {
        let mut events = Events::of(text);
        let shown = |event| match event {
            Event::Open(tag) => {
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(key, value)| format!(" {key}={value}"));
                format!("<{}{}>", tag.name, attributes.collect::<String>())
            }
            Event::Close(name) => format!("</{name}>"),
            Event::Text(text) => text.into_owned(),
        };
        let shown = events.by_ref().map(shown).collect();
        (shown, events.is_cut)
    }

    #[test]
    fn what_is_malformed_is_mended_where_it_stands() {
        for (text, expected) in [
            ("<A b='1'>x</A>", "<a b=1>x</a>"),
            ("<a/>x", "<a></a>x"),
            (
                "<a>AT&T &amp; b &c d&nbsp;&#8217;&#x41;&#146;</a>",
                "<a>AT&T & b &c d&nbsp;’A’</a>",
            ),
            ("<a href='?x=1&y=2&amp;z&#51;'>", "<a href=?x=1&y=2&z3>"),
            ("<a>1 < 2, 3 > 2</a>", "<a>1 < 2, 3 > 2</a>"),
            ("<a>x <3 y</a>", "<a>x <3 y</a>"),
            ("<a><![CDATA[<b>&amp;]]></a>", "<a><b>&amp;</a>"),
            ("<a>x<!-- c -- d -->y<?pi z?></a>", "<a>xy</a>"),
            ("<a><b>x</a></c>", "<a><b>x</a></c>"),
            ("<a x=1 x=2 checked>y</a>", "<a x=1 x=2 checked=>y</a>"),
            ("<a><!nothing>x</a>", "<a><!nothing>x</a>"),
            ("<rss></rss", "<rss></rss>"),
        ] {
            assert_eq!(pieces(text), (expected.to_owned(), false), "{text}");
        }
    }

    #[test]
    fn a_text_that_ends_within_markup_is_cut() {
        for text in ["<a>x<![CDATA[y", "<a>x<!-- y", "<a>x<b c='", "<a>x<b"] {
            let (shown, is_cut) = pieces(text);
            assert!(shown.starts_with("<a>x") && is_cut, "{text}: {shown}");
        }
    }

    #[test]
    fn names_have_the_usual_prefixes_and_no_entity_is_expanded() {
        for (text, expected) in [
            (
                "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:Entry/></a:feed>",
                "<feed xmlns:a=http://www.w3.org/2005/Atom><entry></entry></feed>",
            ),
            ("<x:creator/>", "<x:creator></x:creator>"),
            (
                "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]><a>&b;&d;</a>",
                "<a>&b;&d;</a>",
            ),
        ] {
            assert_eq!(pieces(text).0, expected, "{text}");
        }
    }
}
