//! Sees what other instances write: catalogue, search index and marks.
//!
//! The system tells that a store was written, this instance's own writing included; the version of
//! the store says whether that is news.

use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::library::watch::Written;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, keeper, syncer};

/// From the first word of a writing to the look: one commit is several writes.
const GATHERED: Duration = Duration::from_millis(100);

/// Looks whenever something was written, until no more can come.
pub fn work(
    stores: &Stores,
    (keeper, syncer): (&Sender<keeper::Task>, &Sender<syncer::Wish>),
    written: &Receiver<Written>,
    messages: &Messages,
) {
    let Ok(catalog) = stores.catalog() else {
        return;
    };
    // The first look is news: what was shown may have been read before this could see.
    let mut seen = None;
    while let Ok(first) = written.recv() {
        let (mut is_catalog, mut is_state) = (false, false);
        let mut note = |written| match written {
            Written::Catalog => is_catalog = true,
            Written::State => is_state = true,
        };
        note(first);
        let due = Instant::now() + GATHERED;
        while let Ok(more) = written.recv_timeout(due.saturating_duration_since(Instant::now())) {
            note(more);
        }
        if is_state {
            // Only who writes marks here can tell its own from those of others.
            drop(keeper.send(keeper::Task::Look));
            drop(syncer.send(syncer::Wish::Look));
        }
        let now = catalog.version().ok();
        if is_catalog && now != seen {
            seen = now;
            if messages
                .send(Message::Event(Event::CatalogWritten))
                .is_err()
            {
                return;
            }
        }
    }
}
