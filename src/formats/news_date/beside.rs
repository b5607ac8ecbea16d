//! What stands before a date inside a line and says that it is not the day of the article: the first day
//! of a span, or another day that is only named.

use super::meaning::Meaning;
use super::piece::{Body, Piece};
use super::scan::Scanner;
use super::stamp::Kind;
use super::word_step::kind;

/// Words between the first day of a span and its last.
const UNTIL: &[&str] = &[
    "bis", "au", "al", "a", "à", "ao", "to", "until", "through", "and", "und", "et", "y", "e",
    "en", "tot", "do", "по", "до",
];

/// Whether the number at `at` is the last day of a span: "12. bis 14. Mai", "5 May - 7 June".
pub(super) fn ends_span(scanner: &Scanner, at: usize) -> bool {
    let piece = |back: usize| at.checked_sub(back).and_then(|at| scanner.pieces.get(at));
    let is_dash = piece(1).is_some_and(|piece| piece.is_mark('-'));
    let is_word = piece(1).is_some_and(
        |piece| matches!(&piece.body, Body::Word { key, .. } if UNTIL.contains(&key.as_str())),
    );
    if !is_dash && !is_word {
        return false;
    }
    let is_ending = |back: usize| {
        piece(back).is_some_and(|piece| piece.is_mark('.') || piece.means(Meaning::Ordinal))
    };
    let is_month = |back: usize| {
        let place = at.checked_sub(back);
        place.is_some_and(|place| scanner.month(place).is_some())
    };
    let is_day = |back: usize| {
        let number = piece(back).and_then(Piece::number);
        number.is_some_and(|number| number.digits <= 2)
    };
    let has_day = |back: usize| is_day(back) || is_ending(back) && is_day(back + 1);
    // A month between shows that a dash parts days and not a place from a date.
    is_word && has_day(2) || is_month(2) && has_day(3)
}

/// Words for a day that only a reader of that day knows.
const NAMED_DAYS: &[&str] = &[
    "yesterday",
    "today",
    "gestern",
    "heute",
    "hier",
    "aujourd'hui",
    "aujourd’hui",
    "ayer",
    "hoy",
    "ieri",
    "oggi",
    "ontem",
    "hoje",
    "gisteren",
    "vandaag",
    "wczoraj",
    "dzisiaj",
    "вчера",
    "сегодня",
    "вчора",
    "сьогодні",
    "dün",
    "bugün",
    "أمس",
    "اليوم",
    "دیروز",
    "امروز",
    "昨天",
    "今天",
    "昨日",
    "本日",
    "어제",
    "오늘",
];

/// Whether the date that starts at piece `start` is an update of an article that came out on a day that
/// is only named: "Published yesterday, updated 12 May 2023".
pub(super) fn is_update_of_other_day(line: &str, pieces: &[Piece], start: usize) -> bool {
    let before = pieces.get(..start).unwrap_or_default();
    let is_update = before.iter().rev().find_map(kind) == Some(Kind::Updated);
    let end = pieces.get(start).map_or(0, |piece| piece.start);
    let text = || line.get(..end).unwrap_or_default().to_lowercase();
    is_update && {
        let text = text();
        let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
        let mut words = text.split(|c: char| !is_letter(c));
        words.any(|word| NAMED_DAYS.contains(&word))
    }
}
