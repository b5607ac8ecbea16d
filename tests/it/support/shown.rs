//! What the reader without a terminal shows.

use ratatui::buffer::Buffer;

use crate::support::Screen;
use crate::support::frame::{buffer, frame, rows};

impl Screen {
    /// The frame as it would be drawn now.
    pub(crate) fn buffer(&self) -> Buffer {
        buffer(&self.app)
    }

    /// The frame as it was before any work was done.
    pub(crate) fn first_frame(&self) -> &str {
        &self.first_frame
    }

    /// The frame as text, and a hash of its styles, so that a snapshot holds both.
    pub(crate) fn frame(&self) -> String {
        frame(&self.app)
    }

    /// The row of the screen that holds `text`, if one does.
    pub(crate) fn line_with(&self, text: &str) -> Option<String> {
        rows(&self.buffer())
            .into_iter()
            .find(|row| row.contains(text))
    }

    /// Fails unless some row of the screen holds `text`.
    #[track_caller]
    pub(crate) fn assert_shows(&self, text: &str) -> &Self {
        assert!(
            self.line_with(text).is_some(),
            "no {text:?} in\n{}",
            self.frame()
        );
        self
    }
}
