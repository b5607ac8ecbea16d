//! From place to place that was searched for, over the ends of articles, in the order of the list.

use crate::app::hits::stepped;
use crate::app::list::Direction;
use crate::app::reading::Arrival;
use crate::app::{App, Effect, Notice};

impl App {
    /// Whether words are searched for, so that there are places to go to.
    pub fn is_searching(&self) -> bool {
        !self.list.view.marks.is_empty()
    }

    /// In the article, while something is found there, to the next place of it. Else to the next place
    /// that was searched for: in the article while it is on screen and one is left, then in the next
    /// article of the list. With no search, to the next unread article.
    pub(crate) fn go_on(&mut self, direction: Direction, count: usize) -> Vec<Effect> {
        if self.is_finding() {
            self.go_to_find(direction, count);
            return Vec::new();
        }
        if !self.is_searching() {
            return self.go_to_unread(direction, count);
        }
        if self.panes().article.is_some() {
            if self.reading.is_waiting {
                return Vec::new();
            }
            if let Some(found) = self.found_from_here(direction, count) {
                self.reading.go_to_found(found);
                return Vec::new();
            }
        }
        self.go_on_in_neighbour(direction)
    }

    /// The number of the place `count` further on in the article that is shown.
    fn found_from_here(&self, direction: Direction, count: usize) -> Option<usize> {
        let lines = &self.reading.page()?.found;
        let (gone_to, on_screen) = (self.reading.found, self.reading.on_screen());
        stepped(lines, gone_to, on_screen, direction, count)
    }

    /// To the article after this one, or before it, and to its first or last place.
    fn go_on_in_neighbour(&mut self, direction: Direction) -> Vec<Effect> {
        let before = self.list.cursor;
        let (steps, which, arrival) = match direction {
            Direction::Forward => (1, "last", Arrival::Top),
            Direction::Backward => (-1, "first", Arrival::LastFound),
        };
        self.list.step(steps);
        if self.list.cursor == before {
            let words = format!("this is the {which} article found");
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        }
        self.places.is_walking = false;
        self.show_current(arrival)
    }
}
