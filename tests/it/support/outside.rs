//! What the reader has other programs do: noted down here, and gathered by the real worker.

use newsprint::app::Event;
use newsprint::app::outside::{FromOutside, Outside};
use newsprint::tui::workers::outside;

use crate::support::Screen;

/// What other programs would have got.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// The addresses that were opened.
    pub(crate) opened: Vec<String>,
    /// The rows of the articles that were edited.
    pub(crate) edited: Vec<u32>,
    /// The commands that got an article.
    pub(crate) piped: Vec<Vec<String>>,
    /// What was copied.
    pub(crate) copied: Vec<String>,
}

impl Screen {
    /// Has something done outside; gives what comes of it.
    pub(super) fn have_outside(&mut self, wanted: Outside) -> Vec<Event> {
        match wanted {
            Outside::Gather { what, rows } => {
                let result = outside::gather((&self.catalog, Some(&self.store)), what, &rows);
                return vec![Event::FromOutside(FromOutside::Gathered { what, result })];
            }
            Outside::Save(saving) => {
                let end = outside::save(&self.catalog.roots, &saving);
                return vec![Event::FromOutside(FromOutside::Saved(saving, end))];
            }
            Outside::Folder(typed) => {
                let folder = outside::folder(typed);
                return vec![Event::FromOutside(FromOutside::Folder(folder))];
            }
            Outside::Edit(row) => self.taken.edited.push(row),
            Outside::Pipe { command, .. } => self.taken.piped.push(command),
            Outside::OpenLink(address) => self.taken.opened.push(address),
            Outside::Copy(text) => self.taken.copied.push(text.to_string()),
        }
        Vec::new()
    }
}
