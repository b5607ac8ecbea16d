//! Rows of the list that are selected, so that something is done to all of them at once.
//!
//! Only what is listed is selected: when another list comes, rows that it lacks are selected no more,
//! so that nothing is done to what is not to be seen.

use roaring::RoaringBitmap;

use crate::app::commanding::Bulk;
use crate::app::notice::grouped;
use crate::app::question::Yes;
use crate::app::{App, Deed, Effect, Focus, Notice};
use crate::user::Change;

/// More articles than these are not changed at once without a question.
pub(crate) const MOST_UNASKED: usize = 50;

/// The rows that are selected.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// They.
    pub rows: RoaringBitmap,
    /// The one that was selected last: a range begins there.
    last: Option<u32>,
}

impl Selection {
    /// How many there are.
    pub fn len(&self) -> usize {
        usize::try_from(self.rows.len()).unwrap_or(usize::MAX)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl App {
    /// Selects so many rows from the cursor on, or takes them out of the selection, and goes on.
    pub(crate) fn select_rows(&mut self, count: usize) {
        for _ in 0..count {
            let Some(row) = self.list.current() else {
                self.notice = Some(Notice::info("there is no article to select"));
                return;
            };
            if !self.selection.rows.remove(row) {
                self.selection.rows.insert(row);
                self.selection.last = Some(row);
            }
            let before = self.list.cursor;
            self.list.step(1);
            if self.list.cursor == before {
                return;
            }
        }
    }

    /// What a command is for that takes `count` articles: the selection, or so many of the list from the
    /// cursor on, but for those that are folded away; `None` for the one under the cursor.
    pub(crate) fn rows_for(&self, count: usize) -> Option<RoaringBitmap> {
        if self.is_for_selection() {
            return Some(self.selection.rows.clone());
        }
        let list = &self.list;
        let places = list.cursor..list.view.order.len();
        let in_sight = places.filter(|place| !list.lines.is_folded_at(*place));
        let rows = in_sight.filter_map(|place| list.row_at(place));
        let many = (count > 1 && self.focus == Focus::List).then(|| rows.take(count).collect());
        many.filter(|many: &RoaringBitmap| !many.is_empty())
    }

    /// Selects all rows from the one that was selected last to the one under the cursor.
    pub(crate) fn select_range(&mut self) {
        let order = &self.list.view.order;
        let last = self.selection.last;
        let from = last.and_then(|last| order.iter().position(|row| *row == last));
        let cursor = self.list.cursor;
        let from = from.unwrap_or(cursor);
        let range = order.get(from.min(cursor)..=from.max(cursor));
        self.selection.rows.extend(range.unwrap_or_default());
        self.selection.last = self.list.current().or(last);
    }

    /// Selects nothing any more; gives whether something was selected.
    pub(crate) fn unselect(&mut self) -> bool {
        !std::mem::take(&mut self.selection).is_empty()
    }

    /// Lets go of what the list that has come lacks.
    pub(crate) fn keep_selection(&mut self, is_other_catalogue: bool) {
        if is_other_catalogue {
            self.unselect();
        } else if !self.selection.is_empty() {
            let listed: RoaringBitmap = self.list.view.order.iter().copied().collect();
            self.selection.rows &= listed;
        }
    }

    /// Whether what is done now is done to the selection.
    pub(crate) fn is_for_selection(&self) -> bool {
        !self.selection.is_empty() && self.focus == Focus::List
    }

    /// The selected rows in their order.
    pub(crate) fn selected(&self) -> Vec<u32> {
        self.in_order(&self.selection.rows)
    }

    /// Those of `rows` that are listed, in the order of the list.
    fn in_order(&self, rows: &RoaringBitmap) -> Vec<u32> {
        let order = self.list.view.order.iter().copied();
        order.filter(|row| rows.contains(*row)).collect()
    }

    /// Bookmarks all of `rows`; where all are bookmarked, takes the bookmarks away.
    pub(crate) fn bookmark_rows(&mut self, rows: &RoaringBitmap) -> Vec<Effect> {
        let are_bookmarked = rows.is_subset(&self.list.view.bookmarked);
        let change = if are_bookmarked {
            Change::Unbookmark
        } else {
            Change::Bookmark(None)
        };
        self.change_all(self.in_order(rows), change)
    }

    /// Marks all of `rows` read; where all are read, unread.
    pub(crate) fn read_rows(&mut self, rows: &RoaringBitmap) -> Vec<Effect> {
        let are_read = rows.is_subset(&self.list.view.read);
        let change = if are_read {
            Change::Unread
        } else {
            Change::Read
        };
        self.change_all(self.in_order(rows), change)
    }

    /// Makes `change` of all that is selected.
    pub(crate) fn change_selected(&mut self, change: Change) -> Vec<Effect> {
        let rows = self.selected();
        self.change_all(rows, change)
    }

    /// Makes `change` of all of `rows`.
    fn change_all(&mut self, rows: Vec<u32>, change: Change) -> Vec<Effect> {
        let catalogue = self.list.view.catalogue;
        self.do_bulk(Bulk {
            catalogue,
            rows,
            change,
        })
    }

    /// Does something to many articles.
    pub(crate) fn do_bulk(&mut self, bulk: Bulk) -> Vec<Effect> {
        if self.saving.is_some() {
            self.notice = Some(Notice::info("wait until the change before is kept"));
            return Vec::new();
        }
        let Bulk {
            catalogue,
            rows,
            change,
        } = bulk;
        self.saving = Some((0, rows.len()));
        vec![Effect::Deed(Deed::SaveAll {
            catalogue,
            rows,
            change,
        })]
    }

    /// Marks all that is listed read, or asks first where that is much.
    pub(crate) fn ask_mark_all_read(&mut self) -> Vec<Effect> {
        if !self.list.is_complete() {
            let what = "not all of the list is there yet; press it again";
            self.notice = Some(Notice::info(what));
            return Vec::new();
        }
        let unread = self.unread_listed().len();
        if unread == 0 {
            self.notice = Some(Notice::info("all that is listed is read"));
            return Vec::new();
        }
        if unread <= MOST_UNASKED {
            return self.mark_all_read();
        }
        let words = format!("mark {} articles read?", grouped(unread));
        self.ask(&words, Yes::MarkAllRead);
        Vec::new()
    }

    /// Marks all that is listed read.
    pub(crate) fn mark_all_read(&mut self) -> Vec<Effect> {
        let rows = self.unread_listed();
        self.change_all(rows, Change::Read)
    }

    fn unread_listed(&self) -> Vec<u32> {
        let order = self.list.view.order.iter().copied();
        order
            .filter(|row| !self.list.view.read.contains(*row))
            .collect()
    }
}
