//! Where front matter ends and the text begins.

use serde_json::{Map, Value};

use crate::article::Problem;
use crate::formats::Budget;
use crate::formats::fields::names;
use crate::formats::front_matter::{lines, tables, yaml};
use crate::formats::json::scan;

/// The most that is taken for front matter, in bytes; a longer one is text.
const HEAD_BYTES: usize = 256 << 10;

/// The facts that stand before a text, and the text.
#[derive(Debug, PartialEq)]
pub struct FrontMatter<'a> {
    /// What it says.
    pub fields: Map<String, Value>,
    /// What follows it.
    pub body: &'a str,
    /// What is wrong with it, where it could be read all the same.
    pub problem: Option<Problem>,
}

/// Parts the front matter from `text`; `None` where there is none.
pub fn split<'a>(text: &'a str, budget: &Budget) -> Option<FrontMatter<'a>> {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let (first, rest) = first_line(text);
    match first.trim_end() {
        "---" => of_dashes(rest, budget),
        "+++" => {
            let (inside, body) = fenced(rest, &["+++"])?;
            let fields = tables::read(inside).unwrap_or_else(|| lines::read(inside));
            whole(fields, inside, body)
        }
        "```json" => {
            let (inside, body) = fenced(rest, &["```"])?;
            whole(serde_json::from_str(inside).ok()?, inside, body)
        }
        _ if text.starts_with('{') => of_json(text),
        _ if first.starts_with('@') => of_at_signs(text),
        _ => None,
    }
}

/// Front matter between lines of three dashes: YAML, sometimes TOML, sometimes neither.
fn of_dashes<'a>(rest: &'a str, budget: &Budget) -> Option<FrontMatter<'a>> {
    let Some((inside, body)) = fenced(rest, &["---", "..."]) else {
        return unclosed(rest, budget);
    };
    let fields = yaml::read(inside, budget).or_else(|| tables::read(inside));
    whole(fields.unwrap_or_else(|| lines::read(inside)), inside, body)
}

/// Front matter that is closed, if what stands in it is fields and not words between two rules.
fn whole<'a>(fields: Map<String, Value>, inside: &str, body: &'a str) -> Option<FrontMatter<'a>> {
    let is_field = |key: &String| !key.contains(' ') && key.len() <= 40;
    let is_fields =
        fields.keys().any(|key| is_fact(key)) || fields.keys().next().is_some_and(is_field);
    (is_fields || inside.trim().is_empty()).then_some(FrontMatter {
        fields,
        body,
        problem: None,
    })
}

/// Front matter whose last line is missing: it ends where no field stands.
fn unclosed<'a>(rest: &'a str, budget: &Budget) -> Option<FrontMatter<'a>> {
    let mut end = 0;
    let mut count = 1;
    for line in rest.split_inclusive('\n') {
        let is_field = lines::is_pair(line) || line.starts_with([' ', '\t', '-', '#']);
        if !is_field || line.trim().is_empty() || end + line.len() > HEAD_BYTES {
            break;
        }
        end += line.len();
        count += 1;
    }
    let (inside, body) = rest.split_at_checked(end)?;
    let fields = yaml::read(inside, budget).unwrap_or_else(|| lines::read(inside));
    let problem = Problem::file("the front matter is not closed: expected a line \"---\"")
        .at_line(count + 1)
        .with_hint("add a line \"---\" below the last field");
    fields
        .keys()
        .any(|key| is_fact(key))
        .then_some(FrontMatter {
            fields,
            body,
            problem: Some(problem),
        })
}

/// A JSON object before the text, as Hugo takes it.
fn of_json(text: &str) -> Option<FrontMatter<'_>> {
    let near = text.get(..text.floor_char_boundary(HEAD_BYTES))?;
    let end = scan::value_end(near, 0).ok()?.end;
    let (inside, body) = text.split_at_checked(end)?;
    let is_alone = body.is_empty() || body.starts_with(['\n', '\r']);
    let fields = serde_json::from_str(inside).ok()?;
    is_alone.then(|| whole(fields, inside, body))?
}

