//! How a worker is started, and how it is told what is wished.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use crate::tui::mailbox::Messages;
use crate::tui::workers::Stores;

/// Sends a wish to a worker. One that has ended hears nothing, and its panic has ended the process.
pub fn wish<W>(worker: &Sender<W>, wish: W) {
    drop(worker.send(wish));
}

/// Starts a worker; gives the way to it.
pub fn spawn<W: Send + 'static>(
    name: &str,
    stores: &Stores,
    messages: &Messages,
    work: impl FnOnce(&Stores, &Receiver<W>, &Messages) + Send + 'static,
) -> io::Result<(Sender<W>, JoinHandle<()>)> {
    let (wish, wishes) = mpsc::channel();
    let thread = spawn_on(wishes, name, stores, messages, work)?;
    Ok((wish, thread))
}

/// Starts a worker that is wished for on `wishes`.
pub fn spawn_on<W: Send + 'static>(
    wishes: Receiver<W>,
    name: &str,
    stores: &Stores,
    messages: &Messages,
    work: impl FnOnce(&Stores, &Receiver<W>, &Messages) + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    let (stores, messages) = (stores.clone(), messages.clone());
    thread::Builder::new()
        .name(format!("newsprint-{name}"))
        .spawn(move || work(&stores, &wishes, &messages))
}

/// Starts a worker that wakes itself, too; gives the way to it.
pub fn spawn_with_own<W: Send + 'static>(
    name: &str,
    stores: &Stores,
    messages: &Messages,
    work: impl FnOnce(&Stores, (Sender<W>, &Receiver<W>), &Messages) + Send + 'static,
) -> io::Result<Sender<W>> {
    let (wish, wishes) = mpsc::channel();
    let own = wish.clone();
    spawn_on(wishes, name, stores, messages, move |stores, wishes, to| {
        work(stores, (own, wishes), to);
    })?;
    Ok(wish)
}
