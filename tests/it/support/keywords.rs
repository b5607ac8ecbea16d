//! Keywords without threads: changed in their files, counted, and the library brought up to date.

use std::sync::Arc;

use newsprint::app::{Event, KeywordDeed};
use newsprint::cancel::Cancel;
use newsprint::keywords::Word;
use newsprint::library::index::Turn;
use newsprint::library::{Texts, index, reattach, refresh};
use newsprint::tui::workers::{keyword_counts, keywords};

use crate::support::Screen;

impl Screen {
    /// Reads the keywords again and brings catalogue and index up to date.
    pub(super) fn refresh(&mut self) -> Vec<Event> {
        let read = keywords::read(&self.keywords);
        let mut latest = None;
        let (mut texts, never) = (Texts::default(), Cancel::default());
        let changes = refresh::refresh(
            &mut self.catalog,
            &read.matcher,
            &mut texts,
            &never,
            &mut |progress| latest = Some(progress),
        );
        let filled = index::fill(&self.catalog, &mut texts, Turn::Wait, &never, &mut |_| ());
        reattach::reattach(&self.catalog, &mut self.store, &mut texts).unwrap();
        let mut events = vec![Event::Keywords(read)];
        events.extend(latest.map(Event::Progress));
        events.push(Event::Refreshed(Ok(changes.unwrap())));
        events.push(Event::Indexed(Ok(filled.unwrap())));
        events
    }

    /// Changes the keyword files, reads them, and counts hits anew.
    pub(super) fn change_keywords(&mut self, deed: &KeywordDeed) -> Vec<Event> {
        let done = self.keywords_done.carry_out(&self.keywords, deed);
        let mut events = self.refresh();
        events.push(Event::KeywordsDone(done));
        events
    }

    /// Counts in how many articles keywords are seen.
    pub(super) fn count_keywords(
        &self,
        round: u64,
        words: Vec<Word>,
        listed: Arc<Vec<u32>>,
    ) -> Vec<Event> {
        let wish = keyword_counts::Wish {
            round,
            words,
            listed,
            matcher: Arc::clone(&self.app.matcher),
            cancel: Cancel::default(),
        };
        let mut events = Vec::new();
        let mut tell = |count| events.push(Event::KeywordsCounted { round, count });
        keyword_counts::count(&self.catalog, &wish, &mut tell).unwrap();
        events
    }

    /// What the keywords file says now.
    pub(crate) fn keywords_file(&self) -> String {
        std::fs::read_to_string(&self.keywords).unwrap()
    }
}
