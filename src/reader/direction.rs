//! Which side a text is read from: by its first letter, as rule P2 of UAX #9 has it.
//!
//! Where the article is in a language written from right to left, one such letter is enough: a
//! paragraph that begins with a foreign name is still read from the right.

/// Languages written from right to left, as the start of a BCP 47 tag.
const RTL_LANGUAGES: [&str; 11] = [
    "ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb",
];

/// Whether `text`, of an article in `lang`, is written from right to left.
pub(crate) fn is_rtl(text: &str, lang: Option<&str>) -> bool {
    let language = lang.and_then(|lang| lang.split(['-', '_']).next());
    let mut letters = text.chars().filter(|character| character.is_alphabetic());
    match language {
        Some(language) if RTL_LANGUAGES.contains(&language) => letters.any(is_rtl_letter),
        _ => letters.next().is_some_and(is_rtl_letter),
    }
}

/// Whether `letter` belongs to a script written from right to left: Hebrew, Arabic, Syriac, Thaana,
/// N'Ko and those beside them, with their presentation forms.
fn is_rtl_letter(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides_or_any_in_a_language_read_from_the_right() {
        for (text, lang, expected) in [
            ("", None, false),
            ("2023", Some("ar"), false),
            ("Tehran تهران", None, false),
            ("Tehran تهران", Some("en"), false),
            ("Tehran تهران", Some("fa-ir"), true),
            ("Tehran", Some("fa"), false),
            ("«قال» BRICS", None, true),
            ("12 – שלום", None, true),
            ("東京", None, false),
        ] {
            assert_eq!(is_rtl(text, lang), expected, "{text}");
        }
    }
}
