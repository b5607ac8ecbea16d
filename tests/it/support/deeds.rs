//! What is done to articles, without a thread.

use newsprint::app::{Deed, Event};
use newsprint::cancel::Cancel;
use newsprint::tui::workers::deeds;

use crate::support::screen::{NOW, Screen};

impl Screen {
    /// Does something to articles.
    pub(super) fn have_done(&mut self, deed: Deed) -> Vec<Event> {
        match deed {
            Deed::Save {
                row,
                subject,
                change,
                log,
            } => {
                let unix = NOW.unix;
                let wish = deeds::Wish {
                    row,
                    subject,
                    change,
                    log,
                    unix,
                };
                vec![deeds::save(&mut self.store, &self.catalog, &wish).unwrap()]
            }
            Deed::SaveAll {
                catalogue,
                rows,
                change,
            } => {
                let wish = deeds::WishForAll {
                    catalogue,
                    rows,
                    change,
                    unix: NOW.unix,
                    cancel: Cancel::default(),
                };
                let done = deeds::save_all(&mut self.store, &self.catalog, &wish, &|_| ());
                vec![Event::Done(done)]
            }
            Deed::Undo => vec![self.undo(deeds::Way::Undo)],
            Deed::Redo => vec![self.undo(deeds::Way::Redo)],
            Deed::Wait { number, .. } => vec![Event::Waited(number)],
            Deed::Move {
                moved,
                side,
                beside,
            } => {
                let beside = (side, beside);
                let done = deeds::move_bookmark(&mut self.store, &moved, beside, NOW.unix);
                vec![Event::Done(Ok(done.unwrap()))]
            }
            Deed::StopSaving => Vec::new(),
            Deed::KeepNow => vec![Event::TriedToKeep(0)],
        }
    }

    fn undo(&mut self, way: deeds::Way) -> Event {
        let done = deeds::undo(&mut self.store, &self.catalog, way, NOW.unix);
        Event::Done(done)
    }
}
