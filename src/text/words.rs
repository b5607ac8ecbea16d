//! Word boundaries and counts.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// What stands in `text` between the two word boundaries of UAX #29 around the byte `at`.
pub fn piece_at(text: &str, at: usize) -> Option<Range<usize>> {
    let pieces = text.split_word_bound_indices();
    let mut pieces = pieces.map(|(start, piece)| start..start + piece.len());
    pieces.find(|piece| piece.contains(&at))
}

/// The number of words a reader would count: words by UAX #29, and each CJK character.
///
/// No word runs over a space, so what stands between two spaces is counted in whichever way is right
/// for it: a curly quote does not make a whole article slow.
pub fn count(text: &str) -> usize {
    if text.is_ascii() {
        return count_ascii(text.as_bytes());
    }
    let parts = text.split(' ');
    let counts = parts.map(|part| {
        if part.is_ascii() {
            count_ascii(part.as_bytes())
        } else {
            part.unicode_words().count()
        }
    });
    counts.sum()
}

/// The same for ASCII, many times faster: runs of letters and digits, joined by what UAX #29
/// joins (`don't`, `3.14`, `snake_case`).
fn count_ascii(bytes: &[u8]) -> usize {
    let mut words = 0;
    let mut is_counted = false;
    for (place, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_alphanumeric() {
            words += usize::from(!is_counted);
            is_counted = true;
        } else if *byte != b'_' {
            is_counted = is_counted && is_joint(bytes, place);
        }
    }
    words
}

/// Whether the byte at `place` leaves its neighbours one word.
fn is_joint(bytes: &[u8], place: usize) -> bool {
    let at = |place: Option<usize>| place.and_then(|place| bytes.get(place)).copied();
    match (
        at(place.checked_sub(1)),
        at(Some(place)),
        at(place.checked_add(1)),
    ) {
        (Some(before), Some(byte), Some(after)) => joins(before, byte, after),
        _ => false,
    }
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
        fn the_fast_ways_count_like_the_standard(
            text in "[ -~\n]{0,80}|[ -~’é東ा\u{300}\u{200d}\u{a0}]{0,40}",
        ) {
            prop_assert_eq!(count(&text), text.as_str().unicode_words().count());
        }
    }
}
