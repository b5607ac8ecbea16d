//! Finds who else tells the story of an article, and what they say otherwise.

use crate::app::Event;
use crate::app::story::StoryFound;
use crate::article::RowId;
use crate::library::open::{self, OpenError};
use crate::library::{Catalog, CatalogError, stories};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::workers::{Stores, stores as say};

/// The copies of the article of `row`, and the others that tell its story.
pub fn story(stores: &Stores, row: u32, messages: &Messages) -> Event {
    let found = stores.catalog().and_then(|catalog| {
        let found = story_in(&catalog, row);
        say::say_damage(&catalog, None, messages);
        found
    });
    found.map_or_else(
        |error| {
            let words = format!("cannot look for others that tell this story: {error}");
            Event::Failed(Clean::line(&words))
        },
        Event::Story,
    )
}

/// The same, of an open catalogue.
pub fn story_in(catalog: &Catalog, row: u32) -> Result<StoryFound, CatalogError> {
    Ok(StoryFound {
        row,
        copies: catalog.copies(RowId(row))?,
        siblings: stories::siblings(catalog, RowId(row))?,
    })
}

/// What the article of `other` says otherwise than that of `row`.
pub fn differ(stores: &Stores, row: u32, other: u32) -> Event {
    let catalog = stores.catalog().map_err(OpenError::from);
    let found = catalog.and_then(|catalog| differences_in(&catalog, row, other));
    let found = found.map_err(|error| Clean::line(&format!("cannot compare them: {error}")));
    Event::Differences((row, other), found)
}

/// The same, of an open catalogue.
pub fn differences_in(
    catalog: &Catalog,
    row: u32,
    other: u32,
) -> Result<Vec<stories::Difference>, OpenError> {
    let one = open::open(catalog, RowId(row))?;
    let other = open::open(catalog, RowId(other))?;
    Ok(stories::differences(&one, &other))
}
