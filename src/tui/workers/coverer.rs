//! Counts the articles of every date; a newer wish stops an older one.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::app::Event;
use crate::cancel::Cancel;
use crate::library::view::Ask;
use crate::library::{Catalog, Coverage, view};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};
use crate::user::Store;

/// What is wished.
#[derive(Debug)]
pub struct Wish {
    /// Which request this is.
    pub generation: u64,
    /// Which articles.
    pub ask: Ask,
    /// Stops it.
    pub cancel: Cancel,
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    let mut kept = None;
    for wish in wishes {
        let counted = match count(stores, &mut kept, &wish) {
            Ok(Some(counted)) => Ok(Arc::new(counted)),
            Ok(None) => continue,
            Err(error) => Err(Clean::line(&format!("cannot count the dates: {error:#}"))),
        };
        if let Some((catalog, store)) = &kept {
            stores::say_damage(catalog, Some(store), messages);
        }
        let round = wish.generation;
        let event = Event::Covered { round, counted };
        if messages.send(Message::Event(event)).is_err() {
            return;
        }
    }
}

/// Counts what is wished; `None` if it was stopped.
fn count(
    stores: &Stores,
    kept: &mut Option<(Catalog, Store)>,
    wish: &Wish,
) -> anyhow::Result<Option<Coverage>> {
    let (catalog, store) = match kept {
        Some(kept) => kept,
        None => kept.insert((stores.catalog()?, stores.store()?)),
    };
    Ok(view::coverage(catalog, store, &wish.ask, &wish.cancel)?)
}
