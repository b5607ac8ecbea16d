//! The watches on the folders of a library, and the thread that gathers what they tell.
//!
//! A walk sets them: each folder is watched from just before its names are read, so that no change
//! falls between the two, and no file is touched for the sake of it. Where changes are not told,
//! everything is looked at every minute instead, and the reason is kept.
//!
//! Nothing happens while nothing is told: both threads sleep without a time limit, unless something
//! waits to be looked at.

use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::library::Roots;
use crate::library::scan::noise;
use crate::library::watch::events::{self, Told};
use crate::library::watch::pending::Pending;
use crate::library::watch::{Named, Sign, filesystem};
use crate::text::Clean;

/// Between two looks at everything where changes are not told.
const BETWEEN_POLLS: Duration = Duration::from_mins(1);

/// Folders that are watched, at most: each costs the system a kilobyte, and users have a limit.
const MOST_FOLDERS: usize = 50_000;

/// Whether a watch is of one folder, and not of all that is under it.
const IS_OF_ONE_FOLDER: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// What is said where the system allows no more watches.
const NO_MORE: &str = "the system allows no more watches; raise fs.inotify.max_user_watches with \
                       sysctl to be told at once";

/// The watches on a library. They end when this is dropped.
#[derive(Debug)]
pub struct Watch {
    roots: Vec<PathBuf>,
    /// Private, as the rest: a folder is counted and watched in one step.
    state: Mutex<State>,
    signals: Sender<Signal>,
}

#[derive(Debug, Default)]
struct State {
    /// `None` where none can be had.
    watcher: Option<RecommendedWatcher>,
    /// Folders that the last walk went into.
    folders: usize,
    /// Whether what one place holds depends on another: links, files of several names.
    is_tied: bool,
    polled_because: Option<Clean>,
}

/// What comes to the thread.
#[derive(Debug)]
enum Signal {
    Told(Told),
    /// Whether everything is to be looked at every minute, from now on.
    Polls(bool),
}

