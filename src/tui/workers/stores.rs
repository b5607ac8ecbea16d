//! How a thread opens the catalogue and the state.
//!
//! Where the state cannot be opened, reading goes on without marks, and each wish to make one waits
//! until it can be; where the cache folder cannot be used, the catalogue lies in a
//! temporary one. Both are said once, at the start. That one of them was damaged is said when it is
//! found, by whichever thread has found it.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::app::Event;
use crate::library::view::seen::Seen;
use crate::library::{CacheFolder, Catalog, CatalogError, Roots};
use crate::text::Clean;
use crate::tui::mailbox::Messages;
use crate::tui::run::Message;
use crate::user::{Store, StoreError, Version};

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
    /// Where keywords are seen.
    pub seen: Arc<Seen>,
    /// Which state of the marks is shown at the start.
    pub shown: Option<Version>,
}

impl Stores {
    /// The catalogue.
    pub fn catalog(&self) -> Result<Catalog, CatalogError> {
        Ok(Catalog::open(&self.cache, &self.roots)?.sharing(&self.seen))
    }

    /// The state; where it could not be opened at the start, an empty one that stands in for it until it
    /// can be.
    pub fn store(&self) -> Result<Store, StoreError> {
        if self.nothing_kept_because.is_some() {
            return Store::stand_in(&self.data);
        }
        Store::open(&self.data)
    }

    /// Opens state and catalogue for the first time, side by side: at a first start each of them is made,
    /// and that waits for the disk. Where the state cannot be opened, keeps the reason.
    pub fn first<E: From<StoreError> + From<CatalogError>>(
        &mut self,
    ) -> Result<(Store, Catalog), E> {
        let (opened, catalog) = thread::scope(|scope| {
            let opening = scope.spawn(|| Store::open(&self.data));
            let catalog = self.catalog();
            let opened = opening.join().unwrap_or_else(|panic| resume_unwind(panic));
            (opened, catalog)
        });
        Ok((self.first_store(opened)?, catalog?))
    }

    fn first_store(&mut self, opened: Result<Store, StoreError>) -> Result<Store, StoreError> {
        match opened {
            Ok(store) => {
                self.shown = store.version().ok();
                Ok(store)
            }
            Err(error) => {
                self.nothing_kept_because = Some(Clean::line(&error.to_string()));
                Store::stand_in(&self.data)
            }
        }
    }

    /// What is said once at the start, if anything lies where it should not, or was damaged.
    pub fn notice(&self, cache: &CacheFolder, catalog: &Catalog, store: &Store) -> Option<Clean> {
        let state = self
            .nothing_kept_because
            .as_ref()
            .map(|reason| format!("bookmarks and read marks cannot be kept: {reason}"));
        let cache = cache
            .temporary_because
            .as_ref()
            .map(|reason| format!("the library is read anew at every start: {reason}"));
        let found = [store.take_notice(), catalog.take_notice()];
        let found = found.into_iter().flatten().map(|words| words.to_string());
        let words: Vec<_> = state.into_iter().chain(cache).chain(found).collect();
        (!words.is_empty()).then(|| Clean::line(&words.join(" · ")))
    }
}

/// Says, after they were used, that the catalogue or the state was found damaged.
pub fn say_damage(catalog: &Catalog, store: Option<&Store>, messages: &Messages) {
    let renewed = catalog.take_notice().map(Event::CatalogRenewed);
    let mended = store.and_then(Store::take_notice).map(Event::Failed);
    for event in renewed.into_iter().chain(mended) {
        // Where no one listens any more, the reader was quit.
        drop(messages.send(Message::Event(event)));
    }
}
