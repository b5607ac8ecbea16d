//! Time zones as they are written after a time.
//!
//! An abbreviation that names one offset is taken as written, even in the wrong half of the year
//! ("EST" in July). One that leaves summer time open ("ET", "Paris") is settled by the rule of its
//! region for that day. One that means different zones in different countries counts only where the
//! language settles it; else the zone stays unknown.

use jiff::civil::{Date, DateTime, Weekday};

/// A zone that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Minutes east of UTC.
    Fixed(i16),
    /// Minutes east of UTC in winter; summer time by the rule of the United States.
    American(i16),
    /// Minutes east of UTC in winter; summer time by the rule of the European Union.
    European(i16),
    /// Moscow, which was an hour further east from 2011 to 2014.
    Moscow,
    /// An abbreviation of several zones, by region of the language; the first pair is the default.
    ByRegion(&'static [(&'static str, i16)]),
}

use Zone::{American, ByRegion, European, Fixed, Moscow};

/// The bytes of the longest of them.
const LONGEST_ABBREVIATION: usize = 6;

/// Abbreviations, in capitals.
const ABBREVIATIONS: &[(Zone, &str)] = &[
    (Fixed(0), "UTC GMT UT Z WET TU ГМТ"),
    (Fixed(60), "CET MEZ WEST WAT HEC"),
    (Fixed(120), "CEST MESZ EET SAST CAT"),
    (Fixed(180), "EEST EAT TRT TSİ TSI"),
    (Fixed(210), "IRST"),
    (Fixed(240), "GST AZT GET"),
    (Fixed(270), "IRDT AFT"),
    (Fixed(300), "PKT UZT"),
    (Fixed(345), "NPT"),
    (Fixed(390), "MMT"),
    (Fixed(420), "WIB ICT"),
    (Fixed(480), "WITA HKT SGT MYT PHT AWST"),
    (Fixed(540), "JST KST WIT"),
    (Fixed(570), "ACST"),
    (Fixed(600), "AEST ChST"),
    (Fixed(630), "ACDT"),
    (Fixed(660), "AEDT"),
    (Fixed(720), "NZST"),
    (Fixed(780), "NZDT"),
    (Fixed(-150), "NDT"),
    (Fixed(-210), "NST"),
    (Fixed(-180), "ADT BRT ART UYT"),
    (Fixed(-240), "EDT VET CLT HAE"),
    (Fixed(-300), "EST CDT COT PET HNE"),
    (Fixed(-360), "MDT"),
    (Fixed(-420), "MST PDT"),
    (Fixed(-480), "AKDT"),
    (Fixed(-540), "AKST"),
    (Fixed(-600), "HST"),
    (American(-300), "ET"),
    (American(-360), "CT"),
    (American(-420), "MT"),
    (American(-480), "PT"),
    (Moscow, "MSK МСК"),
    (
        ByRegion(&[("", 330), ("IE", 60), ("ga", 60), ("IL", 120), ("he", 120)]),
        "IST",
    ),
    (ByRegion(&[("", 60), ("BD", 360), ("bn", 360)]), "BST"),
    (
        ByRegion(&[("", -360), ("CN", 480), ("TW", 480), ("zh", 480)]),
        "CST",
    ),
    (
        ByRegion(&[("", -480), ("PH", 480), ("tl", 480), ("fil", 480)]),
        "PST",
    ),
    (
        ByRegion(&[("US", -240), ("CA", -240), ("SA", 180), ("ar", 180)]),
        "AST",
    ),
];

/// Places after which a zone is called ("heure de Paris", "(Paris)", "Moscow time"), folded.
const PLACES: &[(Zone, &str)] = &[
    (European(0), "london londres londra lisbon lisboa dublin"),
    (
        European(60),
        "paris berlin madrid rome roma bruxelles brussels wien vienna zurich amsterdam warszawa",
    ),
    (
        European(120),
        "kyiv kiev athens києвом київським київського",
    ),
    (
        Moscow,
        "moscow moskau moscou moscu московскому москва москве",
    ),
    (Fixed(330), "india indian"),
    (Fixed(480), "beijing pekin peking 北京 singapore"),
    (Fixed(540), "tokyo seoul"),
    (Fixed(180), "istanbul mecca مكة"),
    (Fixed(0), "greenwich غرينتش coordinated"),
    (Fixed(210), "tehran"),
    (American(-300), "eastern"),
    (American(-360), "central"),
    (American(-420), "mountain"),
    (American(-480), "pacific"),
];

impl Zone {
    /// The zone that the word `written` abbreviates. It must be in capitals, but for those few that
    /// are no words of any language.
    pub(super) fn abbreviated(written: &str) -> Option<Self> {
        // Nearly every word of a line comes here and is no zone.
        if written.len() > LONGEST_ABBREVIATION {
            return None;
        }
        let is_clear = matches!(
            written,
            "gmt" | "utc" | "edt" | "cdt" | "mdt" | "pdt" | "cest" | "Gmt" | "Utc" | "мск"
        );
        if !is_clear && !written.starts_with(char::is_uppercase) {
            return None;
        }
        let capitals = if is_clear {
            written.to_uppercase()
        } else {
            written.to_owned()
        };
        among(ABBREVIATIONS, &capitals)
    }

    /// The zone called after the place `key`.
    pub(super) fn called_after(key: &str) -> Option<Self> {
        among(PLACES, key)
    }

