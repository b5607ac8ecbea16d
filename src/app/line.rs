//! A line being typed, with its cursor: the keys of readline.

use unicode_segmentation::UnicodeSegmentation;

use crate::input::{Code, Key};
use crate::text::Clean;

/// The longest line, in bytes; more is not taken.
const LONGEST_BYTES: usize = 4096;

/// A line being typed.
///
/// The fields are private to guard that the cursor stands between two grapheme clusters and that
/// the text is clean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    cursor: usize,
    /// Whether the text is only offered: what is typed takes its place.
    is_offered: bool,
}

/// What a key did to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The text is another.
    Changed,
    /// Only the cursor moved, if anything did.
    Moved,
    /// The key means nothing to a line.
    Unknown,
}

impl Line {
    /// A line that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let text = Clean::line(text).to_string();
        Self {
            cursor: text.len(),
            text,
            is_offered: false,
        }
    }

    /// The same, its text only offered if so: who types a letter wants another, and any other key takes it.
    #[must_use]
    pub fn offered(self, is_offered: bool) -> Self {
        Self {
            is_offered: is_offered && !self.text.is_empty(),
            ..self
        }
    }

    /// Whether its text is only offered.
    pub fn is_offered(&self) -> bool {
        self.is_offered
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor, and what after it.
    pub fn parts(&self) -> (&str, &str) {
        self.text
            .split_at_checked(self.cursor)
            .unwrap_or((&self.text, ""))
    }

    /// Takes a key of readline.
    pub fn press(&mut self, key: Key) -> Edit {
        let before = self.text.len();
        let is_letter = !key.ctrl && !key.alt && matches!(key.code, Code::Char(_));
        let was_offered = self.is_offered && is_letter;
        self.is_offered &= is_letter;
        match (key.ctrl, key.alt, key.code) {
            (false, false, Code::Char(character)) => {
                self.insert(character.encode_utf8(&mut [0; 4]));
            }
            (false, false, Code::Backspace) | (true, false, Code::Char('h')) => {
                self.remove(self.left(), self.cursor);
            }
            (false, false, Code::Delete) | (true, false, Code::Char('d')) => {
                self.remove(self.cursor, self.right());
            }
            (true, false, Code::Char('w')) | (false, true, Code::Backspace) => {
                self.remove(self.word_left(), self.cursor);
            }
            (true, false, Code::Char('u')) => self.remove(0, self.cursor),
            (true, false, Code::Char('k')) => self.remove(self.cursor, self.text.len()),
            (false, false, Code::Left) | (true, false, Code::Char('b')) => {
                self.cursor = self.left();
            }
            (false, false, Code::Right) | (true, false, Code::Char('f')) => {
                self.cursor = self.right();
            }
            (false, true, Code::Char('b')) => self.cursor = self.word_left(),
            (false, true, Code::Char('f')) => self.cursor = self.word_right(),
            (false, false, Code::Home) | (true, false, Code::Char('a')) => self.cursor = 0,
            (false, false, Code::End) | (true, false, Code::Char('e')) => {
                self.cursor = self.text.len();
            }
            _ => return Edit::Unknown,
        }
        if self.text.len() == before && !was_offered {
            Edit::Moved
        } else {
            Edit::Changed
        }
    }

    /// Puts `text` in at the cursor, cleaned; of what would make the line too long only the beginning is taken.
    pub fn insert(&mut self, text: &str) {
        if std::mem::take(&mut self.is_offered) {
            self.remove(0, self.text.len());
        }
        let is_space = text.chars().all(|c| c == ' ') && !text.is_empty();
        let clean = if is_space {
            text.to_owned()
        } else {
            Clean::line(text).to_string()
        };
        let room = LONGEST_BYTES.saturating_sub(self.text.len());
        let ends = clean.grapheme_indices(true).map(|(at, of)| at + of.len());
        let taken = ends.take_while(|end| *end <= room).last().unwrap_or(0);
        let taken = clean.get(..taken).unwrap_or_default();
        self.text.insert_str(self.cursor, taken);
        self.cursor += taken.len();
    }

    /// Puts `text` in the place of what stands from `start` to the cursor.
    pub(crate) fn replace_before(&mut self, start: usize, text: &str) {
        self.remove(start, self.cursor);
        self.insert(text);
    }

    /// Takes out what stands between two places; the cursor stands there then.
    fn remove(&mut self, start: usize, end: usize) {
        self.text.replace_range(start..end, "");
        self.cursor = start;
    }

    /// The place one cluster to the left.
    fn left(&self) -> usize {
        let (before, _) = self.parts();
        before
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    /// The place one cluster to the right.
    fn right(&self) -> usize {
        let (_, after) = self.parts();
        self.cursor + after.graphemes(true).next().map_or(0, str::len)
    }

    /// The place where the word to the left begins.
    fn word_left(&self) -> usize {
        let (before, _) = self.parts();
        let trimmed = before.trim_end();
        trimmed.rfind(char::is_whitespace).map_or(0, |space| {
            space
                + trimmed
                    .get(space..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8)
        })
    }

    /// The place where the word to the right ends.
    fn word_right(&self) -> usize {
        let (_, after) = self.parts();
        let skipped = after.len() - after.trim_start().len();
        let word = after.trim_start();
        self.cursor + skipped + word.find(char::is_whitespace).unwrap_or(word.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Presses keys in a line; gives it with a bar where the cursor stands.
    fn typed(start: &str, keys: &str) -> String {
        let mut line = Line::new(start);
        for key in Key::parse_sequence(keys).unwrap() {
            line.press(key);
        }
        let (before, after) = line.parts();
        format!("{before}|{after}")
    }

    #[test]
    fn the_keys_of_readline_do_what_fingers_expect() {
        for (start, keys, expected) in [
            ("", "i r a n", "iran|"),
            ("iran", "Space x", "iran x|"),
            ("iran", "Backspace ^h", "ir|"),
            ("two words", "^w", "two |"),
            ("two words  ", "^w", "two |"),
            ("two words", "^a ^k", "|"),
            ("two words", "Home A-f ^u", "| words"),
            ("two words", "← ← Del", "two wor|s"),
            ("日本", "← x", "日x|本"),
            ("e\u{301}x", "Home → Backspace", "|x"),
            ("👩\u{200d}👧", "Backspace", "|"),
            ("abc", "A-b →", "a|bc"),
        ] {
            assert_eq!(typed(start, keys), expected, "{start} {keys}");
        }
    }

    #[test]
    fn what_is_put_in_is_clean_and_bounded() {
        let mut line = Line::default();
        line.insert("a\x1b[31m\nb");
        assert_eq!(line.text(), "a␛[31m b");
        line.insert(&"é日👩‍🚀".repeat(100_000));
        assert!(line.text().starts_with("a␛[31m bé日👩‍🚀é"));
        assert!(line.text().len() <= LONGEST_BYTES);
        let whole = line.text().graphemes(true).next_back();
        assert!(
            whole.is_some_and(|last| "é日👩‍🚀".contains(last)),
            "{whole:?}"
        );
    }

    proptest! {
        #[test]
        fn no_key_brings_the_cursor_between_the_bytes_of_a_cluster(
            keys in proptest::collection::vec(
                prop_oneof![
                    any::<char>().prop_map(Key::char),
                    proptest::sample::select(vec!['a', 'b', 'd', 'e', 'f', 'h', 'k', 'u', 'w']).prop_map(Key::ctrl),
                    proptest::sample::select(vec![Code::Left, Code::Right, Code::Backspace, Code::Delete, Code::Home]).prop_map(Key::plain),
                ],
                0..60,
            ),
        ) {
            let mut line = Line::new("naïve 日本 👩\u{200d}👧");
            for key in keys {
                line.press(key);
                let (before, after) = line.parts();
                prop_assert_eq!(format!("{before}{after}"), line.text());
            }
        }
    }
}
