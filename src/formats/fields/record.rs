//! The values of one record, by fact.

use serde_json::{Map, Value};

use crate::formats::fields::names::{self, Fact};

/// A record whose keys have been looked up once: what it may state of each fact, in order of trust.
#[derive(Debug)]
pub struct Record<'a> {
    stated: Vec<Stated<'a>>,
    keys: usize,
    map: &'a Map<String, Value>,
}

/// One value and the fact it may state.
#[derive(Debug, Clone, Copy)]
struct Stated<'a> {
    fact: Fact,
    /// Place in the order of trust; values of nested objects come after all others.
    rank: u16,
    name: &'a str,
    value: &'a Value,
}

/// What the ranks of nested objects begin at.
const NESTED: u16 = 1000;

impl<'a> Record<'a> {
    /// Looks up the keys of `map`, and of the objects in it that hold facts of the same article.
    pub fn of(map: &'a Map<String, Value>) -> Self {
        let source = map.get("_source").and_then(Value::as_object);
        let map = source.unwrap_or(map);
        let mut record = Self {
            stated: Vec::new(),
            keys: 0,
            map,
        };
        record.take(map, 0);
        for (key, value) in map {
            let Value::Object(part) = value else { continue };
            if names::is_part(&names::plain(key)) && !is_wrapped_text(part) {
                record.take(part, NESTED);
            }
        }
        record
            .stated
            .sort_by_key(|stated| (stated.fact, stated.rank));
        record
    }

    fn take(&mut self, map: &'a Map<String, Value>, base: u16) {
        for (name, value) in map {
            let facts = names::facts_of(&names::plain(name));
            if !facts.is_empty() && base == 0 {
                self.keys += 1;
            }
            for (fact, rank) in facts {
                // The `id` and `name` of a source are not those of the article.
                let is_of_part = base > 0 && matches!(name.as_str(), "id" | "@id" | "guid");
                if value.is_null() || is_of_part {
                    continue;
                }
                self.stated.push(Stated {
                    fact: *fact,
                    rank: base + u16::from(*rank),
                    name,
                    value,
                });
            }
        }
    }

    /// The values that may state `fact`, the most trusted first.
    pub fn values(&self, fact: Fact) -> impl Iterator<Item = &'a Value> {
        self.named(fact).map(|(_, value)| value)
    }

    /// The same with their names as they stand.
    pub fn named(&self, fact: Fact) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let start = self.stated.partition_point(|stated| stated.fact < fact);
        let rest = self.stated.get(start..).unwrap_or_default();
        let own = rest.iter().take_while(move |stated| stated.fact == fact);
        own.map(|stated| (stated.name, stated.value))
    }

    /// Whether the record has a key for `fact`, whatever stands there.
    pub fn has(&self, fact: Fact) -> bool {
        self.map.keys().any(|key| {
            let facts = names::facts_of(&names::plain(key));
            facts.iter().any(|(other, _)| *other == fact)
        })
    }

    /// Whether the record itself has the key `key`, written just so.
    pub fn has_key(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// The value under `key`, written just so.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key)
    }

    /// The keys of the record as they stand.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.map.keys().map(String::as_str)
    }

    /// Whether at least half of the keys are names of facts.
    pub fn is_mostly_known(&self) -> bool {
        self.keys * 2 >= self.map.len()
    }
}

/// Whether an object only wraps a text: `{"rendered": …}` is a body and no part of a record.
fn is_wrapped_text(part: &Map<String, Value>) -> bool {
    let wraps = ["rendered", "processed", "value", "#text", "@value", "$t"];
    wraps.iter().any(|name| part.contains_key(*name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_most_trusted_name_comes_first_whatever_the_order_of_the_keys() {
        let map = map(r#"{"id": 7, "link": "b", "URL": "a", "date": 1, "published": 2}"#);
        let record = Record::of(&map);
        let urls: Vec<_> = record.values(Fact::Url).map(Value::to_string).collect();
        assert_eq!(urls, [r#""a""#, r#""b""#, "7"]);
        let dates: Vec<_> = record
            .values(Fact::Published)
            .map(Value::to_string)
            .collect();
        assert_eq!(dates, ["2", "1"]);
    }

    #[test]
    fn facts_of_nested_objects_come_last_and_an_envelope_is_opened() {
        let nested = map(
            r#"{"createdAt": 1, "content": {"url": "u", "id": 3, "title": "in"}, "title": "out"}"#,
        );
        let record = Record::of(&nested);
        let titles: Vec<_> = record
            .values(Fact::Title)
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(titles, ["out", "in"]);
        assert_eq!(record.values(Fact::Url).count(), 1);
        let envelope = map(r#"{"_id": "x", "_source": {"headline": "H"}}"#);
        let record = Record::of(&envelope);
        assert_eq!(
            record.values(Fact::Title).find_map(Value::as_str),
            Some("H")
        );
    }
}
