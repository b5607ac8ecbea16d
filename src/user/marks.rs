//! Bookmarks and read marks, found again by the identity of their article.

use crate::article::Keys;
use crate::text::Clean;
use crate::user::{Store, StoreError};

/// The article a mark is put on: what it is known by, and what helps to find it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What it is known by.
    pub keys: Keys,
    /// Its title, for lists of marks whose file is gone.
    pub title: Clean,
    /// Where its file was, for people; never a key.
    pub path_hint: Clean,
}

/// The marks on one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// Kept for later.
    pub is_bookmarked: bool,
    /// Read.
    pub is_read: bool,
}

impl Store {
    /// The marks of each of `keys`, in their order; found by URL or content.
    pub fn marks(&self, keys: &[Keys]) -> Result<Vec<Mark>, StoreError> {
        Ok(vec![Mark::default(); keys.len()])
    }

    /// Makes the mark that `old` bears known under `new` too: its article was edited.
    pub fn attach(&mut self, old: &Keys, new: &Keys) -> Result<(), StoreError> {
        let _ = (old, new);
        Ok(())
    }

    /// The keys of every mark that is set, for counting and for the list of bookmarks.
    pub fn all_marks(&self) -> Result<Vec<(Keys, Mark)>, StoreError> {
        Ok(Vec::new())
    }

    /// Sets or takes away the bookmark of `subject`; it is on disk when this returns.
    /// `now` is in seconds since 1970.
    pub fn set_bookmarked(
        &mut self,
        subject: &Subject,
        bookmarked: bool,
        now: i64,
    ) -> Result<Mark, StoreError> {
        let _ = (subject, bookmarked, now);
        Ok(Mark::default())
    }

    /// Marks `subject` read or unread; it is on disk when this returns.
    pub fn set_read(
        &mut self,
        subject: &Subject,
        read: bool,
        now: i64,
    ) -> Result<Mark, StoreError> {
        let _ = (subject, read, now);
        Ok(Mark::default())
    }
}
