//! Opens `state.db`: makes its folder, chooses its journal, brings it to the newest version.
//!
//! Write-ahead log and `synchronous=FULL`: a commit that was answered is on disk. Where shared
//! memory cannot be had (a network folder), SQLite's older rollback journal keeps the same promise.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::text::Clean;
use crate::user::row::Row;
use crate::user::{StoreError, backup, schema};

/// How often a commit looks whether another instance is done, and after how many looks it gives up:
/// half a minute.
const BETWEEN_LOOKS: Duration = Duration::from_millis(3);
const MOST_LOOKS: i32 = 10_000;

/// Up to this size the file is checked whole whenever it is opened: that takes less than a
/// millisecond. Rows of larger ones are checked as they are read.
const CHECKED_WHOLE_BYTES: u64 = 256 << 10;

/// No database is shorter than its smallest page.
const SMALLEST_BYTES: u64 = 512;

/// File systems on which two machines do not share memory: NFS, SMB and CIFS, AFS, Coda, Ceph, 9P.
const NETWORK: &[u32] = &[
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x5346_414f,
    0x7375_7245,
    0x00c3_6400,
    0x0102_1997,
];

/// Which file was opened: a path may hold another one by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    /// It in numbers.
    pub(crate) fn numbers(self) -> [u64; 2] {
        [self.device, self.inode]
    }
}

/// The state file, ready for use.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) connection: Connection,
    pub(crate) identity: Option<Identity>,
    /// What must be said of it, once.
    pub(crate) notice: Option<Clean>,
}

/// The path of the state file in `folder`.
pub(crate) fn path_in(folder: &Path) -> PathBuf {
    folder.join("state.db")
}

/// `path` with `ending` at its end.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Which file lies at `path` now.
pub(crate) fn identity(path: &Path) -> Option<Identity> {
    let metadata = fs::metadata(path).ok()?;
    Some(Identity {
        device: metadata.dev(),
        inode: metadata.ino(),
    })
}

/// Opens or makes the state file of `folder`, and checks that it is sound. A file that is there and
/// can only be read is opened for that.
pub(crate) fn open(folder: &Path) -> Result<Opened, StoreError> {
    open_by(folder, lock)
}

/// The same, for one who holds the lock.
pub(crate) fn open_locked(folder: &Path) -> Result<Opened, StoreError> {
    open_by(folder, |_| None)
}

/// Opens or makes the file; `lock` keeps other instances away while it is made.
fn open_by(folder: &Path, lock: impl Fn(&Path) -> Option<File>) -> Result<Opened, StoreError> {
    let path = path_in(folder);
    if let Err(error) = make_folder(folder) {
        let path = folder.to_owned();
        return Err(StoreError::Io { path, error });
    }
    look_at(&path)?;
    match open_to_write(&path, || lock(folder)) {
        Err(StoreError::Sqlite(error)) if is_refusal(&error) && path.exists() => {
            open_to_read(&path).or(Err(StoreError::Sqlite(error)))
        }
        opened => opened,
    }
}

/// Whether the system, and not the file, forbids to write.
fn is_refusal(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, PermissionDenied, ReadOnly};
    let code = error.sqlite_error_code();
    matches!(code, Some(CannotOpen | PermissionDenied | ReadOnly))
}

/// Opens or makes the state file.
fn open_to_write(path: &Path, lock: impl Fn() -> Option<File>) -> Result<Opened, StoreError> {
    let how = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut connection = Connection::open_with_flags(path, alone(how))?;
    connection.busy_handler(Some(wait_for_others))?;
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return open_to_read(path);
    }
    let is_ready = schema::version(&connection)? == schema::newest();
    // Two instances that start at once must not both change the journal.
    let lock = if is_ready { None } else { lock() };
    prepare(&connection, path)?;
    schema::migrate(&mut connection, path)?;
    drop(lock);
    schema::check(&connection)?;
    check_whole(&connection, path)?;
    // The system let it be opened to be written: so its own first bytes forbid that.
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        let what = "its first bytes are not as they were written";
        return Err(StoreError::Damaged(what));
    }
    Ok(Opened {
        connection,
        identity: identity(path),
        notice: None,
    })
}

/// Waits a little for another instance; says whether that is to go on. SQLite's own way of waiting
/// looks more and more seldom, so that of many who wait the one that came first may never have its
/// turn; here all are equal.
fn wait_for_others(looks: i32) -> bool {
    thread::sleep(BETWEEN_LOOKS);
    looks < MOST_LOOKS
}

/// A state that is kept nowhere.
pub(crate) fn in_memory() -> Result<Opened, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    schema::migrate(&mut connection, Path::new(":memory:"))?;
    Ok(Opened {
        connection,
        identity: None,
        notice: None,
    })
}

/// Waits until no other instance makes or mends the state file; `None` where files cannot be
/// locked: then SQLite's own locks must do.
pub(crate) fn lock(folder: &Path) -> Option<File> {
    lock_for(folder, "state.lock")
}

