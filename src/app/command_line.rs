//! The line of a command: which command it names, what that takes, and which articles it is for.
//!
//! A command that changes articles takes a query, and is then for whatever that lists; without one it
//! is for what is selected, or else for the article under the cursor. What is typed is meant as it
//! stands: no word of the query is the beginning of others.

use crate::input::Command;
use crate::query::{Group, Query, QueryError, Sort, parse};
use crate::text::Clean;
use crate::text::nearest::{hint, nearest};
use crate::user::Change;

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Said {
    /// Nothing yet.
    Nothing,
    /// Do what a key does, so many times.
    Command(Command, Option<u32>),
    /// Change articles: those of a query, or those at hand.
    Change(Change, Option<Query>),
    /// List the articles of a query.
    List(Query),
    /// Sort the list.
    Sort(Sort),
    /// Group the list.
    Group(Group),
    /// Go to the view of that name.
    View(String),
    /// Search for words.
    Search(String),
    /// Give the article to a command.
    Pipe(String),
}

/// A command that takes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Bookmark,
    Unbookmark,
    Read,
    Unread,
    Tag,
    Untag,
    List,
    Sort,
    Group,
    View,
    Search,
    Pipe,
}

/// The commands that take something: name, what, help.
const VERBS: [(&str, Verb, &str); 12] = [
    (
        "bookmark",
        Verb::Bookmark,
        "QUERY: bookmark its articles, or those at hand",
    ),
    (
        "unbookmark",
        Verb::Unbookmark,
        "QUERY: take their bookmarks away",
    ),
    ("mark-read", Verb::Read, "QUERY: mark them read"),
    ("mark-unread", Verb::Unread, "QUERY: mark them unread"),
    ("tag", Verb::Tag, "TAG,… QUERY: give them tags"),
    ("untag", Verb::Untag, "TAG,… QUERY: take tags off them"),
    ("list", Verb::List, "QUERY: list its articles"),
    ("sort", Verb::Sort, "ORDER: sort the list"),
    ("group", Verb::Group, "BY: group the list"),
    ("view", Verb::View, "NAME: go to a view"),
    ("search", Verb::Search, "WORDS: search for them"),
    (
        "pipe",
        Verb::Pipe,
        "COMMAND: pipe the article to it, or to one of [pipe] by its name",
    ),
];

/// Every name that a line can begin with, with what it does.
pub(crate) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let verbs = VERBS.iter().map(|(name, _, help)| (*name, *help));
    let others = Command::of_panes().map(|it| (it.name(), it.help()));
    let is_other = |(name, _): &(&str, &str)| !VERBS.iter().any(|(verb, ..)| verb == name);
    verbs.chain(others.filter(is_other))
}

/// What of a line is its name, and what follows it, with the place of that in bytes.
pub(crate) fn parts(text: &str) -> (&str, &str, usize) {
    let start = text.len() - text.trim_start().len();
    let line = text.get(start..).unwrap_or_default();
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (name, after) = line.split_at_checked(end).unwrap_or((line, ""));
    let rest = after.trim_start();
    (name, rest, start + end + (after.len() - rest.len()))
}

/// Whether a line is the beginning of a name, and nothing more.
pub(crate) fn is_begun(text: &str) -> bool {
    let (name, rest, _) = parts(text);
    rest.is_empty() && names().any(|(known, _)| known.starts_with(name))
}

/// The values that what follows a name may have, where these are few and known.
pub(crate) fn values(name: &str) -> Vec<&'static str> {
    match name {
        "sort" => Sort::ALL.map(Sort::name).to_vec(),
        "group" => Group::ALL.map(Group::name).to_vec(),
        _ => Vec::new(),
    }
}

/// Whether what follows `name` begins with tags.
pub(crate) fn takes_tags(name: &str) -> bool {
    matches!(name, "tag" | "untag")
}

