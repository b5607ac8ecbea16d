//! What the one door does: a pass over the characters that lets through only what shows itself.
//!
//! Each rule answers an attack that was seen on real terminals: control sequences (made visible),
//! bidi controls that reorder a line (dropped), tag characters and chains of variation selectors
//! that carry unseen text (dropped), stacks of combining marks and clusters without end that put a
//! megabyte into one cell (capped). What is dropped is counted, so that the details can say so.

use std::fmt::Write;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The most combining marks one base character keeps (`zalgo` text stacks hundreds).
const MARKS_PER_BASE: u8 = 8;

/// The most characters that one grapheme cluster keeps; no script and no emoji needs half as many.
const CHARS_PER_CLUSTER: usize = 32;

/// Cells between two tab stops.
const TAB_CELLS: usize = 4;

/// How line breaks and tabs are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One line: every white space is one space.
    Line,
    /// Several lines, with their spaces.
    Text,
}

/// Sanitises a text of one line; gives it and how many characters were dropped.
pub(crate) fn line(raw: &str) -> (String, u32) {
    let (mut text, hidden) = Pass::over(raw, Shape::Line);
    text.truncate(text.trim_end().len());
    (text, hidden)
}

/// Sanitises a text of several lines; gives it and how many characters were dropped.
pub(crate) fn text(raw: &str) -> (String, u32) {
    Pass::over(raw, Shape::Text)
}

/// One pass over a text.
#[derive(Debug)]
struct Pass {
    shape: Shape,
    out: String,
    hidden: u32,
    /// Cells since the last line break, for tabs.
    cells: usize,
    /// Combining marks on the last base.
    marks: u8,
    /// Whether the last base bears a variation selector.
    is_varied: bool,
    /// The last character that was let through, `\n` at the start.
    last: char,
    /// Characters since the last one that surely begins a cluster.
    run: usize,
    /// Whether some cluster may be longer than any text needs.
    may_be_endless: bool,
}

impl Pass {
    fn over(raw: &str, shape: Shape) -> (String, u32) {
        let mut pass = Self {
            shape,
            out: String::with_capacity(raw.len()),
            hidden: 0,
            cells: 0,
            marks: 0,
            is_varied: false,
            last: '\n',
            run: 0,
            may_be_endless: false,
        };
        let mut left = raw;
        loop {
            let plain = left.bytes().position(|byte| !(b'!'..=b'~').contains(&byte));
            let (head, tail) = left.split_at(plain.unwrap_or(left.len()));
            pass.take_plain(head);
            let mut characters = tail.chars();
            let Some(character) = characters.next() else {
                break;
            };
            left = characters.as_str();
            pass.take(character, left);
        }
        let out = if pass.may_be_endless {
            without_endless_clusters(&pass.out)
        } else {
            pass.out
        };
        (out, pass.hidden)
    }

    /// Takes visible ASCII, which is nearly everything.
    fn take_plain(&mut self, head: &str) {
        let Some(last) = head.chars().next_back() else {
            return;
        };
        self.out.push_str(head);
        self.cells += head.len();
        self.start_base(last);
        self.run = 0;
    }

    /// Takes one character of any other kind; `rest` follows it.
    fn take(&mut self, character: char, rest: &str) {
        match character {
            '\r' if rest.starts_with('\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                self.take_line_break();
            }
            '\t' => self.take_tab(),
            '\0'..='\u{1f}' => self.show(picture(character, 0x2400)),
            '\u{7f}' => self.show('␡'),
            '\u{80}'..='\u{9f}' => {
                let mut name = String::with_capacity(4);
                let written = write!(name, "<{:02X}>", u32::from(character));
                debug_assert!(written.is_ok(), "writing into memory cannot fail");
                name.chars().for_each(|shown| self.show(shown));
            }
            ' ' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => self.take_space(),
            '\u{200c}' | '\u{200d}' if joins(self.last, rest) => {
                self.run += 1;
                self.out.push(character);
            }
            '\u{fe00}'..='\u{fe0f}' if !self.is_varied && !self.last.is_whitespace() => {
                self.is_varied = true;
                self.take_mark(character);
            }
            '\u{ad}' => {}
            _ if is_hiding(character) => self.hidden = self.hidden.saturating_add(1),
            _ if is_mark(character) => self.take_mark(character),
            _ if character.is_whitespace() && self.shape == Shape::Line => self.take_space(),
            _ => self.show(character),
        }
    }

