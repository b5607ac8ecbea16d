//! Counts in how many articles keywords are seen; the newest wish wins, and each count is sent as it
//! comes.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::app::{Event, KeywordCount};
use crate::cancel::Cancel;
use crate::keywords::{Matcher, Word};
use crate::library::Catalog;
use crate::library::view::sightings::{self, Told};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};

/// The least time between two reports of how much was read.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// What is wished.
#[derive(Debug)]
pub struct Wish {
    /// Which request this is.
    pub round: u64,
    /// The words.
    pub words: Vec<Word>,
    /// The rows of the list.
    pub listed: Arc<Vec<u32>>,
    /// The keywords, for the counts of groups.
    pub matcher: Arc<Matcher>,
    /// Stops it: a newer wish has come.
    pub cancel: Cancel,
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    let mut kept = None;
    for wish in wishes {
        let round = wish.round;
        let mut is_heard = true;
        let mut tell = |count| {
            let event = Event::KeywordsCounted { round, count };
            is_heard = messages.send(Message::Event(event)).is_ok();
        };
        let counted = (|| {
            let catalog = match &mut kept {
                Some(catalog) => catalog,
                None => kept.insert(stores.catalog()?),
            };
            let counted = count(catalog, &wish, &mut tell);
            stores::say_damage(catalog, None, messages);
            counted
        })();
        if let Err(error) = counted {
            let words = format!("cannot count the keywords: {error:#}");
            let failed = Message::Event(Event::Failed(Clean::line(&words)));
            is_heard = messages.send(failed).is_ok();
        }
        if !is_heard {
            return;
        }
    }
}

/// Counts: the groups, the words that the index alone can tell of, then those whose articles must
/// be read.
pub fn count(
    catalog: &Catalog,
    wish: &Wish,
    tell: &mut dyn FnMut(KeywordCount),
) -> anyhow::Result<()> {
    let Wish { cancel, listed, .. } = wish;
    if cancel.is_cancelled() {
        return Ok(());
    }
    let groups = sightings::of_groups(catalog, wish.matcher.keywords(), listed)?;
    tell(KeywordCount::Groups(groups));
    let mut told = None::<Instant>;
    let tell = &mut |seen| match seen {
        Told::Word(word, seen) => tell(KeywordCount::Word(word, seen)),
        Told::Read(read, all) => {
            if told.is_none_or(|at| at.elapsed() >= BETWEEN_REPORTS) {
                told = Some(Instant::now());
                tell(KeywordCount::Read(read * 100 / all.max(1)));
            }
        }
    };
    Ok(sightings::of_words(
        catalog,
        &wish.words,
        listed,
        cancel,
        tell,
    )?)
}
