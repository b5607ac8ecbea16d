//! Views and refreshes: asking for them, and taking what they bring without moving the cursor.

use std::sync::Arc;

use crate::app::indexing::indexing_words;
use crate::app::notice::{grouped, progress_words};
use crate::app::reading::{Arrival, Content};
use crate::app::unsaved::unsaved_words;
use crate::app::{App, Effect, Focus, Notice};
use crate::library::{Changes, Progress, View};
use crate::search::Marks;
use crate::text::Clean;

/// How it stands with the last view that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ViewRequest {
    /// It has come.
    #[default]
    None,
    /// It is on its way.
    Asked,
    /// It is on its way, and the catalogue has changed since.
    Stale,
}

/// Whether the cursor will hold its article, where it does not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Holding {
    /// That is as it is.
    #[default]
    AsItIs,
    /// It will from the next view on: with that the last rows come.
    FromNextView,
}

impl App {
    /// Asks for the view of the query and the order that are set.
    pub(crate) fn ask_view(&mut self) -> Vec<Effect> {
        self.view_generation += 1;
        self.view_request = ViewRequest::Asked;
        self.saved_since.clear();
        vec![Effect::View {
            generation: self.view_generation,
            query: self.list.query.clone(),
            sort: self.list.sort,
            group: self.list.group,
            keep: self.kept_row(),
        }]
    }

    /// The row that stays in the list though the query does not ask for it any more: the one under
    /// the cursor, until another query is asked for.
    fn kept_row(&self) -> Option<u32> {
        let stays = !self.list.is_other_query && self.list.holds_article && self.going_to.is_none();
        self.list.row_at(self.list.cursor).filter(|_| stays)
    }

    /// Takes a view, unless another was asked for since; asks again if the catalogue has changed.
    pub(crate) fn take_view(&mut self, generation: u64, view: View) -> Vec<Effect> {
        if generation != self.view_generation {
            return Vec::new();
        }
        if view.to_come > 0 {
            return self.take_first_rows(view);
        }
        let request = std::mem::take(&mut self.view_request);
        let to = self.going_to.take();
        let marks = Arc::clone(&self.list.view.marks);
        let was_awaited = self.list.awaits_result();
        let is_other = self.list.view.catalogue != view.catalogue;
        self.list.take_view(view, to);
        // What a command lists while it is typed is no other list.
        if !self.prompt.as_ref().is_some_and(|prompt| prompt.has_listed) {
            self.keep_selection(is_other);
        }
        self.snippets.ask_again();
        let mut effects = Vec::new();
        if was_awaited {
            effects.extend(self.result_came());
        }
        effects.extend(self.mark_anew(&marks));
        for (rows, mark) in std::mem::take(&mut self.saved_since) {
            self.take_saved(&rows, mark);
        }
        if request == ViewRequest::Stale {
            effects.extend(self.ask_view());
        } else {
            if std::mem::take(&mut self.holding) == Holding::FromNextView {
                self.list.holds_article = true;
            }
            effects.extend(self.command_listed());
        }
        effects
    }

    /// The result of what was typed is there: who went into it before reads its first article.
    fn result_came(&mut self) -> Vec<Effect> {
        if self.list.current().is_none() {
            self.focus = Focus::List;
        }
        self.mark_read_when_reading()
    }

    /// Takes the first rows of a view of which the rest is on its way, if the cursor can be among
    /// them.
    fn take_first_rows(&mut self, view: View) -> Vec<Effect> {
        let list = &self.list;
        let is_there = list
            .held()
            .is_none_or(|held| view.order.contains(&held.row));
        if self.going_to.is_some() || !is_there && !list.is_other_query {
            return Vec::new();
        }
        let marks = Arc::clone(&list.view.marks);
        let was_awaited = self.list.awaits_result();
        self.list.take_view(view, None);
        for (rows, mark) in self.saved_since.clone() {
            self.take_saved(&rows, mark);
        }
        let mut effects = Vec::new();
        if was_awaited {
            effects.extend(self.result_came());
        }
        effects.extend(self.mark_anew(&marks));
        effects
    }

    /// Where something else is searched for than `before`, it is marked in the article, which goes to its
    /// first place, and passages show it. Keywords that match otherwise are marked anew under the eyes.
    fn mark_anew(&mut self, before: &Arc<Marks>) -> Vec<Effect> {
        let marks = &self.list.view.marks;
        if Arc::ptr_eq(marks, before) {
            return Vec::new();
        }
        let is_other = !marks.is_as(before);
        self.snippets.renew();
        self.reading.found = None;
        if self.reading.row != self.list.current() {
            return Vec::new();
        }
        self.reading.seeks_found |= is_other;
        self.set_page_again()
    }

    /// Takes the progress of the refresh; rows that were read since are asked for.
    pub(crate) fn take_progress(&mut self, progress: Progress) -> Vec<Effect> {
        let has_new_rows = self.work.is_none_or(|work| work.read != progress.read);
        self.work = Some(progress);
        if !has_new_rows {
            return Vec::new();
        }
        self.view_changed()
    }

