//! Which of several instances keeps a library up to date in the background: whoever holds the lock.
//!
//! The others wait for the lock on a thread of their own, without a look in between, and take over
//! the moment it falls free, however its holder ended. What is written at any moment has locks of
//! its own, so that commands which end at once need not lead.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use crate::library::Roots;

/// The right to keep a library up to date; given back on drop.
#[derive(Debug)]
pub struct Leader {
    _file: File,
}

/// What came of asking for the lead.
#[derive(Debug)]
pub enum Lead {
    /// No one else has it.
    Taken(Leader),
    /// Someone else has it; it can be waited for.
    Other(Waiting),
}

/// The lock of the lead, which someone else holds.
#[derive(Debug)]
pub struct Waiting(File);

impl Leader {
    /// Asks for the lead of the library of `roots`, whose caches lie under `cache`. Where files
    /// cannot be locked everyone leads: no harm is done but work twice.
    pub fn ask(cache: &Path, roots: &Roots) -> io::Result<Lead> {
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        let file = options.open(roots.cache_folder(cache).join("leader.lock"))?;
        Ok(match file.try_lock() {
            Err(TryLockError::WouldBlock) => Lead::Other(Waiting(file)),
            Ok(()) | Err(TryLockError::Error(_)) => Lead::Taken(Self { _file: file }),
        })
    }
}

impl Waiting {
    /// Waits until the lead falls free.
    pub fn wait(self) -> Leader {
        // A signal may come between. Any other error is of a system that cannot lock: then there is
        // nothing to wait for.
        while let Err(error) = self.0.lock() {
            if error.kind() != io::ErrorKind::Interrupted {
                break;
            }
        }
        Leader { _file: self.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::sample::Library;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn the_second_waits_and_takes_over_the_moment_the_first_is_gone() {
        let library = Library::new();
        library.refresh();
        let ask = || Leader::ask(&library.cache(), &library.roots()).unwrap();
        let Lead::Taken(first) = ask() else {
            panic!("no one else is there");
        };
        let Lead::Other(waiting) = ask() else {
            panic!("the first leads");
        };
        let (sender, taken) = mpsc::channel();
        let second = std::thread::spawn(move || sender.send(waiting.wait()));
        assert!(taken.recv_timeout(Duration::from_millis(50)).is_err());
        drop(first);
        let lead = taken.recv_timeout(Duration::from_secs(10));
        assert!(lead.is_ok());
        second.join().unwrap().unwrap();
    }
}
