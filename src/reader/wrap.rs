//! Paragraphs broken into lines.
//!
//! A text is taken apart where a line may break, what is wider than a line is divided, what is not to be
//! parted is tied, and the pieces are put into lines. Line breaks of the text stay; a line is never wider
//! than the measure, unless a single character is.

use std::ops::Range;

use crate::reader::fit::{cells_of, greedy};
use crate::reader::fragment::{Fragment, fragments};
use crate::reader::numbers::{self, Number};
use crate::reader::parting::{self, Parting};
use crate::reader::{division, phrases, ties};

/// Lines up to which a headline is balanced.
const BALANCED_LINES: usize = 6;

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
    running_lines(text, cells, &Parting::default(), &mut Vec::new())
}

/// The same, with words parted as `parting` has it, and with room for `numbers` of links; those that
/// have no room are left out.
pub(crate) fn running_lines(
    text: &str,
    cells: usize,
    parting: &Parting<'_>,
    numbers: &mut Vec<Number>,
) -> Vec<Broken> {
    broken(text, cells, parting, numbers, ties::join)
}

/// Breaks each line of a text, its fragments joined by `join`.
fn broken(
    text: &str,
    cells: usize,
    parting: &Parting<'_>,
    numbers: &mut Vec<Number>,
    join: fn(&str, Vec<Fragment>, usize) -> Vec<Fragment>,
) -> Vec<Broken> {
    let mut lines = Vec::new();
    let room_cells = cells.saturating_sub(numbers::widest(numbers)).max(1);
    for (number, hard) in hard_lines(text).into_iter().enumerate() {
        let indent_cells = if number == 0 { 0 } else { cells / 4 };
        let line = text.get(hard.clone()).unwrap_or_default();
        let parting = parting.from(hard.start);
        let fragments = fragments(line, room_cells, indent_cells);
        let fragments = division::divide(line, fragments, room_cells, &parting);
        let mut fragments = join(line, fragments, room_cells);
        numbers::make_room(numbers, &hard, &mut fragments, cells);
        let (fragments, ends) = parting::fit(line, fragments, cells, &parting);
        add(&mut lines, hard.start, &fragments, &ends);
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
/// room for `numbers` as in running text. For the sake of that no word is parted.
pub(crate) fn balanced_lines(
    text: &str,
    cells: usize,
    parting: &Parting<'_>,
    numbers: &mut Vec<Number>,
) -> Vec<Broken> {
    let set = |cells, numbers: &mut _| broken(text, cells, parting, numbers, phrases::join);
    let whole = numbers.clone();
    let mut best = set(cells, numbers);
    let (count, all) = (best.len(), numbers.len());
    if !(2..=BALANCED_LINES).contains(&count) || text.contains('\n') {
        return best;
    }
    let fragments = phrases::join(text, fragments(text, cells, 0), cells);
    if fragments.iter().any(|fragment| fragment.is_cut) {
        return best;
    }
    let widest = fragments.iter().map(|fragment| fragment.cells as usize);
    let widest = widest.max().unwrap_or(0) + numbers::widest(numbers);
    let (mut too_narrow, mut wide_enough) = ((cells / 2).max(widest.saturating_sub(1)), cells);
    while too_narrow + 1 < wide_enough {
        let middle = usize::midpoint(too_narrow, wide_enough);
        let mut left = whole.clone();
        let narrower = set(middle, &mut left);
        if narrower.len() > count || left.len() < all {
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
            (
                "カードゝはーだゞよ々だ",
                8,
                vec!["カードゝ", "はーだゞ", "よ々だ"],
            ),
            ("これはきゃっとです", 6, vec!["これは", "きゃっ", "とです"]),
            ("ประเทศไทยสวยงาม", 9, vec!["ประเทศไทย", "สวยงาม"]),
            ("ປະເທດລາວສວຍງາມ", 8, vec!["ປະເທດລາວ", "ສວຍງາມ"]),
            ("ប្រទេសកម្ពុជាស្រស់ស្អាត", 8, vec!["ប្រទេស", "កម្ពុជាស្រស់", "ស្អាត"]),
            ("မြန်မာနိုင်ငံသည်လှပသည်", 8, vec!["မြန်မာနိုင်ငံ", "သည်လှပသည်"]),
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
        let shown: Vec<_> = balanced_lines(text, 40, &Parting::default(), &mut Vec::new())
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
            for broken in [lines(text, cells), code_lines(text, cells), balanced_lines(text, cells, &Parting::default(), &mut Vec::new())] {
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
