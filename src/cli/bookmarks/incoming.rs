//! What is in a file that is to be merged: lines or the table of `bookmarks export`, what was flagged or read
//! in newsboat, addresses, an outline, or a list in any format that the library reads, each entry a bookmark.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde_json::{Map, Value};

use crate::article::{Article, Keys, id};
use crate::cli::bookmarks::{outline, table};
use crate::formats::Reading;
use crate::library::open;
use crate::text::Clean;
use crate::user::newsboat::{self, Item};
use crate::user::{Carried, Facts, Subject, carry};

/// How much of a file is looked at to tell what it is, in bytes.
const HEAD_BYTES: u64 = 64 << 10;

/// The longest line that is read, in bytes.
const LINE_BYTES: u64 = 16 << 20;

/// Sections into which programs put what is kept, and which are no names of the user's.
const OWN_SECTIONS: [&str; 3] = ["unread", "archive", "starred"];

/// An entry of a file: its line or its number, and the mark that it is, or why it is none.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) place: String,
    pub(crate) mark: Result<Box<Carried>, Clean>,
    /// Whether it is a text without an address, as any file of prose is: a mark only where its article is
    /// known.
    pub(crate) is_text_alone: bool,
}

impl Entry {
    pub(crate) fn new(place: String, mark: Result<Carried, String>) -> Self {
        Self {
            place,
            mark: mark.map(Box::new).map_err(|why| Clean::line(&why)),
            is_text_alone: false,
        }
    }
}

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Lines,
    Database,
    Addresses,
    Outline,
    Table,
    Articles,
}

/// The entries of the file at `path`; what has no time of its own is so since `now`. `-` is standard
/// input.
pub(crate) fn entries(path: &Path, now: i64) -> io::Result<Vec<Entry>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(match kind(&bytes) {
            Kind::Lines => lines(&mut bytes.as_slice(), now)?,
            Kind::Addresses => addresses(&String::from_utf8_lossy(&bytes), now),
            Kind::Outline => outline::entries(&String::from_utf8_lossy(&bytes), now),
            Kind::Table => table::entries(&mut bytes.as_slice(), now)?,
            Kind::Database | Kind::Articles => articles(open::read_bytes(&bytes, path)?, now),
        });
    }
    if path.is_dir() {
        let words = "it is a folder; name the files in it";
        return Err(io::Error::other(words));
    }
    let mut head = Vec::new();
    File::open(path)?.take(HEAD_BYTES).read_to_end(&mut head)?;
    Ok(match kind(&head) {
        Kind::Lines => lines(&mut BufReader::new(File::open(path)?), now)?,
        Kind::Database => match newsboat::items(path) {
            Ok(all) => (1..)
                .zip(&all)
                .map(|(nth, it)| item(nth, it, now))
                .collect(),
            Err(why) => return Err(io::Error::other(why)),
        },
        Kind::Addresses => addresses(&String::from_utf8_lossy(&std::fs::read(path)?), now),
        Kind::Outline => outline::entries(&String::from_utf8_lossy(&std::fs::read(path)?), now),
        Kind::Table => table::entries(&mut File::open(path)?, now)?,
        Kind::Articles => articles(open::read_file(path, path)?, now),
    })
}

/// What a file is that begins with `head`.
fn kind(head: &[u8]) -> Kind {
    if newsboat::is_database(head) {
        return Kind::Database;
    }
    let head = String::from_utf8_lossy(head);
    if outline::is_outline(&head) {
        return Kind::Outline;
    }
    if table::is_table(&head) {
        return Kind::Table;
    }
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.clone().next().unwrap_or_default();
    let object = serde_json::from_str::<Map<String, Value>>(first);
    if object.is_ok_and(|object| carry::is_line(&object)) {
        return Kind::Lines;
    }
    let address = lines.find(|line| !line.starts_with('#'));
    if address.is_some_and(|line| address_of(line).is_some()) {
        return Kind::Addresses;
    }
    Kind::Articles
}

/// The marks of the lines of an export.
fn lines(reader: &mut dyn BufRead, now: i64) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for number in 1_usize.. {
        let mut line = Vec::new();
        if reader.take(LINE_BYTES).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        let mark = match serde_json::from_slice(line) {
            Ok(object) => carry::read(&object, now),
            Err(error) => Err(format!("it is no object of JSON: {error}")),
        };
        entries.push(Entry::new(format!(":{number}"), mark));
    }
    Ok(entries)
}

/// The address that begins a line, and the title after a tab, as newsboat's bookmarking programs write.
fn address_of(line: &str) -> Option<(&str, &str)> {
    let (address, title) = line.split_once('\t').unwrap_or((line, ""));
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    let is_one = is_web && !address.contains(char::is_whitespace);
    is_one.then(|| (address, title.split('\t').next().unwrap_or_default()))
}

