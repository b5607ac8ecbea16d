//! Finding in the article: each key goes to the first place from where one was, and marks them all.
//!
//! A find is of the article in which it was made: leaving the article ends it, and what was found
//! last stays for the next time. While there is one, `n` and `N` go from place to place of it, round
//! the ends; where it has found nothing they say so, and never lead out of the article.

use std::sync::Arc;

use crate::app::hits::stepped;
use crate::app::list::Direction;
use crate::app::prompt::{Asked, Before, Prompt};
use crate::app::reading::Arrival;
use crate::app::{App, Effect, Focus, Notice, Reading};
use crate::reader::{Find, Page};

/// What is said where there is no place to go to.
const NOTHING: &str = "that is not in this article";

/// What one finds in the article.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// What is marked in the article now.
    pub marked: Option<Arc<Find>>,
    /// What was found last, in whichever article.
    pub last: Option<Arc<Find>>,
    /// Whether the page that comes next goes to its first place.
    seeks: bool,
}

impl App {
    /// Whether `n` and `N` go from place to place of a find.
    pub fn is_finding(&self) -> bool {
        self.focus == Focus::Article && self.finding.marked.is_some()
    }

    /// Opens the prompt for what to find.
    pub(crate) fn open_find(&mut self) -> Vec<Effect> {
        if self.reading.page().is_none() {
            self.notice = Some(Notice::info("there is no article to find anything in"));
            return Vec::new();
        }
        self.open_prompt(Asked::Find, "")
    }

    /// Marks what the prompt asks for now; what cannot be understood leaves the last as it is.
    pub(crate) fn find_changed(&mut self) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        let find = match Find::parse(prompt.line.text()) {
            Ok(find) => find.map(Arc::new),
            Err(error) => {
                prompt.error = Some(error);
                return Vec::new();
            }
        };
        prompt.error = None;
        self.mark_find(find)
    }

    /// Marks `find` in the article, and goes to its first place once the page has come.
    fn mark_find(&mut self, find: Option<Arc<Find>>) -> Vec<Effect> {
        if self.finding.marked == find {
            return Vec::new();
        }
        self.finding.marked = find;
        self.finding.seeks = true;
        self.set_page_again()
    }

    /// After a page has come: to the first place from where one was when the prompt was opened, back
    /// there where it has none.
    pub(crate) fn seek_find(&mut self) {
        if !std::mem::take(&mut self.finding.seeks) {
            return;
        }
        let before = self.prompt.as_ref().map(|prompt| &prompt.before.reading);
        let origin = before.map_or(self.reading.top, |before| line_now(&self.reading, before));
        self.reading.find = None;
        match self
            .reading
            .page()
            .and_then(|page| first_from(page, origin))
        {
            Some(first) => {
                self.reading.go_to_line(origin);
                self.reading.go_to_find(first);
            }
            None => self.reading.go_to_line(origin),
        }
    }

    /// Keeps what was found, and closes the prompt. An empty line finds the last again.
    pub(crate) fn accept_find(&mut self, prompt: &Prompt) -> Vec<Effect> {
        let text = prompt.line.text();
        let Some(find) = self.finding.marked.clone().filter(|_| !text.is_empty()) else {
            return self.find_last();
        };
        self.finding.last = Some(find);
        self.note_jump_from(&prompt.before.reading);
        self.history.add(Asked::Find, text);
        let page = self.reading.page();
        if !self.finding.seeks && page.is_some_and(|page| page.finds.is_empty()) {
            self.notice = Some(Notice::info(NOTHING));
        }
        vec![Effect::KeepLine {
            asked: Asked::Find,
            line: text.to_owned(),
        }]
    }

    /// Finds again what was found last.
    fn find_last(&mut self) -> Vec<Effect> {
        if self.finding.last.is_none() {
            self.notice = Some(Notice::info("nothing was looked for yet"));
        } else if self.finding.marked == self.finding.last {
            self.go_to_find(Direction::Forward, 1);
        }
        self.mark_find(self.finding.last.clone())
    }

    /// Back to exactly where one was before the prompt.
    pub(crate) fn leave_find(&mut self, before: Before) -> Vec<Effect> {
        let Before {
            reading, marked, ..
        } = before;
        self.finding.seeks = false;
        if self.reading.row != reading.row {
            return self.end_find();
        }
        self.finding.marked = marked;
        let now = std::mem::replace(&mut self.reading, reading);
        self.reading.generation = now.generation + 1;
        self.reading.set_height(now.height);
        if self.reading.is_waiting {
            return self.show_current(Arrival::SamePlace);
        }
        Vec::new()
    }

    /// Ends the find: its marks go.
    pub(crate) fn end_find(&mut self) -> Vec<Effect> {
        self.reading.find = None;
        if self.finding.marked.take().is_none() {
            return Vec::new();
        }
        self.set_page_again()
    }

    /// To the place `count` further on, round the ends of the article.
    pub(crate) fn go_to_find(&mut self, direction: Direction, count: usize) {
        let Some(page) = self.reading.page() else {
            return;
        };
        let Some(last) = page.finds.len().checked_sub(1) else {
            self.notice = Some(Notice::info(NOTHING));
            return;
        };
        let (gone_to, on_screen) = (self.reading.find, self.reading.on_screen());
        let next = stepped(&page.finds, gone_to, on_screen, direction, count);
        let (place, words) = match (next, direction) {
            (Some(place), _) => (place, None),
            (None, Direction::Forward) => (0, Some("end reached: on from the top")),
            (None, Direction::Backward) => (last, Some("top reached: on from the end")),
        };
        self.notice = words.map(Notice::info);
        self.reading.go_to_find(place);
    }
}

/// The line at which what stood at the top before stands now.
fn line_now(now: &Reading, before: &Reading) -> usize {
    let width = |reading: &Reading| reading.page().map(|page| page.width_cells);
    if width(now) == width(before) {
        return before.top;
    }
    now.page().map_or(0, |page| page.line_of(before.place))
}

/// The number of the first place on `line` or after it, else of the first of all.
fn first_from(page: &Page, line: usize) -> Option<usize> {
    let after = page.finds.partition_point(|at| *at < line);
    (!page.finds.is_empty()).then_some(if after < page.finds.len() { after } else { 0 })
}
