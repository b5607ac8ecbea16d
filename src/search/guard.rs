//! Panics of the engine, which takes its files for sound: what it finds in damaged ones may make it
//! panic. They are damage of the index and nothing more.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use crate::search::SearchError;

thread_local! {
    /// Whether this thread is at work in the engine.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// How the names of the engine's own threads begin; it catches their panics itself.
const ENGINE_THREADS: [&str; 3] = ["thrd-tantivy-index", "segment_updater", "merge_thread_"];

/// Does `work` of the engine.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, SearchError> {
    let was_guarded = IS_GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(was_guarded);
    done.or(Err(SearchError::Damaged))
}

/// Whether a panic of this thread is caught and taken for damage: whoever says panics, or ends the
/// program on one, passes over it.
pub fn contains_panic() -> bool {
    let thread = thread::current();
    let name = thread.name().unwrap_or_default();
    IS_GUARDED.get() || ENGINE_THREADS.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_of_the_engine_is_damage_and_is_contained() {
        assert!(!contains_panic());
        let found = guarded(|| {
            assert!(guarded(contains_panic).unwrap() && contains_panic());
            panic!("no such block");
        });
        assert!(matches!(found, Err::<(), _>(SearchError::Damaged)));
        assert!(!contains_panic());
    }
}
