//! What the threads tell the loop, and the bell that wakes it.
//!
//! The loop waits for the terminal and for the threads at once. A thread of its own for the keys
//! would have to wake the loop for each: on a machine at rest that takes longer than the frame. So
//! keys are read where they are used, and what comes from threads rings a bell that can be waited
//! for together with the terminal.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::tui::run::Message;

/// The way to the loop, for every thread that has something to tell.
#[derive(Debug, Clone)]
pub struct Messages {
    sender: mpsc::Sender<Message>,
    bell: Arc<PipeWriter>,
    is_rung: Arc<AtomicBool>,
}

/// The loop has ended: there is no one to tell.
#[derive(Debug, thiserror::Error)]
#[error("the reader has been left")]
pub struct LoopEnded;

/// The loop's end of it.
#[derive(Debug)]
pub struct Mailbox {
    receiver: Receiver<Message>,
    bell: PipeReader,
    is_rung: Arc<AtomicBool>,
    /// Whether more was told than was taken.
    has_more: bool,
    /// What the loop tells itself, and when.
    later: Option<(Instant, Message)>,
}

/// What the loop was woken by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Woken {
    /// There is something to read from the terminal.
    pub by_keys: bool,
    /// The terminal is gone.
    pub by_end: bool,
}

/// A way to the loop, and the loop's end of it.
pub fn mailbox() -> io::Result<(Messages, Mailbox)> {
    let (sender, receiver) = mpsc::channel();
    let (listens, bell) = io::pipe()?;
    let is_rung = Arc::new(AtomicBool::new(false));
    let messages = Messages {
        sender,
        bell: Arc::new(bell),
        is_rung: Arc::clone(&is_rung),
    };
    let mailbox = Mailbox {
        receiver,
        bell: listens,
        is_rung,
        has_more: false,
        later: None,
    };
    Ok((messages, mailbox))
}

impl Messages {
    /// Tells the loop.
    pub fn send(&self, message: Message) -> Result<(), LoopEnded> {
        self.sender.send(message).or(Err(LoopEnded))?;
        // One ring is enough, however much is told before the loop looks.
        if !self.is_rung.swap(true, Ordering::AcqRel) {
            // Where the loop has ended no one listens, which is no fault.
            drop((&*self.bell).write(&[1]));
        }
        Ok(())
    }
}

impl Mailbox {
    /// Waits until a thread has told something, the terminal has something to read or is gone, it is
    /// time for what was to be told later, or it is `until`.
    pub fn wait(&mut self, until: Option<Instant>) -> io::Result<Woken> {
        let stdin = rustix::stdio::stdin();
        let mut polled = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(&self.bell, PollFlags::IN),
        ];
        loop {
            let later = self.later.as_ref().map(|(due, _)| *due);
            let first = later.into_iter().chain(until).min();
            let left = first.map(|due| due.saturating_duration_since(Instant::now()));
            let longest = if self.has_more {
                Some(Timespec::default())
            } else {
                left.and_then(|left| Timespec::try_from(left).ok())
            };
            match poll(&mut polled, longest.as_ref()) {
                Ok(_) => break,
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let [terminal, bell] = polled.map(|fd| fd.revents());
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        if bell.contains(PollFlags::IN) {
            self.quiet()?;
        }
        Ok(Woken {
            by_keys: terminal.contains(PollFlags::IN),
            by_end: terminal.intersects(gone),
        })
    }

    /// Takes what threads have told, at most `most`, and what it is time for.
    pub fn take(&mut self, most: usize) -> Vec<Message> {
        let mut told: Vec<_> = self.receiver.try_iter().take(most).collect();
        self.has_more = told.len() == most;
        let is_due = |(due, _): &mut (Instant, Message)| *due <= Instant::now();
        told.extend(self.later.take_if(is_due).map(|(_, message)| message));
        told
    }

    /// Tells `message` after `wait`, in the place of what was to be told later.
    pub fn tell_after(&mut self, wait: Duration, message: Message) {
        self.later = Some((Instant::now() + wait, message));
    }

    /// Stops the ringing: what is told from now on rings again. A ring is always one byte.
    fn quiet(&mut self) -> io::Result<()> {
        self.bell.read_exact(&mut [0])?;
        self.is_rung.swap(false, Ordering::AcqRel);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_told_is_left_lying() {
        let (messages, mut mailbox) = mailbox().unwrap();
        let teller = std::thread::spawn(move || {
            for _ in 0..1_000 {
                messages.send(Message::Continued).unwrap();
            }
        });
        let mut told = 0;
        while told < 1_000 {
            mailbox.wait(None).unwrap();
            told += mailbox.take(7).len();
        }
        teller.join().unwrap();
        assert_eq!(told, 1_000);
    }

    #[test]
    fn what_is_to_be_told_later_is_told_once_and_not_before() {
        let (_messages, mut mailbox) = mailbox().unwrap();
        let wait = Duration::from_millis(30);
        let began = Instant::now();
        mailbox.tell_after(wait, Message::Continued);
        assert!(mailbox.take(7).is_empty());
        while mailbox.take(7).is_empty() {
            mailbox.wait(None).unwrap();
        }
        assert!(began.elapsed() >= wait);
        assert!(mailbox.take(7).is_empty());
    }
}
