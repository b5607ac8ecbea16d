//! What a server answered, its codings undone.
//!
//! The fields of an answer say how it was sent, and archives lie about that: some have undone the
//! codings and left the fields. So the bytes decide, and a field only says what may be there.

use std::borrow::Cow;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::record;
use crate::formats::Budget;
use crate::formats::archive::{Fault, Frames, Unpacked, unpack};

/// An answer.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    pub(super) status: u16,
    /// The kind of what was sent, in lower case, without its charset.
    pub(super) kind: String,
    pub(super) charset: Option<String>,
    pub(super) body: Cow<'a, [u8]>,
    /// What could not be undone.
    pub(super) fault: Option<String>,
}

/// The answer in `block`; `None` where none begins there.
pub(super) fn answer<'a>(block: &'a [u8], budget: &Budget) -> Option<Answer<'a>> {
    let line = block.split(|byte| *byte == b'\n').next()?;
    let line = str::from_utf8(line.get(..200).unwrap_or(line)).ok()?;
    let mut words = line.split_whitespace();
    words
        .next()
        .filter(|version| version.starts_with("HTTP/") || *version == "ICY")?;
    let status = words.next()?.parse().ok()?;
    let (fields, head) = record::fields(block);
    let field = |name: &str| {
        let mut fields = fields.iter();
        fields
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    let (kind, charset) = kind(field("content-type").unwrap_or_default());
    let sent = block.get(head..).unwrap_or_default();
    let is_chunked = field("transfer-encoding")
        .is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"));
    let whole = is_chunked.then(|| joined(sent)).flatten();
    let whole = whole.map_or(Cow::Borrowed(sent), Cow::Owned);
    let coding = field("content-encoding")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let (body, fault) = undone(whole, &coding, budget);
    Some(Answer {
        status,
        kind,
        charset,
        body,
        fault,
    })
}

/// A kind of content and its charset.
pub(super) fn kind(field: &str) -> (String, Option<String>) {
    let mut parts = field.split(';');
    let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    (kind, charset)
}

/// The bytes of an answer that was sent in pieces; `None` where it was not. What follows a piece that
/// is not as it says is taken as it stands.
fn joined(sent: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(sent.len());
    let mut rest = sent;
    let mut is_first = true;
    while let Some((length, after)) = piece(rest) {
        if length == 0 {
            return Some(whole);
        }
        let Some(bytes) = after.get(..length) else {
            // The last piece is cut short.
            whole.extend_from_slice(after);
            return Some(whole);
        };
        whole.extend_from_slice(bytes);
        rest = after.get(length..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        is_first = false;
    }
    if is_first {
        return None;
    }
    whole.extend_from_slice(rest);
    Some(whole)
}

/// The length of the piece that begins here, and what follows its first line.
fn piece(rest: &[u8]) -> Option<(usize, &[u8])> {
    let end = rest.iter().take(80).position(|byte| *byte == b'\n')?;
    let line = str::from_utf8(rest.get(..end)?).ok()?;
    let digits = line.split(';').next()?.trim();
    let length = usize::from_str_radix(digits, 16).ok()?;
    Some((length, rest.get(end + 1..)?))
}

/// The bytes with their coding undone, and what could not be.
fn undone<'a>(
    whole: Cow<'a, [u8]>,
    coding: &str,
    budget: &Budget,
) -> (Cow<'a, [u8]>, Option<String>) {
    let length = whole.len() as u64;
    let left = |rest: &[u8]| length - rest.len() as u64;
    let bytes: &[u8] = &whole;
    let unpacked = if bytes.starts_with(b"\x1f\x8b\x08") {
        unpack(
            &mut MultiGzDecoder::new(bytes),
            |decoder| left(decoder.get_ref()),
            budget,
        )
    } else if bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        unpack(&mut Frames::of(bytes), |_| length, budget)
    } else if coding.contains("deflate") {
        let zlib = unpack(&mut ZlibDecoder::new(bytes), |_| length, budget);
        if zlib.bytes.is_empty() {
            unpack(&mut DeflateDecoder::new(bytes), |_| length, budget)
        } else {
            zlib
        }
    } else {
        let is_text = str::from_utf8(bytes.get(..64).unwrap_or(bytes)).is_ok();
        let is_brotli = coding.split(',').any(|coding| coding.trim() == "br") && !is_text;
        let words = "it was sent packed with brotli, which is not read";
        return (whole, is_brotli.then(|| words.to_owned()));
    };
    let Unpacked { bytes, fault, .. } = unpacked;
    match fault {
        Some(Fault::Broken(_)) if bytes.is_empty() => (whole, None),
        fault => (Cow::Owned(bytes), fault.map(|fault| fault.words().0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_joined_where_they_are_pieces() {
        let cases: [(&[u8], Option<&[u8]>); 5] = [
            (b"4\r\nTide\r\n3\r\nman\r\n0\r\n\r\n", Some(b"Tideman")),
            (b"4;x=y\nTide\n0\n\n", Some(b"Tide")),
            (b"<html>The tide</html>", None),
            (b"4\r\nTide\r\nthe rest", Some(b"Tidethe rest")),
            (b"ff\r\ncut", Some(b"cut")),
        ];
        for (sent, expected) in cases {
            assert_eq!(joined(sent).as_deref(), expected);
        }
    }

    #[test]
    fn a_kind_and_its_charset_are_told_apart() {
        let (kind, charset) = kind("Text/HTML; q=1; Charset=\"koi8-r\"");
        assert_eq!(
            (kind.as_str(), charset.as_deref()),
            ("text/html", Some("koi8-r"))
        );
    }
}
