//! A query as it was typed to its tree.
//!
//! ```text
//! either    = all { "OR" all }
//! all       = { ["-"] one }
//! one       = "(" either ")" | text | field ":" text | field ":" "(" either ")"
//!           | date compare day | "near:" number "(" words ")" | "is:" mark | …
//! ```
//!
//! Typing must never punish: a bare word is never an error, quotes and parentheses that are still
//! open end with the query, an `OR` with nothing beside it says nothing. What is an error is said
//! with its column and what to write instead.

use std::fmt;

use crate::query::ast::{Node, Query};
use crate::query::term::{Cursor, term};

/// The most parentheses that may stand in each other.
const DEPTH: usize = 100;

/// Why a query cannot be understood, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// Where, in characters from 1.
    pub column: usize,
    /// What is wrong there: lower case, no final full stop.
    pub what: String,
    /// What to write.
    pub hint: String,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}; {}", self.column, self.what, self.hint)
    }
}

impl std::error::Error for QueryError {}

/// Reads a query.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    let mut cursor = Cursor::new(text);
    let tree = either(&mut cursor)?;
    Ok(Query {
        tree,
        sort: cursor.sort,
    })
}

/// Alternatives, apart by `OR`.
pub(super) fn either(cursor: &mut Cursor) -> Result<Node, QueryError> {
    let mut nodes = Vec::new();
    loop {
        nodes.extend(all(cursor)?);
        if !cursor.take_word("OR") {
            break;
        }
    }
    Ok(joined(nodes, Node::Or).unwrap_or_default())
}

/// Conditions that must all hold; `None` where nothing was written.
fn all(cursor: &mut Cursor) -> Result<Option<Node>, QueryError> {
    let mut nodes = Vec::new();
    loop {
        cursor.skip_space();
        if cursor.is_at_end_of_group() || cursor.sees_word("OR") {
            break;
        }
        if !cursor.take_word("AND") {
            nodes.extend(negated(cursor)?);
        }
    }
    Ok(joined(nodes, Node::And))
}

/// One node for several: itself where it is alone, and flat where they are of one kind.
fn joined(nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Option<Node> {
    let is_and = matches!(join(Vec::new()), Node::And(_));
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::And(inner) if is_and => flat.extend(inner),
            Node::Or(inner) if !is_and => flat.extend(inner),
            node => flat.push(node),
        }
    }
    if flat.len() > 1 {
        return Some(join(flat));
    }
    flat.pop()
}

/// One condition, or what it excludes. Two minus signs cancel each other.
fn negated(cursor: &mut Cursor) -> Result<Option<Node>, QueryError> {
    let mut is_negated = false;
    while cursor.take_minus() || cursor.take_word("NOT") {
        is_negated = !is_negated;
        cursor.skip_space();
    }
    let is_joint = cursor.sees_word("OR") || cursor.sees_word("AND");
    if is_joint || cursor.is_at_end_of_group() {
        return Ok(None);
    }
    let node = one(cursor)?;
    Ok(match node {
        Some(Node::Not(inner)) if is_negated => Some(*inner),
        Some(node) if is_negated => Some(Node::Not(Box::new(node))),
        node => node,
    })
}

/// One condition.
fn one(cursor: &mut Cursor) -> Result<Option<Node>, QueryError> {
    if cursor.sees("(") {
        return group(cursor).map(Some);
    }
    term(cursor)
}

