//! Follows `config.toml`: what an editor or another instance changes in it holds at once.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use crate::app::Event;
use crate::config::{self, Loaded};
use crate::library::watch::FileWatch;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;

/// Waits for the rest of a writing: one save is several events.
const GATHERED: Duration = Duration::from_millis(50);

/// The file may state something else.
#[derive(Debug)]
pub struct Look;

/// Reads the file again whenever it may state something else than what is `known`, and tells if it does.
pub fn work(
    path: &Path,
    mut known: Loaded,
    (own, looks): (Sender<Look>, &Receiver<Look>),
    messages: &Messages,
) {
    let mut watch = FileWatch::start(move || drop(own.send(Look)));
    let files = [PathBuf::from(path)];
    loop {
        if let Some(watch) = &mut watch {
            watch.set(&files);
        }
        if looks.recv().is_err() {
            return;
        }
        std::thread::sleep(GATHERED);
        while looks.try_recv().is_ok() {}
        let loaded = config::load(path);
        if loaded == known {
            continue;
        }
        known = loaded.clone();
        if messages
            .send(Message::Event(Event::Settings(loaded)))
            .is_err()
        {
            return;
        }
    }
}
