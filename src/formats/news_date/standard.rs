//! The forms that standards define: ISO 8601, RFC 3339, RFC 2822, and time counted since 1970.
//!
//! The calendar library reads them; what is added here is how much was written, which it does not
//! tell: `14:05` is a minute, `14:05:00` a second.

use jiff::civil::{DateTime, ISOWeekDate, Time};
use jiff::fmt::rfc2822;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::moment::Moment;
use super::zone::Zone;
use crate::article::Precision;

static RFC_2822: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);

/// Abbreviations of zones that the standard defines and that mean nothing else anywhere.
const OWN_ZONES: &[&str] = &["UT", "UTC", "GMT", "Z", "EDT", "CDT", "MDT", "PDT"];

/// Seconds from 1601, where Windows and Chrome count from, to 1970.
const SECONDS_1601_TO_1970: i64 = 11_644_473_600;

/// The years that a count of seconds or a lone number may stand for.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<i16> = 1980..=2099;

/// Reads `text` if all of it is a date in a standard form.
pub(super) fn read(text: &str) -> Option<Moment> {
    // JSON of .NET, and numbers of Python.
    let text = text
        .strip_prefix("/Date(")
        .and_then(|rest| rest.strip_suffix(")/"))
        .unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole
        .bytes()
        .chain(fraction.bytes())
        .all(|byte| byte.is_ascii_digit())
    {
        return match whole.len() {
            4 | 9 | 10 if !fraction.is_empty() => digits(whole)
                .filter(|_| whole.len() > 4 || fraction.bytes().all(|byte| byte == b'0')),
            _ if fraction.is_empty() => digits(whole),
            _ => None,
        };
    }
    iso(text).or_else(|| iso_week(text)).or_else(|| mail(text))
}

/// ISO 8601 and RFC 3339: `2023-02-10`, `2023-02-10T14:05Z`, `2023-02-10 14:05:33.25+01:00`.
fn iso(text: &str) -> Option<Moment> {
    let is_iso = text.as_bytes().get(..4)?.iter().all(u8::is_ascii_digit);
    let pieces = Pieces::parse(text).ok().filter(|_| is_iso)?;
    let Some(time) = pieces.time() else {
        return Some(Moment {
            local: pieces.date().to_datetime(Time::midnight()),
            precision: Precision::Date,
            offset_minutes: None,
        });
    };
    let written = text.split(['T', 't', ' ']).nth(1)?;
    Some(Moment {
        local: pieces.date().to_datetime(time),
        precision: time_precision(written),
        offset_minutes: pieces.to_numeric_offset().map(minutes),
    })
}

/// `2023-W06-5`.
fn iso_week(text: &str) -> Option<Moment> {
    let date = text.parse::<ISOWeekDate>().ok()?.date();
    Some(Moment {
        local: date.to_datetime(Time::midnight()),
        precision: Precision::Date,
        offset_minutes: None,
    })
}

/// The dates of mail and of RSS: `Fri, 10 Feb 2023 14:05:33 +0000`.
fn mail(text: &str) -> Option<Moment> {
    let zoned = RFC_2822.parse_zoned_datetime(text).ok()?;
    let zone = text.rsplit(' ').next().unwrap_or_default();
    let is_abbreviated = zone.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_told = !is_abbreviated || OWN_ZONES.contains(&zone);
    // The library takes every other abbreviation for Greenwich; most of them are known here.
    if !is_told && Zone::abbreviated(zone).is_some() {
        return None;
    }
    let colons = text.bytes().filter(|byte| *byte == b':').count();
    Some(Moment {
        local: zoned.datetime(),
        precision: if colons > 1 {
            Precision::Second
        } else {
            Precision::Minute
        },
        offset_minutes: is_told.then(|| minutes(zoned.offset())),
    })
}

/// Digits alone: a year, `20230210`, `20230210140533`, or a count since 1970 or 1601.
fn digits(text: &str) -> Option<Moment> {
    let number: i64 = text.parse().ok()?;
    match text.len() {
        4 => year(number),
        8 => compact(text, Precision::Date),
        9 | 10 => since_1970(number, 1),
        12 => compact(text, Precision::Minute).or_else(|| since_1970(number, 1_000)),
        13 => since_1970(number, 1_000),
        14 => compact(text, Precision::Second),
        15 | 16 => since_1970(number, 1_000_000),
        17 => since_1970(
            number.checked_sub(SECONDS_1601_TO_1970 * 1_000_000)?,
            1_000_000,
        ),
        18 => since_1970(
            number.checked_sub(SECONDS_1601_TO_1970 * 10_000_000)?,
            10_000_000,
        ),
        19 => since_1970(number, 1_000_000_000),
        _ => None,
    }
}

/// A year alone.
fn year(number: i64) -> Option<Moment> {
    let year = i16::try_from(number).ok()?;
    if !(1700..=2099).contains(&year) {
        return None;
    }
    Some(Moment {
        local: DateTime::new(year, 1, 1, 0, 0, 0, 0).ok()?,
        precision: Precision::Year,
        offset_minutes: None,
    })
}

/// Year, month, day, and for a finer precision hour, minute and second, without anything between.
fn compact(text: &str, precision: Precision) -> Option<Moment> {
    let part = |start: usize| -> Option<i8> { text.get(start..start + 2)?.parse().ok() };
    let year: i16 = text.get(..4)?.parse().ok()?;
    let (hour, minute) = if precision >= Precision::Minute {
        (part(8)?, part(10)?)
    } else {
        (0, 0)
    };
    let second = if precision >= Precision::Second {
        part(12)?
    } else {
        0
    };
    let local = DateTime::new(year, part(4)?, part(6)?, hour, minute, second, 0).ok()?;
    (1700..=2099).contains(&year).then_some(Moment {
        local,
        precision,
        offset_minutes: None,
    })
}

/// A count since 1970 of which `per_second` make a second.
fn since_1970(count: i64, per_second: i64) -> Option<Moment> {
    let nanoseconds = count.rem_euclid(per_second) * (1_000_000_000 / per_second);
    let span = SignedDuration::new(
        count.div_euclid(per_second),
        i32::try_from(nanoseconds).ok()?,
    );
    let local = Offset::UTC.to_datetime(Timestamp::from_duration(span).ok()?);
    PLAUSIBLE_YEARS.contains(&local.year()).then_some(Moment {
        local,
        precision: Precision::Second,
        offset_minutes: Some(0),
    })
}

/// How much of a time was written: `14`, `14:05` and `1405` end at the minute.
fn time_precision(written: &str) -> Precision {
    let digits = written
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b':')
        .filter(u8::is_ascii_digit)
        .count();
    if digits > 4 {
        Precision::Second
    } else {
        Precision::Minute
    }
}

/// An offset in whole minutes.
fn minutes(offset: Offset) -> i16 {
    i16::try_from(offset.seconds() / 60).unwrap_or_default()
}
