//! The lines that were typed before, and the way back through them.

use crate::app::line::Line;
use crate::app::prompt::Asked;
use crate::user::history::MOST_LINES;

/// The lines that were typed before, of every kind.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The newest last, each once.
    lines: Vec<(Asked, String)>,
}

/// Where in the history a prompt is.
#[derive(Debug, Clone)]
pub(crate) struct Recalled {
    /// The place of the line, counted from the newest of those that begin as what was typed.
    back: usize,
    /// What was typed.
    typed: Line,
}

/// Which way in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Age {
    /// To what was typed before.
    Older,
    /// To what was typed since.
    Newer,
}

impl History {
    /// Takes a line as the newest.
    pub(crate) fn add(&mut self, asked: Asked, text: &str) {
        self.lines
            .retain(|(kind, line)| *kind != asked || line != text);
        self.lines.push((asked, text.to_owned()));
        if self.of(asked).count() > MOST_LINES
            && let Some(oldest) = self.lines.iter().position(|(kind, _)| *kind == asked)
        {
            self.lines.remove(oldest);
        }
    }

    /// Takes what was typed before this start: it is older than all that was typed since.
    pub(crate) fn take_kept(&mut self, kept: &[(String, String)]) {
        let since = std::mem::take(&mut self.lines);
        for (name, line) in kept {
            if let Some(asked) = Asked::named(name) {
                self.add(asked, line);
            }
        }
        for (asked, line) in since {
            self.add(asked, &line);
        }
    }

    /// Those of one kind, the newest first.
    pub(crate) fn of(&self, asked: Asked) -> impl Iterator<Item = &str> {
        let lines = self.lines.iter().rev();
        lines
            .filter(move |(kind, _)| *kind == asked)
            .map(|(_, line)| line.as_str())
    }

    /// Puts an older or a newer line that begins as what was typed into `line`.
    pub(crate) fn recall(
        &self,
        asked: Asked,
        age: Age,
        line: &mut Line,
        recalled: &mut Option<Recalled>,
    ) {
        let typed = match recalled.as_ref() {
            Some(recalled) => recalled.typed.clone(),
            None => line.clone(),
        };
        let place = recalled.as_ref().map(|recalled| recalled.back);
        let next = match (age, place) {
            (Age::Older, None) => 0,
            (Age::Older, Some(back)) => back + 1,
            (Age::Newer, None) => return,
            (Age::Newer, Some(0)) => {
                *line = typed;
                *recalled = None;
                return;
            }
            (Age::Newer, Some(back)) => back - 1,
        };
        let start = typed.text().trim();
        let mut fitting = self
            .of(asked)
            .filter(|line| line.starts_with(start) && *line != start);
        if let Some(found) = fitting.nth(next) {
            *line = Line::new(found);
            *recalled = Some(Recalled { back: next, typed });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What stands in a line after `ages` (`o` older, `n` newer).
    fn recalled(history: &History, typed: &str, ages: &str) -> String {
        let mut line = Line::new(typed);
        let mut place = None;
        for age in ages.chars() {
            let age = if age == 'o' { Age::Older } else { Age::Newer };
            history.recall(Asked::Search, age, &mut line, &mut place);
        }
        line.text().to_owned()
    }

    #[test]
    fn what_was_typed_chooses_among_the_lines_of_its_kind() {
        let mut history = History::default();
        history.add(Asked::Search, "ferry");
        history.add(Asked::Query, "ferry is:unread");
        let kept = ["tide", "ferry", "fog"].map(|line| ("search".to_owned(), line.to_owned()));
        history.take_kept(&kept);
        for (typed, ages, expected) in [
            ("", "o", "ferry"),
            ("", "oo", "fog"),
            ("", "ooooo", "tide"),
            ("", "ooon", "fog"),
            ("f", "oo", "fog"),
            ("f", "ooooo", "fog"),
            ("f", "oon", "ferry"),
            ("f", "onn", "f"),
            ("fog", "o", "fog"),
            ("x", "on", "x"),
            ("x", "n", "x"),
        ] {
            assert_eq!(recalled(&history, typed, ages), expected, "{typed} {ages}");
        }
    }

    proptest! {
        #[test]
        fn each_line_is_there_once_and_the_last_is_the_newest(
            lines in proptest::collection::vec("[ab]{1,3}", 1..40),
        ) {
            let mut history = History::default();
            for line in &lines {
                history.add(Asked::Search, line);
            }
            let all: Vec<_> = history.of(Asked::Search).collect();
            let distinct: std::collections::HashSet<_> = all.iter().collect();
            prop_assert_eq!(distinct.len(), all.len());
            prop_assert_eq!(all.first().copied(), lines.last().map(String::as_str));
        }
    }
}
