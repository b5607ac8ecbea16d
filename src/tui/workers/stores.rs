//! How a thread opens the catalogue and the state.
//!
//! Where the state cannot be opened, reading goes on without marks, and each wish to make one is
//! answered with the reason; where the cache folder cannot be used, the catalogue lies in a
//! temporary one. Both are said once, at the start.

use std::path::PathBuf;

use crate::library::{CacheFolder, Catalog, CatalogError, Roots};
use crate::text::Clean;
use crate::user::{Store, StoreError};

/// What a thread needs to open its own connections.
#[derive(Debug, Clone)]
pub struct Stores {
    /// The library.
    pub roots: Roots,
    /// Where the catalogue lies.
    pub cache: PathBuf,
    /// Where the state lies.
    pub data: PathBuf,
    /// Why nothing can be kept, if so.
    pub nothing_kept_because: Option<Clean>,
}

impl Stores {
    /// The catalogue.
    pub fn catalog(&self) -> Result<Catalog, CatalogError> {
        Catalog::open(&self.cache, &self.roots)
    }

    /// The state; an empty one in memory where it cannot be opened.
    pub fn store(&self) -> Result<Store, StoreError> {
        if self.nothing_kept_because.is_some() {
            return Store::in_memory();
        }
        Store::open(&self.data)
    }

    /// Opens the state for the first time; where that fails, keeps the reason.
    pub fn first_store(&mut self) -> Result<Store, StoreError> {
        match Store::open(&self.data) {
            Ok(store) => Ok(store),
            Err(error) => {
                self.nothing_kept_because = Some(Clean::line(&error.to_string()));
                Store::in_memory()
            }
        }
    }

    /// What is said once at the start, if anything lies where it should not.
    pub fn notice(&self, cache: &CacheFolder) -> Option<Clean> {
        let state = self
            .nothing_kept_because
            .as_ref()
            .map(|reason| format!("bookmarks and read marks cannot be kept: {reason}"));
        let cache = cache
            .temporary_because
            .as_ref()
            .map(|reason| format!("the library is read anew at every start: {reason}"));
        let words: Vec<_> = state.into_iter().chain(cache).collect();
        (!words.is_empty()).then(|| Clean::line(&words.join(" · ")))
    }
}
