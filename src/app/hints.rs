//! Hints: what can be done where one is for the first time. Each is said once, in the status line, and never
//! again, whichever folder is opened.

use crate::app::{App, Effect, Focus, Notice};
use crate::input::{Command, Layer};
use crate::query::Query;

/// A hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// How one reads on and comes back.
    Article,
    /// How one goes from keyword to keyword.
    Hits,
    /// Where bookmarks are found again.
    Bookmarks,
    /// How one comes back from what was searched.
    Query,
    /// What selecting is for.
    Selection,
}

impl Hint {
    /// All of them; of several that could be given the first is.
    pub const ALL: [Self; 5] = [
        Self::Selection,
        Self::Bookmarks,
        Self::Query,
        Self::Article,
        Self::Hits,
    ];

    /// The name it is remembered by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Hits => "hits",
            Self::Bookmarks => "bookmarks",
            Self::Query => "query",
            Self::Selection => "selection",
        }
    }

    /// Whether it is of use now.
    fn is_of_use(self, app: &App) -> bool {
        let is_reading = app.focus == Focus::Article && !app.reading.is_waiting;
        match self {
            Self::Article => is_reading && app.reading.page().is_some(),
            Self::Hits => is_reading && app.reading.page().is_some_and(|it| !it.hits.is_empty()),
            Self::Bookmarks => {
                let is_listed = app.list.query.tree == Query::bookmarked().tree;
                app.list.view.counts.bookmarked > 0 && !is_listed
            }
            Self::Query => app.focus == Focus::List && !app.list.query.is_all(),
            Self::Selection => app.focus == Focus::List && !app.selection.is_empty(),
        }
    }

    /// What it says.
    fn words(self, app: &App) -> String {
        match self {
            Self::Article => {
                let commands = [Command::ReadOn, Command::Quit, Command::Help];
                let [reads, back, help] = app.hints_in(Layer::Article, commands);
                format!("{reads} reads on, {back} goes back to the list, {help} shows all keys")
            }
            Self::Hits => {
                let commands = [Command::NextHit, Command::PreviousHit];
                let [next, previous] = app.hints_in(Layer::Article, commands);
                format!("{next} {previous} go from keyword to keyword, on into the next article")
            }
            Self::Bookmarks => {
                let [lists] = app.hints_in(app.layer(), [Command::Bookmarks]);
                format!("{lists} lists what you bookmarked, and goes back")
            }
            Self::Query => {
                let [back] = app.hints_in(Layer::List, [Command::Back]);
                if app.comes_from_coverage() {
                    return format!("{back} leads back to coverage over time");
                }
                format!("{back} shows all articles again")
            }
            Self::Selection => {
                let commands = [Command::ToggleBookmark, Command::Tags, Command::ToggleRead];
                let [keeps, tags, reads] = app.hints_in(Layer::List, commands);
                format!("{keeps} bookmarks, {tags} tags, {reads} marks read all that is selected")
            }
        }
    }
}

impl App {
    /// After any event: gives a hint that is of use now and was never given, where nothing else is said.
    pub(crate) fn settle_hints(&mut self, effects: &mut Vec<Effect>) {
        let is_free = self.notice.is_none()
            && self.work.is_none()
            && self.pending.is_empty()
            && !self.is_typing()
            && !self.is_over_panes();
        let Some(given) = self.hints_given.as_ref().filter(|_| is_free) else {
            return;
        };
        let is_new = |hint: &Hint| !given.iter().any(|name| name == hint.name());
        let mut new = Hint::ALL.into_iter().filter(is_new);
        let Some(hint) = new.find(|hint| hint.is_of_use(self)) else {
            return;
        };
        self.notice = Some(Notice::info(&hint.words(self)));
        if let Some(given) = &mut self.hints_given {
            given.push(hint.name().to_owned());
            effects.push(Effect::KeepHints(given.clone()));
        }
    }

    /// Forgets which hints were given: each is given once more.
    pub(crate) fn give_hints_again(&mut self) -> Vec<Effect> {
        self.hints_given = Some(Vec::new());
        self.notice = Some(Notice::info("each hint is given once more"));
        vec![Effect::KeepHints(Vec::new())]
    }
}
