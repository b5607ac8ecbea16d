//! Bookmarks moved by hand in the list in which they are read.

use crate::app::list::Direction;
use crate::app::{App, Deed, Effect, Notice};
use crate::user::Side;

impl App {
    /// Moves the bookmark under the cursor by `steps` in the list.
    pub(crate) fn move_bookmark(&mut self, direction: Direction, steps: usize) -> Vec<Effect> {
        if !self.list.is_reading_list() {
            let words = "bookmarks are moved in their own list, in the order they are kept in (B)";
            self.notice = Some(Notice::info(words));
            return Vec::new();
        }
        let Some((_, moved)) = self.subject() else {
            return Vec::new();
        };
        let (cursor, last) = (self.list.cursor, self.list.len().saturating_sub(1));
        let (place, side) = match direction {
            Direction::Forward => ((cursor + steps).min(last), Side::Below),
            Direction::Backward => (cursor.saturating_sub(steps), Side::Above),
        };
        let beside = self.list.summary_at(place).map(|summary| summary.keys);
        let Some(beside) = beside.filter(|_| place != cursor) else {
            self.notice = Some(Notice::info("there is nothing beyond"));
            return Vec::new();
        };
        vec![Effect::Deed(Deed::Move {
            moved,
            side,
            beside,
        })]
    }
}
