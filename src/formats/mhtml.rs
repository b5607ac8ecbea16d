//! MHTML: a web page and its pictures, saved as one message by Chrome, Edge or Internet Explorer.
//!
//! The page is read as any saved page is; its pictures are never looked at, and their captions are
//! the page's own. The date of the message is the one on which the page was saved.

use mail_parser::{Message, MimeHeaders, PartType};

use crate::article::{Article, Problem};
use crate::formats::fields::dates;
use crate::formats::html;
use crate::formats::mail::recognise::{self, Kind};
use crate::formats::mail::{header, mend, parts};
use crate::formats::registry::{Input, Reading};
use crate::text::Clean;

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    recognise::kind(input.bytes) == Some(Kind::Page)
}

/// Reads a file of this format: one article.
pub fn read(input: &Input, reading: &mut Reading) {
    let whole = parts::parse(input.bytes);
    let found = whole.as_ref().and_then(|message| page(message, input));
    let mended = || {
        let mended = mend::mended(input.bytes)?;
        page(&parts::parse(&mended)?, input)
    };
    let Some(Page {
        mut article,
        is_cut,
    }) = found.or_else(mended)
    else {
        let problem = Problem::file("no page was found in it");
        let hint = "save the page again, or as HTML";
        reading.problems.push(problem.with_hint(hint));
        return;
    };
    if let Some(message) = &whole {
        fill(message, &mut article);
    }
    reading.articles.push(article);
    if is_cut {
        let problem = Problem::file("the page is cut short: what there is of it is shown");
        reading.problems.push(problem.with_hint("save it again"));
    }
}

/// The page in a message, read.
struct Page {
    article: Article,
    /// Whether the end of the file is missing.
    is_cut: bool,
}

/// The page in `message`: the part it names as its own, else the first that is HTML or text.
fn page(message: &Message, input: &Input) -> Option<Page> {
    let location = location(message);
    let is_html = |part: &&mail_parser::MessagePart| matches!(part.body, PartType::Html(_));
    let is_named = |part: &&mail_parser::MessagePart| {
        location.is_some() && part.content_location().map(str::trim) == location.as_deref()
    };
    let pages = || message.parts.iter().filter(is_html);
    let texts = message
        .parts
        .iter()
        .filter(|part| matches!(part.body, PartType::Text(_)));
    let part = pages().find(is_named).or_else(|| pages().next());
    let part = part.or_else(|| texts.clone().find(|part| is_page(message, part)))?;
    let found = parts::text(message, part);
    let own = Input {
        text: &found.text,
        ..*input
    };
    let mut page = Reading::default();
    html::read(&own, &mut page);
    let mut article = page.articles.pop()?;
    let own = part
        .content_location()
        .filter(|url| url.starts_with("http"));
    let url = location.as_deref().filter(|url| url.starts_with("http"));
    if article.url.is_none() {
        article.url = url.or(own).map(Clean::line);
        article.from.url = "header";
    }
    Some(Page {
        article,
        is_cut: found.is_cut || parts::is_open(message),
    })
}

/// Whether a part that is not said to be a page is one.
fn is_page(message: &Message, part: &mail_parser::MessagePart) -> bool {
    let text = parts::text(message, part).text;
    let start = text
        .get(..text.floor_char_boundary(1024))
        .unwrap_or_default();
    let start = start.to_ascii_lowercase();
    start.contains("<html") || start.contains("<!doctype html")
}

/// The address that the page was saved from, as the message states it.
fn location(message: &Message) -> Option<String> {
    header::field(message, "Snapshot-Content-Location")
}

/// What the fields of the message say and the page does not.
fn fill(message: &Message, article: &mut Article) {
    if article.title.is_empty()
        && let Some(subject) = header::field(message, "Subject")
    {
        article.title = Clean::line(&subject);
        article.title_from = "subject";
    }
    let saved = header::field(message, "Date");
    let saved = saved.and_then(|date| dates::of_text(&date, None, "mhtml"));
    article.saved = saved.or_else(|| article.saved.take());
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::formats::{self, Budget, Reading};

    fn read(file: &str) -> Reading {
        formats::read(Path::new("a.mhtml"), file.as_bytes(), &Budget::default())
    }

    const HEAD: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/a/tide\r\nSubject: =?utf-8?Q?The tide =E2=80=93\r\n at noon?=\r\nDate: Mon, 17 Dec 2018 11:28:18 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Mark--1\"\r\n\r\n\r\n";
    const PAGE: &str = "------Mark--1\r\nContent-Type: text/html\r\nContent-ID: <frame@x>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://post.example/a/tide\r\n\r\n<html><body><article><p>The tide turned at noon, and forty boats =\r\nturned with it, said the harbour master of L=C3=B8nn.</p><figure><img src=3D\"cid:1@x\"><figcaption>The quay</figcaption></figure><p>Nobody had told the gulls, who went on as they were, and nobody told them on the day after that.</p></article></body></html>\r\n";
    const PICTURE: &str = "------Mark--1\r\nContent-Type: image/png\r\nContent-ID: <1@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n";

    #[test]
    fn a_page_is_read_and_its_date_is_that_of_saving() {
        let reading = read(&[HEAD, PAGE, PICTURE, "------Mark--1--\r\n"].concat());
        let article = reading.articles.first().unwrap();
        assert_eq!(reading.format, Some("mhtml"));
        assert_eq!(reading.problems, []);
        assert_eq!(article.title, *"The tide – at noon");
        assert_eq!(article.url.as_deref(), Some("https://post.example/a/tide"));
        assert_eq!(article.published, None);
        assert_eq!(
            article.saved.as_ref().unwrap().value(),
            "2018-12-17T11:28:18Z"
        );
        let words: String = article
            .body
            .iter()
            .map(crate::article::Block::plain)
            .collect();
        assert!(words.contains("harbour master of Lønn"), "{words}");
        let captions = format!("{:?}", article.body);
        assert!(captions.contains("The quay"), "{captions}");
    }

    #[test]
    fn a_page_that_is_cut_short_or_has_another_mark_is_shown() {
        let cut = read(&[HEAD, PAGE].concat());
        assert_eq!(cut.articles.len(), 1);
        assert!(cut.problems.first().unwrap().what.contains("cut short"));
        let other = PAGE.replace("Mark--1", "Other--2");
        let wrong = read(&[HEAD, &other].concat());
        let words = wrong
            .articles
            .first()
            .unwrap()
            .body
            .first()
            .unwrap()
            .plain();
        assert!(words.starts_with("The tide turned"), "{words}");
        let none = read(HEAD);
        assert!(none.articles.is_empty());
        assert_eq!(
            none.problems.first().unwrap().what,
            *"no page was found in it"
        );
    }
}
