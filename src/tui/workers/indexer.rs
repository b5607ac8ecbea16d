//! Brings the search index up to date with the catalogue, out of the way of everything else.

use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::cancel::Cancel;
use crate::library::index::Turn;
use crate::library::{Progress, Texts, index};
use crate::text::Clean;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};

/// The least time between two reports that only say how far it is.
const BETWEEN_REPORTS: Duration = Duration::from_millis(250);

/// How much less of the processor it gets than the rest of the program, as `nice` counts.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// The index may be behind the catalogue.
#[derive(Debug)]
pub struct Wish {
    /// Words of what was read just now.
    pub texts: Texts,
    /// Stops it.
    pub cancel: Cancel,
}

/// Fills the index whenever it is wished, until no more wishes can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Sender<Message>) {
    // On Linux this is of the thread alone, and of the threads that it starts.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICENESS);
    let send = |event| messages.send(Message::Event(event)).is_ok();
    for mut wish in wishes {
        let (mut reported, mut last) = (Instant::now(), Progress::default());
        let mut report = |progress: Progress| {
            let is_news = progress.searchable != last.searchable;
            if is_news || reported.elapsed() >= BETWEEN_REPORTS {
                (reported, last) = (Instant::now(), progress);
                let _ = send(Event::Indexing(progress));
            }
        };
        let filled = stores.catalog().and_then(|catalog| {
            let (texts, cancel) = (&mut wish.texts, &wish.cancel);
            let filled = index::fill(&catalog, texts, Turn::Wait, cancel, &mut report);
            stores::say_damage(&catalog, None, messages);
            filled
        });
        let filled = filled.map_err(|error| Clean::line(&error.to_string()));
        if !send(Event::Indexed(filled)) {
            return;
        }
    }
}
