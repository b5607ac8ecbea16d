//! Dates inside other text: at the end of a byline, in a line of a page, in an address.
//!
//! Every place of the line where a date can start is tried, from the left, so that the longest end
//! is found first. A walk from one place is short, and only so much of a line is looked at that the
//! work stays small for a line without end.

use std::ops::Range;

use super::beside::{ends_span, is_update_of_other_day};
use super::language::Language;
use super::meaning::Meaning;
use super::numeral::has_number;
use super::piece::{Body, Piece, pieces};
use super::scan::{Around, Found, Scanner};
use super::stamp::Stamp;
use super::word_step::{kind, weekdays};
use crate::article::{Date, Precision};

/// How much of the end of a line is looked at for a date there.
const LONGEST_END: usize = 400;

/// How much of a line is searched for a date inside it.
const LONGEST_SEARCH: usize = 4_000;

/// The longest end of `line` that is a date, and where it starts: for "By Nigar Bayramli February
/// 10, 2023". Words that lead to the date ("on", "Updated", "le") belong to that end.
pub fn at_end(line: &str, lang: Option<&str>, from: &'static str) -> Option<(Range<usize>, Date)> {
    stamp_at_end(line, lang, from).map(|(range, stamp)| (range, stamp.date))
}

/// As [`at_end`], with what a label before the date says.
pub fn stamp_at_end(
    line: &str,
    lang: Option<&str>,
    from: &'static str,
) -> Option<(Range<usize>, Stamp)> {
    let skipped = start_of_end(line, LONGEST_END);
    let tail = line.get(skipped..).filter(|tail| has_number(tail))?;
    let pieces = pieces(tail);
    let scanner = Scanner {
        pieces: &pieces,
        lang: Language::of_line(lang, tail, &pieces),
        around: Around::Before,
    };
    let (start, found) = (0..pieces.len())
        .filter(|start| can_start(&scanner, *start))
        .filter_map(|start| Some((start, scanner.scan(start)?)))
        .find(|(start, found)| {
            found.first == *start
                && found.end == pieces.len()
                && has_written_day(found)
                && !is_name(&pieces, *start, found)
        })?;
    let moment = found.moment?;
    let date = moment.into_date(found.written(tail, &pieces), from)?;
    let lead = lead(tail, &pieces, start);
    let range = skipped + pieces.get(lead)?.start..line.trim_end().len();
    let kind = pieces.get(lead..start)?.iter().filter_map(kind).max();
    Some((range, Stamp { kind, date }))
}

/// The first date inside `line`, and where it stands: for "Berlin, 28.10.2021, 058/21" and for the
/// day in an address. A date with its day comes before a mere month.
pub fn find(line: &str, lang: Option<&str>, from: &'static str) -> Option<(Range<usize>, Date)> {
    let line = line
        .get(..end_of_start(line, LONGEST_SEARCH))
        .filter(|line| has_number(line))?;
    let pieces = pieces(line);
    let scanner = Scanner {
        pieces: &pieces,
        lang: Language::of_line(lang, line, &pieces),
        around: Around::Both,
    };
    let mut month = None;
    let mut at = 0;
    while at < pieces.len() {
        let found = Some(at)
            .filter(|at| can_start(&scanner, *at))
            .and_then(|at| scanner.scan(at))
            .filter(|found| found.first == at && !is_name(&pieces, at, found))
            .filter(|found| !is_update_of_other_day(line, &pieces, found.first));
        if let Some(found) = found
            && let Some(date) = found
                .moment
                .and_then(|moment| moment.into_date(found.written(line, &pieces), from))
        {
            let range = pieces.get(found.first)?.start..pieces.get(found.next - 1)?.end;
            if has_day(&found) {
                return Some((range, date));
            }
            if month.is_none() && date.precision == Precision::Month {
                month = Some((range, date));
            }
        }
        at += 1;
    }
    month
}

