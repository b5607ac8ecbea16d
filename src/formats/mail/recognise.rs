//! Whether a file is a message, several, or a saved page in the shape of one.

use std::borrow::Cow;
use std::path::Path;

use crate::formats::registry::Input;

/// How much of a file is looked at: a message may have passed many hands.
const LOOKED_AT: usize = 32 << 10;

/// Lines of fields that are looked at.
const MOST_LINES: usize = 200;

/// Fields of a message that hardly any article begins with.
const MAIL_FIELDS: &[&str] = &[
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "newsgroups",
    "mime-version",
    "organization",
    "lines",
    "delivered-to",
    "reply-to",
    "sender",
    "references",
    "in-reply-to",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "path",
    "nntp-posting-host",
    "x-mailer",
    "xref",
    "list-id",
    "user-agent",
    "distribution",
    "keywords",
    "x-mozilla-status",
    "snapshot-content-location",
    "authentication-results",
    "approved",
];

/// What a file is that begins like a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Kind {
    /// One message.
    Message,
    /// Messages one after another, each below its envelope.
    Mailbox,
    /// A web page with its pictures.
    Page,
}

/// Whether the start of a file is of this format: one message.
pub fn recognises(input: &Input) -> bool {
    kind(input.bytes) == Some(Kind::Message) || is_of_maildir(input.path)
}

/// What the file is that begins with `bytes`, if it begins like a message.
pub(in crate::formats) fn kind(bytes: &[u8]) -> Option<Kind> {
    let start = start(bytes);
    if is_envelope(&start) {
        return Some(Kind::Mailbox);
    }
    message(after_count(&start))
}

/// The start of a file as text.
fn start(bytes: &[u8]) -> Cow<'_, str> {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    // Nearly every file is UTF-8, which is told ten times faster than it would be mended.
    std::str::from_utf8(start).map_or_else(|_| String::from_utf8_lossy(start), Cow::Borrowed)
}

/// What follows the count of bytes that Apple Mail writes above a message.
fn after_count(text: &str) -> &str {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let is_count = !first.trim().is_empty() && first.trim().bytes().all(|b| b.is_ascii_digit());
    if is_count { rest } else { text }
}

/// Whether the first line is the envelope of a message in an mbox, and fields follow.
fn is_envelope(text: &str) -> bool {
    let mut lines = text.lines();
    let envelope = lines.next().unwrap_or_default();
    is_envelope_line(envelope.as_bytes())
        && lines.next().is_some_and(|line| {
            // Some programs write one more mark between envelope and fields.
            field(line.trim_start_matches('>')).is_some()
        })
}

/// Whether `line` is the envelope of a message in an mbox: `From`, a sender, a time and a year.
pub(in crate::formats) fn is_envelope_line(line: &[u8]) -> bool {
    let Some(envelope) = line.strip_prefix(b"From ").filter(|rest| rest.len() < 200) else {
        return false;
    };
    let words = || envelope.split(u8::is_ascii_whitespace);
    let is_number = |part: &[u8]| part.len() == 2 && part.iter().all(u8::is_ascii_digit);
    let is_time = |word: &[u8]| {
        let parts: Vec<_> = word.split(|byte| *byte == b':').collect();
        (2..=3).contains(&parts.len()) && parts.iter().all(|part| is_number(part))
    };
    let is_year = |word: &[u8]| {
        word.len() == 4 && word.iter().all(u8::is_ascii_digit) && matches!(word, [b'1' | b'2', ..])
    };
    words().any(is_time) && words().any(is_year)
}

