//! Where JSON values end, without parsing them.
//!
//! Brackets and strings are all that matters. The scan keeps its own stack, so that no depth of
//! nesting reaches ours.

use std::ops::Range;

/// The deepest nesting that is followed at all; records are refused long before.
const DEEPEST: usize = 100_000;

/// How far a value reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The byte after it.
    pub end: usize,
    /// How many brackets stand within one another in it.
    pub depth: usize,
}

/// Why a value has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The text ends before the value does.
    CutOff,
    /// Something stands at this byte that cannot stand there.
    At(usize),
}

/// The first byte at or after `at` that is no white space.
pub fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let space = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    at + space.count()
}

/// The byte at `at`.
pub fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// The byte after the string whose opening quote is at `start`.
pub fn string_end(text: &str, start: usize) -> Result<usize, Broken> {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..).ok_or(Broken::CutOff)?;
        let found = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'));
        at += found.ok_or(Broken::CutOff)?;
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            _ => at += 2,
        }
    }
}

/// How far the value at `start` reaches.
pub fn value_end(text: &str, start: usize) -> Result<Extent, Broken> {
    let mut open: Vec<u8> = Vec::new();
    let mut depth = 0;
    let mut at = start;
    loop {
        let Some(found) = byte(text, at) else {
            return Err(Broken::CutOff);
        };
        match found {
            b'"' => at = string_end(text, at)?,
            b'{' | b'[' => {
                open.push(found);
                depth = depth.max(open.len());
                if depth > DEEPEST {
                    return Err(Broken::At(at));
                }
                at += 1;
            }
            b'}' | b']' => {
                let opened = open.pop();
                if opened != Some(if found == b'}' { b'{' } else { b'[' }) {
                    return Err(Broken::At(at));
                }
                at += 1;
            }
            _ if open.is_empty() => at = literal_end(text, at)?,
            _ => {
                at += 1;
                continue;
            }
        }
        if open.is_empty() {
            return Ok(Extent { end: at, depth });
        }
    }
}

/// The byte after the number or word at `start`.
fn literal_end(text: &str, start: usize) -> Result<usize, Broken> {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let is_part = |byte: &&u8| {
        !matches!(byte, b',' | b']' | b'}' | b':' | b'[' | b'{' | b'"')
            && !byte.is_ascii_whitespace()
    };
    let length = rest.iter().take_while(is_part).count();
    if length == 0 {
        return Err(Broken::At(start));
    }
    Ok(start + length)
}

/// A name and a value of an object, each by the bytes it takes, the name without its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name.
    pub key: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

/// The members of the object at `start`, as far as they can be made out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// The members, in their order.
    pub members: Vec<Member>,
    /// A name whose value does not end, and where that begins.
    pub unended: Option<Member>,
}

/// The most members that are looked at.
const MEMBERS: usize = 1_000_000;

/// The members of the object at `start`.
pub fn members(text: &str, start: usize) -> Members {
    let mut found = Members::default();
    let mut at = start + 1;
    while found.members.len() < MEMBERS {
        at = skip_space(text, at);
        while byte(text, at) == Some(b',') {
            at = skip_space(text, at + 1);
        }
        if byte(text, at) != Some(b'"') {
            break;
        }
        let Ok(key_end) = string_end(text, at) else {
            break;
        };
        let key = at + 1..key_end - 1;
        at = skip_space(text, key_end);
        if byte(text, at) != Some(b':') {
            break;
        }
        at = skip_space(text, at + 1);
        let Ok(extent) = value_end(text, at) else {
            let value = at..text.len();
            found.unended = Some(Member { key, value });
            break;
        };
        let value = at..extent.end;
        at = extent.end;
        found.members.push(Member { key, value });
    }
    found
}

/// Counts lines as a reading goes on through a text.
#[derive(Debug, Clone, Copy)]
pub struct Lines {
    at: usize,
    line: u32,
}

impl Default for Lines {
    fn default() -> Self {
        Self { at: 0, line: 1 }
    }
}

impl Lines {
    #[expect(
        clippy::naive_bytecount,
        reason = "the compiler makes vectors of it, and a crate for one line is too many"
    )]
    /// The line, from 1, on which the byte `at` stands; quick where `at` grows from call to call.
    pub fn of(&mut self, text: &str, at: usize) -> u32 {
        if at < self.at {
            *self = Self::default();
        }
        let passed = text.as_bytes().get(self.at..at).unwrap_or_default();
        let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self
            .line
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.at = at;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_end_where_their_brackets_close() {
        for (text, expected) in [
            (r#"{"a": [1, {"b": "}]"}]} x"#, Ok((23, 3))),
            (r#""a\"b" x"#, Ok((6, 0))),
            ("12, 3", Ok((2, 0))),
            (r#"{"a": "\\"}"#, Ok((11, 1))),
            (r#"{"a": [1}"#, Err(Broken::At(8))),
            (r#"{"a": "b"#, Err(Broken::CutOff)),
            (r#"{"a": 1"#, Err(Broken::CutOff)),
            ("", Err(Broken::CutOff)),
            ("\"a\\", Err(Broken::CutOff)),
        ] {
            let found = value_end(text, 0).map(|extent| (extent.end, extent.depth));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn members_are_found_by_name() {
        let text = r#"{"a": 1, "b": [2], , "c": {"d": 3}, "e": "cut"#;
        let found = members(text, 0);
        let pairs: Vec<_> = found
            .members
            .iter()
            .map(|member| {
                let part = |range: &Range<usize>| text.get(range.clone()).unwrap();
                (part(&member.key), part(&member.value))
            })
            .collect();
        assert_eq!(pairs, [("a", "1"), ("b", "[2]"), ("c", r#"{"d": 3}"#)]);
        assert_eq!(
            found.unended.and_then(|member| text.get(member.key)),
            Some("e")
        );
    }

    #[test]
    fn a_tower_of_brackets_is_scanned_without_recursion() {
        let tower = "[".repeat(90_000) + &"]".repeat(90_000);
        assert_eq!(value_end(&tower, 0).map(|extent| extent.depth), Ok(90_000));
        assert_eq!(value_end(&"[".repeat(200_000), 0), Err(Broken::At(100_000)));
    }

    proptest! {
        #[test]
        fn whatever_serde_reads_ends_where_serde_ends(text in r#"[\[\]{}",:\\a1é ]{0,24}"#) {
            let extent = value_end(&text, 0);
            if let Some(extent) = extent.ok().filter(|_| serde_json::from_str::<serde_json::Value>(&text).is_ok()) {
                prop_assert_eq!(skip_space(&text, extent.end), text.len());
            }
            prop_assert!(members(&text, 0).members.len() <= text.len());
        }
    }
}
