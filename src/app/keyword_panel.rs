//! The keyword panel: all groups and words, on or off, with their counts; keys change them.
//!
//! What it shows is what the files state: a change is written first and seen when it was read again,
//! so that the panel, an editor and another instance never differ.

use crate::app::keyword_counting::KeywordCounts;
use crate::app::keyword_keeping::Kept;
use crate::app::line::Line;
use crate::app::{App, Effect, Notice, Popup};
use crate::input::{Command, Layer};
use crate::keywords::outline::{OutlineGroup, OutlineWord};
use crate::keywords::{Match, Outline};
use crate::query::{Node, Query};
use crate::reader::PageHit;
use crate::text::{Clean, fold};

/// Rows of a screen on which the panel takes all of it.
pub const LOW: u16 = 14;

/// The panel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeywordPanel {
    /// The line under the cursor, of those that are shown.
    pub cursor: usize,
    /// The first line on screen.
    pub top: usize,
    /// What is typed, if something is.
    pub typing: Option<Typing>,
    /// What groups and words must have in them to be shown.
    pub narrowed: Line,
    /// What is known of the counts.
    pub counts: KeywordCounts,
    /// Where the cursor goes when the keywords have been read again.
    pub(crate) goal: Option<Goal>,
    /// What is being done to them.
    pub(crate) doing: Doing,
}

/// What is done to the keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Doing {
    /// Something is changed.
    #[default]
    Changing,
    /// Something is deleted.
    Deleting,
    /// The last step is taken back.
    Undoing,
}

/// A line of the panel, by the places in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A group.
    Group(usize),
    /// A word, with its group before it.
    Word(usize, usize),
}

/// What is typed into the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// What for.
    pub asked: Asked,
    /// What was typed.
    pub line: Line,
    /// The rule of a word; Tab takes the next.
    pub rule: Match,
}

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A word more.
    Word,
    /// Another text for a word.
    EditedWord,
    /// A group more.
    Group,
    /// Another name for a group.
    EditedGroup,
    /// What the panel is narrowed to.
    Narrowing,
}

/// A group, or a word of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Goal {
    pub(crate) group: String,
    pub(crate) word: Option<String>,
}

/// Whether a text has in it what the panel is narrowed to.
fn narrowed(panel: &KeywordPanel) -> impl Fn(&str) -> bool + use<> {
    let wanted = fold::folded(panel.narrowed.text().trim());
    move |text| wanted.is_empty() || fold::folded(text).contains(&wanted)
}

impl App {
    /// Opens the panel.
    pub(crate) fn open_keywords(&mut self) {
        self.popup = Some(Popup::Keywords(Box::default()));
    }

    /// Rows of the panel for groups and words, on the screen as it is.
    pub fn keyword_rows(&self) -> usize {
        let rows = self.size.rows;
        // What stays in sight behind it, the borders, the head, and the foot.
        let others = if rows < LOW { 4 } else { 5 + 4 + 2 };
        usize::from(rows.saturating_sub(others)).max(1)
    }

    /// The lines that the panel shows: everything, or what has in it what it is narrowed to; a group
    /// stands above those of its words that are shown.
    pub fn keyword_entries(&self, panel: &KeywordPanel) -> Vec<Entry> {
        let has = narrowed(panel);
        let mut entries = Vec::new();
        for (place, group) in self.outline.groups.iter().enumerate() {
            let is_whole = has(&group.name);
            let words = group.words.iter().enumerate();
            let shown = words.filter(|(_, of)| is_whole || has(&of.word.text));
            let before = entries.len();
            entries.push(Entry::Group(place));
            entries.extend(shown.map(|(word, _)| Entry::Word(place, word)));
            if !is_whole && entries.len() == before + 1 {
                entries.truncate(before);
            }
        }
        entries
    }

    /// The first line that has in it itself what the panel is narrowed to.
    pub(crate) fn first_of_narrowed(&self, panel: &KeywordPanel) -> usize {
        let has = narrowed(panel);
        let names_it = |entry: &Entry| {
            let goal = self.goal_of(*entry);
            goal.is_some_and(|Goal { group, word }| has(word.as_deref().unwrap_or(&group)))
        };
        let entries = self.keyword_entries(panel);
        entries.iter().position(names_it).unwrap_or(0)
    }

