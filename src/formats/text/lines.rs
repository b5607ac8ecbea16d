//! The lines of a text that hold something, and how each stands to the one before it.

use crate::formats::Budget;
use crate::text::width;

/// The most lines that are kept: a file of nothing but line breaks must not fill the memory.
const MOST_LINES: usize = 1_000_000;

/// Widths beyond this are all the same: such a line is a paragraph.
pub(super) const WIDEST: usize = 400;

/// A line that holds something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The line without the white space at its ends.
    pub text: &'a str,
    /// Columns of white space before it.
    pub indent: usize,
    /// Whether it opens a group: a blank line, or the start of the text, stands before it.
    pub opens: bool,
    /// Whether it goes on with the paragraph of the line before it.
    pub joins: bool,
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    /// Those that hold something.
    pub lines: Vec<Line<'a>>,
}

impl<'a> Lines<'a> {
    /// Takes `text` apart.
    pub(super) fn of(text: &'a str, budget: &Budget) -> Self {
        let mut lines = Vec::new();
        let mut opens = true;
        for (place, raw) in pieces(text).enumerate() {
            if lines.len() >= MOST_LINES || (place % 4096 == 4095 && budget.is_spent()) {
                budget.note_cut();
                break;
            }
            let text = raw.trim_matches(is_void);
            if text.is_empty() {
                opens = true;
                continue;
            }
            lines.push(Line {
                text,
                indent: indent(raw),
                opens,
                joins: false,
            });
            opens = false;
        }
        Self { lines }
    }
}

impl Line<'_> {
    /// The columns it takes without its indent, at most [`WIDEST`].
    pub(super) fn width(&self) -> usize {
        columns(self.text)
    }
}

/// The columns that `text` takes, at most [`WIDEST`].
pub(super) fn columns(text: &str) -> usize {
    let start = text
        .get(..text.floor_char_boundary(WIDEST * 4))
        .unwrap_or_default();
    let width = if start.is_ascii() {
        start.len()
    } else {
        width::width(start)
    };
    width.min(WIDEST)
}

/// What stands between line breaks of any system. A carriage return breaks lines only where
/// nothing else does; before a line feed it is trimmed with the white space.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_of_old_macs = !text.contains('\n');
    text.split(move |c| match c {
        '\r' => is_of_old_macs,
        c => matches!(
            c,
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        ),
    })
}

/// Whether `c` shows nothing: white space, or one of the characters without width that pages use to
/// hold lines open.
fn is_void(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

fn indent(raw: &str) -> usize {
    let mut columns = 0;
    for c in raw.chars().take(WIDEST) {
        match c {
            '\t' => columns += 4 - columns % 4,
            '\u{3000}' => columns += 2,
            c if is_void(c) => columns += usize::from(c.is_whitespace()),
            _ => break,
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(String, usize, bool)> {
        let budget = Budget::default();
        let lines = Lines::of(text, &budget).lines;
        let seen = lines.iter();
        seen.map(|line| (line.text.to_owned(), line.indent, line.opens))
            .collect()
    }

    #[test]
    fn lines_end_as_on_every_system() {
        for text in [
            "one\ntwo\n\nthree",
            "one\r\ntwo\r\n\r\nthree\r\n",
            "one\rtwo\r\rthree",
            "one\u{2028}two\u{2029}\u{2029}three",
            "\u{feff}\n one\u{200b}\ntwo \n \u{200b}\u{a0}\nthree",
        ] {
            let texts: Vec<_> = seen(text)
                .into_iter()
                .map(|line| (line.0, line.2))
                .collect();
            let expected = [("one", true), ("two", false), ("three", true)];
            let expected = expected.map(|(text, opens)| (text.to_owned(), opens));
            assert_eq!(texts, expected, "{text:?}");
        }
    }

    #[test]
    fn indents_are_counted_in_columns() {
        for (text, expected) in [
            ("a", 0),
            ("  a", 2),
            ("\ta", 4),
            ("  \ta", 4),
            ("\u{3000}a", 2),
        ] {
            assert_eq!(
                seen(text).first().map(|line| line.1),
                Some(expected),
                "{text:?}"
            );
        }
    }
}
