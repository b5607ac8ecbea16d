//! Words in context in place of the panes: every place of a word in the library, a line each.
//!
//! The lines come in windows, as many as there are; how many that is comes while their articles are
//! read. Going to a place lists the articles that have some, so that all keys of the reader work
//! there; going back finds the lines as they were, and going back from these all else as it was.

use std::ops::Range;

use crate::app::list::Held;
use crate::app::prompt::{Asked, Before, Prompt};
use crate::app::reading::Arrival;
use crate::app::refreshing::ViewRequest;
use crate::app::{App, Effect, Focus, Notice};
use crate::input::{Code, Command, Key, Layer, Outcome};
use crate::library::view::context::{At, By, Known, Line, Window};
use crate::library::view::passages::has_places;
use crate::query::{Query, parse, print};
use crate::text::Clean;

/// Rows above the status line that are not lines: the borders.
const BORDERS: u16 = 2;

/// The pane.
#[derive(Debug, Clone, Default)]
pub struct ContextPane {
    /// What is looked for, as it was typed.
    pub typed: Clean,
    /// The same, understood.
    pub query: Query,
    /// The order of the lines.
    pub by: By,
    /// The line under the cursor.
    pub cursor: usize,
    /// The first line on screen.
    pub top: usize,
    /// Lines on screen.
    pub height: usize,
    /// The lines that have come.
    pub window: Window,
    /// How many there are, once that is known.
    pub known: Option<Known>,
    /// Whether no more articles are read.
    pub is_whole: bool,
    pub(crate) stage: Stage,
    /// The lines that were asked for last.
    asked: Range<usize>,
    /// The place that the cursor goes with when they come.
    held: Option<(u32, At)>,
    round: u64,
    before: Option<Box<Before>>,
}

/// What is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stage {
    /// The lines.
    #[default]
    Lines,
    /// The lines, until the article of one of them has come.
    GoingTo(u32, At),
    /// The article.
    Article,
}

/// Lines that are asked for.
#[derive(Debug, Clone)]
pub struct AskedLines {
    /// Of which places.
    pub round: u64,
    /// Their order.
    pub by: By,
    /// Which of them.
    pub range: Range<usize>,
    /// The place that is looked for among all.
    pub held: Option<(u32, At)>,
}

/// Lines, and how many there are by now.
#[derive(Debug, Clone)]
pub struct LinesRead {
    /// How many places are known.
    pub known: Known,
    /// Whether no more articles are read.
    pub is_whole: bool,
    /// The lines.
    pub window: Window,
}

impl ContextPane {
    /// Whether the lines are on screen.
    pub fn is_shown(&self) -> bool {
        self.stage != Stage::Article
    }

    /// How many places there are, as far as is known.
    pub fn places(&self) -> usize {
        self.known.map_or(0, |known| known.places)
    }

    /// Line number `place`, if it has come.
    pub fn line(&self, place: usize) -> Option<&Line> {
        let number = place.checked_sub(self.window.first)?;
        self.window.lines.get(number)?.as_ref()
    }

    /// The place under the cursor.
    fn current(&self) -> Option<(u32, At)> {
        let line = self.line(self.cursor)?;
        Some((line.row, line.passage.at))
    }

    /// Moves the cursor to `place`, and the screen with it.
    fn go_to(&mut self, place: usize) {
        self.cursor = place.min(self.places().saturating_sub(1));
        let lowest = (self.cursor + 1).saturating_sub(self.height.max(1));
        self.top = self.top.clamp(lowest, self.cursor);
        self.held = None;
    }

    /// Takes lines; the cursor goes with the place it is on.
    fn take(&mut self, read: LinesRead) {
        self.known = Some(read.known);
        self.is_whole = read.is_whole;
        self.window = read.window;
        if let Some(place) = self.window.held.filter(|_| self.held.is_some()) {
            let below_top = self.cursor.saturating_sub(self.top);
            self.cursor = place;
            self.top = place.saturating_sub(below_top);
        }
    }
}

