//! What a number is to a date: a time, a whole day, a day, a month or a year.

use super::calendar::WrittenYear;
use super::clock::{self, Dots};
use super::draft::{Calendar, Month};
use super::meaning::{Meaning, Unit};
use super::numeral::Digits;
use super::order::Triple;
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
        let year = self.pieces.get(at + 2).and_then(Piece::number);
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
                && (back == 1
                    || self
                        .pieces
                        .get(at - 1)
                        .is_some_and(|mark| mark.is_mark(':')))
        });
        let after = (at + 2..at + 5).find(|place| self.means(*place, Meaning::Ago));
        let is_clear = after.is_some_and(|after| {
            (at + 2..after).all(|place| {
                self.is_filler(place)
                    || self
                        .pieces
                        .get(place)
                        .is_some_and(|piece| piece.is_mark('.'))
            })
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
        let before = at
            .checked_sub(1)
            .and_then(|before| self.pieces.get(before))?;
        let is_day = matches!(&before.body, Body::Word { key, .. } if key == "thu");
        (is_day && self.lang.is_any(&["vi"])).then_some(at + 1)
    }

    /// Three numbers that are a day.
    fn take_triple(&self, walk: &mut Walk, at: usize) -> Option<usize> {
        let draft = &mut walk.draft;
        if draft.has_date_part() && !draft.has_only_month() {
            return None;
        }
        let (triple, next) = self.triple(at, draft.era)?;
        // "mar 14/02/2023": the word was a Tuesday.
        if draft.has_date_part() && !draft.month_was_weekday() {
            return None;
        }
        draft.triple = Some(triple);
        Some(next)
    }

    /// The three numbers with one separator that start at `at`, if they are a day.
    pub(super) fn triple(&self, at: usize, era: Option<i16>) -> Option<(Triple, usize)> {
        let (first, separator, second_at) = self.number_and_separator(at)?;
        let (second, other, third_at) = self.number_and_separator(second_at)?;
        let third_at = third_at + usize::from(self.pieces.get(third_at)?.is_mark('\''));
        let third = self.pieces.get(third_at)?.number()?;
        let triple = Triple {
            numbers: [first, second, third],
            separator,
            era,
        };
        let is_part_of_more = !triple.has_year_first()
            && (self.is_number_beside(at, third_at, separator) || self.is_glued_to_word(at));
        (separator == other && !is_part_of_more && triple.is_date(self.lang))
            .then_some((triple, third_at + 1))
    }

    /// The number at `at`, the separator after it, and the place after that.
    fn number_and_separator(&self, at: usize) -> Option<(Number, char, usize)> {
        let number = self.pieces.get(at)?.number()?;
        match self.pieces.get(at + 1)?.body {
            Body::Mark(separator @ ('.' | '/' | '-')) => Some((number, separator, at + 2)),
            _ => None,
        }
    }

    /// Whether more numbers go on beside three of them, as in an address of the internet.
    fn is_number_beside(&self, first: usize, last: usize, separator: char) -> bool {
        let is_number = |mark: usize, number: usize| {
            self.pieces
                .get(mark)
                .is_some_and(|piece| piece.is_mark(separator))
                && self
                    .pieces
                    .get(number)
                    .is_some_and(|piece| piece.number().is_some())
                && self.is_glued(mark.max(number))
        };
        let is_before = first
            .checked_sub(2)
            .is_some_and(|number| is_number(number + 1, number) && self.is_glued(first));
        is_before || (is_number(last + 1, last + 2) && self.is_glued(last + 1))
    }

    /// Whether a word runs into the piece at `at`, as in `v1.10.20`.
    fn is_glued_to_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.pieces.get(before));
        let is_letters = |body: &Body| matches!(body, Body::Word { key, .. } if key.is_ascii());
        self.is_glued(at) && before.is_some_and(|before| is_letters(&before.body))
    }

    /// A time of day.
    fn take_time(&self, walk: &mut Walk, at: usize) -> Option<usize> {
        let number = self.pieces.get(at)?.number()?;
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

    /// `20230210`.
    fn take_compact(&self, walk: &mut Walk, at: usize, number: Number) -> Option<usize> {
        if number.digits != 8 || walk.draft.has_date_part() || self.is_glued_to_word(at) {
            return None;
        }
        let part = |value: u32, digits: usize| Number {
            value,
            digits,
            script: Digits::Other,
        };
        let value = number.value;
        let triple = Triple {
            numbers: [
                part(value / 10_000, 4),
                part(value / 100 % 100, 2),
                part(value % 100, 2),
            ],
            separator: '-',
            era: None,
        };
        walk.draft.triple = triple.is_date(self.lang).then_some(triple);
        walk.draft.triple.map(|_| at + 1)
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
        let is_apostrophe = at
            .checked_sub(1)
            .and_then(|before| self.pieces.get(before))
            .is_some_and(|before| before.is_mark('\''));
        let is_day = number.digits <= 2 && (1..=31).contains(&number.value) && !is_apostrophe;
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
        let before = at.checked_sub(1).and_then(|before| self.pieces.get(before));
        let is_marked = before.is_some_and(|before| before.is_mark('\''))
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

    /// `02/2023`, `2023-02`: only where nothing else stands in the line.
    fn take_month_and_year(&self, walk: &mut Walk, at: usize, number: Number) -> Option<usize> {
        if self.around != Around::Nothing || walk.draft.has_date_part() {
            return None;
        }
        let (_, _, second_at) = self.number_and_separator(at)?;
        let second = self.pieces.get(second_at)?.number()?;
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
            let is_counted = self
                .pieces
                .get(place)
                .is_some_and(|piece| piece.number().is_some())
                && self.means(place + 1, Meaning::Unit(Unit::Month));
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
