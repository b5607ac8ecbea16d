//! What a word is to a date: a month, a day of the week, a half of the day, a zone, or nothing.

use super::clock::{self, Dots, Short};
use super::draft::{Calendar, Month};
use super::meaning::{Half, Meaning, Unit};
use super::piece::{Body, Piece};
use super::scan::{Around, Scanner, Step, Walk};
use super::stamp::Kind;
use super::zone::Zone;

impl Scanner<'_> {
    /// Takes the word at `at`.
    pub(super) fn step_word(&self, walk: &mut Walk, at: usize) -> Step {
        let Some(piece) = self.pieces.get(at) else {
            return Step::End;
        };
        self.take_month(walk, at)
            .or_else(|| self.take_half(walk, at, piece))
            .or_else(|| self.take_zone(walk, at, piece))
            .or_else(|| self.take_era(walk, at, piece))
            .or_else(|| self.take_weekday(walk, at, piece))
            .or_else(|| take_hour_sign(walk, at, piece))
            .unwrap_or_else(|| self.pass(walk, at, piece))
    }

    /// The month that the word at `at` names; nothing where languages disagree and none is stated.
    pub(super) fn month(&self, at: usize) -> Option<Month> {
        let piece = self.pieces.get(at)?;
        let weekdays = weekdays(piece);
        let months = |is_of: &dyn Fn(&str) -> bool| {
            let mut months = piece
                .entries()
                .iter()
                .filter(|entry| is_of(entry.lang))
                .filter_map(|entry| match entry.meaning {
                    Meaning::Month(number) => Some((number, Calendar::Gregorian)),
                    Meaning::JalaliMonth(number) => Some((number, Calendar::Jalali)),
                    _ => None,
                });
            let first = months.next()?;
            months.all(|month| month == first).then_some(first)
        };
        let (number, calendar) =
            months(&|lang| self.lang.is_any(&[lang])).or_else(|| months(&|_| true))?;
        Some(Month {
            number,
            calendar,
            weekdays,
        })
    }

    /// A month beside a number.
    fn take_month(&self, walk: &mut Walk, at: usize) -> Option<Step> {
        let month = self.month(at)?;
        // "MàJ : 10.02.23" is an update, not a day of May.
        let is_label = kind(self.pieces.get(at)?).is_some()
            && (self.is_mark(at + 1, ':') || self.triple(at + 1, None).is_some());
        if is_label {
            return None;
        }
        let draft = &mut walk.draft;
        if draft.triple.is_some() {
            return None;
        }
        if let Some(other) = draft.month {
            // "17 مارس/ آذار" names one month twice.
            if (other.number, other.calendar) == (month.number, month.calendar) {
                return Some(Step::Over(at + 1));
            }
            if month.weekdays != 0 || !draft.month_was_weekday() {
                return None;
            }
        }
        let is_beside_number =
            draft.day.is_some() || draft.year.is_some() || self.is_number_ahead(at);
        if self.around != Around::Nothing && !is_beside_number {
            return None;
        }
        draft.month = Some(month);
        Some(Step::Part(at + 1))
    }

    /// Whether a number follows the month at `at`.
    fn is_number_ahead(&self, at: usize) -> bool {
        for place in at + 1..=at + 4 {
            match self.pieces.get(place).map(|piece| &piece.body) {
                Some(Body::Number(_)) => return true,
                Some(Body::Mark('.' | ',' | '-' | '/' | '\'')) => {}
                Some(Body::Word { .. }) if self.is_filler(place) || self.month(place).is_some() => {
                }
                _ => return false,
            }
        }
        false
    }

    /// A half of the day, after its time or before it.
    fn take_half(&self, walk: &mut Walk, at: usize, piece: &Piece) -> Option<Step> {
        let half = self.half(at)?;
        let number = self.before(at, 1).and_then(Piece::number);
        if is_year_sign(piece) && number.is_some_and(|number| number.digits > 2) {
            return Some(Step::Over(at + 1));
        }
        if walk.draft.half.is_some() {
            return None;
        }
        if self.ends_time(walk, at, piece) {
            walk.after_time = Some(at + 1);
        } else if walk.draft.clock.is_some() || !self.begins_time(at, piece) {
            return None;
        }
        walk.draft.half = Some(half);
        Some(Step::Part(at + 1))
    }

    /// Whether the half at `at` is of the time before it. In "14:05 am 10.02." it is a German word.
    fn ends_time(&self, walk: &Walk, at: usize, piece: &Piece) -> bool {
        let is_german =
            |hour: u8| piece.means(Meaning::Filler) && (hour > 12 || self.lang.is_any(&["de"]));
        let is_near = walk.after_time.is_some_and(|after| at <= after + 1);
        is_near && walk.draft.clock.is_some_and(|clock| !is_german(clock.hour))
    }

    /// Whether the half at `at` is of the time after it: "오후 8:06".
    fn begins_time(&self, at: usize, piece: &Piece) -> bool {
        let next = self.pieces.get(at + 1);
        let is_mark = next.is_some_and(|next| matches!(next.body, Body::Mark(_)));
        let time = clock::time(self.pieces, at + 1 + usize::from(is_mark), Dots::Allowed);
        !piece.means(Meaning::Filler) && time.is_some()
    }

    /// The half of the day the word at `at` means. "Sa" is a morning in Vietnamese only.
    fn half(&self, at: usize) -> Option<Half> {
        let piece = self.pieces.get(at)?;
        if weekdays(piece) != 0 && !self.lang.is_any(&["vi"]) {
            return None;
        }
        piece.meanings().find_map(|meaning| match meaning {
            Meaning::Half(half) => Some(half),
            _ => None,
        })
    }

    /// A time zone after its time.
    fn take_zone(&self, walk: &mut Walk, at: usize, piece: &Piece) -> Option<Step> {
        let draft = &mut walk.draft;
        if draft.clock.is_none() || draft.zone.is_some() {
            return None;
        }
        let after_time = walk.after_time?;
        let is_after_time = (after_time..at).all(|place| {
            ['(', ',', '.']
                .iter()
                .any(|mark| self.is_mark(place, *mark))
        });
        let zone = match piece.zone().filter(|_| is_after_time) {
            Some(zone) => zone,
            None => self.place(at, piece)?,
        };
        let (zone, next) = match clock::offset(self.pieces, at + 1, Short::Allowed) {
            Some((offset, next)) if zone == Zone::Fixed(0) => (offset, next),
            _ => match self.second_zone(at).and_then(|second| zone.or(second)) {
                Some(zone) => (zone, at + 3),
                None => (zone, at + 1),
            },
        };
        draft.zone = Some(zone);
        walk.after_time = Some(next);
        Some(Step::Part(next))
    }

    /// The zone after the one at `at` and a stroke.
    fn second_zone(&self, at: usize) -> Option<Zone> {
        self.pieces.get(at + 1).filter(|mark| mark.is_mark('/'))?;
        self.pieces.get(at + 2)?.zone()
    }

    /// The zone called after the place at `at`: "(Paris)", "heure de Paris", "Moscow time".
    fn place(&self, at: usize, piece: &Piece) -> Option<Zone> {
        let Body::Word { key, .. } = &piece.body else {
            return None;
        };
        let zone = Zone::called_after(key)?;
        let before = at.checked_sub(1)?;
        let is_closed = (at + 1..at + 3).any(|place| self.is_mark(place, ')'));
        let is_framed = self.is_mark(before, '(') && is_closed;
        let is_called = self.means(at + 1, Meaning::At) || self.is_filler(before);
        match self.pieces.get(at + 1).map(|next| &next.body) {
            Some(Body::Word { key, .. }) if key == "standard" => Some(zone.in_winter()),
            Some(Body::Word { key, .. }) if key == "daylight" => Some(zone.in_summer()),
            _ => (is_framed || is_called).then_some(zone),
        }
    }

    /// The name of an era before its year.
    fn take_era(&self, walk: &mut Walk, at: usize, piece: &Piece) -> Option<Step> {
        let era = piece.meanings().find_map(|meaning| match meaning {
            Meaning::Era(era) => Some(era),
            _ => None,
        })?;
        let next = at + 1 + usize::from(self.is_mark(at + 1, '.'));
        self.number(next)?;
        walk.draft.era = Some(era);
        Some(Step::Part(next))
    }

    /// A day of the week. A word of many meanings is none; nor is a single character that is not in
    /// brackets.
    fn take_weekday(&self, walk: &mut Walk, at: usize, piece: &Piece) -> Option<Step> {
        let weekdays = weekdays(piece);
        let is_filler = self.is_filler(at) || kind(piece).is_some();
        let Body::Word { key, .. } = &piece.body else {
            return None;
        };
        let is_framed = self.before(at, 1).is_some_and(|before| before.is_mark('('));
        if weekdays == 0 || is_filler || (key.chars().count() == 1 && !is_framed) {
            return None;
        }
        walk.draft.weekdays |= weekdays;
        Some(Step::Part(at + 1))
    }

    /// A word that adds nothing: passed over if it belongs near a date.
    fn pass(&self, walk: &Walk, at: usize, piece: &Piece) -> Step {
        let is_label = kind(piece).is_some();
        if is_label {
            // "Yesterday at 6:30 PM, updated May 12", "6:02 p.m. | Published May 11": the time is of
            // another day.
            let is_of_other_day = walk.draft.clock.is_some() && !walk.draft.has_date_part();
            let is_between = walk.after_part > 0 && !walk.draft.has_day() && !is_of_other_day;
            return if is_between || self.is_time_ahead(walk, at) {
                Step::Over(at + 1)
            } else {
                Step::End
            };
        }
        let is_passed = piece.meanings().any(|meaning| {
            matches!(
                meaning,
                Meaning::Filler
                    | Meaning::At
                    | Meaning::Ago
                    | Meaning::Ordinal
                    | Meaning::LunarEra
                    | Meaning::Before(_)
            )
        });
        if is_passed {
            Step::Over(at + 1)
        } else {
            Step::End
        }
    }

    /// Whether the label at `at`, after a day without a time, has a time of that day after it and
    /// nothing more: "July 9, 2020 | Updated 08:24 IST".
    fn is_time_ahead(&self, walk: &Walk, at: usize) -> bool {
        if !walk.draft.has_day() || walk.draft.clock.is_some() {
            return false;
        }
        let is_passed = |place: &usize| {
            self.pieces.get(*place).is_some_and(|piece| {
                matches!(piece.body, Body::Mark(':' | '|' | ',')) || self.is_filler(*place)
            })
        };
        let time_at = (at + 1..at + 4).find(|place| !is_passed(place));
        let Some((_, next)) =
            time_at.and_then(|time_at| clock::time(self.pieces, time_at, Dots::IfShown))
        else {
            return false;
        };
        !(next..next + 4).any(|place| self.month(place).is_some() || self.number(place).is_some())
    }
}

/// "Uhr", "h", "hrs" after a whole time.
fn take_hour_sign(walk: &mut Walk, at: usize, piece: &Piece) -> Option<Step> {
    let is_sign = piece.means(Meaning::Unit(Unit::Hour)) && walk.after_time == Some(at);
    walk.after_time = walk.after_time.map(|after| after + usize::from(is_sign));
    is_sign.then_some(Step::Part(at + 1))
}

/// What a word labels.
pub(super) fn kind(piece: &Piece) -> Option<Kind> {
    piece.meanings().find_map(|meaning| match meaning {
        Meaning::Label(kind) => Some(kind),
        _ => None,
    })
}

/// The days of the week that a word can mean, a bit each.
pub(super) fn weekdays(piece: &Piece) -> u8 {
    piece.meanings().fold(0, |days, meaning| match meaning {
        Meaning::Weekday(day) => days | 1 << day,
        _ => days,
    })
}

/// Whether the word is `م`, which after a year says that it is one of ours.
fn is_year_sign(piece: &Piece) -> bool {
    matches!(&piece.body, Body::Word { key, .. } if key == "م")
}
