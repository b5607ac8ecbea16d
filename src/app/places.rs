//! Places to come back to: marks set with a letter, and where one was before each jump.
//!
//! A place is an article and the words that stood at its top. Going there looks its row up; where the
//! list does not show the article, the list widens to all of them and says so.

use std::collections::BTreeMap;

use crate::app::list::Held;
use crate::app::reading::Arrival;
use crate::app::{App, Effect, Focus, Notice, Reading};
use crate::input::{Code, Command, Key};
use crate::reader::spot::spot_or_head;
use crate::user::{Spot, Waypoint};

/// The most jumps that are remembered.
const MOST_JUMPS: usize = 100;

/// What the next key is a letter for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterFor {
    /// A mark that is set.
    Set,
    /// A mark that is gone to.
    Go,
}

/// The places that can be gone back to.
#[derive(Debug, Default)]
pub struct Places {
    /// The marks by their letters.
    pub marks: BTreeMap<char, Waypoint>,
    /// Where one was before each jump, the last one last.
    pub jumps: Vec<Waypoint>,
    /// How many jumps one has gone back.
    back: usize,
    /// Whether one goes from hit to hit, so that where that began is noted already.
    pub(crate) is_walking: bool,
    /// What the next key is a letter for.
    pub letter_for: Option<LetterFor>,
    /// The last place whose row was asked for.
    round: u64,
    asked: Option<Waypoint>,
    /// The row that is on its way, and the spot to go to in it.
    arriving: Option<(u32, Spot)>,
}

impl Places {
    /// The spot to go to in the article of `row`, which has come.
    pub(crate) fn arrive(&mut self, row: Option<u32>) -> Option<Spot> {
        let (_, spot) = self.arriving.take_if(|(to, _)| Some(*to) == row)?;
        Some(spot)
    }

    /// Whether the article of `row` is gone to for a place in it.
    pub(crate) fn leads_to(&self, row: u32) -> bool {
        self.arriving.as_ref().is_some_and(|(to, _)| *to == row)
    }

    /// Notes a place that is left by a jump.
    fn note(&mut self, left: Waypoint) {
        self.jumps.retain(|jump| !is_same(jump, &left));
        self.jumps.push(left);
        if self.jumps.len() > MOST_JUMPS {
            self.jumps.remove(0);
        }
        self.back = 0;
    }
}

/// Whether `command`, done where `focus` is, ends a walk from hit to hit: whatever leads elsewhere does,
/// while reading on and what is done to the article do not. Where reading on or `n` and `N` come to another
/// article, that ends it.
fn ends_walk(command: Command, focus: Focus) -> bool {
    use Command as C;
    let is_of_both = matches!(
        command,
        C::Down | C::Up | C::HalfPageDown | C::HalfPageUp | C::PageDown | C::PageUp | C::ReadOn
    );
    let leads_away = matches!(
        command,
        C::First
            | C::Last
            | C::Back
            | C::Quit
            | C::NextArticle
            | C::PreviousArticle
            | C::NextGroup
            | C::PreviousGroup
            | C::Search
            | C::EditQuery
            | C::CommandLine
            | C::Jump
            | C::Sort
            | C::Story
            | C::GoToMark
            | C::OlderPlace
            | C::Places
            | C::ReadBefore
            | C::Keywords
            | C::Bookmarks
            | C::Views
            | C::ViewAll
            | C::ViewUnread
            | C::ViewBookmarks
            | C::ViewHits
            | C::Context
            | C::Coverage
    );
    leads_away || is_of_both && focus == Focus::List
}

/// Whether two places are in the same block of the same article.
fn is_same(one: &Waypoint, other: &Waypoint) -> bool {
    one.keys.content == other.keys.content && one.spot.block == other.spot.block
}

impl App {
    /// Waits for the letter of a mark.
    pub(crate) fn ask_letter(&mut self, what: LetterFor) {
        self.places.letter_for = Some(what);
    }

    /// Takes the key after `m` or `'`.
    pub(crate) fn press_letter(&mut self, what: LetterFor, key: Key) -> Vec<Effect> {
        let letter = match key.code {
            Code::Char(letter) if !key.ctrl && !key.alt => letter,
            Code::Esc => return Vec::new(),
            _ => ' ',
        };
        match (what, letter) {
            (LetterFor::Set, 'a'..='z') => self.set_mark(letter),
            (LetterFor::Go, '\'') => self.jump_back(),
            (LetterFor::Go, 'a'..='z') => {
                if let Some(mark) = self.places.marks.get(&letter).cloned() {
                    return self.jump_to(mark);
                }
                let set = self.hint(Command::SetMark);
                self.say(&format!("no mark {letter}; {set} {letter} sets it"))
            }
            _ => self.say("marks have the letters a to z"),
        }
    }

    /// Sets a mark here.
    fn set_mark(&mut self, letter: char) -> Vec<Effect> {
        let Some(here) = self.here() else {
            return self.say("there is no article to mark");
        };
        self.places.marks.insert(letter, here.clone());
        self.notice = Some(Notice::info(&format!("mark {letter}: {}", here.title)));
        let waypoint = Some(Box::new(here));
        vec![Effect::KeepWaypoint { letter, waypoint }]
    }

