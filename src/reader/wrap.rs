//! Paragraphs broken into lines.
//!
//! Of all the ways to break a paragraph, textwrap's optimal fit finds the one whose right edge is
//! the most even, as TeX does, which is what makes a narrow column a pleasure to read. Where it
//! would take too long, in paragraphs longer than any person writes, each line takes what fits.
//! Line breaks of the text stay; a line is never wider than the measure, unless a single character
//! is.

use std::ops::Range;

use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use crate::reader::fragment::{Fragment, fragments};
use crate::reader::hyphens::Hyphens;
use crate::reader::numbers::{self, Number};

/// Fragments up to which a paragraph is broken by optimal fit.
const OPTIMAL_FRAGMENTS: usize = 20_000;

/// Lines up to which a headline is balanced.
const BALANCED_LINES: usize = 6;

/// What a line costs. A cell too many must cost more than any number of shorter lines, or optimal
/// fit would rather let a line stand out than leave much of it empty.
const PENALTIES: Penalties = Penalties {
    overflow_penalty: 1_000_000,
    // A last line of one short word is worth some unevenness above it to avoid.
    short_last_line_penalty: 100,
    ..Penalties::new()
};

/// One line of a text that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Bytes of the text that stand on it, without the space at its end.
    pub range: Range<usize>,
    /// Its width, with the hyphen if it ends in one.
    pub cells: usize,
    /// Whether it ends within a word, so that a hyphen follows.
    pub has_hyphen: bool,
    /// Whether it goes on the line before, rather than after a line break of the text.
    pub is_continued: bool,
}

/// The lines of running text in a measure of `cells`, at least one.
///
/// A line of verse keeps some of its indent; space before the first word goes.
pub fn lines(text: &str, cells: usize) -> Vec<Broken> {
    running_lines(text, cells, None, &mut Vec::new())
}

/// The same, with words parted where `hyphens` say, and with room for `numbers` of links; those that
/// have no room are left out.
pub(crate) fn running_lines(
    text: &str,
    cells: usize,
    hyphens: Option<&Hyphens>,
    numbers: &mut Vec<Number>,
) -> Vec<Broken> {
    let mut lines = Vec::new();
    let room_cells = cells.saturating_sub(numbers::widest(numbers)).max(1);
    for (number, hard) in hard_lines(text).into_iter().enumerate() {
        let indent_cells = if number == 0 { 0 } else { cells / 4 };
        let line = text.get(hard.clone()).unwrap_or_default();
        let mut fragments = fragments(line, room_cells, indent_cells);
        if let Some(hyphens) = hyphens.filter(|_| cells_of(&fragments) > room_cells) {
            fragments = hyphens.part(line, fragments, room_cells);
        }
        numbers::make_room(numbers, &hard, &mut fragments, cells);
        add(&mut lines, hard.start, &fragments, &even(&fragments, cells));
    }
    lines
}

/// The lines of preformatted text: its spaces are kept, and a line that is too long goes on in the
/// next one.
pub fn code_lines(text: &str, cells: usize) -> Vec<Broken> {
    let mut lines = Vec::new();
    for hard in hard_lines(text) {
        let line = text.get(hard.clone()).unwrap_or_default();
        let fragments = fragments(line, cells, cells / 2);
        add(
            &mut lines,
            hard.start,
            &fragments,
            &greedy(&fragments, cells),
        );
    }
    lines
}

/// The lines of a headline: as few as the measure allows, and as equal in length as they can be, with
/// room for `numbers` as in running text.
pub(crate) fn balanced_lines(text: &str, cells: usize, numbers: &mut Vec<Number>) -> Vec<Broken> {
    let mut best = running_lines(text, cells, None, numbers);
    let count = best.len();
    if !(2..=BALANCED_LINES).contains(&count) || text.contains('\n') {
        return best;
    }
    let (mut too_narrow, mut wide_enough) = (cells / 2, cells);
    while too_narrow + 1 < wide_enough {
        let middle = usize::midpoint(too_narrow, wide_enough);
        let mut left = numbers.clone();
        let narrower = running_lines(text, middle, None, &mut left);
        if narrower.len() > count || left.len() < numbers.len() {
            too_narrow = middle;
        } else {
            wide_enough = middle;
            best = narrower;
        }
    }
    best
}

/// The lines of a plain text in a measure of `cells`, at least one.
pub fn plain_lines(text: &str, cells: usize) -> Vec<String> {
    let lines = lines(text, cells);
    let words = lines
        .into_iter()
        .map(|line| text.get(line.range).unwrap_or_default().to_owned());
    words.collect()
}

