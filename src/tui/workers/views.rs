//! Counts the articles of saved views, and saves a view; beside the worker that lists, so that
//! neither waits for the other.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};

use crate::app::Event;
use crate::cancel::Cancel;
use crate::config::{Loaded, View, append};
use crate::library::view::{self, Ask};
use crate::text::Clean;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// The counts of several queries.
    Count {
        /// Which request this is.
        generation: u64,
        /// The queries, in the order of the views.
        asks: Vec<Ask>,
        /// Stops it: a newer wish has come.
        cancel: Cancel,
    },
    /// A view more in the configuration.
    Save(Box<View>),
}

/// Carries out wishes until no more can come; views are saved in the file `settings`.
pub fn work(stores: &Stores, settings: &Path, wishes: &Receiver<Wish>, messages: &Sender<Message>) {
    let send = |event| messages.send(Message::Event(event)).is_ok();
    for wish in wishes {
        let is_heard = match wish {
            Wish::Save(view) => send(Event::ViewSaved(save(settings, &view))),
            Wish::Count {
                generation,
                asks,
                cancel,
            } => match count(stores, generation, &asks, &cancel, messages) {
                Ok(()) => true,
                Err(error) => {
                    let words = format!("cannot count the articles of the views: {error:#}");
                    send(Event::Failed(Clean::line(&words)))
                }
            },
        };
        if !is_heard {
            return;
        }
    }
}

/// Saves a view; gives its name and what the configuration states now.
fn save(settings: &Path, view: &View) -> Result<(Clean, Loaded), Clean> {
    let loaded = append::append(settings, view).map_err(|error| Clean::line(&error.to_string()))?;
    Ok((view.name.clone(), loaded))
}

/// Counts, one view after the other; each count is sent as it comes.
fn count(
    stores: &Stores,
    generation: u64,
    asks: &[Ask],
    cancel: &Cancel,
    messages: &Sender<Message>,
) -> anyhow::Result<()> {
    let (catalog, store) = (stores.catalog()?, stores.store()?);
    for (place, ask) in asks.iter().enumerate() {
        let Some(count) = view::count(&catalog, &store, ask, cancel)? else {
            return Ok(());
        };
        let counted = Event::ViewCounted {
            generation,
            place,
            count,
        };
        // Where no one listens any more, the reader was quit.
        drop(messages.send(Message::Event(counted)));
    }
    stores::say_damage(&catalog, Some(&store), messages);
    Ok(())
}
