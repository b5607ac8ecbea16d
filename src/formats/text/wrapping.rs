//! Lines that were broken to a width, put together again.
//!
//! Mail, newsboat and editors break lines at 60 to 80 columns; scrapers write a paragraph a line;
//! poets break lines where they like. The three are told apart by the one thing only breaking to a
//! width does: the first word of a line would not have fitted on the line before.

use super::lines::{Line, columns};
use super::markers::{Sign, sign};
use super::references;
use super::section::is_all_capitals;

/// Breaking to less or more columns than these is not done to prose.
const NARROWEST: usize = 40;
const WIDEST: usize = 110;

/// How many columns a line may end early and still be full.
const SLACK: usize = 6;

/// Marks every line that goes on with the paragraph of the line before it.
pub(super) fn join(lines: &mut [Line]) {
    let Some(width) = width(lines) else {
        return;
    };
    let mut start = 0;
    while start < lines.len() {
        let rest = lines.get(start + 1..).unwrap_or_default();
        let length = 1 + rest.iter().take_while(|line| !line.opens).count();
        if let Some(group) = lines.get_mut(start..start + length) {
            join_group(group, width);
        }
        start += length;
    }
}

/// The width that the text was broken to, if it was: most lines of running text are full.
fn width(lines: &[Line]) -> Option<usize> {
    let pairs = || pairs(lines).filter(|(line, next)| is_running(line.text) && may_go_on(next));
    let mut widths: Vec<usize> = pairs()
        .map(|(line, _)| line.indent + line.width())
        .collect();
    widths.sort_unstable();
    // The widest lines may be addresses that could not be broken.
    let width = *widths.get(widths.len() * 9 / 10)?;
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let is_long = |line: &Line| (line.indent + line.width()) * 5 >= width * 3;
    let long = || pairs().filter(|(line, _)| is_long(line));
    let full = || long().filter(|(line, next)| is_full(line, next, width));
    let open = full().filter(|(line, _)| !ends_sentence(line.text)).count();
    let reading_on = full()
        .filter(|(line, next)| reads_on(line.text, next.text))
        .count();
    let (long, full) = (long().count(), full().count());
    // The fewer lines, the surer their words must be that they go on.
    let is_read_on = reading_on * (if full <= 6 { 2 } else { 4 }) >= full;
    let is_prose = full * 10 >= long * 7 && open * 2 >= full && is_read_on;
    // One or two lines are as wide as each other by chance: their words must read on.
    let is_enough = full >= 3 || (full >= 1 && reading_on == full);
    (is_prose && is_enough).then_some(width)
}

/// Whether a line is running text: several words, or a script that sets no spaces.
fn is_running(line: &str) -> bool {
    line.split_whitespace().nth(4).is_some() || line.chars().take(40).any(is_unspaced)
}

/// Whether a line ends where a sentence does.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.ends_with([
        '.', '!', '?', ':', '。', '！', '？', '”', '"', '»', '؟', '।',
    ])
}

/// Whether `next` goes on with the sentence of `line`.
fn reads_on(line: &str, next: &str) -> bool {
    !ends_sentence(line)
        && !next.starts_with("http")
        && next.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase())
}

/// Each line and the next, where no blank line stands between.
fn pairs<'l, 'a>(lines: &'l [Line<'a>]) -> impl Iterator<Item = (&'l Line<'a>, &'l Line<'a>)> {
    let next = lines.iter().skip(1);
    lines.iter().zip(next).filter(|(_, next)| !next.opens)
}

/// Whether the first word of `next` would not have fitted after `line`.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    line.indent + line.width() + 1 + first_word(next.text) + SLACK > width
}

fn may_go_on(next: &Line) -> bool {
    sign(next.text) == Sign::Plain && !references::is_reference(next.text)
}

/// The columns of the first word; of scripts without spaces, of the first character.
fn first_word(text: &str) -> usize {
    let end = text.find(|c: char| c.is_whitespace() || is_unspaced(c));
    match end {
        Some(0) => 2,
        Some(end) => columns(text.get(..end).unwrap_or_default()),
        None => columns(text),
    }
}

/// Joins the lines of one group; verse, whose lines hardly ever are full, stays as it is.
fn join_group(group: &mut [Line], width: usize) {
    let joins: Vec<bool> = pairs(group)
        .map(|(line, next)| may_go_on(next) && goes_on(line, next) && is_full(line, next, width))
        .collect();
    let full = joins.iter().filter(|joins| **joins).count();
    let is_verse = full * 3 < joins.len();
    if is_verse {
        return;
    }
    for (line, joins) in group.iter_mut().skip(1).zip(joins) {
        line.joins = joins;
    }
}

