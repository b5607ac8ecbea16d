//! One message, as an article or, if it is a digest, as several.

use std::path::Path;

use mail_parser::{Message, MimeHeaders, PartType};

use super::{body, facts, letter, mend, parts};
use crate::article::{Article, Kind, Problem};
use crate::formats::fields::lead;
use crate::formats::registry::{Input, Reading};
use crate::formats::{Budget, text};
use crate::text::Clean;

/// How deep digests are read that lie in digests.
const DEEPEST: usize = 3;

/// What is said of a message without its end.
const CUT: &str = "the message is cut short: what there is of it is shown";

/// What was found in a message.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) articles: Vec<Article>,
    pub(super) problem: Option<Problem>,
}

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let found = find(without_frame(input.path, input.bytes), input.budget);
    let are_many = found.articles.len() > 1;
    for (part, mut article) in (1..).zip(found.articles) {
        article.part = are_many.then_some(part);
        reading.articles.push(article);
    }
    reading.problems.extend(found.problem);
}

/// The message in a file of Apple Mail, which stands between its length and a list of properties.
fn without_frame<'a>(path: &Path, bytes: &'a [u8]) -> &'a [u8] {
    let is_framed = path
        .extension()
        .is_some_and(|extension| extension == "emlx");
    let first = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let length = str::from_utf8(first).ok();
    let length = length.and_then(|length| length.trim().parse::<usize>().ok());
    match length.filter(|_| is_framed) {
        Some(length) => {
            let rest = bytes.get(first.len() + 1..).unwrap_or_default();
            rest.get(..length).unwrap_or(rest)
        }
        None => bytes,
    }
}

/// The articles of a message.
pub(super) fn find(bytes: &[u8], budget: &Budget) -> Found {
    find_within(bytes, budget, 0)
}

fn find_within(bytes: &[u8], budget: &Budget, depth: usize) -> Found {
    let Some(message) = parts::parse(bytes) else {
        let problem = Problem::file("no fields of a message stand at its start");
        let hint = "if it is text, give it a name that ends in .txt";
        return Found {
            articles: Vec::new(),
            problem: Some(problem.with_hint(hint)),
        };
    };
    let nested = nested(&message, bytes, budget, depth);
    if is_digest(&message) && !nested.is_empty() {
        return Found {
            articles: nested,
            problem: parts::is_open(&message).then(cut),
        };
    }
    let (article, is_cut) = article(&message, bytes, budget);
    let articles = if article.body.is_empty() && !nested.is_empty() {
        nested
    } else {
        vec![article]
    };
    Found {
        articles,
        problem: is_cut.then(cut),
    }
}

fn cut() -> Problem {
    Problem::file(CUT).with_hint("save or fetch it again")
}

/// Whether the message holds others that are its articles.
fn is_digest(message: &Message) -> bool {
    let kinds = message.parts.iter().filter_map(MimeHeaders::content_type);
    let mut kinds = kinds.filter(|kind| kind.ctype() == "multipart");
    kinds.any(|kind| kind.subtype() == Some("digest"))
}

/// The articles of the messages within a message.
fn nested(message: &Message, bytes: &[u8], budget: &Budget, depth: usize) -> Vec<Article> {
    if depth >= DEEPEST {
        return Vec::new();
    }
    let mut articles = Vec::new();
    for part in &message.parts {
        let PartType::Message(inner) = &part.body else {
            continue;
        };
        if budget.is_spent_on(bytes.len()) || articles.len() >= budget.articles {
            budget.note_cut();
            break;
        }
        // Of a message that was encoded its own bytes are at hand, of another those of this part.
        let is_encoded = inner.raw_message.len() != message.raw_message.len();
        let bytes = if is_encoded {
            &inner.raw_message
        } else {
            parts::bytes_of(message, part)
        };
        articles.extend(find_within(bytes, &budget.of_part(), depth + 1).articles);
    }
    articles
}

/// The article that a message is, and whether its end is missing.
fn article(message: &Message, bytes: &[u8], budget: &Budget) -> (Article, bool) {
    let mut article = Article::default();
    facts::fill(message, &mut article);
    let mended = is_not_parted(message)
        .then(|| mend::mended(bytes))
        .flatten();
    let mended = mended.as_deref().and_then(parts::parse);
    let whole = mended.as_ref().unwrap_or(message);
    let body = body::body(whole, budget);
    let is_cut = body.is_cut || parts::is_open(whole);
    article.body = body.blocks;
    if article.body.is_empty() && is_not_parted(whole) {
        article.body = text::blocks(&mend::raw(bytes), budget);
    }
    if facts::is_of_feed(message) {
        take_address(&mut article);
    }
    letter::tidy(&mut article);
    lead::tidy(&mut article);
    (article, is_cut)
}

/// Whether a message says that it has parts, and none can be told from another.
fn is_not_parted(message: &Message) -> bool {
    let root = message.parts.first();
    let is_multipart = message
        .content_type()
        .is_some_and(|kind| kind.ctype() == "multipart");
    is_multipart && root.is_some_and(|root| !matches!(root.body, PartType::Multipart(_)))
}

/// Takes the address out of the last line, where rss2email writes it.
fn take_address(article: &mut Article) {
    let Some(last) = article.body.last() else {
        return;
    };
    let is_line = last.kind == Kind::Paragraph;
    let line = last.inline.text.as_str();
    let Some(url) = line.strip_prefix("URL:").filter(|_| is_line) else {
        return;
    };
    let url = url.trim();
    if !url.starts_with("http") || url.contains(char::is_whitespace) {
        return;
    }
    if article.url.is_none() {
        article.url = Some(Clean::line(url));
        article.from.url = "text";
    }
    article.body.pop();
}
