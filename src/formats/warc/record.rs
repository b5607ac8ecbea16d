//! The records of an archive of the web, one after another, whatever stands between them.
//!
//! A record says how long it is. Where it says nothing, or what follows it is no record, the next one
//! is looked for, so that damage costs what it hit and no more.

use std::borrow::Cow;

use super::arc;

/// Bytes of the fields of a record, at most.
const HEAD_BYTES: usize = 64 << 10;

/// A record.
#[derive(Debug)]
pub(super) struct Record<'a> {
    /// Its fields, their names in lower case.
    pub(super) fields: Vec<(String, String)>,
    pub(super) block: &'a [u8],
    /// Whether its end is missing.
    pub(super) is_cut: bool,
    /// Whether it says that it is longer than it is.
    pub(super) is_shorter: bool,
}

impl Record<'_> {
    /// The value of a field, if it says anything.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let (_, value) = fields.find(|(known, _)| known == name)?;
        (!value.is_empty()).then_some(value)
    }
}

/// What stands in an archive.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// A record, and the byte at which it begins.
    Record(usize, Record<'a>),
    /// What is no record, and the byte at which it begins.
    Garbage(usize),
}

/// The pieces of an archive.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    bytes: &'a [u8],
    at: usize,
    is_arc: bool,
}

impl<'a> Pieces<'a> {
    /// Those in `bytes`.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            is_arc: bytes.starts_with(b"filedesc://"),
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = self.bytes.get(self.at..)?;
        self.at += rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let found = if self.is_arc {
            arc::record(rest)
        } else {
            record(rest)
        };
        if let Some((record, length)) = found {
            self.at += length;
            return Some(Piece::Record(start, record));
        }
        let is_arc = self.is_arc;
        let begins = |line: &[u8]| {
            if is_arc {
                arc::begins(line)
            } else {
                begins(line)
            }
        };
        let after = rest.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
        self.at += after.map_or(rest.len(), |after| {
            after + next_line(rest.get(after..).unwrap_or_default(), begins)
        });
        Some(Piece::Garbage(start))
    }
}

/// Where the first line stands at which a record begins; the length of `bytes` where none does.
fn next_line(bytes: &[u8], begins: impl Fn(&[u8]) -> bool) -> usize {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if begins(bytes.get(at..).unwrap_or_default()) {
            return at;
        }
        at += line.len();
    }
    bytes.len()
}

fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/1.") || bytes.starts_with(b"WARC/0.")
}

/// The record at the start of `bytes` and its length.
fn record(bytes: &[u8]) -> Option<(Record<'_>, usize)> {
    if !begins(bytes) {
        return None;
    }
    let (fields, head) = fields(bytes);
    let length = fields.iter().find(|(name, _)| name == "content-length");
    let length: usize = length?.1.trim().parse().ok()?;
    let rest = bytes.get(head..).unwrap_or_default();
    let shorter = shorter(rest, length);
    let block = rest.get(..shorter.unwrap_or(length)).unwrap_or(rest);
    let length_of_all = head + block.len();
    let record = Record {
        fields,
        block,
        is_cut: shorter.is_none() && block.len() < length,
        is_shorter: shorter.is_some(),
    };
    Some((record, length_of_all))
}

/// How long the record is whose block `rest` begins with and is said to have `length` bytes, where
/// another record begins before its end: what it says of itself is wrong if none begins there.
fn shorter(rest: &[u8], length: usize) -> Option<usize> {
    let after = rest.get(length..).map(<[u8]>::trim_ascii_start);
    if after.is_some_and(|after| after.is_empty() || begins(after)) {
        return None;
    }
    let within = rest.get(..length).unwrap_or(rest);
    next_record(within)
}

/// Where a record begins in the midst of `bytes`: its name on a line, and a field of its on the next.
pub(in crate::formats) fn next_record(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let line = bytes.get(at..)?.iter().position(|byte| *byte == b'\n')?;
        at += line + 1;
        let rest = bytes.get(at..)?;
        if !begins(rest) {
            continue;
        }
        let mut lines = rest.splitn(3, |byte| *byte == b'\n').skip(1);
        let field = lines.next().and_then(|line| line.get(..8));
        if field.is_some_and(|field| {
            field.starts_with(b"WARC-") || field.eq_ignore_ascii_case(b"content-")
        }) {
            return Some(at);
        }
    }
}

/// How long the record at the start of `bytes` is, its fields included; `None` where they do not say
/// so.
pub(in crate::formats) fn length(bytes: &[u8]) -> Option<u64> {
    if !begins(bytes) {
        return None;
    }
    let (fields, head) = fields(bytes);
    let length = fields.iter().find(|(name, _)| name == "content-length");
    let length: u64 = length?.1.trim().parse().ok()?;
    Some((head as u64).saturating_add(length))
}

/// Whether all fields of the record at the start of `bytes` are at hand.
pub(in crate::formats) fn has_head(bytes: &[u8]) -> bool {
    let (_, length) = fields(bytes);
    length < bytes.len()
}

/// The fields at the start of `bytes`, after a line that is none, and the length of all of them.
pub(super) fn fields(bytes: &[u8]) -> (Vec<(String, String)>, usize) {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut length = 0;
    for (place, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        if place > 0 && begins(line) {
            break;
        }
        length += line.len();
        let text = text(line.trim_ascii_end());
        if text.is_empty() || length > HEAD_BYTES {
            break;
        }
        if place == 0 {
            continue;
        }
        if text.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(text.trim());
            }
        } else if let Some((name, value)) = text.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    (fields, length)
}

fn text(line: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(line)
}
