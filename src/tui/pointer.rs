//! What the terminal says of the mouse, as the reader knows it; and how the terminal is asked for it.

use std::time::{Duration, Instant};

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use crate::input::{Gesture, Pointer};

/// Between two clicks that are one double click, at most: what desktops have.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// Asks for buttons, wheel and drags in coordinates of any size. Movement without a button is not asked
/// for: every such report would wake the reader for nothing.
pub const ASK: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// Gives the mouse back to the terminal.
pub const GIVE_BACK: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// When and where the button went down last, so that a double click is known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clicks {
    last: Option<(Instant, u16, u16)>,
}

impl Clicks {
    /// What the reader makes of `event` at the time `now`.
    pub fn take(&mut self, event: MouseEvent, now: Instant) -> Option<Pointer> {
        let (column, row) = (event.column, event.row);
        let gesture = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(now, column, row),
            MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
            MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
            MouseEventKind::ScrollUp => Gesture::WheelUp,
            MouseEventKind::ScrollDown => Gesture::WheelDown,
            _ => return None,
        };
        Some(Pointer {
            gesture,
            column,
            row,
        })
    }

    /// A click, or the second of two; a third begins anew.
    fn click(&mut self, now: Instant, column: u16, row: u16) -> Gesture {
        let is_second = self.last.is_some_and(|(at, last_column, last_row)| {
            now.duration_since(at) <= DOUBLE_CLICK && (last_column, last_row) == (column, row)
        });
        self.last = (!is_second).then_some((now, column, row));
        if is_second {
            Gesture::DoubleClick
        } else {
            Gesture::Click
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn event(kind: MouseEventKind, column: u16) -> MouseEvent {
        MouseEvent {
            kind,
            column,
            row: 3,
            modifiers: KeyModifiers::NONE,
        }
    }

    #[test]
    fn two_clicks_are_one_double_click_where_they_are_near_in_place_and_time() {
        let begin = Instant::now();
        let mut clicks = Clicks::default();
        let down = |column| event(MouseEventKind::Down(MouseButton::Left), column);
        for (after_ms, column, expected) in [
            (0, 5, Gesture::Click),
            (200, 5, Gesture::DoubleClick),
            (300, 5, Gesture::Click),
            (900, 5, Gesture::Click),
            (1000, 6, Gesture::Click),
            (1100, 6, Gesture::DoubleClick),
        ] {
            let now = begin + Duration::from_millis(after_ms);
            let taken = clicks.take(down(column), now).unwrap();
            assert_eq!(taken.gesture, expected, "after {after_ms} ms");
        }
    }

    #[test]
    fn other_buttons_and_mere_movement_are_nothing() {
        for kind in [
            MouseEventKind::Moved,
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::Up(MouseButton::Middle),
            MouseEventKind::ScrollLeft,
        ] {
            let taken = Clicks::default().take(event(kind, 1), Instant::now());
            assert_eq!(taken, None);
        }
    }
}
