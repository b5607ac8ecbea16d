//! Adds articles to the index and removes them.
//!
//! The catalogue is written first, with each row marked as not yet indexed; then the index is
//! committed; then the mark is taken away. A kill between any two of these repeats work and loses
//! nothing, since an article that is added again replaces itself.

use std::thread;
use std::time::Duration;

use tantivy::directory::error::LockError;
use tantivy::indexer::IndexWriterOptions;
use tantivy::{IndexWriter, TantivyDocument, TantivyError, Term};

use crate::search::backlog::Backlog;
use crate::search::entry::Entry;
use crate::search::guard::guarded;
use crate::search::index::{SearchError, TextIndex};
use crate::search::schema::Fields;

/// Memory for articles that are not yet written, in bytes, all threads together.
const MEMORY_BYTES: usize = 64_000_000;

/// The most threads that cut and sort.
const THREADS: usize = 4;

/// How often the lock of the writer is tried, and how long it is left alone in between: a reader
/// that looks whether someone writes holds it for a moment.
const TRIES: usize = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// The one writer of an index.
pub struct Indexer {
    writer: IndexWriter,
    fields: Fields,
    backlog: Backlog,
    /// Rows below may be in the index already.
    next_row: u32,
}

impl Indexer {
    /// Takes the index for writing; there may be one writer at a time.
    pub fn new(index: &TextIndex) -> Result<Self, SearchError> {
        let writer = writer(index)?;
        // What a writer has begun that was killed has names that this one gives, too.
        guarded(|| writer.garbage_collect_files().wait())??;
        Ok(Self {
            writer,
            fields: index.fields,
            backlog: index.backlog.clone(),
            next_row: index.next_row()?,
        })
    }

    /// Puts the article of `row` into the index, in the place of what it held of it.
    pub fn put(&mut self, row: u32, entry: Entry) -> Result<(), SearchError> {
        if row < self.next_row {
            self.remove(row);
        }
        self.next_row = self.next_row.max(row.saturating_add(1));
        self.backlog.add(entry.bytes());
        let mut document = TantivyDocument::default();
        document.add_u64(self.fields.row, u64::from(row));
        for (field, text) in [
            (self.fields.title, entry.title),
            (self.fields.author, entry.author),
            (self.fields.body, entry.body),
        ] {
            if !text.is_empty() {
                document.add_text(field, text);
            }
        }
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Removes an article, if it is there.
    pub fn remove(&self, row: u32) {
        let term = Term::from_field_u64(self.fields.row, u64::from(row));
        self.writer.delete_term(term);
    }

    /// Writes what was added and removed: from now on it outlives a kill.
    pub fn commit(&mut self) -> Result<(), SearchError> {
        guarded(|| self.writer.commit())??;
        Ok(())
    }

    /// Lets running merges come to their end, and gives the index back.
    pub fn finish(self) -> Result<(), SearchError> {
        guarded(|| self.writer.wait_merging_threads())??;
        Ok(())
    }
}

impl std::fmt::Debug for Indexer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Indexer").finish_non_exhaustive()
    }
}

/// The engine's writer, with as many threads as there is memory for.
fn writer(index: &TextIndex) -> Result<IndexWriter, SearchError> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(THREADS);
    let options = IndexWriterOptions::builder()
        .num_worker_threads(threads)
        .memory_budget_per_thread(MEMORY_BYTES / threads)
        .num_merge_threads(1)
        .build();
    for _ in 1..TRIES {
        match guarded(|| index.index.writer_with_options(options.clone()))? {
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => thread::sleep(BETWEEN_TRIES),
            made => return Ok(made?),
        }
    }
    Ok(guarded(|| index.index.writer_with_options(options))??)
}
