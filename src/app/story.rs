//! The copies of an article and the others that tell its story, and what each says otherwise.
//!
//! ```text
//! ┌ same story · Enter opens, d what differs ─────────────────────┐
//! │ copies                                                         │
//! │ 2023/rail.json                              json, 512 words    │
//! │ other sources                                                  │
//! │ Caspian News    Rail plan is set            10 Feb 2023  64 %  │
//! └────────────────────────────────────────────────────────────────┘
//! ```

use crate::app::{App, Effect, Focus, Notice, Popup, Size};
use crate::input::Command;
use crate::library::CopyRow;
use crate::library::stories::{Change, Difference, Sibling};
use crate::text::Clean;
use crate::text::width::width;

/// Widest that the words that differ are set, in cells.
const WIDEST: usize = 80;

/// The menu of those who tell the same.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryMenu {
    /// The row of the article that they go with.
    pub row: u32,
    /// Where else it lies.
    pub copies: Vec<CopyRow>,
    /// The others that tell its story.
    pub siblings: Vec<Sibling>,
    /// The line under the cursor, copies first.
    pub cursor: usize,
    /// What the one under the cursor says otherwise, while that is shown.
    pub differing: Option<Differing>,
}

/// Those who tell the story of an article, as they come.
#[derive(Debug)]
pub struct StoryFound {
    /// Its row.
    pub row: u32,
    /// Where else it lies.
    pub copies: Vec<CopyRow>,
    /// The others.
    pub siblings: Vec<Sibling>,
}

/// What another text says otherwise.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Differing {
    /// What differs; `None` until it has come.
    pub found: Option<Vec<Difference>>,
    /// The first line on screen.
    pub top: usize,
}

/// A line of what differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DifferingLine {
    /// Words, each stretch with whether both have it.
    Words(Vec<(Change, String)>),
    /// So many paragraphs that are the same.
    Same(usize),
}

impl StoryMenu {
    /// The number of those that can be chosen.
    pub fn len(&self) -> usize {
        self.copies.len() + self.siblings.len()
    }

    /// Whether no one tells the same.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row under the cursor.
    fn chosen(&self) -> Option<u32> {
        let copy = self.copies.get(self.cursor).map(|copy| copy.row.0);
        let place = self.cursor.checked_sub(self.copies.len());
        let sibling = place.and_then(|place| self.siblings.get(place));
        copy.or_else(|| sibling.map(|sibling| sibling.summary.row.0))
    }

    /// What moving keys move, and the last place it can have.
    pub(crate) fn moving(&mut self, size: Size) -> (&mut usize, usize) {
        let last = self.len().saturating_sub(1);
        match &mut self.differing {
            Some(differing) => {
                let lines = differing.lines(cells(size)).len();
                (&mut differing.top, lines.saturating_sub(1))
            }
            None => (&mut self.cursor, last),
        }
    }
}

/// Cells that the words that differ are set in, on a screen of `size`.
pub fn cells(size: Size) -> usize {
    usize::from(size.columns).saturating_sub(4).clamp(1, WIDEST)
}

impl Differing {
    /// The lines in `cells`: paragraphs that are the same are only counted.
    pub fn lines(&self, cells: usize) -> Vec<DifferingLine> {
        let mut lines = Vec::new();
        let mut same = 0;
        for paragraph in paragraphs(self.found.as_deref().unwrap_or_default()) {
            if paragraph.iter().all(|(change, _)| *change == Change::Same) {
                same += usize::from(!paragraph.is_empty());
                continue;
            }
            if same > 0 {
                lines.push(DifferingLine::Same(std::mem::take(&mut same)));
            }
            lines.extend(
                wrapped(&paragraph, cells)
                    .into_iter()
                    .map(DifferingLine::Words),
            );
        }
        if same > 0 {
            lines.push(DifferingLine::Same(same));
        }
        lines
    }
}

/// Stretches of words, each with whether both texts have it.
type Words = Vec<(Change, String)>;

/// The differences, cut where paragraphs end.
fn paragraphs(found: &[Difference]) -> Vec<Words> {
    let mut all = vec![Words::new()];
    for difference in found {
        for (number, text) in difference.text.split('\n').enumerate() {
            if number > 0 {
                all.push(Words::new());
            }
            if let Some(paragraph) = all.last_mut().filter(|_| !text.is_empty()) {
                let is_other = paragraph
                    .last()
                    .is_some_and(|(last, _)| *last == Change::Removed);
                if is_other && difference.change == Change::Added {
                    // One word for another: they would run into each other.
                    paragraph.push((Change::Same, " ".to_owned()));
                }
                paragraph.push((difference.change, text.to_owned()));
            }
        }
    }
    all
}

/// A paragraph in lines of so many cells, broken at spaces, and inside of what is longer than a line.
fn wrapped(paragraph: &[(Change, String)], cells: usize) -> Vec<Words> {
    let mut lines = vec![Words::new()];
    let mut filled = 0;
    for (change, text) in paragraph {
        for word in text.split_inclusive(' ') {
            let wide = width(word.trim_end());
            if filled > 0 && filled + wide > cells {
                lines.push(Words::new());
                filled = 0;
            }
            if wide <= cells {
                push(&mut lines, *change, word);
                filled += width(word);
                continue;
            }
            for character in word.chars() {
                let part = character.to_string();
                if filled + width(&part) > cells {
                    lines.push(Words::new());
                    filled = 0;
                }
                push(&mut lines, *change, &part);
                filled += width(&part);
            }
        }
    }
    lines
}

