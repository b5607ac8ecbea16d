//! What is learned while a library is scanned for the first time, so that few files are read twice.
//!
//! It is a guess, drawn from the first articles of a house that come along. When all are read, the
//! lesson is drawn from all of them, and those are read again to which the guess did something else:
//! what stands in the end does not depend on the order in which files were read.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::article::Article;
use crate::library::learning::lesson::SAMPLE;
use crate::library::learning::{Lesson, Lessons, Trace};

/// Articles of a house from which is guessed first; then from twice as many, as long as the sample is
/// not full.
const FIRST: usize = 16;

/// Houses whose traces are in memory together, at most.
const MOST_HOUSES: usize = 256;

/// What was learned of each house before, and what is guessed of those that are new.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'l> {
    pub(crate) before: &'l Lessons,
    /// Only where everything is new.
    pub(crate) guessed: Option<&'l RwLock<Lessons>>,
}

impl Known<'_> {
    /// Whether anything was guessed of a house: what was applied to its articles is no lesson yet.
    pub(crate) fn has_guessed(&self, house: i64) -> bool {
        self.guessed.is_some_and(|guessed| {
            let guessed = guessed.read().unwrap_or_else(PoisonError::into_inner);
            guessed.0.contains_key(&house)
        })
    }

    /// Applies what is known of the house of an article with that trace; gives what of the trace it met.
    pub(crate) fn apply(&self, article: &mut Article, trace: &Trace) -> i64 {
        match self.guessed {
            Some(guessed) if !self.before.0.contains_key(&trace.house) => {
                let guessed = guessed.read().unwrap_or_else(PoisonError::into_inner);
                guessed.apply(article, trace)
            }
            _ => self.before.apply(article, trace),
        }
    }
}

/// Guesses from the articles that come along.
#[derive(Debug)]
pub(crate) struct Early<'l> {
    known: Known<'l>,
    houses: HashMap<i64, House>,
}

/// What came along of one house.
#[derive(Debug, Default)]
struct House {
    /// None once there are enough of them.
    traces: Vec<Trace>,
    seen: usize,
}

impl<'l> Early<'l> {
    /// Guesses for those who ask `known`.
    pub(crate) fn of(known: Known<'l>) -> Self {
        Self {
            known,
            houses: HashMap::new(),
        }
    }

    /// Takes account of the traces of a file that was read.
    pub(crate) fn note<'t>(&mut self, traces: impl Iterator<Item = &'t Trace>) {
        let Some(guessed) = self.known.guessed else {
            return;
        };
        for trace in traces {
            if self.houses.len() >= MOST_HOUSES && !self.houses.contains_key(&trace.house) {
                self.houses.clear();
            }
            let house = self.houses.entry(trace.house).or_default();
            if let Some(lesson) = house.note(trace) {
                let mut guessed = guessed.write().unwrap_or_else(PoisonError::into_inner);
                guessed.0.insert(trace.house, lesson);
            }
        }
    }
}

impl House {
    /// Takes account of a trace, and guesses when there are enough of them.
    fn note(&mut self, trace: &Trace) -> Option<Lesson> {
        if self.seen >= SAMPLE {
            return None;
        }
        self.seen += 1;
        self.traces.push(trace.clone());
        let is_due = self.seen >= FIRST && self.seen.is_power_of_two();
        let lesson = is_due.then(|| Lesson::of(&self.traces));
        if self.seen >= SAMPLE {
            self.traces = Vec::new();
        }
        lesson
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::news_date::votes::Order;
    use crate::library::learning::trace;

    #[test]
    fn a_guess_is_made_of_sixteen_articles_and_made_again_of_more() {
        let before = Lessons::default();
        let guessed = RwLock::new(Lessons::default());
        let known = Known {
            before: &before,
            guessed: Some(&guessed),
        };
        let mut early = Early::of(known);
        let trace = |number: i64, line: i64| Trace {
            house: 1,
            pick: number,
            story: 100 + number,
            lines: vec![line],
            dates: trace::DAY_FIRST,
        };
        let lines = || {
            let guessed = guessed.read().unwrap();
            guessed.0.get(&1).map(|lesson| lesson.lines.clone())
        };
        (0..15).for_each(|number| early.note([trace(number, 7)].iter()));
        assert_eq!(lines(), None);
        early.note([trace(15, 7)].iter());
        assert_eq!(lines(), Some(vec![7]));
        assert_eq!(
            guessed.read().unwrap().0.get(&1).unwrap().order,
            Some(Order::DayFirst)
        );
        // Among 64 the 16 are too few, and the 48 are enough.
        (16..64).for_each(|number| early.note([trace(number, 9)].iter()));
        assert_eq!(lines(), Some(vec![9]));
        (64..300).for_each(|number| early.note([trace(number, 11)].iter()));
        assert_eq!(lines(), Some(vec![9, 11]));
    }
}
