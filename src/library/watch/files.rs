//! The watch on a few files that may be written, replaced or made anew by anyone.
//!
//! Editors put a new file in the place of the old one, and a file may be a link to one elsewhere: so
//! the folders are watched, of the name and of what it leads to, and where there is no folder yet,
//! the nearest one above.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};

use crate::library::watch::events::{self, Told};

/// The watch; it ends when this is dropped.
#[derive(Debug)]
pub struct FileWatch {
    watcher: RecommendedWatcher,
    folders: Vec<PathBuf>,
    /// The names that are on the way to a file: those of others say nothing.
    names: Arc<Mutex<Vec<OsString>>>,
}

impl FileWatch {
    /// Watches nothing yet. That a file may be another is given to `tell`, on a thread of its own.
    pub fn start(tell: impl Fn() + Send + 'static) -> Option<Self> {
        let names: Arc<Mutex<Vec<OsString>>> = Arc::default();
        let known = Arc::clone(&names);
        let handler = move |event| {
            let names = known.lock().unwrap_or_else(PoisonError::into_inner);
            if events::told(event)
                .iter()
                .any(|told| concerns(told, &names))
            {
                tell();
            }
        };
        let watcher = RecommendedWatcher::new(handler, Config::default()).ok()?;
        Some(Self {
            watcher,
            folders: Vec::new(),
            names,
        })
    }

    /// Watches `files` from now on, and no others. What cannot be watched is not.
    pub fn set(&mut self, files: &[PathBuf]) {
        let targets = files.iter().filter_map(|file| fs::canonicalize(file).ok());
        let all: Vec<PathBuf> = files.iter().cloned().chain(targets).collect();
        let names = all
            .iter()
            .flat_map(|file| file.iter().map(ToOwned::to_owned));
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        names.dedup();
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) = names;
        let mut folders: Vec<_> = all.iter().filter_map(|file| nearest_folder(file)).collect();
        folders.sort_unstable();
        folders.dedup();
        for gone in self.folders.iter().filter(|old| !folders.contains(old)) {
            // Its folder may be gone, and the watch with it.
            drop(self.watcher.unwatch(gone));
        }
        for folder in folders.iter().filter(|new| !self.folders.contains(new)) {
            // Where it cannot be watched, r reads the files again.
            drop(self.watcher.watch(folder, RecursiveMode::NonRecursive));
        }
        self.folders = folders;
    }
}

/// Whether what was told may be of one of the files.
fn concerns(told: &Told, names: &[OsString]) -> bool {
    match told {
        Told::Changed(path, _) => path
            .file_name()
            .is_some_and(|name| names.iter().any(|known| known == name)),
        Told::Lost => true,
        Told::NoMoreWatches => false,
    }
}

/// The folder that `file` lies in, or the nearest above it that there is.
fn nearest_folder(file: &Path) -> Option<PathBuf> {
    let mut above = file.ancestors().skip(1);
    above.find(|folder| folder.is_dir()).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_file_is_followed_into_a_folder_that_is_made_later_and_over_a_link() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("config/keywords.toml");
        let (sender, told) = mpsc::channel();
        let mut watch = FileWatch::start(move || sender.send(()).unwrap_or_default()).unwrap();
        watch.set(std::slice::from_ref(&file));
        let patience = Duration::from_secs(20);
        let comes = |what: &str| {
            assert_eq!(told.recv_timeout(patience), Ok(()), "{what}");
            while told.recv_timeout(Duration::from_millis(100)).is_ok() {}
        };
        fs::create_dir(home.path().join("config")).unwrap();
        comes("the folder");
        let shared = home.path().join("shared.toml");
        fs::write(&shared, "").unwrap();
        std::os::unix::fs::symlink(&shared, &file).unwrap();
        watch.set(std::slice::from_ref(&file));
        fs::write(&shared, "# more").unwrap();
        comes("what the link leads to");
        fs::write(file.with_file_name("new"), "").unwrap();
        fs::rename(file.with_file_name("new"), &file).unwrap();
        comes("another file in its place");
    }
}
