//! A date on its way: what has been found of it so far, in whatever order it stood.

use jiff::civil::{Date, Time};

use super::calendar::{self, WrittenYear, Year};
use super::language::Language;
use super::meaning::Half;
use super::moment::Moment;
use super::order::{Hints, Reading, Triple};
use super::zone::Zone;
use crate::article::Precision;

/// The parts of a date.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Draft {
    pub(super) year: Option<WrittenYear>,
    pub(super) month: Option<Month>,
    pub(super) day: Option<u32>,
    /// Three numbers that are a day.
    pub(super) triple: Option<Triple>,
    /// What an era adds to the year after it.
    pub(super) era: Option<i16>,
    pub(super) clock: Option<Clock>,
    pub(super) half: Option<Half>,
    pub(super) zone: Option<Zone>,
    /// The days of the week that were named, a bit each.
    pub(super) weekdays: u8,
}

/// A month that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) number: u8,
    pub(super) calendar: Calendar,
    /// The days of the week that the same word can mean, a bit each.
    pub(super) weekdays: u8,
}

/// The calendar a month is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    Jalali,
}

/// A time of day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// The second and its billionths, where written.
    pub(super) second: Option<(u8, u32)>,
}

impl Draft {
    /// Whether a part of a day was found.
    pub(super) fn has_date_part(&self) -> bool {
        self.triple.is_some() || self.year.is_some() || self.month.is_some() || self.day.is_some()
    }

    /// Whether year, month and day were found.
    pub(super) fn has_day(&self) -> bool {
        self.triple.is_some() || (self.year.is_some() && self.month.is_some() && self.day.is_some())
    }

    /// Whether a month was named, and nothing else of the day.
    pub(super) fn has_only_month(&self) -> bool {
        self.month.is_some() && self.year.is_none() && self.day.is_none() && self.triple.is_none()
    }

    /// Takes the month that was named for a day of the week, if its word means one too.
    pub(super) fn month_was_weekday(&mut self) -> bool {
        let Some(month) = self.month.filter(|month| month.weekdays != 0) else {
            return false;
        };
        self.weekdays |= month.weekdays;
        self.month = None;
        true
    }

    /// The moment it is, as far as that is certain.
    pub(super) fn moment(&self, lang: Language) -> Option<Moment> {
        let (date, precision) = self.date(lang)?;
        let Some(clock) = self.clock.filter(|_| precision == Precision::Date) else {
            // A time without its day is none, unless the day is only in doubt.
            let is_whole = self.clock.is_none() || self.triple.is_some();
            return is_whole.then_some(Moment {
                local: date.to_datetime(Time::midnight()),
                precision,
                offset_minutes: None,
            });
        };
        let local = date.to_datetime(clock.time(self.half)?);
        Some(Moment {
            local,
            precision: if clock.second.is_some() {
                Precision::Second
            } else {
                Precision::Minute
            },
            offset_minutes: self
                .zone
                .and_then(|zone| zone.offset_minutes(local, lang.tag())),
        })
    }

    /// The day, and how much of it was written.
    fn date(&self, lang: Language) -> Option<(Date, Precision)> {
        if let Some(triple) = self.triple {
            let hints = Hints {
                lang,
                weekdays: self.weekdays,
                is_american: self.zone.is_some_and(Zone::is_american),
            };
            return Some(match triple.read(hints)? {
                Reading::Day(day) => (day, Precision::Date),
                Reading::Either(day, _) => (day.first_of_year(), Precision::Year),
            });
        }
        let year = self.year?;
        let Some(month) = self.month else {
            let year = year.read(lang).filter(|_| self.day.is_none())?;
            return match year {
                Year::Gregorian(_) => Some((calendar::day(year, 1, 1)?, Precision::Year)),
                Year::Jalali(_) => None,
            };
        };
        let year = match month.calendar {
            Calendar::Gregorian => match year.read(lang)? {
                Year::Gregorian(year) => Year::Gregorian(year),
                Year::Jalali(_) => return None,
            },
            Calendar::Jalali => Year::Jalali(i16::try_from(year.value).ok()?),
        };
        match (self.day, month.calendar) {
            (Some(day), _) => {
                let date = calendar::day(year, u32::from(month.number), day)?;
                Some((date, Precision::Date))
            }
            // A month of another calendar is not one of ours.
            (None, Calendar::Jalali) => None,
            (None, Calendar::Gregorian) => {
                let date = calendar::day(year, u32::from(month.number), 1)?;
                Some((date, Precision::Month))
            }
        }
    }
}

impl Clock {
    /// The time, the half of the day considered.
    fn time(self, half: Option<Half>) -> Option<Time> {
        let hour = match half {
            Some(half) => half.apply(self.hour)?,
            None => self.hour,
        };
        let (second, nanosecond) = self.second.unwrap_or_default();
        Time::new(
            i8::try_from(hour).ok()?,
            i8::try_from(self.minute).ok()?,
            // A leap second is the one before it.
            i8::try_from(second.min(59)).ok()?,
            i32::try_from(nanosecond).ok()?,
        )
        .ok()
    }
}
