//! The bookmarks of an outline (OPML), as `bookmarks export` and other programs write it.

use std::str::FromStr;

use jiff::Timestamp;

use crate::article::Keys;
use crate::cli::bookmarks::incoming::{Entry, bookmark};
use crate::formats::xml::events::{Event, Events, Tag};
use crate::text::Clean;
use crate::user::{Carried, Facts};

/// Whether a file that begins with `head` is one.
pub(crate) fn is_outline(head: &str) -> bool {
    let mut words = head.match_indices('<').filter_map(|(at, _)| head.get(at..));
    let first = words.find(|tag| !tag.starts_with("<?") && !tag.starts_with("<!"));
    first.is_some_and(|tag| {
        tag.get(..5)
            .is_some_and(|tag| tag.eq_ignore_ascii_case("<opml"))
    })
}

/// The bookmarks of `text`; what has no time of its own is so since `now`. A feed is none, nor is an
/// outline that only holds others.
pub(crate) fn entries(text: &str, now: i64) -> Vec<Entry> {
    let tags = Events::of(text).filter_map(|event| match event {
        Event::Open(tag) if tag.name == "outline" => Some(tag),
        _ => None,
    });
    let links = tags.filter(|tag| value(tag, "xmlurl").is_none());
    let links = links.filter_map(|tag| Some((address(&tag)?.to_owned(), tag)));
    let entry = |(nth, (url, tag)): (usize, (String, Tag))| {
        let mark = mark(&url, &tag, now);
        Entry::new(format!("#{nth}"), Ok(mark))
    };
    (1..).zip(links).map(entry).collect()
}

/// The address of an outline.
fn address(tag: &Tag) -> Option<&str> {
    let names = ["url", "htmlurl", "href"];
    let found = names.iter().find_map(|name| value(tag, name));
    found.filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}

/// The value of an attribute that is not empty.
fn value<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    let mut attributes = tag.attributes.iter();
    let found = attributes.find(|(other, _)| other.eq_ignore_ascii_case(name));
    found
        .map(|(_, value)| value.as_str())
        .filter(|value| !value.is_empty())
}

fn mark(url: &str, tag: &Tag, now: i64) -> Carried {
    let facts = Facts {
        url: Some(Clean::line(url).to_string()),
        ..Facts::default()
    };
    let title = value(tag, "text").or_else(|| value(tag, "title"));
    let title = Clean::line(title.unwrap_or_default());
    let created = value(tag, "created").and_then(|text| Timestamp::from_str(text).ok());
    let since = created.map_or(now, Timestamp::as_second);
    let tags = value(tag, "category").unwrap_or_default().split(',');
    let tags: Vec<_> = tags
        .map(|tag| Clean::line(tag.trim_matches([' ', '/'])))
        .collect();
    let mark = bookmark(Keys::of_address(url), &title, &facts, since).with_tags(&tags);
    match value(tag, "description") {
        Some(note) => mark.with_note(&Clean::text(note), 0),
        None => mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::bookmarks::{OUTLINE_END, OUTLINE_HEAD, outline};

    #[test]
    fn what_is_exported_is_read_back() {
        let url = "https://example.org/a?x=1&y=2";
        let facts = Facts {
            url: Some(url.to_owned()),
            ..Facts::default()
        };
        let title = Clean::line("Eels, \"two hundred\" <of them>");
        let tags = ["sea", "Harbour"].map(Clean::line);
        let written = bookmark(Keys::of_address(url), &title, &facts, 1_686_813_518)
            .with_tags(&tags)
            .with_note(&Clean::text("Ask\n\"Maren\"."), 0);
        let line = outline(&written).unwrap();
        let text = format!("{OUTLINE_HEAD}\n{line}\n{OUTLINE_END}\n");
        assert!(is_outline(&text));
        let read = entries(&text, 7);
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].mark.as_deref(), Ok(&written));
    }

    #[test]
    fn what_others_wrote_is_read_and_feeds_are_none() {
        let text = "<!-- by hand -->\n<OPML version='1.0'><body><outline text='Sea'>\
            <outline title='Eels' htmlUrl='https://a.example/x'/>\
            <outline type='rss' text='Post' xmlUrl='https://a.example/feed' htmlUrl='https://a.example'/>\
            <outline text='bad' url='javascript:alert(1)'/></outline></body>";
        assert!(is_outline(text));
        let read = entries(text, 7);
        let mark = read[0].mark.as_ref().unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(mark.subject.title, *"Eels");
        assert_eq!(mark.bookmarked_at, Some(7));
        assert!(!is_outline("<html><p>about &lt;opml</p>"));
    }
}
