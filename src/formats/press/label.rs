//! A name and a value on a line: `LOAD-DATE: February 11, 2023`.

use crate::text::fold;

/// The longest name, in bytes.
const NAME_BYTES: usize = 34;

/// A name as tables have it, and the value after its colon. French sets a space before the colon.
///
/// The name is without accents, capitals, spaces and hyphens, for they come and go: `LÄNGE` and
/// `DocumentURL`.
pub(super) fn labelled(line: &str) -> Option<(String, &str)> {
    let at = line
        .bytes()
        .take(NAME_BYTES)
        .position(|byte| byte == b':')?;
    let (name, value) = line.split_at_checked(at)?;
    let is_of_name = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '/' | '\u{a0}');
    if !name.starts_with(char::is_alphabetic) || !name.chars().all(is_of_name) {
        return None;
    }
    let name = fold::folded(name);
    let name = name.chars().filter(|c| c.is_alphabetic()).collect();
    Some((name, value.strip_prefix(':')?.trim()))
}

/// The number in what a document says of its length: "812 words", "1,204 Wörter".
pub(super) fn words(value: &str) -> Option<usize> {
    let (number, unit) = value.trim().split_once(char::is_whitespace)?;
    let is_sign = |c: char| matches!(c, ',' | '.' | '\'' | '’');
    let digits: String = number.chars().filter(|c| !is_sign(*c)).collect();
    let is_unit = [
        "word", "wort", "wört", "mot", "palabra", "parol", "palavra", "woord",
    ]
    .iter()
    .any(|known| unit.trim().to_lowercase().starts_with(known));
    let is_number = !digits.is_empty() && digits.len() < 8;
    (is_unit && is_number)
        .then(|| digits.parse().ok())
        .flatten()
}

/// Whether a line says whose the words are.
pub(super) fn is_copyright(line: &str) -> bool {
    let line = line.trim_start();
    let start: String = line.chars().take(20).flat_map(char::to_lowercase).collect();
    let is_of_rights = [
        "copyright",
        "©",
        "(c) ",
        "all rights reserved",
        "alle rechte vorbehalten",
        "tous droits",
    ];
    is_of_rights
        .iter()
        .any(|words| start.starts_with(words.get(..20).unwrap_or(words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_however_they_are_written() {
        for (line, expected) in [
            (
                "LOAD-DATE: February 11, 2023",
                Some(("loaddate", "February 11, 2023")),
            ),
            (
                "Load-Date: February 11, 2023",
                Some(("loaddate", "February 11, 2023")),
            ),
            ("LÄNGE: 812 Wörter", Some(("lange", "812 Wörter"))),
            ("LONGUEUR : 812 mots", Some(("longueur", "812 mots"))),
            (
                "ProQuest document ID: 12",
                Some(("proquestdocumentid", "12")),
            ),
            ("At 10:30 the boat left", None),
            ("\"Look: it moves\"", None),
            ("", None),
        ] {
            let found = labelled(line);
            let found = found.as_ref().map(|(name, value)| (name.as_str(), *value));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn lengths_are_numbers_of_words() {
        for (value, expected) in [
            ("812 words", Some(812)),
            ("1,204 Wörter", Some(1204)),
            ("88 mots", Some(88)),
            ("40 metres", None),
            ("words", None),
        ] {
            assert_eq!(words(value), expected, "{value}");
        }
    }
}
