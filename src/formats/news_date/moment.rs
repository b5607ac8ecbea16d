//! A point in time as far as it was written.
//!
//! Software writes a date even where it has none: the start of 1970, the year 1. Such a value is an
//! absent one, so it is sorted out here, for every form alike.

use jiff::civil::DateTime;

use crate::article::{Date, Precision};
use crate::text::Clean;

/// A point in time: a [`Date`] without the words it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// The local time; 1 or 0 beyond the precision.
    pub(super) local: DateTime,
    /// How much of it was written.
    pub(super) precision: Precision,
    /// Minutes east of UTC, where a zone was written.
    pub(super) offset_minutes: Option<i16>,
}

impl Moment {
    /// The moment as a date read from `raw`; nothing where it stands for an absent value.
    pub(super) fn into_date(self, raw: &str, from: &'static str) -> Option<Date> {
        if self.is_absent() {
            return None;
        }
        Some(Date {
            raw: Clean::line(raw),
            local: self.local,
            precision: self.precision,
            offset_minutes: self.offset_minutes,
            from,
        })
    }

    /// Whether the year is one of Persia, of Islam or of the Buddhist era: `1401-11-21`, `2566-02-10`
    /// in the form of a standard.
    pub(super) fn is_of_other_calendar(&self) -> bool {
        matches!(self.local.year(), 1200..=1499 | 2400..=2700)
    }

    /// Whether this is what software writes for "no date".
    fn is_absent(&self) -> bool {
        let local = self.local;
        match (local.year(), local.month(), local.day()) {
            (..=1, ..) => true,
            (1970, 1, 1) => self.precision >= Precision::Date,
            // The start of 1970, seen from America.
            (1969, 12, 31) => {
                self.precision >= Precision::Minute
                    && local.hour() >= 12
                    && (local.minute(), local.second()) == (0, 0)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_1970_and_the_year_1_are_no_dates() {
        for (year, month, day, hour, is_date) in [
            (1970, 1, 1, 0, false),
            (1970, 1, 1, 5, false),
            (1969, 12, 31, 19, false),
            (1, 1, 1, 0, false),
            (0, 1, 1, 0, false),
            (1969, 12, 31, 9, true),
            (1970, 1, 2, 0, true),
        ] {
            let moment = Moment {
                local: DateTime::constant(year, month, day, hour, 0, 0, 0),
                precision: Precision::Second,
                offset_minutes: None,
            };
            assert_eq!(
                moment.into_date("", "test").is_some(),
                is_date,
                "{moment:?}"
            );
        }
    }
}
