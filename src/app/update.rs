//! What each event makes of the state: an arm each, to the piece that it concerns.

use crate::app::{App, Effect, Event, Focus, Notice, Now, Popup};
use crate::input::{Command, Key, Outcome};
use crate::library::Changes;

impl App {
    /// Takes one event; gives what must be done outside.
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        self.unix = now.unix;
        self.year = now.year;
        self.today = now.today;
        let mut effects = self.take(event);
        self.note_steps(&effects);
        self.try_before_losing(&mut effects);
        self.settle(&mut effects);
        if !self.pending.rest.is_empty() {
            effects.push(Effect::GoOn);
        }
        effects
    }

    /// Gives the event to the piece that it concerns.
    fn take(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.press(key),
            Event::Pointer(pointer) => {
                self.places.is_walking = false;
                self.point(pointer)
            }
            Event::GoOn => self.go_on_with_rest(),
            Event::Paste(text) => self.paste(&text),
            Event::Resize(size) => {
                self.size = size;
                Vec::new()
            }
            Event::Ground(ground) => self.take_ground(ground),
            Event::Rows(rows) => {
                self.list.rows = rows;
                Vec::new()
            }
            Event::View { generation, view } => self.take_view(generation, *view),
            Event::Opened { generation, result } if generation == self.reading.generation => {
                self.take_opened(result)
            }
            Event::PageSet { generation, page } if generation == self.reading.generation => {
                self.reading.take_page(page);
                self.seek_find();
                Vec::new()
            }
            Event::Opened { .. } | Event::PageSet { .. } => Vec::new(),
            Event::Raw { generation, result } => self.take_raw(generation, result),
            Event::Snippets { round, snippets } => {
                self.snippets.take(round, snippets);
                Vec::new()
            }
            Event::Jumped { round, result } => {
                self.take_jumped(round, result);
                Vec::new()
            }
            Event::Context { round, read } => self.take_context(round, read),
            Event::Counted(counted) => self.take_counted(counted),
            Event::Saved { rows, mark } => {
                self.take_saved(&rows, mark);
                self.saved_since.push((rows, mark));
                Vec::new()
            }
            Event::NotSaved(what) => self.take_not_saved(what),
            Event::TriedToKeep(left) => self.quit_or_ask(left),
            Event::Saving(done) => self.take_saving(done),
            Event::Done(done) => self.take_done(done),
            Event::Waited(number) => self.take_waited(number),
            Event::NoKey(number) => {
                self.take_no_key(number);
                Vec::new()
            }
            Event::Progress(progress) => self.take_progress(progress),
            Event::Refreshed(refreshed) => self.take_refreshed(refreshed),
            Event::Followed(followed) => self.take_followed(followed),
            Event::Polls(because) => self.take_polls(because),
            Event::CatalogWritten => self.take_catalog_written(),
            Event::History(kept) => {
                self.history.take_kept(&kept);
                Vec::new()
            }
            Event::PlacesKept {
                progress,
                waypoints,
            } => self.take_places_kept(progress, waypoints),
            Event::Located { round, rows } => self.take_located(round, &rows),
            Event::MarksWritten => self.catalog_changed(true),
            Event::Indexing(progress) => self.take_indexing(progress),
            Event::Indexed(filled) => self.take_indexed(filled),
            Event::Leads(leads) => self.take_lead(leads),
            Event::Keywords(read) => self.take_keywords(read),
            Event::KeywordsDone(done) => self.take_keywords_done(done),
            Event::KeywordsCounted { round, count } => self.take_keyword_count(round, count),
            Event::Settings(loaded) => self.take_settings(loaded),
            Event::ViewCounted {
                generation,
                place,
                count,
            } => {
                self.take_view_count(generation, place, count);
                Vec::new()
            }
            Event::Names { of, names } => {
                self.take_names(of, names);
                Vec::new()
            }
            Event::ViewSaved(saved) => self.take_view_saved(saved),
            Event::Story(found) => self.take_story(found),
            Event::Differences(rows, result) => self.take_differences(rows, result),
            Event::Problems { here, files } => self.take_problems(here, files),
            Event::FromOutside(came) => self.take_from_outside(came),
            Event::CatalogRenewed(reason) => self.fill_again(&reason),
            Event::Failed(reason) => {
                self.notice = Some(Notice::error(&reason));
                Vec::new()
            }
        }
    }

    /// Takes pasted text: into what is typed, and never as commands.
    fn paste(&mut self, text: &str) -> Vec<Effect> {
        if let Some(Popup::Help(help)) = &mut self.popup {
            help.insert(text);
            Vec::new()
        } else if matches!(self.popup, Some(Popup::Keywords(_))) {
            self.paste_into_keywords(text)
        } else if self.jump.is_some() {
            self.paste_into_jump(text)
        } else if self.prompt.is_some() {
            self.paste_into_prompt(text)
        } else if self.editor.is_some() && self.question.is_none() {
            self.paste_into_note(text)
        } else if self.tagging.is_some() {
            self.paste_into_tags(text)
        } else {
            self.notice = Some(Notice::info("pasted text is not taken as commands"));
            Vec::new()
        }
    }

    /// Takes a key: of the popup if one is open, else of the pane in focus.
    pub(crate) fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        self.changes = Changes::default();
        self.pending.rest.clear();
        if self.waits_behind(key) {
            return Vec::new();
        }
        if self.question.is_some() {
            return self.answer(key);
        }
        if let Some(what) = self.places.letter_for.take() {
            return self.press_letter(what, key);
        }
        if self.popup.is_some() {
            return self.press_in_popup(key);
        }
        if self.editor.is_some() {
            return self.press_in_editor(key);
        }
        if self.tagging.is_some() {
            return self.press_in_tags(key);
        }
        if self.jump.is_some() {
            return self.press_in_jump(key);
        }
        if self.prompt.is_some() {
            return self.press_in_prompt(key);
        }
        if self.is_in_context() {
            return self.press_in_context(key);
        }
        if self.coverage.is_some() {
            return self.press_in_coverage(key);
        }
        if self.focus == Focus::Article && self.reading.selected.is_some() {
            return self.press_in_text(key);
        }
        match self.press_bound(self.layer(), key) {
            Outcome::Command(command, count) => self.run(command, count),
            Outcome::Pending | Outcome::Nothing => Vec::new(),
            Outcome::Unbound => {
                let help = self.hint(Command::Help);
                let words = format!("{key} is not bound; {help} shows the keys");
                self.notice = Some(Notice::info(&words));
                Vec::new()
            }
        }
    }
}
