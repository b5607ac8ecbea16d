//! `state.db`: SQLite in WAL mode with `synchronous=FULL`, so that what was said to be kept is kept.
//!
//! Every use looks first whether the file at the path is still the one that is open: another
//! instance may have put a mended one there, and a mark written into the old one would be lost.
//! A use that finds damage has the file mended and is done again.

use std::cell::{Cell, RefCell};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::text::Clean;
use crate::user::file::{self, Identity, Opened};
use crate::user::{StoreError, Version, recover};

/// How often a use is tried where the file is damaged, or is replaced meanwhile.
const TRIES: usize = 3;

/// The open state file. Each thread opens its own.
///
/// The connection is private: it must only be used while it is the file at the path.
#[derive(Debug)]
pub struct Store {
    connection: RefCell<Connection>,
    identity: Cell<Option<Identity>>,
    /// `None` where it is kept nowhere.
    folder: Option<PathBuf>,
    notice: RefCell<Option<Clean>>,
    /// Whether it stands in for a file that could not be opened.
    stands_in: Cell<bool>,
}

impl Store {
    /// Opens or makes `state.db` in `folder`. A damaged one is kept aside and what still reads is
    /// taken from it.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let opened = match file::open(folder) {
            Err(error) if error.is_damage() => {
                let notice = recover::recover(folder)?;
                let opened = file::open(folder)?;
                Opened { notice, ..opened }
            }
            opened => opened?,
        };
        Ok(Self::of(opened, Some(folder.to_owned())))
    }

    /// A store that is kept nowhere: for tests.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self::of(file::in_memory()?, None))
    }

    /// An empty store that stands in for the file in `folder`, which cannot be opened: with a missing or
    /// read-only home, or a full disk. As soon as it can be, the file itself is used.
    pub fn stand_in(folder: &Path) -> Result<Self, StoreError> {
        let store = Self::of(file::in_memory()?, Some(folder.to_owned()));
        store.stands_in.set(true);
        Ok(store)
    }

    /// Whether it stands in for a file that cannot be opened, and keeps nothing.
    pub fn stands_in(&self) -> bool {
        self.stands_in.get()
    }

    /// What must be said of the file, once: that it was damaged, or can only be read.
    pub fn take_notice(&self) -> Option<Clean> {
        self.notice.take()
    }

    fn of(opened: Opened, folder: Option<PathBuf>) -> Self {
        Self {
            connection: RefCell::new(opened.connection),
            identity: Cell::new(opened.identity),
            folder,
            notice: RefCell::new(opened.notice),
            stands_in: Cell::new(false),
        }
    }

    /// Where it lies; `None` where it is kept nowhere.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref().filter(|_| !self.stands_in())
    }

    /// Which file is open.
    pub(crate) fn identity(&self) -> Option<Identity> {
        self.identity.get()
    }

    /// Copies the file that is open, as it is at one time, to a `path` where there is none. Another that
    /// has come in its place is not looked for: to open one may take the lock that the caller holds.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let path = path.as_os_str().as_bytes();
        let sql = "VACUUM INTO CAST(?1 AS TEXT)";
        self.connection.borrow().execute(sql, [path])?;
        Ok(())
    }

    /// Which state it is, and how often its marks were changed.
    pub fn version(&self) -> Result<Version, StoreError> {
        self.read(|connection| Ok(Version::of_marks(connection, self.identity.get())?))
    }

    /// Which state it is, and how often anything in it was written.
    pub fn written(&self) -> Result<Version, StoreError> {
        self.follow()?;
        Ok(Version::of(&self.connection.borrow(), self.identity.get())?)
    }

    /// Reads the file as it is at one time. What was found damaged is mended first, and read again.
    pub(crate) fn read<T>(
        &self,
        job: impl Fn(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        for _ in 1..TRIES {
            self.follow()?;
            match read_at_once(&self.connection.borrow(), &job) {
                Err(error) if error.is_damage() => {}
                done => return done,
            }
            self.mend()?;
        }
        read_at_once(&self.connection.borrow(), &job)
    }

    /// Changes, in one transaction that no other instance can come between; it is on disk, and in
    /// the file at the path, when this returns.
    pub(crate) fn write<T>(
        &mut self,
        job: impl Fn(&Transaction) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        for _ in 1..TRIES {
            self.follow()?;
            if self.stands_in() {
                self.open_again()?;
            }
            match self.commit(&job) {
                Ok(done) if self.is_current() => return Ok(done),
                Err(error) if error.is_damage() => self.mend()?,
                // It may be open for reading only, and that may be over.
                Err(error) if error.is_refusal() => self.open_again()?,
                Ok(_) => {}
                Err(error) => return Err(error),
            }
        }
        self.follow()?;
        self.commit(&job)
    }

    fn commit<T>(
        &self,
        job: impl Fn(&Transaction) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.connection.borrow_mut();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = job(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Whether the open file is the one at the path.
    fn is_current(&self) -> bool {
        let at_path = |folder: &PathBuf| file::identity(&file::path_in(folder));
        self.folder.as_ref().and_then(at_path) == self.identity.get()
    }

    /// Opens the file at the path if it is another one by now. Where it still cannot be opened, what
    /// stands in for it goes on to do so.
    fn follow(&self) -> Result<(), StoreError> {
        if self.folder.is_none() || self.is_current() {
            return Ok(());
        }
        match self.open_again() {
            Err(_) if self.stands_in() => Ok(()),
            opened => opened,
        }
    }

    /// Opens the file at the path.
    fn open_again(&self) -> Result<(), StoreError> {
        if let Some(folder) = &self.folder {
            let opened = Self::open(folder)?;
            self.take(&opened);
        }
        Ok(())
    }

    /// Mends a file that was found damaged.
    fn mend(&self) -> Result<(), StoreError> {
        let Some(folder) = &self.folder else {
            return Err(StoreError::Damaged("it is kept in memory only"));
        };
        let notice = recover::recover(folder)?;
        let opened = Self::open(folder)?;
        self.take(&opened);
        if notice.is_some() {
            self.notice.replace(notice);
        }
        Ok(())
    }

    /// Goes on with the connection of `other`.
    fn take(&self, other: &Self) {
        self.connection.swap(&other.connection);
        self.identity.set(other.identity.get());
        self.stands_in.set(other.stands_in());
        if let Some(notice) = other.take_notice() {
            self.notice.replace(Some(notice));
        }
    }
}

/// Does `job` in one transaction: taking the lock anew for each row would double its cost.
fn read_at_once<T>(
    connection: &Connection,
    job: impl Fn(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let _snapshot = connection.unchecked_transaction()?;
    job(connection)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Key, Keys};
    use crate::user::{Mark, Subject};

    fn subject(number: usize) -> Subject {
        Subject {
            keys: Keys {
                url: None,
                content: Key::of(&[&number.to_string()]),
                story: None,
            },
            title: Clean::line(&format!("Article {number}")),
            path_hint: Clean::line("a.txt"),
        }
    }

    #[test]
    fn the_folder_is_made_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("share/newsprint");
        Store::open(&folder).unwrap();
        let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }

    #[test]
    fn instances_at_once_lose_nothing_of_each_others() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for instance in 0..4 {
                let folder = folder.path();
                scope.spawn(move || {
                    let mut store = Store::open(folder).unwrap();
                    for number in 0..25 {
                        let subject = subject(instance * 100 + number);
                        store.set_bookmarked(&subject, true, 1).unwrap();
                        store.set_read(&self::subject(number), true, 1).unwrap();
                    }
                });
            }
        });
        let store = Store::open(folder.path()).unwrap();
        let marks = store.all_marks().unwrap();
        let bookmarked = marks.iter().filter(|(_, mark)| mark.is_bookmarked);
        assert_eq!(bookmarked.count(), 100);
        assert_eq!(marks.iter().filter(|(_, mark)| mark.is_read).count(), 25);
    }

    #[test]
    fn a_mark_goes_into_the_file_at_the_path_and_never_into_one_that_was_moved_away() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.set_bookmarked(&subject(1), true, 1).unwrap();
        for file in ["state.db", "state.db-wal", "state.db-shm"] {
            let from = folder.path().join(file);
            std::fs::rename(&from, from.with_extension("old")).unwrap();
        }
        store.set_bookmarked(&subject(2), true, 1).unwrap();
        let marks = Store::open(folder.path()).unwrap().all_marks().unwrap();
        assert_eq!(marks.len(), 1);
        assert_eq!(marks.first().unwrap().0, subject(2).keys);
    }

    #[test]
    fn a_newer_version_is_refused_and_its_bytes_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = file::path_in(folder.path());
        drop(Store::open(folder.path()).unwrap());
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", 7).unwrap();
        drop(connection);
        let bytes = std::fs::read(&path).unwrap();
        let refused = Store::open(folder.path()).unwrap_err();
        assert!(
            matches!(refused, StoreError::Newer { found: 7, .. }),
            "{refused}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn a_file_that_can_only_be_read_still_shows_its_marks() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.set_bookmarked(&subject(1), true, 1).unwrap();
        drop(store);
        let opened = file::open_to_read(&file::path_in(folder.path())).unwrap();
        let mut store = Store::of(opened, Some(folder.path().to_owned()));
        assert!(store.take_notice().unwrap().contains("can only be read"));
        let mark = store.marks(&[subject(1).keys]).unwrap();
        assert_eq!(
            mark,
            [Mark {
                is_bookmarked: true,
                is_read: false,
                has_note: false,
            }]
        );
        // What forbade to write may be over.
        assert!(store.set_read(&subject(1), true, 1).unwrap().is_read);
    }

    #[test]
    fn what_stands_in_for_a_file_gives_way_to_it_when_it_can_be_opened() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("data");
        std::fs::write(&folder, "a file, where a folder should be").unwrap();
        let mut store = Store::stand_in(&folder).unwrap();
        let onlooker = Store::stand_in(&folder).unwrap();
        assert_eq!(onlooker.kept().unwrap(), []);
        assert!(store.set_bookmarked(&subject(1), true, 1).is_err());
        std::fs::remove_file(&folder).unwrap();
        store.set_bookmarked(&subject(1), true, 1).unwrap();
        assert!(!store.stands_in());
        assert_eq!(onlooker.kept().unwrap().len(), 1);
        assert_eq!(Store::open(&folder).unwrap().kept().unwrap().len(), 1);
    }

    #[test]
    fn a_file_of_a_newer_version_is_stood_in_for_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = file::path_in(folder.path());
        drop(Store::open(folder.path()).unwrap());
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        let bytes = std::fs::read(&path).unwrap();
        let mut store = Store::stand_in(folder.path()).unwrap();
        assert_eq!(store.kept().unwrap(), []);
        assert!(store.set_bookmarked(&subject(1), true, 1).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn what_is_no_file_is_said_and_never_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = file::path_in(folder.path());
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &path,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .unwrap();
        let words = Store::open(folder.path()).unwrap_err().to_string();
        assert!(words.ends_with("it is not a file"), "{words}");
    }
}
