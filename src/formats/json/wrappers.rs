//! Which objects wrap records, and where the next record begins when one is broken.
//!
//! An export is an object with a list in it, a search engine's answer is a list two objects down.
//! Only names and brackets are looked at; nothing is parsed.

use std::ops::Range;

use crate::formats::fields::{Fact, labels, names, value};
use crate::formats::json::scan::{self, Member};
use crate::formats::records::Shared;

/// Names of lists of records, and of objects with such a list in them.
const WRAPPERS: &[&str] = &[
    "@graph",
    "articles",
    "bookmarks",
    "channel",
    "children",
    "data",
    "docs",
    "documents",
    "edges",
    "entries",
    "entry",
    "feed",
    "graph",
    "hits",
    "item",
    "items",
    "news",
    "node",
    "nodes",
    "posts",
    "publications",
    "records",
    "response",
    "result",
    "results",
    "roots",
    "rss",
    "stories",
];

/// Names that such a list may have too, where none has a better one: an item has links as well.
const OTHER_WRAPPERS: &[&str] = &[
    "collection",
    "content",
    "elements",
    "links",
    "list",
    "objects",
    "pages",
    "payload",
    "rows",
    "value",
];

/// Names of the lists of a feed, which says its own name beside them.
const FEED_LISTS: &[&str] = &["items", "entries", "item", "entry"];

/// The longest value that states a fact for all records, in bytes.
const SHARED_BYTES: usize = 2000;

/// Keeps what a feed says of itself beside its `lists` for its items.
pub fn share(text: &str, members: &[Member], lists: &[Member], shared: &mut Shared) {
    let is_feed = lists.iter().any(|list| is_feed_list(text, list));
    for member in members {
        let stated = slice(text, member.value.clone());
        if stated.len() > SHARED_BYTES || !stated.starts_with(['"', '{']) {
            continue;
        }
        let line = || value::line_of(&serde_json::from_str(stated).ok()?);
        match name(text, member).as_str() {
            "title" if is_feed => shared.source = line(),
            "language" if is_feed => shared.lang = line().and_then(|lang| labels::tag_of(&lang)),
            _ => {}
        }
    }
}

/// The members that hold records; none where the object is an article itself.
pub fn lists_among(text: &str, members: &[Member]) -> Vec<Member> {
    let states = |fact: Fact| {
        members.iter().any(|member| {
            let value = slice(text, member.value.clone());
            value.len() > 2 && value.starts_with('"') && is_of(text, member, fact)
        })
    };
    if states(Fact::Body) {
        return Vec::new();
    }
    let has_title = states(Fact::Title);
    let found = |is_list: &dyn Fn(&Member) -> bool| -> Vec<Member> {
        members
            .iter()
            .filter(|member| is_list(member))
            .cloned()
            .collect()
    };
    let is_named = |member: &Member, names: &[&str]| {
        holds_objects(text, member, has_title) && names.contains(&name(text, member).as_str())
    };
    let lists = found(&|member| is_named(member, WRAPPERS));
    if !lists.is_empty() {
        return lists;
    }
    let lists = found(&|member| is_named(member, OTHER_WRAPPERS));
    if !lists.is_empty() || has_title {
        return lists;
    }
    found(&|member| is_list_of_articles(text, member))
}

/// Whether the value of a member is a list of objects, or an object that may hold one.
fn holds_objects(text: &str, member: &Member, has_title: bool) -> bool {
    let inner = scan::skip_space(text, member.value.start + 1);
    match (
        scan::byte(text, member.value.start),
        scan::byte(text, inner),
    ) {
        (Some(b'['), Some(b'{')) => true,
        (Some(b'{'), Some(b'"')) => !has_title,
        _ => false,
    }
}

/// Whether the value of a member is a list that begins with an object with names for a title and
/// for one more fact of an article.
fn is_list_of_articles(text: &str, member: &Member) -> bool {
    let inner = scan::skip_space(text, member.value.start + 1);
    let starts = (
        scan::byte(text, member.value.start),
        scan::byte(text, inner),
    );
    if starts != (Some(b'['), Some(b'{')) {
        return false;
    }
    let members = scan::members(text, inner).members;
    let facts = members
        .iter()
        .flat_map(|member| names::facts_of(&name(text, member)));
    let facts: Vec<_> = facts.map(|(fact, _)| *fact).collect();
    let others = [Fact::Body, Fact::Url, Fact::Published, Fact::Summary];
    facts.contains(&Fact::Title) && others.iter().any(|fact| facts.contains(fact))
}

/// Whether the name of a member is one for `fact`.
fn is_of(text: &str, member: &Member, fact: Fact) -> bool {
    let facts = names::facts_of(&name(text, member));
    facts.iter().any(|(other, _)| *other == fact)
}

/// The plain name of a member.
pub fn name(text: &str, member: &Member) -> String {
    names::plain(slice(text, member.key.clone()))
}

/// Where the next record after the one at the start of `range` begins: at a bracket before the
/// name that this one begins with, for the records of a file are alike.
pub fn next_record(text: &str, range: Range<usize>) -> Option<usize> {
    let name = scan::skip_space(text, range.start + 1);
    let name_end = scan::string_end(text, name)
        .ok()
        .filter(|_| scan::byte(text, name) == Some(b'"'))?;
    let quoted = slice(text, name..name_end);
    let mut from = name_end;
    loop {
        let found = slice(text, from..range.end).find(quoted)? + from;
        from = found + quoted.len();
        let before = slice(text, range.start..found).trim_end();
        let Some(before) = before.strip_suffix('{') else {
            continue;
        };
        let outer = before.trim_end();
        let is_line_start = outer.len() < before.len() && before.get(outer.len()..)?.contains('\n');
        if is_line_start || outer.ends_with([',', '[', ']', '}']) {
            return Some(range.start + before.len());
        }
    }
}

/// Whether names of a title or a text stand in quotes anywhere near the start.
pub fn names_an_article(text: &str, start: usize) -> bool {
    let near = slice(text, start..text.floor_char_boundary(start + 100_000));
    near.split('"').any(|word| {
        let is_short = word.len() <= 40;
        let facts = is_short.then(|| names::facts_of(&names::plain(word)));
        let facts = facts.unwrap_or_default().iter();
        facts
            .into_iter()
            .any(|(fact, _)| matches!(fact, Fact::Title | Fact::Body))
    })
}

/// Whether a member is a list that a wrapper has, if it is not empty.
pub fn is_list(text: &str, member: &Member) -> bool {
    let is_open = scan::byte(text, member.value.start) == Some(b'[');
    is_open && WRAPPERS.contains(&name(text, member).as_str())
}

/// Whether a member is the list of a feed's items.
pub fn is_feed_list(text: &str, member: &Member) -> bool {
    FEED_LISTS.contains(&name(text, member).as_str())
}

/// The part of `text` at `range`.
pub fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}
