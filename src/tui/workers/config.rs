//! Follows `config.toml` and the theme of one's own that it names: what an editor or another instance
//! changes in them holds at once.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use crate::app::Event;
use crate::config::{self, Loaded};
use crate::library::watch::FileWatch;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::tui::workers::spawn::wish;
use crate::tui::workers::syncer;

/// Waits for the rest of a writing: one save is several events.
const GATHERED: Duration = Duration::from_millis(50);

/// The file may state something else.
#[derive(Debug)]
pub struct Look;

/// Reads the files again whenever they may state something else than what is `known`, and tells if they do.
pub fn work(
    path: &Path,
    mut known: Loaded,
    (own, looks): (Sender<Look>, &Receiver<Look>),
    syncer: &Sender<syncer::Wish>,
    messages: &Messages,
) {
    let mut watch = FileWatch::start(move || drop(own.send(Look)));
    loop {
        if let Some(watch) = &mut watch {
            let theme = known.theme_file.clone();
            let files: Vec<_> = [path.to_owned()].into_iter().chain(theme).collect();
            watch.set(&files);
        }
        let folder = known.settings.sync_folder.clone();
        wish(syncer, syncer::Wish::Folder(folder));
        // What was written before the watch was set is read here.
        let loaded = config::load(path);
        if loaded != known {
            known = loaded.clone();
            let event = Message::Event(Event::Settings(loaded));
            if messages.send(event).is_err() {
                return;
            }
            continue;
        }
        if looks.recv().is_err() {
            return;
        }
        std::thread::sleep(GATHERED);
        while looks.try_recv().is_ok() {}
    }
}
