//! Words in context in place of the panes: every place of a word in the library, a line each.
//!
//! The lines come in windows, as many as there are; how many that is comes while their articles are
//! read. Going to a place lists the articles that have some, so that all keys of the reader work
//! there; going back finds the lines as they were, and going back from these all else as it was.

use std::ops::Range;

use crate::app::prompt::Before;
use crate::app::reading::Arrival;
use crate::app::refreshing::ViewRequest;
use crate::app::{App, Effect, Notice};
use crate::input::{Command, Key, Layer, Outcome};
use crate::library::Searched;
use crate::library::view::context::{By, Known, Line, Window};
use crate::query::Query;
use crate::text::Clean;

/// Rows above the status line that are not lines: the borders.
const BORDERS: u16 = 2;

/// The pane.
#[derive(Debug, Clone, Default)]
pub struct ContextPane {
    /// What is looked for, as it was typed.
    pub typed: Clean,
    /// The same, understood.
    pub query: Query,
    /// The order of the lines.
    pub by: By,
    /// The line under the cursor.
    pub cursor: usize,
    /// The first line on screen.
    pub top: usize,
    /// Lines on screen.
    pub height: usize,
    /// The lines that have come.
    pub window: Window,
    /// How many there are, once that is known.
    pub known: Option<Known>,
    /// How much of the library was searched, where not all of it was.
    pub searched: Option<Searched>,
    /// Whether no more articles are read.
    pub is_whole: bool,
    /// Whether more can be found by now than was looked through.
    is_stale: bool,
    /// Whether the reader has stopped the looking.
    is_stopped: bool,
    pub(crate) stage: Stage,
    /// The lines that were asked for last.
    asked: Range<usize>,
    /// The place that the cursor goes with when they come.
    held: Option<(u32, usize)>,
    pub(crate) round: u64,
    pub(crate) before: Option<Box<Before>>,
}

/// What is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stage {
    /// The lines.
    #[default]
    Lines,
    /// The lines, until the article of one of them has come.
    GoingTo(u32, usize),
    /// The article.
    Article,
}

/// Lines that are asked for.
#[derive(Debug, Clone)]
pub struct AskedLines {
    /// Of which places.
    pub round: u64,
    /// Their order.
    pub by: By,
    /// Which of them.
    pub range: Range<usize>,
    /// The place that is looked for among all.
    pub held: Option<(u32, usize)>,
}

/// Lines, and how many there are by now.
#[derive(Debug, Clone)]
pub struct LinesRead {
    /// How many places are known.
    pub known: Known,
    /// How much of the library was searched, where not all of it was.
    pub searched: Option<Searched>,
    /// Whether no more articles are read.
    pub is_whole: bool,
    /// The lines.
    pub window: Window,
}

impl ContextPane {
    /// The pane for `query`, as it was typed, before anything of it has come.
    pub(crate) fn new(round: u64, (query, typed): (Query, &str)) -> Self {
        Self {
            typed: Clean::line(typed),
            query,
            round,
            ..Self::default()
        }
    }

    /// Whether the lines are on screen.
    pub fn is_shown(&self) -> bool {
        self.stage != Stage::Article
    }

    /// How many places there are, as far as is known.
    pub fn places(&self) -> usize {
        self.known.map_or(0, |known| known.places)
    }

    /// Line number `place`, if it has come.
    pub fn line(&self, place: usize) -> Option<&Line> {
        let number = place.checked_sub(self.window.first)?;
        self.window.lines.get(number)?.as_ref()
    }

    /// The place under the cursor.
    pub(crate) fn current(&self) -> Option<(u32, usize)> {
        let line = self.line(self.cursor)?;
        Some((line.row, line.passage.at))
    }

    /// Moves the cursor to `place`, and the screen with it.
    fn go_to(&mut self, place: usize) {
        self.cursor = place.min(self.places().saturating_sub(1));
        let lowest = (self.cursor + 1).saturating_sub(self.height.max(1));
        self.top = self.top.clamp(lowest, self.cursor);
        self.held = None;
    }

    /// Takes lines; the cursor goes with the place it is on.
    fn take(&mut self, read: LinesRead) {
        if read.known.places < self.places() && !read.is_whole {
            // They are looked for anew: until as many are found again, those stay that were.
            return;
        }
        self.known = Some(read.known);
        self.searched = read.searched;
        self.is_whole = read.is_whole;
        self.window = read.window;
        if let Some(place) = self.window.held.filter(|_| self.held.is_some()) {
            let below_top = self.cursor.saturating_sub(self.top);
            self.cursor = place;
            self.top = place.saturating_sub(below_top);
        }
    }
}

impl App {
    /// Takes lines, unless others are asked for by now.
    pub(crate) fn take_context(
        &mut self,
        round: u64,
        read: Result<LinesRead, Clean>,
    ) -> Vec<Effect> {
        let pane = self.context.as_mut().filter(|pane| pane.round == round);
        match (pane, read) {
            (Some(pane), Ok(read)) => {
                pane.take(read);
                if pane.is_whole && std::mem::take(&mut pane.is_stale) {
                    return self.context_grew();
                }
            }
            (Some(pane), Err(reason)) => {
                pane.is_whole = true;
                self.notice = Some(Notice::error(&reason));
            }
            (None, _) => {}
        }
        Vec::new()
    }

    /// More of the library can be searched: what was not searched yet is looked through, after what
    /// is being looked through now. The lines stay until as many are found again.
    pub(crate) fn context_grew(&mut self) -> Vec<Effect> {
        let round = self.contexts + 1;
        let pane = self.context.as_mut();
        let Some(pane) = pane.filter(|pane| pane.searched.is_some() && !pane.is_stopped) else {
            return Vec::new();
        };
        if !pane.is_whole {
            pane.is_stale = true;
            return Vec::new();
        }
        pane.held = pane.current();
        (pane.round, pane.asked, pane.is_whole) = (round, 0..0, false);
        self.contexts = round;
        let query = pane.query.clone();
        vec![Effect::Context { round, query }]
    }

