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
    /// One of F1 to F12.
    Function(u8),
}

/// The keys that have a name rather than a character.
const NAMES: [(&str, Code); 27] = [
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
    ("F1", Code::Function(1)),
    ("F2", Code::Function(2)),
    ("F3", Code::Function(3)),
    ("F4", Code::Function(4)),
    ("F5", Code::Function(5)),
    ("F6", Code::Function(6)),
    ("F7", Code::Function(7)),
    ("F8", Code::Function(8)),
    ("F9", Code::Function(9)),
    ("F10", Code::Function(10)),
    ("F11", Code::Function(11)),
    ("F12", Code::Function(12)),
];

/// Other names of them, for those who write: not every keyboard has arrows that can be typed.
const OTHER_NAMES: [(&str, Code); 9] = [
    ("Return", Code::Enter),
    ("Escape", Code::Esc),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
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

    /// Reads the short form of one key: `j`, `^d`, `A-x`, `Enter`, `Space`, `^PgDn`; `C-d` is `^d`.
    pub fn parse(name: &str) -> Option<Self> {
        let named = NAMES.iter().chain(&OTHER_NAMES);
        if let Some((_, code)) = named.clone().find(|(known, _)| *known == name) {
            return Some(Self::plain(*code));
        }
        if let Some(character) = only_char(name) {
            return Some(Self::char(character));
        }
        if let Some(rest) = name.strip_prefix('^').or_else(|| name.strip_prefix("C-")) {
            let key = Self::parse(rest).filter(|key| !key.ctrl)?;
            return Some(Self { ctrl: true, ..key });
        }
        let key = Self::parse(name.strip_prefix("A-")?).filter(|key| !key.ctrl && !key.alt)?;
        Some(Self { alt: true, ..key })
    }

    /// The names of keys that are no characters, as they may be written.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().chain(&OTHER_NAMES).map(|(name, _)| *name)
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
            "j", "^d", "A-x", "Enter", "Space", "PgDn", "↓", "^", "?", "\\", "^↑", "A-Enter",
            "^A-x", "^^", "A--", "A-S-Tab", "F1", "F12", "^F5", "F",
        ] {
            let key = Key::parse(name).unwrap();
            assert_eq!(key.to_string(), name);
        }
    }

    #[test]
    fn what_is_no_key_is_not_read() {
        for name in [
            "", "jj", "^dd", "F0", "F13", "Entr", "^^d", "A-A-x", "A-^x", "C-",
        ] {
            assert_eq!(Key::parse(name), None, "{name}");
        }
    }

    #[test]
    fn other_names_are_other_ways_to_write_a_key() {
        for (name, same) in [
            ("C-d", "^d"),
            ("Up", "↑"),
            ("C-PageDown", "^PgDn"),
            ("Return", "Enter"),
        ] {
            assert_eq!(Key::parse(name), Key::parse(same), "{name}");
        }
        assert!(Key::names().all(|name| Key::parse(name).is_some()));
    }

    #[test]
    fn a_sequence_is_read_key_by_key() {
        let keys = Key::parse_sequence("g ^d").unwrap();
        assert_eq!(keys, [Key::char('g'), Key::ctrl('d')]);
    }
}
