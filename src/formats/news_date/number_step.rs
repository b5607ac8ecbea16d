//! What a number is to a date: a time, a whole day, a day, a month or a year.

use super::calendar::WrittenYear;
use super::clock::{self, Dots};
use super::draft::{Calendar, Month};
use super::meaning::{Meaning, Unit};
use super::piece::{Body, Number, Piece};
use super::scan::{Around, Scanner, Step, Walk};

impl Scanner<'_> {
    /// Takes the number at `at`.
    pub(super) fn step_number(&self, walk: &mut Walk, at: usize, number: Number) -> Step {
        if let Some(next) = self
            .after_lunar(at)
            .or_else(|| self.after_stretch(walk, at))
            .or_else(|| self.after_numbered_day(at))
        {
            return Step::Over(next);
        }
        self.take_triple(walk, at)
            .or_else(|| self.take_time(walk, at))
            .or_else(|| self.take_compact(walk, at, number))
            .or_else(|| self.take_counted(walk, at, number))
            .or_else(|| self.take_year(walk, at, number))
            .or_else(|| self.take_day(walk, at, number))
            .or_else(|| self.take_short_year(walk, at, number))
            .or_else(|| self.take_month_and_year(walk, at, number))
            .map_or(Step::End, Step::Part)
    }

    /// The place after a date of the Islamic lunar calendar: "11 شوال 1441هـ".
    fn after_lunar(&self, at: usize) -> Option<usize> {
        if !self.means(at + 1, Meaning::LunarMonth) {
            return None;
        }
        let year = self.number(at + 2);
        let next = at + 2 + usize::from(year.is_some());
        Some(next + usize::from(self.means(next, Meaning::LunarEra)))
    }

    /// The place after a stretch of time that is no part of the date: "3 weeks ago", "6 min read".
    fn after_stretch(&self, walk: &Walk, at: usize) -> Option<usize> {
        if !self.means(at + 1, Meaning::Stretch) {
            return None;
        }
        let is_before = [1, 2].into_iter().any(|back| {
            let place = at.checked_sub(back);
            place.is_some_and(|place| self.means(place, Meaning::Ago))
                && (back == 1 || self.is_mark(at - 1, ':'))
        });
        let after = (at + 2..at + 5).find(|place| self.means(*place, Meaning::Ago));
        let is_clear = after.is_some_and(|after| {
            (at + 2..after).all(|place| self.is_filler(place) || self.is_mark(place, '.'))
        });
        let is_last =
            walk.draft.has_day() && at + 2 >= self.pieces.len() && self.around == Around::Nothing;
        match after.filter(|_| is_clear) {
            Some(after) => Some(after + 1),
            None => (is_before || is_last).then_some(at + 2),
        }
    }

    /// The place after the day of the week that Vietnamese counts: "Thứ 6".
    fn after_numbered_day(&self, at: usize) -> Option<usize> {
        let before = self.before(at, 1)?;
        let is_day = matches!(&before.body, Body::Word { key, .. } if key == "thu");
        (is_day && self.lang.is_any(&["vi"])).then_some(at + 1)
    }

    /// A time of day.
    fn take_time(&self, walk: &mut Walk, at: usize) -> Option<usize> {
        let number = self.number(at)?;
        let is_year = number.digits == 4 && walk.draft.month.is_some() && walk.draft.year.is_none();
        if walk.draft.clock.is_some() || is_year {
            return None;
        }
        let is_after_at = at
            .checked_sub(1)
            .is_some_and(|before| self.means(before, Meaning::At));
        let is_before_day = || (at + 3..at + 5).any(|place| self.triple(place, None).is_some());
        let dots = if is_after_at || walk.draft.has_day() || is_before_day() {
            Dots::Allowed
        } else {
            Dots::IfShown
        };
        let (clock, next) = clock::time(self.pieces, at, dots)?;
        walk.draft.clock = Some(clock);
        walk.after_time = Some(next);
        Some(next)
    }

    /// A number that a word beside it says the unit of: `2023年`, `2月`, `tháng 2`.
    fn take_counted(&self, walk: &mut Walk, at: usize, number: Number) -> Option<usize> {
        let units = [Unit::Year, Unit::Month, Unit::Day];
        let after = units
            .into_iter()
            .find(|unit| self.means(at + 1, Meaning::Unit(*unit)));
        let before = at.checked_sub(1).and_then(|before| {
            units
                .into_iter()
                .find(|unit| self.means(before, Meaning::Before(*unit)))
        });
        let draft = &mut walk.draft;
        match after.or(before)? {
            _ if draft.triple.is_some() => return None,
            Unit::Year if draft.year.is_none() => {
                let is_clear = number.digits >= 3
                    || draft.era.is_some()
                    || (number.digits == 2 && self.lang.is_any(&["zh", "ko"]));
                draft.year = is_clear.then(|| year(number, draft.era));
                draft.year?;
            }
            Unit::Month if draft.month.is_none() && (1..=12).contains(&number.value) => {
                draft.month = Some(Month {
                    number: u8::try_from(number.value).ok()?,
                    calendar: Calendar::Gregorian,
                    weekdays: 0,
                });
            }
            Unit::Day if draft.day.is_none() => draft.day = Some(number.value),
            _ => return None,
        }
        Some(at + 1 + usize::from(after.is_some()))
    }

    /// A year of four digits, or one after the name of its era, beside a month.
    fn take_year(&self, walk: &mut Walk, at: usize, number: Number) -> Option<usize> {
        let draft = &mut walk.draft;
        let is_beside_month = draft.month.is_some() || self.is_month_ahead(at, Past::Day);
        let is_year = match draft.era {
            Some(_) => number.digits <= 4,
            None => number.digits == 4,
        };
        let is_alone = self.around == Around::Nothing
            && (1700..=2099).contains(&number.value)
            && self
                .pieces
                .iter()
                .filter(|piece| piece.number().is_some())
                .count()
                == 1;
        if !is_year
            || draft.year.is_some()
            || draft.triple.is_some()
            || !(is_beside_month || is_alone)
        {
            return None;
        }
        draft.year = Some(year(number, draft.era));
        Some(at + 1)
    }

    /// A day of one or two digits beside a month.
    fn take_day(&self, walk: &mut Walk, at: usize, number: Number) -> Option<usize> {
        let draft = &mut walk.draft;
        let is_day =
            number.digits <= 2 && (1..=31).contains(&number.value) && !self.has_apostrophe(at);
        let is_after_month = walk.after_part.checked_sub(1).is_some_and(|last| {
            let is_counted = self.means(last, Meaning::Unit(Unit::Month));
            draft.month.is_some() && (is_counted || self.month(last).is_some())
        });
        let is_beside_month = is_after_month || self.is_month_ahead(at, Past::Nothing);
        if !is_day || draft.day.is_some() || draft.triple.is_some() || !is_beside_month {
            return None;
        }
        draft.day = Some(number.value);
        Some(at + 1)
    }

    /// A year of two digits, after day and month: `27 Mar 20`, `14 Feb ’20`, `Feb ’23`.
    fn take_short_year(&self, walk: &mut Walk, at: usize, number: Number) -> Option<usize> {
        let draft = &mut walk.draft;
        let before = self.before(at, 1);
        let is_marked = self.has_apostrophe(at)
            || (self.is_glued(at) && before.is_some_and(|before| before.is_mark('-')));
        let is_clear = is_marked || (draft.day.is_some() && self.around == Around::Nothing);
        let is_fraction = self.is_number_beside(at, at, '.');
        if number.digits != 2
            || draft.year.is_some()
            || draft.month.is_none()
            || !is_clear
            || is_fraction
        {
            return None;
        }
        draft.year = Some(year(number, None));
        Some(at + 1)
    }

    /// Whether an apostrophe stands for the century of the number at `at`, and not for a letter as in
    /// "l'11 agosto".
    fn has_apostrophe(&self, at: usize) -> bool {
        let is_marked = self.before(at, 1).is_some_and(|mark| mark.is_mark('\''));
        let is_elision = at.checked_sub(2).is_some_and(|word| {
            self.is_filler(word) && self.is_glued(at - 1) && self.month(word).is_none()
        });
        is_marked && !is_elision
    }

    /// `02/2023`, `2023-02`: only where nothing else stands in the line.
    fn take_month_and_year(&self, walk: &mut Walk, at: usize, number: Number) -> Option<usize> {
        if self.around != Around::Nothing || walk.draft.has_date_part() {
            return None;
        }
        let (_, _, second_at) = self.number_and_separator(at)?;
        let second = self.number(second_at)?;
        let (month, written) = match (number.digits, second.digits) {
            (1 | 2, 4) => (number, second),
            (4, 2) => (second, number),
            _ => return None,
        };
        if !(1..=12).contains(&month.value) {
            return None;
        }
        walk.draft.year = Some(year(written, None));
        walk.draft.month = Some(Month {
            number: u8::try_from(month.value).ok()?,
            calendar: Calendar::Gregorian,
            weekdays: 0,
        });
        Some(second_at + 1)
    }

    /// Whether a month is named after the number at `at`, with nothing but marks and fillers between,
    /// and what `past` allows.
    fn is_month_ahead(&self, at: usize, past: Past) -> bool {
        let reach = match past {
            Past::Nothing => 4,
            Past::Day => 7,
        };
        for place in at + 1..=at + reach {
            let is_counted =
                self.number(place).is_some() && self.means(place + 1, Meaning::Unit(Unit::Month));
            if is_counted
                || self.month(place).is_some()
                || self.means(place, Meaning::Before(Unit::Month))
            {
                return true;
            }
            let Some(piece) = self.pieces.get(place) else {
                return false;
            };
            let is_passed = match &piece.body {
                Body::Mark(mark) => matches!(mark, '.' | ',' | '-' | '/' | '\'' | '°' | '('),
                Body::Number(number) => past == Past::Day && number.digits <= 2,
                Body::Word { .. } => {
                    (self.is_filler(place) && !is_half(piece))
                        || piece.meanings().any(|meaning| {
                            matches!(meaning, Meaning::Before(_) | Meaning::Unit(Unit::Year))
                        })
                }
            };
            if !is_passed {
                return false;
            }
        }
        false
    }
}

/// Whether a word can be a half of the day.
fn is_half(piece: &Piece) -> bool {
    piece
        .meanings()
        .any(|meaning| matches!(meaning, Meaning::Half(_)))
}

fn year(number: Number, era: Option<i16>) -> WrittenYear {
    WrittenYear {
        value: number.value,
        digits: number.digits,
        script: number.script,
        era,
    }
}

/// What may stand between a number and its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Past {
    Nothing,
    /// The day, after a year.
    Day,
}
