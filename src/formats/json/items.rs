//! Records of a list too large to be held: where the list begins, and where each record ends.
//!
//! Only what is at hand is looked at. A record whose brackets or quotation marks go wrong ends where
//! the next one begins, which starts with the same name: so a mistake costs one record, not the rest.

use crate::formats::json::scan::{self, Member};
use crate::formats::json::wrappers;
use crate::formats::records::Shared;

/// A list of records that takes up most of a file.
#[derive(Debug, Clone, Default)]
pub(in crate::formats) struct Items {
    /// Bytes of the text before the first record.
    pub(in crate::formats) before: usize,
    /// Whether the list lies in an object, and what follows it is something else.
    pub(in crate::formats) is_wrapped: bool,
    /// What the object says of all records.
    pub(in crate::formats) shared: Shared,
}

impl Items {
    /// That of the file that begins with `text`; `None` where no list goes on beyond it.
    pub(in crate::formats) fn of(text: &str) -> Option<Self> {
        let start = scan::skip_space(text, 0);
        match scan::byte(text, start)? {
            b'[' => {
                let inner = scan::skip_space(text, start + 1);
                (scan::byte(text, inner) == Some(b'{')).then(|| Self {
                    before: start + 1,
                    ..Self::default()
                })
            }
            b'{' => Self::within(text, start),
            _ => None,
        }
    }

    /// The list that the object at `start` ends with, as far as it is seen.
    fn within(text: &str, start: usize) -> Option<Self> {
        let found = scan::members(text, start);
        let list = found.unended?;
        let members: Vec<Member> = found.members.into_iter().chain([list.clone()]).collect();
        let lists = wrappers::lists_among(text, &members);
        if lists.as_slice() != [list.clone()] || scan::byte(text, list.value.start) != Some(b'[') {
            return None;
        }
        let mut shared = Shared::default();
        wrappers::share(text, &members, &lists, &mut shared);
        Some(Self {
            before: list.value.start + 1,
            is_wrapped: true,
            shared,
        })
    }
}

/// Where the record ends that `bytes` begin with, after what parts it from the one before.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::formats) enum Reach {
    /// After so many bytes.
    To(usize),
    /// Not within what is at hand.
    Beyond,
    /// There is none: the list ends here.
    Closed,
}

/// How far the next record reaches. `is_last` says that nothing follows `bytes`.
pub(in crate::formats) fn reach(bytes: &[u8], is_wrapped: bool, is_last: bool) -> Reach {
    let parts = |byte: &&u8| byte.is_ascii_whitespace() || matches!(**byte, b',' | b'\0');
    let mut start = bytes.iter().take_while(parts).count();
    if is_wrapped && bytes.get(start) == Some(&b']') {
        return Reach::Closed;
    }
    // Brackets between records mean nothing in a list that is closed after each of them.
    let rest = bytes.get(start..).unwrap_or_default();
    let Some(open) = rest.iter().position(|byte| *byte == b'{') else {
        return if is_last {
            Reach::Closed
        } else {
            Reach::Beyond
        };
    };
    start += open;
    match in_order(bytes, start) {
        Order::To(end) => Reach::To(end),
        Order::Beyond if !is_last => Reach::Beyond,
        Order::Beyond | Order::Broken => match next_like(bytes, start) {
            Some(next) => Reach::To(next),
            None if is_last => Reach::To(bytes.len()),
            None => Reach::Beyond,
        },
    }
}

/// Whether brackets and strings of the object at `start` go wrong before it ends.
pub(super) fn is_broken(bytes: &[u8], start: usize) -> bool {
    in_order(bytes, start) == Order::Broken
}

/// The deepest nesting that a record may have: what is deeper is refused when it is read. Without an
/// end to it each of many records that are never closed would be followed to the end of the file.
const DEEPEST: usize = 160;

#[derive(Debug, PartialEq, Eq)]
enum Order {
    To(usize),
    Beyond,
    Broken,
}

/// What stood last within a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Value,
    Colon,
    Other,
}

/// How far the object at `start` reaches, if its brackets and strings follow one another in order.
fn in_order(bytes: &[u8], start: usize) -> Order {
    let mut open: Vec<u8> = Vec::new();
    let (mut at, mut last) = (start, Last::Other);
    while let Some(byte) = bytes.get(at) {
        let is_start = !matches!(byte, b'}' | b']' | b',' | b':') && !byte.is_ascii_whitespace();
        if is_start && last == Last::Value {
            return Order::Broken;
        }
        match byte {
            b'"' => {
                let Some(end) = string_end(bytes, at) else {
                    return Order::Beyond;
                };
                (at, last) = (end, Last::Value);
                continue;
            }
            b'{' | b'[' => {
                // In an object a name comes first.
                let is_unnamed = open.last() == Some(&b'{') && last != Last::Colon;
                if is_unnamed || open.len() >= DEEPEST {
                    return Order::Broken;
                }
                open.push(*byte);
                last = Last::Other;
            }
            b'}' | b']' => {
                let opened = if *byte == b'}' { b'{' } else { b'[' };
                if open.pop() != Some(opened) || last == Last::Colon {
                    return Order::Broken;
                }
                if open.is_empty() {
                    return Order::To(at + 1);
                }
                last = Last::Value;
            }
            b':' if last != Last::Value => return Order::Broken,
            b':' => last = Last::Colon,
            b',' => last = Last::Other,
            _ if byte.is_ascii_whitespace() => {}
            _ => {
                at += word(bytes, at);
                last = Last::Value;
                continue;
            }
        }
        at += 1;
    }
    Order::Beyond
}

