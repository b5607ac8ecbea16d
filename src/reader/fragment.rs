//! A line of text taken apart where it may break: the fragments that `wrap` puts into lines.
//!
//! Break opportunities are those of UAX #14, but never within a grapheme cluster: the two standards
//! disagree on a mark after a space, and a cluster cut in two would draw as two. A fragment wider
//! than the measure is cut between clusters. All is one walk over the text, so a word of a megabyte
//! costs no more than a megabyte of words.

use std::sync::LazyLock;

use icu_segmenter::options::{LineBreakOptions, LineBreakWordOption};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::width;

/// Finds break opportunities; in Thai, Lao, Khmer and Burmese, which part no words, by dictionary.
static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_dictionary(LineBreakOptions::default()));

/// The same for Korean: between words, as a ragged column of it reads best, not within them.
static KOREAN_SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> = LazyLock::new(|| {
    let mut options = LineBreakOptions::default();
    options.word_option = Some(LineBreakWordOption::KeepAll);
    LineSegmenter::new_dictionary(options)
});

/// A piece of text that stays in one line, with the space after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fragment {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last visible one.
    pub end: usize,
    /// Its width without the space after it.
    pub cells: u32,
    /// The width of the space after it, which hangs over where a line ends.
    pub space_cells: u32,
    /// The width of the hyphen that follows where a line ends after it; 0 but within a word.
    pub hyphen_cells: u32,
    /// Whether it is a word of one letter, which reads best with the word after it: no line should end
    /// in it if there is another way.
    pub leads_on: bool,
    /// Whether it ends where the measure does, within a word that is wider.
    pub is_cut: bool,
}

/// What makes a line that ends in a word of one letter cost as much as one that ends in a hyphen; too
/// little to be any width.
const LEADING_ON: f64 = 1e-6;

impl textwrap::core::Fragment for Fragment {
    fn width(&self) -> f64 {
        f64::from(self.cells)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.space_cells)
    }

    fn penalty_width(&self) -> f64 {
        if self.leads_on {
            return LEADING_ON;
        }
        f64::from(self.hyphen_cells)
    }
}

/// The fragments of `line`, which holds no `\n`, none wider than `cells` unless it is one cluster.
///
/// Space before the first word belongs to it, at most `indent_cells` of it; a line of spaces has no
/// fragments.
pub(crate) fn fragments(line: &str, cells: usize, indent_cells: usize) -> Vec<Fragment> {
    let start = first_start(line, indent_cells.min(cells.saturating_sub(1)));
    let Some(rest) = line.get(start..).filter(|rest| !rest.is_empty()) else {
        return Vec::new();
    };
    let mut walk = Walk::new(line, start, cells);
    // A guess that is right for most languages and cheap for all.
    walk.fragments.reserve(rest.len() / 6 + 1);
    let segmenter = if is_korean(rest) {
        &KOREAN_SEGMENTER
    } else {
        &SEGMENTER
    };
    for opportunity in segmenter.segment_str(rest).skip(1) {
        if !is_between_pluses(rest, opportunity) {
            walk.go_to(start + opportunity);
        }
    }
    walk.fragments
}

/// Whether byte `at` stands between two plus signs: C++ is one word, though UAX #14 would break it.
fn is_between_pluses(text: &str, at: usize) -> bool {
    let parts = text.split_at_checked(at);
    parts.is_some_and(|(before, after)| before.ends_with('+') && after.starts_with('+'))
}

