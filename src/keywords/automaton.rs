//! All keywords for one language in one pass over a text.
//!
//! An Aho-Corasick automaton finds where a keyword may stand; the few places it finds are then
//! compared with the keywords that share that needle. Inflections cost no pass of their own, since
//! only words at such places are stemmed.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::keywords::phrase::Phrase;
use crate::keywords::sample::Sample;
use crate::keywords::{Hit, Keywords};
use crate::text::fold::fold;
use crate::text::stem::{Core, Stems};

/// Up to this many needles the fastest kind of automaton is built; above, one that is smaller.
const FAST_NEEDLES: usize = 1000;

/// Most hits that are looked at in one text: bounds what a keyword like `e` costs in a huge file.
pub(crate) const MOST_HITS: usize = 1 << 18;

/// The keywords that are found by folded text, for texts in one language.
#[derive(Debug)]
pub(crate) struct Automaton {
    stems: Stems,
    /// Finds the needles.
    needles: AhoCorasick,
    /// For each needle, the phrases that contain it.
    phrases: Vec<Vec<Entry>>,
}

/// A phrase and whose it is.
#[derive(Debug)]
struct Entry {
    phrase: Phrase,
    /// Whether the needle may stand within the first word.
    is_within: bool,
    group: u16,
    word: u16,
}

impl Automaton {
    /// The automaton of `keywords` for one language; `None` where there is nothing to find.
    pub(crate) fn new(keywords: &Keywords, stems: Stems) -> Option<Self> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut phrases: Vec<Vec<Entry>> = Vec::new();
        for (group, word, keyword) in keywords.all_words() {
            let Some(phrase) = Phrase::new(keyword, stems) else {
                continue;
            };
            let (needle, is_within) = match phrase.needle() {
                Some(Core::Start(needle)) => (needle, false),
                Some(Core::Within(needle)) => (needle, true),
                None => continue,
            };
            let next = phrases.len();
            let place = *places.entry(needle).or_insert(next);
            if place == next {
                phrases.push(Vec::new());
            }
            if let Some(entries) = phrases.get_mut(place) {
                entries.push(Entry {
                    phrase,
                    is_within,
                    group,
                    word,
                });
            }
        }
        let mut needles: Vec<_> = places.into_iter().collect();
        needles.sort_unstable_by_key(|(_, place)| *place);
        let needles: Vec<_> = needles.into_iter().map(|(needle, _)| needle).collect();
        let kind = (needles.len() <= FAST_NEEDLES).then_some(AhoCorasickKind::DFA);
        let needles = AhoCorasick::builder().kind(kind).build(&needles).ok()?;
        (!phrases.is_empty()).then_some(Self {
            stems,
            needles,
            phrases,
        })
    }

    /// Adds every place in `text` where a keyword stands, in no order, overlaps and all.
    pub(crate) fn find(&self, text: &str, found: &mut Vec<Hit>) {
        let folded = fold(text);
        let mut sample = Sample::new(text, &folded, self.stems);
        for needle in self.needles.find_overlapping_iter(sample.folded()) {
            let entries = self.phrases.get(needle.pattern().as_usize());
            for entry in entries.into_iter().flatten() {
                let Some(range) = entry.at(&mut sample, needle.start()) else {
                    continue;
                };
                if found.len() >= MOST_HITS {
                    return;
                }
                found.push(Hit {
                    range: folded.original(range),
                    group: entry.group,
                    word: entry.word,
                });
            }
        }
    }
}

impl Entry {
    /// Where the phrase stands if its needle starts at `needle`.
    fn at(&self, sample: &mut Sample, needle: usize) -> Option<Range<usize>> {
        let start = if self.is_within {
            sample.word_start(needle)
        } else {
            needle
        };
        Some(start..self.phrase.end_at(sample, start)?)
    }
}
