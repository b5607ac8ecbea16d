//! How an article is set: what makes one page of it differ from another.

use std::sync::Arc;

use crate::app::Opened;
use crate::article::Article;
use crate::keywords::Matcher;
use crate::library::CopyRow;
use crate::reader::{Find, Marking, Page, Typography, layout_beginning, layout_with};
use crate::search::Marks;
use crate::user::Added;

/// How an article is set.
#[derive(Debug, Clone)]
pub struct Setting {
    /// For which width.
    pub width_cells: u16,
    /// As the reader likes.
    pub typography: Typography,
    /// With hits of which keywords.
    pub matcher: Arc<Matcher>,
    /// With what was searched for.
    pub marks: Arc<Marks>,
    /// With what one finds in it.
    pub find: Option<Arc<Find>>,
    /// With what its reader has added.
    pub added: Arc<Added>,
    /// With a rule before the block from which on it is new.
    pub new_from: Option<u32>,
}

impl Setting {
    /// Whether a page set like `other` is right for this too.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.width_cells == other.width_cells
            && self.typography == other.typography
            && Arc::ptr_eq(&self.matcher, &other.matcher)
            && Arc::ptr_eq(&self.marks, &other.marks)
            && self.find == other.find
            && self.added == other.added
            && self.new_from == other.new_from
    }

    /// What is marked.
    pub(super) fn marking(&self) -> Marking<'_> {
        Marking {
            matcher: &self.matcher,
            marks: &self.marks,
            find: self.find.as_deref(),
            new_from: self.new_from,
        }
    }

    /// Sets the beginning of an article, if it is long.
    pub(super) fn begin(&self, article: &Article) -> Option<Page> {
        layout_beginning(
            article,
            self.marking(),
            &self.added,
            self.typography,
            self.width_cells,
        )
    }

    /// Sets an article.
    pub(super) fn set(&self, article: Arc<Article>, copies: Arc<Vec<CopyRow>>) -> Opened {
        let page = layout_with(
            &article,
            self.marking(),
            &self.added,
            self.typography,
            self.width_cells,
        );
        Opened {
            article,
            page: Arc::new(page),
            copies,
            added: Arc::clone(&self.added),
        }
    }
}
