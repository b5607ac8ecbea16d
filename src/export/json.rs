//! The JSON that every command writes: an article, a file, a problem, one object a line each.
//!
//! Keys stand in the order of the specification and are only ever added. All text is clean before
//! it comes here; names of files pass the sanitiser here, and where that or a foreign charset
//! changes a name, its bytes stand beside it in hexadecimal.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::article::{Key, Problem};
use crate::keywords::Keywords;
use crate::library::CopyRow;
use crate::library::catalog::found::Field;
use crate::text::Clean;
use crate::user::{Added, Mark};

/// What a line says of an article beside its facts.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Its identity.
    pub id: Key,
    /// The folder that was named.
    pub root: &'a Path,
    /// Its file, relative to that folder.
    pub path: &'a Path,
    /// Which article of its file, from 1.
    pub part: Option<u32>,
    /// The marks on it.
    pub mark: Mark,
    /// The note and the tags that its reader gave it.
    pub added: &'a Added,
    /// Hits of each keyword group that has any.
    pub hits: &'a [(u16, u32)],
    /// Where else it lies.
    pub copies: &'a [CopyRow],
}

/// The line of an article; `facts` are those of `article::facts`.
pub fn article(
    entry: &Entry,
    facts: Map<String, Value>,
    keywords: &Keywords,
) -> Map<String, Value> {
    let mut line = Map::new();
    put(&mut line, "id", json!(entry.id.to_string()));
    put(&mut line, "root", json!(shown(entry.root)));
    put_path(&mut line, entry.path);
    put(&mut line, "part", json!(entry.part));
    line.extend(facts);
    add_tags(&mut line, &entry.added.tags);
    put(&mut line, "bookmarked", json!(entry.mark.is_bookmarked));
    let note = entry.added.note.as_ref();
    put(&mut line, "note", json!(note.map(|note| &note.text)));
    put(&mut line, "read", json!(entry.mark.is_read));
    put(&mut line, "hits", hits(entry.hits, keywords));
    let copies = entry.copies.iter().map(copy).map(Value::Object);
    put(&mut line, "copies", copies.collect());
    line
}

/// Adds the reader's own tags to those of the article.
pub(crate) fn add_tags(line: &mut Map<String, Value>, own: &[Clean]) {
    let Some(Value::Array(tags)) = line.get_mut("tags") else {
        return;
    };
    for tag in own {
        let is_there = tags.iter().any(|there| there.as_str() == Some(tag));
        if !is_there {
            tags.push(json!(tag));
        }
    }
}

/// What is said of a copy of an article.
fn copy(copy: &CopyRow) -> Map<String, Value> {
    let mut line = Map::new();
    put(&mut line, "root", json!(shown(&copy.root)));
    put_path(&mut line, &copy.path);
    put(&mut line, "part", json!(copy.part));
    put(&mut line, "format", json!(copy.format));
    put(&mut line, "saved", json!(copy.saved));
    put(&mut line, "words", json!(copy.words));
    line
}

/// What `check` says of a file.
#[derive(Debug)]
pub struct File<'a> {
    /// The folder that was named.
    pub root: &'a Path,
    /// The file, relative to that folder.
    pub path: &'a Path,
    /// Name of the format that read it.
    pub format: Option<&'a str>,
    /// Articles that it holds.
    pub articles: usize,
    /// Its problems.
    pub problems: usize,
    /// Why it was passed over.
    pub skipped: Option<&'a str>,
    /// Where the facts of its articles were found.
    pub fields: &'a [Field],
}

/// The line of a file.
pub fn file(file: &File) -> Map<String, Value> {
    let mut line = Map::new();
    put_path(&mut line, file.path);
    put(&mut line, "format", json!(file.format.map(Clean::line)));
    put(&mut line, "articles", json!(file.articles));
    put(&mut line, "problems", json!(file.problems));
    put(&mut line, "skipped", json!(file.skipped.map(Clean::line)));
    put(&mut line, "root", json!(shown(file.root)));
    let fields = file.fields.iter();
    let fields = fields.map(|field| (field.name.to_owned(), places(field)));
    put(&mut line, "fields", Value::Object(fields.collect()));
    line
}

/// Of how many articles a fact was found where, and how many lack it.
fn places(field: &Field) -> Value {
    let mut places = Map::new();
    for (place, count) in &field.from {
        put(&mut places, place, json!(count));
    }
    if field.absent > 0 {
        put(&mut places, "absent", json!(field.absent));
    }
    Value::Object(places)
}

/// The line of a problem with the file at `path` under `root`.
pub fn problem(root: &Path, path: &Path, problem: &Problem) -> Map<String, Value> {
    let mut line = Map::new();
    put_path(&mut line, path);
    put(&mut line, "part", json!(problem.part));
    put(&mut line, "line", json!(problem.line));
    put(&mut line, "problem", json!(problem.what));
    put(&mut line, "hint", json!(problem.hint));
    put(&mut line, "root", json!(shown(root)));
    line
}

/// Hits by the name of their group; groups of one name are counted together.
fn hits(hits: &[(u16, u32)], keywords: &Keywords) -> Value {
    let mut counts = Map::new();
    for (group, count) in hits {
        let Some(group) = keywords.groups.get(usize::from(*group)) else {
            continue;
        };
        let before = counts.get(group.name.as_str()).and_then(Value::as_u64);
        let sum = before.unwrap_or(0) + u64::from(*count);
        counts.insert(group.name.to_string(), json!(sum));
    }
    Value::Object(counts)
}

