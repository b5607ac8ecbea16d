//! How far work is: one line on standard error, if that is a terminal, gone when it is done.

use std::env;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use crate::app::notice::grouped;
use crate::cli::output;
use crate::library;
use crate::text::{Clean, width};
use crate::tui::look::Environment;
use crate::tui::terminal;

/// How long work may take before it is worth a word, and the least time between two words.
const BETWEEN: Duration = Duration::from_millis(150);

/// Cells of the bar.
const BAR_CELLS: usize = 20;

/// The line of progress.
#[derive(Debug)]
pub struct Progress {
    /// When the work began.
    began: Instant,
    /// When the line was last written, or the work began; `None` where no line can be written.
    last: Option<Instant>,
    is_ascii: bool,
    is_shown: bool,
}

impl Progress {
    /// A line that is not shown yet.
    pub fn start() -> Self {
        let is_dumb = env::var_os("TERM").is_none_or(|term| term == "dumb");
        let has_room = io::stderr().is_terminal() && !is_dumb;
        Self {
            began: Instant::now(),
            last: has_room.then(Instant::now),
            is_ascii: has_room && Environment::read().look().is_ascii,
            is_shown: false,
        }
    }

    /// Shows how far the work is, if there is someone to see it and it is time.
    pub fn show(&mut self, progress: library::Progress) {
        let Some(last) = self.last else { return };
        if last.elapsed() < BETWEEN {
            return;
        }
        let words = words(progress, self.began.elapsed(), self.is_ascii);
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

/// What is being done, how far, how fast, and how long it will take.
fn words(progress: library::Progress, so_far: Duration, is_ascii: bool) -> String {
    let (doing, done, all, what) = if progress.to_index > 0 {
        ("indexing", progress.indexed, progress.to_index, "articles")
    } else if progress.to_read > 0 {
        ("reading", progress.read, progress.to_read, "files")
    } else {
        return format!("looking: {} files found", grouped(progress.found));
    };
    let bar = bar(done, all, is_ascii);
    let (done_words, all_words) = (grouped(done), grouped(all));
    let words = format!("{doing} {bar} {done_words} of {all_words} {what}");
    let millis = usize::try_from(so_far.as_millis()).unwrap_or(usize::MAX);
    let rate = done.saturating_mul(1_000) / millis.max(1);
    if rate == 0 {
        return words;
    }
    let left = all.saturating_sub(done).div_ceil(rate);
    format!("{words}, {}/s, {} left", grouped(rate), time(left))
}

/// A bar that is filled as far as `done` of `all`.
fn bar(done: usize, all: usize, is_ascii: bool) -> String {
    let filled = done.min(all).saturating_mul(BAR_CELLS) / all.max(1);
    let (full, empty) = if is_ascii { ("#", ".") } else { ("█", "░") };
    full.repeat(filled) + &empty.repeat(BAR_CELLS - filled)
}

/// Seconds as someone would say them.
fn time(secs: usize) -> String {
    match secs {
        0..60 => format!("{secs} s"),
        60..3_600 => format!("{} min {} s", secs / 60, secs % 60),
        _ => format!("{} h {} min", secs / 3_600, secs / 60 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_how_fast_and_how_long() {
        let looking = library::Progress {
            found: 1_200,
            ..library::Progress::default()
        };
        let reading = library::Progress {
            to_read: 400,
            read: 100,
            ..looking
        };
        let indexing = library::Progress {
            to_index: 90_000,
            indexed: 45_000,
            ..library::Progress::default()
        };
        for (progress, expected) in [
            (looking, "looking: 1,200 files found"),
            (
                reading,
                "reading #####............... 100 of 400 files, 10/s, 30 s left",
            ),
            (
                indexing,
                "indexing ##########.......... 45,000 of 90,000 articles, 4,500/s, 10 s left",
            ),
        ] {
            assert_eq!(words(progress, Duration::from_secs(10), true), expected);
        }
    }

    #[test]
    fn time_is_said_in_what_it_is_counted_in() {
        for (secs, expected) in [(7, "7 s"), (75, "1 min 15 s"), (3_720, "1 h 2 min")] {
            assert_eq!(time(secs), expected);
        }
    }
}
