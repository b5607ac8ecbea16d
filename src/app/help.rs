//! The help: every key and what it does, place by place, from the table of keys that is in force; found in
//! by a key, a name, or words of what it does.

use crate::app::line::{Edit, Line};
use crate::app::{App, Effect, Popup};
use crate::input::table::Row;
use crate::input::{Code, Command, Key, Keymap, Layer};
use crate::text::fold;

/// Longest text that is looked for among the keys, in characters.
const LONGEST_KEY: usize = 8;

/// The help.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Help {
    /// What is looked for.
    pub line: Line,
    /// Whether it is being typed.
    pub is_typing: bool,
    /// The first line on screen.
    pub top: usize,
    /// The rows of the table, those of where one was first.
    rows: Vec<Row>,
    /// What was open before, and is again afterwards.
    under: Option<Box<Popup>>,
}

/// A line of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpLine<'h> {
    /// Where the keys below hold.
    Place(Layer),
    /// Keys and what they do.
    Row(&'h Row),
}

impl Help {
    /// The help of `keymap`, opened where `here` has the keys.
    fn new(keymap: &Keymap, here: Layer, under: Option<Popup>) -> Self {
        let mut rows = keymap.rows();
        rows.sort_by_key(|row| !(here.is_panel() && row.layer == here));
        Self {
            rows,
            under: under.map(Box::new),
            ..Self::default()
        }
    }

    /// The lines: all, or those that have what is looked for; a place stands above its keys. Where keys
    /// begin as what was typed they come first.
    pub fn lines(&self) -> Vec<HelpLine<'_>> {
        let typed = self.line.text().trim();
        let words = fold::folded(typed);
        let pressed: String = typed.split_whitespace().collect();
        let is_by_key = |row: &&Row| {
            let is_short = !pressed.is_empty() && pressed.chars().count() <= LONGEST_KEY;
            is_short
                && row
                    .keys
                    .iter()
                    .any(|keys| keys.replace(' ', "").starts_with(&pressed))
        };
        let is_by_words = |row: &&Row| {
            let said = fold::folded(&format!("{} {}", row.name(), row.help()));
            words.split_whitespace().all(|word| said.contains(word))
        };
        let by_key = self.rows.iter().filter(is_by_key);
        let by_words = self
            .rows
            .iter()
            .filter(|row| !is_by_key(row) && is_by_words(row));
        let mut lines = Vec::new();
        let mut place = None;
        for row in by_key.chain(by_words) {
            if place.replace(row.layer) != Some(row.layer) {
                lines.push(HelpLine::Place(row.layer));
            }
            lines.push(HelpLine::Row(row));
        }
        lines
    }

    /// How many rows of keys `lines` has, and how many there are.
    pub fn found(&self, lines: &[HelpLine<'_>]) -> (usize, usize) {
        let rows = lines.iter().filter(|line| matches!(line, HelpLine::Row(_)));
        (rows.count(), self.rows.len())
    }

    /// Takes text into what is looked for.
    pub(crate) fn insert(&mut self, text: &str) {
        self.line.insert(text);
        (self.is_typing, self.top) = (true, 0);
    }
}

impl App {
    /// Opens the help, over what is open.
    pub(crate) fn open_help(&mut self) {
        let here = self.layer();
        let under = self.popup.take();
        let help = Help::new(&self.settings.keymap, here, under);
        self.popup = Some(Popup::Help(Box::new(help)));
    }

    /// Takes a key while what is looked for is typed; `None` where it is none of a line.
    pub(crate) fn type_in_help(&mut self, key: Key) -> Option<Vec<Effect>> {
        let Some(Popup::Help(help)) = &mut self.popup else {
            return None;
        };
        let is_empty = help.line.text().is_empty();
        match (key.ctrl, key.code) {
            (false, Code::Enter) => help.is_typing = false,
            (false, Code::Backspace) if is_empty => help.is_typing = false,
            _ => match help.line.press(key) {
                Edit::Changed => help.top = 0,
                Edit::Moved => {}
                Edit::Unknown => return None,
            },
        }
        Some(Vec::new())
    }

    /// Does in the help what `command` says; gives whether that is all.
    pub(crate) fn run_in_help(&mut self, command: Command) -> bool {
        let Some(Popup::Help(help)) = &mut self.popup else {
            return false;
        };
        match command {
            Command::Search => help.is_typing = true,
            Command::Back | Command::StopWork if help.is_typing || !help.line.text().is_empty() => {
                (help.line, help.is_typing, help.top) = (Line::default(), false, 0);
            }
            Command::Back | Command::Quit | Command::Help | Command::StopWork => {
                self.popup = help.under.take().map(|under| *under);
            }
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::config::load::read;

    fn app(settings: &str, keys: &str) -> App {
        let mut app = App::default();
        app.update(Event::Settings(read(settings)), Now::default());
        for key in Key::parse_sequence(keys).unwrap() {
            app.update(Event::Key(key), Now::default());
        }
        app
    }

    /// The names of the commands that the help shows.
    fn names(app: &App) -> Vec<String> {
        let Some(Popup::Help(help)) = &app.popup else {
            return Vec::new();
        };
        let name = |line: &HelpLine<'_>| match line {
            HelpLine::Row(row) => Some(row.name()),
            HelpLine::Place(_) => None,
        };
        help.lines().iter().filter_map(name).collect()
    }

    #[test]
    fn a_key_a_name_or_words_find_a_line() {
        for (typed, first) in [
            ("/ g w", "context"),
            ("/ B", "bookmarks"),
            ("/ a d d - w", "add-word"),
            ("/ c i t a t i o n Space j s o n", "copy-csl"),
            ("/ C I T A T I O N Space J S O N", "copy-csl"),
            ("/ x x x q", ""),
        ] {
            let app = app("", &format!("? {typed}"));
            assert_eq!(
                names(&app).first().map_or("", |name| name),
                first,
                "{typed}"
            );
        }
        let own = "[keys.list]\n'z z' = ['zen', 'down']\n";
        let own = app(own, "? / z e n , Space d o w n");
        assert_eq!(names(&own), ["zen, down"]);
    }

    #[test]
    fn escape_takes_the_search_away_and_then_closes() {
        let all = names(&app("", "?")).len();
        assert!(all > Command::ALL.len());
        for (keys, left) in [
            ("? / z e n", 1),
            ("? / z e n Enter j", 1),
            ("? / z e n Esc", all),
            ("? / z e n Enter Esc", all),
            ("? / q Esc Esc", 0),
            ("? / z e n Enter q", 0),
            ("? / Backspace q", 0),
            ("? ?", 0),
        ] {
            assert_eq!(names(&app("", keys)).len(), left, "{keys}");
        }
    }

    #[test]
    fn help_over_a_panel_begins_with_its_keys_and_leads_back_to_it() {
        let mut app = app("", "H ?");
        assert_eq!(names(&app).first().unwrap(), "add-word");
        app.update(Event::Key(Key::char('q')), Now::default());
        assert!(matches!(app.popup, Some(Popup::Keywords(_))));
    }
}
