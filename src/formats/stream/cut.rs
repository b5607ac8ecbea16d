//! Where a record of a large file ends.

use super::pieces::RECORD_BYTES;
use crate::formats::csv::{RowEnd, row_end};
use crate::formats::json::items::{self, Reach};
use crate::formats::mail::mbox;
use crate::formats::press::{Database, Step, Walk, first_line, next_document};
use crate::formats::warc;

/// The longest row that may hold line breaks, in bytes: in a longer one a quotation mark was never
/// closed.
const ROW_BYTES: usize = 16 << 20;

/// How the records of a file are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Cut {
    /// By lines.
    #[default]
    Lines,
    /// By the envelopes of messages.
    Envelopes,
    /// By the lines with which documents of a press database begin and end.
    Documents(Database),
    /// By the lengths that records of an archive of the web state.
    Lengths,
    /// By lines, those in quotation marks aside; the cells are parted by a byte.
    Rows(u8),
    /// By the brackets of a list, which may lie in an object.
    Items { is_wrapped: bool },
}

/// Where the record ends that begins at the start of what is at hand.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// After so many bytes.
    At(usize),
    /// Not within what is at hand; it need not be looked for before this byte again.
    Beyond(usize),
    /// After so many bytes, since a quotation mark is not closed for megabytes.
    Unclosed(usize),
    /// There is none.
    Closed,
}

impl Cut {
    /// Where the record at the start of `bytes` ends; nothing of it ends before `from`. `is_last` says
    /// that nothing follows.
    pub(super) fn end(self, bytes: &[u8], from: usize, is_last: bool) -> End {
        let end = match self {
            Self::Lines => line(bytes, from),
            Self::Envelopes => envelope(bytes, from, is_last),
            Self::Documents(database) => document(bytes, database, is_last),
            Self::Lengths => length(bytes),
            Self::Rows(delimiter) => row(bytes, delimiter),
            Self::Items { is_wrapped } => match items::reach(bytes, is_wrapped, is_last) {
                Reach::To(end) => End::At(end),
                Reach::Beyond => End::Beyond(0),
                Reach::Closed => End::Closed,
            },
        };
        match end {
            End::Beyond(_) if is_last => End::At(bytes.len()),
            end => end,
        }
    }
}

impl Cut {
    /// Where the next record begins within `bytes`, which a record begins with that is too large to be
    /// read; `None` where that is not seen.
    pub(super) fn next(self, bytes: &[u8]) -> Option<usize> {
        let lines = || {
            let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            ends.map(|(at, _)| at + 1)
        };
        match self {
            Self::Lines | Self::Rows(_) => lines().next(),
            Self::Envelopes => lines().find(|at| bytes.get(*at..).is_some_and(mbox::is_start)),
            Self::Documents(database) => next_document(database, bytes),
            Self::Lengths => warc::record::next_record(bytes),
            Self::Items { .. } => None,
        }
    }
}

fn line(bytes: &[u8], from: usize) -> End {
    let rest = bytes.get(from..).unwrap_or_default();
    match rest.iter().position(|byte| *byte == b'\n') {
        Some(at) => End::At(from + at + 1),
        None => End::Beyond(bytes.len()),
    }
}

fn row(bytes: &[u8], delimiter: u8) -> End {
    match row_end(bytes, delimiter) {
        RowEnd::At(end) => End::At(end),
        RowEnd::Quoted(line) if bytes.len() > ROW_BYTES => End::Unclosed(line),
        RowEnd::Quoted(_) | RowEnd::Beyond => End::Beyond(0),
    }
}

/// A message ends where the next begins, which takes two whole lines to see.
fn envelope(bytes: &[u8], from: usize, is_last: bool) -> End {
    let mut at = from;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let next = rest.iter().position(|byte| *byte == b'\n');
        let Some(next) = next else {
            return End::Beyond(at);
        };
        let start = at + next + 1;
        let rest = bytes.get(start..).unwrap_or_default();
        if !is_last && rest.len() < 5 {
            return End::Beyond(at);
        }
        if rest.starts_with(b"From ") {
            let lines = rest.iter().filter(|byte| **byte == b'\n').take(2).count();
            if lines < 2 && !is_last {
                return End::Beyond(at);
            }
            if mbox::is_start(rest) {
                return End::At(start);
            }
        }
        at = start;
    }
}

/// Bytes that are at hand after a line where it is seen whether it begins a document.
const SEEN_BYTES: usize = 4 << 10;

/// A document ends with its last line, or where the next begins.
fn document(bytes: &[u8], database: Database, is_last: bool) -> End {
    let mut walk = Walk::of(database);
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.len() < SEEN_BYTES && !is_last {
            break;
        }
        let after = at + first_line(rest).len();
        match walk.step(rest) {
            Step::Begins if at > 0 => return End::At(at),
            Step::Ends => return End::At(after),
            Step::Begins | Step::Within => at = after,
        }
    }
    End::Beyond(0)
}

/// The length of a record with the two empty lines after it, which are in the same packed member;
/// `None` where so much is not at hand.
fn after_record(rest: &[u8], length: usize) -> Option<usize> {
    const EMPTY_LINES: usize = 4;
    let after = rest.get(length..length.checked_add(EMPTY_LINES)?)?;
    let empty = after
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    Some(length + empty.count())
}

/// A record and the empty lines about it; what is no record goes up to the next.
fn length(bytes: &[u8]) -> End {
    let blank = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    let rest = bytes.get(blank..).unwrap_or_default();
    if rest.starts_with(b"WARC/") {
        return match warc::record::length(rest) {
            Some(length) => match usize::try_from(length).ok() {
                Some(length) if length < RECORD_BYTES => after_record(rest, length)
                    .map_or(End::Beyond(0), |length| End::At(blank + length)),
                // It is not held in memory, or says that it is longer than it is.
                _ => match warc::record::next_record(rest) {
                    Some(length) => End::At(blank + length),
                    None => End::Beyond(0),
                },
            },
            None if warc::record::has_head(rest) => garbage(rest, blank),
            None => End::Beyond(0),
        };
    }
    if rest.len() < 5 {
        return End::Beyond(0);
    }
    garbage(rest, blank)
}

fn garbage(rest: &[u8], blank: usize) -> End {
    let mut at = 0;
    for line in rest.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if rest
            .get(at..)
            .is_some_and(|next| next.starts_with(b"WARC/"))
        {
            return End::At(blank + at);
        }
    }
    End::Beyond(0)
}