    /// Takes a mark away.
    pub(crate) fn remove_mark(&mut self, letter: char) -> Vec<Effect> {
        self.places.marks.remove(&letter);
        let waypoint = None;
        vec![Effect::KeepWaypoint { letter, waypoint }]
    }

    /// The article that is shown, and the place in it.
    pub(crate) fn here(&self) -> Option<Waypoint> {
        let summary = self.list.current_summary()?;
        let article = self.reading.article()?;
        (self.reading.row == Some(summary.row.0)).then(|| Waypoint {
            keys: summary.keys,
            title: summary.title.clone(),
            spot: spot_or_head(article, self.reading.article_place()),
        })
    }

    /// Notes where one is, before a jump.
    pub(crate) fn note_jump(&mut self) {
        if let Some(here) = self.here() {
            self.places.note(here);
        }
    }

    /// Notes where one is, before a jump; where no article is shown, the one under the cursor.
    pub(crate) fn note_jump_from_row(&mut self) {
        let row = || {
            let summary = self.list.current_summary()?;
            Some(Waypoint {
                keys: summary.keys,
                title: summary.title.clone(),
                spot: Spot::default(),
            })
        };
        if let Some(here) = self.here().or_else(row) {
            self.places.note(here);
        }
    }

    /// Notes where one is before one goes from hit to hit: such a walk is one jump, however far it leads.
    pub(crate) fn note_walk(&mut self) {
        if self.places.is_walking {
            return;
        }
        match self.focus {
            Focus::Article => self.note_jump(),
            Focus::List => self.note_jump_from_row(),
        }
        self.places.is_walking = true;
    }

    /// Ends such a walk if `command` leads elsewhere.
    pub(crate) fn end_walk(&mut self, command: Command) {
        self.places.is_walking &= !ends_walk(command, self.focus);
    }

    /// Notes the place that a prompt was opened at.
    pub(crate) fn note_jump_from(&mut self, before: &Reading) {
        let place = before.place;
        if let Some((here, article)) = self.here().zip(before.article()) {
            let spot = spot_or_head(article, place);
            self.places.note(Waypoint { spot, ..here });
        }
    }

    /// To a place, from which `''` leads back here.
    pub(crate) fn jump_to(&mut self, to: Waypoint) -> Vec<Effect> {
        self.note_jump();
        self.go_to_waypoint(to)
    }

    /// Back to before the last jump, and forth again.
    fn jump_back(&mut self) -> Vec<Effect> {
        let Some(last) = self.places.jumps.pop() else {
            return self.say("no jump to go back from");
        };
        self.jump_to(last)
    }

    /// To where one was `count` jumps ago.
    pub(crate) fn go_to_older(&mut self, count: usize) -> Vec<Effect> {
        if self.places.back == 0 {
            // What is left now is the newest, so that one can come back to it.
            self.note_jump();
            self.places.back = usize::from(self.here().is_some());
        }
        let back = self.places.back + count;
        let place = self.places.jumps.len().checked_sub(back);
        let Some(to) = place.and_then(|place| self.places.jumps.get(place).cloned()) else {
            let all = self.hint(Command::Places);
            return self.say(&format!("no older place; {all} shows them all"));
        };
        self.places.back = back;
        self.go_to_waypoint(to)
    }

    /// Asks for the row of a place.
    fn go_to_waypoint(&mut self, to: Waypoint) -> Vec<Effect> {
        let keys = to.keys;
        if self.here().is_some_and(|here| here.keys == keys) {
            self.focus = Focus::Article;
            self.go_to_spot(Some(&to.spot));
            return self.mark_read_when_reading();
        }
        self.places.round += 1;
        self.places.asked = Some(to);
        let round = self.places.round;
        vec![Effect::Locate { round, keys }]
    }

    /// Takes the rows of the place that was asked for, and goes there.
    pub(crate) fn take_located(&mut self, round: u64, rows: &[u32]) -> Vec<Effect> {
        let Some(to) = self.places.asked.take_if(|_| round == self.places.round) else {
            return Vec::new();
        };
        let order = &self.list.view.order;
        let listed = rows
            .iter()
            .find_map(|row| order.iter().position(|listed| listed == row));
        let row = listed.and_then(|place| self.list.row_at(place));
        let Some(row) = row.or_else(|| rows.first().copied()) else {
            return self.say("that article is not in this library any more");
        };
        self.places.arriving = Some((row, to.spot));
        self.focus = Focus::Article;
        if let Some(place) = listed {
            self.list.reveal(place);
            return self.show_current(Arrival::Spot);
        }
        self.notice = Some(Notice::info("not in that list: all articles are listed"));
        self.list.before_query = Some(Held {
            row,
            below_top: self.list.height / 2,
        });
        self.list_all()
    }

    /// Says something, and does no more.
    fn say(&mut self, words: &str) -> Vec<Effect> {
        self.notice = Some(Notice::info(words));
        Vec::new()
    }
}
