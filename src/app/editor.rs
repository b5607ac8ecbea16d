//! Several lines being typed: each is a line with the keys of readline, and the cursor goes from one
//! to the next.

use crate::app::line::{Edit, Line};
use crate::input::{Code, Key};

/// The most lines of a text that is typed.
const MOST_LINES: usize = 2_000;

/// Several lines being typed.
///
/// The fields are private to guard that there is a line, and that the cursor is in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    lines: Vec<Line>,
    at: usize,
}

impl Editor {
    /// An editor that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut lines: Vec<_> = text.lines().take(MOST_LINES).map(Line::new).collect();
        if lines.is_empty() || text.ends_with('\n') {
            lines.push(Line::default());
        }
        Self {
            at: lines.len() - 1,
            lines,
        }
    }

    /// What was typed.
    pub fn text(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(Line::text).collect();
        lines.join("\n")
    }

    /// The lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The number of the line with the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) {
        let is_plain = !key.ctrl && !key.alt;
        match key.code {
            Code::Enter => self.break_line(),
            Code::Up if is_plain => self.at = self.at.saturating_sub(1),
            Code::Down if is_plain => self.at = (self.at + 1).min(self.lines.len() - 1),
            Code::Backspace if is_plain && self.stands_at_start() => self.join(self.at),
            Code::Delete if is_plain && self.stands_at_end() => self.join(self.at + 1),
            Code::Left if is_plain && self.stands_at_start() => self.go_to_end_above(),
            Code::Right if is_plain && self.stands_at_end() => self.go_to_start_below(),
            _ => {
                if let Some(line) = self.lines.get_mut(self.at) {
                    // What means nothing to a line means nothing here.
                    let (Edit::Changed | Edit::Moved | Edit::Unknown) = line.press(key);
                }
            }
        }
    }

    /// Puts `text` in at the cursor, in its lines.
    pub fn insert(&mut self, text: &str) {
        for (nth, part) in text.split('\n').enumerate() {
            if nth > 0 {
                self.break_line();
            }
            if let Some(line) = self.lines.get_mut(self.at) {
                line.insert(part);
            }
        }
    }

    fn stands_at_start(&self) -> bool {
        let line = self.lines.get(self.at);
        line.is_some_and(|line| line.parts().0.is_empty())
    }

    fn stands_at_end(&self) -> bool {
        let line = self.lines.get(self.at);
        line.is_some_and(|line| line.parts().1.is_empty())
    }

    /// Breaks the line in two at the cursor.
    fn break_line(&mut self) {
        if self.lines.len() >= MOST_LINES {
            return;
        }
        let Some(line) = self.lines.get_mut(self.at) else {
            return;
        };
        let (before, after) = line.parts();
        let (before, mut after) = (Line::new(before), Line::new(after));
        *line = before;
        after.press(Key::plain(Code::Home));
        self.at += 1;
        self.lines.insert(self.at, after);
    }

    /// Joins line `below` to the one above it, the cursor between them.
    fn join(&mut self, below: usize) {
        if below == 0 || below >= self.lines.len() {
            return;
        }
        let removed = self.lines.remove(below);
        self.at = below - 1;
        if let Some(line) = self.lines.get_mut(self.at) {
            let end = line.text().to_owned();
            *line = Line::new(&format!("{end}{}", removed.text()));
            let back = removed.text().chars().count();
            for _ in 0..back {
                if line.parts().0.len() <= end.len() {
                    break;
                }
                line.press(Key::plain(Code::Left));
            }
        }
    }

    fn go_to_end_above(&mut self) {
        if self.at > 0 {
            self.at -= 1;
            self.press(Key::plain(Code::End));
        }
    }

    fn go_to_start_below(&mut self) {
        if self.at + 1 < self.lines.len() {
            self.at += 1;
            self.press(Key::plain(Code::Home));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str, keys: &str) -> String {
        let mut editor = Editor::new(text);
        for key in Key::parse_sequence(keys).unwrap() {
            editor.press(key);
        }
        let (before, after) = editor.lines()[editor.at()].parts();
        let mut lines: Vec<_> = editor
            .lines()
            .iter()
            .map(|line| line.text().to_owned())
            .collect();
        lines[editor.at()] = format!("{before}|{after}");
        lines.join("/")
    }

    #[test]
    fn lines_are_broken_and_joined_where_the_cursor_stands() {
        for (text, keys, expected) in [
            ("", "a Enter b", "a/b|"),
            ("one\ntwo", "Home Backspace", "one|two"),
            ("one\ntwo", "↑ End Del", "one|two"),
            ("one two", "← ← ← Enter", "one/|two"),
            ("one\ntwo", "Home ←", "one|/two"),
            ("one\ntwo", "↑ End →", "one/|two"),
            ("日本", "Home Backspace x", "x|日本"),
            ("a\n", "b", "a/b|"),
        ] {
            assert_eq!(typed(text, keys), expected, "{text:?} {keys}");
        }
    }

    proptest! {
        #[test]
        fn no_key_takes_the_cursor_out_of_the_text(
            codes in proptest::collection::vec(proptest::sample::select(vec![
                Code::Enter, Code::Up, Code::Down, Code::Left, Code::Right, Code::Backspace,
                Code::Delete, Code::Home, Code::End, Code::Char('é'), Code::Char('日'),
            ]), 0..60),
        ) {
            let mut editor = Editor::new("naïve\n👩\u{200d}👧 日本\n\nend");
            for code in codes {
                editor.press(Key::plain(code));
                prop_assert!(editor.at() < editor.lines().len());
            }
        }
    }
}
