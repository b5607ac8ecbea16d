//! Counts articles by their dates; a newer wish stops an older one of its kind.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::app::Event;
use crate::app::counting::Counted;
use crate::cancel::Cancel;
use crate::keywords::Word;
use crate::library::view::Ask;
use crate::library::view::bars::{self, Bars};
use crate::library::{Catalog, view};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};
use crate::user::Store;

/// What is wished.
#[derive(Debug)]
pub struct Wish {
    /// Which request this is.
    pub round: u64,
    /// Which articles.
    pub of: Of,
    /// Stops it.
    pub cancel: Cancel,
}

/// Which articles are counted.
#[derive(Debug)]
pub enum Of {
    /// Those of a list.
    List(Ask),
    /// Those with hits of a keyword, of the group at that place.
    Word(u16, Word),
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    let mut kept = None;
    for wish in wishes {
        let counted = match count(stores, &mut kept, &wish) {
            Ok(counted) => counted,
            Err(error) => Some(failed(&wish, &error)),
        };
        if let Some((catalog, store)) = &kept {
            stores::say_damage(catalog, Some(store), messages);
        }
        let event = counted.map(Event::Counted);
        if event.is_some_and(|event| messages.send(Message::Event(event)).is_err()) {
            return;
        }
    }
}

/// The answer where nothing could be counted. The status line goes without a course, and says nothing.
fn failed(wish: &Wish, error: &anyhow::Error) -> Counted {
    let round = wish.round;
    match wish.of {
        Of::List(_) => Counted::List {
            round,
            counted: Err(Clean::line(&format!("cannot count the dates: {error:#}"))),
        },
        Of::Word(..) => Counted::Word {
            round,
            counted: Some(Bars::default()),
        },
    }
}

/// Counts what is wished; `None` if it was stopped and no one waits for it.
fn count(
    stores: &Stores,
    kept: &mut Option<(Catalog, Store)>,
    Wish { round, of, cancel }: &Wish,
) -> anyhow::Result<Option<Counted>> {
    let round = *round;
    let (catalog, store) = match kept {
        Some(kept) => kept,
        None => kept.insert((stores.catalog()?, stores.store()?)),
    };
    Ok(match of {
        Of::List(ask) => {
            let counted = view::coverage(catalog, store, ask, cancel)?;
            counted.map(|counted| Counted::List {
                round,
                counted: Ok(Arc::new(counted)),
            })
        }
        Of::Word(group, word) => Some(Counted::Word {
            round,
            counted: bars::bars(catalog, (*group, word), cancel)?,
        }),
    })
}
