//! Structured descriptions as pages really hold them: JSON with comments, raw line ends, commas too many.
//!
//! One block in ten is not strict JSON. A text that does not parse is written anew once: what stands
//! around the values is dropped, what may not stand within strings is escaped, and it is tried again.

use serde_json::{Deserializer, Value};

/// The values of a text, one after another; what can not be read is left out.
pub(super) fn values(text: &str) -> Vec<Value> {
    let strict = all(text);
    if !strict.is_empty() {
        return strict;
    }
    let repaired = all(&repair(text));
    if !repaired.is_empty() || !text.contains("&quot;") {
        return repaired;
    }
    // Written into the page by something that took it for text.
    all(&repair(&text.replace("&quot;", "\"").replace("&amp;", "&")))
}

/// The values of a text that is strict JSON up to its end or up to where it breaks off.
fn all(text: &str) -> Vec<Value> {
    let values = Deserializer::from_str(text).into_iter::<Value>();
    let values = values.map_while(Result::ok);
    values
        .filter(|value| value.is_object() || value.is_array())
        .collect()
}

/// `text` without comments, CDATA marks and commas before an end, and with its strings made legal.
fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let read = match first {
            '"' => string(rest, &mut out),
            ',' => comma(rest, &mut out),
            '/' | '<' | ']' | '-' => mark(rest, &mut out),
            other => {
                out.push(other);
                other.len_utf8()
            }
        };
        rest = rest.get(read..).unwrap_or_default();
    }
    out
}

/// Copies the string at the start of `rest` with its control characters escaped, and returns its length.
fn string(rest: &str, out: &mut String) -> usize {
    out.push('"');
    let mut letters = rest.char_indices().skip(1);
    while let Some((place, letter)) = letters.next() {
        match letter {
            '"' => {
                out.push('"');
                return place + 1;
            }
            '\\' => match letters.next() {
                Some((_, next)) if "\"\\/bfnrtu".contains(next) => out.extend(['\\', next]),
                // A backslash that escapes nothing is not meant.
                Some((_, next)) if !next.is_control() => out.push(next),
                _ => out.push(' '),
            },
            control if control.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    rest.len()
}

/// Copies the comma at the start of `rest` unless an end follows it.
fn comma(rest: &str, out: &mut String) -> usize {
    let after = rest.get(1..).unwrap_or_default().trim_start();
    if !after.starts_with(['}', ']', ',']) {
        out.push(',');
    }
    1
}

/// Passes over a comment or a mark of CDATA at the start of `rest`, or copies its first letter.
fn mark(rest: &str, out: &mut String) -> usize {
    const MARKS: &[&str] = &[
        "<![CDATA[",
        "//<![CDATA[",
        "/*<![CDATA[*/",
        "//]]>",
        "/*]]>*/",
        "]]>",
        "<!--",
        "-->",
    ];
    const COMMENTS: &[(&str, &str)] = &[("/*", "*/"), ("//", "\n")];
    if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
        return mark.len();
    }
    if let Some((_, end)) = COMMENTS.iter().find(|(start, _)| rest.starts_with(start)) {
        return rest.find(end).map_or(rest.len(), |at| at + end.len());
    }
    let first = rest.chars().next().unwrap_or_default();
    out.push(first);
    first.len_utf8()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_pages_do_to_json_is_undone() {
        let expected = vec![json!({"a": "b c", "d": [1, -2]})];
        for text in [
            r#"{"a": "b c", "d": [1, -2]}"#,
            "{\"a\": \"b\nc\", \"d\": [1, -2]}",
            r#"{"a": "b c", "d": [1, -2,],}"#,
            "<![CDATA[ {\"a\": \"b c\", \"d\": [1, -2]} ]]>",
            "//<![CDATA[\n{\"a\": \"b c\", \"d\": [1, -2]}\n//]]>",
            "/* words */ {\"a\": \"b c\", // more\n \"d\": [1, /*,*/ -2]}",
            "<!--\n{\"a\": \"b c\", \"d\": [1, -2]}\n-->",
            r#"{"a": "b\ c", "d": [1, -2]}"#,
            "{&quot;a&quot;: &quot;b c&quot;, &quot;d&quot;: [1, -2]}",
            r#"{"a": "b c", "d": [1, -2]} trailing"#,
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_mark_within_a_string_stays() {
        let text = "{\"url\": \"https://a.example//b\", \"c\": \"/* x */ ,]\\n\",}";
        let expected = json!({"url": "https://a.example//b", "c": "/* x */ ,]\n"});
        assert_eq!(values(text), [expected]);
    }

    #[test]
    fn several_values_are_read_and_broken_ones_are_none() {
        assert_eq!(values("{\"a\":1}\n{\"b\":2}").len(), 2);
        let deep = "[".repeat(100_000);
        for text in [
            "",
            "{",
            "words",
            "{\"a\": ",
            "\"a\"",
            "{\"a\": \"never closed",
            &deep,
        ] {
            assert!(values(text).is_empty(), "{text:.40}");
        }
    }
}
