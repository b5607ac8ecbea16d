//! The article: its page, and the place in it.
//!
//! The place is kept as a place in the text, so that the words at the top stay at the top when the
//! width changes. Until a new article comes the old one stays, which takes milliseconds.

use std::ops::Range;
use std::sync::Arc;

use crate::app::beginning::Waiting;
use crate::app::raw::Raw;
use crate::app::text_selecting::TextSelection;
use crate::app::{Opened, RawRead};
use crate::article::Article;
use crate::library::CopyRow;
use crate::reader::{Page, Place, Typography, place_of, spot_at};
use crate::text::Clean;
use crate::user::{Added, Spot};

/// Where to go once an article has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Arrival {
    /// To the first place that was searched for; without a search, to the top.
    #[default]
    Top,
    /// To the same place as before: it is the same article, read again.
    SamePlace,
    /// To its first keyword hit.
    FirstHit,
    /// To its last keyword hit.
    LastHit,
    /// To the last place that was searched for.
    LastFound,
    /// To a spot that is known to the places.
    Spot,
    /// To one of the places that were searched for, by its number.
    Found(usize),
}

/// What the pane shows.
#[derive(Debug, Clone, Default)]
pub enum Content {
    /// Nothing was asked for yet.
    #[default]
    Empty,
    /// An article.
    Article {
        /// The article.
        article: Arc<Article>,
        /// It, set for the pane.
        page: Arc<Page>,
    },
    /// Why the article could not be read.
    Failed(Clean),
}

/// The state of the reading pane.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The row that is shown, or that was asked for.
    pub row: Option<u32>,
    /// What the pane shows.
    pub content: Content,
    /// The text of the file, where that is shown in place of the article.
    pub raw: Option<Raw>,
    /// Where else the article lies.
    pub copies: Arc<Vec<CopyRow>>,
    /// What its reader has added.
    pub added: Arc<Added>,
    /// The first line on screen.
    pub top: usize,
    /// The text at the top, kept when the width changes.
    pub place: Place,
    /// Lines on screen.
    pub height: usize,
    /// The width the page is wanted for.
    pub width_cells: u16,
    /// How the page is wanted to be set.
    pub typography: Typography,
    /// The hit that was gone to, as its number on the page.
    pub hit: Option<usize>,
    /// The place that was searched for and gone to, as its number on the page.
    pub found: Option<usize>,
    /// The place that one finds in the article and has gone to, as its number on the page.
    pub find: Option<usize>,
    /// The text that is selected.
    pub selected: Option<TextSelection>,
    /// What the article ended with when it was last read.
    pub known_end: Option<Spot>,
    /// The block from which on it is new since, as its number on the page.
    pub new_from: Option<u32>,
    /// Whether another search has come, so that the page that follows goes to its first place.
    pub seeks_found: bool,
    /// Where to go once the article has come.
    pub arrival: Arrival,
    /// The last request.
    pub generation: u64,
    /// Whether an article was asked for that has not come, or only its beginning.
    pub is_waiting: bool,
    /// Whether the beginning of it has come.
    pub(crate) has_begun: bool,
    /// What is to be done once all of the article has come.
    pub(crate) then: Vec<Waiting>,
}

impl Reading {
    /// The page, if an article is shown.
    pub fn page(&self) -> Option<&Page> {
        match (&self.raw, &self.content) {
            (Some(raw), _) => Some(&raw.page),
            (None, Content::Article { page, .. }) => Some(page),
            _ => None,
        }
    }

    /// The article, if one is shown.
    pub fn article(&self) -> Option<&Arc<Article>> {
        match &self.content {
            Content::Article { article, .. } => Some(article),
            _ => None,
        }
    }

    /// Asks for the article of `row`; gives the number of the request.
    pub fn ask(&mut self, row: u32, arrival: Arrival) -> u64 {
        if let Some(raw) = self.raw.take() {
            self.return_to(raw.before);
        }
        self.has_begun &= self.row == Some(row);
        self.row = Some(row);
        self.selected = None;
        self.arrival = arrival;
        self.is_waiting = true;
        self.then.clear();
        self.generation += 1;
        self.generation
    }

