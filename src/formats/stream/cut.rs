//! Where a record of a large file ends.

use std::path::Path;

use crate::formats::mail::{mbox, recognise};
use crate::formats::registry::Input;
use crate::formats::{Budget, decode, jsonl, warc};

/// How the records of a file are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// By lines.
    Lines,
    /// By the envelopes of messages.
    Envelopes,
    /// By the lengths that records of an archive of the web state.
    Lengths,
}

/// Where the record ends that begins at the start of what is at hand.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// After so many bytes.
    At(usize),
    /// Not within what is at hand; it need not be looked for before this byte again.
    Beyond(usize),
}

impl Cut {
    /// That of a file that begins with `head`; `None` where it must be read as a whole.
    pub(super) fn of(path: &Path, head: &[u8]) -> Option<Self> {
        if recognise::kind(head) == Some(recognise::Kind::Mailbox) {
            return Some(Self::Envelopes);
        }
        if warc::recognise::begins(head) && head.starts_with(b"WARC/") {
            return Some(Self::Lengths);
        }
        if decode::is_wide(head) {
            return None;
        }
        // The last line of the head may be cut.
        let end = head.iter().rposition(|byte| *byte == b'\n')?;
        let text = String::from_utf8_lossy(head.get(..end)?);
        let budget = Budget::default();
        let input = Input {
            path,
            bytes: head,
            text: &text,
            budget: &budget,
        };
        let is_named = path.extension().is_some_and(|extension| {
            ["jsonl", "ndjson", "jl"]
                .iter()
                .any(|name| extension == *name)
        });
        (jsonl::recognises(&input) || is_named).then_some(Self::Lines)
    }

    /// Where the record at the start of `bytes` ends; nothing of it ends before `from`. `is_last` says
    /// that nothing follows.
    pub(super) fn end(self, bytes: &[u8], from: usize, is_last: bool) -> End {
        let end = match self {
            Self::Lines => line(bytes, from),
            Self::Envelopes => envelope(bytes, from, is_last),
            Self::Lengths => length(bytes),
        };
        match end {
            End::Beyond(_) if is_last => End::At(bytes.len()),
            end => end,
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
    let has_head = rest.windows(4).any(|window| window == b"\r\n\r\n")
        || rest.windows(2).any(|window| window == b"\n\n");
    if rest.starts_with(b"WARC/") {
        return match warc::record::length(rest) {
            Some(length) => match usize::try_from(length) {
                Ok(length) => after_record(rest, length)
                    .map_or(End::Beyond(0), |length| End::At(blank + length)),
                Err(_) => End::Beyond(0),
            },
            None if has_head => garbage(rest, blank),
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
