//! Finds the passages under the rows of a search; a newer wish stops an older one.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::cancel::Cancel;
use crate::library::{Catalog, view};
use crate::search::{Marks, Snippet};
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::{Stores, stores};

/// Between two answers: each one is a frame.
const BETWEEN_ANSWERS: Duration = Duration::from_millis(20);

/// What is wished.
#[derive(Debug)]
pub struct Wish {
    /// Which round of passages this is.
    pub round: u64,
    /// The rows they are for.
    pub rows: Vec<u32>,
    /// What was searched for.
    pub marks: Arc<Marks>,
    /// Stops it: a newer wish has come.
    pub cancel: Cancel,
}

/// Carries out wishes until no more can come.
pub fn work(stores: &Stores, wishes: &Receiver<Wish>, messages: &Messages) {
    let mut kept = None;
    for wish in wishes {
        if wish.cancel.is_cancelled() {
            continue;
        }
        let catalog = match &kept {
            Some(catalog) => catalog,
            // Where it cannot be opened whoever lists says so; there are no passages then.
            None => match stores.catalog() {
                Ok(catalog) => kept.insert(catalog),
                Err(_) => continue,
            },
        };
        if find(catalog, &wish, messages).is_none() {
            return;
        }
        stores::say_damage(catalog, None, messages);
    }
}

/// Finds what is wished and sends it as it comes; `None` where no one listens any more.
fn find(catalog: &Catalog, wish: &Wish, messages: &Messages) -> Option<()> {
    let mut left: HashSet<u32> = wish.rows.iter().copied().collect();
    let mut waiting: Vec<(u32, Option<Snippet>)> = Vec::new();
    let mut last_answer = Instant::now();
    let send = |snippets| {
        let round = wish.round;
        let event = Event::Snippets { round, snippets };
        messages.send(Message::Event(event)).ok()
    };
    let mut take = |row, snippet| {
        left.remove(&row);
        waiting.push((row, snippet));
        if last_answer.elapsed() >= BETWEEN_ANSWERS {
            last_answer = Instant::now();
            // Whether someone listens shows at the end.
            let _ = send(std::mem::take(&mut waiting));
        }
    };
    // Passages that cannot be found are left out; what fails here fails where it is said.
    let found = view::snippets(catalog, &wish.rows, &wish.marks, &wish.cancel, &mut take);
    if found.is_ok_and(|is_end| is_end) {
        waiting.extend(left.into_iter().map(|row| (row, None)));
    }
    send(waiting)
}
