//! Makes the daily copy of the state: some seconds after the start, and on the first change of a new
//! day. Whoever only reads for days has nothing to copy.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::text::Clean;
use crate::tui::clock::now;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::Stores;
use crate::user::StoreError;

/// The start has the machine to itself for so long.
const START_WAIT: Duration = Duration::from_secs(5);

/// Until it is tried again where it failed.
const AGAIN: Duration = Duration::from_hours(1);

/// The word that the state was written.
#[derive(Debug, Clone, Copy)]
pub struct Written;

/// Makes a copy a day until no more is written.
pub fn work(stores: &Stores, written: &Receiver<Written>, messages: &Messages) {
    let start = Instant::now();
    while let Some(left) = START_WAIT.checked_sub(start.elapsed()) {
        if let Err(RecvTimeoutError::Disconnected) = written.recv_timeout(left) {
            return;
        }
    }
    let (mut done, mut failed) = (None, None::<Instant>);
    loop {
        let today = now().today;
        let is_wanted = failed.is_none_or(|failed| failed.elapsed() > AGAIN);
        if done != Some(today) && is_wanted {
            match make(stores, today) {
                Ok(()) => (done, failed) = (Some(today), None),
                Err(error) => {
                    failed = Some(Instant::now());
                    let words = format!("no copy of the state could be made: {error}");
                    let said = Event::Failed(Clean::line(&words));
                    // Where no one listens any more, the reader was quit.
                    drop(messages.send(Message::Event(said)));
                }
            }
        }
        if written.recv().is_err() {
            return;
        }
        while written.try_recv().is_ok() {}
    }
}

/// Makes the copy; damage that is found on the way is mended, and said by whoever writes.
fn make(stores: &Stores, today: jiff::civil::Date) -> Result<(), StoreError> {
    stores.store()?.back_up(today).map(drop)
}
