//! Changes of the folders as they happen, and what other instances do: said quietly, and never
//! under the reader's hands.

use crate::app::refreshing::changes_words;
use crate::app::{App, Effect, Notice};
use crate::library::Changes;
use crate::text::Clean;

impl App {
    /// Takes a change of the folders. What has changed since the last key is said together, unless
    /// something else was said since.
    pub(crate) fn take_followed(&mut self, followed: Result<Changes, Clean>) -> Vec<Effect> {
        let changes = match followed {
            Ok(changes) => changes,
            Err(reason) => {
                self.notice = Some(Notice::error(&reason));
                return Vec::new();
            }
        };
        if !self.is_refresh_asked {
            self.work = None;
        }
        self.list.holds_article = true;
        self.list.view.counts.problems = changes.problems;
        let said = changes_words(self.changes, false);
        let is_own = match (&self.notice, said) {
            (None, _) => true,
            (Some(notice), Some(said)) => notice.text == *said,
            (Some(_), None) => false,
        };
        if is_own && !self.settings.is_quiet {
            self.changes.added += changes.added;
            self.changes.changed += changes.changed;
            self.changes.removed += changes.removed;
            let words = changes_words(self.changes, false);
            self.notice = words.map(|words| Notice::info(&words));
        }
        self.catalog_changed(changes.is_any())
    }

    /// Takes the reason why changes are not told, if they are not.
    pub(crate) fn take_polls(&mut self, because: Option<Clean>) -> Vec<Effect> {
        self.polled_because = because;
        Vec::new()
    }

    /// Takes the word that the catalogue was written. Who leads has been told by its own workers
    /// while they are at work; who follows has not, and texts may be others as well.
    pub(crate) fn take_catalog_written(&mut self) -> Vec<Effect> {
        if self.follows {
            return self.catalog_changed(true);
        }
        if self.work.is_some() || self.indexing.is_some() {
            return Vec::new();
        }
        self.view_changed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};

    fn followed(app: &mut App, added: usize, removed: usize) {
        let changes = Changes {
            added,
            removed,
            ..Changes::default()
        };
        app.update(Event::Followed(Ok(changes)), Now::default());
    }

    fn said(app: &App) -> Option<&str> {
        app.notice.as_ref().map(|notice| notice.text.as_str())
    }

    #[test]
    fn changes_are_summed_until_the_next_key_and_push_nothing_else_away() {
        let mut app = App::default();
        followed(&mut app, 3, 0);
        followed(&mut app, 1_200, 2);
        assert_eq!(said(&app), Some("1,203 new, 2 gone"));
        app.update(
            Event::Key(crate::input::Key::parse("j").unwrap()),
            Now::default(),
        );
        assert_eq!(said(&app), None);
        followed(&mut app, 1, 0);
        assert_eq!(said(&app), Some("1 new"));
        app.notice = Some(Notice::error("not kept"));
        followed(&mut app, 1, 0);
        assert_eq!(said(&app), Some("not kept"));
    }

    #[test]
    fn where_it_is_so_set_the_counts_tell_of_changes_alone() {
        let mut app = App::default();
        app.settings.is_quiet = true;
        followed(&mut app, 3, 1);
        assert_eq!(said(&app), None);
    }

    #[test]
    fn what_the_first_look_has_found_is_summed_with_what_follows() {
        let mut app = App::default();
        let changes = Changes {
            added: 1,
            ..Changes::default()
        };
        app.update(Event::Refreshed(Ok(changes)), Now::default());
        followed(&mut app, 0, 1);
        assert_eq!(said(&app), Some("1 new, 1 gone"));
    }

    #[test]
    fn who_follows_asks_anew_for_what_others_have_written() {
        let mut app = App {
            follows: true,
            ..App::default()
        };
        let effects = app.update(Event::CatalogWritten, Now::default());
        assert!(matches!(effects.as_slice(), [Effect::View { .. }]));
        let mut app = App {
            indexing: Some(crate::library::Progress::default()),
            ..App::default()
        };
        let effects = app.update(Event::CatalogWritten, Now::default());
        assert!(effects.is_empty(), "its own index is on its way");
    }
}
