//! Finds titles by a few letters; the newest wish wins.
//!
//! The titles are read when the prompt opens and given back when it closes: whoever does not jump pays
//! for no memory. Where all of them take longer to look through than a key may take, what is best so
//! far is told meanwhile.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::app::{Event, Jumped, jump};
use crate::cancel::Cancel;
use crate::library::titles::Found;
use crate::library::{Catalog, CatalogError, Titles};
use crate::text::Clean;
use crate::text::fuzzy::Letters;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};

/// How long what fits is looked for before the best so far is told.
const PATIENCE: Duration = Duration::from_millis(10);

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
    for wish in wishes {
        let Wish::Find {
            round,
            letters,
            cancel,
        } = wish
        else {
            titles = None;
            continue;
        };
        let answer = |result| messages.send(Message::Event(Event::Jumped { round, result }));
        let mut tell = |jumped| drop(answer(Ok(jumped)));
        let result = match find(
            stores,
            (&mut catalog, &mut titles),
            (&letters, &cancel),
            &mut tell,
        ) {
            Ok(Some(jumped)) => Ok(jumped),
            Ok(None) => continue,
            Err(error) => Err(Clean::line(&format!(
                "cannot look through the titles: {error:#}"
            ))),
        };
        if let Some(catalog) = &catalog {
            stores::say_damage(catalog, None, messages);
        }
        if answer(result).is_err() {
            return;
        }
    }
}

/// What the letters fit, or `None` if it was stopped. Where that takes long, what is best so far is
/// told once.
fn find(
    stores: &Stores,
    (kept, at_hand): (&mut Option<Catalog>, &mut Option<Titles>),
    (letters, cancel): (&Letters, &Cancel),
    tell: &mut dyn FnMut(Jumped),
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
    let (begun, mut is_told) = (Instant::now(), false);
    let mut so_far = |found: Found| {
        if !is_told && begun.elapsed() >= PATIENCE {
            is_told = true;
            // What goes wrong here goes wrong at the end as well, and is said then.
            if let Ok(mut jumped) = jumped(catalog, &found, count) {
                jumped.is_partial = true;
                tell(jumped);
            }
        }
    };
    let Some(found) = titles.find(letters, jump::MOST, cancel, &mut so_far) else {
        return Ok(None);
    };
    Ok(Some(jumped(catalog, &found, count)?))
}

/// What was found, with what is shown of it.
fn jumped(catalog: &Catalog, found: &Found, titles: usize) -> Result<Jumped, CatalogError> {
    let ids: Vec<u32> = found.best.iter().map(|(row, _)| *row).collect();
    let rows = catalog.rows(&ids)?;
    let fits = rows.into_iter().zip(&found.best);
    let best = fits.filter_map(|(row, (_, score))| Some((row?, *score)));
    Ok(Jumped {
        best: best.collect(),
        fitting: found.fitting,
        titles,
        is_partial: false,
    })
}
