//! Text as Markdown has it, its signs no markup.
//!
//! Only what Markdown would take for its own is escaped, so that the text stays readable as it is.

/// A text whose signs are no markup.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            '&' => text.get(at + 1..).is_some_and(ends_entity),
            _ => false,
        };
        if is_sign {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether `rest` makes a character of the `&` before it: `amp;`, `#38;`, `#x26;`.
fn ends_entity(rest: &str) -> bool {
    let Some((name, _)) = rest.split_once(';') else {
        return false;
    };
    let number = name.strip_prefix('#');
    let letters = number.unwrap_or(name);
    !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A line whose first sign makes it nothing else.
pub(super) fn without_sign(line: &str) -> String {
    let words = line.trim_start();
    let indent = line.strip_suffix(words).unwrap_or_default();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = words.split_at_checked(digits).unwrap_or(("", words));
    let is_numbered = digits > 0 && rest.starts_with(['.', ')']);
    if is_numbered {
        return format!("{indent}{number}\\{rest}");
    }
    if words.starts_with(['#', '+', '-', '=']) {
        return format!("{indent}\\{words}");
    }
    line.to_owned()
}

/// The most backticks that stand in a row in `text`.
pub(super) fn longest_ticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_an_entity_is_escaped() {
        for (text, expected) in [
            ("S&P 500, R & D; AT&T", "S&P 500, R & D; AT&T"),
            ("&amp; &#38; &#x26;", "\\&amp; \\&#38; \\&#x26;"),
            ("&; &a b; &#;", "&; &a b; &#;"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
