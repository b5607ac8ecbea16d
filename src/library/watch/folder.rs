//! The watch on one folder that other programs put files into.

use std::ffi::OsStr;
use std::path::Path;

use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};

use crate::library::watch::events::{self, Told};

/// The watch; it ends when this is dropped.
#[derive(Debug)]
pub struct FolderWatch {
    _watcher: RecommendedWatcher,
}

impl FolderWatch {
    /// Watches `folder`. That a file whose name `is_meant` may be another is given to `tell`, on a thread
    /// of its own. `None` where it cannot be watched.
    pub fn start(
        folder: &Path,
        is_meant: fn(&OsStr) -> bool,
        tell: impl Fn() + Send + 'static,
    ) -> Option<Self> {
        let concerns = move |told: &Told| match told {
            Told::Changed(path, _) => path.file_name().is_some_and(is_meant),
            Told::Lost => true,
            Told::NoMoreWatches => false,
        };
        let handler = move |event| {
            if events::told(event).iter().any(concerns) {
                tell();
            }
        };
        let mut watcher = RecommendedWatcher::new(handler, Config::default()).ok()?;
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
        Some(Self { _watcher: watcher })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_file_that_is_meant_is_told_and_another_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, told) = mpsc::channel();
        let tell = move || sender.send(()).unwrap_or_default();
        let is_meant = |name: &OsStr| name == "meant";
        let _watch = FolderWatch::start(folder.path(), is_meant, tell).unwrap();
        std::fs::write(folder.path().join("other"), "x").unwrap();
        assert!(told.recv_timeout(Duration::from_millis(200)).is_err());
        std::fs::rename(folder.path().join("other"), folder.path().join("meant")).unwrap();
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok(()));
        assert!(FolderWatch::start(&folder.path().join("none"), is_meant, || ()).is_none());
    }
}
