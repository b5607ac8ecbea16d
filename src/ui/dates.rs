//! Dates in a few cells, never more precise than they are known.

/// Month names as they stand in the list.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The names of the months.
const LONG_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How much room a column of dates has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// 11 cells: `10 Feb 2023`.
    Wide,
    /// 9 cells: `10 Feb 23`.
    Middle,
    /// 6 cells: `10 Feb`, or the month and year of another year than this.
    Narrow,
}

impl Room {
    /// The most that `cells` give.
    pub fn of_cells(cells: u16) -> Self {
        match cells {
            11.. => Self::Wide,
            9..=10 => Self::Middle,
            _ => Self::Narrow,
        }
    }

    /// The cells it takes.
    pub fn cells(self) -> u16 {
        match self {
            Self::Wide => 11,
            Self::Middle => 9,
            Self::Narrow => 6,
        }
    }
}

/// The day of an ISO 8601 value in `room`; `year` is the current one.
pub fn short(value: &str, room: Room, year: i16) -> String {
    let day_part = value.split('T').next().unwrap_or_default();
    let mut parts = day_part.splitn(3, '-');
    let written = parts.next().unwrap_or_default();
    let month = parts.next().and_then(month_name);
    let day = parts.next();
    let two_digits: String = written.chars().skip(2).collect();
    let is_this_year = written.parse() == Ok(year);
    match (month, day, room) {
        (None, ..) => written.to_owned(),
        (Some(month), None, Room::Wide | Room::Middle) => format!("{month} {written}"),
        (Some(month), Some(day), Room::Wide) => format!("{day} {month} {written}"),
        (Some(month), Some(day), Room::Middle) => format!("{day} {month} {two_digits}"),
        (Some(month), Some(day), Room::Narrow) if is_this_year => format!("{day} {month}"),
        (Some(month), _, Room::Narrow) => format!("{month}'{two_digits}"),
    }
}

/// The name of a month from its number, from 1.
pub fn long_month(month: i8) -> &'static str {
    let place = usize::try_from(month)
        .ok()
        .and_then(|month| month.checked_sub(1));
    place
        .and_then(|place| LONG_MONTHS.get(place))
        .copied()
        .unwrap_or_default()
}

/// The name of a month from its two digits.
fn month_name(digits: &str) -> Option<&'static str> {
    MONTHS
        .get(digits.parse::<usize>().ok()?.checked_sub(1)?)
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_never_more_precise_than_known_and_always_fit() {
        let cases = [
            ("2023-02-10T03:44", ["10 Feb 2023", "10 Feb 23", "Feb'23"]),
            ("2026-02-10", ["10 Feb 2026", "10 Feb 26", "10 Feb"]),
            ("2023-02", ["Feb 2023", "Feb 2023", "Feb'23"]),
            ("2023", ["2023", "2023", "2023"]),
        ];
        for (value, expected) in cases {
            let rooms = [Room::Wide, Room::Middle, Room::Narrow];
            for (room, expected) in rooms.into_iter().zip(expected) {
                let shown = short(value, room, 2026);
                assert_eq!(shown, expected);
                assert!(shown.chars().count() <= usize::from(room.cells()));
            }
        }
    }
}
