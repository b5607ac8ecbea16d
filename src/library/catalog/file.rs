//! Opens `catalog.db`, throws it away, and says who may write it.
//!
//! Opening looks at one page or two: the first frame waits for it. Rows are checked when they are
//! read, and everything is checked in the background when there is reason to.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::cancel::Cancel;
use crate::library::catalog::meta::Meta;
use crate::library::catalog::{CatalogError, schema};
use crate::library::{Roots, cache};
use crate::user::file::{self as state_file, Identity, with_ending};

/// How long a statement waits for another instance.
const BUSY_WAIT: Duration = Duration::from_secs(5);

/// Between two looks whether another instance still refreshes.
const LEADER_WAIT: Duration = Duration::from_millis(50);

/// The catalogue, ready for use, and which file that is.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) connection: Connection,
    pub(crate) identity: Option<Identity>,
}

/// The path of the catalogue in the folder of its library.
pub(crate) fn path_in(folder: &Path) -> PathBuf {
    folder.join("catalog.db")
}

/// Opens or makes the catalogue of `roots` in `folder`.
pub(crate) fn open(folder: &Path, roots: &Roots) -> Result<Opened, CatalogError> {
    cache::make_usable(folder).map_err(|error| io_error(folder, error))?;
    let path = path_in(folder);
    let before = state_file::identity(&path);
    let mut connection = connect(&path)?;
    let identity = state_file::identity(&path);
    if before.is_some() && before != identity {
        // Another instance has just put a new one there.
        connection = connect(&path)?;
    }
    if is_empty(&connection)? {
        let _lock = lock(folder)?;
        if is_empty(&connection)? {
            make(&mut connection, &path, roots)?;
        }
    }
    check(&connection, roots)?;
    Ok(Opened {
        connection,
        identity,
    })
}

/// Throws away the catalogue that `identity` names and opens a new one in its place. Where another
/// instance has done so already, its catalogue is opened.
pub(crate) fn replace(
    folder: &Path,
    roots: &Roots,
    identity: Option<Identity>,
) -> Result<Opened, CatalogError> {
    let path = path_in(folder);
    let lock = lock(folder)?;
    if state_file::identity(&path) == identity {
        for ending in ["-wal", "-shm", "-journal", ".sound", ""] {
            match fs::remove_file(with_ending(&path, ending)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(io_error(folder, error));
                }
                _ => {}
            }
        }
    }
    drop(lock);
    open(folder, roots)
}

/// The lock of whoever writes the catalogue; waits for it, and gives `None` when it was
/// cancelled meanwhile. Where files cannot be locked, SQLite's own locks must do.
pub(crate) fn lead(folder: &Path, cancel: &Cancel) -> Result<Option<Lead>, CatalogError> {
    let file = lock_file(folder, "refresh.lock").map_err(|error| io_error(folder, error))?;
    loop {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if cancel.is_cancelled() => return Ok(None),
            Err(TryLockError::WouldBlock) => thread::sleep(LEADER_WAIT),
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(Some(Lead { _file: file })),
        }
    }
}

/// The right to write the catalogue; given back on drop.
#[derive(Debug)]
pub(crate) struct Lead {
    _file: File,
}

/// Keeps other instances from making or throwing away the catalogue.
fn lock(folder: &Path) -> Result<File, CatalogError> {
    let file = lock_file(folder, "catalog.lock").map_err(|error| io_error(folder, error))?;
    // Where files cannot be locked, the worst that can happen is that it is made twice.
    drop(file.lock());
    Ok(file)
}

fn lock_file(folder: &Path, name: &str) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    options.open(folder.join(name))
}

/// A connection, with what each must be told anew.
fn connect(path: &Path) -> Result<Connection, CatalogError> {
    let how = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, how)?;
    connection.busy_timeout(BUSY_WAIT)?;
    connection.set_prepared_statement_cache_capacity(32);
    connection.execute_batch(
        "PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 0; PRAGMA cache_size = -8192;
         PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;
         PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;",
    )?;
    Ok(connection)
}

/// Whether nothing was ever written into it. Both are read as they are at one time: another thread may
/// just be making it.
fn is_empty(connection: &Connection) -> Result<bool, CatalogError> {
    let _snapshot = connection.unchecked_transaction()?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == schema::VERSION {
        return Ok(false);
    }
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)";
    let is_empty: bool = connection.query_row(sql, [], |row| row.get(0))?;
    if is_empty && version == 0 {
        return Ok(true);
    }
    Err(CatalogError::Damaged("another version has made it"))
}

/// Makes the tables, and names the roots. The first frame waits for it, and so it does not wait for the
/// disk: what a power cut leaves of it holds nothing yet, is found damaged and made anew.
fn make(connection: &mut Connection, path: &Path, roots: &Roots) -> Result<(), CatalogError> {
    connection.execute_batch("PRAGMA synchronous = OFF")?;
    state_file::set_journal(connection, path)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    schema::make(&transaction)?;
    for (id, root) in (0_i64..).zip(&roots.paths) {
        let path = root.as_os_str().as_bytes();
        transaction.execute("INSERT INTO root (id, path) VALUES (?1, ?2)", (id, path))?;
    }
    Meta::new().save(&transaction)?;
    transaction.pragma_update(None, "user_version", schema::VERSION)?;
    transaction.commit()?;
    Ok(connection.execute_batch("PRAGMA synchronous = NORMAL")?)
}

/// Looks whether it is the catalogue of `roots`, made by this version.
fn check(connection: &Connection, roots: &Roots) -> Result<(), CatalogError> {
    let mut statement = connection.prepare("SELECT path FROM root ORDER BY id")?;
    let named = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    let mut expected = roots.paths.iter();
    for root in named {
        let root = root?;
        if expected.next().map(|path| path.as_os_str()) != Some(OsStr::from_bytes(&root)) {
            return Err(CatalogError::Damaged("it is of other folders"));
        }
    }
    if expected.next().is_some() {
        return Err(CatalogError::Damaged("it is of other folders"));
    }
    Meta::load(connection).map(drop)
}

fn io_error(folder: &Path, error: io::Error) -> CatalogError {
    CatalogError::Io {
        path: folder.to_owned(),
        error,
    }
}