impl App {
    /// Opens the prompt for what to show; it begins with what is looked for now.
    pub(crate) fn open_context(&mut self) -> Vec<Effect> {
        let text = self.looked_for();
        self.open_prompt(Asked::Context, &text)
    }

    /// What is looked for now: in the article, by the search, or the keyword that was gone to.
    fn looked_for(&self) -> String {
        if let Some(find) = &self.finding.marked {
            return find.typed().to_owned();
        }
        if has_places(&self.list.query.tree) {
            return print::node(&self.list.query.tree);
        }
        let set = self.reading.page();
        let hit = set.and_then(|set| set.hits.get(self.reading.hit?));
        let groups = &self.matcher.keywords().groups;
        let group = hit.and_then(|hit| groups.get(usize::from(hit.group)));
        let word = hit
            .zip(group)
            .and_then(|(hit, group)| group.words.get(usize::from(hit.word)));
        match (word, &self.context) {
            (Some(word), _) => print::condition("keyword", &word.text),
            (None, Some(pane)) => pane.typed.to_string(),
            (None, None) => String::new(),
        }
    }

    /// Says what is wrong with the line that is typed.
    pub(crate) fn context_changed(&mut self) -> Vec<Effect> {
        if let Some(prompt) = &mut self.prompt {
            prompt.error = parse(prompt.line.text()).err();
        }
        Vec::new()
    }

    /// Shows the places of what was typed.
    pub(crate) fn accept_context(&mut self, prompt: &Prompt) -> Vec<Effect> {
        let text = prompt.line.text().trim();
        let query = parse(text).unwrap_or_default();
        if !has_places(&query.tree) {
            let words =
                "nothing to show: write a word, \"a phrase\", dron*, /regex/ or keyword:name";
            self.notice = Some(Notice::info(words));
            return Vec::new();
        }
        self.history.add(Asked::Context, text);
        self.contexts += 1;
        let round = self.contexts;
        let before = self.context.take().and_then(|pane| pane.before);
        self.context = Some(ContextPane {
            typed: Clean::line(text),
            query: query.clone(),
            round,
            before,
            ..ContextPane::default()
        });
        let line = text.to_owned();
        vec![
            Effect::KeepLine {
                asked: Asked::Context,
                line,
            },
            Effect::Context { round, query },
        ]
    }

    /// Takes lines, unless others are asked for by now.
    pub(crate) fn take_context(
        &mut self,
        round: u64,
        read: Result<LinesRead, Clean>,
    ) -> Vec<Effect> {
        let pane = self.context.as_mut().filter(|pane| pane.round == round);
        match (pane, read) {
            (Some(pane), Ok(read)) => pane.take(read),
            (Some(pane), Err(reason)) => {
                pane.is_whole = true;
                self.notice = Some(Notice::error(&reason));
            }
            (None, _) => {}
        }
        Vec::new()
    }

    /// Whether the lines take the keys.
    pub(crate) fn is_in_context(&self) -> bool {
        self.context.as_ref().is_some_and(ContextPane::is_shown)
    }

    /// Takes a key while the lines are shown.
    pub(crate) fn press_in_context(&mut self, key: Key) -> Vec<Effect> {
        let Some(pane) = &mut self.context else {
            return Vec::new();
        };
        if !key.ctrl && !key.alt && key.code == Code::Char('s') {
            pane.by = pane.by.next();
            pane.held = pane.current().filter(|_| pane.cursor > 0);
            pane.asked = 0..0;
            return Vec::new();
        }
        let outcome = self.keymap.press(Layer::List, &mut self.pending, key);
        let Outcome::Command(command, count) = outcome else {
            return Vec::new();
        };
        let times = count.unwrap_or(1).max(1) as usize;
        let rows = pane.height.saturating_sub(1).max(1);
        match command {
            Command::Down => pane.go_to(pane.cursor.saturating_add(times)),
            Command::Up => pane.go_to(pane.cursor.saturating_sub(times)),
            Command::HalfPageDown => pane.go_to(pane.cursor + rows / 2),
            Command::HalfPageUp => pane.go_to(pane.cursor.saturating_sub(rows / 2)),
            Command::PageDown | Command::ReadOn => pane.go_to(pane.cursor + rows),
            Command::PageUp => pane.go_to(pane.cursor.saturating_sub(rows)),
            Command::First => pane.go_to(count.map_or(0, |count| count as usize - 1)),
            Command::Last => pane.go_to(count.map_or(usize::MAX, |count| count as usize - 1)),
            Command::OpenArticle => return self.go_to_context(),
            Command::StopWork if !pane.is_whole => return vec![Effect::StopContext],
            Command::Back | Command::Quit | Command::StopWork => return self.leave_context(),
            Command::Context => return self.open_context(),
            Command::Help => self.open_help(),
            Command::QuitNow => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            _ => {}
        }
        Vec::new()
    }

