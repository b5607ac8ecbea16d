//! Commands by their names: the prompt of a command, and what its line does.
//!
//! While a query is typed after a command that changes articles, the list shows what it would be
//! done to: those are seen and counted before Enter, and the reader is back where it was after it.

use crate::app::command_line::{self, Said};
use crate::app::completion::Completion;
use crate::app::notice::grouped;
use crate::app::prompt::{Asked, Prompt};
use crate::app::question::Yes;
use crate::app::refreshing::ViewRequest;
use crate::app::selecting::MOST_UNASKED;
use crate::app::{App, Effect, Focus, Notice};
use crate::library::Names;
use crate::text::Clean;
use crate::user::Change;

/// Which articles the command that is typed would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// None: it changes none.
    None,
    /// The one under the cursor.
    Cursor,
    /// Those that are selected.
    Selection,
    /// Those that the list shows.
    Listed,
}

/// Articles that something is to be done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bulk {
    /// The number of the catalogue that the rows are of.
    pub(crate) catalogue: i64,
    /// Their rows.
    pub(crate) rows: Vec<u32>,
    /// What is to be done.
    pub(crate) change: Change,
}

impl App {
    /// Opens the prompt of a command.
    pub(crate) fn open_command_line(&mut self) -> Vec<Effect> {
        self.open_prompt(Asked::Command, "")
    }

    /// The names of all views.
    pub(crate) fn view_names(&self) -> Vec<Clean> {
        self.views()
            .iter()
            .map(|view| Clean::line(view.name()))
            .collect()
    }

    /// Looks at what was typed: its articles are listed, or what is wrong is said.
    pub(crate) fn command_changed(&mut self) -> Vec<Effect> {
        let views = self.view_names();
        let is_for_selection = self.is_for_selection();
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        prompt.is_accepted = false;
        let text = prompt.line.text();
        let said = match command_line::read(text, &views) {
            Ok(said) => said,
            Err(error) => {
                // A name that is being typed is judged when it can become none, or when more follows it.
                let is_begun = command_line::is_begun(text);
                prompt.scope = Scope::None;
                prompt.error = Some(error).filter(|_| !is_begun);
                return Vec::new();
            }
        };
        prompt.error = None;
        let (scope, query) = match said {
            Said::Change(_, Some(query)) | Said::List(query) => (Scope::Listed, Some(query)),
            Said::Change(_, None) if is_for_selection => (Scope::Selection, None),
            Said::Change(_, None) => (Scope::Cursor, None),
            _ => (Scope::None, None),
        };
        prompt.scope = scope;
        let Some(query) = query else {
            return Vec::new();
        };
        prompt.has_listed = true;
        self.focus = Focus::List;
        self.is_zen = false;
        self.list_while_typing(query)
    }

    /// Does what the line says, once it is known what it would be done to.
    pub(crate) fn accept_command(&mut self, mut prompt: Prompt) -> Vec<Effect> {
        let text = prompt.line.text().trim().to_owned();
        let said = match command_line::read(&text, &self.view_names()) {
            Ok(said) => said,
            Err(error) => {
                prompt.error = Some(error);
                self.prompt = Some(prompt);
                return Vec::new();
            }
        };
        let is_coming = self.view_request != ViewRequest::None;
        if matches!(said, Said::Change(_, Some(_))) && is_coming {
            prompt.is_accepted = true;
            self.prompt = Some(prompt);
            return Vec::new();
        }
        let catalogue = self.list.view.catalogue;
        let listed =
            matches!(said, Said::Change(_, Some(_))).then(|| self.list.view.order.to_vec());
        let mut effects = self.leave_command(prompt);
        if said == Said::Nothing {
            return effects;
        }
        self.history.add(Asked::Command, &text);
        effects.push(Effect::KeepLine {
            asked: Asked::Command,
            line: text,
        });
        effects.extend(match said {
            Said::Change(change, _) => {
                let rows = listed.unwrap_or_else(|| self.rows_at_hand());
                self.ask_bulk(Bulk {
                    catalogue,
                    rows,
                    change,
                })
            }
            said => self.do_said(said),
        });
        effects
    }

    /// What is selected, or the article under the cursor.
    fn rows_at_hand(&self) -> Vec<u32> {
        if self.is_for_selection() {
            return self.selected();
        }
        self.list.current().into_iter().collect()
    }

    /// Goes on with a line that was accepted before its articles were known.
    pub(crate) fn command_listed(&mut self) -> Vec<Effect> {
        match self.prompt.take() {
            Some(prompt) if prompt.is_accepted => self.accept_command(prompt),
            prompt => {
                self.prompt = prompt;
                Vec::new()
            }
        }
    }