/// Lines of `@name value` before the text.
fn of_at_signs(text: &str) -> Option<FrontMatter<'_>> {
    let mut fields = Map::new();
    let mut body = text;
    while let Some(line) = body.strip_prefix('@') {
        let (line, rest) = first_line(line);
        let (name, stated) = line.trim().split_once(' ')?;
        fields.insert(name.to_owned(), Value::String(stated.trim().to_owned()));
        body = rest;
    }
    let is_title = fields.contains_key("title");
    is_title.then_some(FrontMatter {
        fields,
        body,
        problem: None,
    })
}

/// What stands before the first line that is one of `closers`, and what follows that line.
fn fenced<'a>(rest: &'a str, closers: &[&str]) -> Option<(&'a str, &'a str)> {
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        if start > HEAD_BYTES {
            return None;
        }
        if closers.contains(&line.trim_end()) {
            let inside = rest.get(..start)?;
            return Some((inside, rest.get(start + line.len()..)?));
        }
        start += line.len();
    }
    None
}

/// The first line of `text` without its end, and the rest.
fn first_line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// Whether `key` is a name of a fact.
pub fn is_fact(key: &str) -> bool {
    !names::facts_of(&names::plain(key)).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(String, &str, Option<u32>)> {
        let found = split(text, &Budget::default())?;
        let line = found.problem.and_then(|problem| problem.line);
        Some((Value::Object(found.fields).to_string(), found.body, line))
    }

    #[test]
    fn front_matter_is_parted_from_the_text() {
        for (text, fields, body) in [
            ("---\ntitle: A\n---\nBody", r#"{"title":"A"}"#, "Body"),
            (
                "\u{feff}---\r\ntitle: A\r\n---\r\n\r\nBody",
                r#"{"title":"A"}"#,
                "\r\nBody",
            ),
            ("---\ntitle: A\n...\nBody", r#"{"title":"A"}"#, "Body"),
            ("---  \ntitle: A: b\n---", r#"{"title":"A: b"}"#, ""),
            ("---\n---\nBody", "{}", "Body"),
            ("+++\ntitle = \"A\"\n+++\nBody", r#"{"title":"A"}"#, "Body"),
            (
                "---\ntitle = \"A\"\ntext = \"\"\n---\nBody",
                r#"{"text":"","title":"A"}"#,
                "Body",
            ),
            (
                "+++\ntitle = A, no quotes\n+++\nBody",
                r#"{"title":"A, no quotes"}"#,
                "Body",
            ),
            (
                "{\n \"title\": \"A\"\n}\nBody",
                r#"{"title":"A"}"#,
                "\nBody",
            ),
            (
                "```json\n{\"title\": \"A\"}\n```\n\nBody",
                r#"{"title":"A"}"#,
                "\nBody",
            ),
            ("@title A\n# A\n", r#"{"title":"A"}"#, "# A\n"),
            (
                "---\ncategories: ['News', 'X']\n---\nBody",
                r#"{"categories":["News","X"]}"#,
                "Body",
            ),
        ] {
            assert_eq!(parts(text), Some((fields.to_owned(), body, None)), "{text}");
        }
    }

    #[test]
    fn words_between_rules_are_no_front_matter() {
        for text in [
            "---\nJust words here.\n---\nBody",
            "---\n\nWords.\n",
            "Body\n---\na: b\n---\n",
            "{{< figure >}}\n",
            "{% raw %}",
            "# Title",
            "",
            "---",
            "@user said",
            "+++\n",
            "{\"a\": 1} trailing",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn unclosed_front_matter_ends_where_no_field_stands_and_is_said() {
        let text = "---\ntitle: A\ntags:\n  - b\n\nBody.\n\nMore.";
        let expected = (
            r#"{"title":"A","tags":["b"]}"#.to_owned(),
            "\nBody.\n\nMore.",
            Some(5),
        );
        assert_eq!(parts(text), Some(expected));
    }

    #[test]
    fn what_is_too_long_is_text() {
        let long = format!("---\nx{}: 1\n---\nBody", "y".repeat(HEAD_BYTES * 2));
        assert_eq!(parts(&long), None);
        let nested = "{\"a\":".repeat(200_000);
        assert_eq!(parts(&nested), None);
    }
}
