//! The passages under the rows of a search: asked for the rows on screen alone, shown as they come.
//!
//! What was found for the letters before stays until the new passage has come, so that nothing
//! flickers while one types.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::refreshing::ViewRequest;
use crate::app::{App, Effect};
use crate::search::Snippet;

/// Passages that are kept, at most: many screens of them.
const MOST_KEPT: usize = 1_024;

/// The passages that have come.
#[derive(Debug, Clone, Default)]
pub struct Snippets {
    /// By row, each with the round in which it was asked for; `None` where there is none to show.
    known: HashMap<u32, (u64, Option<Snippet>)>,
    /// Another one with every change of the search or of the articles.
    round: u64,
    /// The rows that were asked for last.
    asked: Vec<u32>,
}

impl Snippets {
    /// The passage of `row`, if one has come.
    pub fn of(&self, row: u32) -> Option<&Snippet> {
        self.known.get(&row)?.1.as_ref()
    }

    /// From now on others are wanted: the search or the articles have changed.
    pub(crate) fn renew(&mut self) {
        self.round += 1;
        self.asked.clear();
    }

    /// What was asked for was stopped, and must be asked for again.
    pub(crate) fn ask_again(&mut self) {
        self.asked.clear();
    }

    /// Takes passages, unless others are wanted by now.
    pub(crate) fn take(&mut self, round: u64, snippets: Vec<(u32, Option<Snippet>)>) {
        if round != self.round {
            return;
        }
        if self.known.len() + snippets.len() > MOST_KEPT {
            self.known.clear();
        }
        let snippets = snippets.into_iter();
        self.known
            .extend(snippets.map(|(row, snippet)| (row, (round, snippet))));
    }

    /// Those of `on_screen` that have not come and were not asked for; notes that they are now.
    fn wanted(&mut self, on_screen: &[u32]) -> Option<Vec<u32>> {
        let is_known = |row: &&u32| {
            let known = self.known.get(*row);
            known.is_some_and(|(round, _)| *round == self.round)
        };
        let unknown = on_screen.iter().filter(|row| !is_known(row));
        let wanted: Vec<u32> = unknown.copied().collect();
        if wanted.iter().all(|row| self.asked.contains(row)) {
            return None;
        }
        self.asked.clone_from(&wanted);
        Some(wanted)
    }
}

impl App {
    /// Asks for the passages of the rows on screen, once it is known which those are.
    pub(crate) fn ask_snippets(&mut self, effects: &mut Vec<Effect>) {
        let is_shown = self.list.lines_a_row() > 1 && self.panes().list.is_some();
        if !is_shown || self.view_request != ViewRequest::None {
            return;
        }
        let places = self.list.articles_of(self.list.top, self.list.height);
        let on_screen = places
            .into_iter()
            .filter_map(|place| self.list.row_at(place));
        let on_screen: Vec<u32> = on_screen.collect();
        if let Some(rows) = self.snippets.wanted(&on_screen) {
            effects.push(Effect::Snippets {
                round: self.snippets.round,
                rows,
                marks: Arc::clone(&self.list.view.marks),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_asked_for_once_a_round_and_the_old_passage_stays_until_then() {
        let mut snippets = Snippets::default();
        assert_eq!(snippets.wanted(&[1, 2]), Some(vec![1, 2]));
        assert_eq!(snippets.wanted(&[1, 2]), None);
        snippets.take(0, vec![(1, Some(Snippet::default())), (2, None)]);
        assert_eq!(snippets.wanted(&[1, 2, 3]), Some(vec![3]));
        snippets.renew();
        assert!(snippets.of(1).is_some() && snippets.of(2).is_none());
        snippets.take(0, vec![(2, Some(Snippet::default()))]);
        assert!(snippets.of(2).is_none(), "it comes too late");
        assert_eq!(snippets.wanted(&[1, 2, 3]), Some(vec![1, 2, 3]));
        snippets.ask_again();
        assert_eq!(snippets.wanted(&[2]), Some(vec![2]));
    }
}