/// Reads a line; `views` are the names of the views.
pub(crate) fn read(text: &str, views: &[Clean]) -> Result<Said, QueryError> {
    let (name, rest, at) = parts(text);
    let fault = |at: usize, what: String, hint: String| QueryError {
        column: column(text, at),
        what,
        hint,
    };
    if name.is_empty() {
        return Ok(Said::Nothing);
    }
    let place = text.find(name).unwrap_or(0);
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0);
    if let Some(row) = number(name).filter(|_| rest.is_empty()) {
        return Ok(Said::Command(Command::First, Some(row)));
    }
    let verb = VERBS.iter().find(|(verb, ..)| *verb == name);
    let command = Command::named(name).filter(|it| it.panel().is_none());
    let command = command.filter(|_| rest.is_empty() || verb.is_none());
    match (command, verb) {
        (Some(command), _) if rest.is_empty() => Ok(Said::Command(command, None)),
        (Some(command), _) => match number(rest.trim_end()) {
            Some(count) => Ok(Said::Command(command, Some(count))),
            None => Err(fault(
                at,
                format!("{name} takes nothing but a count"),
                format!("{name} 3 does it three times"),
            )),
        },
        (None, Some((_, verb, _))) => {
            let said = read_verb(*verb, rest.trim_end(), views);
            said.map_err(|error| QueryError {
                column: error.column + column(text, at) - 1,
                ..error
            })
        }
        (None, None) => {
            let hint = nearest(name, names().map(|(name, _)| name));
            let hint = hint.map_or_else(
                || "Tab offers them all".to_owned(),
                |known| format!("{known} may be meant"),
            );
            Err(fault(place, format!("there is no command {name}"), hint))
        }
    }
}

/// What a command that takes something says with `rest`; columns are those of `rest`.
fn read_verb(verb: Verb, rest: &str, views: &[Clean]) -> Result<Said, QueryError> {
    let change = |change| Ok(Said::Change(change, query(rest)?));
    match verb {
        Verb::Bookmark => change(Change::Bookmark(None)),
        Verb::Unbookmark => change(Change::Unbookmark),
        Verb::Read => change(Change::Read),
        Verb::Unread => change(Change::Unread),
        Verb::Tag | Verb::Untag => read_tags(verb, rest),
        Verb::List => Ok(Said::List(parse(rest)?)),
        Verb::Sort => choice("order", rest, &Sort::ALL.map(|it| (it.name(), it))).map(Said::Sort),
        Verb::Group => {
            choice("grouping", rest, &Group::ALL.map(|it| (it.name(), it))).map(Said::Group)
        }
        Verb::View => {
            let known: Vec<_> = views.iter().map(|name| (name.as_str(), name)).collect();
            let name = choice("view", rest, &known)?;
            Ok(Said::View(name.to_string()))
        }
        Verb::Search => Ok(Said::Search(rest.to_owned())),
        Verb::Pipe => Ok(Said::Pipe(rest.to_owned())),
    }
}

/// The query of a command, if there is one.
fn query(text: &str) -> Result<Option<Query>, QueryError> {
    if text.is_empty() {
        return Ok(None);
    }
    parse(text).map(Some)
}

/// Tags, apart by commas and in quotes where they have spaces, and the query after them.
fn read_tags(verb: Verb, rest: &str) -> Result<Said, QueryError> {
    let mut is_quoted = false;
    let end = rest.find(|character: char| {
        is_quoted ^= character == '"';
        character.is_whitespace() && !is_quoted
    });
    let (written, after) = rest
        .split_at_checked(end.unwrap_or(rest.len()))
        .unwrap_or((rest, ""));
    let tags = written.split(',').map(|tag| tag.replace('"', " "));
    let tags: Vec<Clean> = tags
        .map(|tag| Clean::line(tag.trim()))
        .filter(|tag| !tag.is_empty())
        .collect();
    if tags.is_empty() {
        return Err(QueryError {
            column: 1,
            what: "no tag is named".to_owned(),
            hint: "tag sea,\"slack water\" age<7d names two".to_owned(),
        });
    }
    let skipped = written.len() + (after.len() - after.trim_start().len());
    let query = query(after.trim_start()).map_err(|error| QueryError {
        column: error.column + column(rest, skipped) - 1,
        ..error
    })?;
    let (on, off) = match verb {
        Verb::Tag => (tags, Vec::new()),
        _ => (Vec::new(), tags),
    };
    Ok(Said::Change(Change::Tags { on, off }, query))
}

