//! Answers to effects that need no more than one store or one file.

use std::path::Path;

use newsprint::app::Event;
use newsprint::config::{View, append};
use newsprint::library::Catalog;
use newsprint::text::Clean;
use newsprint::tui::workers::teller;

/// Saves a view beside the keywords.
pub(crate) fn save_view(keywords: &Path, view: &View) -> Vec<Event> {
    let settings = keywords.with_file_name("config.toml");
    let saved = append::append(&settings, view).map_err(|error| Clean::line(&error.to_string()));
    let saved = saved.map(|loaded| (view.name.clone(), loaded));
    vec![Event::ViewSaved(saved)]
}

/// Who else tells the story of an article.
pub(crate) fn story(catalog: &Catalog, row: u32) -> Vec<Event> {
    vec![Event::Story(teller::story_in(catalog, row).unwrap())]
}

/// What another article says otherwise.
pub(crate) fn differ(catalog: &Catalog, row: u32, other: u32) -> Vec<Event> {
    let found = teller::differences_in(catalog, row, other).unwrap();
    vec![Event::Differences((row, other), Ok(found))]
}