    /// The catalogue has changed: asks for a view, or notes that the one on its way is stale.
    pub(crate) fn view_changed(&mut self) -> Vec<Effect> {
        let mut effects = self.coverage_changed();
        self.sparkline.forget();
        if self.view_request == ViewRequest::None {
            effects.extend(self.ask_view());
        } else {
            self.view_request = ViewRequest::Stale;
        }
        effects
    }

    /// Says why the catalogue was thrown away, and has it filled again.
    pub(crate) fn fill_again(&mut self, reason: &str) -> Vec<Effect> {
        self.notice = Some(Notice::error(reason));
        if self.work.is_some() || self.follows {
            return Vec::new();
        }
        self.work = Some(Progress::default());
        vec![Effect::Refresh]
    }

    /// Takes the end of the refresh.
    pub(crate) fn take_refreshed(&mut self, refreshed: Result<Changes, Clean>) -> Vec<Effect> {
        let changes = match refreshed {
            Ok(changes) => changes,
            Err(reason) => {
                self.work = None;
                self.list.holds_article = true;
                self.notice = Some(Notice::error(&reason));
                return Vec::new();
            }
        };
        let was_asked_for = self.is_refresh_asked;
        self.work = None;
        self.is_refresh_asked = false;
        // The last rows may still be to come: until then the cursor stays at the top.
        if changes.is_any() {
            self.holding = Holding::FromNextView;
        } else {
            self.list.holds_article = true;
        }
        self.list.view.counts.problems = changes.problems;
        if let (Some(words), None) = (changes_words(changes, was_asked_for), &self.notice) {
            self.notice = Some(Notice::info(&words));
            // What the folders tell from now on is said together with it.
            self.changes = Changes {
                added: changes.added,
                changed: changes.changed,
                removed: changes.removed,
                ..Changes::default()
            };
        }
        self.catalog_changed(changes.is_any())
    }

    /// The catalogue has changed: asks for a view, and for the article again if texts may be others.
    pub(crate) fn catalog_changed(&mut self, are_texts_others: bool) -> Vec<Effect> {
        let mut effects = self.view_changed();
        if are_texts_others {
            self.snippets.renew();
        }
        if are_texts_others && !matches!(self.reading.content, Content::Empty) {
            effects.extend(self.show_current(Arrival::SamePlace));
        }
        effects
    }
}

/// What a refresh changed, in words; `None` where nobody asked and nothing changed.
pub(crate) fn changes_words(changes: Changes, was_asked_for: bool) -> Option<String> {
    let Changes {
        added,
        changed,
        removed,
        ..
    } = changes;
    let parts = [(added, "new"), (changed, "changed"), (removed, "gone")];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{} {what}", grouped(number)))
        .collect();
    let stopped = if changes.stopped { "stopped: " } else { "" };
    if parts.is_empty() {
        return (was_asked_for || changes.stopped).then(|| format!("{stopped}nothing has changed"));
    }
    Some(format!("{stopped}{}", parts.join(", ")))
}

/// The words for the work that is running, for the status line.
pub fn work_words(app: &App) -> Option<String> {
    let saving = app
        .saving
        .map(|(done, of)| format!("keeping {} of {}", grouped(done), grouped(of)));
    let saving = saving.or_else(|| unsaved_words(app));
    let reading = saving.or_else(|| app.work.and_then(progress_words));
    reading.or_else(|| app.indexing.and_then(indexing_words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};

    #[test]
    fn the_cursor_stays_at_the_top_until_the_last_rows_of_a_first_scan_have_come() {
        let mut app = App::default();
        let view = |rows: &[u32]| View {
            order: Arc::new(rows.to_vec()),
            ..View::default()
        };
        let listed = |app: &mut App, rows: &[u32]| {
            let (generation, view) = (app.view_generation, Box::new(view(rows)));
            app.update(Event::View { generation, view }, Now::default());
        };
        app.update(Event::MarksWritten, Now::default());
        listed(&mut app, &[7]);
        app.list.holds_article = false;
        let changes = Changes {
            added: 3,
            ..Changes::default()
        };
        app.update(Event::Refreshed(Ok(changes)), Now::default());
        listed(&mut app, &[9, 8, 7]);
        assert_eq!(app.list.current(), Some(9));
        app.update(Event::MarksWritten, Now::default());
        listed(&mut app, &[10, 9, 8, 7]);
        assert_eq!(app.list.current(), Some(9));
    }

    #[test]
    fn a_catalogue_that_was_thrown_away_is_said_and_filled_again_once() {
        let mut app = App::default();
        let renewed = || Event::CatalogRenewed(Clean::line("the catalogue is made anew"));
        let is_refresh = |effect: &Effect| matches!(effect, Effect::Refresh);
        let first = app.update(renewed(), Now::default());
        assert_eq!(first.iter().filter(|effect| is_refresh(effect)).count(), 1);
        assert!(app.notice.is_some());
        let second = app.update(renewed(), Now::default());
        assert!(!second.iter().any(is_refresh), "it is being filled already");
    }
}
