//! The index on disk. A cache: where it is damaged or of another version it is made again, and
//! nothing of the user's is in it.
//!
//! Only the one process that keeps the library up to date may make or change it; others read what
//! is there, and look again when they are told to.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tantivy::directory::error::OpenWriteError;
use tantivy::directory::{INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyError};

use crate::search::backlog::Backlog;
use crate::search::guard::guarded;
use crate::search::schema::{self, Fields, TOKENIZER};
use crate::search::tokenizer::NewsTokenizer;

/// What went wrong with the index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The engine failed.
    #[error("cannot use the search index: {0}")]
    Engine(TantivyError),
    /// Its folder cannot be used.
    #[error("cannot use the folder of the search index {}: {error}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// It holds what no index holds; it is made again by whoever keeps the library.
    #[error("the search index is damaged; it is being made again")]
    Damaged,
    /// The search was stopped.
    #[error("the search was stopped")]
    Stopped,
}

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        match error {
            // A writer that was killed has left it, and the index does not know of it.
            TantivyError::OpenWriteError(OpenWriteError::FileAlreadyExists(_)) => Self::Damaged,
            error => Self::Engine(error),
        }
    }
}

impl From<io::Error> for SearchError {
    fn from(error: io::Error) -> Self {
        Self::Engine(error.into())
    }
}

/// An open index.
#[derive(Clone)]
pub struct TextIndex {
    pub(crate) index: Index,
    pub(crate) fields: Fields,
    pub(crate) backlog: Backlog,
    reader: IndexReader,
}

impl TextIndex {
    /// Opens the index in `folder` to read it; `None` where there is none, or none that can be used.
    pub fn open(folder: &Path) -> Option<Self> {
        let (expected, fields) = schema::schema();
        let directory = guarded(|| MmapDirectory::open(folder)).ok()?.ok()?;
        let index = guarded(|| Index::open(directory)).ok()?.ok()?;
        if index.schema() != expected {
            return None;
        }
        Self::with(index, fields).ok()
    }

    /// Makes an empty index in `folder`, in the place of whatever was there. The caller is the only
    /// one that changes it.
    pub fn make(folder: &Path) -> Result<Self, SearchError> {
        let failed = |error| SearchError::Io {
            path: folder.to_owned(),
            error,
        };
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        fs::create_dir_all(folder).map_err(failed)?;
        let (schema, fields) = schema::schema();
        let index = Index::create_in_dir(folder, schema)?;
        Self::with(index, fields)
    }

    fn with(index: Index, fields: Fields) -> Result<Self, SearchError> {
        let backlog = Backlog::default();
        let tokenizer = NewsTokenizer {
            backlog: backlog.clone(),
        };
        let analyzer = TextAnalyzer::builder(tokenizer).build();
        index.tokenizers().register(TOKENIZER, analyzer);
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = guarded(|| builder.doc_store_cache_num_blocks(1).try_into())??;
        Ok(Self {
            index,
            fields,
            backlog,
            reader,
        })
    }

    /// Whether someone has the index in `folder` open for writing.
    pub fn is_being_written(folder: &Path) -> bool {
        let lock = File::open(folder.join(&INDEX_WRITER_LOCK.filepath));
        lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    /// Looks at what was committed since.
    pub fn reload(&self) -> Result<(), SearchError> {
        Ok(guarded(|| self.reader.reload())??)
    }

    /// The number of articles in it, as of the last look.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// The row after the last one that was ever put into it, as of the last look.
    pub fn next_row(&self) -> Result<u32, SearchError> {
        let mut next = 0;
        for segment in self.reader.searcher().segment_readers() {
            let last =
                guarded(|| Ok::<_, TantivyError>(segment.fast_fields().u64("row")?.max_value()))??;
            next = next.max(last.saturating_add(1));
        }
        Ok(u32::try_from(next).unwrap_or(u32::MAX))
    }

    /// Whether no article is in it, as of the last look.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether every file of it is as it was written. Reads all of it: for a worker.
    pub fn is_sound(&self) -> bool {
        guarded(|| self.index.validate_checksum())
            .is_ok_and(|checked| checked.is_ok_and(|damaged| damaged.is_empty()))
    }

    pub(crate) fn searcher(&self) -> tantivy::Searcher {
        self.reader.searcher()
    }
}

impl std::fmt::Debug for TextIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextIndex").finish_non_exhaustive()
    }
}
