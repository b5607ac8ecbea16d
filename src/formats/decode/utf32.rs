//! Text of four bytes a character, which the charsets of the web do not know.

/// The text of `bytes` that begin with the byte order mark of UTF-32; what is no character becomes
/// U+FFFD.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let read = match bytes {
        [0xff, 0xfe, 0, 0, ..] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff, ..] => u32::from_be_bytes,
        _ => return None,
    };
    let (units, _) = bytes.as_chunks::<4>();
    let characters = units.iter().skip(1).map(|unit| read(*unit));
    Some(
        characters
            .map(|unit| char::from_u32(unit).unwrap_or('\u{fffd}'))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_are_read_and_no_others() {
        let cases: [(&[u8], Option<&str>); 4] = [
            (b"\xff\xfe\0\0a\0\0\0\x31\xf6\x01\0", Some("a😱")),
            (b"\0\0\xfe\xff\0\0\0a\0\0\xd8\0\0", Some("a\u{fffd}")),
            (b"\xff\xfea\0b\0", None),
            (b"abcd", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(text(bytes).as_deref(), expected, "{bytes:?}");
        }
    }
}
