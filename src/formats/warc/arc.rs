//! ARC, the format before WARC: a line of five or ten words above each answer.

use super::record::Record;

/// Whether a record begins here.
pub(super) fn begins(bytes: &[u8]) -> bool {
    head(bytes).is_some()
}

/// The record at the start of `bytes` and its length.
pub(super) fn record(bytes: &[u8]) -> Option<(Record<'_>, usize)> {
    let (head, line) = head(bytes)?;
    let rest = bytes.get(line..).unwrap_or_default();
    let length = head.length;
    let kind = if head.url.starts_with("filedesc:") {
        "warcinfo"
    } else {
        "response"
    };
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let record = Record {
        fields: vec![
            field("warc-type", kind),
            field("warc-target-uri", head.url),
            field("warc-date", &date(head.date)),
            field("content-type", "application/http"),
        ],
        block: rest.get(..length).unwrap_or(rest),
        is_cut: rest.len() < length,
        is_shorter: false,
    };
    Some((record, line + length.min(rest.len())))
}

/// What the line above an answer says.
struct Head<'a> {
    url: &'a str,
    date: &'a str,
    length: usize,
}

/// The line at the start of `bytes`, and its length. An address may hold spaces, so the words are
/// counted from the end.
fn head(bytes: &[u8]) -> Option<(Head<'_>, usize)> {
    let line = bytes.split_inclusive(|byte| *byte == b'\n').next()?;
    let text = str::from_utf8(line.get(..4096).unwrap_or(line))
        .ok()?
        .trim_end();
    let mut words = text.rsplitn(5, ' ');
    let length = words.next()?.parse().ok()?;
    let (_kind, date, _host, url) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let is_date = date.len() >= 8 && date.bytes().all(|byte| byte.is_ascii_digit());
    (is_date && url.contains(':')).then_some((Head { url, date, length }, line.len()))
}

/// `20140216050221` as a moment in UTC.
fn date(digits: &str) -> String {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or("00");
    format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4),
        part(4, 6),
        part(6, 8),
        part(8, 10),
        part(10, 12),
        part(12, 14)
    )
}
