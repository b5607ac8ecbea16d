//! The line that is typed at the foot of the screen, and where it leads: a search, or the query of
//! the list.

use crate::app::app::App;
use crate::app::completion::Completion;
use crate::app::history::{Age, Recalled};
use crate::app::line::{Edit, Line};
use crate::app::refreshing::ViewRequest;
use crate::app::{Effect, Focus, List, Reading};
use crate::input::{Code, Key};
use crate::query::QueryError;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Words to look for in all articles; what they find is listed while they are typed.
    Search,
    /// The query of the list; it is listed while it is typed.
    Query,
}

impl Asked {
    /// The name that its lines are kept by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Query => "query",
        }
    }

    /// What a name stands for.
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Search, Self::Query]
            .into_iter()
            .find(|asked| asked.name() == name)
    }
}

/// A line being typed, and what it takes to go back.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is asked for.
    pub asked: Asked,
    /// The line.
    pub line: Line,
    /// What is wrong with it, if anything is.
    pub error: Option<QueryError>,
    /// Which line of the history stands in it, if one does.
    recalled: Option<Recalled>,
    /// What the word at the cursor could become, while Tab goes through it.
    completion: Option<Completion>,
    /// Where the reader was.
    before: Box<Before>,
}

/// Where the reader was when the prompt was opened.
#[derive(Debug, Clone)]
struct Before {
    list: List,
    reading: Reading,
    focus: Focus,
}

impl App {
    /// Opens the prompt; the line begins with `text`.
    pub(crate) fn open_prompt(&mut self, asked: Asked, text: &str) {
        self.prompt = Some(Prompt {
            asked,
            line: Line::new(text),
            error: None,
            recalled: None,
            completion: None,
            before: Box::new(Before {
                list: self.list.clone(),
                reading: self.reading.clone(),
                focus: self.focus,
            }),
        });
        self.focus = Focus::List;
        self.is_zen = false;
    }

    /// Takes a key while the prompt is open.
    pub(crate) fn press_in_prompt(&mut self, key: Key) -> Vec<Effect> {
        if !key.ctrl && matches!(key.code, Code::Tab | Code::BackTab) {
            self.complete(key.code == Code::BackTab);
            return self.prompt_changed();
        }
        if let Some(prompt) = &mut self.prompt {
            prompt.completion = None;
        }
        match (key.ctrl, key.code) {
            (false, Code::Enter) => return self.accept_prompt(),
            (false, Code::Esc) | (true, Code::Char('c' | 'g')) => return self.leave_prompt(),
            (false, Code::Backspace) if self.prompt_text().is_empty() => {
                return self.leave_prompt();
            }
            (false, Code::Up) | (true, Code::Char('p')) => self.recall(Age::Older),
            (false, Code::Down) | (true, Code::Char('n')) => self.recall(Age::Newer),
            _ => {
                let Some(prompt) = &mut self.prompt else {
                    return Vec::new();
                };
                if prompt.line.press(key) != Edit::Changed {
                    return Vec::new();
                }
                prompt.recalled = None;
            }
        }
        self.prompt_changed()
    }

    /// Takes pasted text into the prompt.
    pub(crate) fn paste_into_prompt(&mut self, text: &str) -> Vec<Effect> {
        if let Some(prompt) = &mut self.prompt {
            prompt.line.insert(text);
            prompt.completion = None;
        }
        self.prompt_changed()
    }

    /// Makes the word at the cursor as long as all that it could become agree, or goes through these.
    fn complete(&mut self, is_back: bool) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        prompt.recalled = None;
        if let Some(completion) = &mut prompt.completion {
            completion.turn(is_back, &mut prompt.line);
            return;
        }
        let found = Completion::of(&prompt.line, self.matcher.keywords());
        let Some(mut completion) = found else {
            return;
        };
        if completion.take_common(&mut prompt.line) {
            // Where that was all, the next Tab goes on from what stands there now.
            return;
        }
        completion.turn(is_back, &mut prompt.line);
        prompt.completion = Some(completion);
    }

    /// What was typed.
    fn prompt_text(&self) -> &str {
        self.prompt.as_ref().map_or("", |prompt| prompt.line.text())
    }

    /// Keeps what the prompt lists, and closes it.
    fn accept_prompt(&mut self) -> Vec<Effect> {
        let Some(mut prompt) = self.prompt.take() else {
            return Vec::new();
        };
        if prompt.error.is_some() {
            self.prompt = Some(prompt);
            return Vec::new();
        }
        let text = prompt.line.text().trim().to_owned();
        if text.is_empty() {
            self.prompt = Some(prompt);
            let mut effects = self.leave_prompt();
            if !self.list.query.is_all() {
                effects.extend(self.list_all());
            }
            return effects;
        }
        self.history.add(prompt.asked, &text);
        if prompt.before.list.query.is_all() {
            self.list.before_query = prompt.before.list.held();
        } else {
            self.list.before_query = prompt.before.list.before_query.take();
        }
        // While the result is on its way the cursor is still on a row of what was listed before.
        self.list.holds_article = self.view_request == ViewRequest::None;
        vec![Effect::KeepLine {
            asked: prompt.asked,
            line: text,
        }]
    }

    /// Closes the prompt and goes back to exactly where the reader was.
    fn leave_prompt(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        let Before {
            list,
            reading,
            focus,
        } = *prompt.before;
        let generation = self.reading.generation + 1;
        let (height, width_cells) = (self.reading.height, self.reading.width_cells);
        (self.list, self.reading, self.focus) = (list, reading, focus);
        self.reading.set_height(height);
        self.reading.generation = generation;
        self.snippets.renew();
        let mut effects = self.ask_view();
        if self.reading.width_cells != width_cells || self.reading.is_waiting {
            effects.extend(self.show_current(crate::app::reading::Arrival::SamePlace));
        }
        effects
    }

    /// Puts an older or a newer line of the history into the prompt.
    fn recall(&mut self, age: Age) {
        if let Some(prompt) = &mut self.prompt {
            let Prompt {
                asked,
                line,
                recalled,
                ..
            } = prompt;
            self.history.recall(*asked, age, line, recalled);
        }
    }
}
