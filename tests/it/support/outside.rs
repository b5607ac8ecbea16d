//! What the reader has other programs do: noted down here, and gathered by the real worker.

use newsprint::app::Event;
use newsprint::app::outside::Outside;
use newsprint::tui::workers::outside;

use crate::support::Screen;

/// What other programs would have got.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// The addresses that were opened.
    pub(crate) opened: Vec<String>,
    /// What was copied.
    pub(crate) copied: Vec<String>,
}

impl Screen {
    /// Has something done outside; gives what comes of it.
    pub(super) fn have_outside(&mut self, wanted: Outside) -> Vec<Event> {
        match wanted {
            Outside::Gather { what, rows } => {
                let result = outside::gather(&self.catalog, what, &rows);
                return vec![Event::Gathered { what, result }];
            }
            Outside::OpenLink(address) => self.taken.opened.push(address),
            Outside::Copy(text) => self.taken.copied.push(text.to_string()),
        }
        Vec::new()
    }
}
