//! The list: an order of row ids, a window of rows over it, and a cursor.
//!
//! The order may have a million ids; rows are only ever read for the screen and a screen around
//! it. When the order changes, the article under the cursor keeps both the cursor and its place on
//! the screen: nothing moves under the reader's eyes.

use crate::app::folding::Folds;
use crate::app::lines::{Line, Lines};
use crate::app::rows::Rows;
use crate::article::Summary;
use crate::library::View;
use crate::query::{Group, Query, Sort};
use crate::user::Mark;

/// Rows kept in sight above and below the cursor where the pane has the room.
const CONTEXT_ROWS: usize = 3;

/// Lines of a pane in which every row of a search shows the passage that was found.
const LINES_FOR_PASSAGES: usize = 10;

/// A place in the list to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The row under the cursor.
    pub row: u32,
    /// How far below the first line on screen it stood.
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
    /// Which groups are folded.
    pub folds: Folds,
    /// The lines: the articles and the headings of their groups.
    pub lines: Lines,
    /// Whether the order is whole, or only the first window of it so far.
    pub is_whole: bool,
    /// How many articles of the list come before the order, while that is not whole.
    pub before_window: usize,
    /// How many articles the list had when it was left, while its order is not whole.
    pub listed: Option<usize>,
    /// Lines that a row took when the list was left, while its order is not whole.
    pub lines_a_row_left: usize,
    /// Place of the cursor in the order.
    pub cursor: usize,
    /// The first line on screen.
    pub top: usize,
    /// Lines of the pane.
    pub pane_lines: usize,
    /// Lines of the list that it holds.
    pub height: usize,
    /// The rows that were read.
    pub rows: Rows,
    /// Whether the cursor holds its article; until then it holds its place, the first row.
    pub holds_article: bool,
    /// Whether the view that is on its way is of another query: where it lacks the article under the
    /// cursor, the cursor begins at the first row.
    pub is_other_query: bool,
    /// Whether the result of a line that was typed is on its way: its first article is meant by what comes next.
    pub(crate) result: TypedResult,
    /// The query that was typed last, and how.
    pub typed: Option<(Query, String)>,
    /// Order and grouping of the list before a saved view, which has its own.
    pub(crate) before_view: Option<(Sort, Group)>,
    /// The row that was gone to for its keywords.
    pub hit_row: Option<u32>,
    /// Where to go back to when all articles are listed again.
    pub before_query: Option<Held>,
}

impl List {
    /// The number of rows.
    pub fn len(&self) -> usize {
        if self.is_whole {
            self.view.order.len() + self.view.to_come
        } else {
            self.listed.unwrap_or(self.view.counts.articles)
        }
    }

    /// Whether all rows of what was asked for are there, and not only the first, or those around the cursor.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_whole && self.view.to_come == 0 && !self.awaits_result()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place of the cursor among all articles of the list.
    pub fn position(&self) -> usize {
        self.before_window + self.cursor
    }

    /// The row id at `place`.
    pub fn row_at(&self, place: usize) -> Option<u32> {
        self.view.order.get(place).copied()
    }

    /// The row id under the cursor; none on the heading of a folded group.
    pub fn current(&self) -> Option<u32> {
        self.row_at(self.cursor).filter(|_| !self.is_on_fold())
    }

    /// The summary under the cursor.
    pub fn current_summary(&self) -> Option<&Summary> {
        self.summary_at(self.cursor)
    }

    /// The summary at `place`, if it was read, is still there and not folded away.
    pub fn summary_at(&self, place: usize) -> Option<&Summary> {
        let is_folded = self.lines.is_folded_at(place);
        let number = (!is_folded).then(|| self.lines.shown_before(place))?;
        self.rows.at(number)
    }

    /// The marks of a row, as they are on disk.
    pub fn mark(&self, row: u32) -> Mark {
        Mark {
            is_bookmarked: self.view.bookmarked.contains(row),
            is_read: self.view.read.contains(row),
            has_note: self.view.noted.contains(row),
        }
    }

    /// Moves the cursor to `place`, or to the last row, and brings it into sight.
    pub fn go_to(&mut self, place: usize) {
        let last = self.view.order.len().saturating_sub(1);
        self.cursor = self.lines.stop_near(place.min(last));
        self.holds_article = true;
        self.bring_into_sight();
    }

    /// Moves the cursor to `place`, and unfolds its group.
    pub fn reveal(&mut self, place: usize) {
        self.cursor = place.min(self.view.order.len().saturating_sub(1));
        if self.is_on_fold() {
            self.turn_fold();
        }
        self.go_to(place);
    }

    /// Moves the cursor by `steps` articles or folded groups, down or up.
    pub fn step(&mut self, steps: isize) {
        self.go_to(self.lines.step(self.cursor, steps));
    }

