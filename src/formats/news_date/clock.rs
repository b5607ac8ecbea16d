//! Times of day, in pieces: `14:05:33`, `16h42`, `klo 12.45`, `下午3時05分`, `4 AM`, and offsets.

use super::draft::Clock;
use super::meaning::{Meaning, Unit};
use super::piece::{Number, Piece};
use super::zone::Zone;

/// What is known of the place of a time with a dot, `12.45`, which could be anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dots {
    /// A time is due here: after "klo", or after a whole day.
    Allowed,
    /// Only what follows can show that it is a time.
    IfShown,
}

/// The time that starts at piece `at`, and the place after it.
pub(super) fn time(pieces: &[Piece], at: usize, dots: Dots) -> Option<(Clock, usize)> {
    let hour = pieces.get(at)?.number()?;
    if hour.digits > 2 || hour.value > 23 {
        return military(pieces, at);
    }
    with_colon(pieces, at, hour)
        .or_else(|| with_unit(pieces, at, hour))
        .or_else(|| with_dot(pieces, at, hour, dots))
        .or_else(|| before_half(pieces, at, hour))
}

/// `14:05`, `14:05:33.25`.
fn with_colon(pieces: &[Piece], at: usize, hour: Number) -> Option<(Clock, usize)> {
    let minute = after_mark(pieces, at, ':')?;
    let mut clock = clock(hour, minute)?;
    let mut next = at + 3;
    if let Some(second) = after_mark(pieces, at + 2, ':') {
        if second.digits != 2 || second.value > 60 {
            return None;
        }
        next += 2;
        let fraction = after_mark(pieces, at + 4, '.')
            .or_else(|| after_mark(pieces, at + 4, ',').filter(|after| after.digits != 4))
            .filter(|_| is_glued(pieces, at + 5) && is_glued(pieces, at + 6));
        next += 2 * usize::from(fraction.is_some());
        clock.second = Some((
            u8::try_from(second.value).ok()?,
            fraction.map_or(0, nanoseconds),
        ));
    }
    Some((clock, next))
}

/// `16h42`, `16 h`, `14 Uhr 05`, `3時05分20秒`.
fn with_unit(pieces: &[Piece], at: usize, hour: Number) -> Option<(Clock, usize)> {
    let unit = |place: usize, unit: Unit| {
        pieces
            .get(place)
            .is_some_and(|piece| piece.means(Meaning::Unit(unit)))
    };
    if !unit(at + 1, Unit::Hour) {
        return None;
    }
    let minute = pieces.get(at + 2).and_then(Piece::number);
    let is_minute = minute.is_some_and(|minute| minute.digits == 2 && minute.value < 60)
        && (is_glued(pieces, at + 2) || unit(at + 3, Unit::Minute) || !is_day(pieces, at + 2))
        || unit(at + 3, Unit::Minute);
    let Some(minute) = minute.filter(|_| is_minute) else {
        let minute = 0;
        let hour = u8::try_from(hour.value).ok()?;
        return Some((
            Clock {
                hour,
                minute,
                second: None,
            },
            at + 2,
        ));
    };
    let minute_value = u8::try_from(minute.value)
        .ok()
        .filter(|minute| *minute < 60)?;
    let mut clock = Clock {
        hour: u8::try_from(hour.value).ok()?,
        minute: minute_value,
        second: None,
    };
    let mut next = at + 3 + usize::from(unit(at + 3, Unit::Minute));
    if let Some(second) = pieces.get(next).and_then(Piece::number)
        && unit(next + 1, Unit::Second)
        && second.value < 60
    {
        clock.second = Some((u8::try_from(second.value).ok()?, 0));
        next += 2;
    }
    Some((clock, next))
}

/// `12.45`, where something shows that it is a time.
fn with_dot(pieces: &[Piece], at: usize, hour: Number, dots: Dots) -> Option<(Clock, usize)> {
    let minute = after_mark(pieces, at, '.')?;
    let clock = clock(hour, minute)?;
    let is_longer = after_mark(pieces, at + 2, '.').is_some() && is_glued(pieces, at + 4);
    if !is_glued(pieces, at + 1) || !is_glued(pieces, at + 2) || is_longer {
        return None;
    }
    let is_shown = pieces
        .get(at + 3)
        .is_some_and(|piece| piece.zone().is_some() || shows_time(piece));
    (dots == Dots::Allowed || is_shown).then_some((clock, at + 3))
}

