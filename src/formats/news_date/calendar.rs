//! Years and days of other calendars, where they are certain.
//!
//! The Persian solar calendar is arithmetic for every year of printing; the Buddhist era and the
//! eras of Japan and Taiwan only count years otherwise. The Islamic lunar calendar is left alone: the
//! same date is another day in the next country.

use jiff::ToSpan;
use jiff::civil::Date;

use super::language::Language;
use super::numeral::Digits;

/// The last year that two digits mean this century: the program knows no clock.
const LAST_OF_THIS_CENTURY: u32 = 40;

/// Years that a date may be of.
const PLAUSIBLE: std::ops::RangeInclusive<u32> = 1500..=2199;

/// A year as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenYear {
    pub(super) value: u32,
    pub(super) digits: usize,
    pub(super) script: Digits,
    /// What an era named before it adds.
    pub(super) era: Option<i16>,
}

/// The calendar of a written year, and the year in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// A year of ours.
    Gregorian(i16),
    /// A year of the Persian solar calendar.
    Jalali(i16),
}

impl WrittenYear {
    /// The year that was meant; nothing where that is not certain.
    pub(super) fn read(self, lang: Language) -> Option<Year> {
        if let Some(era) = self.era {
            let year = i16::try_from(self.value).ok()?.checked_add(era)?;
            return (1868..=2199)
                .contains(&year)
                .then_some(Year::Gregorian(year));
        }
        let is_thai = self.script == Digits::Thai || lang.is_any(&["th"]);
        let is_persian = self.script == Digits::Persian || lang.is_any(&["fa", "ps"]);
        match (self.digits, self.value) {
            (4, 2400..=2700) if is_thai => gregorian(self.value - 543),
            (4, 1200..=1499) if is_persian => Some(Year::Jalali(i16::try_from(self.value).ok()?)),
            (4, value) if PLAUSIBLE.contains(&value) => gregorian(value),
            (3, 90..=199) if lang.is_any(&["TW", "Hant"]) => gregorian(self.value + 1911),
            (2, value) if is_thai => gregorian(2500 + value - 543),
            (2, value) if value <= LAST_OF_THIS_CENTURY => gregorian(2000 + value),
            (2, value) => gregorian(1900 + value),
            _ => None,
        }
    }
}

fn gregorian(year: u32) -> Option<Year> {
    Some(Year::Gregorian(i16::try_from(year).ok()?))
}

/// The day of a date; months and days from 1.
pub(super) fn day(year: Year, month: u32, day: u32) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    match year {
        Year::Gregorian(year) => Date::new(year, month, day).ok(),
        Year::Jalali(year) => jalali(year, month, day),
    }
}

/// A date of the Persian solar calendar: six months of 31 days, five of 30, and one of 29, or 30 in
/// a leap year.
fn jalali(year: i16, month: i8, day: i8) -> Option<Date> {
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if is_jalali_leap(year) => 30,
        12 => 29,
        _ => return None,
    };
    if !(1..=length).contains(&day) || !(1200..=1499).contains(&year) {
        return None;
    }
    let before = i32::from(month - 1);
    let days = before * 30 + before.min(6) + i32::from(day - 1);
    let leaps = |year: i16| (1200..year).filter(|year| is_jalali_leap(*year)).count();
    let years = i32::from(year - 1400) * 365 + i32::try_from(leaps(year)).ok()?
        - i32::try_from(leaps(1400)).ok()?;
    // The first day of 1400.
    Date::constant(2021, 3, 21)
        .checked_add((years + days).days())
        .ok()
}

/// Whether the Persian year is leap, by the cycle of 33 years that holds from 1178 to 1633.
fn is_jalali_leap(year: i16) -> bool {
    (i32::from(year) * 25 + 11).rem_euclid(33) < 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_dates_are_days_of_ours() {
        for (year, month, day_of_month, expected) in [
            (1401, 11, 21, Some("2023-02-10")),
            (1400, 1, 1, Some("2021-03-21")),
            (1399, 12, 30, Some("2021-03-20")),
            (1400, 12, 30, None),
            (1403, 12, 30, Some("2025-03-20")),
            (1404, 1, 1, Some("2025-03-21")),
            (1357, 11, 22, Some("1979-02-11")),
            (1320, 6, 3, Some("1941-08-25")),
            (1402, 7, 31, None),
        ] {
            let date = day(Year::Jalali(year), month, day_of_month);
            let date = date.map(|date| date.to_string());
            assert_eq!(date.as_deref(), expected, "{year}-{month}-{day_of_month}");
        }
    }

    #[test]
    fn years_are_read_by_era_script_and_language() {
        let other = Digits::Other;
        for (value, digits, script, era, lang, expected) in [
            (2023, 4, other, None, None, Some(Year::Gregorian(2023))),
            (23, 2, other, None, None, Some(Year::Gregorian(2023))),
            (99, 2, other, None, None, Some(Year::Gregorian(1999))),
            (5, 1, other, Some(2018), None, Some(Year::Gregorian(2023))),
            (
                2566,
                4,
                other,
                None,
                Some("th"),
                Some(Year::Gregorian(2023)),
            ),
            (
                2566,
                4,
                Digits::Thai,
                None,
                None,
                Some(Year::Gregorian(2023)),
            ),
            (2566, 4, other, None, None, None),
            (66, 2, other, None, Some("th"), Some(Year::Gregorian(2023))),
            (
                1401,
                4,
                Digits::Persian,
                None,
                None,
                Some(Year::Jalali(1401)),
            ),
            (1401, 4, other, None, Some("fa"), Some(Year::Jalali(1401))),
            (1444, 4, other, None, Some("ar"), None),
            (
                112,
                3,
                other,
                None,
                Some("zh-TW"),
                Some(Year::Gregorian(2023)),
            ),
            (112, 3, other, None, None, None),
        ] {
            let year = WrittenYear {
                value,
                digits,
                script,
                era,
            };
            assert_eq!(year.read(Language::of(lang)), expected, "{value} {lang:?}");
        }
    }
}
