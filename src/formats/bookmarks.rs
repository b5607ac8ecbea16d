//! Bookmarks as browsers export them, and Pocket's list, which has the same shape: links in folders,
//! without any text.

use serde_json::{Map, Value};

use crate::formats::fields::places;
use crate::formats::records::{Names, Records};
use crate::formats::registry::{Input, Reading};
use crate::formats::xml::events::{Event, Events, Tag};

const NAMES: Names = Names {
    from: "bookmarks",
    file: "a list of bookmarks",
};

/// How far into a file its title is looked for, in bytes.
const HEAD_BYTES: usize = 1024;

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    let root = crate::formats::kinds::root(input.text);
    let is_list = root.is_some_and(|root| root == "netscape-bookmark-file-1");
    let head = input.text.get(..input.text.floor_char_boundary(HEAD_BYTES));
    is_list || head.is_some_and(|head| head.contains("<title>Pocket Export</title>"))
}

/// Reads a list: an article a link to a page.
pub fn read(input: &Input, reading: &mut Reading) {
    let mut records = Records::new(NAMES, input.budget, reading);
    let mut list = List::default();
    let mut lines = crate::formats::json::scan::Lines::default();
    let mut events = Events::of(input.text);
    loop {
        let at = events.at();
        let event = events.next();
        let done = match &event {
            Some(event) => list.take(event, || lines.of(input.text, at)),
            None => list.link.take(),
        };
        if let Some(link) = done {
            if records.must_stop(link.line) {
                break;
            }
            if let Some(map) = link.map() {
                let number = records.next_part();
                records.take_item(&map, number, link.line);
            }
        }
        if event.is_none() {
            break;
        }
    }
    records.finish();
}

/// The place in a list while it is read.
#[derive(Debug, Default)]
struct List {
    /// The names of the folders that are open.
    folders: Vec<String>,
    /// The name of the folder that opens next.
    named: String,
    /// The link that was met last.
    link: Option<Link>,
    reading: Words,
}

/// What the words that come belong to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Words {
    #[default]
    Nothing,
    Folder,
    Title,
    Description,
}

/// One link.
#[derive(Debug, Default)]
struct Link {
    tag: Tag,
    title: String,
    description: String,
    folder: Option<String>,
    line: u32,
}

impl List {
    /// Takes one piece; gives the link that ended with it.
    fn take(&mut self, event: &Event, line_of: impl FnOnce() -> u32) -> Option<Link> {
        match event {
            Event::Open(tag) => match tag.name.as_str() {
                "a" => {
                    let link = Link {
                        tag: tag.clone(),
                        folder: self.folders.last().filter(|name| !name.is_empty()).cloned(),
                        line: line_of(),
                        ..Link::default()
                    };
                    self.reading = Words::Title;
                    return self.link.replace(link);
                }
                "h3" => {
                    // What a browser calls its own folders is no name of the user's.
                    let is_own = tag
                        .attributes
                        .iter()
                        .any(|(key, _)| key.ends_with("_folder"));
                    self.named.clear();
                    self.reading = if is_own {
                        Words::Nothing
                    } else {
                        Words::Folder
                    };
                    return self.link.take();
                }
                "dl" => self.folders.push(std::mem::take(&mut self.named)),
                "dd" => self.reading = Words::Description,
                "dt" | "li" => {
                    self.reading = Words::Nothing;
                    return self.link.take();
                }
                _ => {}
            },
            Event::Close(name) => match name.as_str() {
                "a" | "h3" => self.reading = Words::Nothing,
                "dl" => {
                    self.folders.pop();
                    self.reading = Words::Nothing;
                    return self.link.take();
                }
                _ => {}
            },
            Event::Text(text) => match (self.reading, &mut self.link) {
                (Words::Folder, _) => self.named.push_str(text),
                (Words::Title, Some(link)) => link.title.push_str(text),
                (Words::Description, Some(link)) => link.description.push_str(text),
                _ => {}
            },
        }
        None
    }
}

impl Link {
    /// The named values of the link; `None` where it leads to no page.
    fn map(&self) -> Option<Map<String, Value>> {
        let attribute = |name: &str| {
            let found = self.tag.attributes.iter().find(|(key, _)| key == name);
            found
                .map(|(_, value)| value.trim())
                .filter(|value| !value.is_empty())
        };
        let url = attribute("href").filter(|href| places::as_address(href).is_some())?;
        let saved = attribute("add_date").or_else(|| attribute("time_added"));
        let values = [
            ("title", Some(self.title.trim())),
            ("url", Some(url)),
            ("saved", saved),
            ("tags", attribute("tags")),
            ("folder", self.folder.as_deref()),
            ("description", Some(self.description.trim())),
        ];
        let values = values.into_iter().filter_map(|(name, value)| {
            let value = value.filter(|value| !value.is_empty())?;
            Some((name.to_owned(), Value::from(value)))
        });
        Some(values.collect())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::article::Article;
    use crate::formats::{self, Budget};

    fn shown(article: &Article) -> String {
        let saved = article.saved.as_ref().map(crate::article::Date::value);
        let tags: Vec<_> = article.tags.iter().map(ToString::to_string).collect();
        let section = article.section.as_deref().unwrap_or_default();
        let summary = article.summary.as_deref().unwrap_or_default();
        let url = article.url.as_deref().unwrap_or_default();
        format!(
            "{}|{url}|{}|{}|{section}|{summary}",
            article.title,
            saved.unwrap_or_default(),
            tags.join("+")
        )
    }

    #[test]
    fn lists_of_links_are_articles_without_a_text() {
        for (name, text, expected) in [
            (
                "bookmarks.html",
                "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n<DT><H3 PERSONAL_TOOLBAR_FOLDER=\"true\">Bar</H3>\n<DL><p>\n<DT><A HREF=\"https://a.example/x?a=1&b=2\" ADD_DATE=\"1686813518\" TAGS=\"sea,fish\">Eels &amp; men</A>\n<DD>About eels.\n</DL><p>\n<DT><H3>Harbour</H3>\n<DL><p><DT><A HREF=\"https://a.example/y\">Ferry</A>\n<DT><A HREF=\"javascript:x\">Button</A></DL><p>\n<DT><A HREF=\"https://a.example/z\"></A></DL>",
                &[
                    "Eels & men|https://a.example/x?a=1&b=2|2023-06-15T07:18:38Z|sea+fish||About eels.",
                    "Ferry|https://a.example/y|||Harbour|",
                    "https://a.example/z|https://a.example/z||||",
                ][..],
            ),
            (
                "ril_export.html",
                "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>\n<li><a href=\"https://a.example/x\" time_added=\"1688628695\" tags=\"sea,fish\">Eels</a></li></ul><h1>Read Archive</h1><ul><li><a href=\"https://a.example/y\" time_added=\"1\">Ferry</a></li></ul></body></html>",
                &[
                    "Eels|https://a.example/x|2023-07-06T07:31:35Z|sea+fish||",
                    "Ferry|https://a.example/y||||",
                ],
            ),
        ] {
            let reading = formats::read(Path::new(name), text.as_bytes(), &Budget::default());
            let shown: Vec<_> = reading.articles.iter().map(shown).collect();
            assert_eq!(
                shown, expected,
                "{:?} {:?}",
                reading.problems, reading.skipped
            );
            assert!(
                reading
                    .articles
                    .iter()
                    .all(|article| article.body.is_empty())
            );
        }
    }
}
