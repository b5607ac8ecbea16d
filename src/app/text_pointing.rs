//! Text of the article selected by mouse, as keys select it: the same two places, moved by dragging.
//!
//! What was pressed on stays selected whole, a character or, after two clicks, a word. Beyond the upper
//! or lower edge every movement of the mouse scrolls; nothing moves while the mouse rests.

use crate::app::text_selecting::TextSelection;
use crate::app::{App, Focus, Reading, Rect};
use crate::input::{Gesture, Pointer};
use crate::reader::Place;

/// What was pressed on in the text: its first and its last character, which are one unless it is a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressed {
    first: Place,
    last: Place,
}

impl Pressed {
    /// What is selected once the mouse is on the character at `place`.
    fn up_to(self, place: Place) -> TextSelection {
        let (anchor, head) = if place < self.first {
            (self.last, place)
        } else {
            (self.first, place.max(self.last))
        };
        TextSelection {
            anchor,
            head,
            goal_x: None,
        }
    }
}

impl Reading {
    /// The character at a cell of `line`; beside a line without text, the last one before it, else the
    /// first one after it.
    fn text_near(&self, line: usize, x: usize) -> Option<Place> {
        let page = self.page()?;
        let end_of = |line: usize| {
            let offset = page.characters(line).last()?.offset;
            let block = page.place_at(line).block;
            Some(Place { block, offset })
        };
        let here = page.place_at_cell(line, x);
        let before = || (0..line).rev().find_map(end_of);
        here.or_else(before).or_else(|| self.texts()?.first())
    }
}

impl App {
    /// The character of the article under the mouse, or the nearest to it.
    fn text_under(&self, pointer: Pointer, pane: Rect) -> Option<Place> {
        let left = self.measure_left(pane, self.reading.page()?);
        let below = pointer.row.saturating_sub(pane.y).min(pane.height - 1);
        let line = self.reading.top + usize::from(below);
        let x = usize::from(pointer.column.saturating_sub(left));
        self.reading.text_near(line, x)
    }

    /// Takes a click into the text: what was selected is so no more, the word under a double click is.
    pub(crate) fn press_on_text(&mut self, pointer: Pointer) -> Option<Pressed> {
        self.reading.selected = None;
        let pane = self.panes().article.filter(|pane| pane.height > 0)?;
        let place = self.text_under(pointer, pane)?;
        if pointer.gesture != Gesture::DoubleClick {
            return Some(Pressed {
                first: place,
                last: place,
            });
        }
        let (first, last) = self.reading.texts()?.word_at(place);
        let pressed = Pressed { first, last };
        self.reading.selected = Some(pressed.up_to(last));
        Some(pressed)
    }

    /// Selects from what was pressed on to where the mouse is now.
    pub(crate) fn drag_text(&mut self, pressed: Pressed, pointer: Pointer) {
        let pane = self.panes().article.filter(|pane| pane.height > 0);
        let Some(pane) = pane.filter(|_| self.focus == Focus::Article) else {
            return;
        };
        let last = pane.y + pane.height - 1;
        let beyond = isize::try_from(pointer.row.saturating_sub(last)).unwrap_or(0)
            - isize::try_from(pane.y.saturating_sub(pointer.row)).unwrap_or(0);
        self.reading.scroll(beyond);
        if let Some(place) = self.text_under(pointer, pane) {
            self.reading.selected = Some(pressed.up_to(place));
        }
    }
}