/// `4 AM`.
fn before_half(pieces: &[Piece], at: usize, hour: Number) -> Option<(Clock, usize)> {
    let half = pieces.get(at + 1)?;
    let is_half = half
        .meanings()
        .any(|meaning| matches!(meaning, Meaning::Half(_)));
    let is_hour = (1..=12).contains(&hour.value);
    (is_half && is_hour).then_some((
        Clock {
            hour: u8::try_from(hour.value).ok()?,
            minute: 0,
            second: None,
        },
        at + 1,
    ))
}

/// `1405 GMT`, `0930 hrs`.
fn military(pieces: &[Piece], at: usize) -> Option<(Clock, usize)> {
    let number = pieces
        .get(at)?
        .number()
        .filter(|number| number.digits == 4)?;
    let next = pieces.get(at + 1)?;
    let is_shown = next.zone().is_some() || next.means(Meaning::Unit(Unit::Hour));
    let (hour, minute) = (number.value / 100, number.value % 100);
    (is_shown && hour < 24 && minute < 60).then_some((
        Clock {
            hour: u8::try_from(hour).ok()?,
            minute: u8::try_from(minute).ok()?,
            second: None,
        },
        at + 1,
    ))
}

/// An offset from UTC that starts at piece `at` with its sign, and the place after it: `+0200`,
/// `-04:00`, `+2`.
pub(super) fn offset(pieces: &[Piece], at: usize, short: Short) -> Option<(Zone, usize)> {
    let sign = match pieces.get(at)?.body {
        super::piece::Body::Mark('+') => 1,
        super::piece::Body::Mark('-') => -1,
        _ => return None,
    };
    let number = pieces
        .get(at + 1)?
        .number()
        .filter(|_| is_glued(pieces, at + 1))?;
    let minute = after_mark(pieces, at + 1, ':').filter(|minute| minute.digits == 2);
    let (hours, minutes, next) = match (number.digits, minute) {
        (4, _) => (number.value / 100, number.value % 100, at + 2),
        (1 | 2, Some(minute)) => (number.value, minute.value, at + 4),
        (1 | 2, None) if short == Short::Allowed => (number.value, 0, at + 2),
        _ => return None,
    };
    let is_offset = hours <= 14 && minutes < 60 && minutes.is_multiple_of(15);
    let minutes = i16::try_from(hours * 60 + minutes).ok()?;
    is_offset.then_some((Zone::Fixed(sign * minutes), next))
}

/// Whether an offset of hours alone counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Short {
    Allowed,
    Refused,
}

/// An hour and a minute of two digits.
fn clock(hour: Number, minute: Number) -> Option<Clock> {
    (minute.digits == 2 && minute.value < 60).then_some(Clock {
        hour: u8::try_from(hour.value).ok()?,
        minute: u8::try_from(minute.value).ok()?,
        second: None,
    })
}

/// Whether `piece`, after a number with a dot, shows that it is a time.
fn shows_time(piece: &Piece) -> bool {
    piece
        .meanings()
        .any(|meaning| matches!(meaning, Meaning::Half(_) | Meaning::Unit(Unit::Hour)))
}

/// Whether the number at `place` is the day of a month named after it.
fn is_day(pieces: &[Piece], place: usize) -> bool {
    pieces.iter().skip(place + 1).take(2).any(|piece| {
        piece.is_mark('/')
            || piece.is_mark('-')
            || piece.is_mark('.')
            || piece
                .meanings()
                .any(|meaning| matches!(meaning, Meaning::Month(_)))
    })
}

/// The number after the mark `mark` after piece `at`.
fn after_mark(pieces: &[Piece], at: usize, mark: char) -> Option<Number> {
    pieces.get(at + 1).filter(|piece| piece.is_mark(mark))?;
    pieces.get(at + 2)?.number()
}

/// Whether no white space stands before piece `at`.
fn is_glued(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at).is_some_and(|piece| !piece.has_gap)
}

/// A fraction of a second in billionths.
fn nanoseconds(fraction: Number) -> u32 {
    let digits = u32::try_from(fraction.digits).unwrap_or(u32::MAX);
    match digits {
        0..=9 => fraction
            .value
            .saturating_mul(10_u32.saturating_pow(9 - digits))
            .min(999_999_999),
        _ => 0,
    }
}
