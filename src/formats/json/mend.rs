//! What scrapers write that is nearly JSON, made JSON.
//!
//! `NaN`, `None`, commas before a bracket, raw line breaks in strings, half a surrogate pair: each
//! is what some library writes, and each would cost a record.

/// `json` mended; the same where nothing had to be.
pub fn mended(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '"' => string(rest, &mut out),
            ',' => comma(rest, &mut out),
            _ if first.is_ascii_alphabetic() || first == '-' => word(rest, &mut out),
            _ => {
                out.push(first);
                rest.get(first.len_utf8()..).unwrap_or_default()
            }
        };
    }
    out
}

/// Takes a comma, if a value follows it, and gives what is left.
fn comma<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let after = rest.get(1..).unwrap_or_default();
    let next = after.trim_start().chars().next();
    if !matches!(next, Some('}' | ']' | ',') | None) {
        out.push(',');
    }
    after
}

/// Takes a word or a number, and gives what is left.
fn word<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_');
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    out.push_str(match word {
        "NaN" | "nan" | "-NaN" | "Infinity" | "-Infinity" | "inf" | "-inf" | "None"
        | "undefined" | "NULL" | "Null" => "null",
        "True" => "true",
        "False" => "false",
        other => other,
    });
    after
}

/// Takes a string, and gives what is left.
fn string<'a>(rest: &'a str, out: &mut String) -> &'a str {
    out.push('"');
    let mut rest = rest.get(1..).unwrap_or_default();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        rest = match first {
            '"' => {
                out.push('"');
                return after;
            }
            '\\' => escape(after, out),
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                let digits = [u32::from(first) >> 4, u32::from(first) & 15];
                out.extend(
                    digits
                        .iter()
                        .filter_map(|digit| char::from_digit(*digit, 16)),
                );
                after
            }
            _ => {
                out.push(first);
                after
            }
        };
    }
    rest
}

/// Takes what follows a backslash, and gives what is left.
fn escape<'a>(after: &'a str, out: &mut String) -> &'a str {
    let Some(escaped) = after.chars().next() else {
        return after;
    };
    let left = after.get(escaped.len_utf8()..).unwrap_or_default();
    match escaped {
        '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => {
            out.push('\\');
            out.push(escaped);
            left
        }
        'u' => unit(left, out),
        // No escape that JSON knows: the backslash means itself, but before a quote.
        '\'' => {
            out.push('\'');
            left
        }
        _ => {
            out.push_str("\\\\");
            after
        }
    }
}

/// Takes the four digits of a UTF-16 unit, with the second of its pair; half a pair becomes U+FFFD.
fn unit<'a>(digits: &'a str, out: &mut String) -> &'a str {
    let read = |text: &'a str| {
        let (digits, left) = text.split_at_checked(4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = is_hex.then(|| u32::from_str_radix(digits, 16).ok())??;
        Some((value, digits, left))
    };
    let Some((value, first, left)) = read(digits) else {
        out.push_str("\\\\u");
        return digits;
    };
    let is_high = (0xd800..0xdc00).contains(&value);
    let is_low = (0xdc00..0xe000).contains(&value);
    let second = left.strip_prefix("\\u").and_then(read);
    match second.filter(|(value, ..)| is_high && (0xdc00..0xe000).contains(value)) {
        Some((_, second, left)) => {
            for digits in [first, second] {
                out.push_str("\\u");
                out.push_str(digits);
            }
            left
        }
        None if is_high || is_low => {
            out.push('\u{fffd}');
            left
        }
        None => {
            out.push_str("\\u");
            out.push_str(first);
            left
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    #[test]
    fn what_is_nearly_json_becomes_json() {
        for (json, expected) in [
            (
                r#"{"a": NaN, "b": -Infinity, "c": None, "d": True}"#,
                r#"{"a":null,"b":null,"c":null,"d":true}"#,
            ),
            (r#"{"a": [1, 2,], "b": 3,}"#, r#"{"a":[1,2],"b":3}"#),
            (
                "{\"a\": \"one\ntwo\tthree\u{1}\"}",
                r#"{"a":"one\ntwo\tthree\u0001"}"#,
            ),
            (
                r#"{"a": "it\'s \x \ud83d \ud83d\ude00 \u00e9"}"#,
                "{\"a\":\"it's \\\\x \u{fffd} 😀 é\"}",
            ),
            (r#"{"NaN": "None, ]"}"#, r#"{"NaN":"None, ]"}"#),
        ] {
            let mended: Value = serde_json::from_str(&mended(json)).unwrap();
            assert_eq!(mended.to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn json_that_is_whole_means_the_same_afterwards(words in proptest::collection::vec("\\PC{0,8}", 0..6), number in any::<f64>()) {
            let json = serde_json::json!({"words": words, "number": number, "none": null}).to_string();
            let before: Value = serde_json::from_str(&json).unwrap();
            let after: Value = serde_json::from_str(&mended(&json)).unwrap();
            prop_assert_eq!(before, after);
        }
    }
}
