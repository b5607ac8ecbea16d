//! What fits some letters, and the best of it: what is no better than these is barred, so that it need
//! not be scored.

use std::cmp::Reverse;

/// So many of what fits are kept for each that is wanted, before the best of them are picked.
const KEPT_FOR_EACH: usize = 4;

/// A title that the letters before fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) number: u32,
    /// Where they end in it, if that is known.
    pub(super) end: u32,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The rows that fit best and how well, the best first, of equals the newest.
    pub best: Vec<(u32, u32)>,
    /// How many fit.
    pub fitting: usize,
}

/// A title that fits; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    pub(super) score: Reverse<u32>,
    pub(super) date: Reverse<i64>,
    pub(super) row: u32,
}

/// What fits, and the best of it.
#[derive(Debug)]
pub(super) struct Fits {
    /// The places of all that fit.
    pub(super) all: Vec<Place>,
    best: Vec<Fit>,
    /// How many of the best are wanted.
    most: usize,
    /// So many as are wanted are better than this or this.
    bar: Option<Fit>,
}

impl Fits {
    pub(super) fn new(most: usize) -> Self {
        Self {
            all: Vec::new(),
            best: Vec::new(),
            most,
            bar: None,
        }
    }

    /// None yet, but barred is what is barred here.
    pub(super) fn barred(&self) -> Self {
        Self {
            bar: self.bar,
            ..Self::new(self.most)
        }
    }

    /// Whether a title that is no better than this is not among the best.
    pub(super) fn bars(&self, fit: Fit) -> bool {
        self.bar.is_some_and(|bar| fit > bar)
    }

    /// Takes one that fits.
    pub(super) fn take(&mut self, fit: Fit) {
        self.best.push(fit);
        if self.best.len() >= KEPT_FOR_EACH * self.most {
            self.keep_best();
        }
    }

    /// Takes what was found elsewhere.
    pub(super) fn join(&mut self, mut other: Self) {
        self.all.append(&mut other.all);
        self.best.append(&mut other.best);
        self.keep_best();
    }

    /// Keeps as many as are wanted, in any order.
    fn keep_best(&mut self) {
        let Some(last) = self.most.checked_sub(1) else {
            return self.best.clear();
        };
        if self.best.len() > last {
            let (_, worst, _) = self.best.select_nth_unstable(last);
            self.bar = Some(*worst);
        }
        self.best.truncate(self.most);
    }

    /// As it is told.
    pub(super) fn found(&self) -> Found {
        let mut best = self.best.clone();
        best.sort_unstable();
        Found {
            best: best.into_iter().map(|fit| (fit.row, fit.score.0)).collect(),
            fitting: self.all.len(),
        }
    }
}
