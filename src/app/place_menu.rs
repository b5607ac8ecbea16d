//! The menus of places: marks and jumps, and what was read.

use crate::app::{App, Effect, Popup};
use crate::text::Clean;
use crate::user::Waypoint;

/// The most articles that are listed of those that were read.
const MOST_READ: usize = 500;

/// What a menu of places lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Marks and jumps.
    Places,
    /// What was read.
    Read,
}

/// A place that is listed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The letter of its mark.
    pub letter: Option<char>,
    /// The article, and the place in it.
    pub to: Waypoint,
    /// Words at the place.
    pub words: Clean,
    /// What stands at the right edge: how far and when it was read.
    pub note: String,
}

impl Entry {
    fn of(letter: Option<char>, to: &Waypoint, note: String) -> Self {
        Self {
            letter,
            to: to.clone(),
            words: Clean::line(&to.spot.words),
            note,
        }
    }
}

impl App {
    /// Opens a menu of places.
    pub(crate) fn open_places(&mut self, listed: Listed) {
        self.popup = Some(Popup::Places { listed, cursor: 0 });
    }

    /// What a menu of places lists.
    pub fn listed_places(&self, listed: Listed) -> Vec<Entry> {
        match listed {
            Listed::Places => {
                let marks = self.places.marks.iter();
                let marks = marks.map(|(letter, to)| Entry::of(Some(*letter), to, String::new()));
                let jumps = self.places.jumps.iter().rev();
                let jumps = jumps.map(|to| Entry::of(None, to, "jump".to_owned()));
                marks.chain(jumps).collect()
            }
            Listed::Read => {
                let read = self.progress.newest_first().into_iter().take(MOST_READ);
                let entry = |read: &crate::user::Progress| Entry {
                    letter: None,
                    to: Waypoint {
                        keys: read.keys,
                        title: read.title.clone(),
                        spot: read.spot.clone(),
                    },
                    words: Clean::default(),
                    note: format!("{} % · {}", read.percent, ago(self.unix - read.read_at)),
                };
                read.map(entry).collect()
            }
        }
    }

    /// Deletes the mark under the cursor of a menu.
    pub(crate) fn delete_mark(&mut self) -> Vec<Effect> {
        let Some(Popup::Places { listed, cursor }) = self.popup else {
            return Vec::new();
        };
        let entries = self.listed_places(listed);
        let letter = entries.get(cursor).and_then(|entry| entry.letter);
        letter.map_or_else(Vec::new, |letter| self.remove_mark(letter))
    }

    /// Goes to the place under the cursor of a menu.
    pub(crate) fn choose_place(&mut self, listed: Listed, cursor: usize) -> Vec<Effect> {
        let chosen = self.listed_places(listed).into_iter().nth(cursor);
        chosen.map_or_else(Vec::new, |entry| self.jump_to(entry.to))
    }
}

/// How long ago something was, in the largest unit that says it.
fn ago(secs: i64) -> String {
    match secs {
        ..60 => "just now".to_owned(),
        60..3_600 => format!("{} min ago", secs / 60),
        3_600..86_400 => format!("{} h ago", secs / 3_600),
        _ => format!("{} d ago", secs / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_said_in_one_unit() {
        for (secs, expected) in [
            (-5, "just now"),
            (59, "just now"),
            (3_599, "59 min ago"),
            (7_200, "2 h ago"),
            (200_000, "2 d ago"),
        ] {
            assert_eq!(ago(secs), expected);
        }
    }
}
