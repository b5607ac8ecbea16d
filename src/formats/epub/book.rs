//! The pages of a book in their order, each an article.
//!
//! Of an issue that calibre made only the articles are taken, which its table of contents lists below
//! their sections; of any other book every page that has a text.

use std::collections::HashMap;
use std::io::{self, Cursor, Write};

use rbook::Epub;

use super::{bar, guard};
use crate::article::{Article, Block, Origins, Problem};
use crate::formats::fields::{dates, lead};
use crate::formats::registry::{Input, Reading};
use crate::formats::{Budget, byline, decode, html};
use crate::text::Clean;

/// Words that a page must have to be an article: covers and half-titles have fewer.
const FEWEST_WORDS: usize = 20;

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    let at = |offset: usize, mark: &[u8]| {
        input
            .bytes
            .get(offset..)
            .is_some_and(|rest| rest.starts_with(mark))
    };
    let is_named = input
        .path
        .extension()
        .is_some_and(|extension| extension == "epub");
    at(0, b"PK\x03\x04") && (is_named || at(30, b"mimetypeapplication/epub+zip"))
}

/// Reads a file of this format.
pub fn read(input: &Input, reading: &mut Reading) {
    let mut within = input.budget.of_part();
    let Some(unpacking) = input.budget.unpacking.within(input.bytes.len()) else {
        reading.problems.push(Problem::file(
            "a book in an archive in an archive: it is not read",
        ));
        return;
    };
    within.unpacking = unpacking;
    if let Some(problem) = guard::refusal(input.bytes, &within) {
        reading.problems.push(problem);
        return;
    }
    let opened = Epub::options()
        .strict(false)
        .read(Cursor::new(input.bytes.to_vec()));
    let epub = match opened {
        Ok(epub) => epub,
        Err(error) => {
            let words = format!("its list of contents cannot be read: {error}");
            reading
                .problems
                .push(Problem::file(&words).with_hint("fetch the book again"));
            return;
        }
    };
    let book = Book::of(&epub);
    let mut part = 0;
    for place in &book.pages {
        if input
            .budget
            .is_spent_on(usize::try_from(within.unpacking.done()).unwrap_or(usize::MAX))
        {
            input.budget.note_cut();
            break;
        }
        let own = within.of_part();
        let mut bytes = Bounded::of(&own);
        let copied = epub.copy_resource(place.path.as_str(), &mut bytes);
        within.unpacking.count(bytes.bytes.len());
        if let Err(error) = copied {
            part += 1;
            let (what, hint) = if bytes.is_full {
                (
                    "it swells or is too large".to_owned(),
                    "no page of a book is so large: it is likely a trap",
                )
            } else {
                (
                    error.to_string(),
                    "the other pages are shown; fetch the book again",
                )
            };
            let words = format!("{}: {what}", place.path);
            reading
                .problems
                .push(Problem::file(&words).in_part(part).with_hint(hint));
            if bytes.is_full {
                break;
            }
            continue;
        }
        if let Some(mut article) = book.article(place, &bytes.bytes, &own) {
            part += 1;
            article.part = Some(part);
            reading.articles.push(article);
        }
    }
    input.budget.unpacking.add(&within.unpacking);
}

/// What is known of a book and its pages.
#[derive(Debug)]
struct Book {
    title: Option<String>,
    /// The name of the newspaper whose issue it is, if it is one.
    paper: Option<String>,
    authors: Vec<Clean>,
    lang: Option<Clean>,
    date: Option<String>,
    pages: Vec<Place>,
}

/// A page of a book.
#[derive(Debug)]
struct Place {
    path: String,
    label: Option<String>,
    section: Option<String>,
}

/// What the table of contents says of a page.
#[derive(Debug, Clone)]
struct Listed {
    label: String,
    section: Option<String>,
    /// Whether other pages are listed below it.
    is_section: bool,
}

impl Book {
    fn of(epub: &Epub) -> Self {
        let metadata = epub.metadata();
        let kind = metadata.by_property("calibre:publication_type").next();
        let kind = kind.map(|kind| kind.value().to_owned());
        let periodical = kind.filter(|kind| kind.starts_with("periodical"));
        let title = metadata.title().map(|title| title.value().to_owned());
        let paper = periodical.map(|kind| {
            let name = kind.splitn(3, ':').nth(2).unwrap_or_default().trim();
            let own = title.as_deref().unwrap_or_default();
            if name.is_empty() { own } else { name }.to_owned()
        });
        let creators = metadata
            .creators()
            .map(|creator| creator.value().to_owned());
        let creators = creators.filter(|name| name != "calibre");
        let mut book = Self {
            title,
            paper,
            authors: creators.flat_map(|name| byline::authors(&name)).collect(),
            lang: metadata
                .language()
                .map(|lang| Clean::line(&lang.value().to_lowercase())),
            date: metadata
                .published_entry()
                .map(|date| date.value().to_owned()),
            pages: Vec::new(),
        };
        book.pages = book.pages(epub);
        book
    }

