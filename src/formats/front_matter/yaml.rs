//! YAML front matter, every value as it was written.
//!
//! Built from the parser's events and not by deserialising, for a title of `1.10`, `no` or `0x10`
//! is those words and neither a number nor a truth. Nothing recurses, and aliases are counted before
//! they are copied, so that a bomb of them costs nothing.

use std::collections::HashMap;

use serde_json::{Map, Value};
use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle};

use crate::formats::Budget;

/// The most values that a front matter may hold, copies by aliases included.
const NODES: usize = 20_000;

/// Reads `text` as one mapping; `None` where it is no YAML, or no mapping.
pub fn read(text: &str, budget: &Budget) -> Option<Map<String, Value>> {
    let mut tree = Tree::default();
    for event in Parser::new_from_str(text) {
        let (event, _) = event.ok()?;
        match event {
            Event::Scalar(words, style, anchor, _) => {
                tree.add(scalar(&words, style), anchor, 1)?;
            }
            Event::SequenceStart(_, anchor, _) => {
                tree.open(Holder::List(Vec::new()), anchor, budget)?;
            }
            Event::MappingStart(_, anchor, _) => {
                tree.open(Holder::Map(Map::new(), None), anchor, budget)?;
            }
            Event::SequenceEnd | Event::MappingEnd => tree.close()?,
            Event::Alias(anchor) => {
                let (copy, nodes) = tree.anchors.get(&anchor)?;
                tree.allow(*nodes)?;
                let (copy, nodes) = (copy.clone(), *nodes);
                tree.add(copy, 0, nodes)?;
            }
            Event::DocumentEnd => break,
            _ => {}
        }
    }
    match tree.root {
        Some(Value::Object(map)) => Some(map),
        _ => None,
    }
}

/// A scalar in its own words; only a plain one that says so is nothing.
fn scalar(words: &str, style: ScalarStyle) -> Value {
    let is_null =
        style == ScalarStyle::Plain && matches!(words, "" | "~" | "null" | "Null" | "NULL");
    if is_null {
        Value::Null
    } else {
        Value::String(words.to_owned())
    }
}

/// The tree as far as it is built.
#[derive(Debug, Default)]
struct Tree {
    root: Option<Value>,
    opened: Vec<Opened>,
    /// What each anchor stands for, and how many values that is.
    anchors: HashMap<usize, (Value, usize)>,
    nodes: usize,
}

/// A collection that is not yet closed.
#[derive(Debug)]
struct Opened {
    holder: Holder,
    anchor: usize,
    nodes: usize,
}

#[derive(Debug)]
enum Holder {
    List(Vec<Value>),
    /// The pairs so far, and the key whose value comes next.
    Map(Map<String, Value>, Option<String>),
}

impl Tree {
    /// `None` where `nodes` more values would be too many.
    fn allow(&self, nodes: usize) -> Option<()> {
        (self.nodes + nodes <= NODES).then_some(())
    }

    fn open(&mut self, holder: Holder, anchor: usize, budget: &Budget) -> Option<()> {
        self.opened.push(Opened {
            holder,
            anchor,
            nodes: 1,
        });
        (self.opened.len() <= budget.data_depth).then_some(())
    }

    fn close(&mut self) -> Option<()> {
        let opened = self.opened.pop()?;
        let value = match opened.holder {
            Holder::List(values) => Value::Array(values),
            Holder::Map(map, _) => Value::Object(map),
        };
        self.add(value, opened.anchor, opened.nodes)
    }

    /// Adds `value`, which is `nodes` values in all, to what is open.
    fn add(&mut self, value: Value, anchor: usize, nodes: usize) -> Option<()> {
        self.nodes += nodes;
        self.allow(0)?;
        if anchor != 0 {
            self.allow(nodes)?;
            self.nodes += nodes;
            self.anchors.insert(anchor, (value.clone(), nodes));
        }
        let Some(opened) = self.opened.last_mut() else {
            self.root = Some(value);
            return Some(());
        };
        opened.nodes += nodes;
        match &mut opened.holder {
            Holder::List(values) => values.push(value),
            Holder::Map(map, key) => match key.take() {
                Some(key) => {
                    map.insert(key, value);
                }
                // A collection as a key names nothing that is known.
                None => *key = Some(value.as_str().unwrap_or_default().to_owned()),
            },
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(yaml: &str) -> Option<String> {
        let map = read(yaml, &Budget::default())?;
        Some(Value::Object(map).to_string())
    }

    #[test]
    fn values_stand_as_they_were_written() {
        for (yaml, expected) in [
            (
                "title: 1.10\nno: no\nhex: 0x10\nexp: 1e3",
                r#"{"title":"1.10","no":"no","hex":"0x10","exp":"1e3"}"#,
            ),
            (
                "a:\nb: ~\nc: \"null\"\nd: ''",
                r#"{"a":null,"b":null,"c":"null","d":""}"#,
            ),
            ("tags:\n  - a\n  - \"b: c\"\n", r#"{"tags":["a","b: c"]}"#),
            (
                "tags: [a, 'b']\nx: {y: z}",
                r#"{"tags":["a","b"],"x":{"y":"z"}}"#,
            ),
            ("t: >\n  one\n  two\n", "{\"t\":\"one two\\n\"}"),
            ("a: 1\na: 2", r#"{"a":"2"}"#),
            ("a: &x [1]\nb: *x", r#"{"a":["1"],"b":["1"]}"#),
            ("author: [[Jane Doe]]", r#"{"author":[["Jane Doe"]]}"#),
            (
                "# comment\ndate: 2024-06-15 # day",
                r#"{"date":"2024-06-15"}"#,
            ),
        ] {
            assert_eq!(json(yaml).as_deref(), Some(expected), "{yaml}");
        }
    }

    #[test]
    fn what_is_no_mapping_or_no_yaml_is_none() {
        for yaml in [
            "",
            "just words",
            "- a\n- b",
            "title: Iran: talks resume",
            "title: %x",
            "title: @user",
            "a:\n\t- b",
            r#"a: "C:\Users""#,
            "a: *nobody",
        ] {
            assert_eq!(json(yaml), None, "{yaml}");
        }
    }

    #[test]
    fn bombs_and_towers_are_refused_at_once() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..40 {
            let alias = format!("*a{}", level - 1);
            let aliases = vec![alias; 9].join(", ");
            bomb = format!("{bomb}a{level}: &a{level} [{aliases}]\n");
        }
        let towers = [
            "a: ".to_owned() + &"[".repeat(100_000),
            "{a: ".repeat(100_000),
            "- ".repeat(100_000),
        ];
        let started = std::time::Instant::now();
        for yaml in towers.iter().chain([&bomb]) {
            assert_eq!(json(yaml), None);
        }
        assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
    }
}