/// The bookmarks of a list of addresses.
fn addresses(text: &str, now: i64) -> Vec<Entry> {
    let lines = (1..).zip(text.lines().map(str::trim));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let entry = |(number, line): (usize, &str)| {
        let found = address_of(line);
        let mark = found.map(|(url, title)| {
            let facts = Facts {
                url: Some(Clean::line(url).to_string()),
                ..Facts::default()
            };
            bookmark(Keys::of_address(url), &Clean::line(title), &facts, now)
        });
        let mark = mark.ok_or_else(|| "it does not begin with an address".to_owned());
        Entry::new(format!(":{number}"), mark)
    };
    lines.map(entry).collect()
}

/// A bookmark since `since`. Nothing that a list says counts against what the state knows better.
pub(crate) fn bookmark(keys: Keys, title: &Clean, facts: &Facts, since: i64) -> Carried {
    let title = match &facts.url {
        Some(url) if title.is_empty() => Clean::line(url),
        _ => title.clone(),
    };
    let subject = Subject {
        keys,
        title,
        path_hint: Clean::default(),
    };
    Carried {
        bookmarked_at: Some(since),
        ..Carried::bare(subject, 0).with_facts(facts, 0)
    }
}

/// The mark of an item of newsboat: a bookmark where it was flagged, its flags as tags; else that it was
/// read.
fn item(nth: usize, item: &Item, now: i64) -> Entry {
    let day = |secs| {
        jiff::Timestamp::from_second(secs)
            .ok()
            .map(|at| at.to_string())
    };
    let facts = Facts {
        url: Some(Clean::line(&item.url).to_string()),
        source: Some(item.feed.to_string()).filter(|feed| !feed.is_empty()),
        published: item.published.and_then(day),
        ..Facts::default()
    };
    let flags = item.flags.chars().filter(|flag| flag.is_alphabetic());
    let flags: Vec<_> = flags.map(|flag| Clean::line(&flag.to_string())).collect();
    let is_flagged = !item.flags.is_empty();
    let keys = Keys::of_address(&item.url);
    let mark = Carried {
        bookmarked_at: is_flagged.then_some(now),
        read_at: item.is_read.then_some(now),
        ..bookmark(keys, &item.title, &facts, now).with_tags(&flags)
    };
    Entry::new(format!(" item {nth}"), Ok(mark))
}

/// The bookmarks of a list that was read as articles, and what could not be read of it.
fn articles(reading: Reading, now: i64) -> Vec<Entry> {
    let keys = id::keys(&reading.articles);
    let is_list = matches!(reading.format, Some("bookmarks" | "csv"));
    let all = (1..).zip(reading.articles.iter().zip(keys));
    let mut entries: Vec<_> = all
        .map(|(nth, (article, keys))| {
            let mark = of_article(article, keys, is_list, now);
            Entry {
                is_text_alone: article.url.is_none(),
                ..Entry::new(format!("#{}", article.part.unwrap_or(nth)), mark)
            }
        })
        .collect();
    for problem in &reading.problems {
        let place = match (problem.line, problem.part) {
            (Some(line), _) => format!(":{line}"),
            (None, Some(part)) => format!("#{part}"),
            (None, None) => String::new(),
        };
        entries.push(Entry::new(place, Err(problem.what.to_string())));
    }
    if let Some(why) = reading.skipped.filter(|_| entries.is_empty()) {
        entries.push(Entry::new(String::new(), Err(why)));
    }
    entries
}

