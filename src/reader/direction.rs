//! Which side a text is read from, by its first letter, as rule P2 of UAX #9 has it.

/// Whether `text` is written from right to left.
pub(crate) fn is_rtl(text: &str) -> bool {
    text.chars()
        .find(|character| character.is_alphabetic())
        .is_some_and(is_rtl_letter)
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
    fn the_first_letter_decides() {
        for (text, expected) in [
            ("", false),
            ("2023", false),
            ("Tehran تهران", false),
            ("«قال» BRICS", true),
            ("12 – שלום", true),
            ("東京", false),
        ] {
            assert_eq!(is_rtl(text), expected, "{text}");
        }
    }
}
