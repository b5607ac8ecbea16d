//! The keys of the keyword panel that change something.

use crate::app::keyword_keeping::Kept;
use crate::app::keyword_panel::{Asked, Doing, Entry, Goal, Typing};
use crate::app::line::{Edit, Line};
use crate::app::{App, Effect, Notice, Popup};
use crate::input::{Code, Command, Key, Layer};
use crate::keywords::{Change, Color, Match, Word};

/// The colours that `c` goes through, after that of the palette.
const COLORS: [Color; 6] = [
    Color::Indexed(3),
    Color::Indexed(6),
    Color::Indexed(2),
    Color::Indexed(5),
    Color::Indexed(1),
    Color::Indexed(4),
];

/// Something to be done to the keyword files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeywordDeed {
    /// Make all of these changes, as one step.
    Change(Vec<Change>),
    /// Take the last step back.
    Undo,
}

impl App {
    /// Does what `command` says to what is under the cursor.
    pub(crate) fn change_in_keywords(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::AddWord => return self.type_in_keywords(Asked::Word, "", Match::Plain),
            Command::AddGroup => return self.type_in_keywords(Asked::Group, "", Match::Plain),
            Command::Search => return self.narrow_keywords(),
            Command::Undo => {
                self.note_doing(Doing::Undoing);
                self.kept = Kept::No;
                return vec![Effect::Keywords(KeywordDeed::Undo)];
            }
            command if command.panel() != Some(Layer::Keywords) => return Vec::new(),
            _ => {}
        }
        let Some(entry) = self.keyword_entry() else {
            let words = self.no_keywords_words();
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        };
        match command {
            Command::EditKeyword => self.edit_keyword(entry),
            Command::NextColor => self.recolor(entry),
            Command::NextRule => self.next_rule(entry),
            Command::WordToNext => self.move_keyword(entry, 1),
            Command::WordToPrevious => self.move_keyword(entry, -1),
            Command::LowerGroup => self.shift_group(entry, |group| Change::LowerGroup { group }),
            Command::RaiseGroup => self.shift_group(entry, |group| Change::RaiseGroup { group }),
            Command::TurnKeyword => self.turn(entry),
            Command::DeleteKeyword => self.delete(entry),
            _ => Vec::new(),
        }
    }

    /// What is said where there is no keyword yet.
    pub fn no_keywords_words(&self) -> String {
        let adds = self.hint_here(Command::AddWord);
        format!("no keywords yet: {adds} adds one")
    }

    /// Opens the line at the foot.
    fn type_in_keywords(&mut self, asked: Asked, text: &str, rule: Match) -> Vec<Effect> {
        if let Some(Popup::Keywords(panel)) = &mut self.popup {
            panel.typing = Some(Typing {
                asked,
                line: Line::new(text),
                rule,
            });
        }
        Vec::new()
    }

    fn narrow_keywords(&mut self) -> Vec<Effect> {
        if let Some(Popup::Keywords(panel)) = &mut self.popup {
            let text = panel.narrowed.text().to_owned();
            return self.type_in_keywords(Asked::Narrowing, &text, Match::Plain);
        }
        Vec::new()
    }

    /// Narrows the panel to what is typed, where that is what it is typed for: the cursor goes to the
    /// first line that has it, not to the group above.
    fn narrow_as_typed(&mut self) {
        let Some(Popup::Keywords(panel)) = &mut self.popup else {
            return;
        };
        let narrowing = panel.typing.as_ref();
        let Some(typing) = narrowing.filter(|typing| typing.asked == Asked::Narrowing) else {
            return;
        };
        panel.narrowed = typing.line.clone();
        let Some(Popup::Keywords(panel)) = &self.popup else {
            return;
        };
        let first = self.first_of_narrowed(panel);
        if let Some(Popup::Keywords(panel)) = &mut self.popup {
            panel.cursor = first;
        }
    }

    /// Takes a key while a line is typed.
    pub(crate) fn press_in_typing(&mut self, key: Key) -> Vec<Effect> {
        let Some(Popup::Keywords(panel)) = &mut self.popup else {
            return Vec::new();
        };
        let Some(typing) = &mut panel.typing else {
            return Vec::new();
        };
        match (key.ctrl, key.code) {
            (false, Code::Enter) => return self.take_typed(),
            (false, Code::Esc) | (true, Code::Char('c' | 'g')) => {
                if typing.asked == Asked::Narrowing {
                    panel.narrowed = Line::default();
                }
                panel.typing = None;
            }
            (false, Code::Tab) if matches!(typing.asked, Asked::Word | Asked::EditedWord) => {
                typing.rule = after(typing.rule);
            }
            _ => {
                if typing.line.press(key) == Edit::Changed {
                    self.narrow_as_typed();
                }
            }
        }
        Vec::new()
    }

    /// Takes pasted text into the line that is typed.
    pub(crate) fn paste_into_keywords(&mut self, text: &str) -> Vec<Effect> {
        if let Some(Popup::Keywords(panel)) = &mut self.popup
            && let Some(typing) = &mut panel.typing
        {
            typing.line.insert(text);
            self.narrow_as_typed();
        }
        Vec::new()
    }

    /// Does what was typed; what cannot be done leaves the line open.
    fn take_typed(&mut self) -> Vec<Effect> {
        let Some(Popup::Keywords(panel)) = &self.popup else {
            return Vec::new();
        };
        let Some(typing) = panel.typing.clone() else {
            return Vec::new();
        };
        let entry = self.keyword_entry();
        let changes = match self.typed_changes(&typing, entry) {
            Ok(changes) => changes,
            Err(why) => {
                self.notice = Some(Notice::error(&why));
                return Vec::new();
            }
        };
        if let Some(Popup::Keywords(panel)) = &mut self.popup {
            panel.typing = None;
        }
        let goal = match changes.last() {
            Some(Change::AddWord { group, word }) => goal(group, Some(&word.text)),
            Some(Change::ReplaceWord { group, to, .. }) => goal(group, Some(&to.text)),
            Some(Change::AddGroup { group }) => goal(group, None),
            Some(Change::RenameGroup { to, .. }) => goal(to, None),
            _ => return Vec::new(),
        };
        self.change_keywords(changes, Some(goal))
    }

    /// The changes that were typed, or why there can be none.
    fn typed_changes(&self, typing: &Typing, entry: Option<Entry>) -> Result<Vec<Change>, String> {
        let text = typing.line.text();
        let name = text.trim().to_owned();
        if name.is_empty() || typing.asked == Asked::Narrowing {
            return Ok(Vec::new());
        }
        if matches!(typing.asked, Asked::Group | Asked::EditedGroup) {
            if self.outline.group(&name).is_some() {
                return Err(format!("there is a group {name} already"));
            }
            let of = entry.and_then(|entry| self.group_of(entry));
            return Ok(vec![match (typing.asked, of) {
                (Asked::EditedGroup, Some(of)) => Change::RenameGroup {
                    group: of.name.to_string(),
                    to: name,
                },
                _ => Change::AddGroup { group: name },
            }]);
        }
        let to = Word {
            text: if typing.rule == Match::Regex {
                text.to_owned()
            } else {
                name
            },
            rule: typing.rule,
        };
        to.check().map_err(|(why, _)| why)?;
        let Some((entry, of)) = entry.and_then(|entry| Some((entry, self.group_of(entry)?))) else {
            let (group, mut changes) = self.first_group();
            changes.push(Change::AddWord { group, word: to });
            return Ok(changes);
        };
        let group = of.name.to_string();
        let here = match entry {
            Entry::Word(_, word) => of.words.get(word).map(|of| of.word.clone()),
            Entry::Group(_) => None,
        };
        if here.as_ref() == Some(&to) && typing.asked == Asked::EditedWord {
            return Ok(Vec::new());
        }
        if of.words.iter().any(|known| known.word == to) {
            return Err(format!("{} is in {group} already", to.text));
        }
        Ok(vec![match (typing.asked, here) {
            (Asked::EditedWord, Some(word)) => Change::ReplaceWord { group, word, to },
            _ => Change::AddWord { group, word: to },
        }])
    }

    fn edit_keyword(&mut self, entry: Entry) -> Vec<Effect> {
        let Some(of) = self.group_of(entry) else {
            return Vec::new();
        };
        match entry {
            Entry::Group(_) => {
                let name = of.name.to_string();
                self.type_in_keywords(Asked::EditedGroup, &name, Match::Plain)
            }
            Entry::Word(_, word) => {
                let Some(Word { text, rule }) = of.words.get(word).map(|of| of.word.clone()) else {
                    return Vec::new();
                };
                self.type_in_keywords(Asked::EditedWord, &text, rule)
            }
        }
    }

    fn recolor(&mut self, entry: Entry) -> Vec<Effect> {
        let Some(of) = self.group_of(entry) else {
            return Vec::new();
        };
        let place = of
            .color
            .and_then(|color| COLORS.iter().position(|of| *of == color));
        let color = match (of.color, place) {
            (None, _) => COLORS.first().copied(),
            (Some(_), Some(place)) => COLORS.get(place + 1).copied(),
            (Some(_), None) => None,
        };
        let group = of.name.to_string();
        self.change_keywords(vec![Change::Recolor { group, color }], None)
    }

    /// The next rule by which the word can be matched.
    fn next_rule(&mut self, entry: Entry) -> Vec<Effect> {
        let Some((group, word, _)) = self.word_at(entry) else {
            return Vec::new();
        };
        let mut to = word.clone();
        loop {
            to.rule = after(to.rule);
            let stands = self
                .outline
                .group(&group)
                .is_some_and(|of| of.words.iter().any(|known| known.word == to));
            if to.rule == word.rule || to.check().is_ok() && !stands {
                break;
            }
        }
        if to == word {
            return Vec::new();
        }
        let goal = goal(&group, Some(&word.text));
        self.change_keywords(vec![Change::ReplaceWord { group, word, to }], Some(goal))
    }

    fn move_keyword(&mut self, entry: Entry, by: isize) -> Vec<Effect> {
        let (Entry::Word(place, _), Some((group, word, _))) = (entry, self.word_at(entry)) else {
            return Vec::new();
        };
        let to = place.checked_add_signed(by);
        let Some(to) = to.and_then(|place| self.outline.groups.get(place)) else {
            let adds = self.hint_here(Command::AddGroup);
            let words = format!("there is no group there; {adds} adds one");
            self.notice = Some(Notice::info(&words));
            return Vec::new();
        };
        let to = to.name.to_string();
        let goal = goal(&to, Some(&word.text));
        self.change_keywords(vec![Change::MoveWord { group, word, to }], Some(goal))
    }

    fn shift_group(&mut self, entry: Entry, change: fn(String) -> Change) -> Vec<Effect> {
        let Some(of) = self.group_of(entry) else {
            return Vec::new();
        };
        let change = change(of.name.to_string());
        self.change_keywords(vec![change], None)
    }

    /// Turns what is on off, and what is off on.
    fn turn(&mut self, entry: Entry) -> Vec<Effect> {
        let change = match (self.word_at(entry), self.group_of(entry)) {
            (Some((group, word, is_enabled)), _) => Change::EnableWord {
                group,
                word,
                is_enabled: !is_enabled,
            },
            (None, Some(of)) => Change::EnableGroup {
                group: of.name.to_string(),
                is_enabled: !of.is_enabled,
            },
            (None, None) => return Vec::new(),
        };
        self.change_keywords(vec![change], None)
    }

    fn delete(&mut self, entry: Entry) -> Vec<Effect> {
        let change = match (self.word_at(entry), self.group_of(entry)) {
            (Some((group, word, _)), _) => Change::RemoveWord { group, word },
            (None, Some(of)) => Change::RemoveGroup {
                group: of.name.to_string(),
            },
            (None, None) => return Vec::new(),
        };
        let effects = self.change_keywords(vec![change], None);
        self.note_doing(Doing::Deleting);
        effects
    }

    /// The word at `entry`, with its group before it and whether it is on after it.
    fn word_at(&self, entry: Entry) -> Option<(String, Word, bool)> {
        let Entry::Word(_, word) = entry else {
            return None;
        };
        let of = self.group_of(entry)?;
        let word = of.words.get(word)?;
        Some((of.name.to_string(), word.word.clone(), word.is_enabled))
    }

    /// Notes what is being done to the keywords.
    fn note_doing(&mut self, doing: Doing) {
        if let Some(Popup::Keywords(panel)) = &mut self.popup {
            panel.doing = doing;
        }
    }

    /// Has `changes` made; the cursor goes to `goal` then.
    fn change_keywords(&mut self, changes: Vec<Change>, goal: Option<Goal>) -> Vec<Effect> {
        if let Some(Popup::Keywords(panel)) = &mut self.popup {
            panel.goal = goal;
            panel.doing = Doing::Changing;
        }
        self.kept = Kept::No;
        vec![Effect::Keywords(KeywordDeed::Change(changes))]
    }
}

fn goal(group: &str, word: Option<&str>) -> Goal {
    Goal {
        group: group.to_owned(),
        word: word.map(str::to_owned),
    }
}

/// The rule after `rule`.
fn after(rule: Match) -> Match {
    let place = Match::ALL.iter().position(|of| *of == rule).unwrap_or(0);
    let next = Match::ALL.get(place + 1).or(Match::ALL.first());
    next.copied().unwrap_or_default()
}
