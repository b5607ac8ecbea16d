//! Three numbers together that are a day: `10.02.2023`, `2023-02-10`, `20230210`.

use super::numeral::Digits;
use super::order::Triple;
use super::piece::{Body, Number};
use super::scan::{Scanner, Walk};

impl Scanner<'_> {
    /// Three numbers that are a day.
    pub(super) fn take_triple(&self, walk: &mut Walk, at: usize) -> Option<usize> {
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
        let (first, before, second_at) = self
            .number_and_separator(at)
            .map(|(number, mark, next)| (number, Some(mark), next))
            .or_else(|| self.year_apart(at))?;
        let (second, separator, third_at) = self.number_and_separator(second_at)?;
        let third_at = third_at + usize::from(self.is_mark(third_at, '\''));
        let third = self.number(third_at)?;
        let triple = Triple {
            numbers: [first, second, third],
            separator,
            era,
        };
        let is_part_of_more = !triple.has_year_first()
            && (self.is_number_beside(at, third_at, separator) || self.is_glued_to_word(at));
        (before.is_none_or(|before| before == separator)
            && !is_part_of_more
            && triple.is_date(self.lang))
        .then_some((triple, third_at + 1))
    }

    /// A year that stands apart from its month and day: `2023 11/17`.
    fn year_apart(&self, at: usize) -> Option<(Number, Option<char>, usize)> {
        let year = self.number(at).filter(|number| number.digits == 4)?;
        let is_apart = self.number(at + 1).is_some() && self.is_mark(at + 2, '/');
        let may_be_first = self.lang.has_year_first() || !self.lang.is_stated();
        (is_apart && may_be_first).then_some((year, None, at + 1))
    }

    /// The number at `at`, the separator after it, and the place after that.
    pub(super) fn number_and_separator(&self, at: usize) -> Option<(Number, char, usize)> {
        let number = self.number(at)?;
        match self.pieces.get(at + 1)?.body {
            Body::Mark(separator @ ('.' | '/' | '-')) => Some((number, separator, at + 2)),
            _ => None,
        }
    }

    /// Whether more numbers go on beside three of them, as in an address of the internet.
    pub(super) fn is_number_beside(&self, first: usize, last: usize, separator: char) -> bool {
        let is_number = |mark: usize, number: usize| {
            self.is_mark(mark, separator)
                && self.number(number).is_some()
                && self.is_glued(mark.max(number))
        };
        let is_before = first
            .checked_sub(2)
            .is_some_and(|number| is_number(number + 1, number) && self.is_glued(first));
        is_before || (is_number(last + 1, last + 2) && self.is_glued(last + 1))
    }

    /// Whether a word runs into the piece at `at`, as in `v1.10.20`.
    fn is_glued_to_word(&self, at: usize) -> bool {
        let before = self.before(at, 1);
        let is_letters = |body: &Body| matches!(body, Body::Word { key, .. } if key.is_ascii());
        self.is_glued(at) && before.is_some_and(|before| is_letters(&before.body))
    }

    /// `20230210`.
    pub(super) fn take_compact(&self, walk: &mut Walk, at: usize, number: Number) -> Option<usize> {
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
}
