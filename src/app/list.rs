//! The list: an order of row ids, a window of rows over it, and a cursor.
//!
//! The order may have a million ids; rows are only ever read for the screen and a screen around
//! it. When the order changes, the article under the cursor keeps both the cursor and its place on
//! the screen: nothing moves under the reader's eyes.

use crate::article::Summary;
use crate::library::View;
use crate::query::{Group, Query, Sort};
use crate::user::Mark;

/// Rows kept in sight above and below the cursor where the pane has the room.
const CONTEXT_ROWS: usize = 3;

/// The rows of the list that were read: all that drawing ever sees of the library.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// Place of the first of them in the order of the view.
    pub first: usize,
    /// The rows; `None` where the article is gone.
    pub summaries: Vec<Option<Summary>>,
}

impl Rows {
    /// The summary at `place` in the view, if it was read and is still there.
    pub fn at(&self, place: usize) -> Option<&Summary> {
        self.summaries.get(place.checked_sub(self.first)?)?.as_ref()
    }

    /// Whether every place of `range` was asked for.
    fn covers(&self, range: &std::ops::Range<usize>) -> bool {
        range.start >= self.first && range.end <= self.first + self.summaries.len()
    }
}

/// A place in the list to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The row under the cursor.
    pub row: u32,
    /// How far below the first row on screen it stood.
    pub below_top: usize,
}

/// The state of the list.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// Which articles are listed.
    pub query: Query,
    /// In which order, unless the query says another.
    pub sort: Sort,
    /// What the articles are grouped by.
    pub group: Group,
    /// The order, the marks and the counts.
    pub view: View,
    /// Whether the order is whole, or only the first window of it so far.
    pub is_whole: bool,
    /// Place of the cursor in the order.
    pub cursor: usize,
    /// Place of the first row on screen.
    pub top: usize,
    /// Rows on screen.
    pub height: usize,
    /// The rows that were read.
    pub rows: Rows,
    /// Whether the cursor holds its article; until then it holds its place, the first row.
    pub holds_article: bool,
    /// Whether the view that is on its way is of another query: where it lacks the article under the
    /// cursor, the cursor begins at the first row.
    pub is_other_query: bool,
    /// Where to go back to when all articles are listed again.
    pub before_query: Option<Held>,
}

