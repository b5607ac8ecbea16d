//! Which characters make words, and which scripts write them without spaces.
//!
//! Whole-word matching goes by these: a hit must not stand inside a longer word. Chinese, Japanese,
//! Korean, Thai and their like give no sign where a word ends, so there any place will do.

use unicode_normalization::char::is_combining_mark;

/// Whether `character` is part of a word: a letter, a digit, or a mark that stands on one.
pub fn is_of_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    character.is_alphanumeric() || is_combining_mark(character)
}

/// Whether the script of `character` puts no spaces between words, or hangs particles on them.
pub fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Burmese
        | '\u{1100}'..='\u{11ff}' // Hangul by letters
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{2e80}'..='\u{2fdf}' // radicals of Han
        | '々' | '〇'
        | '\u{3041}'..='\u{31ff}' // Hiragana, Katakana, Bopomofo, Hangul by letters
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' // Han
        | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' // Hangul
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ffdc}' // half-width forms
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether `character` is part of a word of a script that puts spaces between words.
pub fn is_of_spaced_word(character: char) -> bool {
    is_of_word(character) && !is_unspaced(character)
}

/// Whether a word ends between `before` and `after`, two characters that stand together.
pub fn is_boundary(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return true;
    };
    let goes_on = is_of_word(before) && is_of_word(after);
    !goes_on || is_unspaced(before) || is_unspaced(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_letters_end_but_anywhere_in_unspaced_scripts() {
        for (text, expected) in [
            ("ab", false),
            ("a ", true),
            ("a'", true),
            ("a1", false),
            ("я-", true),
            ("яд", false),
            ("伊朗", true),
            ("A技", true),
            ("กข", true),
            ("국이", true),
            ("हि", false),
            ("न्", false),
        ] {
            let mut characters = text.chars();
            let (before, after) = (characters.next(), characters.next());
            assert_eq!(is_boundary(before, after), expected, "{text}");
        }
        assert!(is_boundary(None, Some('a')) && is_boundary(Some('a'), None));
    }
}