/// Whether more of `text` is in Hangul than in the letters of Chinese and Japanese.
fn is_korean(text: &str) -> bool {
    // Hangul syllables begin with one of four bytes in UTF-8.
    if !text.bytes().any(|byte| (0xea..=0xed).contains(&byte)) {
        return false;
    }
    let count = |is_of: fn(&char) -> bool| text.chars().filter(is_of).count();
    let hangul = count(|it| matches!(it, '\u{ac00}'..='\u{d7a3}'));
    let others = count(|it| matches!(it, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'));
    hangul > others
}

/// Where the first fragment starts: as much of the space before the first word as may stay.
fn first_start(line: &str, indent_cells: usize) -> usize {
    // A space may bear a mark: then it is of the word.
    let spaces = line.graphemes(true);
    let spaces = spaces.take_while(|cluster| cluster.chars().all(is_space));
    let first_word = spaces.map(str::len).sum();
    let mut start = first_word;
    let mut kept = 0;
    let indent = line.get(..first_word).unwrap_or_default();
    for (place, space) in indent.char_indices().rev() {
        kept += width::cluster_width(space.encode_utf8(&mut [0; 4]));
        if kept > indent_cells {
            break;
        }
        start = place;
    }
    if first_word == line.len() {
        line.len()
    } else {
        start
    }
}

/// Whether a line may end in `character` without showing it.
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// The walk over the clusters of a line, from break opportunity to break opportunity.
struct Walk<'a> {
    line: &'a str,
    cells: usize,
    /// The first byte of the fragment that grows.
    start: usize,
    /// The byte after its last visible cluster.
    end: usize,
    /// Its cells up to there.
    word_cells: usize,
    /// The cells of the space after that.
    space_cells: usize,
    /// The first byte not yet walked over; a boundary of clusters.
    at: usize,
    fragments: Vec<Fragment>,
}

impl<'a> Walk<'a> {
    fn new(line: &'a str, start: usize, cells: usize) -> Self {
        Self {
            line,
            cells: cells.max(1),
            start,
            end: start,
            word_cells: 0,
            space_cells: 0,
            at: start,
            fragments: Vec::new(),
        }
    }

    /// Walks to the opportunity at `target`, and ends the fragment there unless a cluster stands
    /// across it.
    fn go_to(&mut self, target: usize) {
        if self.take_plain(target) {
            return;
        }
        let rest = self.line.get(self.at..).unwrap_or_default();
        for cluster in rest.graphemes(true) {
            if self.at >= target {
                break;
            }
            self.take(cluster);
        }
        let has_word = self.end > self.start;
        if self.at == target && has_word && !self.is_indent() {
            self.finish();
        }
    }

    /// Walks over a whole fragment of plain ASCII at once: nearly all there is of Latin text.
    fn take_plain(&mut self, target: usize) -> bool {
        let is_visible = |byte: &u8| (b' '..=b'~').contains(byte);
        let bytes = self.line.as_bytes();
        let piece = bytes.get(self.at..target).unwrap_or_default();
        let ends_plainly = bytes.get(target).is_none_or(u8::is_ascii);
        let spaces = piece.iter().rev().take_while(|byte| **byte == b' ').count();
        let word = piece.len() - spaces;
        let is_plain = self.at == self.start
            && ends_plainly
            && (1..=self.cells).contains(&word)
            && piece.iter().all(is_visible);
        if is_plain {
            self.end = self.start + word;
            self.word_cells = word;
            self.space_cells = spaces;
            self.at = target;
            self.finish();
        }
        is_plain
    }

    /// Takes one cluster into the fragment; one that would make it too wide begins the next.
    fn take(&mut self, cluster: &str) {
        let cells = width::cluster_width(cluster);
        if cluster.chars().all(is_space) && self.take_space(cluster, cells) {
            return;
        }
        let wanted = self.word_cells + self.space_cells + cells;
        if wanted > self.cells && self.end > self.start {
            if self.is_indent() {
                self.begin();
            } else {
                self.finish();
                if let Some(cut) = self.fragments.last_mut() {
                    cut.is_cut = true;
                }
            }
        }
        self.word_cells += self.space_cells + cells;
        self.space_cells = 0;
        self.at += cluster.len();
        self.end = self.at;
    }

    /// Takes a space, after the word that grows or the one before; the first of the line is part
    /// of the first word.
    fn take_space(&mut self, space: &str, cells: usize) -> bool {
        if self.end > self.start {
            self.space_cells += cells;
            self.at += space.len();
            return true;
        }
        let Some(last) = self.fragments.last_mut() else {
            return false;
        };
        last.space_cells = last.space_cells.saturating_add(narrow(cells));
        self.at += space.len();
        self.begin();
        true
    }

    /// Whether the fragment is as yet nothing but the space before the first word.
    fn is_indent(&self) -> bool {
        self.fragments.is_empty()
            && self
                .line
                .get(self.start..self.end)
                .is_some_and(|text| text.chars().all(is_space))
    }

    /// Ends the fragment.
    fn finish(&mut self) {
        let word = self.line.get(self.start..self.end).unwrap_or_default();
        let is_letter = self.word_cells == 1 && word.chars().all(char::is_alphanumeric);
        self.fragments.push(Fragment {
            start: self.start,
            end: self.end,
            cells: narrow(self.word_cells),
            space_cells: narrow(self.space_cells),
            hyphen_cells: 0,
            leads_on: is_letter && self.space_cells > 0,
            is_cut: false,
        });
        self.begin();
    }

    /// Begins a fragment with what is not yet walked over.
    fn begin(&mut self) {
        self.start = self.at;
        self.end = self.at;
        self.word_cells = 0;
        self.space_cells = 0;
    }
}

/// Cells as fragments keep them.
pub(crate) fn narrow(cells: usize) -> u32 {
    u32::try_from(cells).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_end_where_a_line_may_and_keep_their_space_apart() {
        for (line, cells, expected) in [
            ("", 9, vec![]),
            ("   ", 9, vec![]),
            ("one two", 9, vec![("one", 3, 1), ("two", 3, 0)]),
            ("one  \u{2003} two", 9, vec![("one", 3, 4), ("two", 3, 0)]),
            ("10\u{a0}km on", 9, vec![("10\u{a0}km", 5, 1), ("on", 2, 0)]),
            ("well-known", 9, vec![("well-", 5, 0), ("known", 5, 0)]),
            ("C++ or", 9, vec![("C++", 3, 1), ("or", 2, 0)]),
            ("F#, g++11", 9, vec![("F#,", 3, 1), ("g++11", 5, 0)]),
            (
                "24/7 A/B",
                9,
                vec![("24/7", 4, 1), ("A/", 2, 0), ("B", 1, 0)],
            ),
            ("abcdef", 4, vec![("abcd", 4, 0), ("ef", 2, 0)]),
            ("日本", 1, vec![("日", 2, 0), ("本", 2, 0)]),
            (
                "e\u{301}e\u{301}e\u{301}",
                2,
                vec![("e\u{301}e\u{301}", 2, 0), ("e\u{301}", 1, 0)],
            ),
            // UAX #14 would let a line begin with the mark, apart from its space.
            ("a \u{301}b", 9, vec![("a \u{301}b", 3, 0)]),
            ("  \u{301}b", 9, vec![(" \u{301}b", 2, 0)]),
            ("\u{3000}\u{64b}", 1, vec![("\u{3000}\u{64b}", 2, 0)]),
        ] {
            let shown: Vec<_> = fragments(line, cells, 0)
                .into_iter()
                .map(|it| {
                    (
                        line.get(it.start..it.end).unwrap(),
                        it.cells,
                        it.space_cells,
                    )
                })
                .collect();
            assert_eq!(shown, expected, "{line:?}");
        }
    }

    #[test]
    fn space_before_the_first_word_stays_as_far_as_it_may() {
        for (line, cells, indent_cells, expected) in [
            ("   verse", 20, 5, "   verse"),
            ("   verse", 20, 2, "  verse"),
            ("   verse", 20, 0, "verse"),
            ("\u{3000}\u{3000}文", 20, 3, "\u{3000}文"),
            ("    日", 2, 9, "日"),
        ] {
            let first = fragments(line, cells, indent_cells)
                .first()
                .copied()
                .unwrap();
            assert_eq!(line.get(first.start..first.end), Some(expected), "{line:?}");
        }
    }
}
