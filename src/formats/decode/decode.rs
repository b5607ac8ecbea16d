//! The order in which the evidence of a charset is heard.
//!
//! A byte order mark is proof, and so is UTF-8 that holds anything but ASCII: no other charset
//! looks like it by chance. What a page states comes only then, for pages lie; statistics come last.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};

use super::{declared, mojibake, utf8, utf16, utf32};

/// The most bytes the detector sees: it reads about 3 MB a second.
const DETECTED_BYTES: usize = 64 << 10;

/// A decoded text and the name of the charset it was in.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// WHATWG name of the charset.
    pub charset: &'static str,
}

/// Decodes `bytes`. What is not text in the charset found becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    decode_as(bytes, None)
}

/// Decodes `bytes` whose sender states a charset by its label, as mail and the web do: it is
/// believed before what the text says of itself, and after proof.
pub fn decode_as<'a>(bytes: &'a [u8], label: Option<&str>) -> Decoded<'a> {
    if let Some(text) = utf32::text(bytes) {
        return Decoded {
            text: Cow::Owned(text),
            charset: "UTF-32",
        };
    }
    if let Some((encoding, mark_bytes)) = Encoding::for_bom(bytes) {
        let bytes = bytes.get(mark_bytes..).unwrap_or_default();
        return if encoding == UTF_8 {
            from_utf8(bytes)
        } else {
            with(encoding, bytes)
        };
    }
    if let Some(encoding) = utf16::guess(bytes) {
        return with(encoding, bytes);
    }
    if is_iso_2022_jp(bytes) {
        return with(ISO_2022_JP, bytes);
    }
    if utf8::is_mostly(bytes) {
        return from_utf8(bytes);
    }
    let sent = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let sent = sent.filter(|encoding| *encoding != UTF_8);
    let stated = sent.or_else(|| declared::charset(bytes).filter(|encoding| *encoding != UTF_8));
    with(stated.unwrap_or_else(|| detect(bytes)), bytes)
}

/// Whether zero bytes in `bytes` are no sign of binary data: text of two or four bytes a character.
pub(in crate::formats) fn is_wide(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_some()
        || utf16::guess(bytes).is_some()
        || utf32::text(bytes).is_some()
}

/// Text in UTF-8 but for a few bytes; put right where it was encoded twice.
fn from_utf8(bytes: &[u8]) -> Decoded<'_> {
    let text = utf8::text(bytes);
    let text = match mojibake::repaired(&text) {
        Some(repaired) => Cow::Owned(repaired),
        None => text,
    };
    Decoded {
        text: without_mark(text),
        charset: UTF_8.name(),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded<'static> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: without_mark(Cow::Owned(text.into_owned())),
        charset: encoding.name(),
    }
}

/// A second byte order mark, as programs leave it that join files.
fn without_mark(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Cow::Owned(rest.to_owned()),
        None => text,
    }
}

/// Whether ASCII bytes switch to Japanese by escape sequences, all of them known ones.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let switches = bytes.windows(3).take(DETECTED_BYTES);
    let mut switches = switches.filter(|window| matches!(window, [0x1b, b'$', b'B' | b'@']));
    let sample = bytes.get(..DETECTED_BYTES).unwrap_or(bytes);
    sample.is_ascii()
        && switches.next().is_some()
        && !ISO_2022_JP.decode_without_bom_handling(sample).1
}