    /// Moves cursor and window together by `lines`, as a page does.
    pub fn page(&mut self, lines: isize) {
        let last_top = self.lines.len().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(lines).min(last_top);
        let line = self.lines.of(self.cursor).saturating_add_signed(lines);
        let before = self.cursor;
        self.go_to(self.lines.stop_at(line));
        if self.cursor == before {
            self.step(lines.signum());
        }
    }

    /// Works out the lines anew; the cursor keeps its place on the screen.
    pub(crate) fn set_lines(&mut self) {
        let below_top = self.below_top();
        let articles = self.view.order.len();
        self.lines = match &self.view.groups {
            None => Lines::plain(articles),
            Some(groups) => Lines::grouped(articles, &groups.starts, |group| {
                let heading = groups.headings.get(group);
                heading.is_some_and(|heading| self.folds.has(heading))
            }),
        };
        self.rows = Rows::default();
        self.cursor = self.lines.stop_near(self.cursor);
        self.top = self.lines.of(self.cursor).saturating_sub(below_top);
        self.bring_into_sight();
    }

    /// How far below the first line on screen the cursor stands.
    pub(crate) fn below_top(&self) -> usize {
        self.lines.of(self.cursor).saturating_sub(self.top)
    }

    /// Takes the lines of the pane.
    pub fn set_height(&mut self, pane_lines: usize) {
        self.pane_lines = pane_lines;
        let height = pane_lines / self.lines_a_row();
        if self.height != height {
            self.height = height;
            self.bring_into_sight();
        }
    }

    /// The lines of the pane that one of the list takes: in a search a second one for the passage that was found, in
    /// that of bookmarks for what was added, where the pane has the room.
    pub fn lines_a_row(&self) -> usize {
        let is_added = self.is_reading_list() && self.has_added();
        let has_passages = is_added || !self.view.marks.is_empty() || self.lines_a_row_left > 1;
        if !has_passages || self.pane_lines < LINES_FOR_PASSAGES {
            1
        } else {
            2
        }
    }

    /// Whether anything was added to a bookmark.
    fn has_added(&self) -> bool {
        let View {
            bookmarked,
            noted,
            tagged,
            ..
        } = &self.view;
        !bookmarked.is_disjoint(noted) || !bookmarked.is_disjoint(tagged)
    }

    /// Whether it is the list of bookmarks in the order in which they are read.
    pub fn is_reading_list(&self) -> bool {
        self.query.is_reading_list(self.sort, self.group)
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
        let stays = (self.position(), self.below_top());
        let marks = std::mem::replace(&mut self.view, view).marks;
        if self.view.marks == marks {
            self.view.marks = marks;
        }
        self.is_whole = true;
        self.result = TypedResult::Here;
        self.before_window = 0;
        self.lines_a_row_left = 1;
        self.height = self.pane_lines / self.lines_a_row();
        let found = held.and_then(|held| {
            let place = self.view.order.iter().position(|row| *row == held.row)?;
            Some((place, held.below_top))
        });
        let is_other_query = std::mem::take(&mut self.is_other_query);
        let (cursor, below_top) = match found {
            Some(found) => found,
            None if is_other_query => (0, 0),
            None => stays,
        };
        self.cursor = cursor.min(self.view.order.len().saturating_sub(1));
        self.set_lines();
        self.top = self.lines.of(self.cursor).saturating_sub(below_top);
        self.bring_into_sight();
    }

    /// Whether the result of a line that was typed is on its way.
    pub(crate) fn awaits_result(&self) -> bool {
        self.result == TypedResult::OnItsWay
    }

    /// The article under the cursor and where it stands, if the cursor holds it.
    pub fn held(&self) -> Option<Held> {
        let row = self.row_at(self.cursor).filter(|_| self.holds_article)?;
        Some(Held {
            row,
            below_top: self.below_top(),
        })
    }

    /// Scrolls as little as shows the cursor with some rows around it.
    fn bring_into_sight(&mut self) {
        if self.height == 0 {
            return;
        }
        let line = self.lines.of(self.cursor);
        let is_below_heading =
            line > 0 && matches!(self.lines.at(line - 1), Some(Line::Heading(_)));
        let context = CONTEXT_ROWS.min((self.height - 1) / 4);
        let above = context.max(usize::from(is_below_heading && self.height > 1));
        let highest = line.saturating_sub(above);
        let lowest = (line + context + 1).saturating_sub(self.height);
        let last_top = self.lines.len().saturating_sub(self.height);
        self.top = self.top.min(highest).max(lowest).min(last_top);
    }
}

/// Whether the result of a line that was typed has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TypedResult {
    /// It has, or none was typed.
    #[default]
    Here,
    /// The list is still what it was before.
    OnItsWay,
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
            pane_lines: height,
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
    fn the_next_wanted_row_is_found_in_both_directions() {
        let mut list = list(10, 5);
        list.go_to(5);
        let even = |row: u32| row.is_multiple_of(4);
        assert_eq!(list.find(Direction::Forward, even), Some(8));
        assert_eq!(list.find(Direction::Backward, even), Some(4));
        assert_eq!(list.find(Direction::Forward, |_| false), None);
    }
}