/// How wide `text` would be in one line each, and its widest word: what must stay in one line.
pub(crate) fn extent(text: &str) -> (usize, usize) {
    let unbounded = usize::from(u16::MAX);
    let (mut widest_line, mut widest_word) = (0, 0);
    for hard in hard_lines(text) {
        let line = text.get(hard).unwrap_or_default();
        let fragments = fragments(line, unbounded, 0);
        let words = fragments.iter().map(|fragment| fragment.cells as usize);
        widest_word = widest_word.max(words.max().unwrap_or(0));
        widest_line = widest_line.max(cells_of(&fragments));
    }
    (widest_line, widest_word)
}

/// The ranges between the line breaks of `text`, those that are empty at its ends left out, but at
/// least one.
fn hard_lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let ranges = text.split('\n').map(|line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    });
    let mut ranges: Vec<_> = ranges.collect();
    let is_blank = |range: &Range<usize>| {
        let line = text.get(range.clone()).unwrap_or_default();
        line.chars().all(char::is_whitespace)
    };
    while ranges.len() > 1 && ranges.last().is_some_and(is_blank) {
        ranges.pop();
    }
    let blank = ranges.iter().take_while(|range| is_blank(range)).count();
    ranges.drain(..blank.min(ranges.len() - 1));
    ranges
}

/// Adds the lines of one hard line that starts at `start`; `ends` are the ends of its lines in
/// `fragments`.
fn add(lines: &mut Vec<Broken>, start: usize, fragments: &[Fragment], ends: &[usize]) {
    let mut from = 0;
    for end in ends {
        let of_line = fragments.get(from..*end).unwrap_or_default();
        if let (Some(first), Some(last)) = (of_line.first(), of_line.last()) {
            lines.push(Broken {
                range: start + first.start..start + last.end,
                cells: cells_of(of_line),
                has_hyphen: last.hyphen_cells > 0,
                is_continued: from > 0,
            });
        }
        from = *end;
    }
    if fragments.is_empty() {
        lines.push(Broken {
            range: start..start,
            cells: 0,
            has_hyphen: false,
            is_continued: false,
        });
    }
}

/// How many fragments stand before the end of each line, the right edge as even as can be.
fn even(fragments: &[Fragment], cells: usize) -> Vec<usize> {
    if fragments.len() > OPTIMAL_FRAGMENTS || cells_of(fragments) <= cells {
        return greedy(fragments, cells);
    }
    let Ok(lines) = wrap_optimal_fit(fragments, &[measure(cells)], &PENALTIES) else {
        return greedy(fragments, cells);
    };
    // The search for the optimum is exact for costs that grow smoothly; the penalties that do not
    // could in theory lead it astray.
    let fits = |line: &&[Fragment]| line.len() <= 1 || cells_of(line) <= cells;
    if lines.iter().all(fits) {
        ends(&lines)
    } else {
        greedy(fragments, cells)
    }
}

/// How many fragments stand before the end of each line, each line taking what fits.
fn greedy(fragments: &[Fragment], cells: usize) -> Vec<usize> {
    if fragments.is_empty() {
        return Vec::new();
    }
    ends(&wrap_first_fit(fragments, &[measure(cells)]))
}

/// The running sum of the lengths of `lines`.
fn ends(lines: &[&[Fragment]]) -> Vec<usize> {
    let mut end = 0;
    let ends = lines.iter().map(|line| {
        end += line.len();
        end
    });
    ends.collect()
}

/// The width of a line of `fragments`.
fn cells_of(fragments: &[Fragment]) -> usize {
    let all = |fragment: &Fragment| fragment.cells as usize + fragment.space_cells as usize;
    let Some(last) = fragments.last() else {
        return 0;
    };
    let hanging = last.space_cells as usize;
    fragments.iter().map(all).sum::<usize>() - hanging + last.hyphen_cells as usize
}