impl Watch {
    /// Watches nothing yet: a walk sets the watches. What may have changed is given to `tell`, on a
    /// thread of its own.
    pub fn start(roots: &Roots, tell: impl Fn(Named) + Send + 'static) -> io::Result<Self> {
        let (signals, received) = mpsc::channel();
        let own = roots.clone();
        thread::Builder::new()
            .name("newsprint-watch".to_owned())
            .spawn(move || gather(&own, &received, &tell))?;
        let to_thread = signals.clone();
        let handler = move |event| {
            for told in events::told(event) {
                // The thread ends with the watch, and then this is the last event.
                drop(to_thread.send(Signal::Told(told)));
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let (watcher, polled_because) = match RecommendedWatcher::new(handler, config) {
            Ok(watcher) => (Some(watcher), None),
            Err(error) => (None, Some(no_watcher(&error))),
        };
        let state = State {
            watcher,
            polled_because,
            ..State::default()
        };
        Ok(Self {
            roots: roots.paths.clone(),
            state: Mutex::new(state),
            signals,
        })
    }

    /// A walk over everything begins: what the last one found does not count any more.
    pub(crate) fn begin(&self) {
        let mut state = self.state();
        state.folders = 0;
        state.is_tied = false;
        if state.watcher.is_some() {
            state.polled_because = None;
        }
    }

    /// Watches `folder`, whose names are read after this.
    pub(crate) fn enter(&self, folder: &Path) {
        let mut state = self.state();
        state.folders += 1;
        if state.folders > MOST_FOLDERS {
            let words = "the library has more than 50,000 folders; r looks at once";
            return state.give_up(Clean::line(words));
        }
        let Some(watcher) = &mut state.watcher else {
            return;
        };
        let is_set = if IS_OF_ONE_FOLDER {
            watcher.watch(folder, RecursiveMode::NonRecursive)
        } else if self.is_root(folder) {
            watcher.watch(folder, RecursiveMode::Recursive)
        } else {
            Ok(())
        };
        match is_set {
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
                state.give_up(Clean::line(NO_MORE));
            }
            Err(_) if self.is_root(folder) => {
                let words = format!("{} cannot be watched", folder.display());
                state.polled_because = Some(Clean::line(&words));
            }
            // The walk says why a folder cannot be read, and its parent tells when that changes.
            Ok(()) | Err(_) => {}
        }
        if let Some(name) = filesystem::silent(folder) {
            let folder = folder.display();
            let words = format!(
                "{folder} is on {name}, which does not tell of all changes; r looks at once"
            );
            state.polled_because = Some(Clean::line(&words));
        }
    }

    /// What one place of the library holds depends on another.
    pub(crate) fn tie(&self) {
        self.state().is_tied = true;
    }

    /// Whether only a walk over everything can tell what a change comes to.
    pub(crate) fn is_tied(&self) -> bool {
        self.state().is_tied
    }

    /// A look has come to its end: says why everything is looked at every minute from now on, if it
    /// is.
    pub fn end(&self) -> Option<Clean> {
        let polled_because = self.state().polled_because.clone();
        self.signal(Signal::Polls(polled_because.is_some()));
        polled_because
    }

    /// Has `paths`, which were still being written, looked at again.
    pub(crate) fn look_later(&self, paths: impl Iterator<Item = PathBuf>) {
        for path in paths {
            self.signal(Signal::Told(Told::Changed(path, Sign::Written)));
        }
    }

    fn signal(&self, signal: Signal) {
        // The thread lives as long as this does.
        drop(self.signals.send(signal));
    }

    fn is_root(&self, folder: &Path) -> bool {
        self.roots.iter().any(|root| root == folder)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Gives all watches back: half of them are worth nothing, and others may need them.
    fn give_up(&mut self, because: Clean) {
        self.watcher = None;
        self.polled_because = Some(because);
    }
}

/// What is said where the system gives no watcher.
fn no_watcher(error: &notify::Error) -> Clean {
    let words = format!("folders cannot be watched: {error}; close programs that watch folders");
    Clean::line(&words)
}

/// Gathers what is told, and passes it on when it is time, until the watch ends.
fn gather(roots: &Roots, received: &Receiver<Signal>, tell: &dyn Fn(Named)) {
    let mut pending = Pending::default();
    let mut next_poll = None::<Instant>;
    loop {
        let now = Instant::now();
        if let Some(named) = pending.take(now) {
            tell(named);
        }
        if next_poll.take_if(|next| *next <= now).is_some() {
            tell(Named::everything());
        }
        let to_poll = next_poll.map(|next| next.saturating_duration_since(now));
        let wait = pending.wait(now).into_iter().chain(to_poll).min();
        let signal = match wait {
            Some(wait) => received.recv_timeout(wait),
            None => received.recv().map_err(RecvTimeoutError::from),
        };
        match signal {
            Ok(Signal::Told(Told::Changed(path, sign))) if is_seen(roots, &path) => {
                pending.changed(path, sign, Instant::now());
            }
            Ok(Signal::Told(Told::Changed(..))) | Err(RecvTimeoutError::Timeout) => {}
            Ok(Signal::Told(Told::Lost | Told::NoMoreWatches)) => pending.lost(Instant::now()),
            Ok(Signal::Polls(polls)) => {
                next_poll = polls.then(|| Instant::now() + BETWEEN_POLLS);
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Whether `path` belongs to the library. What lies in a folder that is passed over does not, if that
/// is watched at all.
fn is_seen(roots: &Roots, path: &Path) -> bool {
    let mut inside = roots
        .paths
        .iter()
        .filter_map(|root| path.strip_prefix(root).ok());
    let is_noise = |folder: &OsStr| noise::of_folder(folder.as_bytes()).is_some();
    inside.next().is_some_and(|inside| {
        IS_OF_ONE_FOLDER || !inside.parent().into_iter().flatten().any(is_noise)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder, watched, and what is told of it.
    fn watched() -> (tempfile::TempDir, Watch, Receiver<Named>) {
        let folder = tempfile::tempdir().unwrap();
        let roots = Roots::new(&[folder.path().to_owned()]).unwrap();
        let (sender, told) = mpsc::channel();
        let tell = move |named| sender.send(named).unwrap_or_default();
        let watch = Watch::start(&roots, tell).unwrap();
        watch.begin();
        watch.enter(&roots.paths[0]);
        assert_eq!(watch.end(), None);
        (folder, watch, told)
    }

    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn a_save_through_another_name_is_told_once() {
        let (folder, _watch, told) = watched();
        let (temporary, path) = (
            folder.path().join(".a.txt.swp"),
            folder.path().join("a.txt"),
        );
        fs::write(&temporary, "news").unwrap();
        fs::rename(&temporary, &path).unwrap();
        let named = told.recv_timeout(PATIENCE).unwrap();
        let path = fs::canonicalize(&path).unwrap();
        assert_eq!(named.paths.get(&path), Some(&Sign::Whole));
        fs::read(&path).unwrap();
        assert!(told.recv_timeout(Duration::from_millis(800)).is_err());
    }

    #[test]
    fn what_lies_elsewhere_is_not_seen() {
        let folder = tempfile::tempdir().unwrap();
        let roots = Roots::new(&[folder.path().to_owned()]).unwrap();
        let table = [
            ("a.txt", true),
            ("2023/a.txt", true),
            (".git", true),
            (".git/index", IS_OF_ONE_FOLDER),
        ];
        for (path, expected) in table {
            assert_eq!(
                is_seen(&roots, &roots.paths[0].join(path)),
                expected,
                "{path}"
            );
        }
        assert!(!is_seen(&roots, Path::new("/elsewhere/a.txt")));
    }

    #[test]
    fn a_root_that_cannot_be_watched_is_looked_at_every_minute() {
        let folder = tempfile::tempdir().unwrap();
        let roots = Roots::new(&[folder.path().to_owned()]).unwrap();
        let watch = Watch::start(&roots, |_| ()).unwrap();
        drop(folder);
        watch.begin();
        watch.enter(&roots.paths[0]);
        assert!(watch.end().unwrap().contains("cannot be watched"));
    }

    #[test]
    fn very_many_folders_are_not_watched_and_the_reason_is_said() {
        let (_folder, watch, _told) = watched();
        watch.state().folders = MOST_FOLDERS;
        watch.enter(Path::new("/nowhere"));
        assert!(watch.end().unwrap().contains("50,000 folders"));
        watch.begin();
        assert!(watch.end().is_some(), "none are left to be had");
    }
}
