//! To any article, view or command by a few of its letters.
//!
//! Views and commands are few and fit at once; titles are looked for by a worker, and what was found
//! for the letters before stays until its answer has come, so that nothing flickers.

use std::cmp::Reverse;
use std::ops::Range;

use crate::app::line::{Edit, Line};
use crate::app::list::Held;
use crate::app::views::Destination;
use crate::app::{App, Effect, Focus, Jumped, Notice};
use crate::article::Summary;
use crate::input::{Code, Command, Key, Keymap, beside};
use crate::text::Clean;
use crate::text::fold;
use crate::text::fuzzy::{Letters, Scratch};

/// The most lines that are offered.
pub const MOST: usize = 50;

/// Lines that a page moves by.
const PAGE: usize = 8;

/// The prompt, what fits it, and which of that is chosen.
#[derive(Debug, Clone, Default)]
pub struct Jump {
    /// The letters.
    pub line: Line,
    /// What fits, the best first.
    pub offers: Vec<Offer>,
    /// Which of them Enter goes to.
    pub cursor: usize,
    /// How many fit in all, and how many titles there are; `None` until the titles are at hand.
    pub found: Option<(usize, usize)>,
    /// Whether more of the titles are looked through yet.
    pub is_partial: bool,
    round: u64,
    articles: Vec<(Summary, u32)>,
}

/// Something to go to.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Where it leads.
    pub to: Target,
    /// What it is called.
    pub words: Clean,
    /// Where the letters stand in that, as sorted byte ranges.
    pub places: Vec<Range<usize>>,
}

/// Where an offer leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// To a view.
    View(Destination),
    /// To what a command does.
    Command(Command),
    /// To an article.
    Article(Box<Summary>),
}

impl App {
    /// Opens the prompt.
    pub(crate) fn open_jump(&mut self) -> Vec<Effect> {
        self.jump = Some(Jump::default());
        self.jump_changed()
    }

    /// Takes a key while the prompt is open.
    pub(crate) fn press_in_jump(&mut self, key: Key) -> Vec<Effect> {
        let Some(jump) = &mut self.jump else {
            return Vec::new();
        };
        let last = jump.offers.len().saturating_sub(1);
        match (key.ctrl, key.code) {
            (false, Code::Enter) => return self.take_offer(),
            (false, Code::Esc) | (true, Code::Char('c' | 'g')) => return self.end_jump(),
            (false, Code::Backspace) if jump.line.text().is_empty() => return self.end_jump(),
            (false, Code::Down | Code::Tab) | (true, Code::Char('n')) => {
                jump.cursor = if jump.cursor >= last {
                    0
                } else {
                    jump.cursor + 1
                };
            }
            (false, Code::Up | Code::BackTab) | (true, Code::Char('p')) => {
                jump.cursor = jump.cursor.checked_sub(1).unwrap_or(last);
            }
            (false, Code::PageDown) => jump.cursor = (jump.cursor + PAGE).min(last),
            (false, Code::PageUp) => jump.cursor = jump.cursor.saturating_sub(PAGE),
            _ if jump.line.press(key) == Edit::Changed => return self.jump_changed(),
            _ => {}
        }
        Vec::new()
    }

    /// Takes pasted text into the prompt.
    pub(crate) fn paste_into_jump(&mut self, text: &str) -> Vec<Effect> {
        if let Some(jump) = &mut self.jump {
            jump.line.insert(text);
        }
        self.jump_changed()
    }

    /// Takes titles that were found, unless others are looked for by now.
    pub(crate) fn take_jumped(&mut self, round: u64, result: Result<Jumped, Clean>) {
        let Some(jump) = self.jump.as_mut().filter(|jump| jump.round == round) else {
            return;
        };
        match result {
            Ok(jumped) => {
                jump.articles = jumped.best;
                jump.found = Some((jumped.fitting, jumped.titles));
                jump.is_partial = jumped.is_partial;
            }
            Err(reason) => self.notice = Some(Notice::error(&reason)),
        }
        // Who has moved keeps what was chosen; the first is the best, whichever that is.
        let moved = Some(jump.cursor).filter(|cursor| *cursor > 0);
        let chosen = moved.and_then(|cursor| jump.offers.get(cursor).cloned());
        self.set_offers();
        self.choose_again(chosen);
    }

    /// Chooses what was chosen before the offers changed.
    fn choose_again(&mut self, chosen: Option<Offer>) {
        let Some((jump, chosen)) = self.jump.as_mut().zip(chosen) else {
            return;
        };
        let mut offers = jump.offers.iter();
        let place = offers.position(|offer| offer.to == chosen.to);
        jump.cursor = place.unwrap_or(jump.cursor);
    }

