//! The search index behind the list: how far it is, and who keeps it.

use crate::app::notice::grouped;
use crate::app::{App, Effect, Notice};
use crate::library::{Filled, Progress};
use crate::text::Clean;

impl App {
    /// Takes how far the index is; where words were asked for, what can be found since is asked for.
    pub(crate) fn take_indexing(&mut self, progress: Progress) -> Vec<Effect> {
        let before = self.indexing.replace(progress).unwrap_or_default();
        if before.searchable == progress.searchable {
            return Vec::new();
        }
        self.index_grew()
    }

    /// More can be found: where words were asked for that not all articles were searched for, they are
    /// looked for again.
    fn index_grew(&mut self) -> Vec<Effect> {
        let mut effects = self.context_grew();
        if self.list.view.searched.is_some() {
            effects.extend(self.view_changed());
        }
        effects
    }

    /// Takes the end of the filling.
    pub(crate) fn take_indexed(&mut self, filled: Result<Filled, Clean>) -> Vec<Effect> {
        self.indexing = None;
        let notice = match filled {
            Ok(filled) => filled.notice,
            Err(reason) => Some(reason),
        };
        if let Some(words) = notice {
            self.notice = Some(Notice::error(&words));
        }
        self.index_grew()
    }

    /// Takes the word whether this instance keeps the library up to date.
    pub(crate) fn take_lead(&mut self, leads: bool) -> Vec<Effect> {
        self.follows = !leads;
        if self.follows {
            // What was asked for is done once the other instance is gone.
            self.work = None;
            self.list.holds_article = true;
            // What the other has written since the list was asked for was not told as news.
            return self.view_changed();
        }
        Vec::new()
    }
}

/// The words for the filling of the index, for the status line.
pub(crate) fn indexing_words(progress: Progress) -> Option<String> {
    (progress.to_index > 0).then(|| {
        let (indexed, all) = (grouped(progress.indexed), grouped(progress.to_index));
        format!("indexing {indexed} of {all} articles")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, Now};
    use crate::library::{Searched, View};

    fn asks_for_a_view(effects: &[Effect]) -> bool {
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::View { .. }))
    }

    #[test]
    fn what_can_be_found_since_is_asked_for_only_where_words_were_asked_for() {
        let progress = |indexed, searchable| Progress {
            to_index: 10,
            indexed,
            searchable,
            ..Progress::default()
        };
        for (searched, expected) in [(None, false), (Some(Searched::default()), true)] {
            let mut app = App::default();
            app.list.view = View {
                searched,
                ..View::default()
            };
            let first = app.update(Event::Indexing(progress(5, 0)), Now::default());
            assert!(!asks_for_a_view(&first));
            let second = app.update(Event::Indexing(progress(7, 7)), Now::default());
            assert_eq!(asks_for_a_view(&second), expected);
            let words = app.indexing.and_then(indexing_words);
            assert_eq!(words.as_deref(), Some("indexing 7 of 10 articles"));
            let end = Event::Indexed(Ok(Filled::default()));
            app.update(end, Now::default());
            assert_eq!(app.indexing, None);
        }
    }

    #[test]
    fn who_follows_waits_for_nothing_and_does_not_look_again() {
        let mut app = App {
            work: Some(Progress::default()),
            ..App::default()
        };
        app.update(Event::Leads(false), Now::default());
        assert_eq!(app.work, None);
        let effects = app.run(crate::input::Command::Rescan, None);
        assert!(effects.is_empty() && app.work.is_none() && app.notice.is_some());
        app.update(Event::Leads(true), Now::default());
        let effects = app.run(crate::input::Command::Rescan, None);
        assert!(matches!(effects.as_slice(), [Effect::Refresh]));
    }
}