    /// Hits in the article that is shown; `None` while there is none.
    pub fn hits_in_article(&self, is_of: impl Fn(&PageHit) -> bool) -> Option<usize> {
        let is_current = self.reading.row == self.list.current();
        let page = self.reading.page().filter(|_| is_current)?;
        Some(page.hits.iter().filter(|hit| is_of(hit)).count())
    }

    /// The names of the group and of the word under the cursor.
    pub fn keyword_here(&self) -> (String, String) {
        let goal = self.keyword_entry().and_then(|entry| self.goal_of(entry));
        let first = || Goal {
            group: self.first_group().0,
            word: None,
        };
        let Goal { group, word } = goal.unwrap_or_else(first);
        (group, word.unwrap_or_default())
    }

    /// What stands under the cursor.
    pub(crate) fn keyword_entry(&self) -> Option<Entry> {
        let Some(Popup::Keywords(panel)) = &self.popup else {
            return None;
        };
        self.keyword_entries(panel).get(panel.cursor).copied()
    }

    /// Does in the panel what `command` says.
    pub(crate) fn run_in_keywords(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        let times = isize::try_from(count.unwrap_or(1)).unwrap_or(isize::MAX);
        let page = isize::try_from(self.keyword_rows()).unwrap_or(1);
        match command {
            Command::Down => self.move_in_keywords(times),
            Command::Up => self.move_in_keywords(-times),
            Command::HalfPageDown => self.move_in_keywords(page / 2),
            Command::HalfPageUp => self.move_in_keywords(-page / 2),
            Command::PageDown | Command::ReadOn => self.move_in_keywords(page),
            Command::PageUp => self.move_in_keywords(-page),
            Command::First => self.move_in_keywords(isize::MIN),
            Command::Last => self.move_in_keywords(isize::MAX),
            Command::OpenArticle => return self.list_keyword(),
            Command::Back | Command::StopWork => self.leave_keywords(),
            Command::Quit | Command::Keywords => self.popup = None,
            Command::Help => self.open_help(),
            _ => return self.change_in_keywords(command),
        }
        Vec::new()
    }

    /// Shows everything again, or closes the panel.
    fn leave_keywords(&mut self) {
        match &mut self.popup {
            Some(Popup::Keywords(panel)) if !panel.narrowed.text().is_empty() => {
                panel.narrowed = Line::default();
                panel.cursor = 0;
            }
            popup => *popup = None,
        }
    }

    fn move_in_keywords(&mut self, by: isize) {
        if let Some(Popup::Keywords(panel)) = &mut self.popup {
            panel.cursor = panel.cursor.saturating_add_signed(by);
        }
    }

    /// Lists the articles of what is under the cursor.
    fn list_keyword(&mut self) -> Vec<Effect> {
        let Some(of) = self.keyword_entry().and_then(|entry| self.goal_of(entry)) else {
            return Vec::new();
        };
        self.popup = None;
        self.note_jump_from_row();
        let query = Query {
            tree: Node::Keyword(of.word.unwrap_or(of.group)),
            ..Query::default()
        };
        let (sort, group) = (self.list.sort, self.list.group);
        let effects = self.list_view(query, sort, group);
        let [next, back] = self.hints_in(Layer::List, [Command::NextFound, Command::Back]);
        let (asked, dot) = (self.list.asked_words(), self.look.dot());
        let words =
            format!("{asked} {dot} {next} goes on from hit to hit, {back} shows all articles");
        self.notice = Some(Notice::info(&words));
        effects
    }

    /// What stands at `entry`, by its name.
    pub(crate) fn goal_of(&self, entry: Entry) -> Option<Goal> {
        let (Entry::Group(place) | Entry::Word(place, _)) = entry;
        let group = self.outline.groups.get(place)?;
        let word = match entry {
            Entry::Group(_) => None,
            Entry::Word(_, word) => Some(group.words.get(word)?.word.text.clone()),
        };
        Some(Goal {
            group: group.name.to_string(),
            word,
        })
    }

    /// The group that `entry` is of.
    pub(crate) fn group_of(&self, entry: Entry) -> Option<&OutlineGroup> {
        let (Entry::Group(place) | Entry::Word(place, _)) = entry;
        self.outline.groups.get(place)
    }

