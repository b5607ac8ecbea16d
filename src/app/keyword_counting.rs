//! The counts of the keyword panel: only for what is in view, and filled in as they come.
//!
//! What was counted for another list stays on screen until it is counted for this one.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::keyword_panel::Entry;
use crate::app::{App, Effect, Popup};
use crate::keywords::{Match, Word};
use crate::library::view::Sightings;

/// A count that has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeywordCount {
    /// Of every group, by its place among those that are on; `None` while hits are counted anew.
    Groups(Option<Vec<Sightings>>),
    /// Of a word.
    Word(Word, Sightings),
    /// None yet: so much of what may hold the other words was read, in percent.
    Read(usize),
}

/// What is known of the counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeywordCounts {
    /// Of every group that is on.
    pub groups: Option<Vec<Sightings>>,
    /// Of words, each with the number of the list that it was counted for.
    words: HashMap<(String, Match), (Sightings, u64)>,
    /// What is being counted.
    asked: Vec<Word>,
    /// How much was read for what is not counted yet, in percent.
    pub read: Option<usize>,
    /// The list that it is counted for, and its number.
    listed: Arc<Vec<u32>>,
    list: u64,
    /// Which request is the last.
    round: u64,
}

impl KeywordCounts {
    /// The count of `word`, if it is known.
    pub fn of(&self, word: &Word) -> Option<Sightings> {
        let known = self.words.get(&(word.text.clone(), word.rule));
        known.map(|(seen, _)| *seen)
    }

    /// Whether `word` was counted for the list as it is.
    fn is_counted(&self, word: &Word) -> bool {
        let known = self.words.get(&(word.text.clone(), word.rule));
        known.is_some_and(|(_, list)| *list == self.list)
    }

    /// Takes account of the list. What is being counted is brought to its end first: a list may
    /// change faster than it can be counted for.
    fn follow(&mut self, listed: &Arc<Vec<u32>>) -> bool {
        let is_done = self.asked.iter().all(|word| self.is_counted(word));
        if Arc::ptr_eq(&self.listed, listed) || !is_done {
            return false;
        }
        self.listed = Arc::clone(listed);
        self.list += 1;
        true
    }
}

impl App {
    /// Asks for the counts of what is in view of the panel and not yet counted.
    pub(crate) fn ask_keyword_counts(&mut self, effects: &mut Vec<Effect>) {
        let Some(Popup::Keywords(panel)) = &self.popup else {
            return;
        };
        let entries = self.keyword_entries(panel);
        let in_view = entries.iter().skip(panel.top).take(self.keyword_rows());
        let words = in_view.filter_map(|entry| match *entry {
            Entry::Group(_) => None,
            Entry::Word(group, word) => {
                let group = self.outline.groups.get(group)?;
                Some(group.words.get(word)?.word.clone())
            }
        });
        let words: Vec<_> = words.collect();
        let listed = Arc::clone(&self.list.view.order);
        let Some(Popup::Keywords(panel)) = &mut self.popup else {
            return;
        };
        let counts = &mut panel.counts;
        let is_other = counts.follow(&listed) || counts.round == 0;
        let wanted: Vec<Word> = words
            .into_iter()
            .filter(|word| !counts.is_counted(word))
            .collect();
        if !is_other && wanted.iter().all(|word| counts.asked.contains(word)) {
            return;
        }
        self.keyword_round += 1;
        counts.round = self.keyword_round;
        counts.asked.clone_from(&wanted);
        counts.read = None;
        effects.push(Effect::CountKeywords {
            round: counts.round,
            words: wanted,
            listed,
        });
    }

    /// Has everything in view of the panel counted anew: the keywords are others.
    pub(crate) fn count_keywords_anew(&mut self) {
        if let Some(Popup::Keywords(panel)) = &mut self.popup {
            panel.counts.round = 0;
        }
    }

    /// Takes a count.
    pub(crate) fn take_keyword_count(&mut self, round: u64, count: KeywordCount) -> Vec<Effect> {
        let Some(Popup::Keywords(panel)) = &mut self.popup else {
            return Vec::new();
        };
        let counts = &mut panel.counts;
        if counts.round != round {
            return Vec::new();
        }
        match count {
            KeywordCount::Groups(groups) => counts.groups = groups,
            KeywordCount::Word(Word { text, rule }, seen) => {
                counts.words.insert((text, rule), (seen, counts.list));
            }
            KeywordCount::Read(percent) => counts.read = Some(percent),
        }
        Vec::new()
    }
}
