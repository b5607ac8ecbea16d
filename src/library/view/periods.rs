//! Days, weeks and months, one after another without a gap, each with its articles.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::library::view::coverage::{Coverage, Known, Tally};

/// Most days that are shown one by one: more are shown by the week or the month, since one date far
/// from all others must not make a line of nothing.
const MOST: usize = 50_000;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum By {
    /// A day.
    #[default]
    Day,
    /// A week, from Monday on.
    Week,
    /// A month.
    Month,
}

impl By {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }

    /// The first day of the period that `day` lies in.
    fn first(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                day.checked_sub(back.days()).unwrap_or(day)
            }
            Self::Month => day.first_of_month(),
        }
    }

    /// The first day of the period after the one that begins on `first`.
    fn next(self, first: Date) -> Option<Date> {
        let length = match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
        };
        first.checked_add(length).ok()
    }
}

/// A day, a week or a month, and its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: Date,
    /// How long it is.
    pub by: By,
    /// Its articles.
    pub tally: Tally,
}

impl Period {
    /// Its last day.
    pub fn last(&self) -> Date {
        let next = self.by.next(self.first);
        next.and_then(|next| next.yesterday().ok())
            .unwrap_or(self.first)
    }

    /// It as a query names it: `2023-02`, `2023-02-06..2023-02-12`.
    pub fn value(&self) -> String {
        match self.by {
            By::Day => self.first.to_string(),
            By::Week => format!("{}..{}", self.first, self.last()),
            By::Month => format!("{:04}-{:02}", self.first.year(), self.first.month()),
        }
    }
}

/// The periods from the first to the last in which something is listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Periods {
    /// How long they are.
    pub by: By,
    /// They, the oldest first.
    pub periods: Vec<Period>,
    /// The articles whose date is not known well enough to be of one.
    pub vague: Tally,
}

impl Coverage {
    /// The articles of each period, no shorter than `by`: of times that are too long for so short
    /// ones they are longer.
    pub fn periods(&self, by: By) -> Periods {
        let needed = if by == By::Month {
            Known::Month
        } else {
            Known::Day
        };
        let epoch = jiff::civil::date(1970, 1, 1);
        let mut vague = Tally::default();
        let mut days: Vec<(Date, &Tally)> = Vec::new();
        for ((day, known), tally) in &self.dates {
            match epoch.checked_add(i64::from(*day).days()) {
                Ok(day) if *known >= needed => days.push((day, tally)),
                _ => vague.add(tally),
            }
        }
        let is_listed = |(_, tally): &&(Date, &Tally)| tally.listed > 0;
        let ends = days
            .iter()
            .find(is_listed)
            .zip(days.iter().rfind(is_listed));
        let Some(((first, _), (last, _))) = ends else {
            let periods = Vec::new();
            return Periods { by, periods, vague };
        };
        let (first, last) = (by.first(*first), by.first(*last));
        let mut periods = Vec::new();
        let mut next = Some(first);
        while let Some(first) = next.filter(|first| *first <= last) {
            let tally = Tally::default();
            periods.push(Period { first, by, tally });
            if periods.len() > MOST && by != By::Month {
                let longer = if by == By::Day { By::Week } else { By::Month };
                return self.periods(longer);
            }
            next = by.next(first);
        }
        for (day, tally) in days {
            let first = by.first(day);
            let place = periods.binary_search_by_key(&first, |period| period.first);
            if let Some(period) = place.ok().and_then(|place| periods.get_mut(place)) {
                period.tally.add(tally);
            }
        }
        Periods { by, periods, vague }
    }

    /// The shortest periods of which no more than `most` are needed; months where that cannot be.
    pub fn fitting(&self, most: usize) -> Periods {
        let mut periods = self.periods(By::Day);
        for by in [By::Week, By::Month] {
            if periods.periods.len() > most {
                periods = self.periods(by);
            }
        }
        periods
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Coverage with one article on each of some dates, counted from 1 January 1970.
    fn coverage(days: &[(i32, Known)]) -> Coverage {
        let mut coverage = Coverage::default();
        for date in days {
            let tally = coverage.dates.entry(*date).or_default();
            (tally.all, tally.listed) = (tally.all + 1, tally.listed + 1);
        }
        coverage
    }

    /// What the periods are called, and how many are listed in each.
    fn shown(periods: &Periods) -> String {
        let periods = periods.periods.iter();
        let shown = periods.map(|period| format!("{}:{}", period.value(), period.tally.listed));
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn periods_have_no_gaps_and_weeks_begin_on_monday() {
        let dates = [
            (0, Known::Day),
            (3, Known::Day),
            (3, Known::Month),
            (5, Known::Day),
        ];
        let coverage = coverage(&dates);
        let days = "1970-01-01:1 1970-01-02:0 1970-01-03:0 1970-01-04:1 1970-01-05:0 1970-01-06:1";
        assert_eq!(shown(&coverage.periods(By::Day)), days);
        let weeks = "1969-12-29..1970-01-04:2 1970-01-05..1970-01-11:1";
        assert_eq!(shown(&coverage.periods(By::Week)), weeks);
        assert_eq!(shown(&coverage.periods(By::Month)), "1970-01:4");
        let vague = By::ALL.map(|by| coverage.periods(by).vague.listed);
        assert_eq!(vague, [1, 1, 0]);
    }

    #[test]
    fn the_shortest_periods_that_fit_are_taken() {
        let coverage = coverage(&[(0, Known::Day), (40, Known::Day)]);
        for (most, by) in [
            (60, By::Day),
            (20, By::Week),
            (2, By::Month),
            (0, By::Month),
        ] {
            assert_eq!(coverage.fitting(most).by, by, "{most}");
        }
    }

    #[test]
    fn a_date_far_from_all_others_makes_longer_periods() {
        let coverage = coverage(&[(-200_000, Known::Day), (200_000, Known::Day)]);
        let periods = coverage.periods(By::Day);
        assert_eq!(periods.by, By::Month);
        assert!(periods.periods.len() < MOST, "{}", periods.periods.len());
        assert!(Coverage::default().periods(By::Day).periods.is_empty());
    }
}
