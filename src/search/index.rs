//! The index on disk. A cache: where it is damaged or of another version it is made again, and
//! nothing of the user's is in it.
//!
//! Only the one process that keeps the library up to date may make or change it; others read what
//! is there, and look again when they are told to.

use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyError};

use crate::search::schema::{self, Fields, TOKENIZER};
use crate::search::tokenizer::NewsTokenizer;

/// What went wrong with the index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The engine failed.
    #[error("cannot use the search index: {0}")]
    Engine(#[from] TantivyError),
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

    /// Opens the index in `folder` to change it, or makes an empty one where there is none that can
    /// be used. The caller is the only one that changes it.
    pub fn open_or_make(folder: &Path) -> Result<Self, SearchError> {
        if let Some(open) = Self::open(folder) {
            return Ok(open);
        }
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
        let analyzer = TextAnalyzer::builder(NewsTokenizer).build();
        index.tokenizers().register(TOKENIZER, analyzer);
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = guarded(|| builder.doc_store_cache_num_blocks(1).try_into())??;
        Ok(Self {
            index,
            fields,
            reader,
        })
    }

    /// Looks at what was committed since.
    pub fn reload(&self) -> Result<(), SearchError> {
        Ok(guarded(|| self.reader.reload())??)
    }

    /// The number of articles in it, as of the last look.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
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

/// Does `work` of the engine, which takes its files for sound: what it finds in damaged ones may
/// make it panic.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, SearchError> {
    catch_unwind(AssertUnwindSafe(work)).or(Err(SearchError::Damaged))
}
