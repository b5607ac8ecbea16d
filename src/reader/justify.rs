//! Both edges of running text made even: the spaces of a line take what it lacks.
//!
//! A line keeps its words as they stand in the article, so that finding, marking and copying never
//! meet a space or a hyphen that setting has added; those are only in what is [shown](Line::shown).
//! In cells a space can but double, so a line that lacks too much for its spaces stays ragged.

use std::borrow::Cow;
use std::ops::Range;

use crate::reader::{Line, Role, Span, numbers, ties};
use crate::text::Clean;

/// Cells that two spaces may grow by, on average.
const GROWTH_OF_TWO: usize = 3;

/// One character in so many is wide in a text that has no spaces between words.
const WIDE_ONE_IN: usize = 4;

/// The cells to spread over the spaces of `spans`, which lack `room`; 0 where they are too few.
pub(crate) fn spread_cells(spans: &[Span], room: usize) -> u16 {
    let gaps = gaps(spans);
    if room * 2 > gaps * GROWTH_OF_TWO {
        return 0;
    }
    u16::try_from(room).unwrap_or(0)
}

/// Whether `text` is written without spaces between words, in wide characters.
pub(crate) fn is_dense(text: &str) -> bool {
    let is_wide =
        |letter: &char| matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}');
    let wide = text.chars().filter(is_wide).count();
    wide > 0 && wide * WIDE_ONE_IN > text.chars().count()
}

impl Line {
    /// The spans as they are shown: with the hyphen, with the spaces that justify the line, and with the
    /// numbers of links.
    pub fn shown(&self) -> Cow<'_, [Span]> {
        let has_number = self.spans.iter().any(|span| span.has_number);
        if self.spread_cells == 0 && !self.has_hyphen && !has_number {
            return Cow::Borrowed(&self.spans);
        }
        let mut spans = if self.spread_cells > 0 {
            spread(self)
        } else {
            self.spans.clone()
        };
        if self.has_hyphen
            && let Some(last) = spans.last_mut()
        {
            last.text = Clean::text(&format!("{}-", last.text));
        }
        if has_number {
            spans = numbers::put_in(spans);
        }
        Cow::Owned(spans)
    }
}

/// The spans of `line` with its cells spread over its spaces as evenly as they can be, from the
/// left in one line and from the right in another, so that no rivers run down the page.
fn spread(line: &Line) -> Vec<Span> {
    let gaps = gaps(&line.spans);
    let cells = usize::from(line.spread_cells);
    let is_from_right = line.place.offset % 2 == 1;
    let grown_before = |gap: usize| (gap * cells).checked_div(gaps).unwrap_or(0);
    let growth = |gap: usize| {
        let gap = if is_from_right { gaps - 1 - gap } else { gap };
        grown_before(gap + 1) - grown_before(gap)
    };
    let mut spans = line.spans.clone();
    let mut gap = 0;
    each_gap(&line.spans, |number, at, added| {
        let more = " ".repeat(growth(gap));
        gap += 1;
        if let Some(span) = spans.get_mut(number) {
            let (before, after) = span
                .text
                .split_at_checked(at + *added)
                .unwrap_or((&span.text, ""));
            span.text = Clean::text(&format!("{before}{more}{after}"));
            *added += more.len();
        }
    });
    spans
}

/// How many gaps between words `spans` have.
fn gaps(spans: &[Span]) -> usize {
    let mut gaps = 0;
    each_gap(spans, |_, _, _| gaps += 1);
    gaps
}

/// Goes to the end of each gap between words that may grow: which span it is in, at which byte, and what
/// was added to that span so far. What stands before the text has no words.
fn each_gap(spans: &[Span], mut take: impl FnMut(usize, usize, &mut usize)) {
    let is_text = |span: &&Span| !matches!(span.role, Role::QuoteBar | Role::Marker);
    let text: String = spans
        .iter()
        .filter(is_text)
        .map(|span| span.text.as_str())
        .collect();
    let mut has_word = false;
    let mut open: Option<(usize, usize)> = None;
    let mut added: (usize, usize) = (0, 0);
    // Bytes of the text before the span, and at the start of the gap.
    let (mut before, mut gap) = (0, 0);
    for (number, span) in spans.iter().enumerate().filter(|(_, span)| is_text(span)) {
        for (at, letter) in span.text.char_indices() {
            if letter == ' ' {
                gap = if open.is_none() { before + at } else { gap };
                open = has_word.then_some((number, at + 1));
                continue;
            }
            has_word = true;
            let ended = open.take().filter(|_| !is_fixed(&text, gap..before + at));
            if let Some((number, at)) = ended {
                if added.0 != number {
                    added = (number, 0);
                }
                take(number, at, &mut added.1);
            }
        }
        before += span.text.len();
    }
}

/// Whether the space at `gap` is of a sign or of a tie, and keeps its width: `Vraiment !`, `« oui »`, `20 km`.
fn is_fixed(text: &str, gap: Range<usize>) -> bool {
    let (Some(before), Some(after)) = (text.get(..gap.start), text.get(gap.end..)) else {
        return false;
    };
    let opens = |before: &str| {
        let outside = before.strip_suffix(['«', '‹']);
        outside.is_some_and(|outside| !outside.ends_with(char::is_alphanumeric))
    };
    let closes = |after: &str| {
        let outside = after.strip_prefix(['»', '›']);
        outside.is_some_and(|outside| !outside.starts_with(char::is_alphanumeric))
    };
    let is_sign = after.starts_with([':', ';', '!', '?']);
    is_sign || opens(before) || closes(after) || ties::holds(before, after) && !is_dash(after)
}

/// Whether a dash stands at the start, whose spaces are those between words.
fn is_dash(after: &str) -> bool {
    after.starts_with(['-', '–', '—', '―'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Place;
    use crate::reader::galley::span;

    fn shown(parts: &[(&str, Role)], room: usize, offset: u32) -> String {
        let spans: Vec<_> = parts.iter().map(|(text, role)| span(text, *role)).collect();
        let line = Line {
            spread_cells: spread_cells(&spans, room),
            spans,
            place: Place { block: 1, offset },
            is_rtl: false,
            has_hyphen: room == 0,
        };
        let shown = line.shown();
        shown.iter().map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn spaces_between_words_take_what_a_line_lacks_and_no_more_than_they_can() {
        let line = [
            ("│ ", Role::QuoteBar),
            ("one two ", Role::Body),
            ("three", Role::Link),
            (" four", Role::Body),
        ];
        for (room, offset, expected) in [
            (0, 0, "│ one two three four-"),
            (1, 0, "│ one two three  four"),
            (1, 1, "│ one  two three four"),
            (3, 0, "│ one  two  three  four"),
            (4, 1, "│ one   two  three  four"),
            (5, 0, "│ one two three four"),
        ] {
            assert_eq!(shown(&line, room, offset), expected, "{room} from {offset}");
        }
        let item = [
            ("  ", Role::Body),
            ("1. ", Role::Marker),
            ("a  b", Role::Body),
        ];
        assert_eq!(shown(&item, 1, 0), "  1. a   b");
        let fixed = [("« Oui ! » dit-il : 20 km et", Role::Body)];
        assert_eq!(shown(&fixed, 3, 0), "« Oui ! »  dit-il :  20 km  et");
    }

    #[test]
    fn text_without_spaces_is_known() {
        assert!(is_dense("伊朗和俄罗斯 2023"));
        assert!(!is_dense("The word 伊朗 means Iran"));
        assert!(!is_dense("이란과 러시아가"));
    }
}
