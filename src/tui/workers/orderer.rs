//! Builds views, and lists the problems; the newest wish for a view wins.

use std::sync::mpsc::Receiver;

use crate::app::Event;
use crate::article::RowId;
use crate::cancel::Cancel;
use crate::library::catalog::found::LookedAt;
use crate::library::view::Ask;
use crate::library::{Catalog, CatalogError, FileRow, View, view};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};
use crate::user::Store;

/// What is wished.
#[derive(Debug)]
pub enum Wish {
    /// A view.
    View {
        /// Which request this is.
        generation: u64,
        /// What is asked for.
        ask: Ask,
        /// Stops it: a newer wish has come.
        cancel: Cancel,
    },
    /// The files with problems, and the file of an article.
    Problems(Option<u32>),
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    let mut kept = None;
    for wish in wishes {
        let answer = match wish {
            Wish::View {
                generation,
                ask,
                cancel,
            } => match build(stores, &mut kept, (generation, &ask), &cancel, messages) {
                Ok(Some(view)) => Event::View {
                    generation,
                    view: Box::new(view),
                },
                Ok(None) => continue,
                Err(error) => failed("cannot list the articles", &error),
            },
            Wish::Problems(row) => match problems(stores, row, messages) {
                Ok((here, files)) => Event::Problems { here, files },
                Err(error) => failed("cannot list the problems", &error),
            },
        };
        if messages.send(Message::Event(answer)).is_err() {
            return;
        }
        if let Some((catalog, _)) = &kept {
            catalog.open_index();
        }
    }
}

/// A view, or `None` if it was stopped. The connections stay open, with what was worked out for the
/// view before: a search asks for one with every key.
fn build(
    stores: &Stores,
    kept: &mut Option<(Catalog, Store)>,
    (generation, ask): (u64, &Ask),
    cancel: &Cancel,
    messages: &Messages,
) -> anyhow::Result<Option<View>> {
    if cancel.is_cancelled() {
        return Ok(None);
    }
    let (catalog, store) = match kept {
        Some(open) => open,
        None => kept.insert((stores.catalog()?, stores.store()?)),
    };
    let mut early = |view| {
        // Whether someone listens shows with the whole.
        let view = Box::new(view);
        drop(messages.send(Message::Event(Event::View { generation, view })));
    };
    let view = view::build_in_steps(catalog, store, ask, cancel, &mut early);
    stores::say_damage(catalog, Some(store), messages);
    Ok(view?)
}

/// The file of the article of `row`, and the files with problems.
fn problems(
    stores: &Stores,
    row: Option<u32>,
    messages: &Messages,
) -> anyhow::Result<(Option<LookedAt>, Vec<FileRow>)> {
    let catalog = stores.catalog()?;
    let look = || {
        let here = row.map(|row| catalog.look_at(RowId(row))).transpose()?;
        Ok::<_, CatalogError>((here.flatten(), catalog.problem_files()?))
    };
    let found = look();
    stores::say_damage(&catalog, None, messages);
    Ok(found?)
}

/// What was being done, and why it could not be.
fn failed(doing: &str, error: &anyhow::Error) -> Event {
    Event::Failed(Clean::line(&format!("{doing}: {error:#}")))
}
