//! Brings the search index up to date with the catalogue, out of the way of everything else.

use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::cancel::Cancel;
use crate::library::index::{Agreed, Turn};
use crate::library::{Progress, Texts, index};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};

/// The least time between two reports that only say how far it is.
const BETWEEN_REPORTS: Duration = Duration::from_millis(250);

/// How much less of the processor it gets than the rest of the program, as `nice` counts.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// The index may be behind the catalogue.
    Fill {
        /// Words of what was read just now.
        texts: Texts,
        /// Stops it.
        cancel: Cancel,
    },
    /// Say when all that was wished before has ended.
    Rest(Sender<()>),
}

/// Fills the index whenever it is wished, until no more wishes can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    // On Linux this is of the thread alone, and of the threads that it starts.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICENESS);
    let send = |event| messages.send(Message::Event(event)).is_ok();
    let mut agreed = Agreed::default();
    let mut next = None;
    while let Ok(wish) = next.take().map_or_else(|| wishes.recv(), Ok) {
        let (mut texts, cancel) = match wish {
            Wish::Fill { texts, cancel } => (texts, cancel),
            Wish::Rest(done) => {
                let _ = done.send(());
                continue;
            }
        };
        // Of many changes in a row the last brings the index up to date with all.
        next = wishes.try_recv().ok();
        if texts.is_empty() && matches!(next, Some(Wish::Fill { .. })) {
            continue;
        }
        let (mut reported, mut last) = (Instant::now(), Progress::default());
        let mut report = |progress: Progress| {
            let is_news = progress.searchable != last.searchable;
            if is_news || reported.elapsed() >= BETWEEN_REPORTS {
                (reported, last) = (Instant::now(), progress);
                let _ = send(Event::Indexing(progress));
            }
        };
        let filled = stores.catalog().and_then(|catalog| {
            let (texts, agreed) = (&mut texts, &mut agreed);
            let filled =
                index::fill_again(&catalog, agreed, texts, Turn::Wait, &cancel, &mut report);
            stores::say_damage(&catalog, None, messages);
            filled
        });
        let filled = filled.map_err(|error| Clean::line(&error.to_string()));
        if !send(Event::Indexed(filled)) {
            return;
        }
    }
}
