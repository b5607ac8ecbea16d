//! The line that is typed at the foot of the screen, and where it leads: a search, or the query of
//! the list.

use std::sync::Arc;

use crate::app::app::App;
pub use crate::app::asked::Asked;
use crate::app::commanding::Scope;
use crate::app::completion::{AllNames, Completion, KnownName};
use crate::app::history::{Age, Recalled};
use crate::app::line::{Edit, Line};
use crate::app::path_completion::Folder;
use crate::app::refreshing::ViewRequest;
use crate::app::{Effect, Focus, List, Reading};
use crate::input::{Code, Key};
use crate::keywords::Keywords;
use crate::library::Names;
use crate::query::QueryError;
use crate::reader::Find;
use crate::text::Clean;

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
    /// What the word at the cursor could become, while Tab goes through it or a value is typed.
    completion: Option<Completion>,
    /// Whether the last key changed the line, so that names that come now are offered.
    offers: bool,
    /// The names of the library, as far as they have come.
    names: AllNames,
    /// What lies in the folder of a path.
    pub(crate) folder: Folder,
    /// The names of the views.
    pub(crate) views: Vec<Clean>,
    /// The named commands, as they are typed and as they are shown.
    pub(crate) pipes: Vec<(String, String)>,
    /// Which articles the command that is typed would change.
    pub scope: Scope,
    /// Whether the list shows what a command is for.
    pub(crate) has_listed: bool,
    /// Whether the line was accepted, and what it is for is still on its way.
    pub(crate) is_accepted: bool,
    /// Where the reader was.
    pub(crate) before: Box<Before>,
}

/// Where the reader was when the prompt was opened.
#[derive(Debug, Clone)]
pub(crate) struct Before {
    list: List,
    pub(crate) reading: Reading,
    /// What was found in the article.
    pub(crate) marked: Option<Arc<Find>>,
    focus: Focus,
    is_zen: bool,
}

impl Before {
    /// Where the reader is.
    pub(crate) fn of(app: &App) -> Self {
        Self {
            list: app.list.clone(),
            reading: app.reading.clone(),
            marked: app.finding.marked.clone(),
            focus: app.focus,
            is_zen: app.is_zen,
        }
    }
}

impl Prompt {
    /// What the word at the cursor could become, where that is to be seen.
    pub fn completion(&self) -> Option<&Completion> {
        self.completion.as_ref().filter(|found| found.is_shown())
    }

    /// Offers the values of the field that is being typed.
    fn offer_values(&mut self, keywords: &Keywords) {
        if !self.asked.is_completed() {
            return;
        }
        self.offers = true;
        let found = self.known(keywords);
        self.completion = found.filter(Completion::is_of_values);
    }

    /// What the word at the cursor could become.
    fn known(&self, keywords: &Keywords) -> Option<Completion> {
        let of_query = || Completion::of(&self.line, keywords, &self.names);
        match self.asked {
            Asked::Command => self.command_completion(of_query()),
            Asked::Pipe => self.pipe_completion(),
            Asked::Save => self.folder.completion(&self.line),
            Asked::Find => None,
            Asked::Search | Asked::Query | Asked::Context => of_query(),
        }
    }

    /// Whether one goes through what the word at the cursor could become.
    pub(crate) fn is_turning(&self) -> bool {
        self.completion.as_ref().is_some_and(Completion::is_turning)
    }

    /// The names of a kind.
    pub(crate) fn names_of(&self, of: Names) -> impl Iterator<Item = String> {
        let names = self.names.get(&of).into_iter().flatten();
        names.map(|name| name.name().to_string())
    }
}

impl App {
    /// Opens the prompt; the line begins with `text`. The names of the library are asked for.
    pub(crate) fn open_prompt(&mut self, asked: Asked, text: &str) -> Vec<Effect> {
        let mut prompt = Prompt {
            asked,
            line: Line::new(text).offered(asked == Asked::Context),
            error: None,
            recalled: None,
            completion: None,
            offers: false,
            names: AllNames::default(),
            folder: Folder::default(),
            views: self.view_names(),
            pipes: self.pipe_names(),
            scope: Scope::None,
            has_listed: false,
            is_accepted: false,
            before: Box::new(Before::of(self)),
        };
        if asked == Asked::Pipe {
            prompt.offer_values(self.matcher.keywords());
        }
        self.prompt = Some(prompt);
        if asked.is_of_article() {
            return Vec::new();
        }
        if !matches!(asked, Asked::Context | Asked::Command) {
            self.focus = Focus::List;
            self.is_zen = false;
        }
        vec![Effect::Names]
    }

    /// Takes names of the library; without a prompt no one wants them any more.
    pub(crate) fn take_names(&mut self, of: Names, names: Vec<KnownName>) {
        if of == Names::Tag {
            self.take_known_tags(&names);
        }
        if let Some(prompt) = &mut self.prompt {
            prompt.names.insert(of, names);
            if prompt.offers {
                prompt.offer_values(self.matcher.keywords());
            }
        }
    }