    /// Closes the prompt; where it has listed something, the reader is back where it was.
    pub(crate) fn leave_command(&mut self, prompt: Prompt) -> Vec<Effect> {
        if prompt.has_listed {
            return self.go_back_to(*prompt.before);
        }
        Vec::new()
    }

    /// Does something to articles, or asks first where they are many.
    fn ask_bulk(&mut self, bulk: Bulk) -> Vec<Effect> {
        match bulk.rows.len() {
            0 => {
                self.notice = Some(Notice::info("no article is listed by that"));
                Vec::new()
            }
            few if few <= MOST_UNASKED => self.do_bulk(bulk),
            many => {
                let words = asked_words(&bulk.change, &grouped(many));
                self.ask(&words, Yes::Bulk(Box::new(bulk)));
                Vec::new()
            }
        }
    }

    /// Does what a line says that changes no article.
    fn do_said(&mut self, said: Said) -> Vec<Effect> {
        let (query, sort, group) = (self.list.query.clone(), self.list.sort, self.list.group);
        match said {
            Said::Command(command, count) => self.run(command, count),
            Said::List(query) => self.show_list(|app| app.list_view(query, sort, group)),
            Said::Sort(sort) => self.show_list(|app| app.sort_by(sort)),
            Said::Group(group) => self.show_list(|app| app.list_view(query, sort, group)),
            Said::View(name) => {
                let to = self.views().into_iter().find(|view| view.name() == name);
                to.map_or_else(Vec::new, |to| self.show_list(|app| app.go_to_view(&to)))
            }
            Said::Search(words) => {
                let mut effects = self.open_search();
                effects.extend(self.paste_into_prompt(&words));
                effects
            }
            Said::Pipe(line) => self.pipe_to(&line),
            Said::Nothing | Said::Change(..) => Vec::new(),
        }
    }

    /// Lists something, with the list in sight.
    fn show_list(&mut self, list: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        self.focus = Focus::List;
        self.is_zen = false;
        list(self)
    }
}

/// What is asked before many articles are changed.
fn asked_words(change: &Change, many: &str) -> String {
    match change {
        Change::Bookmark(_) => format!("bookmark {many} articles?"),
        Change::Unbookmark => format!("take the bookmarks of {many} articles away?"),
        Change::Read => format!("mark {many} articles read?"),
        Change::Unread => format!("mark {many} articles unread?"),
        Change::Tags { on, .. } if on.is_empty() => format!("take tags off {many} articles?"),
        Change::Tags { .. } => format!("tag {many} articles?"),
        Change::Note(_) | Change::NoteOver { .. } => {
            format!("write the note on {many} articles?")
        }
    }
}

impl Prompt {
    /// What the word at the cursor of a command could become.
    pub(crate) fn command_completion(&self, queries: Option<Completion>) -> Option<Completion> {
        let (before, _) = self.line.parts();
        let (name, rest, at) = command_line::parts(before);
        if rest.is_empty() && !before.ends_with(char::is_whitespace) {
            let known = command_line::names().filter(|(known, _)| known.starts_with(name));
            let words = known.map(|(known, help)| (known.to_owned(), format!("{known}  {help}")));
            return Completion::of_words(before, at - name.len(), words.collect());
        }
        let is_first = !rest.contains(char::is_whitespace);
        let plain = |word: &str| (word.to_owned(), word.to_owned());
        let words = if name == "view" {
            let views = self.views.iter().filter(|view| view.starts_with(rest));
            views.map(|view| plain(view)).collect()
        } else if name == "pipe" {
            self.pipes_that_begin(rest)
        } else if command_line::takes_tags(name) && is_first && !rest.contains([',', '"']) {
            let tags = self
                .names_of(Names::Tag)
                .filter(|tag| tag.starts_with(rest));
            tags.map(|tag| (quoted(&tag), tag)).collect()
        } else {
            let values = command_line::values(name).into_iter();
            let values = values.filter(|value| is_first && value.starts_with(rest));
            values.map(plain).collect::<Vec<_>>()
        };
        if words.is_empty() {
            return queries;
        }
        Completion::of_words(before, at, words)
    }
}

/// A tag as it is typed: in quotes where it has spaces.
fn quoted(tag: &str) -> String {
    if tag.contains(char::is_whitespace) {
        format!("\"{tag}\"")
    } else {
        tag.to_owned()
    }
}
