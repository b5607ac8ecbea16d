//! The watches on catalogue and state: each instance learns of what the others write.
//!
//! They tell that something was written, by whomever; whether it is news is for whoever asks to
//! see, by the version of the store.

use std::ffi::OsStr;
use std::path::Path;

use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};

use crate::library::watch::events::{self, Told};

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The catalogue; the search index with it, for its commits are noted there.
    Catalog,
    /// The state: marks.
    State,
}

/// The watches; they end when this is dropped.
#[derive(Debug)]
pub struct StoreWatch {
    _watcher: RecommendedWatcher,
}

impl StoreWatch {
    /// Watches the catalogue that lies in `library`, and the state in `data`. What cannot be watched
    /// is not.
    pub fn start(
        library: &Path,
        data: &Path,
        tell: impl Fn(Written) + Send + 'static,
    ) -> Option<Self> {
        let handler = move |event| {
            for told in events::told(event) {
                for store in written(&told) {
                    tell(store);
                }
            }
        };
        let mut watcher = RecommendedWatcher::new(handler, Config::default()).ok()?;
        for folder in [library, data] {
            // Where it cannot be watched the others' changes are seen at the next look.
            drop(watcher.watch(folder, RecursiveMode::NonRecursive));
        }
        Some(Self { _watcher: watcher })
    }
}

/// What was written, as `told`.
fn written(told: &Told) -> Vec<Written> {
    match told {
        Told::Changed(path, _) => path.file_name().and_then(store_of).into_iter().collect(),
        Told::Lost | Told::NoMoreWatches => vec![Written::Catalog, Written::State],
    }
}

/// The store that a file of that name is of. The memory that instances share is written by reading,
/// too.
fn store_of(name: &OsStr) -> Option<Written> {
    match name.to_str()? {
        "catalog.db" | "catalog.db-wal" | "catalog.db-journal" => Some(Written::Catalog),
        "state.db" | "state.db-wal" | "state.db-journal" => Some(Written::State),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn what_another_writes_is_told_and_what_is_read_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (library, data) = (folder.path().join("library"), folder.path().join("data"));
        for place in [&library, &data] {
            std::fs::create_dir(place).unwrap();
        }
        let (sender, told) = mpsc::channel();
        let tell = move |written| sender.send(written).unwrap();
        let _watch = StoreWatch::start(&library, &data, tell).unwrap();
        std::fs::write(data.join("state.db-wal"), "x").unwrap();
        let patience = Duration::from_secs(20);
        assert_eq!(told.recv_timeout(patience), Ok(Written::State));
        std::fs::write(library.join("catalog.db"), "x").unwrap();
        while told.recv_timeout(patience).unwrap() != Written::Catalog {}
        std::fs::write(library.join("leader.lock"), "x").unwrap();
        let quiet = Duration::from_millis(200);
        while told.recv_timeout(quiet).is_ok() {}
        std::fs::read(library.join("catalog.db")).unwrap();
        assert!(told.recv_timeout(quiet).is_err());
    }
}
