//! Names, as far as their capital letters tell: they are not parted at the ends of lines.

/// Whether `word`, which starts at a byte of `line`, is a name or an acronym. Where all nouns have a capital
/// letter, two words with one that follow each other are taken for a name.
pub(crate) fn is_name(
    line: &str,
    (start, word): (usize, &str),
    are_nouns_capitalised: bool,
) -> bool {
    if word.chars().skip(1).any(char::is_uppercase) {
        return true;
    }
    let before = line.get(..start).unwrap_or_default();
    if !word.starts_with(char::is_uppercase) || begins_sentence(before) {
        return false;
    }
    if !are_nouns_capitalised {
        return true;
    }
    let after = line.get(start + word.len()..).unwrap_or_default();
    let next = after.strip_prefix(' ').unwrap_or_default();
    next.starts_with(char::is_uppercase) || is_after_capital(before)
}

/// Whether the word at the end of `before` has a capital letter though it begins no sentence.
fn is_after_capital(before: &str) -> bool {
    let words = before.strip_suffix(' ').unwrap_or_default();
    let word = words.rsplit(' ').next().unwrap_or_default();
    let outside = words.strip_suffix(word).unwrap_or_default();
    word.starts_with(char::is_uppercase)
        && word.ends_with(char::is_alphabetic)
        && !begins_sentence(outside)
}

/// Whether what follows on `before` begins a sentence, or is first in quotation marks.
fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end();
    let words = before.trim_end_matches(['”', '’', '»', '"', ')', ']']);
    before.ends_with(['“', '„', '«', '‘', '‚', '(', '[', '"', '—', '–'])
        || words.is_empty()
        || words.ends_with(['.', '!', '?', '…', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_letter_within_a_sentence_tells_a_name() {
        for (line, word, are_nouns, expected) in [
            ("It was Government", "Government", false, true),
            ("Government was it", "Government", false, false),
            ("It was. Government", "Government", false, false),
            ("He said: “Government", "Government", false, false),
            ("It was government", "government", false, false),
            ("UNESCO was", "UNESCO", false, true),
            ("Es war die Regierung", "Regierung", true, false),
            ("Die Regierung war", "Regierung", true, false),
            ("Es war Angela Merkel", "Merkel", true, true),
            ("Es war Angela Merkel", "Angela", true, true),
        ] {
            let start = line.find(word).unwrap_or_default();
            assert_eq!(is_name(line, (start, word), are_nouns), expected, "{line}");
        }
    }
}
