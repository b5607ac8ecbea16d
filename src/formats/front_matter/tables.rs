//! TOML front matter: what Hugo, Zola and bulletty write.

use serde_json::{Map, Value};

/// Reads `text` as TOML; `None` where it is none.
pub fn read(text: &str) -> Option<Map<String, Value>> {
    let table: toml::Table = toml::from_str(text).ok()?;
    Some(map_of(table))
}

/// The same table as a tree of named values. The parser has bounded its depth.
fn map_of(table: toml::Table) -> Map<String, Value> {
    let pairs = table.into_iter().map(|(key, value)| (key, value_of(value)));
    pairs.collect()
}

fn value_of(value: toml::Value) -> Value {
    match value {
        toml::Value::Array(values) => values.into_iter().map(value_of).collect(),
        toml::Value::Table(table) => Value::Object(map_of(table)),
        toml::Value::String(text) => Value::String(text),
        toml::Value::Boolean(truth) => Value::Bool(truth),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_dates_and_lists_are_read() {
        let toml = "title = \"Rail plan\"\ndate = 2015-01-21\nat = 2015-01-21T07:32:00Z\ntags = ['a', \"b\"]\ndraft = false\n\n[extra]\nteam = 'x'\nn = 3\n";
        let expected = r#"{"title":"Rail plan","date":"2015-01-21","at":"2015-01-21T07:32:00Z","tags":["a","b"],"draft":false,"extra":{"team":"x","n":3}}"#;
        let map: Map<String, Value> = serde_json::from_str(expected).unwrap();
        assert_eq!(read(toml), Some(map));
        assert_eq!(read("title: no toml"), None);
        assert_eq!(read(&("a = ".to_owned() + &"[".repeat(100_000))), None);
    }
}
