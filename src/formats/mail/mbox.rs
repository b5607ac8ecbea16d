//! A file of messages one after another, each below its envelope: mbox, as mail programs keep
//! folders and Thunderbird keeps feeds.

use std::borrow::Cow;
use std::ops::Range;

use super::message;
use super::recognise::{self, Kind, field, is_envelope_line};
use crate::article::Problem;
use crate::formats::registry::{Input, Reading};

/// Whether the start of a file is of this format.
pub fn recognises(input: &Input) -> bool {
    recognise::kind(input.bytes) == Some(Kind::Mailbox)
}

/// Reads a file of this format: an article a message, and several of a digest.
pub fn read(input: &Input, reading: &mut Reading) {
    let mut part = 0;
    for place in Messages::of(input.bytes) {
        if input.budget.is_spent_on(input.bytes.len())
            || reading.articles.len() >= input.budget.articles
        {
            input.budget.note_cut();
            break;
        }
        let bytes = input.bytes.get(place.bytes).unwrap_or_default();
        let message = without_envelope(bytes);
        if is_of_the_program(&message) {
            continue;
        }
        let budget = input.budget.of_part();
        let found = message::find(&message, &budget);
        part += 1;
        let at = |problem: Problem| problem.in_part(part).at_line(place.line);
        if budget.is_cut() {
            let words = "too long: only the start of the message is shown";
            reading.problems.push(at(Problem::file(words)));
        }
        reading.problems.extend(found.problem.map(at));
        for (place, mut article) in (0..).zip(found.articles) {
            part += u32::from(place > 0);
            article.part = Some(part);
            reading.articles.push(article);
        }
    }
}

/// Where a message lies in an mbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Place {
    /// Its bytes, the envelope among them.
    pub(in crate::formats) bytes: Range<usize>,
    /// The line of its envelope, from 1.
    pub(in crate::formats) line: u32,
}

/// The messages of an mbox, one after another.
#[derive(Debug)]
pub(in crate::formats) struct Messages<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> Messages<'a> {
    /// Those in `bytes`.
    pub(in crate::formats) fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }
}

impl Iterator for Messages<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let (start, line) = (self.at, self.line);
        let mut rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        loop {
            let length = rest.iter().position(|byte| *byte == b'\n');
            self.at += length.map_or(rest.len(), |length| length + 1);
            self.line = self.line.saturating_add(1);
            rest = self.bytes.get(self.at..).unwrap_or_default();
            if rest.is_empty() || is_start(rest) {
                let bytes = start..self.at;
                return Some(Place { bytes, line });
            }
        }
    }
}

/// Whether a message begins here: an envelope, and a field below it.
pub(in crate::formats) fn is_start(rest: &[u8]) -> bool {
    if !rest.starts_with(b"From ") {
        return false;
    }
    let mut lines = rest.splitn(3, |byte| *byte == b'\n');
    let (Some(envelope), Some(next)) = (lines.next(), lines.next()) else {
        return false;
    };
    let next = next.get(..200).unwrap_or(next);
    is_envelope_line(envelope.trim_ascii_end())
        && field(String::from_utf8_lossy(next).trim_start_matches('>')).is_some()
}

/// A message without its envelope, and with `From` at the start of its lines as it was written.
fn without_envelope(bytes: &[u8]) -> Cow<'_, [u8]> {
    let start = bytes.iter().position(|byte| *byte == b'\n');
    let message = match start.filter(|_| bytes.starts_with(b"From ")) {
        Some(start) => bytes.get(start + 1..).unwrap_or_default(),
        None => bytes,
    };
    let lines = || message.split_inclusive(|byte| *byte == b'\n');
    if !lines().any(is_quoted) {
        return Cow::Borrowed(message);
    }
    let undone = |line| {
        if is_quoted(line) {
            line.get(1..).unwrap_or_default()
        } else {
            line
        }
    };
    Cow::Owned(lines().flat_map(undone).copied().collect())
}

/// Whether a line begins with `From`, quoted so that it is no envelope.
fn is_quoted(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    marks > 0
        && line
            .get(marks..)
            .is_some_and(|rest| rest.starts_with(b"From "))
}

/// Whether a message is no letter: one that Thunderbird has deleted, or the note in which a server
/// keeps its own data.
fn is_of_the_program(message: &[u8]) -> bool {
    let lines = message.split(|byte| *byte == b'\n').take(40);
    let mut fields = lines.take_while(|line| !line.trim_ascii().is_empty());
    fields.any(|line| {
        if line.starts_with(b"X-IMAP:") || line.starts_with(b"X-IMAPbase:") && message.len() < 1024
        {
            return true;
        }
        let status = line.strip_prefix(b"X-Mozilla-Status:");
        let status = status.and_then(|status| str::from_utf8(status.trim_ascii()).ok());
        let status = status.and_then(|status| u32::from_str_radix(status, 16).ok());
        status.is_some_and(|status| status & 0x8 != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_begin_at_envelopes_and_nowhere_else() {
        let mbox = "From a@b.c Tue Nov 24 03:30:00 2026\r\nSubject: One\r\n\r\n>From here\r\nFrom Berlin to Paris in 10:30 hours since 2020\r\nnot a field\r\n\r\nFrom - Tue Nov 24 03:31:00 2026\r\nX-Mozilla-Status: 0001\r\nSubject: Two\r\n\r\nWords\r\n";
        let places: Vec<Place> = Messages::of(mbox.as_bytes()).collect();
        let lines: Vec<u32> = places.iter().map(|place| place.line).collect();
        assert_eq!(lines, [1, 8]);
        let first = mbox
            .as_bytes()
            .get(places.first().unwrap().bytes.clone())
            .unwrap();
        let first = String::from_utf8(without_envelope(first).into_owned()).unwrap();
        assert!(first.starts_with("Subject: One"), "{first}");
        assert!(first.contains("\nFrom here\r\n"), "{first}");
    }

    #[test]
    fn what_the_program_keeps_for_itself_is_no_letter() {
        for (message, expected) in [
            ("X-Mozilla-Status: 0009\nSubject: A\n\nB", true),
            (
                "X-Mozilla-Status: 0001\nSubject: A\n\nX-Mozilla-Status: 0009",
                false,
            ),
            ("Subject: folder data\nX-IMAPbase: 1 2\n\n", true),
        ] {
            assert_eq!(is_of_the_program(message.as_bytes()), expected, "{message}");
        }
    }
}