/// The byte after the string whose opening quote is at `start`.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Bytes of the number or word at `at`.
fn word(bytes: &[u8], at: usize) -> usize {
    let is_part = |byte: &&u8| {
        !matches!(**byte, b',' | b']' | b'}' | b':' | b'[' | b'{' | b'"')
            && !byte.is_ascii_whitespace()
    };
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().take_while(is_part).count().max(1)
}

/// Where the next object begins that starts with the same name as that at `start`, and stands where
/// a record may.
fn next_like(bytes: &[u8], start: usize) -> Option<usize> {
    let inner = start + 1 + space(bytes, start + 1);
    let name = bytes.get(inner..string_end(bytes, inner)?)?;
    if !name.starts_with(b"\"") {
        return None;
    }
    let mut from = inner + name.len();
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == b'{')?;
        from = at + 1;
        let named = at + 1 + space(bytes, at + 1);
        let is_like = bytes
            .get(named..)
            .is_some_and(|rest| rest.starts_with(name));
        let before = bytes.get(start..at).unwrap_or_default();
        let outer = before.trim_ascii_end();
        let is_line_start = before
            .get(outer.len()..)
            .is_some_and(|gap| gap.contains(&b'\n'));
        let is_parted = matches!(outer.last(), Some(b',' | b'[' | b']' | b'}'));
        if is_like && (is_line_start || is_parted) {
            return Some(at);
        }
    }
}

/// Bytes of white space at `at`.
fn space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.len() - rest.trim_ascii_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::budget::worked;

    /// The records of `text`, one after another.
    fn records(text: &str) -> Vec<&str> {
        let mut rest = text;
        let mut found = Vec::new();
        while let Reach::To(end) = reach(rest.as_bytes(), false, true) {
            let (record, after) = rest.split_at(end);
            found.push(record.trim_matches([',', ' ', '\n', '[', ']']));
            rest = after;
        }
        found
    }

    #[test]
    fn a_mistake_costs_one_record() {
        for (text, expected) in [
            (
                r#"{"a":1},{"a":[{"b":"}"}]}]"#,
                vec![r#"{"a":1}"#, r#"{"a":[{"b":"}"}]}"#],
            ),
            (r#"{"a":1},]{"a":2}]"#, vec![r#"{"a":1}"#, r#"{"a":2}"#]),
            (
                r#"{"a":"x, "b":"y"},{"a":"z"}"#,
                vec![r#"{"a":"x, "b":"y"}"#, r#"{"a":"z"}"#],
            ),
            (r#"{"a":[1},{"a":2}"#, vec![r#"{"a":[1}"#, r#"{"a":2}"#]),
            (r#"{"a":1,{"a":2}"#, vec![r#"{"a":1"#, r#"{"a":2}"#]),
            (
                r#"{"a":NaN,"b":[None,],}"#,
                vec![r#"{"a":NaN,"b":[None,],}"#],
            ),
            (r#"{"a":1},{"a":"cut"#, vec![r#"{"a":1}"#, r#"{"a":"cut"#]),
        ] {
            assert_eq!(records(text), expected, "{text}");
        }
    }

    #[test]
    fn records_that_are_never_closed_are_not_followed_to_the_end() {
        for part in ["{\"a\":[", "{\"a\":1,", "{\"a\":\"b,"] {
            let text = part.repeat(30_000);
            let before = worked();
            assert!(records(&text).len() > 100, "{part}");
            let took = worked().saturating_sub(before);
            assert!(took.as_secs() < 5, "{part}");
        }
    }

    #[test]
    fn what_is_not_at_hand_is_waited_for() {
        for text in ["", " ,", "{\"a\":", "{\"a\":\"x\\", "{\"a\":[1}"] {
            assert_eq!(
                reach(text.as_bytes(), false, false),
                Reach::Beyond,
                "{text}"
            );
        }
        assert_eq!(reach(b" ], \"b\": [{}]", true, false), Reach::Closed);
    }

    #[test]
    fn a_list_is_found_at_the_top_or_in_a_wrapper() {
        let before = |text: &str| Items::of(text).map(|items| (items.before, items.is_wrapped));
        assert_eq!(before(" [\n{\"title\": 1}, {"), Some((2, false)));
        assert_eq!(before("[1, 2"), None);
        let feed = r#"{"title": "Lantern", "items": [{"title": "A"}, {"ti"#;
        assert_eq!(before(feed), Some((31, true)));
        let source = Items::of(feed).and_then(|items| items.shared.source);
        assert_eq!(source.as_deref(), Some("Lantern"));
        assert_eq!(before(r#"{"title": "A", "text": "B", "items": [{"#), None);
        assert_eq!(before(r#"{"items": [{"title": "A"}]}"#), None);
    }
}
