//! Texts on their way to the threads that cut them: so many bytes that no thread waits, and so few
//! that they fit in memory. The engine counts documents, of which one may be a book.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Most bytes on their way, unless it is one text.
const MOST_BYTES: usize = 16 << 20;

/// After so long without any text being cut the threads have failed, which the engine will say.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of texts on their way.
#[derive(Debug, Clone, Default)]
pub(crate) struct Backlog(Arc<(Mutex<usize>, Condvar)>);

impl Backlog {
    /// Waits until there is room, and takes it.
    pub(crate) fn add(&self, bytes: usize) {
        let (waiting, is_less) = &*self.0;
        let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |waiting: &mut usize| *waiting > MOST_BYTES;
        let waited = is_less.wait_timeout_while(waiting, PATIENCE, is_full);
        let (mut waiting, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *waiting += bytes;
    }

    /// Gives room back.
    pub(crate) fn remove(&self, bytes: usize) {
        let (waiting, is_less) = &*self.0;
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = waiting.saturating_sub(bytes);
        is_less.notify_one();
    }
}
