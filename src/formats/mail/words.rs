//! Words in other charsets, as fields of mail hold them: `=?utf-8?Q?Fl=C3=A4che?=`.
//!
//! Programs that write them break every rule there is: spaces and line breaks inside, letters cut
//! in two between one word and the next, no end. All of that is read.

use encoding_rs::Encoding;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;

use crate::formats::decode;

/// Most words of one field.
const MOST: usize = 2_000;

/// A word that was encoded.
#[derive(Debug)]
struct Word<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
}

/// The text of a field on one line, its encoded words decoded.
pub(super) fn decoded(field: &str) -> String {
    let mut text = String::with_capacity(field.len());
    let mut waiting: Option<Word> = None;
    let mut rest = field;
    for _ in 0..MOST {
        let Some((before, word, after)) = next(rest) else {
            break;
        };
        // White space between two encoded words is not of the text.
        let is_between = waiting.is_some() && before.trim().is_empty();
        match &mut waiting {
            Some(last) if is_between && last.charset.eq_ignore_ascii_case(word.charset) => {
                last.bytes.extend(word.bytes);
            }
            _ => {
                flush(&mut text, waiting.take());
                if !is_between {
                    text.push_str(before);
                }
                waiting = Some(word);
            }
        }
        rest = after;
    }
    flush(&mut text, waiting);
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn flush(text: &mut String, word: Option<Word>) {
    if let Some(word) = word {
        // The language may stand after the charset.
        let label = word.charset.split('*').next();
        text.push_str(&in_charset(&word.bytes, label));
    }
}

/// The text of bytes that their sender says are in a charset; mail knows one that the web does not.
pub(super) fn in_charset(bytes: &[u8], label: Option<&str>) -> String {
    let known = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let of_mail = label.filter(|_| known.is_none());
    match of_mail.and_then(|label| charset_decoder(label.as_bytes())) {
        Some(decode) => decode(bytes),
        None => decode::decode_as(bytes, label).text.into_owned(),
    }
}

/// The first encoded word in `text`, with what stands before and after it.
fn next(text: &str) -> Option<(&str, Word<'_>, &str)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find("=?")?;
        let inside = text.get(start + 2..)?;
        if let Some((word, length)) = word(inside) {
            let after = inside.get(length..).unwrap_or_default();
            return Some((text.get(..start)?, word, after));
        }
        from = start + 2;
    }
}

/// The word at the start of `text`, which follows `=?`, and its length with its end.
fn word(text: &str) -> Option<(Word<'_>, usize)> {
    let (charset, rest) = text.split_once('?')?;
    let is_label = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:*+".contains(&byte);
    if charset.is_empty() || charset.len() > 40 || !charset.bytes().all(is_label) {
        return None;
    }
    let (coding, rest) = rest.split_once('?')?;
    let length = rest.find("?=").unwrap_or(rest.len());
    let coded = rest.get(..length)?;
    let bytes = match coding {
        "Q" | "q" => quoted(coded),
        "B" | "b" => in_base64(coded.as_bytes()),
        _ => return None,
    };
    let whole = charset.len() + coding.len() + 2 + length + 2;
    Some((Word { charset, bytes }, whole.min(text.len())))
}

/// The bytes of a text in which `=C3` stands for a byte and `_` for a space.
fn quoted(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'=', [high, low, others @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                let digits = [*high, *low];
                let byte = str::from_utf8(&digits).ok();
                bytes.extend(byte.and_then(|digits| u8::from_str_radix(digits, 16).ok()));
                rest = others;
            }
            (b'=', [b'\r' | b'\n', ..]) | (b'\r' | b'\n', _) => {}
            (b'_', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// The bytes of base64, as far as it goes: what is no letter of it is passed over.
pub(in crate::formats) fn in_base64(text: &[u8]) -> Vec<u8> {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let mut letters: Vec<u8> = text.iter().copied().filter(is_letter).collect();
    // A lone letter at the end is less than a byte.
    if letters.len() % 4 == 1 {
        letters.pop();
    }
    while !letters.len().is_multiple_of(4) {
        letters.push(b'=');
    }
    base64_decode(&letters).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_are_decoded_however_they_are_written() {
        let cases = [
            ("Plain words", "Plain words"),
            ("=?utf-8?Q?Fl=C3=A4che?= und mehr", "Fläche und mehr"),
            ("=?UTF-8?B?R2V6ZWl0ZW4=?=", "Gezeiten"),
            ("=?iso-8859-1?q?caf=E9_cr=E8me?=", "café crème"),
            // A letter cut in two, and white space between words.
            ("=?utf-8?Q?Fl=C3?=\r\n =?utf-8?Q?=A4che?=", "Fläche"),
            ("=?utf-8?B?4oCc?= =?utf-8?Q?A?=", "“A"),
            // Raw spaces and line breaks inside, as old browsers wrote them.
            (
                "=?utf-8?Q?The tide turns =E2=80=93\r\n at noon?=",
                "The tide turns – at noon",
            ),
            ("=?utf-8?Q?No_end", "No end"),
            ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
            ("=?utf-8*en?Q?Tide?=", "Tide"),
            ("=?utf-7?Q?Fr+APY-sche?=", "Frösche"),
            ("Is 2 =? 3", "Is 2 =? 3"),
            ("=?x", "=?x"),
            ("=?utf-8?B?R2V6ZWl0Z", "Gezeit"),
        ];
        for (field, expected) in cases {
            assert_eq!(decoded(field), expected, "{field}");
        }
    }
}
