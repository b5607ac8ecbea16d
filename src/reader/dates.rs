//! Dates as a reader writes them, exactly as precise as they were written.

use crate::article::{Date, Precision};

/// `10 Feb 2023`, `13 Oct 2024, 03:44 UTC+4`, `Feb 2023` or `2023`: a zone only where one is known.
///
/// Seconds are left out: no one reads them, and the details have them.
pub(crate) fn words(date: &Date) -> String {
    let pattern = match date.precision {
        Precision::Year => "%Y",
        Precision::Month => "%b %Y",
        Precision::Date => "%-d %b %Y",
        Precision::Minute | Precision::Second => "%-d %b %Y, %H:%M",
    };
    let local = date.local.strftime(pattern).to_string();
    match date.offset_minutes {
        Some(minutes) if date.precision >= Precision::Minute => {
            format!("{local} {}", zone(minutes))
        }
        _ => local,
    }
}

/// `UTC`, `UTC+4`, `UTC-3:30`.
fn zone(offset_minutes: i16) -> String {
    let sign = if offset_minutes < 0 { '-' } else { '+' };
    let apart = offset_minutes.unsigned_abs();
    match (apart / 60, apart % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Clean;
    use jiff::civil::DateTime;

    #[test]
    fn dates_say_no_more_than_was_written() {
        for (precision, offset_minutes, expected) in [
            (Precision::Year, None, "2023"),
            (Precision::Month, None, "Feb 2023"),
            (Precision::Date, None, "3 Feb 2023"),
            (Precision::Date, Some(240), "3 Feb 2023"),
            (Precision::Minute, None, "3 Feb 2023, 03:44"),
            (Precision::Minute, Some(0), "3 Feb 2023, 03:44 UTC"),
            (Precision::Second, Some(240), "3 Feb 2023, 03:44 UTC+4"),
            (Precision::Second, Some(-210), "3 Feb 2023, 03:44 UTC-3:30"),
        ] {
            let date = Date {
                raw: Clean::default(),
                local: DateTime::constant(2023, 2, 3, 3, 44, 5, 0),
                precision,
                offset_minutes,
                from: "text",
            };
            assert_eq!(words(&date), expected);
        }
    }
}