/// The bookmark of an article in a list. It is known by its address; by its text where the list has it.
fn of_article(article: &Article, keys: Keys, is_list: bool, now: i64) -> Result<Carried, String> {
    if article.url.is_none() && article.body.is_empty() {
        return Err("it has neither an address nor a text".to_owned());
    }
    let saved = article.saved.as_ref().map(|saved| {
        let minutes = saved.offset_minutes.unwrap_or(0);
        saved.sort_key() - i64::from(minutes) * 60
    });
    let facts = Facts {
        url: article.url.as_ref().map(ToString::to_string),
        source: article.source.as_ref().map(ToString::to_string),
        published: article.published.as_ref().map(crate::article::Date::value),
        ..Facts::default()
    };
    let named = article.url.as_deref().map_or(keys, Keys::of_address);
    let since = saved.unwrap_or(now);
    let section = article.section.as_ref().filter(|_| is_list);
    let is_own = |section: &&Clean| OWN_SECTIONS.contains(&section.to_lowercase().as_str());
    let folder = section.filter(|section| !is_own(section));
    let tags: Vec<_> = article.tags.iter().chain(folder).cloned().collect();
    let mut mark = bookmark(named, &article.title, &facts, since).with_tags(&tags);
    if !article.body.is_empty() {
        mark.contents.insert(keys.content);
    }
    Ok(match article.summary.as_ref().filter(|_| is_list) {
        Some(words) => mark.with_note(words, 0),
        None => mark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user::newsboat::tests::CACHE;

    /// The entries of a file of that name: title, tags, whether it is read; or why it is none.
    fn shown(name: &str, content: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        of_file(&path)
    }

    fn of_file(path: &Path) -> Vec<String> {
        let shown = |entry: Entry| match entry.mark {
            Err(why) => format!("{} {why}", entry.place),
            Ok(mark) => {
                let added = mark.added();
                let tags: Vec<_> = added.tags.iter().map(Clean::as_str).collect();
                let since = mark.bookmarked_at.unwrap_or_default();
                let url = added.facts.url.unwrap_or_default();
                let note = added.note.map(|note| note.text.to_string());
                format!(
                    "{} {}|{url}|{since}|{}|{}|{}",
                    entry.place,
                    mark.subject.title,
                    tags.join("+"),
                    mark.read_at.is_some(),
                    note.unwrap_or_default()
                )
            }
        };
        entries(path, 7).unwrap().into_iter().map(shown).collect()
    }

    #[test]
    fn lists_of_other_programs_are_bookmarks() {
        type Case = (&'static str, &'static str, &'static [&'static str]);
        let table: &[Case] = &[
            (
                "urls.txt",
                "# kept\nhttps://a.example/x\nhttps://a.example/y\tEels\tof them\n\nnothing\n",
                &[
                    ":2 https://a.example/x|https://a.example/x|7||false|",
                    ":3 Eels|https://a.example/y|7||false|",
                    ":5 it does not begin with an address",
                ],
            ),
            (
                "pocket.csv",
                "title,url,time_added,tags,status\nEels,https://a.example/x,1686813518,sea|fish,unread\n",
                &["#1 Eels|https://a.example/x|1686813518|fish+sea|false|"],
            ),
            (
                "instapaper.csv",
                "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/x,Eels,Two hundred,Archive,1686813518,\"[]\"\nhttps://a.example/y,Ferry,,Harbour,1686813519,\"[]\"\n",
                &[
                    "#1 Eels|https://a.example/x|1686813518||false|Two hundred",
                    "#2 Ferry|https://a.example/y|1686813519|Harbour|false|",
                ],
            ),
            (
                "bookmarks.html",
                "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n<DT><A HREF=\"https://a.example/x\" ADD_DATE=\"1686813518\" TAGS=\"sea\">Eels</A>\n<DD>About eels.\n</DL>",
                &["#1 Eels|https://a.example/x|1686813518|sea|false|About eels."],
            ),
            (
                "wallabag.json",
                r#"[{"id":1,"title":"Eels","url":"https://a.example/x","is_archived":0,"content":"<p>Two hundred of them came up the river at night.</p>","created_at":"2023-06-15T09:18:38+0200","tags":["sea"]}]"#,
                &["#1 Eels|https://a.example/x|1686813518|sea|false|"],
            ),
            (
                "folders.json",
                r#"[{"title":"Other bookmarks","dateAdded":1388166091504000},{"title":"Eels","url":"https://a.example/x"}]"#,
                &[
                    "#1 it has neither an address nor a text",
                    "#2 Eels|https://a.example/x|7||false|",
                ],
            ),
        ];
        for (name, content, expected) in table {
            assert_eq!(shown(name, content), *expected, "{name}");
        }
    }

    #[test]
    fn what_is_flagged_in_newsboat_is_a_bookmark_and_what_was_read_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache.db");
        newsboat::tests::write(&path, CACHE);
        let expected = [
            " item 1 Fog|https://a.example/fog|7|s|false|",
            " item 2 Eels|https://a.example/eels|7|s+x|true|",
            " item 3 Gulls|https://a.example/gulls|0||true|",
        ];
        assert_eq!(of_file(&path), expected);
        assert!(entries(&folder.path().join("none"), 7).is_err());
    }

    #[test]
    fn lines_that_are_none_are_said_and_the_others_are_read() {
        let text = "{\"url\":\"https://a.example/x\",\"title\":\"Eels\",\"bookmarked\":true}\n\nnot json\n{\"bookmarked\":true}\n";
        let shown = shown("a.jsonl", text);
        assert_eq!(shown[0], ":1 Eels|https://a.example/x|7||false|");
        assert!(
            shown[1].starts_with(":3 it is no object of JSON"),
            "{}",
            shown[1]
        );
        assert!(
            shown[2].starts_with(":4 it has neither keys"),
            "{}",
            shown[2]
        );
    }
}
