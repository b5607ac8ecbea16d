//! What the first lines of a file say: mail, archives of the web, tables.

use super::names::Name;

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

/// Why a file is passed over, where its first lines say so.
pub(super) fn known(text: &str, name: &Name) -> Option<&'static str> {
    let starts = |mark: &str| text.starts_with(mark);
    if starts("WARC/1.") || starts("WARC/0.") || starts("filedesc://") {
        return Some("archives of the web are not yet read");
    }
    if starts("BEGIN:VCALENDAR") || starts("BEGIN:VCARD") {
        return Some("calendars and address books are not read");
    }
    if starts("WEBVTT") {
        return Some("subtitles are not read");
    }
    if is_bar(text) {
        return Some("wallabag exports are not yet read");
    }
    if is_envelope(text) {
        return Some("mail is not yet read");
    }
    if let Some(kind) = message(text) {
        return Some(kind);
    }
    (name.is_plain() && is_table(text)).then_some("CSV tables are not yet read")
}

/// Whether the text begins with the bar that wallabag draws above each title of its text export.
fn is_bar(text: &str) -> bool {
    let line = text
        .trim_start()
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    line.len() == 100 && line.bytes().all(|byte| byte == b'=')
}

/// Whether the first line is the envelope of a message in an mbox: `From` with an address and a time.
fn is_envelope(text: &str) -> bool {
    let mut lines = text.lines();
    let Some(envelope) = lines.next().and_then(|line| line.strip_prefix("From ")) else {
        return false;
    };
    let has_time = envelope.split(' ').any(|word| {
        let mut parts = word.split(':');
        let is_number = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        parts.clone().count() == 3 && parts.all(is_number)
    });
    has_time && lines.next().and_then(field).is_some()
}

/// What kind of message begins here, where one does: three fields or more, most of them of mail,
/// one of them naming sender, subject, group or format.
fn message(text: &str) -> Option<&'static str> {
    let mut fields = Vec::new();
    let mut is_web = false;
    for line in text.lines().take(40) {
        if line.starts_with([' ', '\t']) && !fields.is_empty() {
            is_web |= line.contains("type=\"text/html\"");
            continue;
        }
        let Some(name) = field(line) else { break };
        is_web |= line.to_ascii_lowercase().contains("multipart/related");
        fields.push(name);
    }
    let has = |wanted: &str| fields.iter().any(|name| name == wanted);
    let of_mail = fields
        .iter()
        .filter(|name| MAIL_FIELDS.contains(&name.as_str()));
    let is_message = fields.len() >= 3
        && of_mail.count() * 2 > fields.len()
        && [
            "from",
            "subject",
            "newsgroups",
            "mime-version",
            "message-id",
        ]
        .iter()
        .filter(|name| has(name))
        .count()
            >= 2;
    match is_message {
        true if has("snapshot-content-location") || is_web => Some("MHTML pages are not yet read"),
        true if has("newsgroups") || has("path") => Some("Usenet articles are not yet read"),
        true => Some("mail is not yet read"),
        false => None,
    }
}

/// The name of the field that a header line holds, lower case.
fn field(line: &str) -> Option<String> {
    let (name, _) = line.split_once(':')?;
    let is_name = (1..=40).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    is_name.then(|| name.to_ascii_lowercase())
}

/// Whether the first line names columns of articles, and the second has as many.
fn is_table(text: &str) -> bool {
    let mut lines = text.lines();
    let (Some(head), Some(row)) = (lines.next(), lines.next()) else {
        return false;
    };
    let Some(delimiter) = [',', '\t', ';', '|']
        .into_iter()
        .find(|c| head.contains(*c))
    else {
        return false;
    };
    let columns: Vec<String> = head
        .split(delimiter)
        .map(|column| column.trim().trim_matches('"').to_lowercase())
        .collect();
    let has = |names: &[&str]| {
        columns
            .iter()
            .any(|column| names.contains(&column.as_str()))
    };
    has(&["title", "headline"])
        && has(&["text", "content", "url", "link", "body", "article", "date"])
        && row.matches(delimiter).count() + 1 >= columns.len()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn first_lines_tell_what_a_file_is() {
        let cases = [
            (
                "From: A <a@b.c>\r\nTo: d@e.f\r\nSubject: News\r\nDate: today\r\n\r\nHello",
                "mail",
            ),
            (
                "From a@b.c Tue Nov 24 03:30:00 2026\nFrom: A\nSubject: B\n",
                "mail",
            ),
            (
                "Path: news\nFrom: a@b.c\nNewsgroups: sci.space\nSubject: Orbit\n\nHello",
                "Usenet",
            ),
            (
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.b\nSubject: C\nMIME-Version: 1.0\n",
                "MHTML",
            ),
            ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", "archives of the web"),
            (
                "title,url,date\n\"Rail plan\",https://a.b,2023-02-10\n",
                "CSV",
            ),
            ("BEGIN:VCALENDAR\n", "calendars"),
        ];
        for (text, expected) in cases {
            let found = known(text, &Name::of(Path::new("a.txt"))).unwrap_or_default();
            assert!(found.starts_with(expected), "{text}: {found}");
        }
    }

    #[test]
    fn articles_are_not_taken_for_mail() {
        for text in [
            "From Berlin to Paris 10:30:00\nA report",
            "Feed: A\nTitle: B\nAuthor: C\nDate: Thu, 11 Apr 2019 14:00:00 +0000\nLink: https://a.b\n\nBody",
            "Title: Rail plan\nDate: 2023-02-10\nFrom: BBC\n\nBody",
            "WARC files explained",
            "Title, text and date\nA line",
            "Correction: this\nNote: that\nUpdate: more",
        ] {
            assert_eq!(known(text, &Name::of(Path::new("a.txt"))), None, "{text}");
        }
    }
}
