//! What looks like a date and is none, or not for certain.

use super::check::check;

#[test]
fn what_is_no_certain_date_is_refused() {
    check(
        "
-:  => -
-: None => -
en: yesterday => -
en: 3 hours ago => -
de: vor 3 Stunden => -
en: 14:05 => -
en: Friday => -
en: 10 February => -
en: May => -
en: 31 February 2023 => -
de: 31.02.2023 => -
-: 2023-13-10 => -
en: 29 February 2023 => -
en: 10 February 2023 25:05 => -
-: 0000-00-00 => -
-: 0001-01-01T00:00:00 => -
-: 1970-01-01 => -
-: 1970-01-01T00:00:00Z => -
en: January 1, 1970 => -
-: Wed, 31 Dec 1969 19:00:00 -0500 => -
-: 0 => -
-: 42 => -
-: 12345678901234567890123 => -
-: 1.2.3.4 => -
-: 192.168.10.02 => -
-: Version 1.10.20 => -
en: 10-12 February 2023 => -
en: Iran and Russia widen security ties => -
en: The 2023 budget in 10 charts => -
en: May 2023 be better than 2022 => -
-: 26-09-20 => -
en: 10 Feb 2023 10 Mar => -
",
    );
}
