//! The parts of a message, and the text in one.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders};

use super::{header, words};

/// Messages within messages, at most, as their marks can be counted: the parser's tree is as deep as
/// they are, and no letter holds so many.
const MOST_NESTED: usize = 1_000;

/// Parts of a message, at most: each takes many times the memory of its mark.
const MOST_PARTS: usize = 20_000;

/// Bytes of a field, at most: it takes long to read one of many parameters.
const FIELD_BYTES: usize = 64 << 10;

/// Bytes of the fields of a message or part, at most: read, they take thirty times the memory.
const HEAD_BYTES: usize = 1 << 20;

/// How much of the end of a message is searched for the end of its parts.
const END_BYTES: usize = 64 << 10;

/// The parts of a message; `None` where it has no fields, or is made to break the parser.
pub(in crate::formats) fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    if nested(bytes) > MOST_NESTED {
        return None;
    }
    let bytes = with_most_parts(bytes);
    let parse = || match with_short_fields(bytes) {
        Some(short) => MessageParser::default()
            .parse(&short)
            .map(Message::into_owned),
        None => MessageParser::default().parse(bytes),
    };
    let message = catch_unwind(AssertUnwindSafe(parse)).ok().flatten();
    message.filter(|message| !message.parts.is_empty())
}

/// The message with no field longer than [`FIELD_BYTES`] and no more of them than [`HEAD_BYTES`]; `None`
/// where it is so already.
fn with_short_fields(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut short: Option<Vec<u8>> = None;
    let (mut at, mut place) = (0, Place::default());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let surplus = place.surplus(line);
        if surplus > 0 {
            let kept = short.get_or_insert_with(|| bytes.get(..at).unwrap_or_default().to_vec());
            let room = line.len().saturating_sub(surplus);
            kept.extend(line.get(..room).unwrap_or_default());
            // The line ends all the same.
            kept.extend((room > 0).then_some(b'\n'));
        } else if let Some(short) = &mut short {
            short.extend(line);
        }
        at += line.len();
    }
    short
}

/// Where a line of a message stands.
#[derive(Debug)]
struct Place {
    /// Bytes of the fields of this message or part so far; `None` below them.
    head: Option<usize>,
    /// Bytes of the field so far; `None` where the line belongs to none.
    field: Option<usize>,
    /// Whether what is below these fields is a message with its own.
    holds_message: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            head: Some(0),
            field: None,
            holds_message: false,
        }
    }
}

impl Place {
    /// Goes over the next line; gives how many bytes of it are too many.
    fn surplus(&mut self, line: &[u8]) -> usize {
        let is_empty = line.trim_ascii().is_empty();
        if is_empty || line.starts_with(b"--") {
            let has_fields = !is_empty || std::mem::take(&mut self.holds_message);
            self.head = has_fields.then_some(0);
            self.field = None;
            return 0;
        }
        let is_more = line.starts_with(b" ") || line.starts_with(b"\t");
        let says_what = starts_with(line, b"content-");
        self.field = match self.field {
            Some(length) if is_more => Some(length + line.len()),
            _ => (says_what || self.head.is_some()).then_some(line.len()),
        };
        self.holds_message |= says_what && holds(line, b"message/rfc822");
        let of_field = self.field.unwrap_or_default().saturating_sub(FIELD_BYTES);
        let of_head = self.head.as_mut().map_or(0, |head| {
            *head += line.len();
            head.saturating_sub(HEAD_BYTES)
        });
        of_field.max(of_head).min(line.len())
    }
}

/// Whether a line begins with `word`, in any case.
fn starts_with(line: &[u8], word: &[u8]) -> bool {
    let start = line.get(..word.len()).unwrap_or_default();
    start.eq_ignore_ascii_case(word)
}

/// Whether `word` stands in a line, in any case.
fn holds(line: &[u8], word: &[u8]) -> bool {
    let mut windows = line.windows(word.len());
    windows.any(|window| window.eq_ignore_ascii_case(word))
}

/// `bytes` as far as they hold no more than [`MOST_PARTS`] lines that may part them.
fn with_most_parts(bytes: &[u8]) -> &[u8] {
    let (mut at, mut count) = (0, 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        count += usize::from(line.starts_with(b"--"));
        if count > MOST_PARTS {
            return bytes.get(..at).unwrap_or_default();
        }
        at += line.len();
    }
    bytes
}

/// How often a message says that there are messages within it.
fn nested(bytes: &[u8]) -> usize {
    let marks = [&b"message/"[..], b"multipart/digest"];
    let mut count = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(byte, b'm' | b'M') {
            let rest = bytes.get(at..).unwrap_or_default();
            let is_mark = |mark: &&[u8]| {
                rest.get(..mark.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(mark))
            };
            count += usize::from(marks.iter().any(is_mark));
        }
    }
    count
}

/// The text of a part.
#[derive(Debug)]
pub(in crate::formats) struct Text {
    pub(in crate::formats) text: String,
    /// Whether its end is missing.
    pub(in crate::formats) is_cut: bool,
}