impl List {
    /// The number of rows.
    pub fn len(&self) -> usize {
        if self.is_whole {
            self.view.order.len()
        } else {
            self.view.counts.articles
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row id at `place`.
    pub fn row_at(&self, place: usize) -> Option<u32> {
        self.view.order.get(place).copied()
    }

    /// The row id under the cursor.
    pub fn current(&self) -> Option<u32> {
        self.row_at(self.cursor)
    }

    /// The summary under the cursor.
    pub fn current_summary(&self) -> Option<&Summary> {
        self.rows.at(self.cursor)
    }

    /// The marks of a row, as they are on disk.
    pub fn mark(&self, row: u32) -> Mark {
        Mark {
            is_bookmarked: self.view.bookmarked.contains(row),
            is_read: self.view.read.contains(row),
        }
    }

    /// Moves the cursor to `place`, or to the last row, and brings it into sight.
    pub fn go_to(&mut self, place: usize) {
        self.cursor = place.min(self.view.order.len().saturating_sub(1));
        self.holds_article = true;
        self.bring_into_sight();
    }

    /// Moves the cursor by `rows`, down or up.
    pub fn step(&mut self, rows: isize) {
        self.go_to(self.cursor.saturating_add_signed(rows));
    }

    /// Moves cursor and window together by `rows`, as a page does.
    pub fn page(&mut self, rows: isize) {
        let last_top = self.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(rows).min(last_top);
        self.step(rows);
    }

    /// Takes the height of the pane.
    pub fn set_height(&mut self, height: usize) {
        if self.height != height {
            self.height = height;
            self.bring_into_sight();
        }
    }

    /// The nearest place after the cursor (or before it, going `Backward`) whose row is wanted,
    /// not going round the end.
    pub fn find(&self, direction: Direction, wanted: impl Fn(u32) -> bool) -> Option<usize> {
        let order = &self.view.order;
        match direction {
            Direction::Forward => {
                let mut after = order.iter().enumerate().skip(self.cursor + 1);
                after.find(|(_, row)| wanted(**row)).map(|(place, _)| place)
            }
            Direction::Backward => {
                let before = order.get(..self.cursor)?;
                before.iter().rposition(|row| wanted(*row))
            }
        }
    }

    /// Takes a new view: the article under the cursor keeps the cursor and its place on screen.
    /// `to` says where to go instead, if it is there.
    pub fn take_view(&mut self, view: View, to: Option<Held>) {
        let held = to.or_else(|| self.held());
        self.view = view;
        self.is_whole = true;
        self.rows = Rows::default();
        let found = held.and_then(|held| {
            let place = self.view.order.iter().position(|row| *row == held.row)?;
            Some((place, held.below_top))
        });
        let is_other_query = std::mem::take(&mut self.is_other_query);
        let stays = (self.cursor, self.cursor.saturating_sub(self.top));
        let (cursor, below_top) = match found {
            Some(found) => found,
            None if is_other_query => (0, 0),
            None => stays,
        };
        self.cursor = cursor.min(self.view.order.len().saturating_sub(1));
        self.top = self.cursor.saturating_sub(below_top);
        self.bring_into_sight();
    }

    /// The article under the cursor and where it stands, if the cursor holds it.
    pub fn held(&self) -> Option<Held> {
        let row = self.current().filter(|_| self.holds_article)?;
        Some(Held {
            row,
            below_top: self.cursor.saturating_sub(self.top),
        })
    }

    /// The rows to read for the screen and a screen around it, if those on screen are not all there.
    pub fn wanted_rows(&self) -> Option<(usize, Vec<u32>)> {
        let order = &self.view.order;
        let on_screen = self.top.min(order.len())..(self.top + self.height).min(order.len());
        if self.rows.covers(&on_screen) {
            return None;
        }
        let first = on_screen.start.saturating_sub(self.height);
        let end = (on_screen.end + self.height).min(order.len());
        Some((first, order.get(first..end)?.to_vec()))
    }

    /// Scrolls as little as shows the cursor with some rows around it.
    fn bring_into_sight(&mut self) {
        if self.height == 0 {
            return;
        }
        let context = CONTEXT_ROWS.min((self.height - 1) / 4);
        let highest = self.cursor.saturating_sub(context);
        let lowest = (self.cursor + context + 1).saturating_sub(self.height);
        let last_top = self.len().saturating_sub(self.height);
        self.top = self.top.min(highest).max(lowest).min(last_top);
    }
}

/// Which way to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the beginning.
    Backward,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn view(order: impl IntoIterator<Item = u32>) -> View {
        View {
            order: Arc::new(order.into_iter().collect()),
            ..View::default()
        }
    }

    fn list(rows: u32, height: usize) -> List {
        let mut list = List {
            height,
            holds_article: true,
            ..List::default()
        };
        list.take_view(view(0..rows), None);
        list
    }

    #[test]
    fn the_cursor_stops_at_both_ends() {
        let mut list = list(10, 4);
        list.step(-5);
        assert_eq!((list.cursor, list.top), (0, 0));
        list.step(100);
        assert_eq!((list.cursor, list.top), (9, 6));
    }

    #[test]
    fn new_rows_above_move_neither_the_article_nor_the_screen() {
        let mut list = list(100, 20);
        list.go_to(50);
        let below_top = list.cursor - list.top;
        list.take_view(view((200..300).chain(0..100)), None);
        assert_eq!(list.current(), Some(50));
        assert_eq!(list.cursor - list.top, below_top);
    }

    #[test]
    fn a_cursor_that_was_never_moved_stays_on_the_first_row_of_a_first_scan() {
        let mut list = list(10, 5);
        list.holds_article = false;
        list.take_view(view([77].into_iter().chain(0..10)), None);
        assert_eq!(list.current(), Some(77));
    }

    #[test]
    fn when_the_article_is_gone_the_cursor_keeps_its_place() {
        let mut list = list(10, 5);
        list.go_to(9);
        list.take_view(view(0..5), None);
        assert_eq!(list.current(), Some(4));
    }

    #[test]
    fn rows_are_asked_for_once_a_screen() {
        let mut list = list(1_000, 10);
        list.go_to(500);
        let (first, ids) = list.wanted_rows().unwrap();
        assert_eq!((first, ids.len()), (list.top - 10, 30));
        list.rows = Rows {
            first,
            summaries: vec![None; ids.len()],
        };
        list.step(5);
        assert_eq!(list.wanted_rows(), None);
    }

    #[test]
    fn the_next_wanted_row_is_found_in_both_directions() {
        let mut list = list(10, 5);
        list.go_to(5);
        let even = |row: u32| row.is_multiple_of(4);
        assert_eq!(list.find(Direction::Forward, even), Some(8));
        assert_eq!(list.find(Direction::Backward, even), Some(4));
        assert_eq!(list.find(Direction::Forward, |_| false), None);
    }
}
