//! A page cut into tags, comments and text, in one pass.
//!
//! The cuts are those of the HTML standard: what a browser takes for a tag is a tag here. Nothing
//! is decoded, nothing is judged, and every byte is looked at once.

use super::attributes::{self, Attribute};

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Open {
        name: &'a str,
        attributes: Vec<Attribute<'a>>,
    },
    Close(&'a str),
    Comment(&'a str),
    /// A doctype, a processing instruction, a malformed end tag: nothing to read.
    Declaration,
}

/// Where in the page the reading is.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    page: &'a str,
    at: usize,
    /// Where the next end tag of a name is known to stand, so that no stretch is searched twice
    /// for the same name; `None` where there is no further one.
    closes: Vec<(&'static str, Option<usize>)>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self {
            page,
            at: 0,
            closes: Vec::new(),
        }
    }

    /// The next piece, or `None` at the end of the page.
    pub(super) fn next(&mut self) -> Option<Piece<'a>> {
        let rest = self.page.get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return None;
        }
        let text = text_length(rest);
        if text > 0 {
            self.at += text;
            return rest.get(..text).map(Piece::Text);
        }
        let (piece, read) = markup(rest);
        self.at += read;
        Some(piece)
    }

    /// Whether an end tag of `name` stands further on.
    pub(super) fn is_closed(&mut self, name: &'static str) -> bool {
        let known = self.closes.iter().position(|(known, _)| *known == name);
        match known.and_then(|place| self.closes.get_mut(place)) {
            Some((_, Some(place))) if *place < self.at => {
                *place = 0;
            }
            Some((_, place)) => return place.is_some(),
            None => self.closes.push((name, Some(0))),
        }
        let found = end_tag(self.page, self.at, name);
        if let Some((_, place)) = self.closes.iter_mut().find(|(known, _)| *known == name) {
            *place = found;
        }
        found.is_some()
    }

    /// Reads on behind the next end tag of `name`, or to the end of the page, and returns what
    /// stands before it.
    pub(super) fn through(&mut self, name: &'static str) -> &'a str {
        let end = end_tag(self.page, self.at, name).unwrap_or(self.page.len());
        let content = self.page.get(self.at..end).unwrap_or_default();
        self.at = end;
        // Steps over the end tag itself.
        self.next();
        content
    }
}

/// Where the next `</name` stands from `at` on.
fn end_tag(page: &str, at: usize, name: &str) -> Option<usize> {
    let mut from = at;
    loop {
        from += page.get(from..)?.find("</")?;
        let after = page.as_bytes().get(from + 2..)?;
        let is_name = after
            .get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        let ends = after
            .get(name.len())
            .is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
        if is_name && ends {
            return Some(from);
        }
        from += 2;
    }
}

/// How many bytes at the start of `rest` are text: all up to a `<` that begins markup.
fn text_length(rest: &str) -> usize {
    let mut at = 0;
    while let Some(found) = rest.get(at..).and_then(|rest| rest.find('<')) {
        let after = rest.as_bytes().get(at + found + 1..).unwrap_or_default();
        match after {
            [b'!' | b'?' | b'/', ..] => return at + found,
            [letter, ..] if letter.is_ascii_alphabetic() => return at + found,
            _ => at += found + 1,
        }
    }
    rest.len()
}

/// The markup at the start of `rest` and its length.
fn markup(rest: &str) -> (Piece<'_>, usize) {
    if rest.starts_with("<!--") {
        let (end, read) = comment_end(rest);
        return (Piece::Comment(rest.get(4..end).unwrap_or_default()), read);
    }
    let is_end = rest.starts_with("</");
    let start = if is_end { 2 } else { 1 };
    let after = rest.get(start..).unwrap_or_default();
    if !after.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        let read = rest.find('>').map_or(rest.len(), |end| end + 1);
        return (Piece::Declaration, read);
    }
    let name = after
        .find(|byte: char| byte.is_ascii_whitespace() || matches!(byte, '/' | '>'))
        .map_or(after, |end| after.get(..end).unwrap_or_default());
    let start = start + name.len();
    let (attributes, read) = attributes::read(rest.get(start..).unwrap_or_default());
    let piece = match (is_end, rest.ends_with('>') || start + read < rest.len()) {
        // A tag that the page ends within is no tag.
        (_, false) => Piece::Declaration,
        (true, true) => Piece::Close(name),
        (false, true) => Piece::Open { name, attributes },
    };
    (piece, start + read)
}

/// Where the words of the comment at the start of `rest` end, and where the comment does.
fn comment_end(rest: &str) -> (usize, usize) {
    // `<!-->` and `<!--->` are whole comments.
    let mut at = 2;
    while let Some(found) = rest.get(at..).and_then(|rest| rest.find("--")) {
        at += found;
        match rest.as_bytes().get(at + 2..).unwrap_or_default() {
            [b'>', ..] => return (at.max(4), at + 3),
            [b'!', b'>', ..] if at >= 4 => return (at, at + 4),
            _ => at += 1,
        }
    }
    (rest.len(), rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(page: &str) -> Vec<String> {
        let mut scanner = Scanner::new(page);
        let mut all = Vec::new();
        while let Some(piece) = scanner.next() {
            all.push(match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Open { name, .. } => format!("<{name}>"),
                Piece::Close(name) => format!("</{name}>"),
                Piece::Comment(text) => format!("!{text}"),
                Piece::Declaration => "?".to_owned(),
            });
        }
        all
    }

    #[test]
    fn a_page_is_cut_where_a_browser_cuts_it() {
        let cases: [(&str, &[&str]); 14] = [
            ("a<b>c</b>d", &["a", "<b>", "c", "</b>", "d"]),
            ("1 < 2 <3 <", &["1 < 2 <3 <"]),
            ("<!doctype html><?xml?></3>x", &["?", "?", "?", "x"]),
            ("<!-- a --b -->x", &["! a --b ", "x"]),
            ("<!-->x", &["!", "x"]),
            ("<!--->x", &["!", "x"]),
            ("<!---->x", &["!", "x"]),
            ("<!-- a --!>x", &["! a ", "x"]),
            ("<!-- never", &["! never"]),
            ("<p title='>'>x", &["<p>", "x"]),
            ("x<p title='", &["x", "?"]),
            ("x<p", &["x", "?"]),
            ("<br/>x<IMG\nsrc=a>", &["<br>", "x", "<IMG>"]),
            ("</p >é</p", &["</p>", "é", "?"]),
        ];
        for (page, expected) in cases {
            assert_eq!(pieces(page), expected, "{page}");
        }
    }

    #[test]
    fn raw_text_ends_at_its_own_end_tag_only() {
        let mut scanner = Scanner::new("if (a</b/) '</scripts>' </SCRIPT >after");
        assert!(scanner.is_closed("script"));
        assert!(!scanner.is_closed("style"));
        assert_eq!(scanner.through("script"), "if (a</b/) '</scripts>' ");
        assert_eq!(scanner.next(), Some(Piece::Text("after")));
        assert!(!scanner.is_closed("script"));
        assert_eq!(scanner.through("script"), "");
    }

    #[test]
    fn end_tags_are_found_again_after_each() {
        let mut scanner = Scanner::new("a</x>b</x>c");
        assert!(scanner.is_closed("x"));
        assert_eq!(scanner.through("x"), "a");
        assert!(scanner.is_closed("x"));
        assert_eq!(scanner.through("x"), "b");
        assert!(!scanner.is_closed("x"));
    }
}
