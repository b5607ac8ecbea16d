//! Text of two bytes a character with no mark that says so, as Windows programs leave it.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much of a file is looked at.
const SAMPLE_BYTES: usize = 4 << 10;

/// Whether `bytes` are UTF-16 without a byte order mark, and in which order.
///
/// Text in any other charset holds no zero byte; in UTF-16 every space and line break is half
/// zero, on the same side each time. Binary data has zeros on both sides.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (encoding, zeros, others) = if second > first {
        (UTF_16LE, second, first)
    } else {
        (UTF_16BE, first, second)
    };
    let is_one_sided = zeros >= 2 && others * 20 <= zeros;
    let enough = zeros * 20 >= pairs.len();
    (is_one_sided && enough && is_text(encoding, sample)).then_some(encoding)
}

/// Whether the sample holds no character that text does not: a lone surrogate, a control.
fn is_text(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let mut strange = text.chars().filter(|c| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
            || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}')
    });
    // The sample may cut one character in two.
    strange.nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn little(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn big(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn zeros_on_one_side_are_text_and_on_both_are_not() {
        let russian = "Новые меры поддержки объявлены в Москве";
        let chinese = "政府宣布新措施\n\n专家 表示 欢迎\n";
        let cases: [(Vec<u8>, Option<&Encoding>); 8] = [
            (little("Rail plan\n\nThe plan"), Some(UTF_16LE)),
            (big("Rail plan\n\nThe plan"), Some(UTF_16BE)),
            (little(russian), Some(UTF_16LE)),
            (little(chinese), Some(UTF_16LE)),
            (big(chinese), Some(UTF_16BE)),
            (b"Rail plan".to_vec(), None),
            (vec![0; 64], None),
            (
                b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0".to_vec(),
                None,
            ),
        ];
        for (bytes, expected) in cases {
            assert_eq!(guess(&bytes), expected, "{bytes:?}");
        }
    }
}
