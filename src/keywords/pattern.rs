//! Keywords that are patterns of the regex crate: linear in time, bounded in size.

use regex::{Regex, RegexBuilder};

/// Largest compiled pattern, in bytes.
const PATTERN_BYTES: usize = 1 << 20;

/// Compiles a pattern; the error is one line that says what is wrong with it.
pub(crate) fn compile(pattern: &str) -> Result<Regex, String> {
    let mut builder = RegexBuilder::new(pattern);
    let compiled = builder
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(PATTERN_BYTES)
        .build();
    compiled.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "the pattern is too large".to_owned(),
        // The words stand in the last line, under a drawing of the pattern.
        error => error
            .to_string()
            .lines()
            .last()
            .map(|line| line.trim_start_matches("error: ").to_owned())
            .unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_one_line() {
        for (pattern, expected) in [
            ("(", "unclosed group"),
            ("[a", "unclosed character class"),
            ("a{100000}{1000}", "the pattern is too large"),
            (
                "(?=a)",
                "look-around, including look-ahead and look-behind, is not supported",
            ),
        ] {
            assert_eq!(compile(pattern).unwrap_err(), expected, "{pattern}");
        }
        assert!(compile("sanction(s|ed)?").is_ok());
    }
}
