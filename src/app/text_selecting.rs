//! Text of the article selected by keys, as vi's `v` does: moved by characters, words, lines and
//! paragraphs, then copied, noted or made a keyword.
//!
//! A selection is two places in the text, so that it holds when the width changes; what selects by
//! other means than keys sets the same two.

use crate::app::copying::in_one_line;
use crate::app::noting::Quote;
use crate::app::outside::Outside;
use crate::app::{App, Effect, Notice, Reading};
use crate::input::{Command, Key, Layer, Outcome};
use crate::reader::texts::Texts;
use crate::reader::{Place, Selection, Span};

/// The text that is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextSelection {
    /// The character at which it was begun.
    pub anchor: Place,
    /// The character that is moved.
    pub head: Place,
    /// The cell that moving from line to line keeps to.
    pub goal_x: Option<usize>,
}

/// A step through the text.
type Step = fn(Texts<'_>, Place) -> Option<Place>;

impl Reading {
    /// The texts that can be selected, if any is shown.
    pub fn texts(&self) -> Option<Texts<'_>> {
        match &self.raw {
            Some(raw) => Some(Texts::Raw(&raw.text)),
            None => self
                .article()
                .map(|article| Texts::Article(article.as_ref())),
        }
    }

    /// What is selected of them.
    pub fn selection(&self) -> Option<Selection> {
        let TextSelection { anchor, head, .. } = self.selected?;
        let to = self.texts()?.after(anchor.max(head));
        let from = anchor.min(head);
        Some(Selection { from, to })
    }

    /// Where selecting begins: at the place that was gone to, if it is on screen, else at the first
    /// character on screen.
    fn first_to_select(&self) -> Option<Place> {
        let page = self.page()?;
        let number = |number: Option<usize>| number.and_then(|number| u32::try_from(number).ok());
        let (found, find) = (number(self.found), number(self.find));
        let hit = self.hit.and_then(|hit| page.hits.get(hit));
        let is_gone_to = |line: usize, span: &Span| {
            let is_hit = hit.is_some_and(|hit| hit.line == line && span.hit == Some(hit.group));
            is_hit
                || span.find.is_some() && span.find == find
                || span.found.is_some() && span.found == found
        };
        let on_screen = self.on_screen();
        let lines = || {
            page.lines
                .iter()
                .enumerate()
                .take(on_screen.end)
                .skip(on_screen.start)
        };
        let gone_to = lines().find_map(|(number, line)| {
            let mut spans = line.spans.iter().filter(|span| is_gone_to(number, span));
            let offset = spans.find_map(|span| span.offset)?;
            let block = line.place.block;
            Some(Place { block, offset })
        });
        let first = || lines().find_map(|(number, _)| page.place_at_cell(number, 0));
        gone_to.or_else(first).or_else(|| self.texts()?.first())
    }

    /// The place `lines` further down or up, at the cell `x`.
    fn lines_on(&self, from: Place, lines: isize, x: Option<usize>) -> Option<(Place, usize)> {
        let page = self.page()?;
        let (mut line, at) = page.cell_of(from)?;
        let x = x.unwrap_or(at.x);
        let mut left = lines.unsigned_abs();
        let mut place = None;
        while left > 0 {
            let Some(next) = line.checked_add_signed(lines.signum()) else {
                break;
            };
            if next >= page.lines.len() {
                break;
            }
            line = next;
            if let Some(found) = page.place_at_cell(line, x) {
                place = Some(found);
                left -= 1;
            }
        }
        Some((place?, x))
    }

    /// The character at the cell `x` on the line of `at`, or the nearest to it.
    fn on_line(&self, at: Place, x: usize) -> Option<Place> {
        let page = self.page()?;
        let (line, _) = page.cell_of(at)?;
        page.place_at_cell(line, x)
    }
}

impl App {
    /// Begins to select text.
    pub(crate) fn select_text(&mut self) {
        let Some(place) = self.reading.first_to_select() else {
            self.notice = Some(Notice::info("there is no text to select"));
            return;
        };
        self.reading.selected = Some(TextSelection {
            anchor: place,
            head: place,
            goal_x: None,
        });
    }

    /// Takes a key while text is selected.
    pub(crate) fn press_in_text(&mut self, key: Key) -> Vec<Effect> {
        match self.press_bound(Layer::Selection, key) {
            Outcome::Command(command, count) => self.run_in_text(command, count),
            Outcome::Pending | Outcome::Nothing => Vec::new(),
            Outcome::Unbound => {
                self.say_selecting();
                Vec::new()
            }
        }
    }