/// The one of `choices` that is named.
fn choice<T: Clone>(of: &str, name: &str, choices: &[(&str, T)]) -> Result<T, QueryError> {
    let found = choices.iter().find(|(known, _)| *known == name);
    found.map(|(_, choice)| choice.clone()).ok_or_else(|| {
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        let what = match name {
            "" => format!("no {of} is named"),
            name => format!("there is no {of} {name}"),
        };
        QueryError {
            column: 1,
            what,
            hint: hint(name, &names),
        }
    })
}

/// The column of the byte `at`, in characters from 1.
fn column(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).chars().count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_commands_changes_and_their_articles() {
        let tags = |on: &[&str], off: &[&str]| {
            let [on, off] = [on, off].map(|tags| tags.iter().map(|tag| Clean::line(tag)).collect());
            Change::Tags { on, off }
        };
        let of = |text: &str| Some(parse(text).unwrap());
        let views = [Clean::line("The ferry"), Clean::line("unread")];
        for (line, said) in [
            ("", Said::Nothing),
            ("  zen ", Said::Command(Command::Zen, None)),
            (
                "next-article 3",
                Said::Command(Command::NextArticle, Some(3)),
            ),
            ("40", Said::Command(Command::First, Some(40))),
            (
                "bookmark age<7d source:bbc",
                Said::Change(Change::Bookmark(None), of("age<7d source:bbc")),
            ),
            ("mark-read", Said::Change(Change::Read, None)),
            (
                "tag economy keyword:prices",
                Said::Change(tags(&["economy"], &[]), of("keyword:prices")),
            ),
            (
                "tag sea,\"slack water\"",
                Said::Change(tags(&["sea", "slack water"], &[]), None),
            ),
            (
                "untag sea dron",
                Said::Change(tags(&[], &["sea"]), of("dron")),
            ),
            ("list is:unread", Said::List(parse("is:unread").unwrap())),
            ("sort -date", Said::Sort(Sort::Oldest)),
            ("group source", Said::Group(Group::Source)),
            ("view The ferry", Said::View("The ferry".to_owned())),
            ("search", Said::Command(Command::Search, None)),
            ("pipe count -l", Said::Pipe("count -l".to_owned())),
            ("search slack water", Said::Search("slack water".to_owned())),
        ] {
            assert_eq!(read(line, &views), Ok(said), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_column_and_what_to_write() {
        for (line, expected) in [
            (
                "bokmark",
                "column 1: there is no command bokmark; bookmark may be meant",
            ),
            (
                "  qwertz x",
                "column 3: there is no command qwertz; Tab offers them all",
            ),
            (
                "zen now",
                "column 5: zen takes nothing but a count; zen 3 does it three times",
            ),
            (
                "sort dates",
                "column 6: there is no order dates; date may be meant",
            ),
            ("group", "column 1: no grouping is named; there is none"),
            ("tag", "column 4: no tag is named; "),
            ("view x", "column 6: there is no view x; "),
        ] {
            let error = read(line, &[]).unwrap_err().to_string();
            let end = expected.split_once(": ").map_or(expected, |(_, what)| what);
            assert!(error.contains(end), "{line}: {error}");
        }
        let bad = parse("is:new").unwrap_err();
        for line in ["bookmark is:new", "tag sea is:new", "tag \"é é\"  is:new"] {
            let error = read(line, &[]).unwrap_err();
            let before = line.chars().count() - "is:new".len();
            assert_eq!(
                (error.column, &error.what),
                (bad.column + before, &bad.what),
                "{line}"
            );
        }
    }

    #[test]
    fn every_command_can_be_named() {
        for command in Command::of_panes().filter(|it| *it != Command::Search) {
            let expected = Ok(Said::Command(command, None));
            assert_eq!(read(command.name(), &[]), expected, "{command:?}");
        }
    }
}
