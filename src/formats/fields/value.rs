//! The words in a value, and the values that say nothing.
//!
//! Exports wrap a text in an object, print a list as Python would, write `None` for nothing, and
//! escape what needs no escaping. Here all of that comes off, once.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::formats::fields::markup;
use crate::formats::{furniture, html};
use crate::text::Clean;

/// Objects within objects that are looked into for words; deeper ones say nothing.
const DEPTH: usize = 4;

/// The longest link that is shown as its words, in bytes.
const LINK_BYTES: usize = 2000;

/// The keys under which an object keeps the words it stands for, the likeliest first.
const WORDS: &str = "rendered processed @value #text $t value main name text plain html content default \
    label title tag term slug original $numberLong $numberInt $date iso";

/// The words of `value`: a string, a number, or what an object or list of one wraps; `None` where
/// it says that there is nothing.
pub fn words(value: &Value) -> Option<Cow<'_, str>> {
    words_within(value, DEPTH)
}

fn words_within(value: &Value, depth: usize) -> Option<Cow<'_, str>> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::String(text) => {
            let text = text.trim();
            (!is_nothing(text)).then_some(Cow::Borrowed(text))
        }
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Array(values) => values.iter().find_map(|value| words_within(value, depth)),
        Value::Object(map) => words_of_object(map, depth),
        Value::Null | Value::Bool(_) => None,
    }
}

fn words_of_object(map: &Map<String, Value>, depth: usize) -> Option<Cow<'_, str>> {
    let named = WORDS.split(' ').filter_map(|name| map.get(name));
    let mut words = named.filter_map(|value| words_within(value, depth));
    words.next()
}

/// Whether a text says that there is nothing.
fn is_nothing(text: &str) -> bool {
    text.is_empty() || furniture::is_absent(text)
}

/// The words of `value` as a list: of an array its members, of a text that prints a list the
/// members of that list, of anything else the one thing it says.
pub fn list(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    gather(value, DEPTH, &mut found);
    found
}

fn gather(value: &Value, depth: usize, found: &mut Vec<String>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, depth, found)),
        Value::String(text) => match printed_list(text) {
            Some(members) => found.extend(members.into_iter().filter(|text| !is_nothing(text))),
            None => found.extend(words(value).map(Cow::into_owned)),
        },
        _ => found.extend(words(value).map(Cow::into_owned)),
    }
}

/// The members of a list printed as Python or JSON print it: `['A', "B"]`, `[a, b]`, `('A',)`.
pub fn printed_list(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let inner = [('[', ']'), ('(', ')'), ('{', '}')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))?;
    let is_wikilink = inner.starts_with('[') || inner.contains("]]");
    let is_quoted = inner.trim_start().starts_with(['\'', '"']);
    if is_wikilink || !(is_quoted || text.starts_with('[')) {
        return None;
    }
    Some(members(inner))
}

/// Splits the inside of a printed list at its commas, those in quotes aside.
fn members(inner: &str) -> Vec<String> {
    let mut members = Vec::new();
    let mut member = String::new();
    let mut quote = None;
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => member.extend(characters.next()),
            (Some(open), _) if character == open => quote = None,
            (None, '\'' | '"') if member.trim().is_empty() => {
                member.clear();
                quote = Some(character);
            }
            (None, ',') => members.push(std::mem::take(&mut member)),
            _ => member.push(character),
        }
    }
    members.push(member);
    let members = members.into_iter().map(|member| member.trim().to_owned());
    members.filter(|member| !member.is_empty()).collect()
}

/// A text of one line as it is meant to be read: entities decoded once, tags taken off, wikilinks
/// shown as their words.
pub fn line(raw: &str) -> Clean {
    let raw = unlinked(raw);
    let has_entity = raw.contains('&') && raw.contains(';');
    if markup::has_tag(&raw) {
        Clean::line(&html::inline_text(&raw))
    } else if has_entity {
        Clean::line(&html::inline_text(&raw.replace('<', "&lt;")))
    } else {
        Clean::line(&raw)
    }
}

/// The line that `value` states, if any words are left of it.
pub fn line_of(value: &Value) -> Option<Clean> {
    let line = line(&words(value)?);
    (!is_nothing(&line)).then_some(line)
}

/// `text` with `[[Page|words]]`, `[[Page]]` and `[words](address)` as their words.
pub fn unlinked(text: &str) -> Cow<'_, str> {
    if !text.contains("[[") && !text.contains("](") {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((words, after)) = link_words(after) else {
            shown.push_str(before);
            shown.push('[');
            rest = after;
            continue;
        };
        shown.push_str(before);
        shown.push_str(words);
        rest = after;
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// The words of the link that `text`, the rest after a `[`, begins with, and what follows it.
fn link_words(text: &str) -> Option<(&str, &str)> {
    // A link that is longer than any is looks like text, and the search ends soon.
    let near = text.get(..text.floor_char_boundary(LINK_BYTES))?;
    if let Some(page) = near.strip_prefix('[') {
        let (page, _) = page.split_once("]]")?;
        let words = page.rsplit_once('|').map_or(page, |(_, words)| words);
        let after = text.get(page.len() + 3..)?;
        return (!page.contains('\n')).then_some((words, after));
    }
    let (words, after) = near.split_once("](")?;
    let (address, _) = after.split_once(')')?;
    let after = text.get(words.len() + address.len() + 3..)?;
    (!words.contains(['[', ']', '\n'])).then_some((words, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn words_are_found_in_whatever_wraps_them() {
        for (value, expected) in [
            (r#"" Rail plan ""#, Some("Rail plan")),
            ("1984", Some("1984")),
            (r#"{"rendered": "Rail plan"}"#, Some("Rail plan")),
            (
                r#"{"main": "Rail plan", "kicker": null}"#,
                Some("Rail plan"),
            ),
            (r#"["", "Rail plan"]"#, Some("Rail plan")),
            (
                r#"{"$date": {"$numberLong": "1675987200000"}}"#,
                Some("1675987200000"),
            ),
            (r#""""#, None),
            ("null", None),
            ("true", None),
            (r#"{"unknown": "x"}"#, None),
            ("[[[[[[\"deep\"]]]]]]", None),
        ] {
            assert_eq!(words(&json(value)).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn lists_are_read_as_python_prints_them() {
        for (value, expected) in [
            (r#""['News', 'X, Y']""#, &["News", "X, Y"][..]),
            (r#""[\"It's\", 'O\\'Brien']""#, &["It's", "O'Brien"]),
            (r#""[a, b]""#, &["a", "b"]),
            (r#""('A',)""#, &["A"]),
            (r#""[]""#, &[]),
            (r#"["A", {"name": "B"}, ["C"], null, ""]"#, &["A", "B", "C"]),
            (r#""(no list)""#, &["(no list)"]),
            (r#""[[Jane Doe]]""#, &["[[Jane Doe]]"]),
        ] {
            assert_eq!(list(&json(value)), expected, "{value}");
        }
    }

    #[test]
    fn links_are_shown_as_their_words() {
        for (text, expected) in [
            ("[[Ivan Illich]]", "Ivan Illich"),
            ("by [[people/jd|Jane]] and [[Bo]]", "by Jane and Bo"),
            ("[Jane](https://example.org) [sic]", "Jane [sic]"),
            ("a [ b ]] [[c", "a [ b ]] [[c"),
        ] {
            assert_eq!(unlinked(text), expected);
        }
    }
}
