//! Values that say that there is none: what programs write for nothing.

/// What programs print for a value that is not there, lower case.
const ABSENT: &[&str] = &[
    "none",
    "null",
    "nil",
    "nan",
    "nat",
    "n/a",
    "n.a.",
    "na",
    "undefined",
    "unknown",
    "not available",
    "not found",
    "no author",
    "no title",
    "no date",
    "unknown author",
    "(none)",
    "<na>",
    "[]",
    "{}",
    "()",
    "[none]",
    "[null]",
    "[\"\"]",
    "['']",
    "\"\"",
    "''",
    "-",
    "--",
    "---",
    "–",
    "—",
    "0000-00-00",
    "0000-00-00 00:00:00",
    "invalid date",
    "[object object]",
];

/// Whether `value` says that a fact is absent: `None`, `null`, `nan`, `N/A`, empty.
pub fn is_absent(value: &str) -> bool {
    let value = value.trim();
    value.is_empty() || (value.len() <= 24 && ABSENT.contains(&value.to_lowercase().as_str()))
}

/// Whether a line of a page is such a value; a dash or a pair of brackets may be a rule or a sign.
pub(super) fn is_absent_line(line: &str) -> bool {
    let is_word = line.chars().any(char::is_alphanumeric);
    is_word && !line.eq_ignore_ascii_case("unknown") && is_absent(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_for_nothing_is_absent() {
        for value in [
            "",
            "  ",
            "None",
            "null",
            "NaN",
            "N/A",
            "[]",
            "[\"\"]",
            "undefined",
            " - ",
        ] {
            assert!(is_absent(value), "{value}");
        }
        for value in [
            "Nona",
            "0",
            "Nan Goldin",
            "No",
            "none of it",
            "unknown soldier",
        ] {
            assert!(!is_absent(value), "{value}");
        }
    }
}
