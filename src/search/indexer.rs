//! Adds articles to the index and removes them.
//!
//! The catalogue is written first, with each row marked as not yet indexed; then the index is
//! committed; then the mark is taken away. A kill between any two of these repeats work and loses
//! nothing, since an article that is added again replaces itself.

use tantivy::{IndexWriter, TantivyDocument, Term};

use crate::search::entry::Entry;
use crate::search::index::{SearchError, TextIndex, guarded};
use crate::search::schema::Fields;

/// Memory for articles that are not yet written, in bytes, all threads together.
const MEMORY_BYTES: usize = 100_000_000;

/// The most threads that cut and sort.
const THREADS: usize = 4;

/// The one writer of an index.
pub struct Indexer {
    writer: IndexWriter,
    fields: Fields,
}

impl Indexer {
    /// Takes the index for writing; there may be one writer at a time.
    pub fn new(index: &TextIndex) -> Result<Self, SearchError> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = cores.min(THREADS);
        let writer = guarded(|| index.index.writer_with_num_threads(threads, MEMORY_BYTES))??;
        Ok(Self {
            writer,
            fields: index.fields,
        })
    }

    /// Adds the article of `row`, which is not in the index.
    pub fn add(&self, row: u32, entry: Entry) -> Result<(), SearchError> {
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

    /// Removes an article, if it is there: before it is added anew, or for good.
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
