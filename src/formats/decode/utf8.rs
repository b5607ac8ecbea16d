//! Text that is UTF-8 but for a few bytes: a cut at its end, a stray quotation mark of Windows.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Whether `bytes` are UTF-8, but for few enough bytes that no other charset reads better.
///
/// Characters of several bytes hardly ever come about by chance, so ten of them outweigh a byte
/// that is none. A text that is only cut in the middle of its last character is UTF-8 too.
pub(super) fn is_mostly(bytes: &[u8]) -> bool {
    let (mut characters, mut strays) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        strays += usize::from(!chunk.invalid().is_empty());
    }
    strays == 0 || characters >= strays * 10 || (strays == 1 && is_cut(bytes))
}

/// Whether the only fault is an unfinished character at the very end, of two bytes or more.
fn is_cut(bytes: &[u8]) -> bool {
    match str::from_utf8(bytes) {
        Ok(_) => false,
        Err(fault) => fault.error_len().is_none() && bytes.len() - fault.valid_up_to() > 1,
    }
}

/// The text, with stray bytes read as windows-1252 where that gives a letter or a mark of
/// punctuation among ASCII, and U+FFFD elsewhere.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        text.push_str(chunk.valid());
        let next = chunks.peek().map_or("", |next| next.valid());
        match chunk.invalid() {
            [] => {}
            [byte] if is_between_ascii(&text, next) => text.push(of_windows(*byte)),
            _ => text.push('\u{fffd}'),
        }
    }
    Cow::Owned(text)
}

fn is_between_ascii(before: &str, after: &str) -> bool {
    before.chars().next_back().is_none_or(|c| c.is_ascii())
        && after.chars().next().is_some_and(|c| c.is_ascii())
}

/// The character of a stray byte; U+FFFD where it is one that begins the commonest characters of
/// several bytes, for then the rest of such a character was lost.
fn of_windows(byte: u8) -> char {
    if matches!(byte, 0xc2 | 0xc3 | 0xd0 | 0xd1 | 0xe2 | 0xe3) {
        return '\u{fffd}';
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    let character = text.chars().next();
    character.filter(|c| !c.is_control()).unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_stray_bytes_leave_a_text_utf8() {
        let many = "Zürich grüßt Köln, Düsseldorf schätzt Göttingen. ".repeat(3);
        let stray = [many.as_bytes(), b"Don\x92t", many.as_bytes()].concat();
        assert!(is_mostly(&stray));
        assert!(text(&stray).contains("Don’t"));

        let cut = "five euros 5 €".as_bytes();
        assert!(is_mostly(&cut[..cut.len() - 1]));
        assert_eq!(text(&cut[..cut.len() - 1]), "five euros 5 \u{fffd}");
    }

    #[test]
    fn legacy_text_is_not_utf8() {
        for bytes in [
            &b"Le caf\xe9 est ferm\xe9"[..],
            b"\xef\xf0\xe8\xe2\xe5\xf2",
            b"\xff\xfe\xfd",
        ] {
            assert!(!is_mostly(bytes), "{bytes:?}");
        }
    }
}
