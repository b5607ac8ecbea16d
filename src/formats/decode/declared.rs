//! The charset that a page or an XML document states about itself.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How far into a file a statement is looked for: one page in nine states it after the first
/// kilobyte.
const SEARCHED_BYTES: usize = 16 << 10;

/// The charset stated in `<meta charset=…>`, `<meta … content="text/html; charset=…">` or
/// `<?xml … encoding="…"?>`.
///
/// UTF-16 is not believed: a statement that can be read byte by byte is not in it.
pub(super) fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..SEARCHED_BYTES).unwrap_or(bytes);
    let start = start.to_ascii_lowercase();
    let mut tags = start.split(|byte| *byte == b'<');
    // What stands before the first tag states nothing.
    tags.next();
    tags.filter_map(|tag| {
        let tag = tag.split(|byte| *byte == b'>').next().unwrap_or_default();
        let key: &[u8] = match tag {
            _ if tag.starts_with(b"meta") => b"charset",
            _ if tag.starts_with(b"?xml") => b"encoding",
            _ => return None,
        };
        Encoding::for_label(value_of(tag, key)?)
    })
    .find(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

/// What stands after `key` and `=` in `tag`, without quotes.
fn value_of<'a>(tag: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let at = tag.windows(key.len()).position(|window| window == key)?;
    let rest = tag.get(at + key.len()..)?.trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    let rest = rest.strip_prefix(b"'").unwrap_or(rest);
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\'' | b' ' | b';' | b'/' | b'?');
    rest.split(is_end).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_found_as_people_write_them() {
        let cases: [(&str, Option<&str>); 8] = [
            ("<meta charset=\"Windows-1251\">", Some("windows-1251")),
            ("<html><head><META CHARSET=koi8-r/>", Some("KOI8-R")),
            (
                "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>",
                Some("GBK"),
            ),
            (
                "<?xml version=\"1.0\" encoding = 'ISO-8859-1' ?>",
                Some("windows-1252"),
            ),
            ("<meta charset=\"utf-16\">", None),
            (
                "<meta charset=\"no such thing\"><meta charset=euc-kr>",
                Some("EUC-KR"),
            ),
            ("the meta charset=koi8-r of a page", None),
            ("<p>charset=koi8-r</p>", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                charset(text.as_bytes()).map(Encoding::name),
                expected,
                "{text}"
            );
        }
    }
}