    /// Goes to the place under the cursor: the articles that have such places are listed.
    fn go_to_context(&mut self) -> Vec<Effect> {
        let Some((row, at)) = self.context.as_ref().and_then(ContextPane::current) else {
            return Vec::new();
        };
        let before = Before::of(self);
        let Some(pane) = &mut self.context else {
            return Vec::new();
        };
        pane.stage = Stage::GoingTo(row, at);
        pane.before.get_or_insert_with(|| Box::new(before));
        let (query, typed) = (pane.query.clone(), pane.typed.to_string());
        self.focus = Focus::Article;
        if self.list.query == query
            && let Some(place) = self.list.view.order.iter().position(|known| *known == row)
        {
            self.list.reveal(place);
            return Vec::new();
        }
        self.list.typed = Some((query.clone(), typed));
        self.list.query = query;
        self.list.is_other_query = true;
        self.list.holds_article = true;
        let below_top = self.list.height / 2;
        self.going_to = Some(Held { row, below_top });
        self.ask_view()
    }

    /// Back from the article to the lines.
    pub(crate) fn back_to_context(&mut self) -> Vec<Effect> {
        if let Some(pane) = &mut self.context {
            pane.stage = Stage::Lines;
        }
        self.end_find()
    }

    /// Back to exactly where the reader was.
    fn leave_context(&mut self) -> Vec<Effect> {
        let before = self.context.take().and_then(|pane| pane.before);
        let mut effects = vec![Effect::EndContext];
        effects.extend(
            before
                .map(|before| self.go_back_to(*before))
                .into_iter()
                .flatten(),
        );
        effects
    }

    /// After any event: goes to the place whose article is listed by now, and asks for the lines of
    /// the screen.
    pub(crate) fn settle_context(&mut self, effects: &mut Vec<Effect>) {
        let status = self.panes().status;
        let rows = status.map_or(self.size.rows, |status| status.y);
        let height = usize::from(rows.saturating_sub(BORDERS)).max(1);
        let (current, view) = (self.list.current(), self.view_request);
        let Some(pane) = &mut self.context else {
            return;
        };
        if let Stage::GoingTo(row, at) = pane.stage
            && view == ViewRequest::None
        {
            if current == Some(row) {
                pane.stage = Stage::Article;
                effects.extend(self.show_current(Arrival::At(at)));
            } else {
                pane.stage = Stage::Lines;
                self.notice = Some(Notice::info("that article is not there any more"));
            }
        }
        let Some(pane) = &mut self.context else {
            return;
        };
        if pane.height != height {
            pane.height = height;
            pane.go_to(pane.cursor);
        }
        effects.extend(pane.wanted().map(Effect::ContextLines));
    }
}

impl ContextPane {
    /// The lines of the screen and around it, unless they were asked for.
    fn wanted(&mut self) -> Option<AskedLines> {
        let on_screen = self.top..self.top + self.height;
        let is_asked = self.asked.start <= on_screen.start && on_screen.end <= self.asked.end;
        if is_asked {
            return None;
        }
        if self.cursor > 0 && !self.is_whole && self.by != By::Date {
            self.held = self.held.or_else(|| self.current());
        }
        self.asked = self.top.saturating_sub(2 * self.height)..self.top + 3 * self.height;
        Some(AskedLines {
            round: self.round,
            by: self.by,
            range: self.asked.clone(),
            held: self.held,
        })
    }
}
