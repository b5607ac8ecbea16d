//! The scanner of news dates: walks over pieces and fills a draft, whatever order the parts stand in.
//!
//! Newsrooms write the parts of a date in every order, so there is no grammar. Each piece either adds
//! a part that is still missing, or says nothing and is passed over, or does not belong to the date
//! and ends it. A walk is short, so that looking for a date at every place of a line stays linear.

use super::clock::{self, Short};
use super::draft::Draft;
use super::language::Language;
use super::meaning::Meaning;
use super::moment::Moment;
use super::piece::{Body, Number, Piece};

/// The most pieces a date is made of.
const LONGEST: usize = 48;

/// What is around the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// Nothing: the whole line is dates and their labels.
    Nothing,
    /// Other words before it, nothing after it.
    Before,
    /// Other words on both sides.
    Both,
}

/// Walks over the pieces of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scanner<'a> {
    pub(super) pieces: &'a [Piece],
    pub(super) lang: Language<'a>,
    pub(super) around: Around,
}

/// What a walk found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The first piece that says something of the date.
    pub(super) first: usize,
    /// The place after the last such piece.
    pub(super) next: usize,
    /// The place after the last piece that was passed over.
    pub(super) end: usize,
    /// What was found, whole or not.
    pub(super) draft: Draft,
    /// The date; nothing where it is incomplete, impossible or uncertain.
    pub(super) moment: Option<Moment>,
}

impl Found {
    /// The words of the line that it was read from, with the dot of an abbreviation at its end.
    pub(super) fn written<'a>(&self, line: &'a str, pieces: &[Piece]) -> &'a str {
        let start = pieces.get(self.first).map_or(0, |piece| piece.start);
        let last = self.next.checked_sub(1).and_then(|last| pieces.get(last));
        let mut end = last.map_or(line.len(), |piece| piece.end);
        let is_word = last.is_some_and(|last| matches!(last.body, Body::Word { .. }));
        if let Some(dot) = pieces.get(self.next)
            && is_word
            && dot.is_mark('.')
            && !dot.has_gap
        {
            end = dot.end;
        }
        line.get(start..end).unwrap_or_default()
    }
}

/// What a piece is to the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A part of it, up to the place after.
    Part(usize),
    /// Passed over, up to the place after.
    Over(usize),
    /// The piece does not belong to it.
    End,
}

/// How a walk stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Walk {
    pub(super) draft: Draft,
    /// The place after the last part that was a time, its half or its zone.
    pub(super) after_time: Option<usize>,
    /// The place after the last part.
    pub(super) after_part: usize,
}

impl Scanner<'_> {
    /// Walks from piece `start`; nothing where no part of a date comes before the first piece that
    /// belongs to none.
    pub(super) fn scan(&self, start: usize) -> Option<Found> {
        let mut walk = Walk::default();
        let mut first = None;
        let mut at = start;
        while at < self.pieces.len().min(start + LONGEST) {
            match self.step(&mut walk, at) {
                Step::Part(next) => {
                    first.get_or_insert(at);
                    walk.after_part = next;
                    at = next;
                }
                Step::Over(next) => at = next,
                Step::End => break,
            }
        }
        Some(Found {
            first: first?,
            next: walk.after_part,
            end: at,
            draft: walk.draft,
            moment: walk.draft.moment(self.lang),
        })
    }

    /// The place after piece `at` where it says nothing; nothing where it does not belong near a date.
    pub(super) fn pass_over(&self, at: usize) -> Option<usize> {
        match self.step(&mut Walk::default(), at) {
            Step::Over(next) => Some(next),
            Step::Part(_) | Step::End => None,
        }
    }

    fn step(&self, walk: &mut Walk, at: usize) -> Step {
        match self.pieces.get(at).map(|piece| &piece.body) {
            Some(Body::Number(number)) => self.step_number(walk, at, *number),
            Some(Body::Word { .. }) => self.step_word(walk, at),
            Some(Body::Mark(mark)) => self.step_mark(walk, at, *mark),
            None => Step::End,
        }
    }

    /// Marks are passed over, but for those that end a date or start an offset.
    fn step_mark(&self, walk: &mut Walk, at: usize, mark: char) -> Step {
        if let Some(next) = self.offset(walk, at) {
            return Step::Part(next);
        }
        match mark {
            '%' | '?' | '!' | '=' | '+' | '€' | '£' | '¥' | '#' | '№' => Step::End,
            // The zone's name in full: "GMT+0100 (Central European Standard Time)".
            '(' if walk.draft.zone.is_some() && walk.after_time == Some(at) => {
                Step::Over(self.after_parenthesis(at).unwrap_or(at + 1))
            }
            '.' if self.around == Around::Both && self.ends_sentence(walk, at) => Step::End,
            _ => Step::Over(at + 1),
        }
    }

    /// An offset right after its time: `+0200`.
    fn offset(&self, walk: &mut Walk, at: usize) -> Option<usize> {
        let clock = walk.draft.clock?;
        if walk.draft.zone.is_some() || walk.after_time != Some(at) {
            return None;
        }
        let short = if clock.second.is_some() && self.is_glued(at) {
            Short::Allowed
        } else {
            Short::Refused
        };
        let (zone, next) = clock::offset(self.pieces, at, short)?;
        walk.draft.zone = Some(zone);
        walk.after_time = Some(next);
        Some(next)
    }

    /// Whether the full stop at `at`, after a whole day, is one.
    fn ends_sentence(&self, walk: &Walk, at: usize) -> bool {
        let Some(next) = self.pieces.get(at + 1) else {
            return true;
        };
        walk.draft.has_day() && next.has_gap && next.number().is_none() && next.zone().is_none()
    }

    /// The place after the parenthesis that opens at `at`.
    fn after_parenthesis(&self, at: usize) -> Option<usize> {
        let close = self
            .pieces
            .iter()
            .skip(at)
            .take(12)
            .position(|piece| piece.is_mark(')'))?;
        Some(at + close + 1)
    }

    /// The piece `back` places before `at`.
    pub(super) fn before(&self, at: usize, back: usize) -> Option<&Piece> {
        self.pieces.get(at.checked_sub(back)?)
    }

    /// Whether piece `at` is the mark `mark`.
    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.is_mark(mark))
    }

    /// The number that piece `at` is.
    pub(super) fn number(&self, at: usize) -> Option<Number> {
        self.pieces.get(at).and_then(Piece::number)
    }

    /// Whether piece `at` can mean `meaning`.
    pub(super) fn means(&self, at: usize, meaning: Meaning) -> bool {
        self.pieces
            .get(at)
            .is_some_and(|piece| piece.means(meaning))
    }

    /// Whether piece `at` follows the one before it without white space.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| !piece.has_gap)
    }

    /// Whether piece `at` is only a word that says nothing, or the ending of a number.
    pub(super) fn is_filler(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| {
            piece
                .meanings()
                .any(|meaning| matches!(meaning, Meaning::Filler | Meaning::At | Meaning::Ordinal))
        })
    }
}
