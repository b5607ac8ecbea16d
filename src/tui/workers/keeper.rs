//! Writes marks, every one of them and in order; says so when they are on disk.

use std::sync::mpsc::{Receiver, Sender};

use crate::app::{Change, Event};
use crate::library::Catalog;
use crate::text::Clean;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};
use crate::user::{Mark, Store, StoreError, Subject, Version};

/// What comes to the keeper.
#[derive(Debug)]
pub enum Task {
    /// A mark to be kept.
    Keep(Wish),
    /// The state was written: look whether by someone else.
    Look,
    /// No more will be asked for.
    End,
}

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
pub fn work(stores: &Stores, tasks: &Receiver<Task>, messages: &Sender<Message>) {
    let mut kept = None;
    // What others write is told from now on, whether or not a mark is ever made here.
    drop(open(stores, &mut kept));
    let mut seen = version(kept.as_ref());
    for task in tasks {
        let wish = match task {
            Task::Keep(wish) => wish,
            Task::End => return,
            Task::Look => {
                let now = version(kept.as_ref());
                let is_news = now.is_some_and(|now| seen.is_none_or(|seen| now.is_of_others(seen)));
                if is_news {
                    seen = now;
                    drop(messages.send(Message::Event(Event::MarksWritten)));
                }
                continue;
            }
        };
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
    let (store, catalog) = open(stores, kept)?;
    let mark = set(store, wish).map_err(words)?;
    let mut rows = catalog.rows_of(&wish.subject.keys).unwrap_or_default();
    if !rows.contains(&wish.row) {
        rows.push(wish.row);
    }
    Ok((rows, mark))
}

/// The connections, which are opened if they are not.
fn open<'k>(
    stores: &Stores,
    kept: &'k mut Option<(Store, Catalog)>,
) -> Result<&'k mut (Store, Catalog), Clean> {
    let opened = match kept.take() {
        Some(opened) => opened,
        None => (
            stores.store().map_err(words)?,
            stores.catalog().map_err(words)?,
        ),
    };
    Ok(kept.insert(opened))
}

/// How often the state was changed, as far as can be seen.
fn version(kept: Option<&(Store, Catalog)>) -> Option<Version> {
    kept.and_then(|(store, _)| store.version().ok())
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
