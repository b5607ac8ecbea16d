//! Finds titles by a few letters; the newest wish wins.
//!
//! The titles are read when the first letters come, and kept for a while after the last: whoever
//! jumps often finds them at hand, and whoever does not pays for no memory.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::app::{Event, Jumped, jump};
use crate::cancel::Cancel;
use crate::library::{Catalog, Titles};
use crate::text::Clean;
use crate::text::fuzzy::Letters;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};

/// How long the titles stay at hand after the last wish.
const KEPT_FOR: Duration = Duration::from_secs(30);

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// The titles that some letters fit.
    Find {
        /// Which request this is.
        round: u64,
        /// The letters.
        letters: Letters,
        /// Stops it: a newer wish has come.
        cancel: Cancel,
    },
    /// No more for now.
    End,
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    let mut catalog = None;
    let mut titles = None;
    let mut is_ending = false;
    loop {
        let wish = if is_ending {
            wishes.recv_timeout(KEPT_FOR)
        } else {
            wishes.recv().map_err(RecvTimeoutError::from)
        };
        is_ending = matches!(wish, Ok(Wish::End));
        let (round, letters, cancel) = match wish {
            Ok(Wish::Find {
                round,
                letters,
                cancel,
            }) => (round, letters, cancel),
            Ok(Wish::End) => continue,
            Err(RecvTimeoutError::Timeout) => {
                titles = None;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let result = match find(stores, &mut catalog, &mut titles, &letters, &cancel) {
            Ok(Some(jumped)) => Ok(jumped),
            Ok(None) => continue,
            Err(error) => Err(Clean::line(&format!(
                "cannot look through the titles: {error:#}"
            ))),
        };
        if let Some(catalog) = &catalog {
            stores::say_damage(catalog, None, messages);
        }
        let answer = Event::Jumped { round, result };
        if messages.send(Message::Event(answer)).is_err() {
            return;
        }
    }
}

/// What `letters` fit, or `None` if it was stopped.
fn find(
    stores: &Stores,
    kept: &mut Option<Catalog>,
    at_hand: &mut Option<Titles>,
    letters: &Letters,
    cancel: &Cancel,
) -> anyhow::Result<Option<Jumped>> {
    let catalog = match kept {
        Some(catalog) => catalog,
        None => kept.insert(stores.catalog()?),
    };
    // While a scan runs the catalogue changes all the time: letters that go on are looked for where
    // those before them were.
    let is_new = letters.is_empty() || at_hand.is_none();
    if is_new
        && !at_hand
            .as_ref()
            .is_some_and(|titles| titles.are_of(catalog).unwrap_or(false))
    {
        // Newer letters need the titles as well, so they do not stop the reading.
        *at_hand = Titles::read(catalog, &Cancel::default())?;
    }
    let Some(titles) = at_hand else {
        return Ok(None);
    };
    let count = titles.len();
    if letters.is_empty() {
        return Ok(Some(Jumped {
            titles: count,
            fitting: count,
            ..Jumped::default()
        }));
    }
    let Some(found) = titles.find(letters, jump::MOST, cancel) else {
        return Ok(None);
    };
    let ids: Vec<u32> = found.best.iter().map(|(row, _)| *row).collect();
    let rows = catalog.rows(&ids)?;
    let fits = rows.into_iter().zip(&found.best);
    let best = fits.filter_map(|(row, (_, score))| Some((row?, *score)));
    Ok(Some(Jumped {
        best: best.collect(),
        fitting: found.fitting,
        titles: count,
    }))
}
