//! The rows in which keywords are seen that only a look at the texts can tell of, kept for all threads.
//!
//! The panel counts a new keyword while the hits of its group are counted again, and the line at the
//! bottom draws its course: the texts are read once for all of them.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use roaring::RoaringBitmap;

use crate::cancel::Cancel;
use crate::keywords::Word;
use crate::library::catalog::meta::Meta;

/// Keywords that are kept, at most.
const MOST: usize = 1_000;

/// Between two looks at the cancel token.
const CANCEL_WAIT: Duration = Duration::from_millis(50);

/// What is kept.
#[derive(Debug, Default)]
pub struct Seen {
    state: Mutex<State>,
    ended: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The catalogue that the rows are of, and how often it was written.
    of: (i64, i64),
    rows: HashMap<Word, Arc<RoaringBitmap>>,
    /// Keywords that a thread looks for now.
    sought: HashSet<Word>,
    /// How many articles were read for them, of how many.
    read: (usize, usize),
}

/// Keywords that this thread looks for; whoever else wants their rows waits until it is dropped.
#[derive(Debug)]
pub(crate) struct Taken<'s> {
    seen: &'s Seen,
    of: (i64, i64),
    pub(crate) words: Vec<Word>,
}

impl Seen {
    /// The rows of `word` in the catalogue as it is, if they are known.
    pub(crate) fn rows(&self, meta: &Meta, word: &Word) -> Option<Arc<RoaringBitmap>> {
        self.state_of(meta).rows.get(word).cloned()
    }

    /// Takes those of `words` upon this thread whose rows are not known and that no other looks for.
    pub(crate) fn take(&self, meta: &Meta, words: &[Word]) -> Taken<'_> {
        let mut state = self.state_of(meta);
        let is_free =
            |word: &&Word| !state.rows.contains_key(*word) && !state.sought.contains(*word);
        let words: Vec<_> = words.iter().filter(is_free).cloned().collect();
        state.sought.extend(words.iter().cloned());
        Taken {
            seen: self,
            of: of(meta),
            words,
        }
    }

    /// Waits until no thread looks for `word`, but not when it is cancelled; `on_read` is told how many
    /// articles were read meanwhile, of how many.
    pub(crate) fn wait(&self, word: &Word, cancel: &Cancel, on_read: &mut dyn FnMut(usize, usize)) {
        let mut state = self.state();
        while state.sought.contains(word) && !cancel.is_cancelled() {
            on_read(state.read.0, state.read.1);
            let waited = self.ended.wait_timeout(state, CANCEL_WAIT);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is kept of the catalogue as it is: of an older one nothing is.
    fn state_of(&self, meta: &Meta) -> MutexGuard<'_, State> {
        let mut state = self.state();
        if state.of != of(meta) || state.rows.len() > MOST {
            state.of = of(meta);
            state.rows.clear();
        }
        state
    }
}

impl Taken<'_> {
    /// Notes how many articles were read, of how many.
    pub(crate) fn note(&self, read: usize, all: usize) {
        self.seen.state().read = (read, all);
    }

    /// Keeps what was found, unless the catalogue was written since.
    pub(crate) fn put(&self, found: &[Arc<RoaringBitmap>]) {
        let mut state = self.seen.state();
        if state.of == self.of {
            let rows = found.iter().cloned();
            state.rows.extend(self.words.iter().cloned().zip(rows));
        }
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let mut state = self.seen.state();
        for word in &self.words {
            state.sought.remove(word);
        }
        self.seen.ended.notify_all();
    }
}

fn of(meta: &Meta) -> (i64, i64) {
    (meta.generation, meta.writings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::Match;

    fn word(text: &str) -> Word {
        Word {
            text: text.to_owned(),
            rule: Match::Regex,
        }
    }

    #[test]
    fn one_looks_for_a_word_and_others_wait_until_it_is_found_or_given_up() {
        let (seen, meta, never) = (Seen::default(), Meta::default(), Cancel::default());
        let words = [word("a"), word("b")];
        let taken = seen.take(&meta, &words[..1]);
        assert_eq!(taken.words, words[..1]);
        assert_eq!(seen.take(&meta, &words).words, words[1..]);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| {
                seen.wait(&words[0], &never, &mut |_, _| ());
                seen.rows(&meta, &words[0])
            });
            taken.put(&[Arc::new(RoaringBitmap::from([7]))]);
            drop(taken);
            assert_eq!(waiting.join().unwrap(), Some(Arc::new([7].into())));
        });
        assert!(
            seen.take(&meta, &words[..1]).words.is_empty(),
            "it is known"
        );
        seen.wait(&words[1], &never, &mut |_, _| ());
        assert_eq!(seen.rows(&meta, &words[1]), None, "it was given up");
    }

    #[test]
    fn what_was_found_in_a_library_that_has_changed_since_is_not_kept() {
        let (seen, meta) = (Seen::default(), Meta::default());
        let changed = Meta {
            writings: 1,
            ..Meta::default()
        };
        let words = [word("a")];
        let taken = seen.take(&meta, &words);
        assert_eq!(seen.rows(&changed, &words[0]), None);
        taken.put(&[Arc::default()]);
        assert_eq!(seen.rows(&changed, &words[0]), None);
        drop(taken);
        let sought = Cancel::default();
        let _taken = seen.take(&changed, &words);
        sought.cancel();
        seen.wait(&words[0], &sought, &mut |_, _| ());
    }
}
