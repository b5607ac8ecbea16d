//! The questions that other formats ask of a line or a field.

use std::ops::Range;

use super::language::Language;
use super::meaning::Meaning;
use super::piece::{Body, Piece, pieces};
use super::scan::{Around, Found, Scanner};
use super::standard;
use super::word_step::{kind, weekdays};
use crate::article::{Date, Precision};

/// The most bytes of a line that is nothing but dates and their labels.
const LONGEST_STAMP: usize = 400;

/// How much of the end of a line is looked at for a date there.
const LONGEST_END: usize = 400;

/// How much of a line is searched for a date inside it.
const LONGEST_SEARCH: usize = 4_000;

/// What a stamp on a page says happened then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The article came out.
    Published,
    /// Someone kept a copy.
    Saved,
    /// It was changed.
    Updated,
}

/// A date with what its label says.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// What the label says; nothing where no label stands beside the date.
    pub kind: Option<Kind>,
    /// The date.
    pub date: Date,
}

/// Reads `raw` as a date if all of it is one (a label such as "Last update:" and a weekday may
/// stand before it). `lang` (BCP 47) helps with the order of day and month.
///
/// Of several dates the first that is not of an update is taken. Where day and month could be told
/// either way, only the year is.
pub fn parse(raw: &str, lang: Option<&str>, from: &'static str) -> Option<Date> {
    let stamps = stamps(raw, lang, from);
    let published = stamps
        .iter()
        .position(|stamp| !matches!(stamp.kind, Some(Kind::Updated | Kind::Saved)));
    stamps
        .into_iter()
        .nth(published.unwrap_or_default())
        .map(|stamp| stamp.date)
}

/// The dates of a line that holds nothing but dates and their labels: "Published 10 Feb 2023,
/// updated 11 Feb 2023". Empty for any other line.
pub fn stamps(line: &str, lang: Option<&str>, from: &'static str) -> Vec<Stamp> {
    let line = line.trim();
    if line.len() > LONGEST_STAMP {
        return Vec::new();
    }
    if let Some(moment) = standard::read(line) {
        let date = moment.into_date(line, from);
        return date
            .map(|date| Stamp { kind: None, date })
            .into_iter()
            .collect();
    }
    let pieces = pieces(line);
    let parts = parts(&pieces, Language::of(lang)).unwrap_or_default();
    let labels_follow = matches!(parts.first(), Some(Part::Date(_)))
        && matches!(parts.last(), Some(Part::Label(_)));
    let mut stamps = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Part::Date(found) = part else { continue };
        let kind = if labels_follow {
            labels(parts.iter().skip(at + 1))
        } else {
            labels(parts.iter().take(at).rev())
        };
        let date = found
            .moment
            .and_then(|moment| moment.into_date(written(line, &pieces, found), from));
        stamps.extend(date.map(|date| Stamp { kind, date }));
    }
    stamps
}

/// What a line that is nothing but a labelled stamp says happened.
///
/// "Last update: October 13, 2024 03:44" and "Updated 3 hours ago" say [`Kind::Updated`]. Nothing
/// for a date without a label and for any other line.
pub fn label(line: &str) -> Option<Kind> {
    let line = line.trim();
    if line.len() > LONGEST_STAMP {
        return None;
    }
    let pieces = pieces(line);
    pieces.iter().find(|piece| piece.number().is_some())?;
    let parts = parts(&pieces, Language::of(None))?;
    let first = parts
        .iter()
        .position(|part| matches!(part, Part::Label(_)))?;
    labels(parts.iter().skip(first))
}

/// The longest end of `line` that is a date, and where it starts: for "By Nigar Bayramli February
/// 10, 2023". Words that lead to the date ("on", "Updated", "le") belong to that end.
pub fn at_end(line: &str, lang: Option<&str>, from: &'static str) -> Option<(Range<usize>, Date)> {
    let skipped = start_of_end(line, LONGEST_END);
    let tail = line.get(skipped..)?;
    let pieces = pieces(tail);
    let scanner = Scanner {
        pieces: &pieces,
        lang: Language::of(lang),
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
    let date = moment.into_date(written(tail, &pieces, &found), from)?;
    let lead = lead(tail, &pieces, start);
    let range = skipped + pieces.get(lead)?.start..line.trim_end().len();
    Some((range, date))
}

/// The first date inside `line`, and where it stands: for "Berlin, 28.10.2021, 058/21" and for the
/// day in an address. A date with its day comes before a mere month.
pub fn find(line: &str, lang: Option<&str>, from: &'static str) -> Option<(Range<usize>, Date)> {
    let line = line.get(..end_of_start(line, LONGEST_SEARCH))?;
    let pieces = pieces(line);
    let scanner = Scanner {
        pieces: &pieces,
        lang: Language::of(lang),
        around: Around::Both,
    };
    let mut month = None;
    let mut at = 0;
    while at < pieces.len() {
        let found = Some(at)
            .filter(|at| can_start(&scanner, *at))
            .and_then(|at| scanner.scan(at))
            .filter(|found| found.first == at && !is_name(&pieces, at, found));
        if let Some(found) = found
            && let Some(date) = found
                .moment
                .and_then(|moment| moment.into_date(written(line, &pieces, &found), from))
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

/// A part of a line that is nothing but dates and their labels.
enum Part {
    Date(Found),
    Label(Kind),
}

/// The dates and labels of such a line, in order; nothing where anything else stands in it, or a
/// date that is incomplete or impossible.
fn parts(pieces: &[Piece], lang: Language) -> Option<Vec<Part>> {
    let scanner = Scanner {
        pieces,
        lang,
        around: Around::Nothing,
    };
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let found = scanner.scan(at).filter(|found| found.first == at);
        match (found, kind(piece)) {
            (Some(found), _) if found.moment.is_some() => {
                at = found.next;
                parts.push(Part::Date(found));
            }
            (_, Some(kind)) => {
                at += 1;
                parts.push(Part::Label(kind));
            }
            // A time or a day of the week says nothing alone.
            (Some(found), None) if !found.draft.has_date_part() => at = found.next,
            (Some(_), None) => return None,
            (None, None) => at = scanner.pass_over(at)?,
        }
    }
    Some(parts)
}

/// What the labels at the start of `parts` say together: "published, last updated" is an update.
fn labels<'a>(parts: impl Iterator<Item = &'a Part>) -> Option<Kind> {
    parts
        .map_while(|part| match part {
            Part::Label(kind) => Some(*kind),
            Part::Date(_) => None,
        })
        .max()
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
    number.digits > 2 || !is_after_number
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
                kind(piece).is_some() || (LEADS.contains(&key.as_str()) && is_small(piece))
            }
            Body::Mark(',' | ':' | '(') => false,
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

/// Small words that lead to a date.
const LEADS: [&str; 16] = [
    "on", "at", "last", "the", "am", "vom", "den", "zuletzt", "le", "el", "il", "em", "op", "dnia",
    "w", "um",
];

/// The words of the line that `found` was read from, with the dot of an abbreviation at its end.
fn written<'a>(line: &'a str, pieces: &[Piece], found: &Found) -> &'a str {
    let start = pieces.get(found.first).map_or(0, |piece| piece.start);
    let last = found.next.checked_sub(1).and_then(|last| pieces.get(last));
    let mut end = last.map_or(line.len(), |piece| piece.end);
    let is_word = last.is_some_and(|last| matches!(last.body, Body::Word { .. }));
    if let Some(dot) = pieces.get(found.next)
        && is_word
        && dot.is_mark('.')
        && !dot.has_gap
    {
        end = dot.end;
    }
    line.get(start..end).unwrap_or_default()
}

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