    /// Does what a command says of the text that is selected; what says nothing of it is done where it
    /// leaves the text as it is.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "a method of a type with a lifetime is no step for every lifetime"
    )]
    pub(crate) fn run_in_text(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        let times = isize::try_from(count.unwrap_or(1).max(1)).unwrap_or(isize::MAX);
        let page = isize::try_from(self.reading.height.saturating_sub(1).max(1)).unwrap_or(1);
        match command {
            Command::CharacterLeft => self.move_to(|texts, at| texts.left(at), times),
            Command::CharacterRight => self.move_to(|texts, at| texts.right(at), times),
            Command::NextWord => self.move_to(|texts, at| texts.next_word(at), times),
            Command::PreviousWord => self.move_to(|texts, at| texts.previous_word(at), times),
            Command::WordEnd => self.move_to(|texts, at| texts.word_end(at), times),
            Command::LineStart => self.move_along_line(0),
            Command::LineEnd => self.move_along_line(usize::MAX),
            Command::OtherEnd => self.go_to_other_end(),
            Command::Copy => return self.copy_selected(),
            Command::CopyAsQuote => return self.quote_selected(),
            Command::Down => self.move_lines(times),
            Command::Up => self.move_lines(-times),
            Command::HalfPageDown => self.move_lines((page / 2).max(1).saturating_mul(times)),
            Command::HalfPageUp => self.move_lines(-(page / 2).max(1).saturating_mul(times)),
            Command::PageDown | Command::ReadOn => self.move_lines(page.saturating_mul(times)),
            Command::PageUp => self.move_lines(-page.saturating_mul(times)),
            Command::First => self.move_to(|texts, _| texts.first(), 1),
            Command::Last => self.move_to(|texts, _| texts.last(), 1),
            Command::NextParagraph => self.move_to(|texts, at| texts.next_end(at), times),
            Command::PreviousParagraph => self.move_to(|texts, at| texts.previous_block(at), times),
            Command::Note => {
                let quote = self.take_selected();
                return quote.map_or_else(Vec::new, |quote| self.open_note(Some(&quote)));
            }
            Command::AddKeyword => return self.keep_selected_as_keyword(),
            Command::Back | Command::Quit | Command::StopWork | Command::SelectText => {
                self.reading.selected = None;
            }
            Command::Help
            | Command::Redraw
            | Command::Suspend
            | Command::QuitNow
            | Command::Zen
            | Command::WiderText
            | Command::NarrowerText
            | Command::WiderList
            | Command::NarrowerList => return self.run(command, count),
            _ => self.say_selecting(),
        }
        Vec::new()
    }

    /// Moves by steps.
    fn move_to(&mut self, step: Step, times: isize) {
        let Some(selected) = self.reading.selected else {
            return;
        };
        let steps = usize::try_from(times).unwrap_or(0);
        let there = self.reading.texts().map(|texts| {
            let on = std::iter::successors(Some(selected.head), |at| step(texts, *at));
            on.take(steps.saturating_add(1))
                .last()
                .unwrap_or(selected.head)
        });
        self.move_head(there, None);
    }

    /// Moves to the cell `x` of the line, or the nearest to it.
    fn move_along_line(&mut self, x: usize) {
        if let Some(selected) = self.reading.selected {
            self.move_head(self.reading.on_line(selected.head, x), None);
        }
    }

    /// Moves the other end from now on.
    fn go_to_other_end(&mut self) {
        if let Some(selected) = self.reading.selected {
            self.reading.selected = Some(TextSelection {
                anchor: selected.head,
                head: selected.anchor,
                goal_x: None,
            });
            self.move_head(None, None);
        }
    }

    /// Moves by lines.
    fn move_lines(&mut self, lines: isize) {
        let Some(selected) = self.reading.selected else {
            return;
        };
        if let Some((there, x)) = self.reading.lines_on(selected.head, lines, selected.goal_x) {
            self.move_head(Some(there), Some(x));
        }
    }

    /// Moves the end that is moved, if there is anywhere to go, and brings it into sight.
    fn move_head(&mut self, there: Option<Place>, goal_x: Option<usize>) {
        let Some(selected) = &mut self.reading.selected else {
            return;
        };
        selected.head = there.unwrap_or(selected.head);
        selected.goal_x = goal_x;
        let head = selected.head;
        let line = self.reading.page().and_then(|page| page.cell_of(head));
        if let Some((line, _)) = line {
            self.reading.keep_in_sight(line);
        }
    }

    /// Takes what is selected; nothing is selected any more.
    pub(crate) fn take_selected(&mut self) -> Option<Quote> {
        let selection = self.reading.selection()?;
        let words = self.reading.texts()?.between(selection.from, selection.to);
        self.reading.selected = None;
        if words.trim().is_empty() {
            self.notice = Some(Notice::info("nothing but space was selected"));
            return None;
        }
        let place = match &self.reading.raw {
            Some(raw) => raw.before,
            None => selection.from,
        };
        Some(Quote { words, place })
    }

    /// Copies what is selected.
    fn copy_selected(&mut self) -> Vec<Effect> {
        let Some(quote) = self.take_selected() else {
            return Vec::new();
        };
        let words = format!("copied: {}", in_one_line(&quote.words));
        self.notice = Some(Notice::info(&words));
        vec![Effect::Outside(Outside::Copy(quote.words))]
    }

    /// Copies it as a quote with its source.
    fn quote_selected(&mut self) -> Vec<Effect> {
        let article = self.article_at_hand();
        match (article, self.take_selected()) {
            (Some(article), Some(quote)) => self.copy_words_of(&article, &quote),
            _ => Vec::new(),
        }
    }

    /// What can be done with the text that is selected, while some is.
    pub fn selecting_words(&self) -> Option<String> {
        self.reading.selected?;
        let keymap = &self.settings.keymap;
        let words = [
            (Command::Copy, "copies"),
            (Command::CopyAsQuote, "quotes"),
            (Command::AddKeyword, "keyword"),
            (Command::Note, "note"),
            (Command::Back, "ends"),
        ];
        let words = words
            .map(|(command, does)| format!("{} {does}", keymap.hint_in(Layer::Selection, command)));
        Some(words.join(", "))
    }

    fn say_selecting(&mut self) {
        let words = self.selecting_words();
        self.notice = words.map(|words| Notice::info(&words));
    }
}
