//! Brings the marks in step with those of other devices, through the folder that is set for that.
//!
//! That is done some moments after the start, after marks were changed, when a file in the folder is
//! another, when everything is looked at again, and at the end.
//! What is changed in a row goes together; and the longer it takes, the seldomer it is done.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::library::watch::{FolderWatch, filesystem};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::Stores;
use crate::user::Store;
use crate::user::sync::{self, Round, SyncError, Synced};

/// From the first change to the writing: what is changed meanwhile goes with it.
const GATHERED: Duration = Duration::from_secs(2);

/// The start has the machine to itself for so long.
const START_WAIT: Duration = Duration::from_millis(500);

/// The share of the time that is not spent on it, at least: so many times as long as it took.
const REST: u32 = 20;

/// Between two looks where changes of the folder are not told.
const BETWEEN_LOOKS: Duration = Duration::from_mins(1);

/// What comes to the syncer.
#[derive(Debug)]
pub enum Wish {
    /// The folder is this now; `None` where there is none.
    Folder(Option<PathBuf>),
    /// Marks, or files in the folder, may be others.
    Look,
    /// No more will be asked for; it is told when what is left is done.
    End(Sender<()>),
}

/// What the syncer works with.
struct Syncer<'s> {
    stores: &'s Stores,
    messages: &'s Messages,
    own: Sender<Wish>,
    folder: Option<PathBuf>,
    watch: Option<FolderWatch>,
    /// The state, opened on the first use.
    store: Option<Store>,
    round: Round,
    /// When it is to be done, and how long it took the last time.
    due: Option<Instant>,
    took: Duration,
    /// What was wrong the last time, which is not said again.
    said: Vec<Clean>,
}

/// Brings both in step until no more can come. It wakes itself by `own`.
pub fn work(stores: &Stores, (own, wishes): (Sender<Wish>, &Receiver<Wish>), messages: &Messages) {
    let mut syncer = Syncer {
        stores,
        messages,
        own,
        folder: None,
        watch: None,
        store: None,
        round: Round::default(),
        due: None,
        took: Duration::ZERO,
        said: Vec::new(),
    };
    loop {
        let wish = match syncer.due {
            Some(due) => wishes.recv_timeout(due.saturating_duration_since(Instant::now())),
            None => wishes.recv().map_err(RecvTimeoutError::from),
        };
        match wish {
            Ok(Wish::Folder(folder)) => syncer.set(folder),
            Ok(Wish::Look) => syncer.look(),
            Err(RecvTimeoutError::Timeout) => syncer.go(),
            Ok(Wish::End(done)) => {
                if syncer.due.is_some() {
                    syncer.go();
                }
                // Where no one waits any more, it took too long.
                let _ = done.send(());
                return;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

impl Syncer<'_> {
    /// Takes another folder.
    fn set(&mut self, folder: Option<PathBuf>) {
        if self.folder == folder {
            return;
        }
        self.folder = folder;
        self.watch = None;
        self.round = Round::default();
        self.due = self.folder.as_ref().map(|_| Instant::now() + START_WAIT);
    }

    /// Something may be news.
    fn look(&mut self) {
        if self.folder.is_some() {
            let soon = Instant::now() + GATHERED.max(self.took * REST);
            self.due = Some(self.due.map_or(soon, |due| due.min(soon)));
        }
    }

    /// Brings both in step.
    fn go(&mut self) {
        self.due = None;
        let Some(folder) = self.folder.clone() else {
            return;
        };
        if self.watch.is_none() {
            let own = self.own.clone();
            let tell = move || drop(own.send(Wish::Look));
            self.watch = FolderWatch::start(&folder, sync::is_name, tell);
        }
        let start = Instant::now();
        let synced = self.bring_in_step(&folder);
        self.took = start.elapsed();
        if self.watch.is_none() || filesystem::silent(&folder).is_some() {
            self.due = Some(Instant::now() + BETWEEN_LOOKS);
        }
        let wrong = match synced {
            Ok(synced) => synced.unusable,
            Err(SyncError::Busy) => return self.look(),
            Err(error) => vec![Clean::line(&error.to_string())],
        };
        for words in wrong.iter().filter(|words| !self.said.contains(words)) {
            // Where no one listens any more, the reader was quit.
            drop(
                self.messages
                    .send(Message::Event(Event::Failed(words.clone()))),
            );
        }
        self.said = wrong;
    }

    /// Brings both in step, once.
    fn bring_in_step(&mut self, folder: &Path) -> Result<Synced, SyncError> {
        let store = match self.store.take() {
            Some(store) => store,
            None => self.stores.store()?,
        };
        self.round.go(self.store.insert(store), folder)
    }
}
