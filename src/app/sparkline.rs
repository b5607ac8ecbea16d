//! The course of the current keyword: how many articles it is in, from its first date to its last.
//!
//! It is counted once for each keyword, on a worker, and kept until the library changes. Nothing waits
//! for it: until it has come, and where there is no room, the status line goes without.

use crate::app::counting::AskedCoverage;
use crate::app::{App, Effect};
use crate::keywords::Word;
use crate::library::view::bars::Bars;

/// Keywords whose courses are kept, at most.
const MOST: usize = 64;

/// What is known of courses.
#[derive(Debug, Clone, Default)]
pub struct Sparkline {
    /// The keyword whose hit is current or was gone to last in the article, with the place of its group.
    pub current: Option<(u16, Word)>,
    /// The article.
    row: Option<u32>,
    /// The courses that are known, the newest last.
    known: Vec<(Word, Bars)>,
    /// What is being counted.
    asked: Option<Word>,
    /// Whether the library has changed since the current one was counted.
    is_old: bool,
    round: u64,
}

impl Sparkline {
    /// The course of the current keyword, if it is known.
    pub fn bars(&self) -> Option<&Bars> {
        let (_, current) = self.current.as_ref()?;
        let known = self.known.iter().find(|(word, _)| word == current);
        known.map(|(_, bars)| bars)
    }

    /// Takes a course, unless another was asked for since. One whose counting was stopped is asked for
    /// again.
    pub(crate) fn take(&mut self, round: u64, counted: Option<Bars>) {
        if round != self.round {
            return;
        }
        let asked = self.asked.take();
        let Some((word, bars)) = asked.zip(counted) else {
            self.is_old = true;
            return;
        };
        self.known.retain(|(known, _)| *known != word);
        self.known.push((word, bars));
        if self.known.len() > MOST {
            self.known.remove(0);
        }
    }

    /// The library has changed: the current one is counted again, and shown as it was until then.
    pub(crate) fn forget(&mut self) {
        let current = self.current.as_ref().map(|(_, word)| word);
        self.known.retain(|(word, _)| Some(word) == current);
        self.is_old = true;
    }
}

impl App {
    /// After any event: takes account of the keyword at whose hit one is, and has its course counted.
    pub(crate) fn settle_sparkline(&mut self, effects: &mut Vec<Effect>) {
        // Until an article has come, the hit is still that of the one before.
        let here = self.keyword_of_hit().filter(|_| !self.reading.is_waiting);
        if here.is_some() || self.sparkline.row != self.reading.row {
            (self.sparkline.current, self.sparkline.row) = (here, self.reading.row);
        }
        let sparkline = &mut self.sparkline;
        let Some((group, word)) = &sparkline.current else {
            return;
        };
        let is_known = sparkline.known.iter().any(|(known, _)| known == word);
        if is_known && !sparkline.is_old || sparkline.asked.as_ref() == Some(word) {
            return;
        }
        sparkline.is_old = false;
        sparkline.asked = Some(word.clone());
        sparkline.round += 1;
        effects.push(Effect::Coverage(AskedCoverage::Word {
            round: sparkline.round,
            group: *group,
            word: word.clone(),
        }));
    }

    /// The keyword at whose hit one is, with the place of its group.
    pub(crate) fn keyword_of_hit(&self) -> Option<(u16, Word)> {
        let hit = self.reading.page()?.hits.get(self.reading.hit?)?;
        let groups = &self.matcher.keywords().groups;
        let group = groups.get(usize::from(hit.group))?;
        let word = group.words.get(usize::from(hit.word))?;
        Some((hit.group, word.clone()))
    }
}
