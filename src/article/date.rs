//! A date as found: never more precise than it was written, never in another zone.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::text::Clean;

/// How much of a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Date,
    /// Hour and minute.
    Minute,
    /// To the second.
    Second,
}

impl Precision {
    /// The word used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Date => "date",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }
}

/// A date as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// The words it was read from.
    pub raw: Clean,
    /// The local time as written; what lies beyond `precision` is 1 or 0 and means nothing.
    pub local: DateTime,
    /// How much of `local` was written.
    pub precision: Precision,
    /// Minutes east of UTC, where a zone was written.
    pub offset_minutes: Option<i16>,
    /// Where it was found: `"byline"`, `"text"`, `"front matter"`, `"json-ld"`, `"meta"`, `"url"`, …
    pub from: &'static str,
}

impl Date {
    /// ISO 8601, cut to the precision, with a zone only where one was written.
    pub fn value(&self) -> String {
        self.to_string()
    }

    /// Seconds since 1970 of the local time: what dates are sorted by.
    pub fn sort_key(&self) -> i64 {
        secs(self.local)
    }

    /// Seconds since 1970 of the first local time that is surely after it: of a month that of the
    /// next month.
    pub fn end_key(&self) -> i64 {
        let length = match self.precision {
            Precision::Year => 1.year(),
            Precision::Month => 1.month(),
            Precision::Date => 1.day(),
            Precision::Minute => 1.minute(),
            Precision::Second => 1.second(),
        };
        secs(self.local.checked_add(length).unwrap_or(DateTime::MAX))
    }
}

/// Which of its dates an article is listed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DatedBy {
    /// When it was published.
    #[default]
    Published,
    /// When its publisher last changed it.
    Updated,
    /// When it was saved.
    Saved,
}

impl DatedBy {
    /// The number it is stored as.
    pub fn number(self) -> i64 {
        match self {
            Self::Published => 0,
            Self::Updated => 1,
            Self::Saved => 2,
        }
    }

    /// What was stored as `number`.
    pub fn of_number(number: i64) -> Self {
        match number {
            1 => Self::Updated,
            2 => Self::Saved,
            _ => Self::Published,
        }
    }
}

/// Seconds since 1970 of a local time.
pub fn secs(local: DateTime) -> i64 {
    local
        .duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0))
        .as_secs()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pattern = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%Y-%m",
            Precision::Date => "%Y-%m-%d",
            Precision::Minute => "%Y-%m-%dT%H:%M",
            Precision::Second => "%Y-%m-%dT%H:%M:%S",
        };
        write!(f, "{}", self.local.strftime(pattern))?;
        match self.offset_minutes {
            Some(0) if self.precision >= Precision::Minute => f.write_str("Z"),
            Some(minutes) if self.precision >= Precision::Minute => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(
                    f,
                    "{sign}{:02}:{:02}",
                    minutes.abs() / 60,
                    minutes.abs() % 60
                )
            }
            _ => Ok(()),
        }
    }
}
