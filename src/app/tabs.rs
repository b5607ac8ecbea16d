//! What stands above the list: how many articles there are, how many are unread, how many bear a
//! bookmark, and what could not be read. Each is a way to go there by mouse.

use crate::app::notice::grouped;
use crate::app::views::Destination;
use crate::app::{App, Panes};
use crate::text::width;

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Tab {
    /// Its words.
    pub words: String,
    /// Where it leads.
    pub leads: Destination,
}

impl Panes {
    /// Where the tabs begin, and the cells that they may take.
    pub fn tabs(&self) -> (u16, u16) {
        if let Some(title) = self.title {
            return (title.x, title.width);
        }
        let last = self.screen.width.saturating_sub(1);
        let end = self.divider.unwrap_or(last);
        (3, end.saturating_sub(5))
    }
}

impl App {
    /// What parts two tabs.
    pub fn between_tabs(&self) -> String {
        format!(" {} ", self.look.dot())
    }

    /// The tabs that `room` cells hold, the first in any case:
    /// `1,284 articles · unread 312 · bookmarks 17`; problems are said when there are any, and of how many
    /// articles those are that a query lists.
    pub fn tabs(&self, room: usize) -> Vec<Tab> {
        let counts = self.list.view.counts;
        let plural = if counts.articles == 1 {
            "article"
        } else {
            "articles"
        };
        let mut articles = format!("{} {plural}", grouped(counts.articles));
        if !self.list.query.is_all() {
            articles = format!("{} of {articles}", grouped(self.list.len()));
        }
        let tab = |words: String, leads: Destination| Tab { words, leads };
        let mut tabs = vec![tab(articles, Destination::All)];
        if self.list.is_whole {
            let unread = format!("unread {}", grouped(counts.unread));
            let bookmarks = format!("bookmarks {}", grouped(counts.bookmarked));
            tabs.push(tab(unread, Destination::Unread));
            tabs.push(tab(bookmarks, Destination::Bookmarks));
        }
        if counts.problems > 0 {
            let problems = format!("problems {}", grouped(counts.problems));
            tabs.push(tab(problems, Destination::Problems));
        }
        let between = width::width(&self.between_tabs());
        let mut cells = 0;
        let mut fits = |tab: &Tab| {
            let before = if cells == 0 { 0 } else { between };
            cells += before + width::width(&tab.words);
            cells <= room
        };
        let fitting = tabs.iter().map_while(|tab| fits(tab).then_some(())).count();
        tabs.truncate(fitting.max(1));
        tabs
    }

    /// The tab in `column` of the line above the list.
    pub(crate) fn tab_at(&self, column: u16) -> Option<Tab> {
        let (x, room) = self.panes().tabs();
        let below = usize::from(column.checked_sub(x)?);
        let between = width::width(&self.between_tabs());
        let mut start = 0;
        for tab in self.tabs(usize::from(room)) {
            let end = start + width::width(&tab.words);
            if (start..end).contains(&below) {
                return Some(tab);
            }
            start = end + between;
        }
        None
    }
}
