//! Reads the keywords again, and brings the catalogue up to date with the folders.
//!
//! Of several instances only the one that leads does so; in the others this thread waits for the
//! lead, and does not look in between.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::cancel::Cancel;
use crate::keywords::{Matcher, load};
use crate::library::leader::{Lead, Leader};
use crate::library::{Changes, Progress, Texts, reattach, refresh};
use crate::text::Clean;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, indexer, stores};

/// The least time between two reports: more often than this no one can read.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// Refreshes whenever it is wished, until no more wishes can come. Each wish brings what stops it.
/// What was read goes on to `indexer`.
pub fn work(
    stores: &Stores,
    keywords: &Path,
    indexer: &Sender<indexer::Wish>,
    wishes: &Receiver<Cancel>,
    messages: &Sender<Message>,
) {
    let send = |event| messages.send(Message::Event(event)).is_ok();
    let _leader = lead(stores, messages);
    for cancel in wishes {
        let (matcher, problems) = read_keywords(keywords);
        if !send(Event::Keywords {
            matcher: Arc::clone(&matcher),
            problems,
        }) {
            return;
        }
        let mut reported = None::<Instant>;
        let mut report = |progress: Progress| {
            if reported.is_none_or(|at| at.elapsed() >= BETWEEN_REPORTS) {
                reported = Some(Instant::now());
                let _ = send(Event::Progress(progress));
            }
        };
        let mut texts = Texts::in_folder(&stores.cache);
        let refreshed = refresh(stores, &matcher, &mut texts, &cancel, &mut report, messages);
        let refreshed = refreshed.map_err(|error| Clean::line(&format!("{error:#}")));
        if !send(Event::Refreshed(refreshed)) {
            return;
        }
        // Where it listens no more its panic has ended the process.
        drop(indexer.send(indexer::Wish { texts, cancel }));
    }
}

/// Takes the lead, when no one else has it any more; `None` where that cannot be known.
fn lead(stores: &Stores, messages: &Sender<Message>) -> Option<Leader> {
    match Leader::ask(&stores.cache, &stores.roots).ok()? {
        Lead::Taken(leader) => Some(leader),
        Lead::Other(waiting) => {
            drop(messages.send(Message::Event(Event::Leads(false))));
            let leader = waiting.wait();
            drop(messages.send(Message::Event(Event::Leads(true))));
            Some(leader)
        }
    }
}

/// The keywords as the file has them now, ready to match, and what is wrong with the file.
pub fn read_keywords(path: &Path) -> (Arc<Matcher>, Vec<(PathBuf, crate::article::Problem)>) {
    let loaded = load::load(path);
    (Arc::new(Matcher::new(loaded.keywords)), loaded.problems)
}

/// One refresh, and the marks of edited articles found again after it.
fn refresh(
    stores: &Stores,
    matcher: &Matcher,
    texts: &mut Texts,
    cancel: &Cancel,
    report: &mut dyn FnMut(Progress),
    messages: &Sender<Message>,
) -> anyhow::Result<Changes> {
    let mut catalog = stores.catalog()?;
    let changes = refresh::refresh(&mut catalog, matcher, texts, cancel, report);
    stores::say_damage(&catalog, None, messages);
    let changes = changes?;
    if changes.added + changes.changed + changes.removed > 0 && !changes.stopped {
        reattach::reattach(&catalog, &mut stores.store()?)?;
    }
    Ok(changes)
}