/// The text in a part, its transfer coding undone and in whatever charset it is.
pub(in crate::formats) fn text(message: &Message, part: &MessagePart) -> Text {
    let body = bytes_of(message, part);
    let coding = header::raw(message, part, "Content-Transfer-Encoding").unwrap_or_default();
    let coding = coding.to_ascii_lowercase();
    let mut is_cut = false;
    let bytes = match coding.as_str() {
        "base64" => {
            is_cut = is_cut_base64(body);
            Cow::Owned(words::in_base64(body))
        }
        "quoted-printable" => match quoted_printable_decode(body) {
            Some(bytes) => Cow::Owned(bytes),
            None => Cow::Owned(leniently(body)),
        },
        _ => Cow::Borrowed(body),
    };
    let label = part
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    Text {
        text: words::in_charset(&bytes, label),
        is_cut,
    }
}

/// The bytes of a part as they stand.
pub(in crate::formats) fn bytes_of<'m>(message: &'m Message, part: &MessagePart) -> &'m [u8] {
    let raw: &[u8] = &message.raw_message;
    let (start, end) = (part.offset_body as usize, part.offset_end as usize);
    let whole = raw.get(start..end);
    whole.or_else(|| raw.get(start..)).unwrap_or_default()
}

/// Whether base64 ends in the middle of its last letters.
fn is_cut_base64(body: &[u8]) -> bool {
    let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    !body.iter().filter(is_letter).count().is_multiple_of(4)
}

/// The bytes of quoted-printable that breaks its rules: a `=` that stands for nothing stays.
fn leniently(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'=', [b'\r', b'\n', others @ ..] | [b'\n', others @ ..]) => rest = others,
            (b'=', [high, low, others @ ..]) => {
                let digits = [*high, *low];
                let code = str::from_utf8(&digits).ok();
                match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    Some(byte) => {
                        bytes.push(byte);
                        rest = others;
                    }
                    None => bytes.push(b'='),
                }
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// Whether the end of the parts that a message says it has is missing.
pub(in crate::formats) fn is_open(message: &Message) -> bool {
    let root = message.parts.first();
    let boundary = root
        .and_then(MimeHeaders::content_type)
        .filter(|kind| kind.ctype() == "multipart")
        .and_then(|kind| kind.attribute("boundary"));
    let Some(boundary) = boundary else {
        return false;
    };
    let raw: &[u8] = &message.raw_message;
    let end = raw
        .get(raw.len().saturating_sub(END_BYTES)..)
        .unwrap_or_default();
    let mark = format!("--{boundary}--");
    !end.windows(mark.len())
        .any(|window| window == mark.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_quoted_printable_keeps_every_letter() {
        let cases: [(&[u8], &[u8]); 4] = [
            (b"a=3Db", b"a=b"),
            (b"long=\r\nline=\nend", b"longlineend"),
            (b"1=2 is =ZZ", b"1=2 is =ZZ"),
            (b"end=", b"end="),
        ];
        for (body, expected) in cases {
            assert_eq!(leniently(body), expected);
        }
    }

    #[test]
    fn fields_of_a_million_parameters_are_cut_and_nothing_else_is() {
        let message = "Content-Type: text/plain".to_owned()
            + &";\n a*1=b".repeat(50_000)
            + "\nSubject: A\n\nContent-\n a";
        let short = String::from_utf8(with_short_fields(message.as_bytes()).unwrap()).unwrap();
        assert!(short.len() < FIELD_BYTES + 100, "{}", short.len());
        assert!(short.ends_with("\nSubject: A\n\nContent-\n a"));
        let long = "Subject: A\n\n".to_owned() + &"a\n".repeat(2 * HEAD_BYTES);
        assert_eq!(with_short_fields(long.as_bytes()), None);
    }

    #[test]
    fn of_fields_without_end_the_first_are_read_and_all_of_the_text() {
        let many = "X-Mark: yes\n".repeat(HEAD_BYTES / 10);
        let folded = format!("Subject: A\n{}", " and more\n".repeat(FIELD_BYTES / 5));
        for fields in [&many, &folded] {
            let letter = format!("From: Ada\n{fields}\nThe tide turned.\n");
            let part = format!(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n{letter}--b\n\n\
                 The text.\n--b\nContent-Type: message/rfc822\n\n{letter}"
            );
            for message in [letter, part] {
                let short = String::from_utf8(with_short_fields(message.as_bytes()).unwrap());
                let short = short.unwrap();
                assert!(short.len() < 2 * HEAD_BYTES + 1000, "{}", short.len());
                let kept = |text: &str| text.matches("\nThe t").count();
                assert_eq!(kept(&short), kept(&message));
            }
        }
    }

    #[test]
    fn messages_within_messages_without_end_are_refused() {
        let level = "Content-Type: message/rfc822\n\n";
        assert!(parse(level.repeat(50).as_bytes()).is_some());
        assert!(parse(level.repeat(100_000).as_bytes()).is_none());
    }
}
