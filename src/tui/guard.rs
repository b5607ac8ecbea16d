//! The second wall: lets only the control sequences pass that this program itself writes.
//!
//! Text comes to the terminal through `text::Clean`, so nothing should ever be stopped here. If
//! something is, a debug build panics, so that the hole in the first wall is found, and a release
//! build drops it. The wall knows nothing of the first one and shares no code with it.

/// Longest control sequence of ours: two colours of 24 bits each and a few attributes.
const LONGEST_SEQUENCE: usize = 64;

/// Longest link of ours, its address included.
const LONGEST_LINK: usize = 2_100;

/// The private modes that are set and reset: cursor, alternate screen, bracketed paste.
const MODES: [&[u8]; 3] = [b"?25", b"?1049", b"?2004"];

/// What was begun and has not ended with the bytes seen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// Nothing.
    #[default]
    Text,
    /// A character of several bytes, of which so many are to come.
    Character(usize),
    /// An escape character.
    Escape,
    /// A control sequence, after `ESC [`.
    Sequence,
    /// What may be a link, after `ESC ]`.
    Link,
    /// The same, after the escape character that begins its end.
    LinkEnd,
}

/// The wall. Bytes may come in any pieces.
#[derive(Debug, Default)]
pub struct Guard {
    state: State,
    begun: Vec<u8>,
    dropped: u64,
}

impl Guard {
    /// Adds to `passed` what may pass of `bytes`.
    pub fn pass(&mut self, bytes: &[u8], passed: &mut Vec<u8>) {
        let mut left = bytes;
        while let Some((first, rest)) = left.split_first() {
            if self.state != State::Text {
                self.pass_byte(*first, passed);
                left = rest;
                continue;
            }
            // Most is plain text, which passes whole.
            let plain = left.iter().position(|byte| !matches!(byte, b' '..=b'~'));
            let (text, rest) = left.split_at(plain.unwrap_or(left.len()));
            passed.extend_from_slice(text);
            left = rest;
            if let Some((first, rest)) = left.split_first() {
                self.pass_byte(*first, passed);
                left = rest;
            }
        }
    }

    /// How many bytes were stopped.
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    /// Takes one byte.
    fn pass_byte(&mut self, byte: u8, passed: &mut Vec<u8>) {
        match self.state {
            State::Text => self.begin(byte, passed),
            State::Character(left) if (0x80..0xc0).contains(&byte) => {
                self.begun.push(byte);
                if left > 1 {
                    self.state = State::Character(left - 1);
                } else {
                    self.end(is_harmless(&self.begun), passed);
                }
            }
            State::Escape if byte == b'[' => {
                self.begun.push(byte);
                self.state = State::Sequence;
            }
            State::Escape if byte == b']' => {
                self.begun.push(byte);
                self.state = State::Link;
            }
            State::Link if matches!(byte, b'!'..=b'~') && self.begun.len() < LONGEST_LINK => {
                self.begun.push(byte);
            }
            State::Link if byte == 0x1b => {
                self.begun.push(byte);
                self.state = State::LinkEnd;
            }
            State::LinkEnd if byte == b'\\' => {
                self.begun.push(byte);
                self.end(is_our_link(&self.begun), passed);
            }
            State::Sequence if (0x20..0x40).contains(&byte) => {
                self.begun.push(byte);
                if self.begun.len() > LONGEST_SEQUENCE {
                    self.end(false, passed);
                }
            }
            State::Sequence if (0x40..0x7f).contains(&byte) => {
                self.begun.push(byte);
                self.end(is_ours(&self.begun), passed);
            }
            State::Character(_)
            | State::Escape
            | State::Sequence
            | State::Link
            | State::LinkEnd => {
                self.end(false, passed);
                self.begin(byte, passed);
            }
        }
    }

    /// Takes the first byte of a character or a sequence.
    fn begin(&mut self, byte: u8, passed: &mut Vec<u8>) {
        let more = match byte {
            b' '..=b'~' => {
                passed.push(byte);
                return;
            }
            0x1b => {
                self.begun.push(byte);
                self.state = State::Escape;
                return;
            }
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        };
        self.begun.push(byte);
        if more == 0 {
            self.end(false, passed);
        } else {
            self.state = State::Character(more);
        }
    }

    /// Ends what was begun: it passes or is dropped.
    fn end(&mut self, may_pass: bool, passed: &mut Vec<u8>) {
        if may_pass {
            passed.extend_from_slice(&self.begun);
        } else {
            self.dropped += self.begun.len() as u64;
            debug_assert!(false, "not ours to write: {:?}", self.begun.escape_ascii());
        }
        self.begun.clear();
        self.state = State::Text;
    }
}

