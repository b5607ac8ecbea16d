//! A command as a person writes it, cut into program and arguments: by spaces, with quotes and
//! backslashes as in a shell, and without all else that a shell does.
//!
//! `$`, `*`, `;`, `|` and `>` are signs like any other: what is cut here is run by itself.

use std::str::Chars;

/// The words of `line`; or what is wrong with it.
pub fn arguments(line: &str) -> Result<Vec<String>, &'static str> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        if sign.is_ascii_whitespace() {
            words.extend(word.take());
            continue;
        }
        let word = word.get_or_insert_default();
        match sign {
            '\'' => take_plain(&mut signs, word)?,
            '"' => take_quoted(&mut signs, word)?,
            '\\' => word.push(signs.next().ok_or("a \\ stands at its end")?),
            sign => word.push(sign),
        }
    }
    words.extend(word);
    Ok(words)
}

/// Takes what stands between `'`: every sign as it is.
fn take_plain(signs: &mut Chars<'_>, word: &mut String) -> Result<(), &'static str> {
    for sign in signs {
        if sign == '\'' {
            return Ok(());
        }
        word.push(sign);
    }
    Err("a ' is not closed")
}

/// Takes what stands between `"`: a backslash before `"` and `\` alone means anything.
fn take_quoted(signs: &mut Chars<'_>, word: &mut String) -> Result<(), &'static str> {
    let open = "a \" is not closed";
    loop {
        match signs.next().ok_or(open)? {
            '"' => return Ok(()),
            '\\' => match signs.next().ok_or(open)? {
                sign @ ('"' | '\\') => word.push(sign),
                sign => word.extend(['\\', sign]),
            },
            sign => word.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_cut_as_written_and_nothing_is_expanded() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("  wc  -l ", &["wc", "-l"]),
            (
                "grep 'a b' \"c \\\" d\" e\\ f",
                &["grep", "a b", "c \" d", "e f"],
            ),
            ("a'b'\"c\"", &["abc"]),
            ("x '' y", &["x", "", "y"]),
            (
                "rm $(x) `y` ; | > * ~ $HOME",
                &["rm", "$(x)", "`y`", ";", "|", ">", "*", "~", "$HOME"],
            ),
            ("\"a\\n\"", &["a\\n"]),
            ("東京\u{3000}x\u{a0}y", &["東京\u{3000}x\u{a0}y"]),
        ];
        for (line, expected) in table {
            assert_eq!(arguments(line).unwrap(), *expected, "{line}");
        }
        for line in ["'a", "\"a", "a\\", "\"a\\"] {
            assert!(arguments(line).is_err(), "{line}");
        }
    }

    proptest! {
        #[test]
        fn a_word_in_quotes_is_that_word(word in "[^']{0,20}") {
            prop_assert_eq!(arguments(&format!("x '{word}'")).unwrap(), ["x", &word]);
        }
    }
}
