//! The one thread that all signals come to.
//!
//! A signal that ends the process gives the terminal back first, even while another thread is
//! stuck; the status is 128 and the number of the signal, as of every program that dies of one.

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::app::Event;
use crate::tui::lending;
use crate::tui::mailbox::Messages;
use crate::tui::output::Tty;
use crate::tui::run::Message;
use crate::tui::terminal;

/// Starts the thread.
pub fn listen(tty: Tty, messages: Messages) -> io::Result<()> {
    let signals = [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = Signals::new(signals)?;
    thread::Builder::new()
        .name("newsprint-signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                if lending::is_lent() && !takes_while_lent(signal) {
                    continue;
                }
                let message = match signal {
                    SIGTSTP => Message::Suspend,
                    SIGCONT => Message::Continued,
                    SIGWINCH => Message::Event(Event::Resize(terminal::size())),
                    _ => terminal::restore_and_exit(&tty, 128 + signal),
                };
                if messages.send(message).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

/// Takes a signal that came while a program has the terminal; says whether it ends the reader. The keys
/// of the terminal are that program's own then, and where it stops the reader stops after it.
fn takes_while_lent(signal: i32) -> bool {
    let ends = matches!(signal, SIGTERM | SIGHUP);
    if ends {
        lending::end(signal);
    }
    ends
}
