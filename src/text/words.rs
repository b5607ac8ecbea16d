//! Word boundaries and counts.

use unicode_segmentation::UnicodeSegmentation;

/// The number of words a reader would count: words by UAX #29, and each CJK character.
pub fn count(text: &str) -> usize {
    if text.is_ascii() {
        return count_ascii(text);
    }
    text.unicode_words().count()
}

/// The same for ASCII, several times faster: runs of letters and digits, joined by what UAX #29
/// joins (`don't`, `3.14`, `snake_case`).
fn count_ascii(text: &str) -> usize {
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or(b' ');
    let mut words = 0;
    let mut is_in_word = false;
    let mut has_letter_or_digit = false;
    for (place, byte) in bytes.iter().copied().enumerate() {
        let before = if place == 0 { b' ' } else { at(place - 1) };
        let after = at(place + 1);
        let is_part = byte.is_ascii_alphanumeric() || byte == b'_' || joins(before, byte, after);
        if is_part {
            let starts_word = byte.is_ascii_alphanumeric() && !has_letter_or_digit;
            words += usize::from(starts_word);
            has_letter_or_digit |= starts_word;
            is_in_word = true;
        } else if is_in_word {
            is_in_word = false;
            has_letter_or_digit = false;
        }
    }
    words
}

/// Whether `byte` between `before` and `after` leaves them one word, by rules 6, 7, 11 and 12 of
/// UAX #29.
fn joins(before: u8, byte: u8, after: u8) -> bool {
    let are_letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
    let are_digits = before.is_ascii_digit() && after.is_ascii_digit();
    match byte {
        b'\'' | b'.' => are_letters || are_digits,
        b':' => are_letters,
        b',' | b';' => are_digits,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_as_a_reader_counts_them() {
        for (text, words) in [
            ("", 0),
            ("one", 1),
            ("Don't count 3.14 as two.", 5),
            ("naïve café", 2),
            ("東京都", 3),
            ("Тегеран и Москва", 3),
            ("— … —", 0),
        ] {
            assert_eq!(count(text), words, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_fast_way_counts_like_the_standard(text in "[ -~\n]{0,80}") {
            prop_assert_eq!(count_ascii(&text), text.as_str().unicode_words().count());
        }
    }
}
