//! The time, and the day it is where the reader is.
//!
//! The zone is that of `TZ`, else that of `/etc/localtime`; where neither says one, UTC.

use std::env;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::Now;

/// Where zones lie by their names.
const ZONES: &str = "/usr/share/zoneinfo";

/// The time, for marks, for dates of this year and for the words of today.
pub fn now() -> Now {
    let unix = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| {
            i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
        });
    let today = day(unix);
    Now {
        unix,
        year: today.year(),
        today,
    }
}

/// The day of a time, where the reader is.
pub fn day(unix: i64) -> jiff::civil::Date {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    let zone = ZONE.get_or_init(|| zone(env::var("TZ").ok().as_deref()));
    Timestamp::from_second(unix).map_or_else(
        |_| jiff::civil::Date::default(),
        |at| zone.to_datetime(at).date(),
    )
}

/// The zone that `stated`, the variable `TZ`, says.
fn zone(stated: Option<&str>) -> TimeZone {
    let of_file = |path: &Path| {
        let bytes = fs::read(path).ok()?;
        TimeZone::tzif(&path.to_string_lossy(), &bytes).ok()
    };
    let name = match stated {
        None => return of_file(Path::new("/etc/localtime")).unwrap_or(TimeZone::UTC),
        Some(stated) => stated.trim_start_matches(':'),
    };
    let is_name = !name.is_empty() && !name.contains("..");
    let named = is_name.then(|| of_file(&Path::new(ZONES).join(name)));
    let posix = || TimeZone::posix(name).ok();
    named.flatten().or_else(posix).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_zone() {
        let at: Timestamp = "2026-11-28T23:30:00Z".parse().unwrap();
        let table = [
            (Some("XYZ-2"), "2026-11-29"),
            (Some("XYZ1"), "2026-11-28"),
            (Some(""), "2026-11-28"),
            (Some("../../etc/passwd"), "2026-11-28"),
            (Some("no such zone"), "2026-11-28"),
        ];
        for (stated, day) in table {
            assert_eq!(
                zone(stated).to_datetime(at).date().to_string(),
                day,
                "{stated:?}"
            );
        }
    }
}
