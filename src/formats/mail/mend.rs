//! A message whose parts cannot be told apart as it says: the line between them is guessed.

use crate::formats::decode;

/// Lines that are looked at.
const MOST_LINES: usize = 2_000;

/// The message with a line between its parts that can be found in it; `None` where there is none.
pub(in crate::formats) fn mended(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, body) = parted(bytes);
    let boundary = boundary(body)?;
    let mut mended = Vec::with_capacity(bytes.len() + 200);
    let mut is_of_kind = false;
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        let is_more = line.starts_with(b" ") || line.starts_with(b"\t");
        if !is_more {
            let start = line.get(..13).unwrap_or_default();
            is_of_kind = start.eq_ignore_ascii_case(b"content-type:");
        }
        if !is_of_kind && !line.trim_ascii().is_empty() {
            mended.extend_from_slice(line);
        }
    }
    let lower = head.to_ascii_lowercase();
    let alternative = b"multipart/alternative";
    let is_alternative = lower
        .windows(alternative.len())
        .any(|window| window == alternative);
    let kind: &[u8] = if is_alternative {
        b"alternative"
    } else {
        b"mixed"
    };
    mended.extend_from_slice(b"Content-Type: multipart/");
    mended.extend_from_slice(kind);
    mended.extend_from_slice(b"; boundary=\"");
    mended.extend_from_slice(boundary);
    mended.extend_from_slice(b"\"\r\n\r\n");
    mended.extend_from_slice(body);
    Some(mended)
}

/// The text below the fields of a message, as it stands.
pub(super) fn raw(bytes: &[u8]) -> String {
    decode::decode(parted(bytes).1).text.into_owned()
}

/// The fields of a message and what follows the first empty line.
fn parted(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut length = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        length += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    bytes.split_at(length)
}

/// What stands between the parts: a line that begins with `--`, and a field of a part after it.
fn boundary(body: &[u8]) -> Option<&[u8]> {
    let mut lines = body
        .split(|byte| *byte == b'\n')
        .take(MOST_LINES)
        .peekable();
    while let Some(line) = lines.next() {
        let mark = line.trim_ascii_end().strip_prefix(b"--");
        let next = lines.peek().copied().unwrap_or_default();
        let is_part = next
            .get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case(b"content-"));
        let is_mark = |mark: &&[u8]| {
            let is_plain = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
            (1..=200).contains(&mark.len()) && mark.iter().all(is_plain)
        };
        if let Some(mark) = mark.filter(|mark| is_part && is_mark(mark)) {
            return Some(mark);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_between_parts_is_found() {
        let message = b"Subject: A\r\nContent-Type: multipart/mixed;\r\n boundary=wrong\r\nDate: B\r\n\r\n--right\r\nContent-Type: text/plain\r\n\r\nWords\r\n--right--\r\n";
        let mended = String::from_utf8(mended(message).unwrap()).unwrap();
        let expected = "Subject: A\r\nDate: B\r\nContent-Type: multipart/mixed; boundary=\"right\"\r\n\r\n--right\r\n";
        assert!(mended.starts_with(expected), "{mended}");
        assert_eq!(super::mended(b"Subject: A\n\nNo -- parts\n--\n"), None);
        assert_eq!(raw(b"Subject: A\n\nWords\n"), "Words\n");
    }
}