/// A measure as textwrap takes it.
fn measure(cells: usize) -> f64 {
    f64::from(u32::try_from(cells).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn paragraphs_break_where_they_read_best() {
        for (text, cells, expected) in [
            ("", 10, vec![""]),
            ("one", 10, vec!["one"]),
            (
                "To be, or not to be: that is the question",
                10,
                vec!["To be,", "or not to", "be: that", "is the", "question"],
            ),
            (
                "Сразу ушли в море вдвоём",
                13,
                vec!["Сразу ушли", "в море вдвоём"],
            ),
            ("  space around  ", 20, vec!["space around"]),
            ("two\nlines", 20, vec!["two", "lines"]),
            (
                "verse\n\n   indented\n",
                20,
                vec!["verse", "", "   indented"],
            ),
            ("abcdefghij", 4, vec!["abcd", "efgh", "ij"]),
            ("a b", 0, vec!["a", "b"]),
            ("東京都、大阪府。", 6, vec!["東京", "都、大", "阪府。"]),
            ("10\u{a0}km away", 8, vec!["10\u{a0}km", "away"]),
            ("war—and—peace", 8, vec!["war—and—", "peace"]),
            (
                "👩\u{200d}👧👩\u{200d}👧👩\u{200d}👧",
                5,
                vec!["👩\u{200d}👧👩\u{200d}👧", "👩\u{200d}👧"],
            ),
            ("🇩🇪🇫🇷🇮🇹", 3, vec!["🇩🇪", "🇫🇷", "🇮🇹"]),
            (
                "❤\u{fe0f}❤\u{fe0f}❤\u{fe0f}",
                4,
                vec!["❤\u{fe0f}❤\u{fe0f}", "❤\u{fe0f}"],
            ),
            (
                "https://example.org/a/long-path",
                12,
                vec!["https://", "example.org/", "a/long-path"],
            ),
            ("Fini ! Vraiment ?", 7, vec!["Fini !", "Vraimen", "t ?"]),
        ] {
            assert_eq!(plain_lines(text, cells), expected, "{text:?} in {cells}");
        }
    }

    #[test]
    fn code_keeps_its_spaces() {
        let text = "\nfn main() {\n    print(1,  2);\n\n}\n";
        let shown: Vec<_> = code_lines(text, 12)
            .into_iter()
            .map(|line| (text.get(line.range).unwrap(), line.is_continued))
            .collect();
        let expected = vec![
            ("fn main() {", false),
            ("    print(1,", false),
            ("2);", true),
            ("", false),
            ("}", false),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn headlines_are_balanced() {
        let text = "Iran and Russia widen their security ties again";
        let shown: Vec<_> = balanced_lines(text, 40, &mut Vec::new())
            .into_iter()
            .map(|line| text.get(line.range).unwrap())
            .collect();
        assert_eq!(
            shown,
            ["Iran and Russia widen", "their security ties again"]
        );
    }

    #[test]
    fn the_longest_word_and_the_longest_paragraph_are_quickly_set() {
        let started = std::time::Instant::now();
        let word = "x".repeat(1_000_000);
        assert_eq!(lines(&word, 72).len(), 1_000_000_usize.div_ceil(72));
        let flags = "🇩🇪".repeat(100_000);
        assert_eq!(lines(&flags, 72).len(), 100_000_usize.div_ceil(36));
        let thai = "สวัสดีชาวโลก".repeat(30_000);
        assert!(lines(&thai, 72).len() > 4_000);
        let paragraph = "drones over the Caspian ".repeat(50_000);
        assert!(lines(&paragraph, 72).len() > 15_000);
        let seconds = started.elapsed().as_secs();
        assert!(
            seconds < 20,
            "took {seconds} s, in a debug build on a busy machine"
        );
    }

    /// Words of many scripts, and what is hard between them.
    fn mixed() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-z]{1,12}",
            "[東京大阪、。「」한국어]{1,8}",
            "[ابتثلاآ\u{64b}\u{650}]{1,8}",
            "[e\u{301}\u{327}]{1,6}",
            "[क\u{94d}षि]{1,6}",
            Just("👩\u{200d}👩\u{200d}👧\u{200d}👦".to_owned()),
            Just("❤\u{fe0f}🇩🇪🇫".to_owned()),
            Just("https://example.org/very/long/path?with=query&and#fragment".to_owned()),
            Just("\u{a0}".to_owned()),
            Just("\u{3000}".to_owned()),
            Just("\u{2003}".to_owned()),
            "[ \\-—.,!?\n]{1,4}",
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" ").replace("  ", ""))
    }

    /// What must not be lost: everything but white space.
    fn visible(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn lines_are_never_too_wide_lose_nothing_and_cut_no_cluster(
            raw in mixed(),
            cells in 1usize..=100,
        ) {
            let clean = crate::text::Clean::text(&raw);
            let text = clean.as_str();
            let boundaries: std::collections::BTreeSet<_> =
                text.grapheme_indices(true).map(|(place, _)| place).chain([text.len()]).collect();
            for broken in [lines(text, cells), code_lines(text, cells), balanced_lines(text, cells, &mut Vec::new())] {
                let mut shown = String::new();
                for line in &broken {
                    let words = text.get(line.range.clone()).unwrap();
                    prop_assert_eq!(width(words), line.cells);
                    prop_assert!(line.cells <= cells || words.graphemes(true).count() == 1);
                    prop_assert!(boundaries.contains(&line.range.start), "{:?}", words);
                    prop_assert!(boundaries.contains(&line.range.end), "{:?}", words);
                    shown.push_str(words);
                }
                prop_assert_eq!(visible(&shown), visible(text));
                let in_order = broken.is_sorted_by(|a, b| a.range.end <= b.range.start);
                prop_assert!(in_order);
            }
        }

        #[test]
        fn words_that_fit_are_never_cut(text in "[a-z]{1,8}( [a-z]{1,8}){0,30}", cells in 8usize..40) {
            let shown = plain_lines(&text, cells);
            let words: Vec<_> = shown.iter().flat_map(|line| line.split(' ')).collect();
            prop_assert_eq!(words, text.split(' ').collect::<Vec<_>>());
        }
    }
}
