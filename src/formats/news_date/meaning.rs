//! What a word near a date can mean.

use super::stamp::Kind;

/// A part of the day that settles which half an hour belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// Before noon: a.m., 上午.
    Morning,
    /// After noon: p.m., 下午.
    Afternoon,
    /// About noon: 中午.
    Midday,
    /// Evening and the hours before midnight: 晚上.
    Evening,
}

impl Half {
    /// The hour of 24 that `hour` is in this half; nothing where that is not certain.
    pub(super) fn apply(self, hour: u8) -> Option<u8> {
        match (self, hour) {
            (_, 13..) | (Self::Morning, 0..=11) | (Self::Midday, 11 | 12) => Some(hour),
            (Self::Afternoon, 12) => Some(12),
            (Self::Morning, 12) => Some(0),
            (Self::Afternoon, 0..=11) | (Self::Midday, 1..=4) | (Self::Evening, 5..=11) => {
                Some(hour + 12)
            }
            _ => None,
        }
    }
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// One meaning of a word; `mar` has two (March, and Tuesday in four languages).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A month of the Gregorian calendar, from 1.
    Month(u8),
    /// A month of the Persian solar calendar, from 1.
    JalaliMonth(u8),
    /// A month of the Islamic lunar calendar, which is passed over.
    LunarMonth,
    /// The sign of a year in that calendar.
    LunarEra,
    /// A day of the week, from 0 for Monday.
    Weekday(u8),
    /// A half of the day.
    Half(Half),
    /// What the number before it counts: 年, Uhr, h.
    Unit(Unit),
    /// What the number after it counts: năm, tháng.
    Before(Unit),
    /// An era, and what its years are short of ours.
    Era(i16),
    /// The ending of an ordinal number: th, er, º.
    Ordinal,
    /// A stretch of time that a number counts: weeks, min.
    Stretch,
    /// What follows such a stretch: ago, read.
    Ago,
    /// A word before a time: at, um, klo.
    At,
    /// What the stamp labels.
    Label(Kind),
    /// A word that says nothing about the date.
    Filler,
}