    /// The pages that may be articles, in their order.
    fn pages(&self, epub: &Epub) -> Vec<Place> {
        let listed = listed(epub);
        let mut pages = Vec::new();
        for entry in epub.spine() {
            let Some(item) = entry.manifest_entry() else {
                pages.push(Place {
                    path: entry.idref().to_owned(),
                    label: None,
                    section: None,
                });
                continue;
            };
            let kind = item.media_type();
            let is_page = kind.contains("html") || kind.is_empty();
            let is_nav = item.properties().has_property("nav");
            let path = item.href().as_str().to_owned();
            let known = listed.get(without_fragment(&path)).cloned();
            let is_wanted = match &known {
                Some(listed) => self.paper.is_none() || !listed.is_section,
                None => self.paper.is_none() || listed.is_empty(),
            };
            if is_page && !is_nav && is_wanted {
                let (label, section) =
                    known.map_or((None, None), |listed| (Some(listed.label), listed.section));
                pages.push(Place {
                    path,
                    label,
                    section,
                });
            }
        }
        pages
    }

    /// The article on a page, if it has a text.
    fn article(&self, place: &Place, bytes: &[u8], budget: &Budget) -> Option<Article> {
        let decoded = decode::decode(bytes);
        let (page, url) = bar::without(&decoded.text);
        let body = html::fragment(&page, budget);
        let words: usize = body
            .iter()
            .map(|block| crate::text::words::count(&block.plain()))
            .sum();
        if words < FEWEST_WORDS && self.paper.is_none() || words == 0 {
            return None;
        }
        let mut article = Article {
            body,
            url: url.as_deref().map(Clean::line),
            section: place.section.as_deref().map(Clean::line),
            authors: self.authors.clone(),
            lang: self.lang.clone(),
            inner: Some(Clean::line(place.path.trim_start_matches('/'))),
            from: Origins {
                url: "text",
                section: "contents",
                ..Origins::all("book")
            },
            ..Article::default()
        };
        let source = self.paper.as_ref().or(self.title.as_ref());
        article.source = source.map(|source| Clean::line(source));
        if let Some(label) = place
            .label
            .as_deref()
            .filter(|label| !label.trim().is_empty())
        {
            article.title = Clean::line(label);
            article.title_from = "contents";
        }
        self.set_dates(&mut article);
        lead::tidy(&mut article);
        let has_words = |block: &Block| !block.plain().trim().is_empty();
        article.body.iter().any(has_words).then_some(article)
    }

    /// An issue was made on its date, and holds articles of days before; a book was published on it.
    fn set_dates(&self, article: &mut Article) {
        let date = self.date.as_deref();
        let date = date.and_then(|date| dates::of_text(date, None, "epub"));
        if self.paper.is_some() {
            article.saved = date;
            let url = article.url.as_deref();
            article.published = url.and_then(|url| dates::in_path(url, "url"));
        } else {
            article.published = date;
        }
    }
}

/// What the table of contents says of each page that it lists.
fn listed(epub: &Epub) -> HashMap<String, Listed> {
    let mut listed: HashMap<String, Listed> = HashMap::new();
    let mut above: Vec<String> = Vec::new();
    let contents = epub.toc().contents();
    for entry in contents
        .iter()
        .flat_map(rbook::epub::toc::EpubTocEntry::flatten)
    {
        let label = entry.label().trim().to_owned();
        let depth = entry.depth().saturating_sub(1);
        above.truncate(depth);
        let section = above.last().cloned().filter(|section| !section.is_empty());
        above.resize(depth, String::new());
        above.push(label.clone());
        let Some(href) = entry.href() else { continue };
        let path = without_fragment(href.as_str()).to_owned();
        let is_section = !entry.is_empty();
        listed.entry(path).or_insert(Listed {
            label,
            section,
            is_section,
        });
    }
    listed
}

fn without_fragment(path: &str) -> &str {
    path.split('#').next().unwrap_or_default()
}

/// Takes what is unpacked, up to a limit.
struct Bounded {
    bytes: Vec<u8>,
    most: usize,
    is_full: bool,
}

impl Bounded {
    fn of(budget: &Budget) -> Self {
        let left = budget.unpacking.left().min(Budget::FILE_BYTES / 4);
        Self {
            bytes: Vec::new(),
            most: usize::try_from(left).unwrap_or(usize::MAX),
            is_full: false,
        }
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            self.is_full = true;
            return Err(io::Error::other("too large"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
