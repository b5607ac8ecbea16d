//! A query that is still being typed: its last word may not be whole yet.

use crate::query::ast::{Node, Query, Text};
use crate::query::parse::{QueryError, parse};

/// Reads a query of which more may come.
///
/// Where it ends in the middle of a word, the word and whatever begins like it are meant: `dron`
/// finds drone and drones, and `drone` still finds droned.
pub fn typed(text: &str) -> Result<Query, QueryError> {
    let mut query = parse(text)?;
    let is_in_word = text.chars().next_back().is_some_and(char::is_alphanumeric);
    // An order is no word, and the condition before it is whole.
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let is_order = last.to_ascii_lowercase().starts_with("sort:");
    if is_in_word && !is_order {
        open_last(&mut query.tree);
    }
    Ok(query)
}

/// Makes the last word of a tree the beginning of one too. Nothing is deeper here than the parser
/// lets parentheses be.
fn open_last(node: &mut Node) {
    match node {
        Node::And(nodes) | Node::Or(nodes) => {
            if let Some(last) = nodes.last_mut() {
                open_last(last);
            }
        }
        Node::Not(inner) => open_last(inner),
        Node::Text(Text::Word(word)) => {
            let prefix = Node::Text(Text::Prefix(word.clone()));
            *node = Node::Or(vec![node.clone(), prefix]);
        }
        Node::Field(field, Text::Word(word)) => {
            let prefix = Node::Field(*field, Text::Prefix(word.clone()));
            *node = Node::Or(vec![node.clone(), prefix]);
        }
        _ => {}
    }
}

/// What was typed of a query that was read so: its last word without whatever begins like it.
#[must_use]
pub fn as_typed(query: &Query) -> Query {
    let mut query = query.clone();
    close_last(&mut query.tree);
    query
}

/// Takes from the last word of a tree that it may be the beginning of one.
fn close_last(node: &mut Node) {
    match node {
        Node::Or(nodes) => {
            if let [.., word, beginning] = nodes.as_slice()
                && is_opened(word, beginning)
            {
                nodes.pop();
            } else if let Some(last) = nodes.last_mut() {
                close_last(last);
            }
            if nodes.len() == 1 {
                *node = nodes.pop().unwrap_or_default();
            }
        }
        Node::And(nodes) => {
            if let Some(last) = nodes.last_mut() {
                close_last(last);
            }
        }
        Node::Not(inner) => close_last(inner),
        _ => {}
    }
}

/// Whether `beginning` asks for all that begins as `word` does.
fn is_opened(word: &Node, beginning: &Node) -> bool {
    let is_of = |word: &Text, of: &Text| matches!((word, of), (Text::Word(word), Text::Prefix(of)) if word == of);
    match (word, beginning) {
        (Node::Text(word), Node::Text(beginning)) => is_of(word, beginning),
        (Node::Field(field, word), Node::Field(other, beginning)) => {
            field == other && is_of(word, beginning)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::print;

    #[test]
    fn only_a_word_that_may_go_on_is_opened() {
        for (text, expected) in [
            ("dron", "dron OR dron*"),
            ("iran dron", "iran (dron OR dron*)"),
            ("iran ", "iran"),
            ("\"iran dron\"", "\"iran dron\""),
            ("source:ca", "source:ca OR source:ca*"),
            ("is:unread", "is:unread"),
            ("a OR b", "a OR b OR b*"),
            ("iran sort:date", "iran sort:date"),
            ("-opin", "-(opin OR opin*)"),
            ("", ""),
        ] {
            let typed = typed(text).unwrap();
            assert_eq!(print::query(&typed), expected, "{text}");
            assert_eq!(print::query(&as_typed(&typed)), text.trim(), "{text}");
        }
    }
}