    /// Takes what the files state now: the cursor stays on what it stood on, or goes where the change
    /// has led.
    pub(crate) fn take_outline(&mut self, outline: std::sync::Arc<Outline>) {
        let here = self.keyword_entry().and_then(|entry| self.goal_of(entry));
        let before = std::mem::replace(&mut self.outline, outline);
        self.count_keywords_anew();
        let Some(Popup::Keywords(panel)) = &mut self.popup else {
            return;
        };
        let restored = (panel.doing == Doing::Undoing).then(|| first_new(&before, &self.outline));
        let goals = [panel.goal.take(), restored.flatten(), here];
        self.show_new(&goals[..2]);
        let Some(Popup::Keywords(panel)) = &self.popup else {
            return;
        };
        let entries = self.keyword_entries(panel);
        let place_of = |goal: &Goal| {
            let mut goals = entries.iter().map(|entry| self.goal_of(*entry));
            goals.position(|of| of.as_ref() == Some(goal))
        };
        let found = goals.iter().flatten().find_map(place_of);
        if let (Some(Popup::Keywords(panel)), Some(place)) = (&mut self.popup, found) {
            panel.cursor = place;
        }
    }

    /// Gives up what the panel is narrowed to where it hides what was added.
    fn show_new(&mut self, goals: &[Option<Goal>]) {
        let Some(Popup::Keywords(panel)) = &self.popup else {
            return;
        };
        let has = |panel: &KeywordPanel, goal: &Goal| {
            let entries = self.keyword_entries(panel);
            let mut goals = entries.iter().map(|entry| self.goal_of(*entry));
            goals.any(|of| of.as_ref() == Some(goal))
        };
        let whole = KeywordPanel::default();
        let mut new = goals.iter().flatten().filter(|goal| has(&whole, goal));
        let is_hidden = new.any(|goal| !has(panel, goal));
        if let (Some(Popup::Keywords(panel)), true) = (&mut self.popup, is_hidden) {
            panel.narrowed = Line::default();
        }
    }

    /// Takes the word that keywords were changed, or why not.
    pub(crate) fn take_keywords_done(&mut self, done: Result<Clean, Clean>) -> Vec<Effect> {
        let is_kept = self.kept == Kept::OnItsWay && done.is_ok();
        let doing = match &mut self.popup {
            Some(Popup::Keywords(panel)) => Some(std::mem::take(&mut panel.doing)),
            _ => None,
        };
        self.notice = Some(match done {
            Ok(words) if doing == Some(Doing::Deleting) => {
                let undo = self.hint_here(Command::Undo);
                Notice::info(&format!("{words}; {undo} takes it back"))
            }
            Ok(words) if self.popup.is_some() => Notice::info(&words),
            Ok(words) if self.kept == Kept::OnItsWay => {
                let undo = self.hint(Command::Undo);
                Notice::info(&format!("{words}; {undo} takes it back"))
            }
            Ok(words) => Notice::info(&words),
            Err(reason) => {
                if let Some(Popup::Keywords(panel)) = &mut self.popup {
                    panel.goal = None;
                }
                Notice::error(&reason)
            }
        });
        self.kept = if is_kept { Kept::Yes } else { Kept::No };
        Vec::new()
    }

    /// Brings cursor and window of the panel in line with its lines.
    pub(crate) fn settle_keywords(&mut self, effects: &mut Vec<Effect>) {
        let Some(Popup::Keywords(panel)) = &self.popup else {
            return;
        };
        let lines = self.keyword_entries(panel).len();
        let rows = self.keyword_rows();
        let Some(Popup::Keywords(panel)) = &mut self.popup else {
            return;
        };
        panel.cursor = panel.cursor.min(lines.saturating_sub(1));
        panel.top = panel.top.min(panel.cursor);
        panel.top = panel.top.max((panel.cursor + 1).saturating_sub(rows));
        panel.top = panel.top.min(lines.saturating_sub(rows));
        self.ask_keyword_counts(effects);
    }
}

/// The first group or word of `now` that is not in `before` as it is.
fn first_new(before: &Outline, now: &Outline) -> Option<Goal> {
    now.groups.iter().find_map(|group| {
        let goal = |word| Goal {
            group: group.name.to_string(),
            word,
        };
        let Some(known) = before.group(&group.name) else {
            return Some(goal(None));
        };
        let is_new = |word: &&OutlineWord| !known.words.iter().any(|of| of.word == word.word);
        let new = group.words.iter().find(is_new)?;
        Some(goal(Some(new.word.text.clone())))
    })
}
