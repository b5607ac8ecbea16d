//! Front matter that no parser takes, line by line: `title: Iran: talks resume`.
//!
//! Clippers write values without quotes, people write them by hand, and half of what they write is
//! no YAML. What they mean is plain: a name, a colon, and the rest of the line.

use serde_json::{Map, Value};

use crate::formats::fields::value;

/// The longest name of a field, in bytes.
const NAME_BYTES: usize = 60;

/// Reads `text` as lines of `name: value` or `name = value`, with lists and folded lines below a
/// name. A name that comes twice has its last value.
pub fn read(text: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut name: Option<String> = None;
    for line in text.lines() {
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let is_below = line.starts_with([' ', '\t']) || words.starts_with("- ") || words == "-";
        let held = name.as_ref().and_then(|name| fields.get_mut(name));
        match (held, is_below) {
            (Some(held), true) => extend(held, words),
            _ => {
                if let Some((found, stated)) = pair(words) {
                    fields.insert(found.to_owned(), stated_value(stated));
                    name = Some(found.to_owned());
                }
            }
        }
    }
    fields
}

/// Whether `line` begins with a name and a colon.
pub fn is_pair(line: &str) -> bool {
    !line.starts_with([' ', '\t', '-', '#']) && pair(line.trim()).is_some()
}

/// The name and the value of a line.
pub fn pair(line: &str) -> Option<(&str, &str)> {
    let colon = line
        .find(": ")
        .or_else(|| line.ends_with(':').then(|| line.len() - 1));
    let equals = line.find(" = ");
    let (at, skip) = match (colon, equals) {
        (Some(colon), Some(equals)) if equals < colon => (equals, 3),
        (Some(colon), _) => (colon, 1),
        (None, Some(equals)) => (equals, 3),
        (None, None) => return None,
    };
    let name = line.get(..at)?.trim().trim_matches(['"', '\'']);
    let is_plain = name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.' | ':' | '@' | '?'));
    let is_name = !name.is_empty() && name.len() <= NAME_BYTES && is_plain;
    is_name.then_some((name, line.get(at + skip..)?.trim()))
}

/// The value of a line: a list, nothing yet, or its words without the quotes around them.
fn stated_value(stated: &str) -> Value {
    if matches!(
        stated,
        "" | "|" | ">" | "|-" | ">-" | "|+" | ">+" | "~" | "null"
    ) {
        return Value::Null;
    }
    let is_list = stated.starts_with('[') && stated.ends_with(']');
    if let Some(members) = is_list.then(|| value::printed_list(stated)).flatten() {
        return members.into_iter().map(Value::String).collect();
    }
    Value::String(unquoted(stated))
}

/// Words without the quotes around them. A backslash stays one, but before a quote.
fn unquoted(words: &str) -> String {
    let quoted = ['"', '\''].iter().find_map(|quote| {
        let inner = words.strip_prefix(*quote)?.strip_suffix(*quote)?;
        Some(inner.replace(&format!("\\{quote}"), &quote.to_string()))
    });
    quoted.unwrap_or_else(|| words.to_owned())
}

/// Adds a line that stands below its name: one more member, or more words.
fn extend(held: &mut Value, words: &str) {
    if let Some(member) = words.strip_prefix('-') {
        let member = Value::String(unquoted(member.trim()));
        match held {
            Value::Array(members) => members.push(member),
            _ => *held = Value::Array(vec![member]),
        }
        return;
    }
    match held {
        Value::String(so_far) => {
            so_far.push(' ');
            so_far.push_str(words);
        }
        Value::Null => *held = Value::String(unquoted(words)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_read_as_they_mean_it() {
        for (text, expected) in [
            (
                "title: Iran: talks resume",
                r#"{"title":"Iran: talks resume"}"#,
            ),
            (
                "title: %x\nauthor: @user",
                r#"{"title":"%x","author":"@user"}"#,
            ),
            ("path: \"C:\\Users\\x\"", r#"{"path":"C:\\Users\\x"}"#),
            (
                "title: \"He said \\\"no\\\"\"",
                r#"{"title":"He said \"no\""}"#,
            ),
            (
                "tags:\n\t- a\n\t- 'b'\nx: y",
                r#"{"tags":["a","b"],"x":"y"}"#,
            ),
            ("tags:\n- a\n- b", r#"{"tags":["a","b"]}"#),
            (
                "tags: [a, b]\nauthor: A: B",
                r#"{"tags":["a","b"],"author":"A: B"}"#,
            ),
            ("author: [[Jane Doe]]", r#"{"author":"[[Jane Doe]]"}"#),
            (
                "d: >\n  one: x\n  two\ne: f",
                r#"{"d":"one: x two","e":"f"}"#,
            ),
            (
                "title = \"Rail = plan\"\n# no\nempty:",
                r#"{"title":"Rail = plan","empty":null}"#,
            ),
            ("a: 1\na: 2\nhttp://x\nno colon", r#"{"a":"2"}"#),
            ("date: 2024-01-01 10:00", r#"{"date":"2024-01-01 10:00"}"#),
        ] {
            assert_eq!(Value::Object(read(text)).to_string(), expected, "{text}");
        }
    }
}