/// Whether a date can start at piece `at`. The second number of "10-12 February" cannot.
fn can_start(scanner: &Scanner, at: usize) -> bool {
    let Some(piece) = scanner.pieces.get(at) else {
        return false;
    };
    let Some(number) = piece.number() else {
        return scanner.month(at).is_some()
            || piece.meanings().any(|meaning| {
                matches!(
                    meaning,
                    Meaning::Weekday(_) | Meaning::Half(_) | Meaning::Era(_)
                )
            });
    };
    let before = |back: usize| {
        at.checked_sub(back)
            .and_then(|place| scanner.pieces.get(place))
    };
    let is_after_number = before(2)
        .and_then(Piece::number)
        .is_some_and(|other| other.digits <= 2)
        && before(1).is_some_and(|mark| {
            let is_glued = !mark.has_gap && !piece.has_gap;
            mark.is_mark('-') || (is_glued && matches!(mark.body, Body::Mark('.' | '/' | ':')))
        });
    number.digits > 2 || !is_after_number && !ends_span(scanner, at)
}

/// Whether what was found says at least the month of a year.
fn has_written_day(found: &Found) -> bool {
    found
        .moment
        .is_some_and(|moment| moment.precision >= Precision::Month || has_day(found))
}

/// Whether a day was written, were it in doubt.
fn has_day(found: &Found) -> bool {
    found.draft.has_day()
}

/// Whether the short word at `start` is no day of the week but the end of a name, as in "Mary Sun
/// February 10, 2023", which is a Friday.
fn is_name(pieces: &[Piece], start: usize, found: &Found) -> bool {
    let Some((piece, moment)) = pieces.get(start).zip(found.moment) else {
        return false;
    };
    let days = weekdays(piece);
    let is_short = matches!(&piece.body, Body::Word { key, .. } if key.chars().count() <= 3);
    let day = 1 << moment.local.weekday().to_monday_zero_offset();
    is_short && days != 0 && found.draft.has_day() && days & day == 0
}

/// The first of the pieces before `start` that lead to the date there.
fn lead(line: &str, pieces: &[Piece], start: usize) -> usize {
    // A capital is a name's: "Kim Le 10 Feb 2023".
    let is_small = |piece: &Piece| {
        line.get(piece.start..piece.end)
            .is_some_and(|word| !word.starts_with(char::is_uppercase))
    };
    let mut lead = start;
    let mut at = start;
    while let Some(piece) = at.checked_sub(1).and_then(|before| pieces.get(before)) {
        let is_lead = match &piece.body {
            Body::Word { key, .. } => {
                let is_labelled = || {
                    let before = at.checked_sub(2).and_then(|before| pieces.get(before));
                    before.is_some_and(|before| kind(before).is_some())
                };
                kind(piece).is_some()
                    || (LEADS.contains(&key.as_str()) && is_small(piece))
                    || (DATES.contains(&key.as_str()) && is_labelled())
            }
            Body::Mark(',' | ':' | '(') => false,
            // "akt." is a label that is shortened.
            Body::Mark('.') if !piece.has_gap && is_short_label(pieces, at - 1) => false,
            _ => break,
        };
        let is_mark = matches!(piece.body, Body::Mark(_));
        if !is_lead && !is_mark {
            break;
        }
        at -= 1;
        lead = if is_lead { at } else { lead };
    }
    lead
}

/// Whether the piece before the full stop at `stop` is a label of a few letters.
fn is_short_label(pieces: &[Piece], stop: usize) -> bool {
    let before = stop.checked_sub(1).and_then(|before| pieces.get(before));
    before.is_some_and(|piece| kind(piece).is_some() && piece.end - piece.start <= 4)
}

/// Words for a date, behind its label: "Publish Date".
const DATES: [&str; 4] = ["date", "datum", "fecha", "data"];

/// Small words that lead to a date.
const LEADS: [&str; 18] = [
    "on",
    "at",
    "last",
    "the",
    "am",
    "vom",
    "den",
    "zuletzt",
    "le",
    "el",
    "il",
    "em",
    "op",
    "dnia",
    "w",
    "um",
    "ngay",
    "วันที่",
];

/// Where the last `length` bytes of `line` start, on a character.
fn start_of_end(line: &str, length: usize) -> usize {
    let start = line.len().saturating_sub(length);
    (start..=line.len())
        .find(|place| line.is_char_boundary(*place))
        .unwrap_or(line.len())
}

/// Where the first `length` bytes of `line` end, on a character.
fn end_of_start(line: &str, length: usize) -> usize {
    let end = line.len().min(length);
    (0..=end)
        .rev()
        .find(|place| line.is_char_boundary(*place))
        .unwrap_or(0)
}
