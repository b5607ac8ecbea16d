//! What was done to articles, undone and redone: said, drawn, and gone to.

use crate::app::keyword_keeping::Kept;
use crate::app::list::Held;
use crate::app::reading::{Arrival, Content};
use crate::app::{App, Deed, Done, Effect, KeywordDeed, Notice};
use crate::input::Command;
use crate::text::Clean;
use crate::user::Log;

impl App {
    /// Undoes the last thing done: to articles, or a keyword that was just made with one key.
    pub(crate) fn undo(&mut self) -> Vec<Effect> {
        // One that is being written still is written first: what is done to keywords is done in order.
        match std::mem::take(&mut self.kept) {
            Kept::Yes | Kept::OnItsWay => vec![Effect::Keywords(KeywordDeed::Undo)],
            Kept::No => vec![Effect::Deed(Deed::Undo)],
        }
    }

    /// Notes that the last thing done is no keyword any more, where `effects` have something done to articles
    /// that can be undone.
    pub(crate) fn note_steps(&mut self, effects: &[Effect]) {
        let is_step = |effect: &Effect| match effect {
            Effect::Deed(Deed::Save { log, .. }) => *log == Log::Step,
            Effect::Deed(deed) => {
                matches!(deed, Deed::SaveAll { .. } | Deed::Move { .. } | Deed::Redo)
            }
            _ => false,
        };
        if effects.iter().any(is_step) {
            self.kept = Kept::No;
        }
    }

    /// Takes the word that something is on disk that was done to articles.
    pub(crate) fn take_done(&mut self, done: Result<Done, Clean>) -> Vec<Effect> {
        let was_for_many = self.saving.take().is_some();
        let done = match done {
            Ok(done) => done,
            Err(reason) => {
                self.notice = Some(Notice::error(&format!("not saved: {reason}")));
                return Vec::new();
            }
        };
        self.unsaved = done.unsaved;
        let undo = done.undoing.map_or_else(String::new, |does| {
            format!("; {} {does}", self.hint(Command::Undo))
        });
        let words = format!("{}{undo}", done.words);
        self.notice = Some(Notice::info(&words));
        for (rows, mark) in &done.saved {
            for row in rows {
                self.asked.remove(row);
            }
            self.take_saved(rows, *mark);
            self.saved_since.push((rows.clone(), *mark));
        }
        let rows: Vec<u32> = done
            .saved
            .iter()
            .flat_map(|(rows, _)| rows.clone())
            .collect();
        if done.goes_there {
            self.go_to_one_of(&rows);
        }
        let mut effects = self.view_changed();
        // What was added may stand in the text. Of a change to many, the rows are not named.
        let is_of_many = was_for_many || (done.goes_there && done.saved.is_empty());
        let shown = self.reading.row;
        let is_shown = shown.is_some_and(|row| is_of_many || rows.contains(&row));
        if is_shown && !matches!(self.reading.content, Content::Empty) {
            effects.extend(self.show_current(Arrival::SamePlace));
        }
        effects
    }

    /// Takes the number of articles that are done of many.
    pub(crate) fn take_saving(&mut self, done: usize) -> Vec<Effect> {
        self.saving = self.saving.map(|(_, of)| (done, of));
        Vec::new()
    }

    /// Brings the cursor to the first of `rows` that is listed; to one that may be listed now, once the
    /// list has come.
    fn go_to_one_of(&mut self, rows: &[u32]) {
        let order = &self.list.view.order;
        if let Some(place) = order.iter().position(|row| rows.contains(row)) {
            if self.list.cursor != place {
                self.list.reveal(place);
            }
        } else if let (Some(row), false) = (rows.first(), self.list.query.is_all()) {
            let below_top = self.list.below_top();
            self.going_to = Some(Held {
                row: *row,
                below_top,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::input::Key;
    use crate::query::parse;

    #[test]
    fn a_keyword_that_is_still_being_written_is_what_undo_takes_back() {
        let mut app = App::default();
        app.list.query = parse("quay").unwrap();
        let mut press = |key| app.update(Event::Key(Key::char(key)), Now::default());
        press('*');
        let effects = press('U');
        let is_undone = |of: &Effect| matches!(of, Effect::Keywords(KeywordDeed::Undo));
        assert!(effects.iter().any(is_undone), "{effects:?}");
        let effects = press('U');
        let is_undone = |of: &Effect| matches!(of, Effect::Deed(Deed::Undo));
        assert!(effects.iter().any(is_undone), "{effects:?}");
    }
}
