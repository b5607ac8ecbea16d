//! What is counted by date, for the pane of coverage and for the status line: the requests and their
//! answers.

use std::sync::Arc;

use crate::keywords::Word;
use crate::library::Coverage;
use crate::library::view::bars::Bars;
use crate::query::Query;
use crate::text::Clean;

/// What is to be counted by date.
#[derive(Debug, Clone)]
pub enum AskedCoverage {
    /// The articles that a query lists, for the pane.
    List {
        /// Which request this is.
        generation: u64,
        /// Which articles.
        query: Query,
    },
    /// The articles with hits of a keyword, for the status line.
    Word {
        /// Which request this is.
        round: u64,
        /// The place of its group.
        group: u16,
        /// The keyword.
        word: Word,
    },
    /// Nothing any more for the pane.
    End,
}

/// What was counted by date.
#[derive(Debug, Clone)]
pub enum Counted {
    /// For the pane.
    List {
        /// Which request it answers.
        round: u64,
        /// The articles of every date, or why they could not be counted.
        counted: Result<Arc<Coverage>, Clean>,
    },
    /// For the status line.
    Word {
        /// Which request it answers.
        round: u64,
        /// The articles of each part of the time, unless the counting was stopped.
        counted: Option<Bars>,
    },
}
