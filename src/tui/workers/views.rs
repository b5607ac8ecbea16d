//! Counts the articles of saved views, saves a view, and reads the names that a prompt offers;
//! beside the worker that lists, so that neither waits for the other.

use std::collections::HashMap;
use std::path::Path;
use std::sync::mpsc::Receiver;

use crate::app::{Event, KnownName};
use crate::cancel::Cancel;
use crate::config::{Loaded, View, append};
use crate::library::view::{self, Ask};
use crate::library::{Catalog, CatalogError, Names};
use crate::text::Clean;
use crate::text::fold::folded;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores, teller};
use crate::user::Store;

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
    /// The names that the articles bear.
    Names(Cancel),
    /// The copies of the article of a row, and the others that tell its story.
    Story(u32),
    /// What the article of the second row says otherwise than that of the first.
    Differ(u32, u32),
}

/// Carries out wishes until no more can come; views are saved in the file `settings`.
pub fn work(stores: &Stores, settings: &Path, wishes: &Receiver<Wish>, messages: &Messages) {
    let send = |event| messages.send(Message::Event(event)).is_ok();
    // They stay open, with what was worked out for the counts before.
    let mut kept = None;
    for wish in wishes {
        let is_heard = match wish {
            Wish::Save(view) => send(Event::ViewSaved(save(settings, &view))),
            Wish::Story(row) => send(teller::story(stores, row, messages)),
            Wish::Differ(row, other) => send(teller::differ(stores, row, other)),
            Wish::Names(cancel) => match read_names(stores, &cancel, messages) {
                Ok(()) => true,
                Err(error) => {
                    let words = format!("cannot read the names of the library: {error:#}");
                    send(Event::Failed(Clean::line(&words)))
                }
            },
            Wish::Count {
                generation,
                asks,
                cancel,
            } => match count(stores, &mut kept, (generation, &asks), &cancel, messages) {
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

/// Reads the names of each kind; each is sent as it comes.
fn read_names(stores: &Stores, cancel: &Cancel, messages: &Messages) -> anyhow::Result<()> {
    if cancel.is_cancelled() {
        return Ok(());
    }
    let catalog = stores.catalog()?;
    let store = stores.store()?;
    for event in names(&catalog, &store).take_while(|_| !cancel.is_cancelled()) {
        // Where no one listens any more, the reader was quit.
        drop(messages.send(Message::Event(event?)));
    }
    stores::say_damage(&catalog, None, messages);
    Ok(())
}

/// The names of each kind as the app takes them, read one kind after the other.
pub fn names(
    catalog: &Catalog,
    store: &Store,
) -> impl Iterator<Item = Result<Event, CatalogError>> {
    let kinds = [
        Names::Source,
        Names::Section,
        Names::Tag,
        Names::Language,
        Names::Format,
        Names::Author,
    ];
    kinds.into_iter().map(move |of| {
        let mut names = catalog.names(of)?;
        if of == Names::Tag {
            names = with_own(names, store.tags()?);
        }
        let names = names.into_iter();
        let names = names.map(|(name, count)| KnownName::new(name, count));
        Ok(Event::Names {
            of,
            names: names.collect(),
        })
    })
}

/// The tags of articles and those that the reader gave, together, the commonest first.
fn with_own(tags: Vec<(Clean, usize)>, own: Vec<(Clean, usize)>) -> Vec<(Clean, usize)> {
    let mut all: HashMap<String, (Clean, usize)> = HashMap::new();
    for (tag, count) in own.into_iter().chain(tags) {
        let (_, known) = all.entry(folded(&tag)).or_insert((tag, 0));
        *known += count;
    }
    let mut all: Vec<_> = all.into_values().collect();
    all.sort_by(|(one, many), (other, few)| few.cmp(many).then_with(|| one.cmp(other)));
    all
}

/// Saves a view; gives its name and what the configuration states now.
fn save(settings: &Path, view: &View) -> Result<(Clean, Loaded), Clean> {
    let loaded = append::append(settings, view).map_err(|error| Clean::line(&error.to_string()))?;
    Ok((view.name.clone(), loaded))
}

/// Counts, one view after the other; each count is sent as it comes.
fn count(
    stores: &Stores,
    kept: &mut Option<(Catalog, Store)>,
    (generation, asks): (u64, &[Ask]),
    cancel: &Cancel,
    messages: &Messages,
) -> anyhow::Result<()> {
    let (catalog, store) = match kept {
        Some(open) => open,
        None => kept.insert((stores.catalog()?, stores.store()?)),
    };
    for (place, ask) in asks.iter().enumerate() {
        let Some(count) = view::count(catalog, store, ask, cancel)? else {
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
    stores::say_damage(catalog, Some(store), messages);
    Ok(())
}
