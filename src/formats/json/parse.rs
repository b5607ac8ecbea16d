//! One record to named values, mended where it can be.

use serde_json::{Map, Value};

use crate::formats::fields::names;
use crate::formats::json::{mend, scan};

/// Above this a record is parsed member by member, and only those that state a fact, in bytes.
const LARGE_BYTES: usize = 1 << 20;

/// The largest list or object within a large record, in bytes: parsed, it takes many times as much.
const LARGEST_PART_BYTES: usize = 4 << 20;

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Lines below the one on which the record begins.
    pub lines_down: u32,
    /// What is wrong, and where on the line.
    pub what: String,
}

/// The named values of the object that `json` is; of names that come twice the last counts.
pub fn record(json: &str) -> Result<Map<String, Value>, Fault> {
    if json.len() > LARGE_BYTES {
        return large(json);
    }
    any(json)
}

/// Parses `json`, then, if that fails, what is left of it once it is mended.
fn any<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Fault> {
    serde_json::from_str(json).or_else(|error| {
        let is_deep = error.to_string().starts_with("recursion limit");
        if is_deep {
            return Err(fault(&error, &error));
        }
        serde_json::from_str(&mend::mended(json)).map_err(|left| {
            // What is cut off is cut off, whatever else is wrong with it.
            let is_cut_off = left.is_eof() && !error.is_eof();
            let said = if is_cut_off { &left } else { &error };
            fault(said, &error)
        })
    })
}

/// A record that holds megabytes: its facts only.
fn large(json: &str) -> Result<Map<String, Value>, Fault> {
    let found = scan::members(json, 0);
    if found.members.is_empty() || found.unended.is_some() {
        return any(json);
    }
    let mut map = Map::new();
    for member in found.members {
        let key = json.get(member.key).unwrap_or_default();
        let plain = names::plain(key);
        let stated = json.get(member.value).unwrap_or_default();
        let is_part = names::is_part(&plain) || key == "_source";
        let is_fact = !names::facts_of(&plain).is_empty() || is_part;
        let is_bounded = stated.starts_with('"') || stated.len() <= LARGEST_PART_BYTES;
        if is_fact && is_bounded {
            map.insert(key.to_owned(), any(stated)?);
        }
    }
    Ok(map)
}

/// The parser's complaint in words that say where: `error` says on which line.
fn fault(said: &serde_json::Error, error: &serde_json::Error) -> Fault {
    let words = said.to_string();
    let words = words
        .rsplit_once(" at line ")
        .map_or(words.as_str(), |(what, _)| what);
    let what = if let Some(place) = words.strip_prefix("EOF while parsing ") {
        format!("the record is cut off in the middle of {place}")
    } else if words.starts_with("recursion limit") {
        "the record is nested deeper than 128 levels".to_owned()
    } else {
        format!("not valid JSON: {words}, at column {}", error.column())
    };
    // The end of a line counts as the start of the next one.
    let end = if error.column() == 0 { 2 } else { 1 };
    Fault {
        lines_down: u32::try_from(error.line().saturating_sub(end)).unwrap_or(u32::MAX),
        what,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_say_what_and_where() {
        for (json, lines_down, what) in [
            (
                "{\"a\": \"b",
                0,
                "the record is cut off in the middle of a string",
            ),
            (
                "{\"a\": 1,\n",
                0,
                "the record is cut off in the middle of a value",
            ),
            ("{\"a\" 1}", 0, "not valid JSON: expected `:`, at column 6"),
            (
                "{\"a\": 1,\n\"b\": x}",
                1,
                "not valid JSON: expected value, at column 6",
            ),
        ] {
            let expected = Fault {
                lines_down,
                what: what.to_owned(),
            };
            assert_eq!(record(json), Err(expected), "{json}");
        }
        let deep = "{\"a\":".repeat(200) + "1" + &"}".repeat(200);
        assert!(record(&deep).unwrap_err().what.contains("128"));
    }

    #[test]
    fn the_last_of_two_names_counts() {
        assert_eq!(record(r#"{"a": 1, "a": 2}"#).unwrap()["a"], 2);
    }

    #[test]
    fn of_a_large_record_the_facts_are_parsed() {
        let json = format!(
            r#"{{"title": "A", "numbers": [{}1], "text": "{}"}}"#,
            "1,".repeat(600_000),
            "b".repeat(100)
        );
        let map = record(&json).unwrap();
        assert_eq!(map.keys().collect::<Vec<_>>(), ["title", "text"]);
    }
}
