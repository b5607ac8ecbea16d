//! Finds titles by a few letters; the newest wish wins.
//!
//! The titles are read when the prompt opens and given back when it closes: whoever does not jump pays
//! for no memory. Letters that are typed meanwhile are looked for among those that are read. Where all
//! of them take longer to look through than a key may take, what is best so far is told meanwhile.

use std::sync::mpsc::{Receiver, TryRecvError};
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
    let mut jumper = Jumper {
        stores,
        messages,
        catalog: None,
        titles: None,
        sought: None,
        told_of: 0,
    };
    loop {
        let wish = if jumper.is_reading() {
            match wishes.try_recv() {
                Ok(wish) => Some(wish),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => return,
            }
        } else {
            match wishes.recv() {
                Ok(wish) => Some(wish),
                Err(_ended) => return,
            }
        };
        let done = match wish {
            Some(Wish::End) => {
                (jumper.titles, jumper.sought) = (None, None);
                Ok(())
            }
            Some(Wish::Find {
                round,
                letters,
                cancel,
            }) => jumper.begin(round, letters, cancel),
            None => jumper.read_more(),
        };
        if let Err(error) = done {
            jumper.titles = None;
            let words = format!("cannot look through the titles: {error:#}");
            jumper.tell(Err(Clean::line(&words)));
        }
        if let Some(catalog) = &jumper.catalog {
            stores::say_damage(catalog, None, messages);
        }
    }
}

/// What is looked for, and among what.
struct Jumper<'j> {
    stores: &'j Stores,
    messages: &'j Messages,
    catalog: Option<Catalog>,
    /// The titles, as far as they are read.
    titles: Option<Titles>,
    /// The last wish.
    sought: Option<(u64, Letters, Cancel)>,
    /// How many titles were looked through for it.
    told_of: usize,
}

impl Jumper<'_> {
    /// Whether there are titles yet to be read.
    fn is_reading(&self) -> bool {
        self.titles.as_ref().is_some_and(|titles| !titles.are_all())
    }

    /// Looks for `letters`, among all titles that are read.
    fn begin(&mut self, round: u64, letters: Letters, cancel: Cancel) -> anyhow::Result<()> {
        let catalog = match self.catalog.take() {
            Some(catalog) => catalog,
            None => self.stores.catalog()?,
        };
        // While a scan runs the catalogue changes all the time: letters that go on are looked for where
        // those before them were.
        let known = self.titles.take();
        let known =
            known.filter(|titles| !letters.is_empty() || titles.are_of(&catalog).unwrap_or(false));
        self.titles = Some(match known {
            Some(titles) => titles,
            None => Titles::of(&catalog)?,
        });
        self.catalog = Some(catalog);
        self.sought = Some((round, letters, cancel));
        self.answer()
    }

    /// Reads some more titles; what they change is told when they are twice as many as last time.
    fn read_more(&mut self) -> anyhow::Result<()> {
        let (Some(titles), Some(catalog)) = (&mut self.titles, &self.catalog) else {
            return Ok(());
        };
        titles.read_more(catalog)?;
        if titles.are_all() || titles.len() >= 2 * self.told_of {
            return self.answer();
        }
        Ok(())
    }

    /// Tells what the letters fit, unless that was stopped. Where looking takes long, what is best so
    /// far is told once.
    fn answer(&mut self) -> anyhow::Result<()> {
        let (Some(titles), Some(catalog)) = (&mut self.titles, &self.catalog) else {
            return Ok(());
        };
        let Some((round, letters, cancel)) = &self.sought else {
            return Ok(());
        };
        let (count, is_partial) = (titles.len(), !titles.are_all());
        if is_partial && count == 0 {
            return Ok(());
        }
        let tell = |result| tell(self.messages, *round, result);
        self.told_of = count;
        if letters.is_empty() {
            tell(Ok(Jumped {
                titles: count,
                fitting: count,
                is_partial,
                ..Jumped::default()
            }));
            return Ok(());
        }
        let (begun, mut is_told) = (Instant::now(), false);
        let mut so_far = |found: Found| {
            if !is_told && begun.elapsed() >= PATIENCE {
                is_told = true;
                // What goes wrong here goes wrong at the end as well, and is said then.
                if let Ok(jumped) = jumped(catalog, &found, (count, true)) {
                    tell(Ok(jumped));
                }
            }
        };
        if let Some(found) = titles.find(letters, jump::MOST, cancel, &mut so_far) {
            tell(Ok(jumped(catalog, &found, (count, is_partial))?));
        }
        Ok(())
    }

    /// Tells of the last wish.
    fn tell(&self, result: Result<Jumped, Clean>) {
        if let Some((round, ..)) = &self.sought {
            tell(self.messages, *round, result);
        }
    }
}

/// Tells the loop; where it listens no more, no wish will come either.
fn tell(messages: &Messages, round: u64, result: Result<Jumped, Clean>) {
    drop(messages.send(Message::Event(Event::Jumped { round, result })));
}

/// What was found, with what is shown of it.
fn jumped(
    catalog: &Catalog,
    found: &Found,
    (titles, is_partial): (usize, bool),
) -> Result<Jumped, CatalogError> {
    let ids: Vec<u32> = found.best.iter().map(|(row, _)| *row).collect();
    let rows = catalog.rows(&ids)?;
    let fits = rows.into_iter().zip(&found.best);
    let best = fits.filter_map(|(row, (_, score))| Some((row?, *score)));
    Ok(Jumped {
        best: best.collect(),
        fitting: found.fitting,
        titles,
        is_partial,
    })
}
