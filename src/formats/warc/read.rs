//! Records to articles: pages and texts that a server sent, or that a crawler made of them.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::http::{self, Answer};
use super::record::{Piece, Pieces, Record};
use crate::article::{Article, Problem};
use crate::formats::fields::dates;
use crate::formats::registry::{Input, Reading};
use crate::formats::turns;
use crate::formats::{Budget, decode, finish, html, kinds, text};
use crate::text::Clean;

/// Reads a file of this format: an article a page.
pub fn read(input: &Input, reading: &mut Reading) {
    read_from(0, input, reading);
}

/// Reads a run of records that begins at the byte `begins` of a larger file.
pub(in crate::formats) fn read_from(begins: u64, input: &Input, reading: &mut Reading) {
    let place = |at: usize| begins.saturating_add(at as u64);
    let mut within = input.budget.of_part();
    if let Some(unpacking) = input.budget.unpacking.within(input.bytes.len()) {
        within.unpacking = unpacking;
    }
    let mut part = 0;
    let mut records = 0;
    for piece in Pieces::of(input.bytes) {
        if input.budget.is_spent_on(input.bytes.len())
            || reading.articles.len() >= input.budget.articles
        {
            input.budget.note_cut();
            break;
        }
        let (at, record) = match piece {
            Piece::Record(at, record) => (place(at), record),
            Piece::Garbage(at) => {
                let at = place(at);
                let words = format!("expected a record at byte {at}, found something else");
                let hint = "it is passed over up to the next record";
                reading.problems.push(Problem::file(&words).with_hint(hint));
                continue;
            }
        };
        records += 1;
        let own = within.of_part();
        let found = article(&record, &own);
        within.unpacking.add(&own.unpacking);
        let is_article = matches!(found, Found::Article(_));
        part += u32::from(!matches!(found, Found::Nothing));
        let says = |what: &str| {
            let words = format!("the record at byte {at}: {what}");
            Problem::file(&words).in_part(part)
        };
        match found {
            Found::Article(mut article) => {
                article.part = Some(part);
                reading.articles.push(*article);
            }
            Found::Fault(what) => reading.problems.push(says(&what)),
            Found::Nothing => {}
        }
        if record.is_shorter {
            let words = "it says that it is longer than it is";
            reading
                .problems
                .push(says(words).with_hint("it is read up to the next record"));
        } else if record.is_cut {
            let words = "the archive is cut short within it";
            let hint = "the records before are shown; fetch the archive again";
            reading.problems.push(says(words).with_hint(hint));
        } else if own.is_cut() && is_article {
            reading
                .problems
                .push(says("too long: only its start is shown"));
        }
    }
    if reading.articles.is_empty() && reading.problems.is_empty() {
        let words =
            format!("the archive of the web holds no page: {records} records of other kinds");
        reading.skipped = Some(words);
    }
}

/// What a record holds.
enum Found {
    Article(Box<Article>),
    /// What kept it from being read.
    Fault(String),
    /// Nothing that is an article.
    Nothing,
}

/// A page or a text, as it was fetched.
struct Page<'a> {
    body: Cow<'a, [u8]>,
    kind: String,
    charset: Option<String>,
}

/// The article in a record.
fn article(record: &Record, budget: &Budget) -> Found {
    let kind = record.field("warc-type").unwrap_or_default();
    let page = match kind.to_ascii_lowercase().as_str() {
        "response" => match http::answer(record.block, budget) {
            Some(answer) if answer.status != 200 => return Found::Nothing,
            Some(Answer {
                fault,
                kind,
                charset,
                body,
                ..
            }) => {
                if !is_read(&kind, &body) {
                    return Found::Nothing;
                }
                if let Some(fault) = fault {
                    return Found::Fault(fault);
                }
                Page {
                    body,
                    kind,
                    charset,
                }
            }
            None if record
                .field("content-type")
                .is_some_and(|kind| kind.starts_with("application/http")) =>
            {
                return Found::Fault(
                    "expected the answer of a server, found something else".to_owned(),
                );
            }
            None => return Found::Nothing,
        },
        "resource" | "conversion" => {
            let (kind, charset) = http::kind(record.field("content-type").unwrap_or_default());
            if !is_read(&kind, record.block) {
                return Found::Nothing;
            }
            let body = Cow::Borrowed(record.block);
            Page {
                body,
                kind,
                charset,
            }
        }
        _ => return Found::Nothing,
    };
    of_page(record, &page, budget)
}

/// Whether what was sent may be an article: a page or a text, by its kind and by its bytes.
fn is_read(kind: &str, body: &[u8]) -> bool {
    let is_kind = matches!(
        kind,
        "text/html" | "application/xhtml+xml" | "text/plain" | "application/http" | ""
    );
    is_kind && kinds::of_bytes(body).is_none()
}

fn of_page(record: &Record, page: &Page, budget: &Budget) -> Found {
    // What was unpacked has its own turn for as long as it is read, too.
    let is_unpacked = matches!(page.body, Cow::Owned(_));
    let _turn = is_unpacked.then(|| turns::wait(page.body.len()));
    let url = record.field("warc-target-uri").unwrap_or_default();
    let url = url.trim_matches(['<', '>']);
    let path = path_of(url);
    let decoded = decode::decode_as(&page.body, page.charset.as_deref());
    let input = Input {
        path: &path,
        bytes: &page.body,
        text: &decoded.text,
        budget,
    };
    let is_page = html::recognises(&input) || page.kind.contains("html");
    if !is_page && is_for_machines(&path) {
        return Found::Nothing;
    }
    let mut reading = Reading::default();
    if is_page {
        html::read(&input, &mut reading);
    } else {
        text::read(&input, &mut reading);
    }
    for article in &mut reading.articles {
        if article.url.is_none() && url.starts_with("http") {
            article.url = Some(Clean::line(url));
            article.from.url = "header";
        }
        let fetched = record.field("warc-date");
        article.saved = fetched.and_then(|date| dates::of_text(date, None, "warc"));
    }
    finish::finish(&input, "warc", &mut reading);
    let article = reading.articles.pop();
    match article.filter(|article| !article.body.is_empty()) {
        Some(article) => Found::Article(Box::new(article)),
        None => Found::Nothing,
    }
}

/// The last part of an address as a path: it has an extension, and may have to be the title.
fn path_of(url: &str) -> PathBuf {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, path)| path);
    let path = path.trim_end_matches('/');
    PathBuf::from(path.rsplit('/').next().unwrap_or_default())
}

/// Whether a text is for programs, by its name.
fn is_for_machines(path: &Path) -> bool {
    let names = [
        "robots.txt",
        "ads.txt",
        "app-ads.txt",
        "security.txt",
        "humans.txt",
    ];
    let extensions = ["js", "css", "json", "xml", "svg", "map", "ico"];
    let extension = path.extension().unwrap_or_default();
    names.iter().any(|name| path == Path::new(name))
        || extensions.iter().any(|name| extension == *name)
}