/// A path as it may be shown.
fn shown(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}

/// Puts a path, and its bytes where it cannot be shown as it is.
fn put_path(line: &mut Map<String, Value>, path: &Path) {
    let shown = shown(path);
    let bytes = path.as_os_str().as_encoded_bytes();
    let is_exact = shown.as_bytes() == bytes;
    put(line, "path", json!(shown));
    if !is_exact {
        let digits: String = bytes.iter().flat_map(|byte| hex(*byte)).collect();
        put(line, "path_hex", json!(digits));
    }
}

/// The two digits of a byte.
fn hex(byte: u8) -> [char; 2] {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    [digit(byte >> 4), digit(byte & 15)]
}

fn put(line: &mut Map<String, Value>, key: &str, value: Value) {
    line.insert(key.to_owned(), value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, facts};
    use crate::keywords::Group;
    use crate::user::Note;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    fn keywords(names: &[&str]) -> Keywords {
        let group = |name: &&str| Group {
            name: Clean::line(name),
            color: None,
            words: Vec::new(),
            number: 0,
        };
        Keywords {
            groups: names.iter().map(group).collect(),
            stamp: [0; 16],
        }
    }

    fn line_of(path: &Path, hits: &[(u16, u32)]) -> Map<String, Value> {
        let entry = Entry {
            id: Key([0xab; 16]),
            root: Path::new("/news"),
            path,
            part: Some(2),
            mark: Mark {
                is_bookmarked: true,
                is_read: false,
                has_note: true,
            },
            added: &Added {
                note: Some(Note {
                    text: Clean::text("two\nlines"),
                    spot: None,
                }),
                tags: vec![Clean::line("sea")],
                ..Added::default()
            },
            hits,
            copies: &[],
        };
        let facts = facts::facts(&Article::default());
        article(&entry, facts, &keywords(&["war", "oil", "war"]))
    }

    #[test]
    fn keys_stand_in_the_order_of_the_specification() {
        let line = line_of(Path::new("2023/a.txt"), &[(0, 4)]);
        let keys: Vec<_> = line.keys().map(String::as_str).collect();
        let expected = "id root path part format title subtitle authors source section lang url \
            published updated saved summary tags words image inner from bookmarked note read hits copies";
        assert_eq!(keys.join(" "), expected);
        assert_eq!(line["id"], json!("ab".repeat(16)));
        assert_eq!(line["part"], json!(2));
        assert_eq!(line["bookmarked"], json!(true));
        assert_eq!(line["note"], json!("two\nlines"));
        assert_eq!(line["tags"], json!(["sea"]));
    }

    #[test]
    fn a_copy_is_named_by_its_file() {
        let row = CopyRow {
            row: crate::article::RowId(1),
            root: "/news".into(),
            path: "b.json".into(),
            part: Some(3),
            format: Some(Clean::line("json")),
            saved: Some(Clean::line("2023-02-11")),
            words: 80,
        };
        assert_eq!(
            Value::Object(copy(&row)).to_string(),
            r#"{"root":"/news","path":"b.json","part":3,"format":"json","saved":"2023-02-11","words":80}"#
        );
    }

    #[test]
    fn hits_are_counted_by_name() {
        let line = line_of(Path::new("a"), &[(0, 4), (1, 1), (2, 2), (9, 9)]);
        assert_eq!(line["hits"], json!({"war": 6, "oil": 1}));
        assert_eq!(line_of(Path::new("a"), &[])["hits"], json!({}));
    }

    #[test]
    fn a_name_that_cannot_be_shown_as_it_is_adds_its_bytes() {
        for (name, shown, hex) in [
            (
                &b"caf\xe9.txt"[..],
                "caf\u{fffd}.txt",
                Some("636166e92e747874"),
            ),
            (b"a\x1b.txt", "a␛.txt", Some("611b2e747874")),
            ("é.txt".as_bytes(), "é.txt", None),
        ] {
            let line = line_of(Path::new(OsStr::from_bytes(name)), &[]);
            assert_eq!(line["path"], json!(shown));
            assert_eq!(line.get("path_hex").and_then(Value::as_str), hex);
        }
    }

    #[test]
    fn files_and_problems_have_their_lines() {
        let root = Path::new("/news");
        let read = File {
            root,
            path: Path::new("a.json"),
            format: Some("json"),
            articles: 3,
            problems: 1,
            skipped: None,
            fields: &[Field {
                name: "title",
                from: vec![("json-ld".to_owned(), 2)],
                absent: 1,
            }],
        };
        assert_eq!(
            Value::Object(file(&read)).to_string(),
            concat!(
                r#"{"path":"a.json","format":"json","articles":3,"problems":1,"skipped":null,"#,
                r#""root":"/news","fields":{"title":{"json-ld":2,"absent":1}}}"#
            )
        );
        let wrong = Problem::file("expected a title").in_part(2).at_line(7);
        assert_eq!(
            Value::Object(problem(root, Path::new("a.json"), &wrong)).to_string(),
            r#"{"path":"a.json","part":2,"line":7,"problem":"expected a title","hint":null,"root":"/news"}"#
        );
    }
}
