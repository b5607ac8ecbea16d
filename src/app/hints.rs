//! Hints: what can be done where one is for the first time. Each is said once, in the status line, and never
//! again, whichever folder is opened.

use crate::app::refreshing::changes_words;
use crate::app::{App, Effect, Focus, Notice};
use crate::input::{Command, Layer};
use crate::query::Query;

/// Columns of a screen from which the keys to begin with stand beside where one is.
const ROOM_FOR_START: u16 = 60;

/// A hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The few keys to begin with.
    Start,
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
    pub const ALL: [Self; 6] = [
        Self::Selection,
        Self::Bookmarks,
        Self::Query,
        Self::Article,
        Self::Hits,
        Self::Start,
    ];

    /// The name it is remembered by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
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
            Self::Start => {
                let has_room = app.size.columns >= ROOM_FOR_START;
                has_room && app.focus == Focus::List && !app.list.is_empty()
            }
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
            Self::Start => {
                let commands = [
                    Command::Search,
                    Command::OpenArticle,
                    Command::ToggleBookmark,
                    Command::Keywords,
                ];
                let [finds, opens, keeps, keywords] = app.hints_in(Layer::List, commands);
                let dot = app.look.dot();
                format!(
                    "{finds} find {dot} {opens} open {dot} {keeps} bookmark {dot} {keywords} keywords"
                )
            }
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
        let news = changes_words(self.changes, false);
        let said = self.notice.as_ref().map(|notice| notice.text.as_str());
        let is_news = said.is_some() && said == news.as_deref();
        let is_free = (said.is_none() || is_news)
            && self.work.is_none()
            && self.pending.is_empty()
            && !self.is_typing()
            && !self.is_over_panes();
        let Some(given) = self.hints_given.as_ref().filter(|_| is_free) else {
            return;
        };
        let is_new = |hint: &Hint| !given.iter().any(|name| name == hint.name());
        // At the first start all that was found is new, which the head says as well.
        let may_be_given = |hint: &Hint| is_new(hint) && (!is_news || *hint == Hint::Start);
        let mut new = Hint::ALL.into_iter().filter(may_be_given);
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