    /// Closes the prompt; nothing else was touched.
    fn end_jump(&mut self) -> Vec<Effect> {
        self.jump = None;
        vec![Effect::EndJump]
    }

    /// Looks for what fits the letters now.
    fn jump_changed(&mut self) -> Vec<Effect> {
        let Some(jump) = &mut self.jump else {
            return Vec::new();
        };
        jump.round += 1;
        jump.cursor = 0;
        let (round, letters) = (jump.round, Letters::new(jump.line.text()));
        self.set_offers();
        vec![Effect::Jump { round, letters }]
    }

    /// Works out what is offered, from the views, the commands and the titles that have come.
    fn set_offers(&mut self) {
        let views = self.views();
        let Some(jump) = &mut self.jump else {
            return;
        };
        let letters = Letters::new(jump.line.text());
        let mut scratch = Scratch::default();
        let views = views.into_iter().map(Target::View);
        let commands = Command::of_panes().map(Target::Command);
        let mut scored: Vec<(Reverse<u32>, Offer)> = Vec::new();
        let mut offer = |score, to, words| {
            let places = Vec::new();
            scored.push((Reverse(score), Offer { to, words, places }));
        };
        for to in views.chain(commands) {
            let words = words_of(&to);
            if let Some(score) = score(&to, &words, &letters, &mut scratch) {
                offer(score, to, words);
            }
        }
        // Without letters everything fits: what can be done is offered then, and no title.
        if !letters.is_empty() {
            for (summary, score) in &jump.articles {
                let to = Target::Article(Box::new(summary.clone()));
                let words = words_of(&to);
                if letters.score(&fold::folded(&words), &mut scratch).is_some() {
                    offer(*score, to, words);
                }
            }
        }
        scored.sort_by_key(|(score, _)| *score);
        scored.truncate(MOST);
        jump.offers = scored.into_iter().map(|(_, offer)| offer).collect();
        for offer in &mut jump.offers {
            offer.places = letters.places(&offer.words, &mut scratch);
        }
        jump.cursor = jump.cursor.min(jump.offers.len().saturating_sub(1));
    }

    /// Goes to what is chosen.
    fn take_offer(&mut self) -> Vec<Effect> {
        let chosen = self.jump.as_ref();
        let Some(offer) = chosen.and_then(|jump| jump.offers.get(jump.cursor).cloned()) else {
            return Vec::new();
        };
        let mut effects = self.end_jump();
        effects.extend(match offer.to {
            Target::View(view) => self.go_to_view(&view),
            Target::Command(Command::Jump) => self.open_jump(),
            Target::Command(command) => self.run(command, None),
            Target::Article(summary) => self.go_to_article(summary.row.0),
        });
        effects
    }

    /// Goes to the article of `row`: in the list if it is listed, else among all articles.
    pub(crate) fn go_to_article(&mut self, row: u32) -> Vec<Effect> {
        self.note_jump();
        self.focus = Focus::Article;
        if let Some(place) = self
            .list
            .view
            .order
            .iter()
            .position(|listed| *listed == row)
        {
            self.list.reveal(place);
            return Vec::new();
        }
        self.list.before_query = Some(Held {
            row,
            below_top: self.list.height / 2,
        });
        self.list_all()
    }
}

/// How well the letters fit a view or a command. The help of a command is long, so that some letters
/// stand in it by chance; its name fits better.
fn score(to: &Target, words: &str, letters: &Letters, scratch: &mut Scratch) -> Option<u32> {
    let by_words = letters.score(&fold::folded(words), scratch);
    let Target::Command(command) = to else {
        return by_words;
    };
    let name = command.name().replace('-', " ");
    let by_name = letters.score(&name, scratch);
    by_name.max(by_words.map(|score| score * 3 / 4))
}

/// What a target is called.
fn words_of(to: &Target) -> Clean {
    match to {
        Target::View(view) => Clean::line(view.name()),
        Target::Command(command) => Clean::line(command.help()),
        Target::Article(summary) => summary.title.clone(),
    }
}

