//! Bookmarks and read marks: asked for at once, drawn when they are on disk.
//!
//! What is on screen is what is kept. A key pressed again before the disk has answered turns round
//! what was asked for, not what is drawn.

use crate::app::views::Destination;
use crate::app::{App, Change, Effect, Focus, Notice};
use crate::article::Summary;
use crate::query::Query;
use crate::text::Clean;
use crate::user::{Mark, Subject};

impl App {
    /// Bookmarks the article under the cursor, or takes its bookmark away.
    pub(crate) fn toggle_bookmark(&mut self) -> Vec<Effect> {
        let Some((row, subject)) = self.subject() else {
            return Vec::new();
        };
        let asked = self.asked.entry(row).or_insert_with(|| self.list.mark(row));
        asked.is_bookmarked = !asked.is_bookmarked;
        let change = Change::Bookmarked(asked.is_bookmarked);
        vec![Effect::Save {
            row,
            subject,
            change,
        }]
    }

    /// Marks the article under the cursor read or unread.
    pub(crate) fn toggle_read(&mut self) -> Vec<Effect> {
        let Some((row, subject)) = self.subject() else {
            return Vec::new();
        };
        let asked = self.asked.entry(row).or_insert_with(|| self.list.mark(row));
        asked.is_read = !asked.is_read;
        let change = Change::Read(asked.is_read);
        vec![Effect::Save {
            row,
            subject,
            change,
        }]
    }

    /// Marks the article read that the reader has gone into, once it is there to be read.
    pub(crate) fn mark_read_when_reading(&mut self) -> Vec<Effect> {
        let is_shown = self.reading.article().is_some() && !self.reading.is_waiting;
        if self.focus != Focus::Article || !is_shown || self.list.awaits_result() {
            return Vec::new();
        }
        let Some(row) = self
            .list
            .current()
            .filter(|row| self.taken_up != Some(*row))
        else {
            return Vec::new();
        };
        let asked = self
            .asked
            .get(&row)
            .copied()
            .unwrap_or_else(|| self.list.mark(row));
        if self.reading.row != Some(row) || asked.is_read {
            return Vec::new();
        }
        let Some((row, subject)) = self.subject() else {
            return Vec::new();
        };
        self.asked.insert(
            row,
            Mark {
                is_read: true,
                ..asked
            },
        );
        vec![Effect::Save {
            row,
            subject,
            change: Change::Read(true),
        }]
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
        }
        view.counts.bookmarked = view.bookmarked.len() as usize;
        view.counts.unread = view
            .counts
            .articles
            .saturating_sub(view.read.len() as usize);
    }

    /// Takes the word that a mark could not be kept: what is drawn stays as it was.
    pub(crate) fn take_not_saved(&mut self, row: u32, reason: &str) {
        self.asked.remove(&row);
        self.notice = Some(Notice::error(&format!("not saved: {reason}")));
    }

    /// Shows only the bookmarks, or goes back to where the reader was.
    pub(crate) fn toggle_bookmarks(&mut self) -> Vec<Effect> {
        if self.list.query == Query::bookmarked() {
            return self.list_all();
        }
        self.go_to_view(&Destination::Bookmarks)
    }

    /// Lists all articles again, and goes back to where the reader was.
    pub(crate) fn list_all(&mut self) -> Vec<Effect> {
        self.list.query = Query::default();
        self.going_to = self.list.before_query.take();
        self.ask_view()
    }

    /// The row under the cursor and the article it is.
    fn subject(&mut self) -> Option<(u32, Subject)> {
        let subject = self
            .list
            .current()
            .zip(self.list.current_summary().map(subject_of));
        if subject.is_none() {
            self.notice = Some(Notice::info("no article is selected"));
        }
        subject
    }
}

/// What the state remembers of an article.
fn subject_of(summary: &Summary) -> Subject {
    Subject {
        keys: summary.keys,
        title: summary.title.clone(),
        path_hint: Clean::line(&summary.path.to_string_lossy()),
    }
}

/// Puts `row` into `rows` or takes it out.
fn set(rows: &mut roaring::RoaringBitmap, row: u32, is_member: bool) {
    if is_member {
        rows.insert(row);
    } else {
        rows.remove(row);
    }
}