/// Whether a character of several bytes may pass: not C1, not a control of direction, not a tag.
fn is_harmless(bytes: &[u8]) -> bool {
    let Some(c) = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| text.chars().next())
    else {
        return false;
    };
    !matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Whether a control sequence is one that the backend, `painter` or `terminal` writes.
fn is_ours(sequence: &[u8]) -> bool {
    let Some((last, parameters)) = sequence
        .strip_prefix(b"\x1b[")
        .and_then(|rest| rest.split_last())
    else {
        return false;
    };
    let are_numbers = parameters
        .iter()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':'));
    match last {
        b'm' | b'G' | b'H' | b'J' | b'K' | b'L' | b'M' | b'r' => are_numbers,
        b'h' | b'l' => MODES.contains(&parameters),
        _ => false,
    }
}

/// Whether what stands from `ESC ]` to `ESC \` begins or ends a link (OSC 8) to the web or to mail; its
/// bytes are visible ASCII.
fn is_our_link(sequence: &[u8]) -> bool {
    let Some(link) = sequence
        .strip_prefix(b"\x1b]8;")
        .and_then(|rest| rest.strip_suffix(b"\x1b\\"))
    else {
        return false;
    };
    let mut parts = link.splitn(2, |byte| *byte == b';');
    let (parameters, address) = (parts.next().unwrap_or_default(), parts.next());
    let is_named = match parameters.strip_prefix(b"id=") {
        Some(name) => name.iter().all(u8::is_ascii_alphanumeric),
        None => parameters.is_empty(),
    };
    let schemes: [&[u8]; 4] = [b"https://", b"http://", b"mailto:", b""];
    is_named
        && address.is_some_and(|address| {
            let mut schemes = schemes.iter();
            let scheme = schemes.find(|scheme| address.starts_with(scheme));
            scheme.is_some_and(|scheme| !scheme.is_empty() || address.is_empty())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What passes of `bytes`, or `None` where the wall of a debug build panics.
    fn passed(bytes: &[u8]) -> Option<Vec<u8>> {
        let wall = std::panic::catch_unwind(|| {
            let mut passed = Vec::new();
            Guard::default().pass(bytes, &mut passed);
            passed
        });
        wall.ok()
    }

    #[test]
    fn text_and_our_own_sequences_pass_whole() {
        for text in [
            "plain text",
            "日本語 العربية 👩‍👩‍👧 café",
            "\x1b[1;3H\x1b[38;2;230;159;0;48;5;236m★\x1b[0m\x1b[39;49m",
            "\x1b[2;23r\x1b[2H\x1b[9G\x1b[M\x1b[L\x1b[r",
            "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[2J\x1b[K",
            "\x1b]8;id=n12;https://a.org/b;c?d#e\x1b\\port\x1b]8;;\x1b\\",
            "\x1b]8;;mailto:a%20b@c.org\x1b\\",
        ] {
            assert_eq!(passed(text.as_bytes()).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn what_is_not_ours_is_stopped() {
        for bytes in [
            &b"\x1b]0;title\x07"[..],
            b"\x1b]52;c;eA==\x07",
            b"\x1b]8;;https://a.org/\x07",
            b"\x1b]8;;https://a.org/ b\x1b\\",
            b"\x1b]8;;https://a.org/\xe2\x80\xae\x1b\\",
            b"\x1b]8;;file:///etc/passwd\x1b\\",
            b"\x1b]8;id=a:b=c;https://a.org/\x1b\\",
            b"\x1b]8;;https://a.org/\x1b]0;x\x07",
            b"\x1b]8;\x1b\\",
            b"\x1b]9;;https://a.org/\x1b\\",
            b"\x1bP1;1|\x1b\\",
            b"\x1b[6n",
            b"\x1b[?1000h",
            b"\x1bc",
            b"\x07",
            b"\n",
            b"\x7f",
            b"\xc2\x9b31m",
            b"\x9b31m",
            b"\xff",
            "\u{202e}".as_bytes(),
            "\u{e0041}".as_bytes(),
        ] {
            assert_eq!(passed(bytes), None, "{:?}", bytes.escape_ascii());
        }
    }

    #[test]
    fn pieces_are_put_together() {
        let text = "\x1b[38;5;12m世界\x1b[0m".as_bytes();
        let mut guard = Guard::default();
        let mut passed = Vec::new();
        for byte in text {
            guard.pass(&[*byte], &mut passed);
        }
        assert_eq!(passed, text);
        assert_eq!(guard.dropped(), 0);
    }
}