/// The charset that the bytes look like. The sample starts at the first byte that is not ASCII:
/// what stands before it says nothing.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = bytes.iter().skip(start.saturating_sub(1024));
    let sample: Vec<u8> = sample.take(DETECTED_BYTES).copied().collect();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{
        BIG5, EUC_JP, EUC_KR, GBK, ISO_8859_2, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252,
        WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    };
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn charsets_are_told_by_their_bytes_alone() {
        let samples: [(&'static Encoding, &str); 13] = [
            (
                WINDOWS_1251,
                "Правительство объявило о новых мерах поддержки малого бизнеса.",
            ),
            (
                KOI8_R,
                "Правительство объявило о новых мерах поддержки малого бизнеса.",
            ),
            (
                WINDOWS_1252,
                "Der Bundespräsident würdigte die Arbeit der Bürgerräte in Köln.",
            ),
            (
                ISO_8859_2,
                "Žádná z politických stran nezískala většinu, řekl předseda.",
            ),
            (GBK, "政府星期五宣布了支持小企业的新措施，专家表示欢迎。"),
            (BIG5, "政府星期五宣布了支持小企業的新措施，專家表示歡迎。"),
            (
                SHIFT_JIS,
                "政府は金曜日、中小企業を支援する新たな対策を発表した。",
            ),
            (
                EUC_JP,
                "政府は金曜日、中小企業を支援する新たな対策を発表した。",
            ),
            (
                EUC_KR,
                "정부는 금요일 중소기업을 지원하기 위한 새로운 대책을 발표했다.",
            ),
            (
                WINDOWS_1256,
                "أعلنت الحكومة يوم الجمعة عن إجراءات جديدة لدعم الشركات الصغيرة.",
            ),
            (
                WINDOWS_1253,
                "Η κυβέρνηση ανακοίνωσε νέα μέτρα στήριξης των μικρών επιχειρήσεων.",
            ),
            (
                WINDOWS_1254,
                "Hükümet, küçük işletmeleri desteklemek için yeni önlemler açıkladı.",
            ),
            (
                WINDOWS_1255,
                "הממשלה הודיעה ביום שישי על צעדים חדשים לתמיכה בעסקים קטנים.",
            ),
        ];
        for (encoding, text) in samples {
            let (bytes, _, _) = encoding.encode(text);
            let decoded = decode(&bytes);
            assert_eq!(decoded.text, text, "as {}", decoded.charset);
        }
    }

    #[test]
    fn the_evidence_is_heard_in_order() {
        let utf16: Vec<u8> = "Größe\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let with_mark = [&[0xff, 0xfe], utf16.as_slice()].concat();
        let cases: [(&[u8], &str, &str); 9] = [
            (b"plain", "plain", "UTF-8"),
            (b"\xef\xbb\xbfmarked", "marked", "UTF-8"),
            (&with_mark, "Größe\n", "UTF-16LE"),
            // UTF-8 that holds more than ASCII is believed before what the page says.
            (
                "<meta charset=windows-1251>caf\u{e9}".as_bytes(),
                "<meta charset=windows-1251>café",
                "UTF-8",
            ),
            (
                b"<meta charset=iso-8859-1>caf\xe9",
                "<meta charset=iso-8859-1>café",
                "windows-1252",
            ),
            (
                b"<?xml version='1.0' encoding='koi8-r'?><p>\xce\xc5\xd4</p>",
                "<?xml version='1.0' encoding='koi8-r'?><p>нет</p>",
                "KOI8-R",
            ),
            // A page that says UTF-8 and is not: the detector decides.
            (
                b"<meta charset=utf-8>Le caf\xe9 est ferm\xe9 \xe0 midi",
                "<meta charset=utf-8>Le café est fermé à midi",
                "windows-1252",
            ),
            (b"\x1b$BF|K\\\x1b(B", "日本", "ISO-2022-JP"),
            (b"", "", "UTF-8"),
        ];
        for (bytes, text, charset) in cases {
            let decoded = decode(bytes);
            assert_eq!((&*decoded.text, decoded.charset), (text, charset));
        }
    }

    #[test]
    fn the_first_words_in_another_script_may_come_late() {
        let (russian, _, _) = WINDOWS_1251.encode("Правительство объявило о новых мерах.");
        let bytes = [vec![b'x'; 200_000], russian.to_vec()].concat();
        assert!(decode(&bytes).text.ends_with("о новых мерах."));
    }

    proptest! {
        #[test]
        fn any_bytes_become_text(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let decoded = decode(&bytes);
            let has_mark = decoded.text.starts_with('\u{feff}');
            prop_assert!(!has_mark || decoded.charset != "UTF-8");
        }

        #[test]
        fn utf8_comes_through_unless_it_was_encoded_twice(text in "[a-zа-я日本ü ,.\n]{1,80}") {
            prop_assert_eq!(&*decode(text.as_bytes()).text, text.as_str());
        }
    }
}