/// A group in parentheses.
pub(super) fn group(cursor: &mut Cursor) -> Result<Node, QueryError> {
    if cursor.depth >= DEPTH {
        return Err(cursor.error(
            "too many parentheses in each other",
            &format!("use at most {DEPTH} levels"),
        ));
    }
    cursor.take("(");
    cursor.depth += 1;
    let node = either(cursor);
    cursor.depth -= 1;
    cursor.take(")");
    node
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::print;
    use proptest::prelude::*;

    /// A query as it is printed after it was read.
    fn printed(text: &str) -> String {
        match parse(text) {
            Ok(query) => print::query(&query),
            Err(error) => format!("error: {error}"),
        }
    }

    #[test]
    fn queries_are_understood_and_printed_back() {
        for (text, expected) in [
            ("", ""),
            ("drones iran", "drones iran"),
            (
                "\"security council\" dron* /Sham?khani/",
                "\"security council\" dron* /Sham?khani/",
            ),
            ("iran OR russia -opinion", "iran OR russia -opinion"),
            ("(iran OR russia) -(a b)", "(iran OR russia) -(a b)"),
            ("((iran))", "iran"),
            ("(a b) c", "a b c"),
            ("--a ---b", "a -b"),
            ("a AND NOT b", "a -b"),
            ("OR a OR", "a"),
            ("a -OR b -AND c", "a OR b c"),
            (
                "title:rail title:\"rail plan\" author:bay*",
                "title:rail title:\"rail plan\" author:bay*",
            ),
            ("title:(rail OR road)", "title:rail OR title:road"),
            ("Source:bbc", "source:bbc"),
            (
                "date:2023-02 date:2023-01..2023-03 date>=2023-02-08",
                "date:2023-02 date:2023-01..2023-03 date>=2023-02-08",
            ),
            ("date:..2023 saved:2023..", "date<=2023 saved>=2023"),
            ("age<7d words>800 hits:3", "age<7d words>800 hits:3"),
            ("words:100..200", "words:100..200"),
            (
                "keyword:security is:unread has:image",
                "keyword:security is:unread has:image",
            ),
            ("near:5(iran drone)", "near:5(iran drone)"),
            ("sort:-date tea", "tea sort:-date"),
            ("\"still open", "\"still open\""),
            ("(still open", "still open"),
            ("near:3(still open", "near:3(still open)"),
            ("*", ""),
            (
                "path:2023/02 url:https://example.org/a",
                "path:2023/02 url:https://example.org/a",
            ),
            ("keyword:\"two words\"", "keyword:\"two words\""),
        ] {
            assert_eq!(printed(text), expected, "{text}");
        }
    }

    #[test]
    fn a_bare_word_is_never_an_error() {
        for word in [
            "state-of",
            "AT&T",
            "C++",
            "12:30",
            "http://example.org/a?b=c",
            "/etc",
            "foo:bar",
            ":)",
            "a)b",
            "5\"disk",
            "don't",
            "—",
            "-",
            "<3",
            "%",
            "東京:都",
            "\\",
            "'",
        ] {
            assert_eq!(printed(word), word);
        }
    }

    #[test]
    fn slashes_that_are_no_pattern_are_none_when_written_anew() {
        assert_eq!(printed("/ (/) a"), "\"/\" / a");
        assert_eq!(printed("\"/\" / a"), "\"/\" / a");
    }

    #[test]
    fn errors_point_at_their_column_and_say_what_to_write() {
        for (text, column) in [
            ("iran date:soon", 11),
            ("words>many", 7),
            ("is:new", 4),
            ("has:legs", 5),
            ("sort:colour", 6),
            ("age<7", 5),
            ("source:", 8),
            ("東京 is:new", 7),
            ("/a(b/", 1),
            ("near:x(a b)", 6),
            ("near:5 a", 7),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.column, column, "{text}: {error}");
            assert!(!error.hint.is_empty() && !error.what.ends_with('.'));
        }
    }

    #[test]
    fn depth_without_end_is_bounded() {
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"-".repeat(100_000)).is_ok());
        assert!(parse(&"a OR ".repeat(100_000)).is_ok());
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back_the_same(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "a", "b-c", "\"a b\"", "dr*", "/x+/", "(", ")", "OR", "AND", "NOT", "-", "- ", "title:x",
                    "tag:\"a b\"", "date:2023", "date>=2023-02", "age<7d", "words>8", "hits:1..2", "near:2(a b)",
                    "is:read", "has:note", "sort:hits", "keyword:k", "title:(a OR b)", "*", ":", "\"", "x\"y", "é",
                ]),
                0..14,
            ),
            apart in any::<bool>(),
        ) {
            let text = parts.join(if apart { " " } else { "" });
            if let Ok(query) = parse(&text) {
                let printed = print::query(&query);
                prop_assert_eq!(parse(&printed), Ok(query), "{} printed as {}", text, printed);
            }
        }

        #[test]
        fn nothing_typed_brings_it_down(text in any::<String>()) {
            drop(parse(&text));
        }
    }
}
