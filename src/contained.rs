//! Panics of libraries that take their files for sound: what they find in damaged ones may make them
//! panic. Such a panic is damage of that file and nothing more.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

thread_local! {
    /// Whether this thread is at work in such a library.
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// How the names of the search engine's own threads begin; it catches their panics itself.
const ENGINE_THREADS: [&str; 3] = ["thrd-tantivy-index", "segment_updater", "merge_thread_"];

/// Does `work` of such a library; `None` where it panicked.
pub(crate) fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    let was_contained = IS_CONTAINED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    IS_CONTAINED.set(was_contained);
    done.ok()
}

/// Whether a panic of this thread is caught and taken for damage: whoever says panics, or ends the
/// program on one, passes over it.
pub fn contains_panic() -> bool {
    let thread = thread::current();
    let name = thread.name().unwrap_or_default();
    IS_CONTAINED.get() || ENGINE_THREADS.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_contained() {
        assert!(!contains_panic());
        let found: Option<()> = contained(|| {
            assert!(contained(contains_panic).unwrap() && contains_panic());
            panic!("no such block");
        });
        assert!(found.is_none());
        assert!(!contains_panic());
    }
}
