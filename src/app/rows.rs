//! The rows of the list that were read, and those that must be.

use std::collections::HashMap;

use crate::app::List;
use crate::app::lines::Line;
use crate::article::{Record, Summary};
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
    /// What their rows do not hold; only where a column shows it.
    pub records: HashMap<u32, Record>,
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
    /// The rows to read for the screen, if they are not all there.
    pub fn wanted_rows(&self) -> Option<(usize, Vec<u32>)> {
        self.missing(0, 0)
    }

    /// The rows to read around those of the screen, if a page down or up would not find its own: of
    /// two screens before and two after it, so that single steps seldom ask.
    pub fn rows_around(&self) -> Option<(usize, Vec<u32>)> {
        self.missing(1, 2)
    }

    /// The rows of the screen and `margin` screens around it, if those of `needed` are not all there.
    fn missing(&self, needed: usize, margin: usize) -> Option<(usize, Vec<u32>)> {
        let articles = |screens: usize| {
            let before = self.top.saturating_sub(self.height * screens);
            let after = self.top + self.height * (screens + 1);
            self.articles_of(before, after - before)
        };
        let number = |places: &[usize]| {
            let first = places.first().copied();
            first.map_or(0, |first| self.lines.shown_before(first))
        };
        let needed = articles(needed);
        let first = number(&needed);
        if needed.is_empty() || self.rows.covers(&(first..first + needed.len())) {
            return None;
        }
        let around = articles(margin);
        let ids = around.iter().filter_map(|place| self.row_at(*place));
        Some((number(&around), ids.collect()))
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::library::View;

    #[test]
    fn rows_are_asked_for_once_a_screen() {
        let mut list = List {
            pane_lines: 10,
            height: 10,
            ..List::default()
        };
        let view = View {
            order: Arc::new((0..1_000).collect()),
            ..View::default()
        };
        list.take_view(view, None);
        list.go_to(500);
        let (first, ids) = list.wanted_rows().unwrap();
        assert_eq!((first, ids.len()), (list.top, 10));
        let (first, ids) = list.rows_around().unwrap();
        assert_eq!((first, ids.len()), (list.top - 20, 50));
        list.rows = Rows {
            first,
            summaries: vec![None; ids.len()],
            ..Rows::default()
        };
        list.page(10);
        assert_eq!((list.wanted_rows(), list.rows_around()), (None, None));
        list.page(10);
        assert_eq!(list.wanted_rows(), None);
        assert!(list.rows_around().is_some());
    }
}
