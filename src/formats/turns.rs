//! Large files wait for one another: what is made of a page takes twenty times its size, and what
//! many threads make at a time must fit in memory all the same.
//!
//! They come in the order in which they ask, so that the largest is not left to wait for all others.

use std::cell::Cell;
use std::marker::PhantomData;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of large files that are read at a time, all threads together, unless it is one file.
const TOGETHER: usize = 8 << 20;

/// Smaller files never wait.
const LARGE_BYTES: usize = 256 << 10;

/// Bytes that are read now.
static TAKEN: Mutex<usize> = Mutex::new(0);

/// Told when one of them is done.
static DONE: Condvar = Condvar::new();

/// Held by the one who is next.
static NEXT: Mutex<()> = Mutex::new(());

thread_local! {
    /// Bytes for which this thread has a turn.
    static OWN: Cell<usize> = const { Cell::new(0) };
}

/// The turn of a file: its room is free for others when this is dropped.
#[derive(Debug)]
#[must_use = "the turn is over when this is dropped"]
pub struct Turn {
    /// Bytes for which the thread had a turn before.
    before: usize,
    /// Turns belong to the thread that waited for them.
    of_thread: PhantomData<*const ()>,
}

/// Waits until a file of so many bytes may be read. What a thread has a turn for is given back before
/// it waits for more, so that no two wait for each other.
pub fn wait(bytes: usize) -> Turn {
    let before = OWN.get();
    let bytes = bytes.min(TOGETHER);
    if bytes >= LARGE_BYTES && bytes > before {
        give_back(before);
        let _next = NEXT.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |taken: &mut usize| *taken + bytes > TOGETHER;
        let waited = DONE.wait_while(taken(), is_full);
        *waited.unwrap_or_else(PoisonError::into_inner) += bytes;
        OWN.set(bytes);
    }
    Turn {
        before,
        of_thread: PhantomData,
    }
}

fn taken() -> MutexGuard<'static, usize> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn give_back(bytes: usize) {
    if bytes > 0 {
        *taken() -= bytes;
        DONE.notify_all();
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        give_back(OWN.replace(self.before).saturating_sub(self.before));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn no_more_is_read_at_a_time_than_there_is_room_for() {
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let read = |bytes: usize| {
            for _ in 0..200 {
                let _turn = wait(bytes);
                let sum = now.fetch_add(bytes, Ordering::SeqCst) + bytes;
                most.fetch_max(sum, Ordering::SeqCst);
                thread::yield_now();
                now.fetch_sub(bytes, Ordering::SeqCst);
            }
        };
        thread::scope(|scope| {
            for bytes in [1 << 20, 3 << 20, 5 << 20, TOGETHER] {
                scope.spawn(move || read(bytes));
            }
        });
        assert!(most.into_inner() <= TOGETHER);
    }

    #[test]
    fn two_that_want_more_do_not_wait_for_each_other() {
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let _outer = wait(TOGETHER / 2);
                        thread::yield_now();
                        let _inner = wait(TOGETHER);
                    }
                });
            }
        });
    }

    #[test]
    fn what_is_larger_than_all_the_room_has_its_turn_and_what_is_small_waits_for_none() {
        let _turn = wait(usize::MAX);
        drop(wait(LARGE_BYTES - 1));
    }
}
