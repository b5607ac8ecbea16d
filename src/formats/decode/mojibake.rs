//! Text that was encoded twice: `â€™` where an apostrophe was meant.
//!
//! It is put right only on proof, and as a whole. If every character of a text goes back to a byte
//! of a legacy charset, and those bytes are UTF-8, the text was UTF-8 that someone read in that
//! charset: a single honest `é` breaks the proof.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252, mem};

/// How often a text may have been encoded on top of itself.
const TIMES: usize = 3;

/// The text as it was meant, where it provably was encoded twice; `None` where it stands as it is.
pub(super) fn repaired(text: &str) -> Option<String> {
    let mut meant: Option<String> = None;
    for _ in 0..TIMES {
        let current = meant.as_deref().unwrap_or(text);
        let Some(better) = undone(current) else {
            break;
        };
        meant = Some(better);
    }
    meant
}

/// One encoding undone.
fn undone(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes = latin1(text)
        .or_else(|| legacy(WINDOWS_1252, text))
        .or_else(|| legacy(WINDOWS_1251, text))?;
    let meant = String::from_utf8(bytes).ok()?;
    is_proof(&meant).then_some(meant)
}

/// The bytes of a text that holds only characters below U+0100.
fn latin1(text: &str) -> Option<Vec<u8>> {
    let bytes = mem::is_str_latin1(text).then(|| mem::encode_latin1_lossy(text).into_owned())?;
    str::from_utf8(&bytes).is_ok().then_some(bytes)
}

fn legacy(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    // Most texts are refused here at their first honest character, before any of them is encoded.
    let start: String = text.chars().filter(|c| !c.is_ascii()).take(8).collect();
    if encoding.encode(&start).2 {
        return None;
    }
    let (bytes, _, has_strangers) = encoding.encode(text);
    let bytes: Option<Cow<[u8]>> = (!has_strangers).then_some(bytes);
    bytes
        .filter(|bytes| str::from_utf8(bytes).is_ok())
        .map(Cow::into_owned)
}

/// Whether `meant` holds what cannot come about by chance: two characters beyond ASCII or one mark of
/// punctuation, and none that no newspaper prints. An article about mojibake may hold one `Ã©`.
fn is_proof(meant: &str) -> bool {
    let beyond = || meant.chars().filter(|c| !c.is_ascii());
    let is_mark = |c| matches!(c, '\u{2010}'..='\u{2027}' | '€' | '™' | '\u{feff}');
    let is_enough = beyond().nth(1).is_some() || beyond().any(is_mark);
    is_enough && beyond().all(is_printed)
}

/// Whether `c` is of a script that newspapers are printed in, or a sign they use.
fn is_printed(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{24f}' | '\u{300}'..='\u{6ff}' | '\u{900}'..='\u{10ff}'
        | '\u{1780}'..='\u{17ff}' | '\u{1e00}'..='\u{22ff}' | '\u{2500}'..='\u{27bf}'
        | '\u{2e80}'..='\u{30ff}' | '\u{3200}'..='\u{33ff}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{fb00}'..='\u{fffd}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn twice(encoding: &'static Encoding, text: &str) -> String {
        encoding
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
    }

    #[test]
    fn text_encoded_twice_is_put_right() {
        let english = "The minister’s plan – “bold”, he said – fails.";
        let french = "Le café où l’on déjeune";
        let russian = "Новые меры";
        let cases = [
            (twice(WINDOWS_1252, english), Some(english)),
            (twice(WINDOWS_1252, french), Some(french)),
            (
                twice(WINDOWS_1252, &twice(WINDOWS_1252, french)),
                Some(french),
            ),
            (twice(WINDOWS_1252, russian), Some(russian)),
            (twice(WINDOWS_1251, russian), Some(russian)),
            (twice(WINDOWS_1252, "It’s one"), Some("It’s one")),
            (
                mem::decode_latin1("größer, schöner".as_bytes()).into_owned(),
                Some("größer, schöner"),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(repaired(&text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn honest_text_stands_as_it_is() {
        let cases = [
            "plain ASCII",
            "Le café où l’on déjeune",
            "The sequence Ã© is what é becomes",
            "One example: Ã©",
            "Новые меры поддержки",
            "政府宣布新措施",
            "50 % Â£",
        ];
        for text in cases {
            assert_eq!(repaired(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_was_encoded_twice_comes_back(text in "[a-zäöüéèа-я’“” ]{4,60}") {
            let broken = twice(WINDOWS_1252, &text);
            if text.chars().filter(|c| !c.is_ascii()).count() > 1 {
                prop_assert_eq!(repaired(&broken), Some(text));
            }
        }
    }
}
