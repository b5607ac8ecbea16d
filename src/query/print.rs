//! A query printed as it could be typed: what is shown, saved and sent to other programs.

use crate::query::ast::{Node, Query, Text};

/// Prints a query; reading it back gives the same one.
pub fn query(query: &Query) -> String {
    let mut parts = Vec::with_capacity(2);
    if query.tree != Node::All {
        let tree = node(&query.tree);
        // An order after alternatives would read as part of the last of them, which is no harm.
        parts.push(tree);
    }
    parts.extend(query.sort.map(|sort| format!("sort:{}", sort.name())));
    parts.join(" ")
}

/// Prints one node as it stands where nothing is around it.
pub fn node(of: &Node) -> String {
    match of {
        Node::All => "()".to_owned(),
        Node::Text(sought) => text(sought),
        Node::Field(field, sought) => format!("{}:{}", field.name(), text(sought)),
        Node::Date(field, span) => format!("{}{span}", field.name()),
        Node::Age(age) => {
            let age = age.map(|age| format!("{}{}", age.number, age.unit.letter()));
            format!("age{age}")
        }
        Node::Words(bounds) => format!("words{bounds}"),
        Node::Hits(bounds) => format!("hits{bounds}"),
        Node::Keyword(name) => condition("keyword", name),
        Node::Is(is) => format!("is:{}", is.name()),
        Node::Has(has) => format!("has:{}", has.name()),
        Node::Near(distance, words) => format!("near:{distance}({})", words.join(" ")),
        Node::Not(inner) => format!("-{}", within(inner)),
        Node::And(nodes) => nodes.iter().map(in_and).collect::<Vec<_>>().join(" "),
        Node::Or(nodes) => nodes.iter().map(node).collect::<Vec<_>>().join(" OR "),
    }
}

/// Prints the condition that `field` has a value, which is quoted where it must be.
pub fn condition(field: &str, value: &str) -> String {
    if is_plain(value) {
        return format!("{field}:{value}");
    }
    format!("{field}:{}", quoted(value))
}

/// Prints a node of several that must all hold.
fn in_and(of: &Node) -> String {
    match of {
        Node::Or(_) => format!("({})", node(of)),
        _ => node(of),
    }
}

/// Prints a node that something stands before.
fn within(of: &Node) -> String {
    match of {
        Node::And(_) | Node::Or(_) => format!("({})", node(of)),
        _ => node(of),
    }
}

/// Prints what is looked for.
fn text(sought: &Text) -> String {
    match sought {
        Text::Word(word) => word.clone(),
        Text::Phrase(phrase) => quoted(phrase),
        Text::Prefix(stem) => format!("{stem}*"),
        Text::Regex(pattern) => format!("/{}/", pattern.replace('/', "\\/")),
    }
}

/// Whether a name can stand without quotes.
fn is_plain(name: &str) -> bool {
    let starts_plain = !name.starts_with(['"', '/', '(', '-']);
    starts_plain
        && !name.ends_with('*')
        && !name.contains(|c: char| c.is_whitespace() || matches!(c, ')' | '"'))
}

/// `words` in quotes.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
