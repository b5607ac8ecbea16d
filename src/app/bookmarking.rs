//! Bookmarks and read marks: asked for at once, drawn when they are on disk.
//!
//! What is on screen is what is kept. A key pressed again before the disk has answered turns round
//! what was asked for, not what is drawn.

use crate::app::list::Held;
use crate::app::reading::Arrival;
use crate::app::views::Destination;
use crate::app::{App, Deed, Effect, Focus, Notice};
use crate::library::missing;
use crate::query::Query;
use crate::user::{Change, Log, Mark, Subject};

/// What was listed before the bookmarks.
#[derive(Debug, Clone)]
pub(crate) struct BeforeBookmarks {
    query: Query,
    typed: Option<(Query, String)>,
    /// The article under the cursor, and where it stood.
    held: Option<Held>,
}

impl App {
    /// Bookmarks the article under the cursor at the place where the reader is, or takes its bookmark
    /// away; or those of the selection, or of `count` articles.
    pub(crate) fn toggle_bookmark(&mut self, count: usize) -> Vec<Effect> {
        if let Some(rows) = self.rows_for(count) {
            return self.bookmark_rows(&rows);
        }
        let Some((row, subject)) = self.subject() else {
            return Vec::new();
        };
        let asked = self.asked.entry(row).or_insert_with(|| self.list.mark(row));
        asked.is_bookmarked = !asked.is_bookmarked;
        let change = if asked.is_bookmarked {
            let is_shown = self.reading.row == Some(row) && !missing::is_missing(row);
            Change::Bookmark(self.reading.spot().filter(|_| is_shown))
        } else {
            Change::Unbookmark
        };
        vec![save(row, subject, change, Log::Step)]
    }

    /// Marks the article under the cursor read or unread; or the selection, or `count` articles.
    pub(crate) fn toggle_read(&mut self, count: usize) -> Vec<Effect> {
        if let Some(rows) = self.rows_for(count) {
            return self.read_rows(&rows);
        }
        let Some((row, subject)) = self.subject() else {
            return Vec::new();
        };
        let asked = self.asked.entry(row).or_insert_with(|| self.list.mark(row));
        asked.is_read = !asked.is_read;
        let change = if asked.is_read {
            Change::Read
        } else {
            Change::Unread
        };
        vec![save(row, subject, change, Log::Step)]
    }

    /// Marks the article read that the reader has gone into, once it is there to be read; or after
    /// the time that the settings state.
    pub(crate) fn mark_read_when_reading(&mut self) -> Vec<Effect> {
        let Some(row) = self.unread_in_reading() else {
            return Vec::new();
        };
        let secs = self.settings.mark_read_after_secs;
        if secs == 0 {
            return self.mark_read(row);
        }
        self.wait += 1;
        let number = self.wait;
        vec![Effect::Deed(Deed::Wait { number, secs })]
    }

    /// A time is over: who is still in the article has read it.
    pub(crate) fn take_waited(&mut self, number: u64) -> Vec<Effect> {
        match self.unread_in_reading() {
            Some(row) if number == self.wait => self.mark_read(row),
            _ => Vec::new(),
        }
    }

    /// The row that the reader has gone into, if it is there to be read and not read yet.
    fn unread_in_reading(&self) -> Option<u32> {
        let is_shown = self.reading.article().is_some() && !self.reading.is_waiting;
        if self.focus != Focus::Article || !is_shown || self.list.awaits_result() {
            return None;
        }
        let row = self.list.current()?;
        let is_here = self.taken_up != Some(row) && self.reading.row == Some(row);
        let asked = self.asked.get(&row).copied();
        let mark = asked.unwrap_or_else(|| self.list.mark(row));
        (is_here && !mark.is_read).then_some(row)
    }

    fn mark_read(&mut self, row: u32) -> Vec<Effect> {
        let Some((row, subject)) = self.subject().filter(|(under, _)| *under == row) else {
            return Vec::new();
        };
        let asked = self.asked.entry(row).or_insert_with(|| self.list.mark(row));
        asked.is_read = true;
        vec![save(row, subject, Change::Read, Log::Nothing)]
    }

    /// Takes the word that a mark is on disk: now it is drawn.
    pub(crate) fn take_saved(&mut self, rows: &[u32], mark: Mark) {
        let view = &mut self.list.view;
        for row in rows.iter().copied() {
            if self.asked.get(&row) == Some(&mark) {
                self.asked.remove(&row);
            }
            set(&mut view.bookmarked, row, mark.is_bookmarked);
            set(&mut view.read, row, mark.is_read);
            set(&mut view.noted, row, mark.has_note);
        }
        view.counts.bookmarked = view.bookmarked.len() as usize;
        view.counts.unread = view
            .counts
            .articles
            .saturating_sub(missing::there(&view.read) as usize);
    }

    /// In the list of bookmarks, an article that has come is read on at the place of its bookmark.
    pub(crate) fn go_to_bookmark(&mut self) {
        let is_from_bookmarks = self.list.query == Query::bookmarked();
        if !is_from_bookmarks || self.reading.arrival != Arrival::Top {
            return;
        }
        let added = std::sync::Arc::clone(&self.reading.added);
        if let Some(spot) = &added.place {
            self.reading.go_to_spot(spot);
        }
    }

    /// Shows only the bookmarks, or goes back to where the reader was.
    pub(crate) fn toggle_bookmarks(&mut self) -> Vec<Effect> {
        if self.list.query == Query::bookmarked() {
            return self.leave_bookmarks();
        }
        let list = &self.list;
        self.before_bookmarks = (!list.query.is_all()).then(|| BeforeBookmarks {
            query: list.query.clone(),
            typed: list.typed.clone(),
            held: list.held(),
        });
        self.go_to_view(&Destination::Bookmarks)
    }

    /// Lists again what was listed before the bookmarks, the cursor where it was.
    pub(crate) fn leave_bookmarks(&mut self) -> Vec<Effect> {
        let Some(before) = self.before_bookmarks.take() else {
            return self.list_all();
        };
        (self.list.query, self.list.typed) = (before.query, before.typed);
        self.list.is_other_query = true;
        self.going_to = before.held;
        self.ask_view()
    }

    /// Lists all articles again, and goes back to where the reader was.
    pub(crate) fn list_all(&mut self) -> Vec<Effect> {
        self.before_bookmarks = None;
        self.list.query = Query::default();
        if let Some(before) = self.list.before_view.take() {
            (self.list.sort, self.list.group) = before;
        }
        self.going_to = self.list.before_query.take();
        self.ask_view()
    }

    /// The row under the cursor and the article it is.
    pub(crate) fn subject(&mut self) -> Option<(u32, Subject)> {
        let subject = self
            .list
            .current()
            .zip(self.list.current_summary().map(Subject::from));
        if subject.is_none() {
            self.notice = Some(Notice::info("no article is selected"));
        }
        subject
    }
}

fn save(row: u32, subject: Subject, change: Change, log: Log) -> Effect {
    Effect::Deed(Deed::Save {
        row,
        subject,
        change,
        log,
    })
}

/// Puts `row` into `rows` or takes it out.
fn set(rows: &mut roaring::RoaringBitmap, row: u32, is_member: bool) {
    if is_member {
        rows.insert(row);
    } else {
        rows.remove(row);
    }
}