/// Whether a line is a row of pieces, as of a menu or a table.
fn is_row(line: &str) -> bool {
    line.matches("   ").count() >= 2
}

/// Whether the indent of `next` lets it go on with `line`: an indent opens a paragraph, but the
/// words of an item stand below its first word.
fn goes_on(line: &Line, next: &Line) -> bool {
    if is_row(line.text) || is_all_capitals(line.text) && !is_all_capitals(next.text) {
        return false;
    }
    let is_item = matches!(sign(line.text), Sign::Bullet(_) | Sign::Number(..));
    next.indent < line.indent + 2 || (is_item && next.indent <= line.indent + 6)
}

/// `before` and `after` as one text: with a space between words, none in scripts that have none and
/// none after a hyphen within a word.
pub(super) fn glue(text: &mut String, after: &str) {
    let last = text.chars().next_back();
    let first = after.chars().next();
    let is_unspaced = last.is_some_and(is_unspaced) && first.is_some_and(is_unspaced);
    if !(is_unspaced || is_hyphenated(text, after)) {
        text.push(' ');
    }
    text.push_str(after);
}

/// Whether a word was broken at a hyphen. The hyphen stays: it may be one the word has anyway.
fn is_hyphenated(before: &str, after: &str) -> bool {
    // "pre- and post-war": such words stand after a hyphen that ends its word.
    const AND: [&str; 12] = [
        "and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en",
    ];
    let mut ends = before.chars().rev();
    let is_open = ends.next() == Some('-') && ends.next().is_some_and(char::is_alphanumeric);
    let next = after.split_whitespace().next().unwrap_or_default();
    is_open && next.starts_with(char::is_lowercase) && !AND.contains(&next)
}

/// Whether `c` is of a script that sets no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{eff}')
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::*;
    use crate::formats::Budget;

    fn joined(text: &str) -> Vec<String> {
        let mut lines = Lines::of(text, &Budget::default()).lines;
        join(&mut lines);
        let mut out: Vec<String> = Vec::new();
        for line in &lines {
            match out.last_mut() {
                Some(last) if line.joins => glue(last, line.text),
                _ => out.push(line.text.to_owned()),
            }
        }
        out
    }

    #[test]
    fn prose_broken_to_a_width_becomes_paragraphs() {
        let text = "\
The ferry to the islands will run through the winter for the first time,
the harbour office said on Friday, after shop owners and teachers had asked
for it again and again in letters and then at a long and very well-
attended meeting.

The first boat leaves at six. The last one comes home at ten in the evening,
except on Sundays.
  * The fare is two crowns for everyone who lives on one of the islands and
    four for guests.
  * Dogs travel free.";
        let expected = [
            "The ferry to the islands will run through the winter for the first time, the harbour office said on Friday, after shop owners and teachers had asked for it again and again in letters and then at a long and very well-attended meeting.",
            "The first boat leaves at six. The last one comes home at ten in the evening, except on Sundays.",
            "* The fare is two crowns for everyone who lives on one of the islands and four for guests.",
            "* Dogs travel free.",
        ];
        assert_eq!(joined(text), expected);
    }

    #[test]
    fn a_verse_among_prose_keeps_its_lines() {
        let text = "\
The choir sang the old song of the harbour, which everyone on the quay knew
by heart, and the band of the fire brigade played along as well as it could
in the wind.

The boats come home,
the lamps are lit,
the gulls are loud,
and so are we.";
        assert_eq!(joined(text).len(), 5);
    }

    #[test]
    fn a_paragraph_a_line_stays_so() {
        for text in [
            "Join us\nRead more about our plans below.\nThe ferry to the islands will run through the winter for the first time, the harbour office said on Friday, after shop owners had asked for it.\nThe first boat leaves at six.",
            "One short line\nAnother short line\nAnd a third one here",
            "A title of a few words\nBy Ann Lee",
        ] {
            assert_eq!(joined(text).len(), text.lines().count(), "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_joined_without_spaces() {
        let text = "島を結ぶ連絡船がこの冬から初めて通年で運航されることになったと港湾局\nが金曜日に発表した。商店主や教師たちが町の集会で強く求めていたもので\n、最初の便は午前六時に出航し、最終便は午後十時に戻る予定になってい\nる。";
        assert_eq!(joined(text), [text.replace('\n', "")]);
    }
}
