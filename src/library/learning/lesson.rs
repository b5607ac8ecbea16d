//! What is learned from the traces of a house, and how it changes an article.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::article::{Article, Block, Kind};
use crate::formats::news_date::votes::Order;
use crate::library::learning::trace::{self, Trace};

/// Articles of a house that are learned from, at most: those of the smallest numbers.
pub(crate) const SAMPLE: usize = 128;

/// Stories that must bear a line, at least, and their share in percent.
const LEAST_STORIES: usize = 5;
const LEAST_PERCENT: usize = 30;

/// Stories that must tell the order of day and month, at least; how many times those of the other
/// order they must be.
const LEAST_VOTES: usize = 2;
const VOTES_TO_ONE: usize = 20;

/// Characters of a line that may be a title, at most.
const LONGEST_TITLE: usize = 200;

/// What was learned of a house.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lesson {
    /// Hashes of titles and lines that are furniture, sorted.
    pub(crate) lines: Vec<i64>,
    /// The order in which it writes dates.
    pub(crate) order: Option<Order>,
}

/// What was learned of each house, where anything was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lessons(pub(crate) HashMap<i64, Lesson>);

impl Lessons {
    /// Applies what was learned of the house of an article with that trace; gives what of the trace it
    /// met.
    pub(crate) fn apply(&self, article: &mut Article, trace: &Trace) -> i64 {
        let Some(lesson) = self.0.get(&trace.house) else {
            return 0;
        };
        let met = lesson.meets(trace);
        if met != 0 {
            lesson.apply(article);
        }
        met
    }

    /// Applies what was learned of the house of an article that lies in a file of `folder`.
    pub(crate) fn apply_in(&self, article: &mut Article, folder: &Path) {
        if let Some(lesson) = self.0.get(&trace::house(article, folder)) {
            lesson.apply(article);
        }
    }
}

impl Lesson {
    /// What is learned from a sample.
    pub(crate) fn of(sample: &[Trace]) -> Self {
        let mut stories = HashSet::new();
        let mut bearers: HashMap<i64, HashSet<i64>> = HashMap::new();
        let mut votes = [const { Vec::new() }; 2];
        for trace in sample.iter().filter(|trace| trace.story != 0) {
            stories.insert(trace.story);
            for line in &trace.lines {
                bearers.entry(*line).or_default().insert(trace.story);
            }
            for (votes, bit) in votes.iter_mut().zip([trace::DAY_FIRST, trace::MONTH_FIRST]) {
                if trace.dates & bit != 0 && !votes.contains(&trace.story) {
                    votes.push(trace.story);
                }
            }
        }
        let is_furniture = |stories_of: &HashSet<i64>| {
            stories_of.len() >= LEAST_STORIES
                && stories_of.len() * 100 >= stories.len() * LEAST_PERCENT
        };
        let lines = bearers.into_iter().filter(|(_, of)| is_furniture(of));
        let mut lines: Vec<i64> = lines.map(|(line, _)| line).collect();
        lines.sort_unstable();
        let [day, month] = votes.map(|votes| votes.len());
        let wins = |votes, others| votes >= LEAST_VOTES && others * VOTES_TO_ONE <= votes;
        let order = wins(day, month).then_some(Order::DayFirst);
        let order = order.or_else(|| wins(month, day).then_some(Order::MonthFirst));
        Self { lines, order }
    }

    /// Whether nothing was learned.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What it meets of a trace, a bit each: two lessons that meet the same change an article alike.
    pub(crate) fn meets(&self, trace: &Trace) -> i64 {
        let lines = trace.lines.iter().enumerate();
        let met = lines.filter(|(_, line)| self.has(**line));
        let lines = met.fold(0, |bits, (place, _)| bits | 1 << (place + 2));
        let order = match self.order {
            Some(Order::DayFirst) => 1,
            Some(Order::MonthFirst) => 2,
            None => 0,
        };
        let is_open = trace.dates & trace::OPEN != 0;
        lines | if is_open { order } else { 0 }
    }

    fn has(&self, line: i64) -> bool {
        self.lines.binary_search(&line).is_ok()
    }

    /// Applies it to an article.
    pub(crate) fn apply(&self, article: &mut Article) {
        if let Some(order) = self.order {
            let dates = [
                &mut article.published,
                &mut article.updated,
                &mut article.saved,
            ];
            for date in dates.into_iter().flatten() {
                if let Some(read) = order.read(date) {
                    *date = read;
                }
            }
        }
        if !self.lines.is_empty() {
            self.drop_lines(article);
            self.drop_subtitle(article);
            self.mend_title(article);
        }
    }

    /// Takes the lines out that are furniture. A heading with text below it stays, and so does a body
    /// of nothing else.
    fn drop_lines(&self, article: &mut Article) {
        let body = &article.body;
        let is_learned = |block: &Block| trace::hash_of(block).is_some_and(|hash| self.has(hash));
        let learned: HashSet<usize> = trace::edges(body)
            .filter(|(_, block)| is_learned(block))
            .map(|(place, _)| place)
            .collect();
        let mut places = HashSet::new();
        let mut below: Option<&Block> = None;
        for (place, block) in body.iter().enumerate().rev() {
            let is_heading = |block: &Block| matches!(block.kind, Kind::Heading(_));
            let has_text = is_heading(block) && below.is_some_and(|below| !is_heading(below));
            if learned.contains(&place) && !has_text {
                places.insert(place);
            } else {
                below = Some(block);
            }
        }
        let mut left = body.iter().enumerate();
        let says_something = |block: &Block| !block.plain().trim().is_empty();
        if !left.any(|(place, block)| !places.contains(&place) && says_something(block)) {
            return;
        }
        let mut place = 0;
        let dropped = &mut article.dropped;
        article.body.retain(|block| {
            let stays = !places.contains(&place);
            place += 1;
            if !stays {
                dropped.push(block.inline.text.clone());
            }
            stays
        });
    }

    /// Takes out a subtitle that is a line of every page.
    fn drop_subtitle(&self, article: &mut Article) {
        if trace::subtitle_hash(article).is_some_and(|hash| self.has(hash)) {
            article.dropped.extend(article.subtitle.take());
        }
    }

    /// Where the title is a line that every page bears, the line after it is the title.
    fn mend_title(&self, article: &mut Article) {
        if !trace::title_hash(article).is_some_and(|hash| self.has(hash)) {
            return;
        }
        let [first, _, ..] = article.body.as_slice() else {
            return;
        };
        let text = &first.inline.text;
        let is_line = matches!(first.kind, Kind::Paragraph | Kind::Heading(_));
        let may_be = is_line
            && first.quote_depth == 0
            && !text.trim().is_empty()
            && !text.trim_end().ends_with(['.', '。', ':'])
            && text.chars().count() <= LONGEST_TITLE;
        if may_be {
            let title = article.body.remove(0).inline.text;
            let before = std::mem::replace(&mut article.title, title);
            article.dropped.push(before);
        }
    }
}
