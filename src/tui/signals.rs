//! The one thread that all signals come to.
//!
//! A signal that ends the process gives the terminal back first, even while another thread is
//! stuck; the status is 128 and the number of the signal, as of every program that dies of one.

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::SignalsInfo;
use signal_hook::iterator::exfiltrator::WithOrigin;
use signal_hook::low_level::siginfo::Origin;

use crate::app::Event;
use crate::tui::lending::{self, Lent};
use crate::tui::mailbox::Messages;
use crate::tui::output::Tty;
use crate::tui::run::Message;
use crate::tui::terminal;

/// Starts the thread.
pub fn listen(tty: Tty, messages: Messages) -> io::Result<()> {
    let signals = [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = SignalsInfo::<WithOrigin>::new(signals)?;
    thread::Builder::new()
        .name("newsprint-signals".to_owned())
        .spawn(move || {
            for origin in signals.forever() {
                let signal = origin.signal;
                if was_for_a_program(&origin) || !is_for_the_loop(signal) {
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

/// Whether a signal is of a key that was pressed for a program that had the terminal: it may come to us
/// when the program has ended of it and the keys are ours again, which make no signals. Who has the
/// terminal is asked before and after, for it may be given or taken back at any time.
fn was_for_a_program(origin: &Origin) -> bool {
    let is_of_a_key = matches!(origin.signal, SIGINT | SIGQUIT | SIGTSTP);
    let is_ours = || lending::state() == Lent::No;
    is_of_a_key
        && origin.process.is_none()
        && !(is_ours() && terminal::keys_are_signals() && is_ours())
}

/// Whether a signal is for the loop, or for the end of the reader. While a program has the terminal the
/// keys of the terminal are that program's own, and where it stops the reader stops after it.
fn is_for_the_loop(signal: i32) -> bool {
    match (lending::state(), signal) {
        (Lent::No, _) => true,
        (Lent::Running, SIGTERM | SIGHUP) => {
            lending::end(signal);
            true
        }
        (Lent::Waiting, SIGTSTP) => {
            // Where it fails the terminal is gone, which whoever waits for a key learns too.
            terminal::stop_in_raw_mode().unwrap_or_default();
            false
        }
        (Lent::Waiting, signal) => !matches!(signal, SIGCONT | SIGWINCH),
        (Lent::Running, _) => false,
    }
}