    /// Minutes east of UTC at `local`; nothing where they are not certain.
    pub(super) fn offset_minutes(self, local: DateTime, lang: Option<&str>) -> Option<i16> {
        match self {
            Fixed(minutes) => Some(minutes),
            American(winter) => {
                is_american_summer(local).map(|summer| winter + 60 * i16::from(summer))
            }
            European(winter) => {
                is_european_summer(local).map(|summer| winter + 60 * i16::from(summer))
            }
            Moscow => moscow(local.date()),
            ByRegion(regions) => by_region(regions, lang.unwrap_or_default()),
        }
    }

    /// The zone of which the two are winter and summer: "CET/CEST", "EST/EDT".
    pub(super) fn or(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Fixed(winter @ 0..=120), Fixed(summer)) if summer == winter + 60 => {
                Some(European(winter))
            }
            (Fixed(winter @ -480..=-300), Fixed(summer)) if summer == winter + 60 => {
                Some(American(winter))
            }
            _ => None,
        }
    }

    /// The zone where its name says that it is winter: "Eastern Standard Time".
    pub(super) fn in_winter(self) -> Self {
        match self {
            American(winter) | European(winter) => Fixed(winter),
            other => other,
        }
    }

    /// The zone where its name says that it is summer: "Eastern Daylight Time".
    pub(super) fn in_summer(self) -> Self {
        match self {
            American(winter) | European(winter) => Fixed(winter + 60),
            other => other,
        }
    }

    /// Whether the zone speaks for a reader in the United States, who writes the month first.
    pub(super) fn is_american(self) -> bool {
        matches!(self, American(_) | Fixed(-600..=-240))
    }
}

/// The zone of the row that holds `word`.
fn among(table: &[(Zone, &str)], word: &str) -> Option<Zone> {
    table
        .iter()
        .find(|(_, words)| words.split(' ').any(|known| known == word))
        .map(|(zone, _)| *zone)
}

/// The offset for the region or language of `lang`, else the default, which has no region.
fn by_region(regions: &[(&str, i16)], lang: &str) -> Option<i16> {
    let parts = || lang.split(['-', '_']);
    let stated = |name: &str| parts().any(|part| part.eq_ignore_ascii_case(name));
    let default = regions.first().filter(|(name, _)| name.is_empty());
    regions
        .iter()
        .filter(|(name, _)| !name.is_empty())
        .find(|(name, _)| stated(name))
        .or(default)
        .map(|(_, minutes)| *minutes)
}

/// Whether America has summer time at `local`; nothing for years before the rules used here.
fn is_american_summer(local: DateTime) -> Option<bool> {
    let year = local.year();
    let (start, end) = match year {
        2007.. => (nth_sunday(year, 3, 2)?, nth_sunday(year, 11, 1)?),
        1987..=2006 => (nth_sunday(year, 4, 1)?, nth_sunday(year, 10, -1)?),
        _ => return None,
    };
    Some((start.at(2, 0, 0, 0)..end.at(2, 0, 0, 0)).contains(&local))
}

/// Whether the European Union has summer time at `local`.
fn is_european_summer(local: DateTime) -> Option<bool> {
    let year = local.year();
    if year < 1996 {
        return None;
    }
    let (start, end) = (nth_sunday(year, 3, -1)?, nth_sunday(year, 10, -1)?);
    Some((start.at(2, 0, 0, 0)..end.at(3, 0, 0, 0)).contains(&local))
}

/// The `nth` Sunday of a month; −1 is the last.
fn nth_sunday(year: i16, month: i8, nth: i8) -> Option<Date> {
    Date::new(year, month, 1)
        .ok()?
        .nth_weekday_of_month(nth, Weekday::Sunday)
        .ok()
}

/// Moscow's offset: UTC+4 all year from March 2011 to October 2014, UTC+3 since; not told before.
fn moscow(day: Date) -> Option<i16> {
    if day >= Date::constant(2014, 10, 26) {
        Some(180)
    } else if day >= Date::constant(2011, 3, 27) {
        Some(240)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_have_the_offset_of_the_day_and_of_the_region() {
        for (name, local, lang, expected) in [
            ("EST", "2020-07-01T12:00", None, Some(-300)),
            ("ET", "2021-01-05T15:05", None, Some(-300)),
            ("ET", "2021-07-05T15:05", None, Some(-240)),
            ("ET", "2007-03-20T15:05", None, Some(-240)),
            ("ET", "2006-03-20T15:05", None, Some(-300)),
            ("ET", "1950-03-20T15:05", None, None),
            ("PT", "2023-11-05T01:30", None, Some(-420)),
            ("PT", "2023-11-05T02:30", None, Some(-480)),
            ("CET", "2020-05-06T11:17", None, Some(60)),
            ("IST", "2020-06-09T14:32", Some("en-IN"), Some(330)),
            ("IST", "2020-06-09T14:32", None, Some(330)),
            ("IST", "2020-06-09T14:32", Some("en-IE"), Some(60)),
            ("AST", "2020-06-09T14:32", None, None),
            ("AST", "2020-06-09T14:32", Some("ar"), Some(180)),
            ("CST", "2020-06-09T14:32", Some("zh-CN"), Some(480)),
            ("MSK", "2012-06-09T14:32", None, Some(240)),
            ("МСК", "2022-06-09T14:32", None, Some(180)),
        ] {
            let zone = Zone::abbreviated(name).unwrap();
            let offset = zone.offset_minutes(local.parse().unwrap(), lang);
            assert_eq!(offset, expected, "{name} {local} {lang:?}");
        }
    }

    #[test]
    fn a_word_in_small_letters_is_no_zone() {
        for word in ["est", "ist", "eat", "cat", "art", "et", "Art", "z"] {
            assert_eq!(Zone::abbreviated(word), None, "{word}");
        }
    }
}
