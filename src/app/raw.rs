//! The text of the file in the reading pane, in place of the article set from it, and back.
//!
//! It is a look at one article: another article comes set, and going back finds the place as it was.

use std::sync::Arc;

use crate::app::{App, Effect, Notice};
use crate::article::Article;
use crate::reader::{Page, Place};
use crate::text::Clean;

/// The text of the file, where the pane shows it.
#[derive(Debug, Clone)]
pub struct Raw {
    /// It.
    pub text: Arc<Clean>,
    /// It, set for the pane.
    pub page: Arc<Page>,
    /// The place in the article that is gone back to.
    pub before: Place,
}

/// The text of a file that is asked for.
#[derive(Debug, Clone)]
pub struct AskedRaw {
    /// Which request this is.
    pub generation: u64,
    /// The row of the article that lies in the file.
    pub row: u32,
    /// The article.
    pub article: Arc<Article>,
    /// The block of it that is at the top, from 1; 0 for its head.
    pub block: u32,
    /// The width to set the text for.
    pub width_cells: u16,
}

/// The text of a file, read and set.
#[derive(Debug, Clone)]
pub struct RawRead {
    /// It.
    pub text: Arc<Clean>,
    /// It, set for the width that was asked for.
    pub page: Arc<Page>,
    /// Where in it stands what was at the top of the article.
    pub place: Place,
}

impl App {
    /// Shows the text of the file, or the article again.
    pub(crate) fn toggle_raw(&mut self) -> Vec<Effect> {
        if let Some(raw) = self.reading.raw.take() {
            self.reading.return_to(raw.before);
            return self.set_page_again();
        }
        if self.reading.article().is_none() || self.reading.is_waiting {
            self.notice = Some(Notice::info("there is no article to show the text of"));
            return Vec::new();
        }
        let is_shown = self.panes().article.is_some();
        let mut effects = if is_shown {
            Vec::new()
        } else {
            self.enter_article()
        };
        effects.extend(self.ask_raw());
        effects
    }

    /// Asks for the text of the file.
    pub(crate) fn ask_raw(&mut self) -> Vec<Effect> {
        let (Some(row), Some(article)) = (self.reading.row, self.reading.article().cloned()) else {
            return Vec::new();
        };
        self.reading.generation += 1;
        vec![Effect::Raw(AskedRaw {
            generation: self.reading.generation,
            row,
            article,
            block: self.reading.article_place().block,
            width_cells: self.reading.typography.cells_in(self.reading.width_cells),
        })]
    }

    /// Takes the text of the file, or why it did not come.
    pub(crate) fn take_raw(
        &mut self,
        generation: u64,
        result: Result<RawRead, Clean>,
    ) -> Vec<Effect> {
        match result {
            _ if generation != self.reading.generation => {}
            Ok(read) => self.reading.take_raw(read),
            Err(reason) => {
                let words = format!("the text of the file cannot be shown: {reason}");
                self.notice = Some(Notice::error(&words));
            }
        }
        Vec::new()
    }
}