    /// Whether the lines take the keys.
    pub(crate) fn is_in_context(&self) -> bool {
        self.context.as_ref().is_some_and(ContextPane::is_shown)
    }

    /// Takes a key while the lines are shown.
    pub(crate) fn press_in_context(&mut self, key: Key) -> Vec<Effect> {
        match self.press_bound(Layer::Context, key) {
            Outcome::Command(command, count) => self.run_in_context(command, count),
            _ => Vec::new(),
        }
    }

    /// Does in the lines what `command` says.
    pub(crate) fn run_in_context(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        let Some(pane) = &mut self.context else {
            return Vec::new();
        };
        let times = count.unwrap_or(1).max(1) as usize;
        let rows = pane.height.saturating_sub(1).max(1);
        match command {
            Command::Down => pane.go_to(pane.cursor.saturating_add(times)),
            Command::Up => pane.go_to(pane.cursor.saturating_sub(times)),
            Command::HalfPageDown => pane.go_to(pane.cursor + rows / 2),
            Command::HalfPageUp => pane.go_to(pane.cursor.saturating_sub(rows / 2)),
            Command::PageDown | Command::ReadOn => pane.go_to(pane.cursor + rows),
            Command::PageUp => pane.go_to(pane.cursor.saturating_sub(rows)),
            Command::First => pane.go_to(count.map_or(0, |count| count as usize - 1)),
            Command::Last => pane.go_to(count.map_or(usize::MAX, |count| count as usize - 1)),
            Command::NextOrder => {
                pane.by = pane.by.next();
                pane.held = pane.current().filter(|_| pane.cursor > 0);
                pane.asked = 0..0;
            }
            Command::OpenArticle => return self.go_to_context(),
            Command::StopWork if !pane.is_whole => {
                pane.is_stopped = true;
                return vec![Effect::StopContext];
            }
            Command::Back | Command::Quit | Command::StopWork => return self.leave_context(),
            Command::Context => return self.open_context(),
            Command::Help | Command::QuitNow | Command::Suspend | Command::Redraw => {
                return self.run(command, count);
            }
            _ => {}
        }
        Vec::new()
    }

    /// After any event: goes to the place whose article is listed by now, and asks for the lines of
    /// the screen.
    pub(crate) fn settle_context(&mut self, effects: &mut Vec<Effect>) {
        let status = self.panes().status;
        let rows = status.map_or(self.size.rows, |status| status.y);
        let height = usize::from(rows.saturating_sub(BORDERS)).max(1);
        let (current, view) = (self.list.current(), self.view_request);
        let Some(pane) = &mut self.context else {
            return;
        };
        if let Stage::GoingTo(row, at) = pane.stage
            && view == ViewRequest::None
        {
            if current == Some(row) {
                pane.stage = Stage::Article;
                effects.extend(self.show_current(Arrival::Found(at)));
            } else {
                pane.stage = Stage::Lines;
                self.notice = Some(Notice::info("that article is not there any more"));
            }
        }
        let Some(pane) = &mut self.context else {
            return;
        };
        if pane.height != height {
            pane.height = height;
            pane.go_to(pane.cursor);
        }
        effects.extend(pane.wanted().map(Effect::ContextLines));
    }
}

impl ContextPane {
    /// The lines of the screen and around it, unless they were asked for.
    fn wanted(&mut self) -> Option<AskedLines> {
        let on_screen = self.top..self.top + self.height;
        let is_asked = self.asked.start <= on_screen.start && on_screen.end <= self.asked.end;
        if is_asked {
            return None;
        }
        if self.cursor > 0 && !self.is_whole && self.by != By::Date {
            self.held = self.held.or_else(|| self.current());
        }
        self.asked = self.top.saturating_sub(2 * self.height)..self.top + 3 * self.height;
        Some(AskedLines {
            round: self.round,
            by: self.by,
            range: self.asked.clone(),
            held: self.held,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::query::parse;

    /// What has come: so many places, of articles that all were read or not.
    fn read(places: usize, is_whole: bool, searched: Option<Searched>) -> LinesRead {
        let known = Known {
            places,
            ..Known::default()
        };
        LinesRead {
            known,
            searched,
            is_whole,
            window: Window::default(),
        }
    }

    #[test]
    fn what_the_index_comes_to_know_is_looked_through_and_lines_stay_until_then() {
        let pane = ContextPane::new(0, (parse("ferry").unwrap(), "ferry"));
        let mut app = App {
            context: Some(pane),
            ..App::default()
        };
        let asks = |effects: &[Effect]| {
            let is_for_it = |effect: &&Effect| matches!(effect, Effect::Context { .. });
            effects.iter().filter(is_for_it).count()
        };
        let take = |app: &mut App, read| {
            let round = app.contexts;
            let event = Event::Context {
                round,
                read: Ok(read),
            };
            asks(&app.update(event, Now::default()))
        };
        let part = Some(Searched::default());
        assert_eq!(take(&mut app, read(9, false, part)), 0);
        assert_eq!(asks(&app.context_grew()), 0, "it is looked through still");
        assert_eq!(take(&mut app, read(10, true, part)), 1, "and then again");
        assert_eq!(take(&mut app, read(2, false, part)), 0);
        assert_eq!(app.context.as_ref().unwrap().places(), 10);
        assert_eq!(take(&mut app, read(12, true, None)), 0);
        assert_eq!(app.context.as_ref().unwrap().places(), 12);
        assert_eq!(asks(&app.context_grew()), 0, "all of it was searched");
    }
}
