//! The way to the terminal. One frame is one write, and any thread may close the way for good.
//!
//! A frame is gathered in memory and handed over whole under a lock, so that a thread that must
//! put the terminal back finds it between two frames. If the terminal does not take bytes (it was
//! stopped by `^s`, or is gone), the lock is not waited for beyond half a second.

use std::fs::File;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, TryLockError};
use std::time::{Duration, Instant};

use crate::tui::guard::Guard;

/// How long a frame that is being written is waited for before the terminal is put back.
const PATIENCE: Duration = Duration::from_millis(500);

/// The terminal's end of the way, shared by the threads that may write to it.
#[derive(Debug, Clone)]
pub struct Tty {
    file: Arc<Mutex<File>>,
    /// The same terminal, for those who cannot wait for the lock.
    urgent: Arc<File>,
}

impl Tty {
    /// The terminal that standard output is.
    pub fn stdout() -> io::Result<Self> {
        let open = || rustix::io::dup(rustix::stdio::stdout()).map(File::from);
        Ok(Self {
            file: Arc::new(Mutex::new(open()?)),
            urgent: Arc::new(open()?),
        })
    }

    /// Writes all of `bytes`, between two frames of others.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = self
            .file
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        file.write_all(bytes)
    }

    /// Writes `bytes` even if another thread is stuck in a frame, and lets no frame follow them.
    pub fn write_last(&self, bytes: &[u8]) -> io::Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.file.try_lock() {
                Ok(mut file) => {
                    let written = file.write_all(bytes);
                    std::mem::forget(file);
                    return written;
                }
                Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(2));
                }
                Err(_) => return (&*self.urgent).write_all(bytes),
            }
        }
    }
}

/// What the backend writes into: gathers a frame, and passes it through the wall when flushed.
#[derive(Debug)]
pub struct Output {
    tty: Tty,
    guard: Guard,
    frame: Vec<u8>,
}

impl Output {
    /// An output to `tty`.
    pub fn new(tty: Tty) -> Self {
        Self {
            tty,
            guard: Guard::default(),
            frame: Vec::with_capacity(64 << 10),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.guard.pass(bytes, &mut self.frame);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let written = self.tty.write(&self.frame);
        self.frame.clear();
        written
    }
}