    /// Lets a character through that shows itself.
    fn show(&mut self, character: char) {
        self.out.push(character);
        self.cells += character.width().unwrap_or(1);
        self.start_base(character);
        self.run += 1;
        if self.run > CHARS_PER_CLUSTER {
            self.may_be_endless = true;
        }
    }

    /// Notes that `character` is the base of whatever marks follow.
    fn start_base(&mut self, character: char) {
        self.last = character;
        self.marks = 0;
        self.is_varied = false;
    }

    fn take_line_break(&mut self) {
        if self.shape == Shape::Line {
            self.take_space();
            return;
        }
        self.out.push('\n');
        self.cells = 0;
        self.run = 0;
        self.start_base('\n');
    }

    fn take_tab(&mut self) {
        if self.shape == Shape::Line {
            self.take_space();
            return;
        }
        let spaces = TAB_CELLS - self.cells % TAB_CELLS;
        (0..spaces).for_each(|_| self.out.push(' '));
        self.cells += spaces;
        self.run = 0;
        self.start_base(' ');
    }

    fn take_space(&mut self) {
        let is_further = matches!(self.last, ' ' | '\n');
        if self.shape == Shape::Line && is_further {
            return;
        }
        self.out.push(' ');
        self.cells += 1;
        self.run = 0;
        self.start_base(' ');
    }

    /// Takes a combining mark; one without a base gets a dotted circle to stand on.
    fn take_mark(&mut self, mark: char) {
        if matches!(self.last, '\n' | ' ') {
            self.show('\u{25cc}');
        }
        if self.marks >= MARKS_PER_BASE {
            self.hidden = self.hidden.saturating_add(1);
            return;
        }
        self.marks += 1;
        self.run += 1;
        self.out.push(mark);
    }
}

/// The picture of a control character.
fn picture(control: char, pictures: u32) -> char {
    char::from_u32(pictures + u32::from(control)).unwrap_or('\u{fffd}')
}

/// Whether `character` stacks on the one before it.
fn is_mark(character: char) -> bool {
    is_combining_mark(character) || matches!(character, '\u{ff9e}' | '\u{ff9f}')
}

