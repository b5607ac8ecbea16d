//! Text of the article selected by keys, as vi's `v` does: moved by characters, words, lines and
//! paragraphs, then copied, noted or made a keyword.
//!
//! A selection is two places in the text, so that it holds when the width changes; what selects by
//! other means than keys sets the same two.

use crate::app::copying::in_one_line;
use crate::app::noting::Quote;
use crate::app::outside::Outside;
use crate::app::{App, Effect, Notice, Reading};
use crate::input::{Code, Command, Key, Layer, Outcome};
use crate::reader::steps::Texts;
use crate::reader::{Place, Selection, Span};

/// What is said of the keys.
const KEYS: &str = "y copies, Y quotes, * keyword, a note, Esc ends";

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

/// A key that means something else than in the article.
#[derive(Debug, Clone, Copy)]
enum Own {
    Step(Step),
    Down,
    Up,
    LineStart,
    LineEnd,
    OtherEnd,
    Copy,
    CopyQuote,
}

/// A step through the text.
type Step = fn(Texts<'_>, Place) -> Option<Place>;

impl Own {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "a method of a type with a lifetime is no step for every lifetime"
    )]
    fn of(key: Key) -> Option<Self> {
        if key.ctrl || key.alt {
            return None;
        }
        Some(match key.code {
            Code::Char('j') | Code::Down => Self::Down,
            Code::Char('k') | Code::Up => Self::Up,
            Code::Char('h') | Code::Left => Self::Step(|texts, at| texts.left(at)),
            Code::Char('l') | Code::Right => Self::Step(|texts, at| texts.right(at)),
            Code::Char('w') => Self::Step(|texts, at| texts.next_word(at)),
            Code::Char('b') => Self::Step(|texts, at| texts.previous_word(at)),
            Code::Char('e') => Self::Step(|texts, at| texts.word_end(at)),
            Code::Char('0' | '^') | Code::Home => Self::LineStart,
            Code::Char('$') | Code::End => Self::LineEnd,
            Code::Char('o') => Self::OtherEnd,
            Code::Char('y') | Code::Enter => Self::Copy,
            Code::Char('Y') => Self::CopyQuote,
            _ => return None,
        })
    }
}

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
        let is_digit = key.code == Code::Char('0') && self.pending.count.is_some();
        if let Some(own) = Own::of(key).filter(|_| self.pending.keys.is_empty() && !is_digit) {
            let times = self.pending.count.take().unwrap_or(1).max(1);
            return self.take_own(own, times);
        }
        match self.press_bound(Layer::Article, key) {
            Outcome::Command(command, count) => self.run_in_text(command, count),
            Outcome::Pending | Outcome::Nothing => Vec::new(),
            Outcome::Unbound => {
                self.notice = Some(Notice::info(KEYS));
                Vec::new()
            }
        }
    }

    /// Does what a key of its own says.
    fn take_own(&mut self, own: Own, times: u32) -> Vec<Effect> {
        let Some(selected) = self.reading.selected else {
            return Vec::new();
        };
        let head = selected.head;
        match own {
            Own::Copy => return self.copy_selected(),
            Own::CopyQuote => return self.quote_selected(),
            Own::OtherEnd => {
                self.reading.selected = Some(TextSelection {
                    anchor: head,
                    head: selected.anchor,
                    goal_x: None,
                });
                self.move_head(None, None);
            }
            Own::Down => self.move_lines(isize::try_from(times).unwrap_or(isize::MAX)),
            Own::Up => self.move_lines(-isize::try_from(times).unwrap_or(isize::MAX)),
            Own::LineStart => self.move_head(self.reading.on_line(head, 0), None),
            Own::LineEnd => self.move_head(self.reading.on_line(head, usize::MAX), None),
            Own::Step(step) => {
                let texts = self.reading.texts();
                let there = texts.map(|texts| {
                    let on = std::iter::successors(Some(head), |at| step(texts, *at));
                    on.take(times as usize + 1).last().unwrap_or(head)
                });
                self.move_head(there, None);
            }
        }
        Vec::new()
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
            Command::Down => self.move_lines(times),
            Command::Up => self.move_lines(-times),
            Command::HalfPageDown => self.move_lines((page / 2).max(1).saturating_mul(times)),
            Command::HalfPageUp => self.move_lines(-(page / 2).max(1).saturating_mul(times)),
            Command::PageDown | Command::ReadOn => self.move_lines(page.saturating_mul(times)),
            Command::PageUp => self.move_lines(-page.saturating_mul(times)),
            Command::First => self.move_to(|texts, _| texts.first(), 1),
            Command::Last => self.move_to(|texts, _| texts.last(), 1),
            Command::NextParagraph => self.move_to(|texts, at| texts.start_after(at.block), times),
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
            _ => self.notice = Some(Notice::info(KEYS)),
        }
        Vec::new()
    }

    /// Moves by steps.
    fn move_to(&mut self, step: Step, times: isize) {
        let times = u32::try_from(times).unwrap_or(u32::MAX);
        drop(self.take_own(Own::Step(step), times));
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
    pub fn selecting_words(&self) -> Option<&'static str> {
        self.reading.selected.map(|_| KEYS)
    }
}
