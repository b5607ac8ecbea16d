//! The words of one block as they are read: spaces collapsed, looks and links laid over them.
//!
//! HTML and Markdown collapse spaces across elements: `a <b> b</b>` has one space. So a space is only noted
//! where it is met, and written before the next word. The text is cleaned once it is whole, because
//! a character may be split over elements; the ends of the runs are then found anew in the clean text.

use std::ops::Range;

use crate::article::{Inline, Run, Style};
use crate::formats::script::{self, Script, Way};
use crate::text::Clean;

/// How words look and where they lead.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::formats) struct Look {
    pub(in crate::formats) style: Style,
    pub(in crate::formats) link: Option<String>,
}

impl Look {
    pub(in crate::formats) fn bold(mut self) -> Self {
        self.style.bold = true;
        self
    }

    pub(in crate::formats) fn italic(mut self) -> Self {
        self.style.italic = true;
        self
    }

    pub(in crate::formats) fn code(mut self) -> Self {
        self.style.code = true;
        self
    }

    pub(in crate::formats) fn struck(mut self) -> Self {
        self.style.struck = true;
        self
    }

    /// What two looks have in common: the look of a space between them.
    fn shared(self, other: &Self) -> Self {
        Self {
            style: Style {
                bold: self.style.bold && other.style.bold,
                italic: self.style.italic && other.style.italic,
                code: self.style.code && other.style.code,
                struck: self.style.struck && other.style.struck,
            },
            link: self.link.filter(|link| other.link.as_ref() == Some(link)),
        }
    }

    /// The same leading to `link`; a link that leads nowhere leaves it as it is.
    pub(in crate::formats) fn linked(mut self, link: Option<String>) -> Self {
        self.link = link.or(self.link);
        self
    }
}

/// Whether spaces and line ends are kept as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Spaces {
    Collapsed,
    Kept,
}

/// The words of a block, growing.
#[derive(Debug, Default)]
pub(in crate::formats) struct Words {
    text: String,
    /// Stretches of one look, in order, without gaps; plain ones among them.
    stretches: Vec<(Range<usize>, Look)>,
    /// A space was met and not yet written, and the look it had.
    space: Option<Look>,
    /// Where the raised or lowered words begin that stand open.
    script_start: usize,
    /// How many raised or lowered elements stand open, one in the other.
    scripts: usize,
}

impl Words {
    pub(in crate::formats) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds text that looks like `look`.
    pub(in crate::formats) fn push(&mut self, text: &str, look: &Look, spaces: Spaces) {
        if spaces == Spaces::Kept {
            self.write(text, look);
            return;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let spaces = rest
                .find(|letter: char| !is_space(letter))
                .unwrap_or(rest.len());
            if spaces > 0 && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.space.get_or_insert_with(|| look.clone());
            }
            rest = rest.get(spaces..).unwrap_or_default();
            let word = rest.find(is_space).unwrap_or(rest.len());
            self.word(rest.get(..word).unwrap_or_default(), look);
            rest = rest.get(word..).unwrap_or_default();
        }
    }

    /// Adds a line end that stays.
    pub(in crate::formats) fn break_line(&mut self) {
        self.space = None;
        if !self.text.is_empty() {
            self.write("\n", &Look::default());
        }
    }

    /// Whether the text ends in a line end.
    pub(in crate::formats) fn is_at_line_start(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// From here on words stand above or below the line.
    pub(in crate::formats) fn begin_script(&mut self) {
        if self.scripts == 0 {
            self.script_start = self.text.len();
        }
        self.scripts += 1;
    }

    /// Writes the words since the outermost beginning as they are above or below the line.
    pub(in crate::formats) fn end_script(&mut self, script: Script) {
        if self.scripts == 1 {
            self.set_off(script);
        }
        self.scripts = self.scripts.saturating_sub(1);
    }

    fn set_off(&mut self, script: Script) {
        let Some((before, words)) = self.text.split_at_checked(self.script_start) else {
            return;
        };
        let way = script::way(script, before, words);
        if way == Way::Plain {
            return;
        }
        let last = self.look_at_end();
        for (place, (words, look)) in self.cut(self.script_start).iter().enumerate() {
            if way == Way::Brackets && place == 0 {
                self.write("^(", look);
            }
            if way == Way::Characters {
                self.write(&script::set_off(script, words), look);
            } else {
                self.write(words, look);
            }
        }
        if way == Way::Brackets {
            self.write(")", &last);
        }
    }

    fn look_at_end(&self) -> Look {
        let last = self.stretches.last();
        last.map(|(_, look)| look.clone()).unwrap_or_default()
    }

    /// Takes off all from byte `start` on, stretch by stretch.
    fn cut(&mut self, start: usize) -> Vec<(String, Look)> {
        let text = self.text.split_off(start);
        let first = self
            .stretches
            .partition_point(|(range, _)| range.end <= start);
        let mut cut = Vec::new();
        for (range, look) in self.stretches.get(first..).unwrap_or_default() {
            let words = text.get(range.start.max(start) - start..range.end - start);
            cut.push((words.unwrap_or_default().to_owned(), look.clone()));
        }
        self.stretches.truncate(first + 1);
        match self.stretches.last_mut() {
            Some((range, _)) if range.start < start => range.end = range.end.min(start),
            _ => self.stretches.truncate(first),
        }
        cut
    }

    fn word(&mut self, word: &str, look: &Look) {
        if word.is_empty() {
            return;
        }
        if let Some(space) = self.space.take() {
            self.write(" ", &space.shared(look));
        }
        self.write(word, look);
    }

    fn write(&mut self, text: &str, look: &Look) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        match self.stretches.last_mut() {
            Some((range, last)) if last == look => range.end = end,
            _ => self.stretches.push((start..end, look.clone())),
        }
    }

    /// The words, cleaned and without space at their ends; none are left here. Where spaces are
    /// kept the first line keeps its indent.
    pub(in crate::formats) fn take(&mut self, spaces: Spaces) -> Inline {
        let words = std::mem::take(self).trimmed(spaces);
        let text = Clean::text(&words.text);
        let lengths = words.cleaned_lengths(&text);
        let mut runs: Vec<Run> = Vec::new();
        let mut start = 0;
        for ((_, look), length) in words.stretches.into_iter().zip(lengths) {
            let range = start..start + length;
            start = range.end;
            let is_plain = look.style == Style::default() && look.link.is_none();
            if !is_plain && !range.is_empty() {
                runs.push(Run {
                    range,
                    style: look.style,
                    link: look.link.as_deref().map(Clean::line),
                });
            }
        }
        Inline { text, runs }
    }

    fn trimmed(mut self, spaces: Spaces) -> Self {
        let end = self.text.trim_end().len();
        let indent = match spaces {
            Spaces::Collapsed => self.text.len() - self.text.trim_start().len(),
            Spaces::Kept => 0,
        };
        let start = indent.min(end);
        self.text.truncate(end);
        self.text.drain(..start);
        for (range, _) in &mut self.stretches {
            *range = range.start.clamp(start, end) - start..range.end.clamp(start, end) - start;
        }
        self.stretches.retain(|(range, _)| !range.is_empty());
        self
    }

    /// How long each stretch is once cleaned; none where the stretches do not add up to `whole`, so
    /// that no look ever covers other words.
    fn cleaned_lengths(&self, whole: &Clean) -> Vec<usize> {
        if whole.as_str() == self.text {
            return self
                .stretches
                .iter()
                .map(|(range, _)| range.len())
                .collect();
        }
        let parts: Vec<Clean> = self
            .stretches
            .iter()
            .map(|(range, _)| Clean::text(self.text.get(range.clone()).unwrap_or_default()))
            .collect();
        let joined: String = parts.iter().map(Clean::as_str).collect();
        if joined == whole.as_str() {
            parts.iter().map(|part| part.len()).collect()
        } else {
            Vec::new()
        }
    }
}