/// Whether `character` only hides or reorders what stands around it: bidi controls, tags, zero-width
/// spaces, invisible operators, annotations, variation selectors without a base, non-characters.
fn is_hiding(character: char) -> bool {
    matches!(character,
        '\u{34f}'
        | '\u{61c}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{fffe}'..='\u{ffff}'
        | '\u{13430}'..='\u{1345f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a joiner (or non-joiner) between `before` and `after` shapes what is seen: between emoji,
/// and within scripts whose letters join.
fn joins(before: char, after: &str) -> bool {
    let Some(next) = after.chars().next() else {
        return false;
    };
    (is_emoji(before) && is_emoji(next)) || (is_joining(before) && is_joining(next))
}

/// Whether `character` is of a block that holds emoji, or a modifier within one.
fn is_emoji(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether `character` is of a script whose letters join or stack: Arabic and its kin, and the
/// scripts of India and its neighbours.
fn is_joining(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18af}')
}

/// The text with a space after each so many characters of a cluster longer than any text needs:
/// nothing is lost, and no cell gets all of it.
fn without_endless_clusters(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / CHARS_PER_CLUSTER);
    for cluster in text.graphemes(true) {
        for (place, character) in cluster.chars().enumerate() {
            if place > 0 && place.is_multiple_of(CHARS_PER_CLUSTER) {
                // A joiner with nothing to join would be dropped if the text were cleaned again.
                let joined = out.trim_end_matches(['\u{200c}', '\u{200d}']).len();
                out.truncate(joined);
                out.push(' ');
            }
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_become_what_is_safe_to_show() {
        for (raw, expected) in [
            ("plain", "plain"),
            ("  two\t\r\n words \n", "two words"),
            ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
            ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
            ("a\0b\x7fc", "a␀b␡c"),
            ("\u{9b}31m", "<9B>31m"),
            ("a\u{202e}b\u{2066}c\u{200f}d", "abcd"),
            ("x\u{e0041}\u{e0042}y", "xy"),
            ("zero\u{200b}width\u{feff}", "zerowidth"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("nbsp\u{a0}stays one", "nbsp stays one"),
            ("👩\u{200d}👧 family", "👩\u{200d}👧 family"),
            ("a\u{200d}b", "ab"),
            ("نمی\u{200c}خواهم", "نمی\u{200c}خواهم"),
            ("❤\u{fe0f} x\u{fe0f}\u{fe0f}", "❤\u{fe0f} x\u{fe0f}"),
            ("\u{301}alone", "\u{25cc}\u{301}alone"),
            ("\u{3164}filler", "filler"),
        ] {
            assert_eq!(line(raw).0, expected, "{raw:?}");
        }
    }

    #[test]
    fn texts_keep_their_lines_and_tabs_go_to_their_stops() {
        for (raw, expected) in [
            ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"),
            ("\tif x\n\t\ty", "    if x\n        y"),
            ("ab\tc", "ab  c"),
            ("日\tc", "日  c"),
            ("  two  spaces  ", "  two  spaces  "),
        ] {
            assert_eq!(text(raw).0, expected, "{raw:?}");
        }
    }

    #[test]
    fn what_hides_is_counted_and_what_is_a_mere_line_end_is_not() {
        assert_eq!(line("a\u{202e}b\u{e0041}\u{200b}c").1, 3);
        assert_eq!(text("a\r\nb\tc\u{ad}").1, 0);
    }

    #[test]
    fn a_storm_of_marks_leaves_eight_on_each_base() {
        let storm = format!("a{}b", "\u{301}".repeat(1_000_000));
        let (shown, hidden) = line(&storm);
        assert_eq!(shown, format!("a{}b", "\u{301}".repeat(8)));
        assert_eq!(hidden, 999_992);
    }

    #[test]
    fn no_cluster_is_endless() {
        for endless in ["\u{1100}", "\u{600}", "👩\u{200d}", "क\u{94d}", "ｶ\u{ff9e}"] {
            for times in [CHARS_PER_CLUSTER - 4, 10_000] {
                let (shown, _) = line(&endless.repeat(times));
                let longest = shown.graphemes(true).map(|cluster| cluster.chars().count());
                assert!(longest.max() <= Some(CHARS_PER_CLUSTER + 1), "{endless:?}");
                assert_eq!(line(&shown).0, shown, "{endless:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_control_or_hiding_character_comes_through(raw in any::<String>()) {
            let (line, _) = line(&raw);
            let is_bad = |c: char| c.is_control() || is_hiding(c) && !('\u{fe00}'..='\u{fe0f}').contains(&c)
                && !matches!(c, '\u{200c}' | '\u{200d}');
            prop_assert!(!line.contains(is_bad));
            prop_assert_eq!(line.trim(), &line);
            let (text, _) = text(&raw);
            prop_assert!(!text.replace('\n', "").contains(is_bad));
        }

        #[test]
        fn cleaning_twice_changes_nothing_more(raw in any::<String>()) {
            let once = line(&raw).0;
            prop_assert_eq!(&line(&once).0, &once);
            let once = text(&raw).0;
            prop_assert_eq!(&text(&once).0, &once);
        }

        #[test]
        fn every_letter_and_digit_stays(raw in "[a-z0-9 \\x00-\\x1f\u{200b}\u{202e}äöüя中]{0,60}") {
            let kept = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(kept(&line(&raw).0), kept(&raw));
        }
    }
}
