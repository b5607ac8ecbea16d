//! Which letters of a text are capitals: for comparing case where all else is folded away.

use unicode_normalization::UnicodeNormalization;

use crate::text::fold::{fold_unit, stacks};

/// For each letter that folding leaves of `text`, white space apart, whether it was a capital.
///
/// Two texts that fold to the same have as many of them.
pub fn capitals(text: &str) -> Vec<bool> {
    let letters = text
        .nfkd()
        .filter(|letter| !stacks(*letter) && !letter.is_whitespace());
    let of_letter = |letter: char| {
        let folded = fold_unit(letter.encode_utf8(&mut [0; 4])).chars().count();
        std::iter::repeat_n(letter.is_uppercase(), folded)
    };
    letters.flat_map(of_letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_folds_alike_has_as_many_letters_and_case_stays() {
        for (one, other, is_same) in [
            ("Café", "Cafe", true),
            ("café", "Cafe", false),
            ("Straße", "Strasse", true),
            ("oﬃce", "office", true),
            ("Ｔｉｄｅ", "Tide", true),
            ("two  words", "two words", true),
            ("İstanbul", "istanbul", false),
            ("東京 e\u{301}", "東京e", true),
        ] {
            let (one, other) = (capitals(one), capitals(other));
            assert_eq!(one.len(), other.len());
            assert_eq!(one == other, is_same, "{one:?} {other:?}");
        }
    }
}