    /// Takes an article, or why it did not come.
    pub fn take(&mut self, result: Result<Opened, Clean>) {
        let had_beginning = self.is_beginning();
        self.is_waiting = false;
        self.has_begun = false;
        let place = self.place;
        match result {
            Ok(opened) => {
                self.copies = opened.copies;
                self.added = opened.added;
                let (article, page) = (opened.article, opened.page);
                self.content = Content::Article { article, page };
            }
            Err(reason) => self.content = Content::Failed(reason),
        }
        match self.arrival {
            // It was shown from the top, and scrolled since.
            Arrival::Top if had_beginning => self.go_to_place(place),
            Arrival::Top => {
                self.leave();
                self.go_to_found(0);
            }
            Arrival::Spot => self.leave(),
            Arrival::LastFound => {
                self.leave();
                let last = self.page().and_then(|page| page.found.len().checked_sub(1));
                self.go_to_found(last.unwrap_or(0));
            }
            Arrival::Found(found) => {
                self.leave();
                self.go_to_found(found);
            }
            Arrival::SamePlace => {
                self.go_to_place(place);
                self.seek_found();
            }
            Arrival::FirstHit => {
                self.leave();
                self.go_to_hit(0);
            }
            Arrival::LastHit => {
                self.leave();
                let hits = self.page().map_or(0, |page| page.hits.len());
                if let Some(last) = hits.checked_sub(1) {
                    self.go_to_hit(last);
                }
            }
        }
    }

    /// Takes the page of the same article for another width.
    pub fn take_page(&mut self, new_page: Arc<Page>) {
        if let Content::Article { page, .. } = &mut self.content {
            let is_as_wide = page.width_cells == new_page.width_cells;
            let stays = is_as_wide && page.lines.len() == new_page.lines.len();
            *page = new_page;
            if !stays {
                self.go_to_place(self.place);
            }
            self.seek_found();
        }
    }

    /// Takes the text of the file: it stands in the pane, at the place of what was at the top.
    pub fn take_raw(&mut self, read: RawRead) {
        let (before, place) = match &self.raw {
            // It was shown before, and is set for another width.
            Some(raw) => (raw.before, self.place),
            None => (self.place, read.place),
        };
        if self.raw.is_none() {
            self.selected = None;
        }
        let RawRead { text, page, .. } = read;
        self.raw = Some(Raw { text, page, before });
        (self.hit, self.found, self.find) = (None, None, None);
        self.go_to_place(place);
    }

    /// Back to a place of the article, with no hit gone to.
    pub fn return_to(&mut self, place: Place) {
        (self.hit, self.found, self.find) = (None, None, None);
        self.selected = None;
        self.go_to_place(place);
    }

    /// The place in the article, whatever is shown of it.
    pub fn article_place(&self) -> Place {
        self.raw.as_ref().map_or(self.place, |raw| raw.before)
    }

    /// Empties the pane: there is no article to show.
    pub fn clear(&mut self) {
        *self = Self {
            height: self.height,
            width_cells: self.width_cells,
            typography: self.typography,
            generation: self.generation + 1,
            ..Self::default()
        };
    }

    /// Back to the top, with no hit gone to.
    pub(crate) fn leave(&mut self) {
        self.top = 0;
        self.place = Place::default();
        self.hit = None;
        self.found = None;
        self.find = None;
        self.seeks_found = false;
    }

    /// After another search, to its first place.
    fn seek_found(&mut self) {
        if std::mem::take(&mut self.seeks_found) {
            self.found = None;
            self.go_to_found(0);
        }
    }

    /// The number of lines of the page.
    pub fn lines(&self) -> usize {
        self.page().map_or(0, |page| page.lines.len())
    }

    /// The last line that may stand at the top.
    pub fn last_top(&self) -> usize {
        self.lines().saturating_sub(self.height.max(1))
    }