/// Adds words to the last line.
fn push(lines: &mut [Words], change: Change, words: &str) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut().filter(|(last, _)| *last == change) {
        Some((_, text)) => text.push_str(words),
        None => line.push((change, words.to_owned())),
    }
}

impl App {
    /// Asks for those who tell the story of the article at the cursor.
    pub(crate) fn ask_story(&mut self) -> Vec<Effect> {
        let Some(row) = self.list.current() else {
            self.notice = Some(Notice::info("there is no article to find others for"));
            return Vec::new();
        };
        vec![Effect::Story(row)]
    }

    /// Shows those who tell the same, if the cursor is still there.
    pub(crate) fn take_story(&mut self, found: StoryFound) -> Vec<Effect> {
        if self.list.current() == Some(found.row) {
            self.popup = Some(Popup::Story(StoryMenu {
                row: found.row,
                copies: found.copies,
                siblings: found.siblings,
                cursor: 0,
                differing: None,
            }));
        }
        Vec::new()
    }

    /// Takes what another says otherwise, if that is what is shown.
    pub(crate) fn take_differences(
        &mut self,
        (row, other): (u32, u32),
        result: Result<Vec<Difference>, Clean>,
    ) -> Vec<Effect> {
        let Some(Popup::Story(menu)) = &mut self.popup else {
            return Vec::new();
        };
        if menu.row != row || menu.chosen() != Some(other) {
            return Vec::new();
        }
        match (result, &mut menu.differing) {
            (Ok(found), Some(differing)) => differing.found = Some(found),
            (Ok(_), None) => {}
            (Err(reason), _) => {
                menu.differing = None;
                self.notice = Some(Notice::error(&reason));
            }
        }
        Vec::new()
    }

    /// Leaves what differs, if that is shown and `command` leaves; gives whether it does.
    pub(crate) fn leave_differences(&mut self, command: Command) -> bool {
        let leaving = [Command::Back, Command::Quit, Command::Differences];
        let Some(Popup::Story(menu)) = &mut self.popup else {
            return false;
        };
        leaving.contains(&command) && menu.differing.take().is_some()
    }

    /// Asks what the one under the cursor says otherwise.
    pub(crate) fn show_differences(&mut self) -> Vec<Effect> {
        match &mut self.popup {
            Some(Popup::Story(menu)) => menu.show_differences(),
            _ => Vec::new(),
        }
    }

    /// Goes to the article under the cursor; a copy is shown by what it says otherwise, for it is the
    /// article that is open.
    pub(crate) fn choose_story(&mut self, mut menu: StoryMenu) -> Vec<Effect> {
        if menu.cursor < menu.copies.len() && menu.differing.is_none() {
            let effects = menu.show_differences();
            self.popup = Some(Popup::Story(menu));
            return effects;
        }
        if menu.cursor < menu.copies.len() {
            self.popup = Some(Popup::Story(menu));
            return Vec::new();
        }
        let effects = menu.chosen().map(|row| self.go_to_article(row));
        self.focus = Focus::Article;
        effects.unwrap_or_default()
    }
}

impl StoryMenu {
    /// Asks what the one under the cursor says otherwise.
    fn show_differences(&mut self) -> Vec<Effect> {
        let Some(other) = self.chosen() else {
            return Vec::new();
        };
        self.differing = Some(Differing::default());
        vec![Effect::Differ(self.row, other)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(change: Change, text: &str) -> Difference {
        Difference {
            change,
            text: text.to_owned(),
        }
    }

    #[test]
    fn paragraphs_that_differ_are_set_in_lines_and_the_others_are_counted() {
        let differing = Differing {
            found: Some(vec![
                difference(Change::Same, "Rail plan\nThe first.\nThe "),
                difference(Change::Removed, "old"),
                difference(Change::Added, "new"),
                difference(Change::Same, " bridge is open again\nThe last.\n"),
            ]),
            top: 0,
        };
        let words = |parts: &[(Change, &str)]| {
            let parts = parts
                .iter()
                .map(|(change, text)| (*change, (*text).to_owned()));
            DifferingLine::Words(parts.collect())
        };
        let expected = [
            DifferingLine::Same(2),
            words(&[
                (Change::Same, "The "),
                (Change::Removed, "old"),
                (Change::Same, " "),
            ]),
            words(&[(Change::Added, "new"), (Change::Same, " bridge ")]),
            words(&[(Change::Same, "is open ")]),
            words(&[(Change::Same, "again")]),
            DifferingLine::Same(1),
        ];
        assert_eq!(differing.lines(10), expected);
        assert_eq!(Differing::default().lines(10), []);
    }

    #[test]
    fn what_is_wider_than_a_line_is_broken_inside() {
        let paragraph = [(Change::Added, "東京都東京都".to_owned())];
        let lines = wrapped(&paragraph, 5);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().flatten().all(|(_, text)| width(text) <= 5));
    }
}
