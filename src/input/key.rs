//! A key as the reader knows it.
//!
//! Terminals disagree on how they send keys and libraries on how they name them; the keymap, the
//! help and the tests all speak the short form of the manual: `j`, `^d`, `Enter`, `PgDn`.

use std::fmt;

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// Which key was pressed. Shift is part of the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab, which terminals also send for `^i`.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The keys that have a name rather than a character.
const NAMES: [(&str, Code); 16] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("S-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("↑", Code::Up),
    ("↓", Code::Down),
    ("←", Code::Left),
    ("→", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
    ("Return", Code::Enter),
];

impl Key {
    /// A key without Ctrl or Alt.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// The character key `character`.
    pub const fn char(character: char) -> Self {
        Self::plain(Code::Char(character))
    }

    /// Ctrl and `character`.
    pub const fn ctrl(character: char) -> Self {
        Self {
            code: Code::Char(character),
            ctrl: true,
            alt: false,
        }
    }

    /// Reads the short form of one key: `j`, `^d`, `A-x`, `Enter`, `Space`.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some(Self::plain(*code));
        }
        if let Some(character) = only_char(name) {
            return Some(Self::char(character));
        }
        let held = |prefix: &str| name.strip_prefix(prefix).and_then(only_char);
        if let Some(character) = held("^") {
            return Some(Self::ctrl(character));
        }
        held("A-").map(|character| Self {
            alt: true,
            ..Self::char(character)
        })
    }

    /// Reads a sequence, its keys apart by spaces: `g g`.
    pub fn parse_sequence(names: &str) -> Option<Vec<Self>> {
        names.split(' ').map(Self::parse).collect()
    }
}

/// The character of a text of just one.
fn only_char(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("^")?;
        }
        if self.alt {
            f.write_str("A-")?;
        }
        match NAMES.iter().find(|(_, code)| *code == self.code) {
            Some((name, _)) => f.write_str(name),
            None => match self.code {
                Code::Char(character) => write!(f, "{character}"),
                _ => Ok(()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back_from_its_short_form() {
        for name in [
            "j", "^d", "A-x", "Enter", "Space", "PgDn", "↓", "^", "?", "\\",
        ] {
            let key = Key::parse(name).unwrap();
            assert_eq!(key.to_string(), name);
        }
    }

    #[test]
    fn what_is_no_key_is_not_read() {
        for name in ["", "jj", "^dd", "Entr"] {
            assert_eq!(Key::parse(name), None, "{name}");
        }
    }

    #[test]
    fn a_sequence_is_read_key_by_key() {
        let keys = Key::parse_sequence("g ^d").unwrap();
        assert_eq!(keys, [Key::char('g'), Key::ctrl('d')]);
    }
}