    /// Whether the end is on screen.
    pub fn is_at_end(&self) -> bool {
        self.top >= self.last_top() && !self.is_beginning()
    }

    /// Brings `line` to the top, as far as the end allows.
    pub fn go_to_line(&mut self, line: usize) {
        self.top = line.min(self.last_top());
        self.place = self
            .page()
            .map_or_else(Place::default, |page| page.place_at(self.top));
    }

    /// Scrolls by `lines`, down or up.
    pub fn scroll(&mut self, lines: isize) {
        self.go_to_line(self.top.saturating_add_signed(lines));
    }

    /// Brings the text at `place` to the top; the place itself is kept as it is, so that a wide
    /// detour loses nothing.
    pub(crate) fn go_to_place(&mut self, place: Place) {
        let line = self.page().map_or(0, |page| page.line_of(place));
        self.top = line.min(self.last_top());
        self.place = place;
    }

    /// Brings the words of `spot` to the top.
    pub(crate) fn go_to_spot(&mut self, spot: &Spot) {
        if let Some(article) = self.article() {
            self.go_to_place(place_of(article, spot));
        }
    }

    /// The place at the top, with the words that stand there; none for the head.
    pub(crate) fn spot(&self) -> Option<Spot> {
        self.article()
            .filter(|_| !self.is_waiting)
            .and_then(|article| spot_at(article, self.article_place()))
    }

    /// Takes the height of the pane.
    pub fn set_height(&mut self, height: usize) {
        if self.height != height {
            self.height = height;
            self.go_to_place(self.place);
        }
    }

    /// Brings hit number `hit` into sight, a third down the pane if it was not.
    pub fn go_to_hit(&mut self, hit: usize) {
        let Some(line) = self
            .page()
            .and_then(|page| page.hits.get(hit))
            .map(|hit| hit.line)
        else {
            return;
        };
        (self.hit, self.found, self.find) = (Some(hit), None, None);
        self.bring_into_sight(line);
    }

    /// Brings place number `found` of the search into sight, likewise.
    pub fn go_to_found(&mut self, found: usize) {
        let Some(line) = self.page().and_then(|page| page.found.get(found)).copied() else {
            return;
        };
        (self.hit, self.found, self.find) = (None, Some(found), None);
        self.bring_into_sight(line);
    }

    /// Brings place number `find` of what one finds into sight, likewise.
    pub fn go_to_find(&mut self, find: usize) {
        let Some(line) = self.page().and_then(|page| page.finds.get(find)).copied() else {
            return;
        };
        (self.hit, self.found, self.find) = (None, None, Some(find));
        self.bring_into_sight(line);
    }

    /// Brings `line` into sight, a third down the pane if it was not.
    fn bring_into_sight(&mut self, line: usize) {
        if !(self.top..self.top + self.height.max(1)).contains(&line) {
            self.go_to_line(line.saturating_sub(self.height / 3));
        }
    }

    /// The line of what one has gone to: a place of the find, of the search, or a keyword.
    pub fn line_gone_to(&self) -> Option<usize> {
        let page = self.page()?;
        let find = self.find.and_then(|find| page.finds.get(find)).copied();
        let found = || self.found.and_then(|at| page.found.get(at)).copied();
        let hit = || Some(page.hits.get(self.hit?)?.line);
        find.or_else(found).or_else(hit)
    }

    /// Scrolls as little as it takes to have `line` on screen.
    pub(crate) fn keep_in_sight(&mut self, line: usize) {
        if line < self.top {
            self.go_to_line(line);
        } else if line >= self.top + self.height.max(1) {
            self.go_to_line(line + 1 - self.height.max(1));
        }
    }

    /// The lines on screen.
    pub fn on_screen(&self) -> Range<usize> {
        self.top..self.top + self.height
    }

    /// How much of the article is above the end of the screen, in percent.
    pub fn percent(&self) -> usize {
        let seen = (self.top + self.height) * 100;
        let lines = self.page().map_or(0, Page::line_count);
        seen.checked_div(lines)
            .map_or(0, |percent| percent.min(100))
    }
}
