//! The rows of the list that were read, and those that must be.

use std::collections::HashMap;

use crate::app::List;
use crate::app::lines::Line;
use crate::article::Summary;
use crate::text::Clean;
use crate::user::Added;

/// The rows of the list that were read: all that drawing ever sees of the library.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// The number of the first of them among the articles that are not folded away.
    pub first: usize,
    /// The rows; `None` where the article is gone.
    pub summaries: Vec<Option<Summary>>,
    /// What the reader has added to them, in words; only in the list of bookmarks.
    pub added: HashMap<u32, Clean>,
}

impl Rows {
    /// The summary of that number, if it was read and is still there.
    pub(crate) fn at(&self, number: usize) -> Option<&Summary> {
        self.summaries
            .get(number.checked_sub(self.first)?)?
            .as_ref()
    }

    /// Whether every number of `range` was asked for.
    fn covers(&self, range: &std::ops::Range<usize>) -> bool {
        range.start >= self.first && range.end <= self.first + self.summaries.len()
    }
}

/// Tags and the beginning of the note, in a line; empty where there is neither.
pub fn added_words(added: &Added) -> Clean {
    let tags: Vec<_> = added.tags.iter().map(Clean::as_str).collect();
    let tags = (!tags.is_empty()).then(|| format!("# {}", tags.join(", ")));
    let note = added.note.as_ref();
    let note = note.and_then(|note| note.text.lines().find(|line| !line.trim().is_empty()));
    let note = note.map(|line| format!("✎ {line}"));
    let parts: Vec<_> = tags.into_iter().chain(note).collect();
    Clean::line(&parts.join("  "))
}

impl List {
    /// The rows to read for the screen and a screen around it, if those on screen are not all there.
    pub fn wanted_rows(&self) -> Option<(usize, Vec<u32>)> {
        let on_screen = self.articles_of(self.top, self.height);
        let first_of = |places: &[usize]| {
            let first = places.first().copied();
            first.map_or(0, |first| self.lines.shown_before(first))
        };
        let first = first_of(&on_screen);
        if on_screen.is_empty() || self.rows.covers(&(first..first + on_screen.len())) {
            return None;
        }
        let before = self.top.saturating_sub(self.height);
        let around = self.articles_of(before, self.top - before + self.height * 2);
        let ids = around.iter().filter_map(|place| self.row_at(*place));
        Some((first_of(&around), ids.collect()))
    }

    /// The places of the articles that stand on `count` lines from `line` on.
    pub(crate) fn articles_of(&self, line: usize, count: usize) -> Vec<usize> {
        let lines = (line..line + count).map_while(|line| self.lines.at(line));
        let places = lines.filter_map(|line| match line {
            Line::Article(place) => Some(place),
            Line::Heading(_) => None,
        });
        places.collect()
    }
}
