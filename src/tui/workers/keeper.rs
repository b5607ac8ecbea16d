//! Writes marks, every one of them and in order; says so when they are on disk.

use std::sync::mpsc::{Receiver, Sender};

use crate::app::{Change, Event};
use crate::library::Catalog;
use crate::text::Clean;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};
use crate::user::{Mark, Store, StoreError, Subject};

/// A mark to be kept.
#[derive(Debug)]
pub struct Wish {
    /// The row it is for.
    pub row: u32,
    /// The article it is for.
    pub subject: Subject,
    /// The change.
    pub change: Change,
    /// When it was wished, in seconds since 1970.
    pub unix: i64,
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Sender<Message>) {
    let mut kept = None;
    for wish in wishes {
        let answer = match keep(stores, &mut kept, &wish) {
            Ok((rows, mark)) => Event::Saved { rows, mark },
            Err(reason) => Event::NotSaved {
                row: wish.row,
                reason,
            },
        };
        drop(messages.send(Message::Event(answer)));
        if let Some((store, catalog)) = &kept {
            stores::say_damage(catalog, Some(store), messages);
        }
    }
}

/// Makes the mark; gives the rows that bear it and what they bear now. The connections are opened
/// on the first wish, and again after one that failed to open.
fn keep(
    stores: &Stores,
    kept: &mut Option<(Store, Catalog)>,
    wish: &Wish,
) -> Result<(Vec<u32>, Mark), Clean> {
    if let Some(reason) = &stores.nothing_kept_because {
        return Err(reason.clone());
    }
    let (store, catalog) = match kept {
        Some(open) => open,
        None => kept.insert((
            stores.store().map_err(words)?,
            stores.catalog().map_err(words)?,
        )),
    };
    let mark = set(store, wish).map_err(words)?;
    let mut rows = catalog.rows_of(&wish.subject.keys).unwrap_or_default();
    if !rows.contains(&wish.row) {
        rows.push(wish.row);
    }
    Ok((rows, mark))
}

/// Makes the mark in `store`.
fn set(store: &mut Store, wish: &Wish) -> Result<Mark, StoreError> {
    match wish.change {
        Change::Bookmarked(is_bookmarked) => {
            store.set_bookmarked(&wish.subject, is_bookmarked, wish.unix)
        }
        Change::Read(is_read) => store.set_read(&wish.subject, is_read, wish.unix),
    }
}

/// An error as it is shown.
fn words(error: impl std::error::Error) -> Clean {
    Clean::line(&error.to_string())
}