    /// Takes a key while the prompt is open.
    pub(crate) fn press_in_prompt(&mut self, key: Key) -> Vec<Effect> {
        if !key.ctrl && matches!(key.code, Code::Tab | Code::BackTab) {
            if let Some(asking) = self.ask_folder() {
                return vec![asking];
            }
            self.complete(key.code == Code::BackTab);
            return self.prompt_changed();
        }
        if let Some(prompt) = &mut self.prompt {
            prompt.completion = None;
            prompt.offers = false;
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
                prompt.offer_values(self.matcher.keywords());
            }
        }
        self.prompt_changed()
    }

    /// Takes pasted text into the prompt.
    pub(crate) fn paste_into_prompt(&mut self, text: &str) -> Vec<Effect> {
        if let Some(prompt) = &mut self.prompt {
            prompt.line.insert(text);
            prompt.offer_values(self.matcher.keywords());
        }
        self.prompt_changed()
    }

    /// Makes the word at the cursor as long as all that it could become agree, or goes through these.
    pub(crate) fn complete(&mut self, is_back: bool) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        prompt.recalled = None;
        let of = |prompt: &Prompt| {
            let keywords = self.matcher.keywords();
            prompt.known(keywords)
        };
        let turning = prompt.completion.take().filter(Completion::is_turning);
        let Some(mut completion) = turning.or_else(|| of(prompt)) else {
            return;
        };
        if !completion.is_turning() && completion.take_common(&mut prompt.line) {
            // Where that was all, the next Tab goes on from what stands there now.
            prompt.completion = of(prompt);
            return;
        }
        prompt.offers = false;
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
        if prompt.error.is_some() && prompt.asked != Asked::Command {
            self.prompt = Some(prompt);
            return Vec::new();
        }
        if prompt.asked == Asked::Find {
            return self.accept_find(&prompt);
        }
        if prompt.asked == Asked::Command {
            return self.accept_command(prompt);
        }
        if prompt.asked == Asked::Context {
            return self.accept_context(&prompt);
        }
        if prompt.asked.is_for_outside() {
            return self.accept_outside(&prompt);
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
        if prompt.asked == Asked::Find {
            return self.leave_find(*prompt.before);
        }
        if prompt.asked == Asked::Command {
            return self.leave_command(prompt);
        }
        if prompt.asked == Asked::Context || prompt.asked.is_for_outside() {
            return Vec::new();
        }
        self.go_back_to(*prompt.before)
    }

    /// Goes back to exactly where the reader was.
    pub(crate) fn go_back_to(&mut self, before: Before) -> Vec<Effect> {
        let Before {
            list,
            reading,
            focus,
            is_zen,
            ..
        } = before;
        self.is_zen = is_zen;
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
            let (line, recalled) = (&mut prompt.line, &mut prompt.recalled);
            self.history.recall(prompt.asked, age, line, recalled);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};

    /// Presses keys; gives the line then, and how many candidates are to be seen.
    fn press(app: &mut App, keys: &str) -> (String, usize) {
        for key in Key::parse_sequence(keys).unwrap() {
            app.update(Event::Key(key), Now::default());
        }
        seen(app)
    }

    fn seen(app: &App) -> (String, usize) {
        let prompt = app.prompt.as_ref();
        let found = prompt.and_then(Prompt::completion);
        let candidates = found.map_or(0, |found| found.candidates.len());
        (app.prompt_text().to_owned(), candidates)
    }

    fn sources_come(app: &mut App) {
        let name = |(name, articles)| KnownName::new(Clean::line(name), articles);
        let sources = [("Caspian News", 9), ("Caspian Times", 4), ("Tidings", 1)];
        let names = Event::Names {
            of: Names::Source,
            names: sources.map(name).to_vec(),
        };
        app.update(names, Now::default());
    }

    #[test]
    fn values_are_offered_when_they_come_and_taken_with_tab() {
        let mut app = App::default();
        let effects = app.open_query();
        assert!(matches!(effects.as_slice(), [Effect::Names]), "{effects:?}");
        let line = |text: &str, seen| (text.to_owned(), seen);
        assert_eq!(press(&mut app, "s o u r c e :"), line("source:", 0));
        assert_eq!(press(&mut app, "Tab"), line("source:", 0));
        sources_come(&mut app);
        assert_eq!(seen(&app), line("source:", 3));
        for (keys, text, candidates) in [
            ("C", "source:C", 2),
            ("Tab", "source:\"Caspian", 2),
            ("Tab", "source:\"Caspian News\"", 2),
            ("Tab", "source:\"Caspian Times\"", 2),
            ("S-Tab", "source:\"Caspian News\"", 2),
            ("Space", "source:\"Caspian News\" ", 0),
            ("^u s", "s", 0),
            ("Tab", "saved:", 4),
        ] {
            let (now, seen) = press(&mut app, keys);
            assert_eq!((now.as_str(), seen), (text, candidates), "{keys}");
        }
        press(&mut app, "Esc");
        assert!(app.prompt.is_none());
    }

    #[test]
    fn names_that_come_late_are_offered_for_what_stands_there_then() {
        let mut app = App::default();
        app.open_search();
        press(&mut app, "s o u r c e : c");
        sources_come(&mut app);
        assert_eq!(seen(&app), ("source:c".to_owned(), 2));
        press(&mut app, "Esc");
        sources_come(&mut app);
        assert!(app.prompt.is_none());
    }
}