/// What HTML takes for space: a no-break space is none.
fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bold() -> Look {
        Look {
            style: Style {
                bold: true,
                ..Style::default()
            },
            link: None,
        }
    }

    fn link(address: &str) -> Look {
        Look {
            style: Style::default(),
            link: Some(address.to_owned()),
        }
    }

    fn set(parts: &[(&str, Look)]) -> Inline {
        let mut words = Words::default();
        for (text, look) in parts {
            words.push(text, look, Spaces::Collapsed);
        }
        words.take(Spaces::Collapsed)
    }

    fn runs(inline: &Inline) -> Vec<&str> {
        let of = |run: &Run| inline.text.get(run.range.clone()).unwrap();
        inline.runs.iter().map(of).collect()
    }

    /// Parts with their looks, the text they make, and the words that bear a look.
    type Case<'c> = (&'c [(&'c str, Look)], &'c str, &'c [&'c str]);

    #[test]
    fn spaces_collapse_across_looks() {
        let plain = Look::default();
        let cases: [Case; 6] = [
            (
                &[
                    (" a \n", plain.clone()),
                    (" b ", bold()),
                    (" c", plain.clone()),
                ],
                "a b c",
                &["b"],
            ),
            (
                &[("a", plain.clone()), ("b", bold()), ("c", plain.clone())],
                "abc",
                &["b"],
            ),
            (&[("a ", bold()), ("b", bold())], "a b", &["a b"]),
            (&[("a ", link("x")), ("b", link("y"))], "a b", &["a", "b"]),
            (&[(" \t ", bold()), ("\u{a0}", bold())], "", &[]),
            (&[("\u{a0}a", bold()), ("b\u{a0} ", plain)], "ab", &["a"]),
        ];
        for (parts, text, expected) in cases {
            let inline = set(parts);
            assert_eq!(inline.text, *text);
            assert_eq!(runs(&inline), expected);
        }
    }

    #[test]
    fn looks_hold_their_words_when_the_text_is_cleaned() {
        let escape = set(&[
            ("a\u{1b}[1m", Look::default()),
            ("b\u{202e}c", bold()),
            ("d", link("x")),
        ]);
        assert_eq!(escape.text, "a\u{241b}[1mbcd");
        assert_eq!(runs(&escape), ["bc", "d"]);
        assert_eq!(escape.text.hidden(), 1);
    }

    #[test]
    fn line_ends_that_stay_leave_no_space_around_them() {
        let mut words = Words::default();
        words.break_line();
        words.push("a ", &Look::default(), Spaces::Collapsed);
        words.break_line();
        words.push(" b", &Look::default(), Spaces::Collapsed);
        words.break_line();
        assert_eq!(words.take(Spaces::Collapsed).text, "a\nb");
        assert!(words.is_empty());
        words.push("  x\n    y\n\n", &Look::default(), Spaces::Kept);
        assert_eq!(words.take(Spaces::Kept).text, "  x\n    y");
    }
}
