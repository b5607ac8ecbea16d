//! How far a refresh is: one line on standard error, if that is a terminal, gone when it is done.

use std::env;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use crate::cli::output;
use crate::library;
use crate::text::{Clean, width};
use crate::tui::terminal;

/// How long work may take before it is worth a word, and the least time between two words.
const BETWEEN: Duration = Duration::from_millis(150);

/// The line of progress.
#[derive(Debug)]
pub struct Progress {
    /// When the line was last written, or the work began; `None` where no line can be written.
    last: Option<Instant>,
    is_shown: bool,
}

impl Progress {
    /// A line that is not shown yet.
    pub fn start() -> Self {
        let is_dumb = env::var_os("TERM").is_none_or(|term| term == "dumb");
        let has_room = io::stderr().is_terminal() && !is_dumb;
        Self {
            last: has_room.then(Instant::now),
            is_shown: false,
        }
    }

    /// Shows how far the work is, if there is someone to see it and it is time.
    pub fn show(&mut self, progress: library::Progress) {
        let Some(last) = self.last else { return };
        if last.elapsed() < BETWEEN {
            return;
        }
        let words = if progress.to_read == 0 {
            format!("looking: {} files found", progress.found)
        } else {
            format!("reading: {} of {} files", progress.read, progress.to_read)
        };
        let columns = usize::from(terminal::size().columns.max(1)) - 1;
        let columns = if columns == 0 { 79 } else { columns };
        output::say_passing(&Clean::line(&width::truncate(&words, columns)));
        self.last = Some(Instant::now());
        self.is_shown = true;
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if self.is_shown {
            output::say_passing(&Clean::default());
            self.is_shown = false;
        }
    }
}