/// What kind of message begins here, where one does: three fields or more, most of them of mail,
/// two of them naming sender, subject, group or format.
fn message(text: &str) -> Option<Kind> {
    let mut fields = Vec::new();
    let mut is_page = false;
    for line in text.lines().take(MOST_LINES) {
        let lower = line.to_ascii_lowercase();
        if line.starts_with([' ', '\t']) && !fields.is_empty() {
            is_page |= lower.contains("type=\"text/html\"") || lower.contains("type=text/html");
            continue;
        }
        let Some(name) = field(line) else { break };
        is_page |= lower.contains("multipart/related") && lower.contains("text/html");
        fields.push(name);
    }
    let has = |wanted: &str| fields.iter().any(|name| name == wanted);
    let is_of_mail =
        |name: &&String| MAIL_FIELDS.contains(&name.as_str()) || name.starts_with("x-");
    let of_mail = fields.iter().filter(is_of_mail).count();
    let telling = [
        "from",
        "subject",
        "newsgroups",
        "mime-version",
        "message-id",
    ];
    let telling = telling.iter().filter(|name| has(name)).count();
    // Sender and subject alone are a message too where the sender has an address.
    let is_bare = fields.len() == 2 && telling == 2 && has_sender(text);
    if !is_bare && (fields.len() < 3 || of_mail * 2 <= fields.len() || telling < 2) {
        return None;
    }
    let is_saved = has("snapshot-content-location") || text.contains("<Saved by ");
    Some(if is_saved || is_page {
        Kind::Page
    } else {
        Kind::Message
    })
}

/// Whether one of the first two lines names a sender and an address: "From: Ann Lee <ann@harbour.example>".
fn has_sender(text: &str) -> bool {
    text.lines().take(2).any(|line| {
        let sender = line
            .split_once(':')
            .filter(|(name, _)| name.eq_ignore_ascii_case("from"));
        sender.is_some_and(|(_, sender)| sender.contains('@') && sender.trim_end().ends_with('>'))
    })
}

/// The name of the field that a header line holds, lower case.
pub(in crate::formats) fn field(line: &str) -> Option<String> {
    let (name, _) = line.split_once(':')?;
    let is_name = (1..=60).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        && name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    is_name.then(|| name.to_ascii_lowercase())
}

/// Whether a file lies where a Maildir keeps its messages and is named like one of them, with its
/// flags or its size.
fn is_of_maildir(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_box = ["cur", "new"].iter().any(|name| folder == *name);
    is_box
        && [":2,", ";2,", "!2,", ",S="]
            .iter()
            .any(|mark| name.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_lines_tell_what_a_message_is() {
        let cases = [
            (
                "From: A <a@b.c>\r\nTo: d@e.f\r\nSubject: News\r\nDate: today\r\n\r\nHello",
                Kind::Message,
            ),
            ("From: A <a@b.c>\nSubject: B\n\nHello", Kind::Message),
            (
                "Path: news\nFrom: a@b.c\nNewsgroups: sci.space\nSubject: Orbit\n\nHello",
                Kind::Message,
            ),
            (
                "From a@b.c Tue Nov 24 03:30:00 2026\nFrom: A\nSubject: B\n",
                Kind::Mailbox,
            ),
            (
                "From - Tue Nov 24 03:30:00 2026\r\nX-Mozilla-Status: 0001\r\n",
                Kind::Mailbox,
            ),
            (
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.b\nSubject: C\nMIME-Version: 1.0\n",
                Kind::Page,
            ),
            (
                "From: <Saved by Windows Internet Explorer 8>\nSubject: C\nDate: today\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n",
                Kind::Page,
            ),
            (
                "112\nFrom: A\nSubject: B\nDate: today\n\nHello",
                Kind::Message,
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(kind(text.as_bytes()), Some(expected), "{text}");
        }
    }

    #[test]
    fn articles_are_not_taken_for_mail() {
        for text in [
            "From Berlin to Paris 10:30:00\nA report",
            "From Berlin to Paris, 10:30 on 2 May 2023\nA report",
            "Feed: A\nTitle: B\nAuthor: C\nDate: Thu, 11 Apr 2019 14:00:00 +0000\nLink: https://a.b\n\nBody",
            "Title: Rail plan\nDate: 2023-02-10\nFrom: BBC\n\nBody",
            "Correction: this\nNote: that\nUpdate: more",
            "1234\n\nA number",
        ] {
            assert_eq!(kind(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_maildir_is_known_by_its_folders_and_names() {
        let cases = [
            (
                "cur/1491941793.M41850P8566.mx1.example.com,S=10956;2,STln",
                true,
            ),
            ("new/1276528487.M364837P9451.kurkku,S=1355", true),
            ("cur/1491941793.M41850P8566.mx1.example.com", false),
            ("old/1491941793.M41850P8566.mx1.example.com:2,S", false),
        ];
        for (path, expected) in cases {
            assert_eq!(is_of_maildir(Path::new(path)), expected, "{path}");
        }
    }
}
