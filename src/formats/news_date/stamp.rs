//! Lines and fields that are nothing but dates and their labels.

use super::language::Language;
use super::meaning::Meaning;
use super::numeral::has_number;
use super::piece::{Body, Piece, pieces};
use super::scan::{Around, Found, Scanner};
use super::standard;
use super::word_step::{kind, weekdays};
use crate::article::{Date, Precision};

/// The most bytes of a line that is nothing but dates and their labels.
const LONGEST_STAMP: usize = 400;

/// The most bytes of a label that stands alone.
const LONGEST_LABEL: usize = 60;

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
/// Of several dates the first that is not of an update is taken, a whole day before anything less.
/// Where day and month could be told either way, only the year is.
pub fn parse(raw: &str, lang: Option<&str>, from: &'static str) -> Option<Date> {
    let stamps = stamps(raw, lang, from);
    let is_published = |stamp: &Stamp| !matches!(stamp.kind, Some(Kind::Updated | Kind::Saved));
    let place = stamps
        .iter()
        .position(|stamp| is_published(stamp) && stamp.date.precision >= Precision::Date)
        .or_else(|| stamps.iter().position(is_published));
    stamps
        .into_iter()
        .nth(place.unwrap_or_default())
        .map(|stamp| stamp.date)
}

/// The dates of a line that holds nothing but dates and their labels: "Published 10 Feb 2023,
/// updated 11 Feb 2023". Empty for any other line.
pub fn stamps(line: &str, lang: Option<&str>, from: &'static str) -> Vec<Stamp> {
    let line = line.trim();
    if line.len() > LONGEST_STAMP || !has_number(line) {
        return Vec::new();
    }
    if let Some(moment) = standard::read(line).filter(|moment| !moment.is_of_other_calendar()) {
        let date = moment.into_date(line, from);
        return date
            .map(|date| Stamp { kind: None, date })
            .into_iter()
            .collect();
    }
    let pieces = pieces(line);
    let lang = Language::of_line(lang, line, &pieces);
    let parts = parts(&pieces, lang).unwrap_or_default();
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
            .and_then(|moment| moment.into_date(found.written(line, &pieces), from));
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
    if line.len() > LONGEST_STAMP || !has_number(line) {
        return None;
    }
    let pieces = pieces(line);
    let lang = Language::of_line(None, line, &pieces);
    let parts = parts(&pieces, lang)?;
    let first = parts
        .iter()
        .position(|part| matches!(part, Part::Label(_)))?;
    labels(parts.iter().skip(first))
}

/// Whether `text` is nothing but what would stand before a date: "Updated", "Publicerad:".
pub fn is_label(text: &str) -> bool {
    if text.len() > LONGEST_LABEL {
        return false;
    }
    let pieces = pieces(text);
    let says_nothing = |piece: &Piece| match piece.body {
        Body::Mark(_) => true,
        Body::Number(_) => false,
        Body::Word { .. } => piece.means(Meaning::Filler),
    };
    let is_kind = |piece: &Piece| kind(piece).is_some() && !is_month(piece);
    pieces.iter().any(is_kind)
        && pieces
            .iter()
            .all(|piece| is_kind(piece) || says_nothing(piece))
}

/// Whether a date as it stands begins with the day of the week: "Sunday, March 12".
pub fn begins_with_weekday(raw: &str) -> bool {
    let first = raw
        .split_whitespace()
        .next()
        .map(pieces)
        .unwrap_or_default();
    first
        .first()
        .is_some_and(|piece| weekdays(piece) != 0 && !is_month(piece))
}

/// Whether a word may be the name of a month.
fn is_month(piece: &Piece) -> bool {
    let mut meanings = piece.meanings();
    meanings.any(|meaning| matches!(meaning, Meaning::Month(_)))
}

/// A part of a line that is nothing but dates and their labels.
enum Part {
    Date(Found),
    Label(Kind),
    /// How long ago something was, which takes the label beside it: "Updated 3 hours ago".
    Stretch,
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
                at = found.end;
                parts.push(Part::Date(found));
            }
            (_, Some(kind)) => {
                at += 1;
                parts.push(Part::Label(kind));
            }
            // A time or a day of the week says nothing alone.
            (Some(found), None) if !found.draft.has_date_part() => at = found.end,
            (Some(_), None) => return None,
            (None, None) => {
                if scanner.number(at).is_some() && scanner.means(at + 1, Meaning::Stretch) {
                    parts.push(Part::Stretch);
                }
                at = scanner.pass_over(at)?;
            }
        }
    }
    Some(parts)
}

/// What the labels at the start of `parts` say together: "published, last updated" is an update.
fn labels<'a>(parts: impl Iterator<Item = &'a Part>) -> Option<Kind> {
    parts
        .map_while(|part| match part {
            Part::Label(kind) => Some(*kind),
            Part::Date(_) | Part::Stretch => None,
        })
        .max()
}
