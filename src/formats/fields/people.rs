//! Who wrote it: names in a text, a list, objects, wikilinks.

use serde_json::{Map, Value};

use crate::formats::byline;
use crate::formats::fields::{Fact, Record, value};
use crate::text::Clean;

/// The most authors that are kept; a longer list is a mistake of the scraper.
const AUTHORS: usize = 100;

/// Under what names an object keeps a person's name, whole or in parts.
const WHOLE_NAME: &str = "name full_name fullName fullname display_name displayName title label \
    original byline author @value #text username login";
const FIRST_NAME: &str = "first_name firstName firstname given_name givenName given";
const LAST_NAME: &str = "last_name lastName lastname family_name familyName family";

/// The authors that `record` states, from the most trusted name that states any.
pub fn authors(record: &Record) -> Vec<Clean> {
    let stated = record.values(Fact::Authors).map(of_value);
    let mut authors = stated.filter(|names| !names.is_empty());
    authors.next().unwrap_or_default()
}

/// The date at the end of a byline, for records whose only date stands there.
pub fn byline_date(record: &Record, lang: Option<&str>) -> Option<crate::article::Date> {
    let lines = record.values(Fact::Authors).filter_map(Value::as_str);
    let mut dates = lines.filter_map(|line| byline::byline(line, lang)?.date);
    dates.next()
}

/// The names in one value.
fn of_value(value: &Value) -> Vec<Clean> {
    let mut names = Vec::new();
    match value {
        Value::Array(values) => values.iter().for_each(|value| member(value, &mut names)),
        Value::Object(map) if map.values().all(Value::is_object) => {
            map.values().for_each(|value| member(value, &mut names));
        }
        Value::String(text) => match value::printed_list(text) {
            Some(members) => {
                let members = members.into_iter().map(Value::String);
                members.for_each(|value| member(&value, &mut names));
            }
            None => names = of_text(text),
        },
        _ => member(value, &mut names),
    }
    distinct(names)
}

/// The name that one member of a list states. A comma there belongs to the name.
fn member(value: &Value, names: &mut Vec<Clean>) {
    match value {
        Value::Object(map) => names.extend(of_object(map)),
        Value::Array(values) => {
            let texts = values.iter().filter_map(Value::as_str);
            texts.for_each(|text| names.extend(of_text(text)));
        }
        Value::String(text) if text.contains(',') => {
            let name = value::line(text);
            if !byline::authors(text).is_empty() {
                names.push(name);
            }
        }
        Value::String(text) => names.extend(of_text(text)),
        _ => {}
    }
}

fn of_text(text: &str) -> Vec<Clean> {
    byline::authors(&value::line(text))
}

/// The name of a person given as an object.
fn of_object(map: &Map<String, Value>) -> Vec<Clean> {
    let text = |names: &str| {
        let mut texts = names.split(' ').filter_map(|name| map.get(name)?.as_str());
        texts.find(|text| !text.trim().is_empty())
    };
    if let Some(whole) = text(WHOLE_NAME) {
        return of_text(whole);
    }
    let parts: Vec<_> = [text(FIRST_NAME), text(LAST_NAME)]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    vec![value::line(&parts.join(" "))]
}

/// The names, each once, in their order.
fn distinct(names: Vec<Clean>) -> Vec<Clean> {
    let mut kept: Vec<Clean> = Vec::new();
    for name in names {
        if kept.len() < AUTHORS && !name.is_empty() && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_found_in_every_shape() {
        for (json, expected) in [
            (r#"{"author": "Jane Doe"}"#, &["Jane Doe"][..]),
            (
                r#"{"byline": "By Jane Doe and Bo Li"}"#,
                &["Jane Doe", "Bo Li"],
            ),
            (
                r#"{"authors": ["Jane Doe", "", null, "Jane Doe"]}"#,
                &["Jane Doe"],
            ),
            (
                r#"{"authors": ["Doe, Jane", "Bo Li"]}"#,
                &["Doe, Jane", "Bo Li"],
            ),
            (
                r#"{"author": {"@type": "Person", "name": "Jane Doe"}}"#,
                &["Jane Doe"],
            ),
            (
                r#"{"author": [{"name": "Jane Doe"}, {"firstName": "Bo", "lastName": "Li"}]}"#,
                &["Jane Doe", "Bo Li"],
            ),
            (r#"{"author": "[[Ivan Illich]]"}"#, &["Ivan Illich"]),
            (r#"{"author": ["[[people/jd|Jane Doe]]"]}"#, &["Jane Doe"]),
            (r#"{"author": [["Jane Doe"]]}"#, &["Jane Doe"]),
            (
                r#"{"authors": "['Jane Doe', 'Bo Li']"}"#,
                &["Jane Doe", "Bo Li"],
            ),
            (r#"{"author": "Jane Doe; Bo Li"}"#, &["Jane Doe", "Bo Li"]),
            (
                r#"{"author": "None", "creator": "Jane Doe"}"#,
                &["Jane Doe"],
            ),
            (r#"{"author": null}"#, &[]),
            (r#"{"author": [""]}"#, &[]),
        ] {
            let map = serde_json::from_str(json).unwrap();
            assert_eq!(authors(&Record::of(&map)), expected, "{json}");
        }
    }
}