impl Target {
    /// What kind of thing it is, in a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::View(_) => "view",
            Self::Command(_) => "command",
            Self::Article(_) => "article",
        }
    }

    /// The keys that lead there as well.
    pub fn keys(&self, keymap: &Keymap) -> String {
        let command = match self {
            Self::Command(command) => *command,
            Self::View(Destination::All) => Command::ViewAll,
            Self::View(Destination::Unread) => Command::ViewUnread,
            Self::View(Destination::Bookmarks) => Command::ViewBookmarks,
            Self::View(Destination::Hits) => Command::ViewHits,
            Self::View(Destination::Problems) => Command::Problems,
            Self::View(Destination::Saved(_)) | Self::Article(_) => return String::new(),
        };
        beside(&keymap.keys_of(command))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::article::{Key as Identity, Keys, RowId};

    /// Presses `keys` in an app that has a jump open.
    fn pressed(keys: &str) -> App {
        let mut app = App::default();
        drop(app.open_jump());
        for key in Key::parse_sequence(keys).unwrap_or_default() {
            app.update(Event::Key(key), Now::default());
        }
        app
    }

    #[test]
    fn views_and_commands_are_offered_by_their_letters() {
        let first = |keys: &str| {
            let app = pressed(keys);
            let jump = app.jump.unwrap();
            jump.offers.first().map(|offer| offer.words.to_string())
        };
        assert_eq!(first(""), Some("all".to_owned()));
        assert_eq!(first("u n r e"), Some("unread".to_owned()));
        assert_eq!(first("b o o k"), Some("bookmarks".to_owned()));
        assert_eq!(first("s o r t e d"), Some(Command::Sort.help().to_owned()));
        assert_eq!(first("q x z"), None);
    }

    #[test]
    fn keys_move_around_the_offers_and_leave() {
        assert_eq!(pressed("↓ ↓ ↑").jump.unwrap().cursor, 1);
        let jump = pressed("↑").jump.unwrap();
        assert_eq!(jump.cursor + 1, jump.offers.len());
        assert_eq!(pressed("↑ ↓").jump.unwrap().cursor, 0);
        assert!(pressed("a Esc").jump.is_none());
        assert!(pressed("a Backspace Backspace").jump.is_none());
    }

    /// Titles that were found.
    fn found(titles: &[(u32, &str)]) -> Jumped {
        let summary = |(row, title): &(u32, &str)| Summary {
            row: RowId(*row),
            keys: Keys {
                url: None,
                content: Identity::of(&[title]),
                story: None,
            },
            title: Clean::line(title),
            authors: Vec::new(),
            source: None,
            lang: None,
            folder: Clean::default(),
            date: None,
            dated_by: crate::article::DatedBy::Published,
            path: std::path::PathBuf::new(),
            part: None,
            words: 1,
            hits: Vec::new(),
        };
        Jumped {
            best: titles.iter().map(|title| (summary(title), 500)).collect(),
            fitting: 1,
            titles: 9,
            is_partial: false,
        }
    }

    #[test]
    fn a_late_answer_to_older_letters_is_dropped() {
        let mut app = pressed("t i d e");
        let round = app.jump.as_ref().unwrap().round;
        let jumped = found(&[(7, "Tide tables")]);
        app.take_jumped(round - 1, Ok(jumped.clone()));
        assert_eq!(app.jump.as_ref().unwrap().found, None);
        app.take_jumped(round, Ok(jumped));
        let jump = app.jump.as_ref().unwrap();
        assert_eq!(jump.found, Some((1, 9)));
        assert_eq!(jump.offers[0].places, vec![0..4]);
        let effects = app.press_in_jump(Key::plain(Code::Enter));
        assert!(
            matches!(effects.as_slice(), [Effect::EndJump, Effect::View { .. }]),
            "{effects:?}"
        );
        assert_eq!(app.going_to.map(|held| held.row), Some(7));
    }

    #[test]
    fn what_was_chosen_stays_so_when_better_ones_come() {
        let mut app = pressed("t i d e");
        let round = app.jump.as_ref().unwrap().round;
        let first = [(7, "Tide tables"), (8, "Tide report")];
        app.take_jumped(round, Ok(found(&first)));
        let chosen = |app: &App| {
            let jump = app.jump.as_ref().unwrap();
            jump.offers[jump.cursor].words.to_string()
        };
        drop(app.press_in_jump(Key::plain(Code::Down)));
        assert_eq!(chosen(&app), "Tide report");
        let more = found(&[(9, "Tides"), (7, "Tide tables"), (8, "Tide report")]);
        app.take_jumped(round, Ok(more.clone()));
        assert_eq!(chosen(&app), "Tide report");
        drop(app.press_in_jump(Key::plain(Code::Up)));
        drop(app.press_in_jump(Key::plain(Code::Up)));
        app.take_jumped(round, Ok(more));
        assert_eq!(chosen(&app), "Tides");
    }
}