/// Waits until no other instance holds the lock of that `name` in `folder`; `None` where files cannot
/// be locked.
pub(crate) fn lock_for(folder: &Path, name: &str) -> Option<File> {
    let options = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .clone();
    let file = options.open(folder.join(name)).ok()?;
    file.lock().ok()?;
    Some(file)
}

/// Writes the names in `folder` to disk; where a folder cannot be synced there is no need to.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(opened) = File::open(folder) {
        drop(opened.sync_all());
    }
}

/// Removes a file, if it is there.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Makes the folder, for its owner alone, and sees to it that it outlives a power cut.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    folder.ancestors().skip(1).take(3).for_each(sync_folder);
    Ok(())
}

/// Looks whether SQLite can be let at the file: it would wait for a FIFO, and it would take the stump
/// of a file for a new one and delete the log beside it.
fn look_at(path: &Path) -> Result<(), StoreError> {
    let mut is_there = true;
    let length = match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => {
            return Err(StoreError::Io {
                path: path.to_owned(),
                error: io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"),
            });
        }
        Err(_) => {
            is_there = false;
            0
        }
    };
    let folder = path.parent().unwrap_or(path);
    if length == 0 && is_there && backup::is_any(folder) {
        return Err(StoreError::Damaged(
            "it is empty, and there are copies of it",
        ));
    }
    let log = fs::metadata(with_ending(path, "-wal")).map_or(0, |metadata| metadata.len());
    if length == 0 && log > 0 {
        return Err(StoreError::Damaged("it is empty, and its log is not"));
    }
    if (1..SMALLEST_BYTES).contains(&length) {
        return Err(StoreError::Damaged("it is shorter than any state file"));
    }
    Ok(())
}

/// Sets how the file is written.
fn prepare(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    set_journal(connection, path)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
         PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;",
    )?;
    Ok(())
}

/// Has the database at `path` keep a write-ahead log, or a rollback journal where that cannot be.
pub(crate) fn set_journal(connection: &Connection, path: &Path) -> rusqlite::Result<()> {
    let journal = if is_on_network(path) { "DELETE" } else { "WAL" };
    let set = |journal| {
        let name = "journal_mode";
        connection.pragma_update_and_check(None, name, journal, |row| row.get::<_, String>(0))
    };
    let is_set = set(journal).is_ok_and(|now| now.eq_ignore_ascii_case(journal));
    if !is_set {
        set("DELETE")?;
    }
    Ok(())
}

/// Whether `path` lies on another machine.
fn is_on_network(path: &Path) -> bool {
    let folder = path.parent().unwrap_or(path);
    let kind = rustix::fs::statfs(folder).map_or(0, |system| system.f_type);
    // The number has another type, and another sign, on each platform; its kinds fit 32 bits.
    let kind = u32::try_from(i128::from(kind) & 0xffff_ffff);
    kind.is_ok_and(|kind| NETWORK.contains(&kind))
}

/// Checks every page of a small file, and that its indexes agree with its rows.
fn check_whole(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let length = fs::metadata(path).map_or(0, |metadata| metadata.len());
    if length > CHECKED_WHOLE_BYTES {
        return Ok(());
    }
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged("its pages do not hold together"));
    }
    Ok(())
}

/// Opens a file that may only be read, in a folder in which nothing can be made.
pub(crate) fn open_to_read(path: &Path) -> Result<Opened, StoreError> {
    let plain = Connection::open_with_flags(path, alone(OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    let connection = if schema::version(&plain).is_ok() {
        plain
    } else {
        // A log cannot be kept here, so no one writes.
        open_unchanging(path)?
    };
    let (found, known) = (schema::version(&connection)?, schema::newest());
    if found > known {
        let path = path.to_owned();
        return Err(StoreError::Newer { path, found, known });
    }
    schema::stand_in(&connection, found)?;
    Row::load_all(&connection)?;
    Ok(Opened {
        connection,
        identity: identity(path),
        notice: Some(Clean::line(&format!(
            "{}: it can only be read, so no mark can be changed",
            path.display()
        ))),
    })
}

/// Opens a file that no one writes: it is taken as it stands, without a log.
pub(crate) fn open_unchanging(path: &Path) -> Result<Connection, StoreError> {
    let address = format!("file:{}?immutable=1", encoded(path));
    let options = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(address, alone(options))?;
    connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")?;
    Ok(connection)
}

/// A path as it stands in a URI: every byte that is not plain as `%xx`.
fn encoded(path: &Path) -> String {
    use std::fmt::Write;
    use std::os::unix::ffi::OsStrExt;
    let mut encoded = String::new();
    for byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(byte) {
            encoded.push(char::from(*byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// What every connection is opened with: each is used by one thread at a time.
pub(crate) fn alone(how: OpenFlags) -> OpenFlags {
    how | OpenFlags::SQLITE_OPEN_NO_MUTEX
}
